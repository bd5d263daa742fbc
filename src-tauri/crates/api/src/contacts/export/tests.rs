//! Exports of a small book that lies in a real store.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use reprise_domain::contact::{ContactCounts, ContactList};
use reprise_domain::contact_book::{BookPart, ContactBook};
use reprise_domain::contact_field::Field;
use reprise_domain::entity::{Edit, Entity};
use reprise_domain::id::{ClientId, ContactListId};
use reprise_domain::suppression::{
    Suppressed, SuppressionAct, SuppressionEntry, SuppressionLedger,
};
use reprise_engines::audience::book::{
    Column, ConsentState, NO_DAY, Narrow, Part, Text, members_to_bytes, part_to_bytes,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::base_name;
use crate::error::Code;
use crate::event::Event;
use crate::session::{Session, Surroundings};
use reprise_domain::table::TableFor;

const PEOPLE: usize = 10;

fn monday_morning() -> DateTime<Utc> {
    "2026-03-02T08:00:00Z".parse().unwrap()
}

/// A shop with ten people: all of them German and with e-mail; those of even number agreed to ads, the fifth (number 4)
/// has opted out. The list ‘VIP & friends’ holds the first six.
struct Shop {
    folder: tempfile::TempDir,
    session: Session,
    client: Value,
    list: ContactListId,
}

impl Shop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let surroundings = Surroundings {
            account: "ada".to_owned(),
            device: "desk".to_owned(),
            now: monday_morning,
        };
        let session = Session::open(&folder.path().join("workspace"), surroundings).unwrap();
        let made = session.call("client_create", json!({ "name": "Shop" }));
        let client = made.unwrap()["id"].clone();
        let id: ClientId = serde_json::from_value(client.clone()).unwrap();
        let put = |bytes: Vec<u8>| {
            session
                .with_store(|store| Ok(store.object_put(&bytes)?))
                .unwrap()
        };
        let book = ContactBook {
            parts: vec![BookPart {
                object: put(part_to_bytes(&part()).unwrap()),
                rows: PEOPLE as u32,
                blank: None,
            }],
            ..ContactBook::empty(id)
        };
        let mut list = ContactList {
            id: ContactListId(session.new_id()),
            client: id,
            name: "VIP & friends".to_owned(),
            counts: ContactCounts::default(),
            file: "vip.csv".to_owned(),
            imported_on: monday_morning().date_naive(),
            members: Some(put(members_to_bytes(&[0b11_1111]).unwrap())),
        };
        list.counts.people = 6;
        let gone = SuppressionEntry {
            who: Suppressed::Email("p4@example.com".to_owned()),
            channel: None,
            act: SuppressionAct::OptOut,
            at: monday_morning().naive_utc(),
            author: "ada".to_owned(),
            note: String::new(),
        };
        let ledger = SuppressionLedger {
            client: id,
            parts: vec![put(
                [serde_json::to_vec(&gone).unwrap(), b"\n".to_vec()].concat()
            )],
            entries: 1,
            key: "0".repeat(64),
            refreshed: Some(monday_morning().naive_utc()),
        };
        let list_id = list.id;
        let entities: [Entity; 3] = [book.into(), list.into(), ledger.into()];
        let edits = entities.map(Edit::create).into();
        session.write("Fill the shop", edits).unwrap();
        Self {
            folder,
            session,
            client,
            list: list_id,
        }
    }

    fn place(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn request(&self, platform: &str, folder: &Path) -> Value {
        json!({ "client": self.client, "platform": platform, "folder": folder })
    }

    fn export(&self, request: Value) -> Value {
        self.session
            .call("contacts_export", request)
            .unwrap_or_else(|error| panic!("{error} ({})", error.hint))
    }
}

fn part() -> Part {
    let text = |of: fn(usize) -> String| {
        let mut text = Text::default();
        (0..PEOPLE).for_each(|row| text.push(&of(row)));
        Column::Text(text)
    };
    let consent = || Column::Consent {
        states: (0..PEOPLE)
            .map(|row| match row % 2 {
                0 => ConsentState::Granted as u8,
                _ => ConsentState::Unknown as u8,
            })
            .collect(),
        days: vec![NO_DAY; PEOPLE],
        proofs: vec![(String::new(), String::new())],
        at: Narrow::U8(vec![0; PEOPLE]),
    };
    let country = Column::Word {
        words: vec![String::new(), "DE".to_owned()],
        at: Narrow::U8(vec![1; PEOPLE]),
    };
    Part {
        rows: PEOPLE,
        columns: BTreeMap::from([
            (Field::Email, text(|row| format!("p{row}@example.com"))),
            (Field::Country, country),
            (Field::AdUserData, consent()),
            (Field::AdPersonalization, consent()),
        ]),
    }
}

