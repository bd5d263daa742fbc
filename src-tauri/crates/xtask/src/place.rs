//! Where things are: the clone, its target folder, and the test and bench targets it declares.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::process;
use crate::stop::Stop;

/// The clone this command works on.
pub struct Place {
    /// The top folder of the clone.
    pub root: PathBuf,
    /// Where cargo builds, wherever the person has put that.
    pub target: PathBuf,
    /// Every test and bench target of the workspace, in the order of the map.
    pub targets: Vec<Target>,
}

/// One test or bench target of the workspace.
#[derive(Clone, Debug)]
pub struct Target {
    /// The package that declares it.
    pub package: String,
    /// The target's own name.
    pub name: String,
    /// `test` or `bench`.
    pub kind: String,
    /// The features it asks for before it is built.
    pub features: Vec<String>,
}

impl Place {
    /// Asks cargo.
    pub fn find() -> Result<Self, Stop> {
        // From src-tauri/crates/xtask to the top.
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
        let root = root
            .canonicalize()
            .map_err(|error| Stop::file(&root, &error))?;
        let answer = process::answer(process::cargo(&root).args([
            "metadata",
            "--no-deps",
            "--format-version=1",
        ]));
        let metadata: Value = answer
            .and_then(|text| serde_json::from_str(&text).ok())
            .ok_or_else(|| Stop::new("`cargo metadata` failed", "run it by hand to see why"))?;
        Ok(Place {
            target: text(&metadata["target_directory"]).into(),
            targets: targets(&metadata),
            root,
        })
    }

    /// The UI's folder.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The folder of the browser tests, with npm packages of its own.
    pub fn browser_tests(&self) -> PathBuf {
        self.root.join("tests/browser")
    }

    /// The targets of one kind.
    pub fn targets_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Target> {
        self.targets
            .iter()
            .filter(move |target| target.kind == kind)
    }
}

fn targets(metadata: &Value) -> Vec<Target> {
    let mut found = Vec::new();
    for package in list(&metadata["packages"]) {
        for target in list(&package["targets"]) {
            let kind = text(&target["kind"][0]);
            if kind == "test" || kind == "bench" {
                found.push(Target {
                    package: text(&package["name"]),
                    name: text(&target["name"]),
                    kind,
                    features: list(&target["required-features"])
                        .iter()
                        .map(text)
                        .collect(),
                });
            }
        }
    }
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
