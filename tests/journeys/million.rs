//! A million contacts as shops export them: imported, counted, compared, exported, and taken back.
//!
//! What is counted one way is counted another way too, so that a person lost or counted twice shows.

use std::path::Path;

use serde_json::{Value, json};

use crate::contacts;
use crate::desk::Desk;

const ROWS: u64 = 1_000_000;

#[test]
fn a_million_contacts_are_imported_counted_exported_and_taken_back() {
    let mut desk = Desk::new();
    let client = desk.makes("client_create", json!({ "name": "Shop" }));
    let report = import(&desk, &client);
    let people = number(&report["list"]["counts"]["people"]);
    desk.close_and_open_again();
    counts_add_up(&desk, &client, people);
    audiences_share_whom_both_mean(&desk, &client);
    nobody_is_missing_from_an_export(&desk, &client, people);
    let undone = || desk.does("history_undo", Value::Null)["label"].to_string();
    while !undone().contains("Import contacts.csv") {}
    assert_eq!(count(&desk, &client, &in_country("DE")), 0);
}

fn import(desk: &Desk, client: &Value) -> Value {
    let (bytes, made) = contacts::made(ROWS, 1);
    let file = desk.file("contacts.csv");
    std::fs::write(&file, bytes).unwrap();
    let rejected = desk.file("rejected.csv");
    let request = json!({ "client": client, "file": file, "rejected_to": rejected });
    let report = desk.does("contacts_import", request);
    let rows = ["added", "merged", "unchanged", "rejected"].map(|it| number(&report[it]));
    assert_eq!(rows.iter().sum::<u64>(), made.rows);
    // One who comes again under an address spelled otherwise, as Gmail allows, is somebody else here.
    assert!(number(&report["added"]) + number(&report["rejected"]) >= made.people);
    assert!(number(&report["rejected"]) >= made.without_address);
    assert_eq!(rows_of(&rejected), number(&report["rejected"]));
    report
}

/// Whoever is in one country is in no other, and all countries together are everyone who is in any.
fn counts_add_up(desk: &Desk, client: &Value, people: u64) {
    let countries = "US CA GB DE FR ES IT NL AU BR IN JP".split(' ');
    let by_country: u64 = countries
        .map(|it| count(desk, client, &in_country(it)))
        .sum();
    let nowhere = count(
        desk,
        client,
        &json!({ "if": "known", "field": "country", "is": "unknown" }),
    );
    assert_eq!(by_country + nowhere, people);
}

fn audiences_share_whom_both_mean(desk: &Desk, client: &Value) {
    let lapsed = json!({ "if": "day", "field": "last_order", "test": { "op": "more_than_ago", "days": 365 } });
    let pair = [in_country("DE"), lapsed];
    let audiences = pair.clone().map(|it| {
        desk.makes(
            "audience_create",
            json!({ "client": client, "name": it["if"], "source": { "from": "contacts", "rule": all(std::slice::from_ref(&it)) } }),
        )
    });
    let both = count_of(desk, client, &all(&pair));
    let overlap = desk.does("audience_overlap", json!({ "client": client }));
    assert_eq!(overlap["pairs"][0]["shared"]["people"], both);
    let reach = desk.does("audience_reach", json!({ "audiences": audiences }));
    let sizes = pair.map(|it| count(desk, client, &it));
    assert_eq!(reach["added_up"], sizes[0] + sizes[1]);
    assert_eq!(reach["in_all"], both);
    assert_eq!(reach["reach"]["people"], sizes[0] + sizes[1] - both);
}

fn nobody_is_missing_from_an_export(desk: &Desk, client: &Value, people: u64) {
    let folder = desk.file("google");
    let report = desk.does(
        "contacts_export",
        json!({ "client": client, "platform": "google", "folder": folder }),
    );
    let files = report["files"].as_array().unwrap();
    let written: u64 = files.iter().map(|it| number(&it["rows"])).sum();
    let left_out = ["suppressed", "no_consent", "no_key", "too_long"].map(|it| number(&report[it]));
    assert_eq!(written + left_out.iter().sum::<u64>(), people);
    for file in files {
        let path = file["file"].as_str().unwrap();
        assert_eq!(rows_of(path.as_ref()), number(&file["rows"]));
    }
}

/// Rows of a table below its head, read by somebody else.
fn rows_of(file: &Path) -> u64 {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let rows = reader.byte_records().inspect(|row| assert!(row.is_ok()));
    rows.count() as u64
}

fn in_country(code: &str) -> Value {
    json!({ "if": "text", "field": "country", "test": { "op": "is", "value": code } })
}

fn all(of: &[Value]) -> Value {
    json!({ "join": "all", "of": of })
}

fn count(desk: &Desk, client: &Value, condition: &Value) -> u64 {
    count_of(desk, client, &all(std::slice::from_ref(condition)))
}

fn count_of(desk: &Desk, client: &Value, rule: &Value) -> u64 {
    let counted = desk.does("audience_count", json!({ "client": client, "rule": rule }));
    number(&counted["size"]["people"])
}

#[track_caller]
fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}
