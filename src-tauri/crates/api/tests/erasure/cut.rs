//! Erasures that were cut short, by a program that ended or a disk that refused.

use std::fs;
use std::path::PathBuf;

use reprise_api::Session;
use serde_json::{Value, json};

use crate::desk::{ADDRESS, Desk, PHONE};
use crate::support::surroundings;

const DAN: &str = "dan@example.com";
const OWN_PHONE: &str = "+4930999888";

/// A desk that knows Dan by an address and a phone of his own, by which a rule of former times named him; and an erasure of
/// Dan that ended after he was out of the book.
fn cut_short() -> Desk {
    let desk = Desk::new();
    desk.paste(&format!("email,phone\n{DAN},{OWN_PHONE}\n"));
    let phone = json!({ "join": "all", "of": [{ "if": "text", "field": "phone", "test": { "op": "is", "value": OWN_PHONE } }] });
    let audience = desk.audience("By phone", &phone);
    desk.change_rule(&audience, &json!({ "join": "all", "of": [] }));
    desk.suppress(OWN_PHONE, json!({ "channel": "sms" }));

    // Where the former data would go stands a file.
    fs::write(workspace(&desk).join("data.old"), b"").unwrap();
    let request = desk.of_client(json!({ "address": DAN }));
    desk.session.call("contact_erase", request).unwrap_err();
    fs::remove_file(workspace(&desk).join("data.old")).unwrap();

    let page = json!({ "id": desk.list, "offset": 0, "limit": 9 });
    assert_eq!(desk.ask("contact_page", page)["total"], 2);
    assert!(!desk.files_with(OWN_PHONE).is_empty());
    desk
}

fn workspace(desk: &Desk) -> PathBuf {
    desk.folder.path().join("workspace")
}

fn nobody_is_left(desk: &Desk) {
    for words in [DAN, OWN_PHONE] {
        assert_eq!(desk.files_with(words), Vec::<PathBuf>::new(), "{words}");
    }
    assert!(!workspace(desk).join("begun").exists());
    assert_eq!(desk.ask("workspace_check", Value::Null)["sound"], true);
}

#[test]
fn the_next_start_finishes_it_for_everything_the_person_was_known_by() {
    let desk = cut_short();
    desk.session.close().unwrap();
    let session = Session::open(&workspace(&desk), surroundings()).unwrap();
    let told = session.opening();
    assert!(told[0].contains("it is finished now"), "{told:?}");
    let desk = Desk { session, ..desk };
    nobody_is_left(&desk);
    // It is told once.
    desk.session.close().unwrap();
    let again = Session::open(&workspace(&desk), surroundings()).unwrap();
    assert_eq!(again.opening(), Vec::<String>::new());
}

#[test]
fn erasing_anybody_finishes_it_first() {
    let desk = cut_short();
    desk.erase();
    nobody_is_left(&desk);
}

#[test]
fn a_phone_that_somebody_else_has_stays_with_them() {
    let desk = Desk::new();
    fs::write(workspace(&desk).join("data.old"), b"").unwrap();
    let rule = json!({ "join": "all", "of": [{ "if": "text", "field": "email", "test": { "op": "is", "value": ADDRESS } }] });
    desk.audience("Only Ann", &rule);
    let request = desk.of_client(json!({ "address": ADDRESS }));
    desk.session.call("contact_erase", request).unwrap_err();
    fs::remove_file(workspace(&desk).join("data.old")).unwrap();
    desk.session.close().unwrap();

    let session = Session::open(&workspace(&desk), surroundings()).unwrap();
    let desk = Desk { session, ..desk };
    let about = desk.of_client(json!({ "address": "bob@example.com" }));
    let bob = desk.ask("contact_show", about);
    assert_eq!(bob["contact"]["phone"], PHONE);
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
}
