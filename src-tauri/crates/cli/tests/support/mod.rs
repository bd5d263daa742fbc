//! The real binary on a workspace of its own.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A workspace folder and the command that works on it.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What one call said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A file beside the workspace.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reprise"));
        command
            .args(words)
            .env("REPRISE_WORKSPACE", self.folder.path().join("workspace"))
            .env("USER", "ada")
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    pub fn says(&self, words: &[&str]) -> Said {
        said(self.command(words).output().unwrap())
    }

    /// A call that must be done; its standard output.
    #[track_caller]
    pub fn does(&self, words: &[&str]) -> String {
        let said = self.says(words);
        assert_eq!(said.code, 0, "{words:?}: {}{}", said.out, said.err);
        said.out
    }

    /// A launch of the campaign “Refills”.
    #[track_caller]
    pub fn launch(&self, name: &str, at: &str) {
        self.does(&[
            "launch",
            "create",
            name,
            "--campaign",
            "Refills",
            "--at",
            at,
        ]);
    }

    /// A call that must be done, answered as JSON.
    #[track_caller]
    pub fn json(&self, words: &[&str]) -> Value {
        let words: Vec<&str> = words.iter().copied().chain(["--json"]).collect();
        serde_json::from_str(&self.does(&words)).unwrap()
    }

    /// A call that must end with a code; its standard error.
    #[track_caller]
    pub fn fails(&self, code: i32, words: &[&str]) -> String {
        let said = self.says(words);
        assert_eq!(said.code, code, "{words:?}: {}{}", said.out, said.err);
        assert!(
            !said.err.trim().is_empty(),
            "{words:?} failed without a word"
        );
        said.err
    }
}

pub fn said(output: Output) -> Said {
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
