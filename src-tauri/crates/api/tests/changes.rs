//! Changes of whole things, made from what a page knew of them: what became of them since stays.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod shop;
mod support;

use reprise_api::{Code, Session};
use serde_json::{Value, json};
use shop::shop;
use support::ask;

/// A thing with a field set, and what it was before.
fn edited(thing: &Value, path: &str, value: Value) -> Value {
    let mut change = thing.clone();
    *change.pointer_mut(path).unwrap() = value;
    change["was"] = thing.clone();
    change
}

fn entries(session: &Session) -> usize {
    let history = ask(session, "history_list", json!({}));
    history["entries"].as_array().unwrap().len()
}

#[test]
fn an_edit_made_before_an_undo_was_seen_brings_nothing_back() {
    let (_folder, session, client) = shop();
    let seen = ask(
        &session,
        "client_change",
        edited(&client, "/brand/legal_footer", json!("Kettle & Kiln Ltd")),
    );
    ask(&session, "history_undo", json!({}));

    let kept = ask(
        &session,
        "client_change",
        edited(&seen, "/brand/site", json!("https://kiln.example")),
    );
    assert_eq!(kept["brand"]["site"], "https://kiln.example");
    assert_eq!(kept["brand"]["legal_footer"], "");
    let stored = ask(&session, "client_show", json!({ "id": client["id"] }));
    assert_eq!(stored, kept);
}

#[test]
fn the_undo_of_news_takes_back_what_the_news_was_about_and_nothing_else() {
    let (_folder, session, client) = shop();
    let note = |words: &str| edited(&client, "/note", json!(words));
    let closed = session.make("client_change", note("Closed")).unwrap();
    let read = session.make("client_show", json!({ "id": client["id"] }));
    assert_eq!(read.unwrap().change, None);
    let product = json!({ "client": client["id"], "name": "Tea", "purchase": { "how": "used_up", "every_days": 30 } });
    let tea = session.make("product_create", product).unwrap();

    let products = |session: &Session| {
        let all = ask(session, "product_list", json!({ "client": client["id"] }));
        all.as_array().unwrap().len()
    };
    let had = products(&session);
    ask(&session, "history_revert", json!({ "seq": closed.change }));
    let stored = ask(&session, "client_show", json!({ "id": client["id"] }));
    assert_eq!(stored, client);
    assert_eq!(products(&session), had);
    ask(&session, "history_revert", json!({ "seq": tea.change }));
    assert_eq!(products(&session), had - 1);

    // What was changed again since stays as it is by then.
    let moved = session.make("client_change", note("Moved")).unwrap();
    ask(&session, "client_change", note("Moved twice"));
    let refused = session
        .call("history_revert", json!({ "seq": moved.change }))
        .unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    let stored = ask(&session, "client_show", json!({ "id": client["id"] }));
    assert_eq!(stored["note"], "Moved twice");
    ask(&session, "history_undo", json!({}));
    ask(&session, "history_revert", json!({ "seq": moved.change }));
    // A change that changes nothing has no news to take back.
    let same = session.make("client_change", note("")).unwrap();
    assert_eq!(same.change, None);
}

#[test]
fn an_edit_of_what_an_undo_took_away_is_refused_and_says_so() {
    let (_folder, session, client) = shop();
    let easter =
        json!({ "name": "Easter", "period": { "first": "2027-03-26", "last": "2027-03-29" } });
    let campaign = ask(
        &session,
        "campaign_create",
        json!({ "client": client["id"], "name": "Refills", "strategy": "remarketing" }),
    );
    let seen = ask(
        &session,
        "campaign_change",
        edited(&campaign, "/season", easter),
    );
    ask(&session, "history_undo", json!({}));
    let before = entries(&session);

    let late = edited(&seen, "/season/name", json!("Easter 2027"));
    let refused = session.call("campaign_change", late).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert_eq!(
        refused.message,
        "this change of campaign ‘Refills’ was not made: the same place was changed in the meantime"
    );
    assert_eq!(entries(&session), before);
}

#[test]
fn an_edit_that_changes_nothing_by_now_is_no_change() {
    let (_folder, session, client) = shop();
    let wanted = edited(&client, "/note", json!("Closed in August"));
    ask(&session, "client_change", wanted.clone());
    let before = entries(&session);
    ask(&session, "client_change", wanted);
    assert_eq!(entries(&session), before);
}

#[test]
fn a_change_without_what_it_was_is_of_the_thing_as_it_is() {
    let (_folder, session, mut client) = shop();
    client["note"] = json!("Closed in August");
    ask(&session, "client_change", client.clone());
    client["note"] = json!("");
    assert_eq!(ask(&session, "client_change", client)["note"], "");
}

#[test]
fn settings_go_back_to_their_defaults_and_stay_apart() {
    let (_folder, session, _) = shop();
    let first = ask(&session, "settings_show", json!({}));
    let dark = ask(
        &session,
        "settings_change",
        edited(&first, "/appearance", json!("dark")),
    );
    ask(&session, "history_undo", json!({}));
    let named = ask(
        &session,
        "settings_change",
        edited(&dark, "/author", json!("Ada")),
    );
    assert_eq!(named["appearance"], first["appearance"]);
    ask(
        &session,
        "settings_change",
        edited(&named, "/author", json!("")),
    );
    assert_eq!(ask(&session, "settings_show", json!({})), first);
    assert_eq!(
        ask(&session, "workspace_check", json!({}))["sound"],
        json!(true)
    );
}

#[test]
fn two_hands_at_one_thing_lose_nothing() {
    let (_folder, session, client) = shop();
    let id = json!({ "id": client["id"] });
    let hand = |path: &str, words: &str| {
        for turn in 0..40 {
            let seen = ask(&session, "client_show", id.clone());
            let change = edited(&seen, path, json!(format!("{words} {turn}")));
            ask(&session, "client_change", change);
            let kept = ask(&session, "client_show", id.clone());
            assert_eq!(kept.pointer(path).unwrap(), &format!("{words} {turn}"));
        }
    };
    std::thread::scope(|both| {
        both.spawn(|| hand("/note", "note"));
        both.spawn(|| hand("/brand/legal_footer", "footer"));
    });
}

#[test]
fn words_given_to_a_widget_and_an_edit_of_the_rest_are_both_kept() {
    let (_folder, session, client) = shop();
    let draft = json!({ "client": client["id"], "template": "free-delivery" });
    let widget = ask(&session, "widget_create", draft);
    let id = json!({ "id": widget["id"] });
    let present = || ask(&session, "widget_show", id.clone())["widget"].clone();
    let words = || {
        for turn in 0..40 {
            let heading = json!({ "heading": format!("Heading {turn}") });
            let reworded = json!({ "id": widget["id"], "texts": heading });
            ask(&session, "widget_reword", reworded);
        }
    };
    let names = || {
        for turn in 0..40 {
            let change = edited(&present(), "/name", json!(format!("Name {turn}")));
            ask(&session, "widget_change", change);
        }
    };
    std::thread::scope(|both| {
        both.spawn(words);
        both.spawn(names);
    });
    let after = present();
    assert_eq!(after["name"], "Name 39");
    assert_eq!(after["design"]["languages"]["en"]["heading"], "Heading 39");
}
