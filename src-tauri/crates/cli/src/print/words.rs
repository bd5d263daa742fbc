//! A value as a person writes it: amounts with their currency, shares in percent, periods, gaps.

use serde_json::Value;

pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::String(text) => moment(text),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::Object(_) => spoken(value).unwrap_or_else(|| value.to_string()),
    }
}

/// Whether a value fits on the line of its name.
pub(super) fn is_plain(value: &Value) -> bool {
    match value {
        Value::Object(_) => spoken(value).is_some(),
        Value::Array(items) => items.iter().all(is_plain),
        _ => true,
    }
}

pub(super) fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    text.chars().take(limit - 1).chain(['…']).collect()
}

pub(super) fn size(bytes: &Value) -> String {
    match bytes.as_u64().unwrap_or_default() {
        bytes @ 0..1_000 => format!("{bytes} bytes"),
        bytes @ 1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        bytes => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// `2026-05-12T10:00:00` as `2026-05-12 10:00`; every other text as it is.
fn moment(text: &str) -> String {
    let is_moment = text.len() >= 19
        && text.is_ascii()
        && text.as_bytes()[10] == b'T'
        && text.as_bytes()[4] == b'-'
        && text.as_bytes()[13] == b':';
    if is_moment {
        text[..16].replace('T', " ")
    } else {
        text.to_owned()
    }
}

/// Small structures in words; none for those that are no such structure.
fn spoken(value: &Value) -> Option<String> {
    let has = |name: &str| value.get(name).is_some();
    let word = |name: &str| text(&value[name]);
    if has("minor") && has("currency") {
        let money: reprise_api::Money = serde_json::from_value(value.clone()).ok()?;
        return Some(money.to_string());
    }
    if has("min_hours") {
        let days = |name: &str| {
            let hours = value[name].as_u64().unwrap_or_default();
            if hours.is_multiple_of(24) {
                format!("{} d", hours / 24)
            } else {
                format!("{hours} h")
            }
        };
        return Some(format!(
            "{} to {}, best {}",
            days("min_hours"),
            days("max_hours"),
            days("ideal_hours")
        ));
    }
    if has("first") && has("last") {
        return Some(format!("{}..{}", word("first"), word("last")));
    }
    if has("period") && (has("reason") || has("name")) {
        let name = if has("reason") {
            word("reason")
        } else {
            word("name")
        };
        return Some(format!("{} {name}", word("period")).trim().to_owned());
    }
    if has("touches") && has("days") {
        let channel = value["channel"].as_str().unwrap_or("all");
        return Some(format!("{channel}:{}/{}", word("touches"), word("days")));
    }
    if has("from") && has("until") && has("channel") {
        let clock = |name: &str| word(name).chars().take(5).collect::<String>();
        return Some(format!(
            "{}:{}-{}",
            word("channel"),
            clock("from"),
            clock("until")
        ));
    }
    match value["how"].as_str()? {
        "once" => Some(format!("once:{}", word("consideration_days"))),
        "used_up" => Some(format!("used-up:{}", word("every_days"))),
        "subscribed" => Some(format!("subscribed:{}", word("renewal"))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn structures_are_said_as_they_are_written() {
        assert_eq!(text(&json!({ "minor": 2490, "currency": "EUR" })), "€24.90");
        assert_eq!(
            text(&json!({ "first": "2026-05-01", "last": "2026-05-31" })),
            "2026-05-01..2026-05-31"
        );
        assert_eq!(
            text(&json!({ "channel": null, "touches": 10, "days": 7 })),
            "all:10/7"
        );
        assert_eq!(
            text(&json!({ "how": "used_up", "every_days": 28 })),
            "used-up:28"
        );
        assert_eq!(text(&json!("2026-05-12T10:00:00")), "2026-05-12 10:00");
        assert_eq!(
            text(&json!("a plain text of some length")),
            "a plain text of some length"
        );
    }
}
