//! Rust source as the rules need it: words without comments and strings, and without what is only for tests.

use std::collections::{BTreeMap, BTreeSet};

/// The text with comments, strings and characters blanked; every line keeps its number.
pub fn code(text: &str) -> String {
    let mut rest = text;
    let mut code = String::with_capacity(text.len());
    let mut previous = ' ';
    while let Some(next) = rest.chars().next() {
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let skipped = if is_word(previous) && !rest.starts_with("//") && !rest.starts_with("/*") {
            // `r` and `b` inside a word start no string, and `'` after one is never a character.
            if next == '"' { string(rest) } else { 0 }
        } else {
            blank(rest)
        };
        let taken = if skipped > 0 {
            skipped
        } else {
            next.len_utf8()
        };
        if skipped > 0 {
            code.extend(rest[..taken].chars().filter(|letter| *letter == '\n'));
            code.push(' ');
            previous = ' ';
        } else {
            code.push(next);
            previous = next;
        }
        rest = &rest[taken..];
    }
    code
}

/// The length of the comment, string or character that starts here, or 0.
fn blank(rest: &str) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return block_comment(rest);
    }
    let start = rest.trim_start_matches(['b', 'c']);
    let prefix = rest.len() - start.len();
    if prefix <= 1 && start.starts_with('r') {
        let hashes = start[1..].len() - start[1..].trim_start_matches('#').len();
        if start[1 + hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let from = 2 + hashes;
            let length = start[from..]
                .find(&end)
                .map_or(start.len(), |at| from + at + end.len());
            return prefix + length;
        }
    }
    if prefix <= 1 && start.starts_with('"') {
        return prefix + string(start);
    }
    if prefix <= 1 && start.starts_with('\'') {
        let length = character(start);
        return if length > 0 { prefix + length } else { 0 };
    }
    0
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// A character, told from a lifetime by its closing mark.
fn character(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(0, |at| at + 4),
        Some(_) => match letters.next() {
            Some((at, '\'')) => at + 1,
            _ => 0,
        },
        None => 0,
    }
}

/// Blanked code without the items behind `#[cfg(test)]`.
pub fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        kept.push_str(&rest[..at]);
        rest = &rest[at + MARK.len()..];
        rest = &rest[item(rest)..];
    }
    kept + rest
}

/// The length of the item that starts here: to its `;`, or to the end of its braces.
fn item(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in rest.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// What is shipped of these files: code without tests, and without files that only tests bring in.
pub fn shipped(texts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let codes: BTreeMap<&String, String> = texts
        .iter()
        .map(|(file, text)| (file, code(text)))
        .collect();
    let tests: BTreeSet<String> = codes
        .iter()
        .flat_map(|(file, code)| {
            test_modules(code)
                .into_iter()
                .map(|module| format!("{}{module}", home(file)))
        })
        .collect();
    codes
        .into_iter()
        .filter(|(file, _)| {
            let is_test = |start: &String| {
                file.strip_prefix(start.as_str())
                    .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
            };
            !tests.iter().any(is_test)
        })
        .map(|(file, code)| (file.clone(), without_tests(&code)))
        .collect()
}

/// The names of `#[cfg(test)] mod name;`.
fn test_modules(code: &str) -> Vec<String> {
    code.split("#[cfg(test)]")
        .skip(1)
        .filter_map(|rest| {
            let declared = &rest[..item(rest)];
            let name = declared.split_once("mod ")?.1.strip_suffix(';')?;
            Some(name.trim().to_owned())
        })
        .collect()
}

/// The folder in which a file's modules lie.
fn home(file: &str) -> String {
    for name in ["mod.rs", "lib.rs", "main.rs"] {
        if let Some(folder) = file.strip_suffix(name) {
            return folder.to_owned();
        }
    }
    format!("{}/", file.trim_end_matches(".rs"))
}

/// The paths a code names: `use a::{b, c::d}` becomes `a::b` and `a::c::d`, and a plain `a::b` stays.
pub fn paths(code: &str) -> Vec<String> {
    let dense: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let dense = dense.replace(" ::", "::").replace(":: ", "::");
    let mut found = Vec::new();
    for (at, _) in dense.match_indices("::") {
        let before = &dense[..at];
        let start = before
            .rfind(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == ':'))
            .map_or(0, |at| at + 1);
        expand(&dense[start..at], &dense[at + 2..], &mut found);
    }
    found
}

/// Adds what follows a `::`: one word, or each of a group.
fn expand(head: &str, rest: &str, found: &mut Vec<String>) {
    let Some(group) = rest.strip_prefix('{') else {
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let word = rest.split(|letter| !is_word(letter)).next().unwrap_or(rest);
        // What goes on is found at its next `::`, whole.
        if !rest[word.len()..].starts_with("::") {
            found.push(format!("{head}::{word}"));
        }
        return;
    };
    let mut depth = 1_usize;
    let mut start = 0;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        let ends = depth == 0 || depth == 1 && letter == ',';
        if ends {
            let part = group[start..at].trim();
            if let Some((first, last)) = part.split_once("::") {
                expand(&format!("{head}::{first}"), last, found);
            } else if !part.is_empty() {
                found.push(format!("{head}::{part}"));
            }
            start = at + 1;
        }
        if depth == 0 {
            return;
        }
    }
}

#[test]
fn comments_and_strings_are_blanked() {
    let text = "let a = \"std::fs\"; // std::time\n/* rand:: /* nested */ */ b('\"', '\\'', 'x'); fn f<'a>(r: &'a str) {}";
    let code = code(text);
    assert_eq!(code.lines().count(), 2);
    for gone in ["std", "rand", "nested", "x'"] {
        assert!(!code.contains(gone), "{gone} is left in {code}");
    }
    for kept in ["let a =", "fn f<'a>(r: &'a str) {}"] {
        assert!(code.contains(kept), "{kept} is gone from {code}");
    }
    assert_eq!(
        self::code("x(r#\"a \" std\"#, b\"std\", br\"std\")")
            .split("std")
            .count(),
        1
    );
}

#[test]
fn tests_are_left_out() {
    let code = "fn a() { b {} }\n#[cfg(test)]\nmod tests { fn c() { d {} } }\nfn e() {}";
    let kept = without_tests(code);
    assert!(kept.contains("fn a") && kept.contains("fn e"));
    assert!(!kept.contains("fn c"));
}

#[test]
fn files_of_tests_are_left_out() {
    let texts = [
        (
            "src/a/mod.rs",
            "#[cfg(test)]\npub(crate) mod cases;\nmod real;",
        ),
        ("src/a/cases.rs", "test"),
        ("src/a/cases/more.rs", "test"),
        ("src/a/real.rs", "real"),
    ]
    .map(|(file, text)| (file.to_owned(), text.to_owned()));
    let shipped = shipped(&texts.into());
    assert_eq!(
        shipped.keys().collect::<Vec<_>>(),
        ["src/a/mod.rs", "src/a/real.rs"]
    );
}

#[test]
fn paths_are_found_in_groups_too() {
    let found = paths(
        "use std::{collections::BTreeMap, fs, io::{self, Read}};\nlet a = chrono :: Utc::now();",
    );
    for wanted in [
        "std::collections::BTreeMap",
        "std::fs",
        "std::io::self",
        "std::io::Read",
        "chrono::Utc::now",
    ] {
        assert!(
            found.iter().any(|path| path == wanted),
            "{wanted} is not in {found:?}"
        );
    }
}
