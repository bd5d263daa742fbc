//! Pressure as a table: audiences and overlaps down, weeks across, `!` where a cap is broken; then
//! the fullest window of each cap, row by row.

use std::collections::BTreeMap;

use serde_json::Value;

use super::line;
use super::words::{shortened, text};

/// Longest name, in characters.
const NAME: usize = 34;

/// Weeks side by side: with the names they fill a line of 120 characters.
const WEEKS: usize = 11;

pub(super) fn print(answer: &Value) {
    let weeks: Vec<&str> = items(&answer["weeks"]).filter_map(Value::as_str).collect();
    if weeks.is_empty() {
        line("Nobody is touched.");
        nobodys(answer);
        return;
    }
    let rows: Vec<&Value> = items(&answer["audiences"])
        .chain(items(&answer["overlaps"]))
        .collect();
    line("Most touches of one person by week; ! breaks the contact policy.");
    for block in weeks.chunks(WEEKS) {
        line("");
        table(&rows, block, &text(&answer["today"]));
    }
    line("");
    rows.iter().for_each(|row| windows(row));
    if let Some(count) = answer["overlaps_left_out"].as_u64().filter(|it| *it > 0) {
        line(&format!(
            "{count} overlaps under less pressure are not listed."
        ));
    }
    nobodys(answer);
}

fn nobodys(answer: &Value) {
    match answer["without_audience"].as_u64().unwrap_or_default() {
        0 => {}
        1 => line("1 launch has no audience and is not counted."),
        many => line(&format!(
            "{many} launches have no audience and are not counted."
        )),
    }
}

fn table(rows: &[&Value], weeks: &[&str], today: &str) {
    let head = weeks.iter().map(|week| {
        let is_now = weeks_apart(week, today) == Some(0);
        format!(
            "{:>7}",
            format!("{}{}", if is_now { ">" } else { "" }, &week[5..])
        )
    });
    let year = &weeks[0][..4];
    line(&format!(
        "{year:<NAME$}  {:>7}{}",
        "people",
        Vec::from_iter(head).join("")
    ));
    for row in rows {
        let cells: BTreeMap<&str, String> = items(&row["cells"])
            .filter_map(|cell| Some((cell["week"].as_str()?, said(cell))))
            .collect();
        let counts = weeks
            .iter()
            .map(|week| format!("{:>7}", cells.get(week).map_or("", String::as_str)));
        let people = if row["people"].is_null() {
            "unknown".to_owned()
        } else {
            text(&row["people"])
        };
        let name = shortened(&text(&row["name"]), NAME);
        let told = format!(
            "{name:<NAME$}  {people:>7}{}",
            Vec::from_iter(counts).join("")
        );
        line(told.trim_end());
    }
}

/// `6`, or `6!` where a cap is broken.
fn said(cell: &Value) -> String {
    let broken = items(&cell["over"]).next().is_some();
    format!(
        "{}{}",
        text(&cell["touches"]),
        if broken { "!" } else { " " }
    )
}

/// `Buyers: 6 of 5 in 7 days by e-mail, 2026-12-03 to 2026-12-09, over`.
fn windows(row: &Value) {
    for window in items(&row["windows"]) {
        let cap = &window["cap"];
        let channel = match cap["channel"].as_str() {
            None => "in all channels".to_owned(),
            Some("email") => "by e-mail".to_owned(),
            Some("sms") => "by SMS".to_owned(),
            Some(word) => format!("by {}", word.replace('_', " ")),
        };
        let over = window["touches"].as_u64() > cap["touches"].as_u64();
        line(&format!(
            "{}: {} of {} in {} days {channel}, {} to {}{}",
            text(&row["name"]),
            text(&window["touches"]),
            text(&cap["touches"]),
            text(&cap["days"]),
            text(&window["first"]),
            text(&window["last"]),
            if over { ", over" } else { "" }
        ));
    }
}

/// Whole weeks from the first day of a week to a day, as both are written; none before it.
fn weeks_apart(week: &str, day: &str) -> Option<i64> {
    let first: chrono::NaiveDate = week.parse().ok()?;
    let days = (day.parse::<chrono::NaiveDate>().ok()? - first).num_days();
    (days >= 0).then_some(days / 7)
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}
