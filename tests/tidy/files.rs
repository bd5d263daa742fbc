//! How files look: Rust files say what they are for, none is too long, and none knows this machine.

use crate::clone::{files, refuse, root, texts};
use crate::rust_source::{code, without_tests};

/// More than this is two subjects in one file.
const MOST_LINES: usize = 400;

/// Whether a text names a folder of the machine it was written on.
fn names_this_machine(text: &str) -> bool {
    // Taken apart, or this file would name them.
    [concat!("/wo", "rk/"), concat!("/ro", "ot/")]
        .iter()
        .any(|folder| {
            text.match_indices(folder).any(|(at, _)| {
                // `example.org/work/` is an address, not a folder of this machine.
                let before = text[..at].chars().next_back();
                !before.is_some_and(|letter| letter.is_alphanumeric() || ".-_~}".contains(letter))
            })
        })
}

/// Lines that hold code: no blank ones, no comments, no tests.
fn code_lines(file: &str, text: &str) -> usize {
    if file.ends_with(".rs") {
        let code = without_tests(&code(text));
        return code.lines().filter(|line| !line.trim().is_empty()).count();
    }
    let mut in_comment = false;
    text.lines()
        .map(str::trim)
        .filter(|line| {
            let starts = line.starts_with("/*") || line.starts_with("<!--");
            let ends = line.contains("*/") || line.contains("-->");
            let is_comment = in_comment || starts || line.starts_with("//");
            in_comment = (in_comment || starts) && !ends;
            !line.is_empty() && !is_comment
        })
        .count()
}

/// Tests are not counted, and generated files are as long as what they are generated from.
fn is_counted(file: &str) -> bool {
    let is_test = file.starts_with("tests/")
        || file.contains("/tests/")
        || file.ends_with("/tests.rs")
        || file.contains(".test.")
        || file.contains("/benches/");
    !is_test && file != "ui/src/host/bindings.ts"
}

#[test]
fn rust_files_say_what_they_are_for() {
    let wrong: Vec<String> = texts("", &[".rs"])
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(file, _)| file)
        .collect();
    refuse(&wrong, "a Rust file opens with two to five `//!` lines");
}

#[test]
fn no_file_is_too_long() {
    let wrong: Vec<String> = texts("", &[".rs", ".ts", ".svelte", ".css", ".js"])
        .iter()
        .filter(|(file, _)| is_counted(file))
        .map(|(file, text)| (file, code_lines(file, text)))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(file, lines)| format!("{file}: {lines} code lines"))
        .collect();
    refuse(
        &wrong,
        "a file of more than 400 code lines holds two subjects",
    );
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let wrong: Vec<String> = files()
        .into_iter()
        .filter(|file| {
            let bytes = std::fs::read(root().join(file)).unwrap();
            // A picture or a font is no text; what is in it was not typed.
            std::str::from_utf8(&bytes).is_ok_and(names_this_machine)
        })
        .collect();
    refuse(&wrong, "a clone alone must build, run and pass its tests");
}

#[test]
fn a_folder_of_this_machine_is_seen() {
    let folder = concat!("/wo", "rk/main");
    assert!(names_this_machine(&format!("open(\"{folder}\")")));
    assert!(names_this_machine(folder));
    assert!(!names_this_machine(&format!("https://example.org{folder}")));
    assert!(!names_this_machine("a work/life balance"));
}

#[test]
fn comments_blanks_and_tests_are_not_counted() {
    let rust = "//! Head.\n\nfn a() {\n    // Why.\n    b();\n}\n#[cfg(test)]\nmod tests {\n    fn c() {}\n}\n";
    assert_eq!(code_lines("a.rs", rust), 3);
    let svelte =
        "<script>\n/* Why\n   so. */\nlet a;\n// Then.\n</script>\n\n<!-- Words -->\n<p>b</p>\n";
    assert_eq!(code_lines("a.svelte", svelte), 4);
    assert!(!is_counted("src-tauri/crates/store/tests/crash.rs"));
    assert!(is_counted("src-tauri/crates/store/src/codec.rs"));
}
