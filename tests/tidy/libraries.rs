//! Every library that comes in from outside has its line in ARCHITECTURE.md: why this one, and what it costs.

use std::collections::BTreeSet;

use crate::clone::{packages, refuse, root};

/// Those libraries that the paper does not name in backticks.
fn unnamed(libraries: &BTreeSet<String>, paper: &str) -> Vec<String> {
    libraries
        .iter()
        .filter(|library| !paper.contains(&format!("`{library}`")))
        .cloned()
        .collect()
}

#[test]
fn every_library_has_its_line_in_the_architecture() {
    let path = root().join("ARCHITECTURE.md");
    let paper = std::fs::read_to_string(path)
        .expect("ARCHITECTURE.md is there, with its table of libraries");
    let libraries = packages()
        .into_iter()
        .flat_map(|package| package.dependencies)
        .filter(|dependency| !dependency.is_ours)
        .map(|dependency| dependency.name)
        .collect();
    refuse(
        &unnamed(&libraries, &paper),
        "ARCHITECTURE.md does not name these libraries",
    );
}

#[test]
fn a_library_without_its_line_is_seen() {
    let libraries = ["serde", "sled"].map(str::to_owned).into();
    assert_eq!(
        unnamed(&libraries, "| `serde` | … |\nsled is good"),
        ["sled"]
    );
}
