//! Erasing a person: no file of the workspace tells of them any more, whatever was done with them before.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod support;

use std::io::Read;
use std::path::{Path, PathBuf};

use reprise_api::Session;
use reprise_domain::contact_field::Field;
use reprise_engines::audience::book::part_from;
use serde_json::{Value, json};
use support::{ask, surroundings};

const ADDRESS: &str = "ann.erased@example.com";
const PHONE: &str = "+4930123456";

/// A workspace with a client and a person who was imported twice, opted out, was suppressed by hand with her address in
/// the note, lifted, exported and backed up.
struct Desk {
    folder: tempfile::TempDir,
    session: Session,
    client: Value,
    list: Value,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::open(&folder.path().join("workspace"), surroundings()).unwrap();
        let shop = json!({ "name": "Kettle & Kiln", "time_zone": "Europe/Berlin" });
        let client = ask(&session, "client_create", shop)["id"].clone();
        let mut desk = Self {
            folder,
            session,
            client,
            list: Value::Null,
        };
        desk.list = desk.paste(&format!(
            "email,phone,first name,consent\n{ADDRESS},{PHONE},Ann,no\nbob@example.com,{PHONE},Bob,yes\n"
        ));
        desk.paste(&format!("email,zip,tags\n{ADDRESS},10115,vip\n"));
        let note = json!({ "note": format!("called about {}", ADDRESS.to_uppercase()) });
        desk.suppress(ADDRESS, note.clone());
        desk.suppress("bob@example.com", note);
        desk.suppress(PHONE, json!({ "channel": "sms" }));
        desk
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        ask(&self.session, name, request)
    }

    fn of_client(&self, more: Value) -> Value {
        let mut request = json!({ "client": self.client });
        let fields = request.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        request
    }

    fn paste(&self, text: &str) -> Value {
        let mut request = self.of_client(json!({ "text": text }));
        if !self.list.is_null() {
            request["list"] = self.list.clone();
        }
        self.ask("contacts_import", request)["list"]["id"].clone()
    }

    fn suppress(&self, address: &str, more: Value) {
        let mut request = self.of_client(json!({ "address": address, "reason": "opt_out" }));
        let fields = request.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        self.ask("suppression_add", request);
    }

    fn erase(&self) -> Value {
        self.ask(
            "contact_erase",
            self.of_client(json!({ "address": ADDRESS })),
        )
    }

    fn entries(&self) -> Vec<Value> {
        let page = self.of_client(json!({ "offset": 0, "limit": 200 }));
        let page = self.ask("suppression_page", page);
        assert_eq!(page["total"], page["entries"].as_array().unwrap().len());
        page["entries"].as_array().unwrap().clone()
    }

    /// Files of the workspace, unpacked, in which a text stands.
    fn files_with(&self, text: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut open = vec![self.folder.path().join("workspace")];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else if unpacked(&path).to_lowercase().contains(text) {
                    found.push(path);
                }
            }
        }
        found
    }
}

/// What a file says: backups part by part, parts of books in words, everything else as it is.
fn unpacked(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let mut said = String::from_utf8_lossy(&bytes).into_owned();
    if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) {
        for at in 0..archive.len() {
            let mut part = Vec::new();
            archive
                .by_index(at)
                .unwrap()
                .read_to_end(&mut part)
                .unwrap();
            said.push_str(&String::from_utf8_lossy(&part));
            said.push_str(&in_words(&part));
        }
    }
    said.push_str(&in_words(&bytes));
    said
}

fn in_words(bytes: &[u8]) -> String {
    part_from(bytes, Some(Field::ALL)).map_or_else(|_| String::new(), |it| format!("{it:?}"))
}

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
fn rules_that_name_an_erased_person_are_told() {
    let desk = Desk::new();
    let rule = json!({ "join": "all", "of": [{ "if": "text", "field": "email", "test": { "op": "is", "value": ADDRESS } }] });
    let source = json!({ "from": "contacts", "rule": rule });
    desk.ask(
        "audience_create",
        desk.of_client(json!({ "name": "Only Ann", "source": source })),
    );
    assert_eq!(desk.erase()["named_in"], json!(["Only Ann"]));
}

#[test]
fn there_is_a_backup_to_go_back_to_after_an_erasure() {
    let desk = Desk::new();
    desk.ask("workspace_backup", Value::Null);
    desk.erase();
    let backups = desk.ask("workspace_show", Value::Null)["backups"].clone();
    desk.ask("workspace_restore", json!({ "name": backups[0]["name"] }));
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
    let page = json!({ "id": desk.list, "offset": 0, "limit": 9 });
    assert_eq!(desk.ask("contact_page", page)["total"], 1);
    // An older one would need files that are gone.
    let older = json!({ "name": backups[1]["name"] });
    assert!(desk.session.call("workspace_restore", older).is_err());
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
}
