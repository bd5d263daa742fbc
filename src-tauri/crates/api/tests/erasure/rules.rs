//! People whom somebody wrote into rules, addresses of former times, and who else has the same.

use std::path::PathBuf;

use reprise_api::Session;
use serde_json::{Value, json};

use crate::desk::{ADDRESS, Desk, PHONE, add_entry_of_former_times};
use crate::support::{ask, surroundings};

/// A rule that names Ann in a text of a group, and Bob beside her.
fn rule_naming(address: &str, op: &str) -> Value {
    let is = |op: &str, value: &str| json!({ "if": "text", "field": "email", "test": { "op": op, "value": value } });
    json!({ "join": "any", "of": [
        is("is", "bob@example.com"),
        { "if": "group", "join": "all", "of": [is(op, address)] },
    ] })
}

#[test]
fn an_erased_person_is_taken_out_of_every_rule_there_is_and_ever_was() {
    let desk = Desk::new();
    let loud = format!(" {} ", ADDRESS.to_uppercase());
    let present = desk.audience("Only Ann", &rule_naming(&loud, "is"));
    let but = desk.audience("All but Ann", &rule_naming(ADDRESS, "is_not"));
    let former = desk.audience("Once Ann", &rule_naming(ADDRESS, "contains"));
    let everybody = json!({ "join": "all", "of": [] });
    desk.change_rule(&former, &everybody);
    let deleted = desk.audience("Gone", &rule_naming(ADDRESS, "begins"));
    desk.ask("audience_delete", json!({ "id": deleted["id"] }));
    let fragment = json!({ "join": "all", "of": [{ "if": "text", "field": "email",
        "test": { "op": "contains", "value": "ann." } }] });
    let of_part = desk.audience("Part of it", &fragment);
    desk.ask("workspace_backup", Value::Null);

    let erased = desk.erase();
    assert_eq!(erased["audiences"], json!(["Only Ann", "All but Ann"]));
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
    let rule_of = |audience: &Value| {
        let shown = desk.ask("audience_show", json!({ "id": audience["id"] }));
        shown["audience"]["source"]["rule"].clone()
    };
    assert_eq!(rule_of(&present), rule_naming("(erased person)", "is"));
    assert_eq!(rule_of(&but), rule_naming("(erased person)", "is_not"));
    assert_eq!(rule_of(&of_part), fragment);
    // They mean whom they meant, but for Ann.
    assert_eq!(desk.count(&rule_of(&present)), 1);
    assert_eq!(desk.count(&rule_of(&but)), 1);
    // A rule of former times comes back without her.
    let history = desk.ask("history_list", json!({ "text": "Once Ann" }));
    let change = history["entries"][0]["seq"].clone();
    desk.ask("history_revert", json!({ "seq": change }));
    assert_eq!(rule_of(&former), rule_naming("(erased person)", "contains"));
    // And may be stored as it is.
    let shown = desk.ask("audience_show", json!({ "id": present["id"] }));
    desk.ask("audience_change", shown["audience"].clone());

    desk.ask("workspace_backup", Value::Null);
    desk.session.close().unwrap();
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
    let again = Session::open(&desk.folder.path().join("workspace"), surroundings()).unwrap();
    assert_eq!(ask(&again, "workspace_check", Value::Null)["sound"], true);
}

#[test]
fn a_rule_alone_is_enough_to_erase_somebody_and_a_former_one_too() {
    let desk = Desk::new();
    let who = "dee@example.com";
    let request = desk.of_client(json!({ "address": who }));
    let audience = desk.audience("Dee", &rule_naming(who, "is"));
    let answer = desk.ask("contact_erase", request.clone());
    assert_eq!(answer, json!({ "people": 0, "audiences": ["Dee"] }));
    assert_eq!(desk.files_with(who), Vec::<PathBuf>::new());
    // Somebody writes it there again, and takes it out by hand.
    let audience = desk.change_rule(&audience, &rule_naming(who, "is"));
    desk.change_rule(&audience, &json!({ "join": "all", "of": [] }));
    assert!(!desk.files_with(who).is_empty());
    desk.ask("contact_erase", request);
    assert_eq!(desk.files_with(who), Vec::<PathBuf>::new());
}

#[test]
fn a_number_another_person_has_too_stays_in_rules() {
    let desk = Desk::new();
    let rule = json!({ "join": "all", "of": [{ "if": "text", "field": "phone",
        "test": { "op": "is", "value": PHONE } }] });
    desk.audience("The family", &rule);
    assert_eq!(desk.erase()["audiences"], json!([]));
    assert_eq!(desk.count(&rule), 1);
}

