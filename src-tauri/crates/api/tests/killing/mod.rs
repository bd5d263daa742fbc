//! Killing a test that runs itself again in a child process, at a moment of its work.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use reprise_api::{Code, Session};

use crate::support::surroundings;

/// The variable that tells a test it is the child, and where to work.
pub const FOLDER: &str = "REPRISE_TEST_CRASH";

/// Runs a test of this program in a child process, waits until it says `begun`, and some time more, and kills it. What
/// it said after that.
pub fn until_killed_after(test: &str, folder: &Path, wait: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    let begun = said.by_ref().any(|line| line.unwrap() == "begun");
    assert!(begun, "the child never began");
    std::thread::sleep(wait);
    child.kill().unwrap();
    let said = said.map_while(Result::ok).collect();
    child.wait().unwrap();
    said
}

/// Opens the workspace in a folder. The system releases a killed process's lock a moment after its parent has been told.
pub fn open(folder: &Path) -> Session {
    loop {
        match Session::open(&folder.join("workspace"), surroundings()) {
            Ok(session) => return session,
            Err(error) if error.code == Code::PlanInUse => std::thread::yield_now(),
            Err(error) => panic!("{error}"),
        }
    }
}

/// Says a word on a line of its own.
pub fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{word}").unwrap();
    out.flush().unwrap();
}
