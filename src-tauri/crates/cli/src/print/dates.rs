//! Suggested dates: what would move where and what that brings, or why there are none.

use serde_json::Value;

use super::words::text;
use super::{line, remark};

pub(super) fn print(answer: &Value) {
    for client in items(answer) {
        let outcome = &client["outcome"];
        line(&format!("{}:", text(&client["name"])));
        match outcome["came"].as_str() {
            Some("found") => found(outcome),
            Some("impossible") => impossible(outcome),
            _ => {
                remark("  No dates that keep every rule were found in time; try --limit-ms 30000.")
            }
        }
    }
}

fn found(outcome: &Value) {
    if items(&outcome["moves"]).count() == 0 {
        line("  Nothing is better than the dates it has.");
    }
    for it in items(&outcome["moves"]) {
        line(&format!(
            "  {}, was {}: ‘{}’ of ‘{}’",
            text(&it["to"]),
            text(&it["from"]),
            text(&it["name"]),
            text(&it["campaign_name"])
        ));
    }
    line(&format!(
        "  People reached in full: {} of {}, now {}.",
        text(&outcome["after"]["people"]),
        text(&outcome["after"]["people_at_best"]),
        text(&outcome["before"]["people"])
    ));
    let (mended, left) = (
        items(&outcome["mended"]).count(),
        items(&outcome["left"]).count(),
    );
    line(&format!("  Findings: {mended} mended, {left} left."));
    if outcome["is_best"] == Value::Bool(true) {
        line("  No dates are better.");
    }
}

fn impossible(outcome: &Value) {
    remark("  No dates keep all of these rules:");
    items(&outcome["rules"]).for_each(|rule| remark(&format!("  · {}", text(rule))));
    if items(&outcome["loosenings"]).count() > 0 {
        remark("  Any one of these would help:");
    }
    items(&outcome["loosenings"]).for_each(|it| remark(&format!("  · {}", text(it))));
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}
