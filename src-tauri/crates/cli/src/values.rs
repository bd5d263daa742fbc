//! Words become values: amounts, days, gaps, lists. Whatever begins with a bracket is taken as JSON.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use reprise_api::{Code, Error, Field};
use serde_json::{Value, json};

use crate::resolve::{self, Place};
use crate::{columns, numbers};

/// How a field is written: the word its help shows, and a sentence where the word does not explain itself.
pub(crate) struct Form {
    pub(crate) value_name: String,
    pub(crate) format: Option<String>,
}

/// Fields that hold a local date and time; on the wire they are texts.
const MOMENTS: [&str; 3] = ["at", "to", "anchor"];
const GAP: &str = "As MIN,IDEAL,MAX in days, or hours with an h: 5,7,10 or 1h,4h,24h.";
const PERIOD: &str = "As FIRST..LAST: 2026-05-01..2026-05-31.";

/// How a field is written.
pub(crate) fn form_of(field: &Field) -> Form {
    let (name, format) = match field.kind.as_str() {
        _ if MOMENTS.contains(&field.name.as_str()) => ("DATETIME", "As 2026-05-12T10:00."),
        "Array<Cap>" => (
            "CAPS",
            "As CHANNEL:TOUCHES/DAYS, separated by commas: email:2/7,all:10/7.",
        ),
        "Array<QuietHours>" => (
            "HOURS",
            "As CHANNEL:FROM-UNTIL, separated by commas: email:21:00-07:00.",
        ),
        "Array<Blackout>" => ("DAYS", "As FIRST..LAST REASON, separated by commas."),
        "Array<Precedence>" => (
            "CAMPAIGNS",
            "As CAMPAIGN:DAYS, separated by commas: Spring offer:3.",
        ),
        "Season" => (
            "DAYS",
            "As FIRST..LAST NAME: 2026-05-01..2026-05-10 Mother's Day.",
        ),
        "Gap" => ("GAP", GAP),
        "Period" => ("DAYS", PERIOD),
        "Money" => ("AMOUNT", "In the client's currency: 24.90."),
        "Share" => ("SHARE", "As 58% or 0.58."),
        "Purchase" => (
            "HOW",
            "One of once:DAYS, used-up:DAYS, subscribed:monthly|quarterly|half_yearly|yearly.",
        ),
        "Cadence" => (
            "CADENCE",
            "A preset (see `reprise preset list`), steady:MIN,IDEAL,MAX in days, or hand.",
        ),
        "ColumnMap" => ("COLUMNS", columns::MAP),
        "MergePolicies" => ("POLICY", columns::POLICY),
        "number" | "bigint" => ("NUMBER", ""),
        "boolean" => ("yes|no", ""),
        kind if kind.starts_with("Array<") && !field.choices.is_empty() => {
            ("WORDS", "Separated by commas.")
        }
        kind if kind.starts_with("Array<") => ("LIST", "Separated by commas, or a JSON list."),
        kind if ["PresetId", "TemplateId"].contains(&kind) || resolve::kind_of(kind).is_some() => {
            ("NAME", "")
        }
        "string" | "Color" | "Currency" => ("TEXT", ""),
        _ if !field.choices.is_empty() => ("WORD", ""),
        _ => ("JSON", ""),
    };
    let mut format = format.to_owned();
    if !field.choices.is_empty() {
        format = format!("One of {}. {format}", field.choices.join(", "));
    }
    Form {
        value_name: name.to_owned(),
        format: Some(format.trim().to_owned()).filter(|it| !it.is_empty()),
    }
}

