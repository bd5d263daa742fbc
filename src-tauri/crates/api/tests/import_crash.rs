//! A process that imports is killed at random moments: an import is there whole, or not at all.
//!
//! The importer is this test in a child process. It says `begun` when an import begins and `done` when it is answered.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod killing;
mod support;

use std::path::Path;
use std::time::Instant;

use killing::{FOLDER, open, say, until_killed_after};
use reprise_api::Session;
use serde_json::{Value, json};
use support::ask;

const SELF: &str = "a_killed_import_leaves_nothing_half_done";
const KILLS: u32 = 12;
const PEOPLE: usize = 20_000;

#[test]
fn a_killed_import_leaves_nothing_half_done() {
    if let Ok(folder) = std::env::var(FOLDER) {
        import_until_killed(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let mut text = "email,first name,consent\n".to_owned();
    (0..PEOPLE).for_each(|row| text.push_str(&format!("p{row}@example.com,Ann,yes\n")));
    std::fs::write(folder.path().join("contacts.csv"), text).unwrap();
    let session = open(folder.path());
    ask(
        &session,
        "client_create",
        json!({ "name": "Shop", "time_zone": "UTC" }),
    );
    // How long one takes here, so that the kills fall all over it.
    let started = Instant::now();
    import(&session, folder.path());
    let whole = started.elapsed();
    ask(&session, "history_undo", json!({}));
    session.close().unwrap();
    let mut killed_within = 0;
    for round in 0..KILLS {
        let said = until_killed_after(SELF, folder.path(), whole * round / KILLS);
        let session = open(folder.path());
        let client = ask(&session, "client_list", json!({}))[0]["id"].clone();
        let lists = ask(&session, "contact_list_list", json!({ "client": client }));
        let lists = lists.as_array().unwrap();
        for list in lists {
            assert_eq!(list["counts"]["people"], PEOPLE, "round {round}");
            let last = json!({ "id": list["id"], "offset": PEOPLE - 1, "limit": 1 });
            let page = ask(&session, "contact_page", last);
            assert_eq!(page["contacts"].as_array().map(Vec::len), Some(1));
        }
        killed_within += usize::from(!said.contains(&"done".to_owned()));
        let check = ask(&session, "workspace_check", Value::Null);
        assert_eq!(check["sound"], true, "round {round}: {check}");
        for _ in lists {
            ask(&session, "history_undo", json!({}));
        }
        session.close().unwrap();
    }
    assert!(
        killed_within > KILLS as usize / 4,
        "only {killed_within} kills fell into an import"
    );
}

fn import_until_killed(folder: &Path) -> ! {
    let session = open(folder);
    loop {
        say("begun");
        import(&session, folder);
        say("done");
        ask(&session, "history_undo", json!({}));
    }
}

fn import(session: &Session, folder: &Path) {
    let client = ask(session, "client_list", json!({}))[0]["id"].clone();
    let file = folder.join("contacts.csv");
    ask(
        session,
        "contacts_import",
        json!({ "client": client, "file": file }),
    );
}
