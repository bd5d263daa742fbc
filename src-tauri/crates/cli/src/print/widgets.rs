//! Widgets for people: what was found at each, what an export wrote, and the table of links.

use serde_json::Value;

use super::words::{size, text};
use super::{line, remark};

/// What was found at every widget, worst first, with what to do; without any, how there would be one.
pub(super) fn checks(answer: &Value) {
    if answer.as_array().is_some_and(Vec::is_empty) {
        line("There are no active widgets to check.");
        line(
            "  Make one with `reprise widget create TEMPLATE` (see `reprise widget-template list`), or switch one on with `reprise widget change NAME --active yes`.",
        );
    }
    for widget in answer.as_array().into_iter().flatten() {
        let found = widget["checks"].as_array();
        let sound = found.is_none_or(Vec::is_empty);
        let end = if sound { ": nothing found" } else { "" };
        line(&format!("{}{end}", text(&widget["name"])));
        for check in found.into_iter().flatten() {
            line(&format!(
                "  {}: {}",
                text(&check["severity"]),
                text(&check["sentence"])
            ));
            line(&format!("    {}.", text(&check["hint"])));
        }
    }
}

/// Whether a widget may not go on a site as it is.
pub(super) fn is_broken(answer: &Value) -> bool {
    let widgets = answer.as_array().into_iter().flatten();
    let mut checks = widgets.flat_map(|it| it["checks"].as_array().into_iter().flatten());
    checks.any(|it| it["severity"] == "error")
}

/// What an export would write, until when it works, and what was found at its widgets.
pub(super) fn plan(answer: &Value) {
    checks(&answer["widgets"]);
    for file in answer["files"].as_array().into_iter().flatten() {
        line(&format!(
            "Would write {} ({}).",
            text(&file["name"]),
            size(&file["bytes"])
        ));
    }
    line(&last_day(answer));
}

fn last_day(answer: &Value) -> String {
    match answer["ends"].as_str() {
        Some(day) => format!("The script does nothing any more after {day}."),
        None => "The script has no last day.".to_owned(),
    }
}

/// The files written and the lines to paste; what is worth knowing are remarks.
pub(super) fn export(answer: &Value) {
    for file in answer["files"].as_array().into_iter().flatten() {
        line(&format!(
            "Wrote {} ({}).",
            text(&file["file"]),
            size(&file["bytes"])
        ));
    }
    line("Paste these two lines before </head> of every page:");
    line(text(&answer["snippet"]).trim_end());
    line(&last_day(answer));
    for sentence in answer["remarks"].as_array().into_iter().flatten() {
        remark(&text(sentence));
    }
}

/// The links as a table, or as comma-separated values where they were asked for; what is odd are remarks.
pub(super) fn links(answer: &Value) {
    let rows = answer["rows"].as_array().into_iter().flatten();
    if let Some(csv) = answer["csv"].as_str() {
        line(csv.trim_start_matches('\u{FEFF}').trim_end());
    } else {
        for row in rows.clone() {
            let link = row["link"].as_str().unwrap_or("nowhere");
            line(&format!(
                "{}  {}, {}: {link}",
                text(&row["at"]),
                text(&row["campaign_name"]),
                text(&row["launch_name"]),
            ));
        }
    }
    for row in rows {
        for sentence in row["remarks"].as_array().into_iter().flatten() {
            remark(&format!(
                "{}: {}",
                text(&row["launch_name"]),
                text(sentence)
            ));
        }
    }
}