/// A field's value from its words.
///
/// # Errors
/// `Malformed` for words that do not fit, naming the flag and an example.
pub(crate) fn of(place: &Place<'_>, field: &Field, text: &str) -> Result<Value, Error> {
    if text.starts_with(['{', '[']) {
        return serde_json::from_str(text)
            .map_err(|error| wrong(field, text, &format!("JSON ({error})")));
    }
    if MOMENTS.contains(&field.name.as_str()) {
        return moment(field, text);
    }
    let kind = field.kind.as_str();
    if text == "none" && kind != "string" {
        return Ok(if kind.starts_with("Array<") {
            json!([])
        } else {
            Value::Null
        });
    }
    if let Some(entry) = kind
        .strip_prefix("Array<")
        .map(|it| it.trim_end_matches('>'))
    {
        let entries = text.split(',').map(str::trim).filter(|it| !it.is_empty());
        return entries.map(|it| one(place, field, entry, it)).collect();
    }
    one(place, field, kind, text)
}

fn one(place: &Place<'_>, field: &Field, kind: &str, text: &str) -> Result<Value, Error> {
    if let Some(kind) = resolve::kind_of(kind) {
        return Ok(json!(place.id_of(kind, text)?));
    }
    if !field.choices.is_empty() {
        let word = text.to_lowercase().replace(['-', ' '], "_");
        let fits = field.choices.contains(&word);
        let expected = format!("one of {}", field.choices.join(", "));
        return if fits {
            Ok(json!(word))
        } else {
            Err(wrong(field, text, &expected))
        };
    }
    match kind {
        "PresetId" => Ok(json!(place.ready_made("preset", text)?)),
        "TemplateId" => Ok(json!(place.ready_made("widget_template", text)?)),
        "string" | "Color" | "Currency" => Ok(json!(text)),
        "boolean" => match text.to_lowercase().as_str() {
            "yes" | "true" => Ok(json!(true)),
            "no" | "false" => Ok(json!(false)),
            _ => Err(wrong(field, text, "yes or no")),
        },
        "number" | "bigint" => number(field, text),
        "Money" => money(place, field, text),
        "Share" => share(field, text),
        "Gap" => gap(field, text),
        "Period" => period(field, text),
        "Purchase" => purchase(field, text),
        "Cadence" => cadence(place, field, text),
        "Season" => named_days(field, text, "name"),
        "Blackout" => named_days(field, text, "reason"),
        "Cap" => cap(field, text),
        "QuietHours" => quiet_hours(field, text),
        "Precedence" => precedence(place, field, text),
        "ColumnMap" => columns::map(field, text),
        "MergePolicies" => columns::policies(field, text),
        _ => Err(wrong(field, text, "JSON")),
    }
}

fn moment(field: &Field, text: &str) -> Result<Value, Error> {
    let spelled = text.trim().replace(' ', "T");
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let read = |format: &&str| NaiveDateTime::parse_from_str(&spelled, format).ok();
    match formats.iter().find_map(read) {
        Some(moment) => Ok(json!(moment)),
        None => Err(wrong(
            field,
            text,
            "a day and a time such as 2026-05-12T10:00",
        )),
    }
}

fn number(field: &Field, text: &str) -> Result<Value, Error> {
    match numbers::figure(text).map(i64::try_from) {
        Some(Ok(number)) => Ok(json!(number)),
        Some(Err(_)) => Err(wrong(field, text, "a smaller whole number such as 9800")),
        None => Err(wrong(field, text, "a whole number such as 9800")),
    }
}

fn money(place: &Place<'_>, field: &Field, text: &str) -> Result<Value, Error> {
    let currency = place.currency()?;
    let expected = format!(
        "an amount in {} of 0 or more such as 24.90",
        currency.code()
    );
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = currency.digits() as usize;
    let all_digits = |it: &str| it.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(part) || part.len() > digits {
        return Err(wrong(field, text, &expected));
    }
    let minor: i64 = format!("{whole}{part:0<digits$}")
        .parse()
        .map_err(|_| wrong(field, text, &expected))?;
    Ok(json!({ "minor": minor, "currency": currency.code() }))
}

fn share(field: &Field, text: &str) -> Result<Value, Error> {
    let expected = "a share from 0% to 100% such as 58% or 0.58";
    let (figure, scale) = match text.strip_suffix('%') {
        Some(percent) => (percent.trim(), 100.0),
        None => (text, 1.0),
    };
    let share: f64 = figure.parse().map_err(|_| wrong(field, text, expected))?;
    if (0.0..=scale).contains(&share) {
        return Ok(json!(share / scale));
    }
    Err(wrong(field, text, expected))
}

