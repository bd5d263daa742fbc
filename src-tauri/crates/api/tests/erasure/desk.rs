//! A workspace with a person who is to be erased, and a look into every file of it.

use std::io::Read;
use std::path::{Path, PathBuf};

use reprise_api::Session;
use reprise_domain::contact_field::Field;
use reprise_domain::entity::{Edit, Entity, Kind};
use reprise_engines::audience::book::part_from;
use reprise_store::{Options, Store};
use serde_json::{Value, json};

use crate::support::{ask, surroundings};

pub(crate) const ADDRESS: &str = "ann.erased@example.com";
pub(crate) const PHONE: &str = "+4930123456";

/// A workspace with a client and a person who was imported twice, opted out, was suppressed by hand with her address in
/// the note, lifted, exported and backed up.
pub(crate) struct Desk {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) session: Session,
    pub(crate) client: Value,
    pub(crate) list: Value,
}

impl Desk {
    pub(crate) fn new() -> Self {
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

    pub(crate) fn ask(&self, name: &str, request: Value) -> Value {
        ask(&self.session, name, request)
    }

    pub(crate) fn of_client(&self, more: Value) -> Value {
        let mut request = json!({ "client": self.client });
        let fields = request.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        request
    }

    pub(crate) fn paste(&self, text: &str) -> Value {
        let mut request = self.of_client(json!({ "text": text }));
        if !self.list.is_null() {
            request["list"] = self.list.clone();
        }
        self.ask("contacts_import", request)["list"]["id"].clone()
    }

    pub(crate) fn suppress(&self, address: &str, more: Value) {
        let mut request = self.of_client(json!({ "address": address, "reason": "opt_out" }));
        let fields = request.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        self.ask("suppression_add", request);
    }

    pub(crate) fn erase(&self) -> Value {
        self.ask(
            "contact_erase",
            self.of_client(json!({ "address": ADDRESS })),
        )
    }

    pub(crate) fn entries(&self) -> Vec<Value> {
        let page = self.of_client(json!({ "offset": 0, "limit": 200 }));
        let page = self.ask("suppression_page", page);
        assert_eq!(page["total"], page["entries"].as_array().unwrap().len());
        page["entries"].as_array().unwrap().clone()
    }

    /// Files of the workspace, unpacked, in which a text stands.
    pub(crate) fn files_with(&self, text: &str) -> Vec<PathBuf> {
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

    pub(crate) fn audience(&self, name: &str, rule: &Value) -> Value {
        let source = json!({ "from": "contacts", "rule": rule });
        let draft = json!({ "name": name, "source": source });
        self.ask("audience_create", self.of_client(draft))
    }

    pub(crate) fn change_rule(&self, audience: &Value, rule: &Value) -> Value {
        let mut audience = audience.clone();
        audience["source"]["rule"] = rule.clone();
        self.ask("audience_change", audience)
    }

    pub(crate) fn count(&self, rule: &Value) -> Value {
        let asked = self.of_client(json!({ "rule": rule }));
        self.ask("audience_count", asked)["size"]["left"].clone()
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

/// An entry as versions before this one wrote it, with the domain in its own letters.
pub(crate) fn add_entry_of_former_times(
    workspace: &Path,
    client: &Value,
    address: &str,
    note: &str,
) {
    let (store, _) = Store::open(workspace, Options::new("desk", chrono::Utc::now)).unwrap();
    let id = serde_json::from_value(client.clone()).unwrap();
    let before = store.read().get(Kind::SuppressionLedger, id).unwrap();
    let entry = json!({ "who": { "by": "email", "value": address }, "channel": null, "act": "opt_out",
        "at": "2026-01-02T09:00:00", "author": "ada", "note": note });
    let part = store.object_put(format!("{entry}\n").as_bytes()).unwrap();
    let Entity::SuppressionLedger(mut after) = before.clone() else {
        panic!("it is a ledger");
    };
    after.parts.push(part);
    after.entries += 1;
    let edit = Edit {
        kind: Kind::SuppressionLedger,
        id,
        before: Some(before),
        after: Some(after.into()),
    };
    store.commit("Suppress", "ada", vec![edit]).unwrap();
    store.backup_now().unwrap();
}
