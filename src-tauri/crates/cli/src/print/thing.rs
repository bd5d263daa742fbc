//! One thing as lines of `field: value`; structures within it indented, lists as tables.

use serde_json::{Map, Value};

use super::words::{is_plain, size, text};
use super::{line, remark, table};

pub(super) fn print(answer: &Value) {
    match answer.as_object() {
        Some(fields) => lines(fields, 0),
        None => line(&text(answer)),
    }
}

/// One of several things that make no table.
pub(super) fn item(item: &Value, depth: usize) {
    match item.as_object() {
        Some(fields) => {
            lines(fields, depth);
            line("");
        }
        None => line(&format!("{}{}", "  ".repeat(depth), text(item))),
    }
}

/// What an import did; rejected rows are remarks.
pub(super) fn import(report: &Value) {
    for (field, words) in [
        ("rows", "rows read"),
        ("added", "people added"),
        ("merged", "people whose blanks were filled"),
        ("unchanged", "rows that told nothing new"),
        ("rejected", "rows that could not be used"),
    ] {
        line(&format!("{:>9}  {words}", text(&report[field])));
    }
    let counts = &report["list"]["counts"];
    line(&format!(
        "‘{}’ now holds {} people: {} may get e-mail, {} text messages, {} have bought.",
        text(&report["list"]["name"]),
        text(&counts["people"]),
        text(&counts["email_granted"]),
        text(&counts["sms_granted"]),
        text(&counts["buyers"])
    ));
    for row in report["rejected_rows"].as_array().into_iter().flatten() {
        remark(&format!(
            "line {}: {}",
            text(&row["line"]),
            text(&row["reason"])
        ));
    }
    for sentence in report["remarks"].as_array().into_iter().flatten() {
        remark(&text(sentence));
    }
}

/// What an export did; what is worth knowing are remarks.
pub(super) fn export(report: &Value) {
    for key in report["keys"].as_array().into_iter().flatten() {
        let fields = key["fields"].as_array().into_iter().flatten();
        let fields: Vec<String> = fields.map(|it| text(it).replace('_', " ")).collect();
        let by = fields.join(", ");
        line(&format!("{:>9}  people by {by}", text(&key["people"])));
    }
    for (field, words) in [
        ("suppressed", "left out: suppressed"),
        ("no_consent", "left out: without the consent it needs"),
        ("no_key", "left out: without an address it takes"),
        ("too_long", "left out: with addresses too long for it"),
    ] {
        line(&format!("{:>9}  {words}", text(&report[field])));
    }
    for file in report["files"].as_array().into_iter().flatten() {
        line(&format!(
            "Wrote {} ({} people, {}).",
            text(&file["file"]),
            text(&file["rows"]),
            size(&file["bytes"])
        ));
    }
    for field in ["left_out_to", "checksums"] {
        if !report[field].is_null() {
            line(&format!("Wrote {}.", text(&report[field])));
        }
    }
    if !report["export"]["expires_on"].is_null() {
        line(&format!(
            "To be uploaded anew before {}.",
            text(&report["export"]["expires_on"])
        ));
    }
    for sentence in report["remarks"].as_array().into_iter().flatten() {
        remark(&text(sentence));
    }
}

fn lines(fields: &Map<String, Value>, depth: usize) {
    let indent = "  ".repeat(depth);
    for (name, value) in fields {
        let name = name.replace('_', " ");
        match value {
            Value::Null => {}
            Value::String(words) if words.is_empty() => {}
            Value::Array(items) if items.is_empty() => {}
            value if is_plain(value) => line(&format!("{indent}{name}: {}", text(value))),
            Value::Object(inner) => {
                line(&format!("{indent}{name}"));
                lines(inner, depth + 1);
            }
            Value::Array(items) => {
                line(&format!("{indent}{name}"));
                table::print(items, depth + 1);
            }
            other => line(&format!("{indent}{name}: {}", text(other))),
        }
    }
}
