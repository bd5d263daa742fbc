//! Limits that several parts of a widget share: words for machines, lists, addresses, selectors, languages.

use crate::{Refusal, link, text};

/// A word for machines: lower-case ASCII letters, digits and underscores, at most 40.
pub(super) fn word(given: &str, field: &'static str) -> Result<String, Refusal> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c);
    if given.is_empty() {
        return Err(Refusal::Empty { field });
    }
    if given.len() > 40 || !given.chars().all(fits) {
        return Err(Refusal::Malformed {
            field,
            value: text::shortened(given, 40),
            expected: "a word of at most 40 lower-case letters, digits, hyphens and underscores",
        });
    }
    Ok(given.to_owned())
}

/// At most `limit` entries.
pub(super) fn limited(count: usize, field: &'static str, limit: usize) -> Result<(), Refusal> {
    if count > limit {
        return Err(Refusal::TooMany { field, limit });
    }
    Ok(())
}

/// Two entries to `limit`: one answer or one prize is no question and no game.
pub(super) fn counted(count: usize, field: &'static str, limit: usize) -> Result<(), Refusal> {
    limited(count, field, limit)?;
    if count < 2 {
        return Err(Refusal::OutOfRange {
            field,
            at: "design.views.blocks",
            low: 2,
            high: limit as i64,
        });
    }
    Ok(())
}

/// No entry twice.
pub(super) fn distinct<'a>(
    entries: impl Iterator<Item = &'a String>,
    field: &'static str,
) -> Result<(), Refusal> {
    let mut seen = std::collections::BTreeSet::new();
    for entry in entries {
        if !seen.insert(entry) {
            return Err(Refusal::Malformed {
                field,
                value: text::shortened(entry, 40),
                expected: "a name that stands only once",
            });
        }
    }
    Ok(())
}

/// A page that may be left open.
pub(super) fn page(href: &mut String, field: &'static str) -> Result<(), Refusal> {
    *href = match href.trim() {
        "" => String::new(),
        given => link::web(given, field)?,
    };
    Ok(())
}

/// A CSS selector: one line, and nothing that could end an attribute or a script.
pub(super) fn selector(given: &str, field: &'static str) -> Result<String, Refusal> {
    let clean = text::line(given, field, 200)?;
    if clean.is_empty() {
        return Err(Refusal::Empty { field });
    }
    if clean.contains(['<', '{', '}', ';']) {
        return Err(Refusal::Malformed {
            field,
            value: text::shortened(&clean, 40),
            expected: "a CSS selector such as #basket or .call-me",
        });
    }
    Ok(clean)
}

/// A language as browsers write it: `de`, `pt-BR`.
pub(super) fn language(given: &str, field: &'static str) -> Result<String, Refusal> {
    let mut parts = given.split('-');
    let main = parts.next().unwrap_or_default();
    let fits = (2..=3).contains(&main.len())
        && main.chars().all(|c| c.is_ascii_lowercase())
        && given.len() <= 35
        && parts
            .all(|it| (2..=8).contains(&it.len()) && it.chars().all(|c| c.is_ascii_alphanumeric()));
    if fits {
        return Ok(given.to_owned());
    }
    Err(Refusal::Malformed {
        field,
        value: text::shortened(given, 40),
        expected: "a language such as en or pt-BR",
    })
}
