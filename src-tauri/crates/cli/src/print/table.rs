//! A list as a table: the columns that say most, as far as the things have them, the id last.

use serde_json::{Map, Value};

use super::words::{shortened, text};
use super::{line, thing};

/// Longest cell, in characters; ids stay whole, so that they can be copied.
const CELL: usize = 44;

/// Columns in this order, each with the fields it may come from.
const COLUMNS: [&str; 32] = [
    "seq",
    "dimension",
    "platform",
    "name",
    "title",
    "label",
    "client_name",
    "email",
    "phone",
    "purchase",
    "strategy",
    "status",
    "channel",
    "at",
    "day",
    "left",
    "people",
    "without_consent",
    "minimum",
    "matched_low",
    "matched_high",
    "enough",
    "reach",
    "price",
    "budget",
    "cost",
    "author",
    "bytes",
    "last_order",
    "imported_on",
    "group",
    "id",
];

/// Prints a list; things that share no column stand one below the other.
pub(super) fn print(items: &[Value], depth: usize) {
    if items.iter().all(|item| item["sentence"].is_string()) {
        let told =
            |item: &Value| format!("{}: {}", text(&item["severity"]), text(&item["sentence"]));
        items.iter().for_each(|item| line(&told(item)));
        return;
    }
    let things: Vec<Map<String, Value>> = items.iter().filter_map(flattened).collect();
    let columns: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|column| {
            things
                .iter()
                .any(|thing| thing.get(*column).is_some_and(is_shown))
        })
        .collect();
    if columns.is_empty() || things.len() < items.len() {
        items.iter().for_each(|item| thing::item(item, depth));
        return;
    }
    let cell = |thing: &Map<String, Value>, column: &str| {
        let text = thing.get(column).map(text).unwrap_or_default();
        if column == "id" {
            text
        } else {
            shortened(&text, CELL)
        }
    };
    let mut rows = vec![
        columns
            .iter()
            .map(|column| column.replace('_', " "))
            .collect::<Vec<_>>(),
    ];
    rows.extend(
        things
            .iter()
            .map(|thing| columns.iter().map(|column| cell(thing, column)).collect()),
    );
    let width = |place: usize| {
        rows.iter()
            .map(|row| row[place].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    for row in rows {
        let padded = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        let row = padded.collect::<Vec<_>>().join("  ");
        line(&format!("{}{}", "  ".repeat(depth), row.trim_end()));
    }
}

fn is_shown(value: &Value) -> bool {
    !(value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty))
}

/// A joined answer (an audience with its size) as one flat thing.
fn flattened(item: &Value) -> Option<Map<String, Value>> {
    let fields = item.as_object()?;
    let mut flat = fields.clone();
    for inner in ["audience", "widget", "launch", "client", "size"] {
        if let Some(Value::Object(own)) = fields.get(inner) {
            own.iter().for_each(|(name, field)| {
                flat.entry(name.clone()).or_insert_with(|| field.clone());
            });
        }
    }
    Some(flat)
}
