//! `domain` and `engines` know no clock, file, thread, log or random source: those are arguments.

use std::collections::BTreeMap;

use crate::clone::{packages, refuse, texts};
use crate::rust_source::{code, paths, shipped};

const PURE: [&str; 2] = ["domain", "engines"];

/// Modules of the standard library that reach outside.
const OUTSIDE: [&str; 6] = [
    "std::time",
    "std::fs",
    "std::thread",
    "std::net",
    "std::process",
    "std::env",
];

/// Crates that do.
const CRATES: [&str; 8] = [
    "rand",
    "getrandom",
    "fastrand",
    "log",
    "tracing",
    "tokio",
    "rayon",
    "tempfile",
];

/// Ends of paths that read a clock or throw dice.
const CALLS: [&str; 7] = [
    "Utc::now",
    "Local::now",
    "Instant::now",
    "SystemTime::now",
    "Uuid::now_v7",
    "Uuid::new_v4",
    "chrono::Local",
];

/// What a code names that it must not.
fn impure(code: &str) -> Vec<String> {
    let starts = |path: &str, start: &str| {
        path.strip_prefix(start)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let mut found: Vec<String> = paths(code)
        .into_iter()
        .filter(|path| {
            OUTSIDE
                .iter()
                .chain(&CRATES)
                .any(|start| starts(path, start))
                || CALLS.iter().any(|end| path.ends_with(end))
        })
        .collect();
    found.dedup();
    found
}

#[test]
fn domain_and_engines_reach_nothing_outside() {
    let mut wrong = Vec::new();
    for name in PURE {
        let sources: BTreeMap<_, _> = texts(&format!("src-tauri/crates/{name}/src/"), &[".rs"]);
        assert!(!sources.is_empty());
        for (file, code) in shipped(&sources) {
            wrong.extend(
                impure(&code)
                    .iter()
                    .map(|path| format!("{file} names {path}")),
            );
        }
    }
    refuse(
        &wrong,
        "today, the zone, a seed and the author are arguments",
    );
}

#[test]
fn domain_and_engines_depend_on_nothing_that_reaches_outside() {
    let mut wrong = Vec::new();
    for package in packages() {
        if !PURE
            .iter()
            .any(|name| package.name == format!("reprise-{name}"))
        {
            continue;
        }
        for dependency in package
            .dependencies
            .iter()
            .filter(|dependency| !dependency.is_for_tests)
        {
            let has_clock = dependency.name == "chrono"
                && dependency
                    .features
                    .iter()
                    .any(|feature| ["default", "clock", "now"].contains(&feature.as_str()));
            if has_clock || CRATES.contains(&dependency.name.as_str()) {
                wrong.push(format!(
                    "{} depends on {} {:?}",
                    package.name, dependency.name, dependency.features
                ));
            }
        }
    }
    refuse(&wrong, "a pure crate takes these as arguments");
}

#[test]
fn what_reaches_outside_is_seen() {
    assert_eq!(impure("use std::{collections::BTreeMap, fs};"), ["std::fs"]);
    assert_eq!(
        impure("let today = chrono::Utc::now();"),
        ["chrono::Utc::now"]
    );
    assert_eq!(impure("use std::time::Duration;"), ["std::time::Duration"]);
    assert_eq!(impure("log::info!()"), ["log::info"]);
    assert_eq!(
        impure(&code(
            "// std::fs::read\nlet a = \"std::fs\"; std::format!()"
        )),
        [""; 0]
    );
    assert_eq!(impure("use crate::log::entry; std::fmt::Display"), [""; 0]);
}
