//! A process that exports is killed at random moments: no file under its final name is half written, and what the history
//! says was written is there.
//!
//! The exporter is this test in a child process. It says `begun` when an export begins and `done` when it is answered.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod killing;
mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use killing::{FOLDER, open, say, until_killed_after};
use reprise_api::Session;
use serde_json::{Value, json};
use support::ask;

const SELF: &str = "a_killed_export_leaves_no_half_file";
const KILLS: u32 = 12;
const PEOPLE: usize = 30_000;

#[test]
fn a_killed_export_leaves_no_half_file() {
    if let Ok(folder) = std::env::var(FOLDER) {
        export_until_killed(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let session = open(folder.path());
    let shop = json!({ "name": "Shop", "time_zone": "UTC" });
    let client = ask(&session, "client_create", shop)["id"].clone();
    let mut text = "email,first name,consent\n".to_owned();
    (0..PEOPLE).for_each(|row| text.push_str(&format!("p{row}@example.com,Ann,yes\n")));
    let import = json!({ "client": client, "text": text });
    ask(&session, "contacts_import", import);
    // What a whole export looks like, and how long one takes here, so that the kills fall all over it.
    let started = Instant::now();
    export(&session, folder.path(), "whole");
    let took = started.elapsed();
    let whole = files_in(&folder.path().join("whole"));
    assert_eq!(whole.len(), 2, "{:?}", whole.keys());
    session.close().unwrap();
    let (mut killed_within, mut noted) = (0, 1);
    for round in 0..KILLS {
        let said = until_killed_after(SELF, folder.path(), took * round / KILLS);
        killed_within += usize::from(!said.contains(&"done".to_owned()));
        let written = files_in(&folder.path().join("out"));
        for (name, bytes) in written.iter().filter(|(name, _)| !name.ends_with(".part")) {
            assert!(
                whole[name] == *bytes,
                "round {round}: ‘{name}’ is not whole"
            );
        }
        let session = open(folder.path());
        let check = ask(&session, "workspace_check", Value::Null);
        assert_eq!(check["sound"], true, "round {round}: {check}");
        let history = ask(&session, "history_list", json!({ "text": "Export" }));
        let labels = history["entries"].as_array().unwrap().len();
        if labels > noted {
            let names: Vec<_> = whole
                .keys()
                .filter(|name| !written.contains_key(*name))
                .collect();
            assert!(
                names.is_empty(),
                "round {round}: noted, but {names:?} are missing"
            );
        }
        noted = labels;
        session.close().unwrap();
        std::fs::remove_dir_all(folder.path().join("out")).ok();
    }
    assert!(
        killed_within > KILLS as usize / 4,
        "only {killed_within} kills fell into an export"
    );
}

/// Every file of a folder with its bytes; none while there is no folder.
fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn export_until_killed(folder: &Path) -> ! {
    let session = open(folder);
    loop {
        say("begun");
        export(&session, folder, "out");
        say("done");
    }
}

fn export(session: &Session, folder: &Path, into: &str) {
    let client = ask(session, "client_list", json!({}))[0]["id"].clone();
    let request = json!({
        "client": client, "platform": "esp", "folder": folder.join(into), "overwrite": true,
    });
    ask(session, "contacts_export", request);
}
