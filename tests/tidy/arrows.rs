//! Which packages may know which, and who alone may name a library.

use crate::clone::{packages, refuse};

/// The arrows of the house: a package and those of ours it may depend on. Tests go through `api` like a person.
const ARROWS: [(&str, &[&str]); 9] = [
    ("reprise-domain", &[]),
    ("reprise-engines", &["reprise-domain"]),
    ("reprise-store", &["reprise-domain"]),
    ("reprise-documents", &["reprise-domain"]),
    (
        "reprise-api",
        &[
            "reprise-domain",
            "reprise-engines",
            "reprise-store",
            "reprise-documents",
        ],
    ),
    ("reprise-cli", &["reprise-api"]),
    ("reprise-desktop", &["reprise-api"]),
    ("reprise-tests", &["reprise-api"]),
    ("xtask", &[]),
];

/// A library by the start of its name, and the one package that may name it.
const DOORS: [(&str, &str); 5] = [
    ("sled", "reprise-store"),
    ("tauri", "reprise-desktop"),
    ("clap", "reprise-cli"),
    ("typst", "reprise-documents"),
    ("docx-rs", "reprise-documents"),
];

fn may_know(package: &str, other: &str) -> bool {
    ARROWS
        .iter()
        .any(|(from, to)| *from == package && to.contains(&other))
}

fn may_name(package: &str, library: &str) -> bool {
    DOORS
        .iter()
        .all(|(start, door)| !library.starts_with(start) || *door == package)
}

#[test]
fn all_arrows_point_one_way() {
    let mut wrong = Vec::new();
    for package in packages() {
        assert!(
            ARROWS.iter().any(|(name, _)| *name == package.name),
            "{} is a new package: give it its arrows here and in ARCHITECTURE.md",
            package.name
        );
        for dependency in package
            .dependencies
            .iter()
            .filter(|dependency| dependency.is_ours)
        {
            if !may_know(&package.name, &dependency.name) {
                wrong.push(format!("{} -> {}", package.name, dependency.name));
            }
        }
    }
    refuse(&wrong, "these packages must not know each other");
}

#[test]
fn a_library_with_a_door_is_named_by_its_door_only() {
    let mut wrong = Vec::new();
    for package in packages() {
        for dependency in &package.dependencies {
            if !may_name(&package.name, &dependency.name) {
                wrong.push(format!("{} names {}", package.name, dependency.name));
            }
        }
    }
    refuse(&wrong, "one package alone may name each of these libraries");
}

#[test]
fn a_wrong_arrow_is_seen() {
    assert!(may_know("reprise-api", "reprise-store"));
    assert!(!may_know("reprise-engines", "reprise-store"));
    assert!(!may_know("reprise-domain", "reprise-api"));
    assert!(may_name("reprise-desktop", "tauri-plugin-dialog"));
    assert!(!may_name("reprise-api", "tauri"));
    assert!(!may_name("xtask", "clap"));
    assert!(may_name("xtask", "serde_json"));
}