fn gap(field: &Field, text: &str) -> Result<Value, Error> {
    let hours = |word: &str| -> Option<u32> {
        match word.trim().strip_suffix('h') {
            Some(hours) => hours.parse().ok(),
            None => word
                .trim()
                .trim_end_matches('d')
                .parse::<u32>()
                .ok()?
                .checked_mul(24),
        }
    };
    let figures: Option<Vec<u32>> = text.split(',').map(hours).collect();
    match figures.as_deref() {
        Some(&[min, ideal, max]) => {
            Ok(json!({ "min_hours": min, "ideal_hours": ideal, "max_hours": max }))
        }
        _ => Err(wrong(
            field,
            text,
            "three figures such as 5,7,10 (days) or 1h,4h,24h",
        )),
    }
}

fn period(field: &Field, text: &str) -> Result<Value, Error> {
    let read = |(first, last): (&str, &str)| -> Option<(NaiveDate, NaiveDate)> {
        Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
    };
    match text.split_once("..").or(Some((text, text))).and_then(read) {
        Some((first, last)) => Ok(json!({ "first": first, "last": last })),
        None => Err(wrong(field, text, "days such as 2026-05-01..2026-05-31")),
    }
}

fn named_days(field: &Field, text: &str, word: &str) -> Result<Value, Error> {
    let (days, name) = text.split_once(' ').unwrap_or((text, ""));
    Ok(json!({ "period": period(field, days)?, word: name.trim() }))
}

fn purchase(field: &Field, text: &str) -> Result<Value, Error> {
    let expected = "once:DAYS, used-up:DAYS or subscribed:monthly";
    let (how, rest) = text.split_once(':').unwrap_or((text, ""));
    let days = || {
        rest.parse::<u32>()
            .map_err(|_| wrong(field, text, expected))
    };
    match how.to_lowercase().replace('-', "_").as_str() {
        "once" => Ok(json!({ "how": "once", "consideration_days": days()? })),
        "used_up" => Ok(json!({ "how": "used_up", "every_days": days()? })),
        "subscribed" => match rest.to_lowercase().replace('-', "_").as_str() {
            period @ ("monthly" | "quarterly" | "half_yearly" | "yearly") => {
                Ok(json!({ "how": "subscribed", "renewal": period }))
            }
            _ => Err(wrong(field, text, expected)),
        },
        _ => Err(wrong(field, text, expected)),
    }
}

fn cadence(place: &Place<'_>, field: &Field, text: &str) -> Result<Value, Error> {
    match text.split_once(':') {
        Some(("steady", figures)) => Ok(json!({ "by": "steady", "gap": gap(field, figures)? })),
        Some(_) => Err(wrong(field, text, "a preset, steady:5,7,10 or hand")),
        None if text == "hand" => Ok(json!({ "by": "hand" })),
        None => Ok(json!({ "by": "preset", "preset": place.ready_made("preset", text)? })),
    }
}

fn cap(field: &Field, text: &str) -> Result<Value, Error> {
    let expected = "CHANNEL:TOUCHES/DAYS such as email:2/7";
    let read = || -> Option<(Value, u32, u32)> {
        let (channel, figures) = text.split_once(':')?;
        let (touches, days) = figures.split_once('/')?;
        Some((
            channel_of(channel),
            touches.parse().ok()?,
            days.parse().ok()?,
        ))
    };
    let (channel, touches, days) = read().ok_or_else(|| wrong(field, text, expected))?;
    Ok(json!({ "channel": channel, "touches": touches, "days": days }))
}

