//! The pressure view through the api: what it counts, what a mend takes off it, and what it refuses.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod support;

use reprise_api::Session;
use serde_json::{Value, json};
use support::{ask, surroundings};

/// A shop that sends at most one e-mail a week, with three contacts of whom two bought.
fn shop(folder: &std::path::Path) -> (Session, Value) {
    let session = Session::open(&folder.join("workspace"), surroundings()).unwrap();
    let mut client = ask(&session, "client_create", json!({ "name": "Kettle" }));
    client["contact_policy"] = json!([{ "channel": "email", "touches": 1, "days": 7 }]);
    let client = ask(&session, "client_change", client);
    let file = folder.join("people.csv");
    std::fs::write(
        &file,
        "email,email consent,last order\nann@example.com,yes,2026-05-01\nbob@example.com,yes,2026-06-01\ncy@example.com,yes,\n",
    )
    .unwrap();
    let report = ask(
        &session,
        "contacts_import",
        json!({ "job": "import", "client": client["id"], "file": file, "name": "People" }),
    );
    for (name, who, day) in [
        ("Buyers", "buyers", "2026-12-01"),
        ("Newsletter", "everyone", "2026-12-03"),
    ] {
        let audience = ask(
            &session,
            "audience_create",
            json!({ "client": client["id"], "name": name,
                "source": { "from": "contacts", "lists": [report["list"]["id"]], "who": who } }),
        );
        let campaign = ask(
            &session,
            "campaign_create",
            json!({ "client": client["id"], "name": format!("To {name}"), "strategy": "remarketing",
                "audience": audience["id"] }),
        );
        ask(
            &session,
            "launch_create",
            json!({ "campaign": campaign["id"], "name": format!("Mail to {name}"), "channel": "email",
                "at": format!("{day}T10:00:00") }),
        );
    }
    (session, client["id"].clone())
}

#[test]
fn people_in_two_audiences_get_both_until_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let (session, client) = shop(folder.path());
    let view = ask(&session, "pressure_show", json!({ "client": client }));
    assert_eq!(view["today"], "2026-11-24");
    assert_eq!(view["weeks"], json!(["2026-11-30"]));
    let overlap = &view["overlaps"][0];
    assert_eq!(overlap["name"], "Buyers + Newsletter");
    assert_eq!(
        (&overlap["people"], &overlap["basis"]),
        (&json!(2), &json!("measured"))
    );
    let cell = &overlap["cells"][0];
    assert_eq!(cell["touches"], 2);
    assert_eq!(
        cell["over"][0],
        json!({ "cap": { "channel": "email", "touches": 1, "days": 7 }, "touches": 2,
            "first": "2026-12-01", "last": "2026-12-03" })
    );
    assert_eq!(view["launches"].as_array().unwrap().len(), 2);

    let found = ask(&session, "plan_check", json!({ "client": client }));
    let policy = found
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["rule"] == "contact_policy")
        .unwrap();
    ask(&session, "finding_mend", policy["mend"]["action"].clone());
    let view = ask(&session, "pressure_show", json!({ "client": client }));
    let cells = view["overlaps"][0]["cells"].as_array().unwrap();
    let touches: Vec<_> = cells.iter().map(|it| it["touches"].as_u64()).collect();
    assert_eq!(touches, [Some(1), Some(1)]);
    assert!(cells.iter().all(|it| it["over"] == json!([])));
}

#[test]
fn channels_can_be_looked_at_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (session, client) = shop(folder.path());
    let only = |channels: &[&str]| {
        ask(
            &session,
            "pressure_show",
            json!({ "client": client, "channels": channels }),
        )
    };
    assert_eq!(only(&["sms"])["audiences"], json!([]));
    assert_eq!(only(&["email"]), only(&[]));
    let unknown = json!({ "client": client, "channels": ["fax"] });
    assert!(session.call("pressure_show", unknown).is_err());
}
