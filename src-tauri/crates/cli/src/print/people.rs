//! Counts of people: a rule in words with how many it means, and what audiences share, one line a pair.

use serde_json::Value;

use super::line;
use super::words::{shortened, text};

/// Longest name, in characters.
const NAME: usize = 34;

/// A rule in words, how many people it means and whom of them channels reach.
pub(super) fn counted(answer: &Value) {
    line(&format!(
        "{}: {}.",
        text(&answer["rule"]),
        text(&answer["size"]["left"])
    ));
    for reachable in answer["size"]["reachable"].as_array().into_iter().flatten() {
        line(&format!(
            "  {} by {}, {} more without consent",
            text(&reachable["people"]),
            text(&reachable["channel"]),
            text(&reachable["without_consent"])
        ));
    }
    for remark in answer["size"]["remarks"].as_array().into_iter().flatten() {
        line(&format!("  {}.", text(remark)));
    }
}

/// Pairs of audiences with the people they share, in the order of the answer.
pub(super) fn overlap(answer: &Value) {
    let pairs: Vec<&Value> = answer["pairs"].as_array().into_iter().flatten().collect();
    if pairs.is_empty() {
        line("No two audiences share anybody.");
        return;
    }
    let name = |place: &Value| {
        let place = place.as_u64().and_then(|it| usize::try_from(it).ok());
        let audience = place.and_then(|it| answer["audiences"].get(it));
        shortened(
            &audience.map(|it| text(&it["name"])).unwrap_or_default(),
            NAME,
        )
    };
    let share = |share: &Value| match share.as_f64() {
        Some(share) => format!("{:.0}%", share * 100.0),
        None => "–".to_owned(),
    };
    for pair in pairs {
        let shared = &pair["shared"];
        let people = match shared["basis"].as_str() {
            Some("measured") => text(&shared["people"]),
            _ => format!(
                "about {} ({} to {})",
                text(&shared["people"]),
                text(&shared["low"]),
                text(&shared["high"])
            ),
        };
        let launches = match pair["days_between"].as_u64() {
            Some(days) => format!("; launches {days} d apart"),
            None => String::new(),
        };
        let (one, other) = (name(&pair["one"]), name(&pair["other"]));
        line(&format!(
            "{one} + {other}: {people}, {} of the first, {} of the second{launches}",
            share(&pair["of_one"]),
            share(&pair["of_other"])
        ));
    }
}