fn quiet_hours(field: &Field, text: &str) -> Result<Value, Error> {
    let read = || -> Option<(Value, NaiveTime, NaiveTime)> {
        let (channel, hours) = text.split_once(':')?;
        let (from, until) = hours.split_once('-')?;
        let time = |it: &str| NaiveTime::parse_from_str(it.trim(), "%H:%M").ok();
        Some((channel_of(channel), time(from)?, time(until)?))
    };
    let expected = "CHANNEL:FROM-UNTIL such as email:21:00-07:00";
    let (channel, from, until) = read().ok_or_else(|| wrong(field, text, expected))?;
    Ok(json!({ "channel": channel, "from": from, "until": until }))
}

/// `all` counts every channel together.
fn channel_of(word: &str) -> Value {
    match word.trim().to_lowercase().replace('-', "_").as_str() {
        "all" => Value::Null,
        channel => json!(channel),
    }
}

fn precedence(place: &Place<'_>, field: &Field, text: &str) -> Result<Value, Error> {
    let (campaign, days) = text.rsplit_once(':').unwrap_or((text, "0"));
    let days: u32 = days
        .trim()
        .parse()
        .map_err(|_| wrong(field, text, "CAMPAIGN:DAYS such as Spring offer:3"))?;
    Ok(json!({ "campaign": place.id_of("campaign", campaign)?, "lag_days": days }))
}

fn wrong(field: &Field, text: &str, expected: &str) -> Error {
    Error::new(
        Code::Malformed,
        format!("--{}: ‘{text}’ does not fit", field.name.replace('_', "-")),
        format!("Write {expected}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str, kind: &str) -> Field {
        Field {
            name: name.to_owned(),
            kind: kind.to_owned(),
            choices: Vec::new(),
            about: String::new(),
            required: true,
        }
    }

    fn check(kind: &str, text: &str, expect: Value) {
        let field = field("x", kind);
        let value = one(&Place::without_session("EUR"), &field, kind, text);
        assert_eq!(value.unwrap(), expect, "{kind}: {text}");
    }

    fn refused(kind: &str, text: &str) {
        let field = field("x", kind);
        assert!(
            one(&Place::without_session("EUR"), &field, kind, text).is_err(),
            "{kind}: {text}"
        );
    }

    #[test]
    fn words_become_values() {
        check("Money", "24.9", json!({ "minor": 2490, "currency": "EUR" }));
        check(
            "Money",
            "1200",
            json!({ "minor": 120_000, "currency": "EUR" }),
        );
        check("Share", "58%", json!(0.58));
        check(
            "Gap",
            "5,7,10",
            json!({ "min_hours": 120, "ideal_hours": 168, "max_hours": 240 }),
        );
        check(
            "Gap",
            "1h,4h,1d",
            json!({ "min_hours": 1, "ideal_hours": 4, "max_hours": 24 }),
        );
        check(
            "Period",
            "2026-05-01..2026-05-31",
            json!({ "first": "2026-05-01", "last": "2026-05-31" }),
        );
        check(
            "Purchase",
            "used-up:28",
            json!({ "how": "used_up", "every_days": 28 }),
        );
        check(
            "Purchase",
            "subscribed:half-yearly",
            json!({ "how": "subscribed", "renewal": "half_yearly" }),
        );
        check(
            "Cadence",
            "cart",
            json!({ "by": "preset", "preset": "cart" }),
        );
        check(
            "Cap",
            "all:10/7",
            json!({ "channel": null, "touches": 10, "days": 7 }),
        );
        check(
            "QuietHours",
            "sms:20:30-09:00",
            json!({ "channel": "sms", "from": "20:30:00", "until": "09:00:00" }),
        );
        check(
            "Blackout",
            "2026-12-24 Christmas Eve",
            json!({ "period": { "first": "2026-12-24", "last": "2026-12-24" }, "reason": "Christmas Eve" }),
        );
    }

    #[test]
    fn words_that_do_not_fit_are_refused() {
        refused("Money", "24,90");
        refused("Money", "24.905");
        refused("Money", "-5");
        refused("Money", "99999999999999999999");
        refused("Share", "120%");
        refused("Gap", "5,7");
        refused("Purchase", "rented");
        refused("number", "many");
    }
}
