//! The clone the rules are checked on: its files and what cargo says of its packages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The top folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap()
}

/// Every file of the project by its path from the top: tracked, or new and not ignored.
pub fn files() -> Vec<String> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output()
        .expect("git is there");
    assert!(
        output.status.success(),
        "git ls-files fails in {:?}",
        root()
    );
    let mut files: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .split_terminator('\0')
        // A file deleted and not yet committed is still listed.
        .filter(|file| root().join(file).is_file())
        .map(str::to_owned)
        .collect();
    files.sort();
    files.dedup();
    assert!(files.iter().any(|file| file == "Cargo.toml"), "{files:?}");
    files
}

/// The files below a folder that end so, with their texts.
pub fn texts(folder: &str, ends: &[&str]) -> BTreeMap<String, String> {
    files()
        .into_iter()
        .filter(|file| file.starts_with(folder) && ends.iter().any(|end| file.ends_with(end)))
        .map(|file| {
            let text = std::fs::read_to_string(root().join(&file)).unwrap();
            (file, text)
        })
        .collect()
}

/// One package of the workspace.
pub struct Package {
    /// Its name.
    pub name: String,
    /// What it depends on directly, for every use.
    pub dependencies: Vec<Dependency>,
}

/// One line of a `[dependencies]` table.
pub struct Dependency {
    /// The crate's name at its registry.
    pub name: String,
    /// Whether it is a package of this workspace.
    pub is_ours: bool,
    /// Whether only tests, benches and examples use it.
    pub is_for_tests: bool,
    /// The features asked for, `default` among them when it is on.
    pub features: Vec<String>,
}

/// Every package of the workspace.
pub fn packages() -> Vec<Package> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["metadata", "--no-deps", "--format-version=1"])
        .current_dir(root())
        .output()
        .expect("cargo is there");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata answers");
    let packages = list(&metadata["packages"]);
    packages.iter().map(package).collect()
}

fn package(value: &Value) -> Package {
    Package {
        name: text(&value["name"]),
        dependencies: list(&value["dependencies"])
            .iter()
            .map(dependency)
            .collect(),
    }
}

fn dependency(value: &Value) -> Dependency {
    let mut features: Vec<String> = list(&value["features"]).iter().map(text).collect();
    if value["uses_default_features"] == true {
        features.push("default".into());
    }
    Dependency {
        name: text(&value["name"]),
        is_ours: value["path"].is_string(),
        is_for_tests: value["kind"] == "dev",
        features,
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Fails with all that is wrong, one a line, and the rule.
pub fn refuse(wrong: &[String], rule: &str) {
    assert!(wrong.is_empty(), "{rule}:\n  {}", wrong.join("\n  "));
}
