//! Campaigns that come with their launches, and copies of them: each one change of the history.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod shop;
mod support;

use serde_json::{Value, json};
use shop::shop;
use support::ask;

fn draft(client: &Value) -> Value {
    json!({
        "client": client["id"],
        "name": "Win back",
        "strategy": "remarketing",
        "lay": { "cadence": { "by": "preset", "preset": "win-back" }, "anchor": "2026-12-01T10:00:00" },
    })
}

#[test]
fn a_campaign_and_its_launches_are_one_change() {
    let (_folder, session, client) = shop();
    let previewed = ask(&session, "campaign_draft_preview", draft(&client));
    let campaign = ask(&session, "campaign_create", draft(&client));
    let launches = ask(
        &session,
        "launch_list",
        json!({ "campaign": campaign["id"] }),
    );
    let times = |list: &Value| -> Vec<Value> {
        list.as_array()
            .unwrap()
            .iter()
            .map(|it| it["at"].clone())
            .collect()
    };
    assert_eq!(times(&launches).len(), 3);
    assert_eq!(times(&launches), times(&previewed));
    assert_eq!(campaign["cadence"]["preset"], "win-back");
    let history = ask(&session, "history_list", json!({}));
    assert_eq!(
        history["entries"][0]["label"],
        "Add campaign ‘Win back’ with 3 launches"
    );

    ask(&session, "history_undo", json!({}));
    let left = ask(&session, "campaign_list", json!({ "client": client["id"] }));
    assert_eq!(left, json!([]));
}

#[test]
fn a_preview_stores_nothing() {
    let (_folder, session, client) = shop();
    let before = ask(&session, "workspace_show", json!({}))["changes"].clone();
    ask(&session, "campaign_draft_preview", draft(&client));
    let mut bare = draft(&client);
    bare.as_object_mut().unwrap().remove("lay");
    assert_eq!(ask(&session, "campaign_draft_preview", bare), json!([]));
    assert_eq!(
        ask(&session, "workspace_show", json!({}))["changes"],
        before
    );
}

#[test]
fn a_ladder_that_cannot_be_laid_makes_no_campaign() {
    let (_folder, session, client) = shop();
    let mut wrong = draft(&client);
    wrong["lay"]["cadence"] = json!({ "by": "preset", "preset": "nope" });
    assert!(session.call("campaign_create", wrong).is_err());
    let campaigns = ask(&session, "campaign_list", json!({ "client": client["id"] }));
    assert_eq!(campaigns, json!([]));
}

#[test]
fn a_ladder_laid_again_brings_its_season() {
    let (_folder, session, client) = shop();
    let campaign = ask(&session, "campaign_create", draft(&client));
    let season = json!({ "name": "Christmas Eve", "period": { "first": "2026-11-26", "last": "2026-12-24" } });
    let request = json!({
        "id": campaign["id"],
        "cadence": { "by": "preset", "preset": "seasonal" },
        "anchor": "2026-12-24T10:00:00",
        "season": season,
    });
    assert_eq!(
        ask(&session, "campaign_plan", request)
            .as_array()
            .map(Vec::len),
        Some(4)
    );
    let view = ask(&session, "campaign_show", json!({ "id": campaign["id"] }));
    assert_eq!(view["campaign"]["season"], season);
    assert_eq!(view["launches"].as_array().map(Vec::len), Some(4));
}

#[test]
fn a_copy_is_a_draft_with_launches_of_its_own() {
    let (_folder, session, client) = shop();
    let campaign = ask(&session, "campaign_create", draft(&client));
    let mut launch = ask(
        &session,
        "launch_list",
        json!({ "campaign": campaign["id"] }),
    )[0]
    .clone();
    launch["announced"] = json!(true);
    ask(&session, "launch_change", launch);
    let copy = ask(
        &session,
        "campaign_duplicate",
        json!({ "id": campaign["id"] }),
    );
    assert_eq!(copy["name"], "Win back (copy)");
    assert_ne!(copy["id"], campaign["id"]);
    let launches = ask(&session, "launch_list", json!({ "campaign": copy["id"] }));
    assert_eq!(launches.as_array().map(Vec::len), Some(3));
    assert_eq!(launches[0]["announced"], false);
}

#[test]
fn a_copied_launch_keeps_its_distance() {
    let (_folder, session, client) = shop();
    let campaign = ask(&session, "campaign_create", draft(&client));
    let launches = ask(
        &session,
        "launch_list",
        json!({ "campaign": campaign["id"] }),
    );
    let copy = ask(
        &session,
        "launch_duplicate",
        json!({ "id": launches[1]["id"] }),
    );
    // The last launch stands on 27 December; the copied one wishes 12 days before it.
    assert_eq!(launches[2]["at"], "2026-12-27T10:00:00");
    assert_eq!(copy["at"], "2027-01-08T10:00:00");
    let why = ask(&session, "launch_why", json!({ "id": copy["id"] }));
    assert_eq!(why["best"], copy["at"]);
}

#[test]
fn links_are_shown_before_they_are_kept() {
    let (_folder, session, client) = shop();
    let mut campaign = ask(&session, "campaign_create", draft(&client));
    campaign["utm"]["source"] = json!("News Letter");
    let shown = ask(&session, "campaign_links", campaign);
    assert_eq!(shown["defaults"]["source"], "newsletter");
    assert_eq!(shown["links"][0]["utm"]["source"], "news-letter");
    assert_eq!(
        shown["links"][0]["link"],
        "https://kettle.example?utm_source=news-letter&utm_medium=email&utm_campaign=win-back&utm_content=we-noticed"
    );
    assert_eq!(shown["remarks"][0]["tag"], "source");
}
