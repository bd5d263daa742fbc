//! People in books, lists, ledgers and backups.

use std::path::PathBuf;

use reprise_api::Session;
use serde_json::{Value, json};

use crate::desk::{ADDRESS, Desk, PHONE};
use crate::support::{ask, surroundings};

#[test]
fn no_file_of_the_workspace_holds_an_erased_person_in_clear() {
    let desk = Desk::new();
    let out = desk.folder.path().join("out");
    let export = json!({ "platform": "google", "folder": out, "country": "US" });
    desk.session
        .call("contacts_export", desk.of_client(export))
        .ok();
    desk.ask("workspace_backup", Value::Null);
    desk.ask(
        "suppression_lift",
        desk.of_client(json!({ "address": ADDRESS, "reason": "asked again" })),
    );
    desk.suppress(ADDRESS, json!({}));
    let before = desk.entries();
    assert!(
        desk.files_with(ADDRESS).len() > 3,
        "the test sees the person at all"
    );

    assert_eq!(desk.erase()["people"], 1);
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
    // A phone that Bob has too is his, and what he said of it still holds.
    let after = desk.entries();
    let phone: Vec<_> = after
        .iter()
        .filter(|it| it["who"]["value"] == PHONE)
        .collect();
    assert_eq!(phone.len(), 1);
    // Every entry is in its place, and the erasures are the newest.
    let erasures = after.iter().filter(|it| it["act"] == "erasure").count();
    assert_eq!((erasures, after.len()), (2, before.len() + 2));
    for (old, new) in before.iter().zip(&after[2..]) {
        assert_eq!(
            (&old["act"], &old["channel"], &old["at"]),
            (&new["act"], &new["channel"], &new["at"])
        );
    }

    desk.ask("workspace_backup", Value::Null);
    desk.session.close().unwrap();
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
    let again = Session::open(&desk.folder.path().join("workspace"), surroundings()).unwrap();
    assert_eq!(ask(&again, "workspace_check", Value::Null)["sound"], true);
    let list = ask(
        &again,
        "contact_page",
        json!({ "id": desk.list, "offset": 0, "limit": 9 }),
    );
    assert_eq!(list["total"], 1);
    let text = format!("email\n{ADDRESS}\n");
    let report = ask(
        &again,
        "contacts_import",
        desk.of_client(json!({ "text": text, "list": desk.list })),
    );
    assert_eq!(report["rejected"], 1);
}

#[test]
fn an_erasure_cannot_be_taken_back_in_any_order() {
    let desk = Desk::new();
    desk.erase();
    let undo = || {
        desk.session
            .call("history_undo", json!({}))
            .unwrap_err()
            .message
    };
    assert!(undo().contains("erased"), "{}", undo());
    let history = desk.ask("history_list", json!({}));
    for entry in history["entries"].as_array().unwrap() {
        let revert = json!({ "seq": entry["seq"] });
        if desk.session.call("history_revert", revert).is_ok() {
            assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
        }
    }
}

#[test]
fn somebody_whom_only_the_suppression_knows_can_be_erased() {
    let desk = Desk::new();
    desk.suppress("dee@example.com", json!({ "note": "by letter" }));
    let request = desk.of_client(json!({ "address": "DEE@example.com" }));
    assert_eq!(desk.ask("contact_erase", request.clone())["people"], 0);
    assert_eq!(desk.files_with("dee@example.com"), Vec::<PathBuf>::new());
    let said = desk.session.call("contact_erase", request).unwrap_err();
    assert!(said.message.contains("nobody"), "{said}");
}

#[test]
fn rows_of_erased_people_are_counted_nowhere() {
    let desk = Desk::new();
    let everybody = json!({ "join": "all", "of": [] });
    let not_vip = json!({ "join": "none", "of": [{ "if": "words", "field": "tags", "has": "any_of", "words": ["vip"] }] });
    let count = |rule: &Value| {
        let asked = desk.of_client(json!({ "rule": rule }));
        desk.ask("audience_count", asked)["size"]["left"].clone()
    };
    let people = || desk.ask("contact_count", desk.of_client(json!({})))["people"].clone();
    assert_eq!(
        (count(&everybody), count(&not_vip), people()),
        (json!(2), json!(1), json!(2))
    );
    desk.erase();
    assert_eq!(
        (count(&everybody), count(&not_vip), people()),
        (json!(1), json!(1), json!(1))
    );
    // An export of everyone does not tell of them as people left out either.
    let out = desk.folder.path().join("out");
    let export = desk.of_client(json!({ "platform": "esp", "folder": out }));
    let said = desk.session.call("contacts_export", export).unwrap_err();
    assert!(!said.message.contains("without an address"), "{said}");
}

#[test]
fn there_is_a_backup_to_go_back_to_after_an_erasure() {
    let desk = Desk::new();
    desk.ask("workspace_backup", Value::Null);
    desk.erase();
    let backups = || desk.ask("workspace_show", Value::Null)["backups"].clone();
    // An older one would need files that are gone: it went with them.
    assert_eq!(backups().as_array().unwrap().len(), 1, "{}", backups());
    desk.ask("workspace_restore", json!({ "name": backups()[0]["name"] }));
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
    let page = json!({ "id": desk.list, "offset": 0, "limit": 9 });
    assert_eq!(desk.ask("contact_page", page)["total"], 1);
}