#[test]
fn what_another_client_knows_of_the_person_is_that_clients_own() {
    let mut desk = Desk::new();
    let text =
        format!("email,phone,first name\n{ADDRESS},{PHONE},Ann\nbob@example.com,{PHONE},Bob\n");
    let [one, other] = ["Juniper", "Birch"].map(|name| {
        let shop = json!({ "name": name, "time_zone": "Europe/Berlin" });
        desk.client = desk.ask("client_create", shop)["id"].clone();
        desk.list = Value::Null;
        // The same bytes: both books name one file.
        desk.paste(&text);
        desk.client.clone()
    });
    let theirs = desk.audience("Theirs", &rule_naming(ADDRESS, "is"));
    desk.ask("workspace_backup", Value::Null);

    let of = |client: &Value| json!({ "client": client, "address": ADDRESS });
    let erased = desk.ask("contact_erase", of(&one));
    assert_eq!(erased, json!({ "people": 1, "audiences": [] }));
    let known = |client: &Value| desk.session.call("contact_show", of(client)).is_ok();
    assert_eq!((known(&one), known(&other)), (false, true));
    let shown = desk.ask("audience_show", json!({ "id": theirs["id"] }));
    assert_eq!(
        shown["audience"]["source"]["rule"],
        rule_naming(ADDRESS, "is")
    );
    assert_eq!(desk.ask("workspace_check", Value::Null)["sound"], true);
    // The file is there for the other client; no backup gives it back to this one.
    let backups = desk.ask("workspace_show", Value::Null)["backups"].clone();
    assert_eq!(backups.as_array().unwrap().len(), 1, "{backups}");
    // Asked of everybody who knew her, she is gone from everywhere.
    let first = desk.ask("client_list", json!({}));
    for client in first.as_array().unwrap() {
        desk.session.call("contact_erase", of(&client["id"])).ok();
    }
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
}

#[test]
fn a_domain_in_its_own_letters_is_erased_in_either_form() {
    for asked in ["julia@müller.de", "Julia@XN--mller-kva.de"] {
        let desk = Desk::new();
        let rule = |value: &str| rule_naming(value, "is");
        desk.audience("Only Julia", &rule("Julia@MÜLLER.de"));
        desk.audience("Julia again", &rule("julia@xn--mller-kva.de"));
        desk.suppress(
            "bob@example.com",
            json!({ "note": "wrote as julia@Müller.de" }),
        );
        desk.session.close().unwrap();
        let (folder, client) = (desk.folder, desk.client);
        let workspace = folder.path().join("workspace");
        let note = "Julia@müller.de by letter";
        add_entry_of_former_times(&workspace, &client, "julia@müller.de", note);

        let session = Session::open(&workspace, surroundings()).unwrap();
        let desk = Desk {
            folder,
            session,
            client,
            list: Value::Null,
        };
        let in_clear = |desk: &Desk| {
            let mut found = desk.files_with("julia@müller.de");
            found.extend(desk.files_with("julia@xn--mller-kva.de"));
            found
        };
        assert!(in_clear(&desk).len() > 3);
        let request = desk.of_client(json!({ "address": asked }));
        let answer = desk.ask("contact_erase", request);
        assert_eq!(answer["audiences"], json!(["Only Julia", "Julia again"]));
        assert_eq!(in_clear(&desk), Vec::<PathBuf>::new());
        desk.ask("workspace_backup", Value::Null);
        desk.session.close().unwrap();
        assert_eq!(in_clear(&desk), Vec::<PathBuf>::new());
    }
}

#[test]
fn what_a_restore_put_aside_goes_with_an_erased_person() {
    let desk = Desk::new();
    desk.ask("workspace_backup", Value::Null);
    desk.audience("Only Ann", &rule_naming(ADDRESS, "is"));
    let backups = desk.ask("workspace_show", Value::Null)["backups"].clone();
    desk.ask("workspace_restore", json!({ "name": backups[0]["name"] }));
    let aside = |path: &PathBuf| {
        path.components()
            .any(|it| it.as_os_str() == "before-restore")
    };
    assert!(desk.files_with(ADDRESS).iter().any(aside));
    desk.erase();
    assert_eq!(desk.files_with(ADDRESS), Vec::<PathBuf>::new());
}