fn hash(bytes: impl AsRef<[u8]>) -> String {
    let digest = Sha256::digest(bytes.as_ref());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn an_export_writes_files_a_report_checksums_and_a_note() {
    let shop = Shop::new();
    let folder = shop.place("out");
    let mut request = shop.request("google", &folder);
    request["list"] = json!(shop.list);
    let report = shop.export(request);
    assert_eq!(
        names(&folder),
        [
            "google-vip-friends-left-out.csv",
            "google-vip-friends.csv",
            "google-vip-friends.sha256"
        ]
    );
    let text = std::fs::read_to_string(folder.join("google-vip-friends.csv")).unwrap();
    let line = |row: usize| format!("{},,,,,\n", hash(format!("p{row}@example.com")));
    let head = "Email,Phone,First Name,Last Name,Country,Zip\n";
    assert_eq!(text, [head.to_owned(), line(0), line(2)].concat());
    let sums = std::fs::read_to_string(folder.join("google-vip-friends.sha256")).unwrap();
    assert_eq!(sums, format!("{}  google-vip-friends.csv\n", hash(&text)));
    assert_eq!(report["files"][0]["sha256"], hash(&text));
    let left_out = std::fs::read_to_string(folder.join("google-vip-friends-left-out.csv")).unwrap();
    assert!(
        left_out.contains("\r\n5,suppressed,p4@example.com,,\r\n"),
        "{left_out}"
    );
    let counts = ["suppressed", "no_consent", "no_key", "too_long"].map(|it| report[it].clone());
    assert_eq!(counts, [1, 3, 0, 0]);
    assert_eq!(report["export"]["people"], 2);
    assert_eq!(report["export"]["expires_on"], "2027-08-24");

    let history = shop.session.call("history_list", json!({})).unwrap();
    let label = history["entries"][0]["label"].as_str().unwrap();
    assert_eq!(label, "Export 2 people of ‘VIP & friends’ for Google Ads");
    let note = serde_json::to_string(&report["export"]).unwrap();
    assert!(
        !note.contains('@'),
        "a note never tells of a person: {note}"
    );
}

#[test]
fn an_export_is_stale_once_the_contacts_have_changed() {
    let shop = Shop::new();
    shop.export(shop.request("meta", &shop.place("out")));
    let of_client = json!({ "client": shop.client });
    let fresh = || {
        shop.session
            .call("freshness_show", of_client.clone())
            .unwrap()
    };
    let before = fresh();
    assert_eq!(before["exports"][0]["is_stale"], false);
    assert_eq!(before["opt_outs"]["severity"], Value::Null);
    let client: ClientId = serde_json::from_value(shop.client.clone()).unwrap();
    let book = shop
        .session
        .read(|it| Ok(it.contact_books[&client].clone()))
        .unwrap();
    let mut less = book.clone();
    less.parts.clear();
    shop.session
        .write("Lose everybody", vec![Edit::change(book, less)])
        .unwrap();
    let after = fresh();
    assert_eq!(after["exports"][0]["is_stale"], true);
    assert_eq!(after["exports"][0]["severity"], "note");
}

#[test]
fn files_that_are_there_stay_unless_asked() {
    let shop = Shop::new();
    let folder = shop.place("out");
    let mut request = shop.request("x", &folder);
    shop.export(request.clone());
    let before = std::fs::read(folder.join("x-everyone.csv")).unwrap();
    std::fs::write(folder.join("x-everyone.csv"), "mine").unwrap();
    let error = shop
        .session
        .call("contacts_export", request.clone())
        .unwrap_err();
    assert_eq!(error.code, Code::Refused);
    assert_eq!(
        std::fs::read(folder.join("x-everyone.csv")).unwrap(),
        b"mine"
    );
    request["overwrite"] = json!(true);
    shop.export(request);
    assert_eq!(
        std::fs::read(folder.join("x-everyone.csv")).unwrap(),
        before
    );
}

#[test]
fn an_export_that_was_stopped_leaves_nothing() {
    let shop = std::sync::Arc::new(Shop::new());
    let folder = shop.place("out");
    let asking = std::sync::Arc::downgrade(&shop);
    shop.session.subscribe(Box::new(move |event| {
        if let (Event::Progress { doing, .. }, Some(shop)) = (event, asking.upgrade())
            && doing == "Writing contacts"
        {
            let stop = json!({ "job": "export" });
            shop.session.call("job_cancel", stop).unwrap();
        }
    }));
    let mut request = shop.request("google", &folder);
    request["job"] = json!("export");
    let error = shop.session.call("contacts_export", request).unwrap_err();
    assert_eq!(error.code, Code::Cancelled);
    assert!(!folder.exists());
    let history = shop.session.call("history_list", json!({})).unwrap();
    assert_eq!(history["entries"][0]["label"], "Fill the shop");
}

#[test]
fn nobody_to_write_is_refused_with_the_reasons() {
    let shop = Shop::new();
    let folder = shop.place("out");
    let error = shop
        .session
        .call("contacts_export", shop.request("esp", &folder))
        .unwrap_err();
    assert_eq!(error.code, Code::Refused);
    assert_eq!(
        error.message,
        "nobody may be in the file: 9 without the consent it needs, 1 suppressed"
    );
    assert!(!folder.exists());
}

#[test]
fn what_a_platform_does_not_have_is_wrong_use() {
    let shop = Shop::new();
    for (field, value) in [
        ("switches", json!(["phone_plus"])),
        ("country", json!("Germany")),
    ] {
        let mut request = shop.request("google", &shop.place("out"));
        request[field] = value;
        let error = shop.session.call("contacts_export", request).unwrap_err();
        assert_eq!(error.code, Code::Malformed, "{field}");
    }
}

#[test]
fn names_of_files_are_plain() {
    let name = |of: &str, reader| base_name("meta", of, reader);
    assert_eq!(
        name("../Käufer: 50 % & more", TableFor::Upload),
        "meta-käufer-50-more"
    );
    assert_eq!(name("…", TableFor::Spreadsheet), "meta-for-spreadsheets");
    assert!(name(&"long ".repeat(100), TableFor::Upload).len() < 100);
}
