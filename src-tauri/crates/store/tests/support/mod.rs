//! A small plan to store: clients, campaigns and launches by number, and options with a clock that stands still.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::path::Path;

use reprise_domain::campaign::Campaign;
use reprise_domain::client::Client;
use reprise_domain::contact_book::ContactBook;
use reprise_domain::entity::{Edit, Kind};
use reprise_domain::id::ObjectId;
use reprise_domain::launch::Launch;
use reprise_domain::suppression::SuppressionLedger;
use reprise_store::{OpenReport, Options, Store};
use serde_json::json;
use uuid::Uuid;

/// 2026-11-23 12:00 UTC.
pub const NOON: i64 = 1_795_435_200_000;

pub fn options() -> Options {
    Options::new("desk", || {
        chrono::DateTime::from_timestamp_millis(NOON).unwrap_or_default()
    })
}

pub fn open(dir: &Path) -> (Store, OpenReport) {
    Store::open(dir, options()).expect("the workspace opens")
}

pub fn id(number: u64) -> Uuid {
    Uuid::from_u128(u128::from(number))
}

pub fn client(number: u64, name: &str) -> Client {
    let brand = json!({ "primary": "#1f7a70", "secondary": "#ffffff", "logo": null, "legal_footer": "", "site": "" });
    let value = json!({
        "id": id(number), "name": name, "time_zone": "Europe/Berlin", "currency": "EUR",
        "week_start": "monday", "brand": brand, "contact_policy": [], "quiet_hours": [],
        "blackouts": [], "note": "",
    });
    serde_json::from_value(value).unwrap()
}

pub fn campaign(number: u64, client: u64, name: &str) -> Campaign {
    let value = json!({
        "id": id(number), "client": id(client), "name": name, "strategy": "remarketing", "status": "draft",
        "product": null, "objective": { "goal": "renewal", "kpi": "renewals", "target": 40 },
        "audience": null, "offer": {}, "channels": ["email"],
        "budget": { "minor": 120_000, "currency": "EUR" }, "season": null,
        "cadence": { "by": "hand" }, "after": [], "utm": {}, "landing": "", "note": "",
    });
    serde_json::from_value(value).unwrap()
}

pub fn launch(number: u64, campaign: u64, name: &str) -> Launch {
    let message = json!({
        "subject": "Running low? Your next bag is one click away",
        "body": "Your last order was four weeks ago, and a bag lasts about that long. Order today and it ships tomorrow.",
        "call_to_action": "Refill now",
    });
    let value = json!({
        "id": id(number), "campaign": id(campaign), "name": name, "channel": "email",
        "at": "2026-12-01T09:00:00", "flight_days": 1, "gap": null, "message": message,
        "landing": "https://example.com/refill", "cost": { "minor": 1_500, "currency": "EUR" },
        "announced": false,
    });
    serde_json::from_value(value).unwrap()
}

/// A book whose parts are these files.
pub fn contact_book(client: u64, parts: Vec<ObjectId>) -> ContactBook {
    let parts: Vec<_> = parts
        .iter()
        .map(|object| json!({ "object": object, "rows": 1 }))
        .collect();
    serde_json::from_value(json!({ "client": id(client), "parts": parts })).unwrap()
}

/// A ledger whose files are these.
pub fn ledger(client: u64, parts: Vec<ObjectId>, entries: u64) -> SuppressionLedger {
    serde_json::from_value(json!({
        "client": id(client), "parts": parts, "entries": entries, "key": "00".repeat(32), "refreshed": null,
    }))
    .unwrap()
}

/// Commits a client under a number and name.
pub fn add_client(store: &Store, number: u64, name: &str) {
    let edits = vec![Edit::create(client(number, name))];
    store
        .commit(&format!("Create client ‘{name}’"), "Ann", edits)
        .unwrap();
}

/// Commits a new name for a client.
pub fn rename_client(store: &Store, number: u64, name: &str) {
    let before = store.read().get(Kind::Client, id(number)).unwrap();
    let edits = vec![Edit::change(before, client(number, name))];
    store
        .commit(&format!("Rename client to ‘{name}’"), "Ann", edits)
        .unwrap();
}

/// The names of all clients, in the order of their numbers.
pub fn names(store: &Store) -> Vec<String> {
    store
        .read()
        .clients
        .values()
        .map(|client| client.name.clone())
        .collect()
}
