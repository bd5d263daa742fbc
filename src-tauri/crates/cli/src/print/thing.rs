//! One thing as lines of `field: value`; structures within it indented, lists as tables.

use serde_json::{Map, Value};

use super::words::{is_plain, text};
use super::{line, table};

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
