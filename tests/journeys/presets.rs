//! A ladder of one's own: copied, changed, laid, kept while it is used, and gone when it is not.

use serde_json::{Value, json};

use crate::desk::Desk;

fn client(desk: &Desk) -> Value {
    desk.makes(
        "client_create",
        json!({ "name": "Kettle & Kiln", "time_zone": "Europe/Berlin", "currency": "EUR" }),
    )
}

fn own(desk: &Desk) -> Vec<Value> {
    let list = desk.does("preset_list", json!({}));
    let all = list.as_array().unwrap().iter();
    all.filter(|it| !it["copied_from"].is_null())
        .cloned()
        .collect()
}

#[test]
fn a_copied_ladder_is_changed_laid_and_explained() {
    let mut desk = Desk::new();
    let client = client(&desk);
    let mut cart = desk.does(
        "preset_create",
        json!({ "from": "cart", "name": "Slow cart" }),
    );
    assert_eq!(cart["source"]["name"], "Your own, from ‘Cart saver’");
    assert_eq!(cart["source"]["date"], "2026-03-02");
    assert_eq!(cart["copied_from"], "cart");
    assert_eq!(cart["play"], "cart");

    cart["steps"][0]["after_hours"] = json!(6);
    cart["steps"][1]["after_hours"] = json!(48);
    // The second step now comes 42 hours after the first; its gap still says 18 to 48.
    cart["steps"][2]["after_hours"] = json!(60);
    let problems = desk.does("preset_check", cart.clone());
    assert_eq!(problems[0]["step"], 2);
    assert_eq!(problems[0]["field"], "gap");
    let refused = desk.is_refused("preset_change", cart.clone());
    assert!(
        refused.message.contains("step ‘Three days after’"),
        "{}",
        refused.message
    );
    cart["steps"][2]["after_hours"] = json!(96);
    assert_eq!(desk.does("preset_check", cart.clone()), json!([]));
    desk.does("preset_change", cart.clone());

    desk.close_and_open_again();
    assert_eq!(own(&desk)[0]["steps"], cart["steps"]);
    let laid = json!({ "cadence": { "by": "preset", "preset": cart["id"] }, "anchor": "2026-05-04T09:00:00" });
    let campaign = desk.makes(
        "campaign_create",
        json!({ "client": client, "name": "Carts", "strategy": "remarketing", "lay": laid }),
    );
    let launches = desk.does("launch_list", json!({ "campaign": campaign }));
    let times: Vec<&str> = launches
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["at"].as_str().unwrap())
        .collect();
    assert_eq!(
        times,
        [
            "2026-05-04T15:00:00",
            "2026-05-06T09:00:00",
            "2026-05-08T09:00:00"
        ]
    );
    let why = desk.does("launch_why", json!({ "id": launches[1]["id"] }));
    let because = why["because"][0].as_str().unwrap();
    assert!(because.contains("The ladder ‘Slow cart’"), "{because}");

    let refused = desk.is_refused("preset_delete", json!({ "id": cart["id"] }));
    assert_eq!(
        refused.message,
        "the cadence preset ‘Slow cart’ is still used by campaign ‘Carts’"
    );
    desk.does("campaign_delete", json!({ "id": campaign }));
    desk.does("preset_delete", json!({ "id": cart["id"] }));
    assert_eq!(own(&desk), Vec::<Value>::new());
    let undone = desk.does("history_undo", json!({}));
    assert_eq!(
        undone["label"],
        "Undo: Delete the cadence preset ‘Slow cart’"
    );
    assert_eq!(own(&desk)[0], cart);
}

#[test]
fn what_comes_with_reprise_is_copied_not_changed() {
    let desk = Desk::new();
    let cart = desk.does("preset_show", json!({ "id": "cart" }));
    let refused = desk.is_refused("preset_change", cart);
    assert_eq!(
        refused.message,
        "‘Cart saver’ comes with Reprise and stays as it is"
    );
    assert_eq!(refused.hint, "Make a copy of it and change that");
    desk.is_refused("preset_delete", json!({ "id": "cart" }));
    desk.is_refused("preset_create", json!({ "from": "nope" }));
    desk.is_refused("preset_create", json!({ "from": "cart", "steps": [] }));
    // A copy of a copy says so, and stands before what it was copied from.
    let first = desk.makes("preset_create", json!({ "from": "cart" }));
    let second = desk.does("preset_create", json!({ "from": first, "name": "Third" }));
    assert_eq!(
        second["source"]["name"],
        "Your own, from ‘Cart saver (copy)’"
    );
    assert_eq!(own(&desk)[0]["name"], "Third");
}

#[test]
fn a_campaign_cannot_follow_a_ladder_that_is_not_there() {
    let desk = Desk::new();
    let client = client(&desk);
    let gone = "01890000-0000-7000-8000-000000000001";
    for preset in ["nope", gone] {
        let laid = json!({ "cadence": { "by": "preset", "preset": preset }, "anchor": "2026-05-04T09:00:00" });
        desk.is_refused(
            "campaign_create",
            json!({ "client": client, "name": "X", "strategy": "remarketing", "lay": laid }),
        );
    }
}
