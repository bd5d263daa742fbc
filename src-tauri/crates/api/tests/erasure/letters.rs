//! Entries of the suppression that former versions wrote, with domains in their own letters.

use reprise_api::Session;
use serde_json::{Value, json};

use crate::desk::{Desk, add_entry_of_former_times};
use crate::support::surroundings;

#[test]
fn an_entry_with_a_domain_in_its_own_letters_is_the_persons_too() {
    let desk = Desk::new();
    desk.paste("email,first name\njulia@müller.de,Julia\n");
    desk.session.close().unwrap();
    let (folder, client) = (desk.folder, desk.client);
    let workspace = folder.path().join("workspace");
    add_entry_of_former_times(&workspace, &client, "julia@müller.de", "by letter");

    let desk = Desk {
        session: Session::open(&workspace, surroundings()).unwrap(),
        folder,
        client,
        list: Value::Null,
    };
    desk.suppress("Julia@Müller.de", json!({ "channel": "sms" }));
    let about = desk.of_client(json!({ "address": "julia@müller.de" }));
    let shown = desk.ask("contact_show", about);
    let notes: Vec<_> = shown["entries"].as_array().unwrap().iter().collect();
    assert_eq!(notes.len(), 2, "{shown}");
    assert_eq!(notes[0]["note"], "by letter");
}
