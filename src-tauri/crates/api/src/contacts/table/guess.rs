//! What a table's first lines tell: what separates its fields, and whether the first one names the columns.

use super::bad;
use crate::error::Error;

/// Lines looked at to guess the separator.
const SNIFFED: usize = 50;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The one byte a separator is.
pub(super) fn single(delimiter: &str) -> Result<u8, Error> {
    match delimiter.as_bytes() {
        [one] if !matches!(one, b'"' | b'\r' | b'\n') && one.is_ascii() => Ok(*one),
        _ => Err(bad(
            format!("‘{delimiter}’ cannot separate fields"),
            "Choose a comma, semicolon, tab or bar",
        )),
    }
}

/// The separator that occurs equally often, and most often, in the first lines; a comma on a tie.
pub(super) fn delimiter_of(head: &[u8]) -> u8 {
    let lines: Vec<&[u8]> = head
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.trim_ascii().is_empty())
        .take(SNIFFED)
        .collect();
    let score = |delimiter: u8| {
        let counts = lines
            .iter()
            .map(|line| line.iter().filter(|byte| **byte == delimiter).count());
        (counts.clone().min().unwrap_or(0), counts.sum::<usize>())
    };
    let mut best = b',';
    for delimiter in DELIMITERS {
        if score(delimiter) > score(best) {
            best = delimiter;
        }
    }
    best
}

/// A first row names columns when no field of it looks like an address or a number.
pub(super) fn is_header(first: &[String]) -> bool {
    let looks_like_data = |field: &String| {
        field.contains('@')
            || (!field.is_empty()
                && field
                    .chars()
                    .all(|c| c.is_ascii_digit() || "+-() ".contains(c)))
    };
    first.iter().any(|field| !field.is_empty()) && !first.iter().any(looks_like_data)
}

/// Names made distinct: a second `name` becomes `name (2)`.
pub(super) fn distinct(names: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    names
        .into_iter()
        .map(|name| {
            let count = seen.entry(name.to_lowercase()).or_default();
            *count += 1;
            if *count == 1 {
                name
            } else {
                format!("{name} ({count})")
            }
        })
        .collect()
}
