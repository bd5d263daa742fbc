//! Answers for people: tables for lists, lines for things, sentences for findings. JSON on demand.

use std::io::{IsTerminal, Write};

use reprise_api::Event;
use serde_json::Value;

use crate::outcome::Outcome;

/// Longest cell of a table, in characters.
const CELL: usize = 44;
/// Columns of a table, in this order, as far as the things have them.
const COLUMNS: [&str; 18] = [
    "seq",
    "name",
    "title",
    "label",
    "strategy",
    "status",
    "channel",
    "at",
    "left",
    "people",
    "price",
    "budget",
    "cost",
    "author",
    "date",
    "imported_on",
    "template",
    "id",
];

/// Prints an answer and says how the call ended.
pub(crate) fn answer(name: &str, answer: &Value, json: bool) -> Outcome {
    let outcome = outcome_of(name, answer);
    if json {
        line(&serde_json::to_string_pretty(answer).unwrap_or_default());
    } else if name == "plan_check" {
        findings(answer);
    } else if name == "advice_show" {
        advice(answer);
    } else {
        value(answer);
    }
    outcome
}

/// Shows how far long work is, on a terminal only.
pub(crate) fn progress(event: &Event) {
    if let Event::Progress {
        done, total, doing, ..
    } = event
        && std::io::stderr().is_terminal()
    {
        let of = total
            .map(|total| format!(" of {total}"))
            .unwrap_or_default();
        eprintln!("{doing}: {done}{of}");
    }
}

fn outcome_of(name: &str, answer: &Value) -> Outcome {
    let broken = match name {
        "plan_check" => answer
            .as_array()
            .is_some_and(|all| all.iter().any(|it| it["severity"] == "error")),
        "workspace_check" => answer["sound"] == Value::Bool(false),
        _ => false,
    };
    if broken {
        Outcome::RuleBroken
    } else {
        Outcome::Done
    }
}

/// Findings are remarks about the plan, not its data: they go to standard error, worst first.
fn findings(answer: &Value) {
    let all = answer.as_array().map(Vec::as_slice).unwrap_or_default();
    for finding in all {
        eprintln!(
            "{}: {}",
            text(&finding["severity"]),
            text(&finding["sentence"])
        );
        if let Some(label) = finding["mend"]["label"].as_str() {
            eprintln!("  {label}");
        }
    }
    line(&match all.len() {
        0 => "No findings.".to_owned(),
        1 => "1 finding.".to_owned(),
        count => format!("{count} findings."),
    });
}

fn advice(answer: &Value) {
    line(&text(&answer["headline"]));
    for reason in answer["why"].as_array().into_iter().flatten() {
        line(&format!(
            "  - {} [{}, {}]",
            text(&reason["text"]),
            text(&reason["rule"]),
            text(&reason["source"]["strength"])
        ));
    }
    for (title, key) in [
        ("Keep them apart", "exclusions"),
        ("Mind", "cautions"),
        ("Next", "next_steps"),
    ] {
        let sentences = answer[key]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        if !sentences.is_empty() {
            line(&format!("{title}:"));
            sentences
                .iter()
                .for_each(|sentence| line(&format!("  - {}", text(sentence))));
        }
    }
    let rows: Vec<Vec<String>> = answer["comparison"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|it| {
            ["dimension", "retargeting", "remarketing"]
                .map(|key| text(&it[key]))
                .to_vec()
        })
        .collect();
    for row in rows {
        line(&format!(
            "{}\n  retargeting: {}\n  remarketing: {}",
            row[0], row[1], row[2]
        ));
    }
}

fn value(answer: &Value) {
    match answer {
        Value::Array(items) if items.is_empty() => line("None."),
        Value::Array(items) => table(items),
        Value::Object(fields) => match fields.get("entries").and_then(Value::as_array) {
            Some(entries) => table(entries),
            None => fields
                .iter()
                .for_each(|(name, field)| line(&format!("{name}: {}", text(field)))),
        },
        other => line(&text(other)),
    }
}

fn table(items: &[Value]) {
    let things: Vec<Value> = items.iter().map(flattened).collect();
    let columns: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|column| things.iter().any(|thing| thing.get(column).is_some()))
        .collect();
    if columns.is_empty() {
        things.iter().for_each(|thing| line(&text(thing)));
        return;
    }
    let cell = |thing: &Value, column: &str| {
        shortened(&thing.get(column).map(text).unwrap_or_default(), column)
    };
    let width = |column: &&str| {
        let cells = things
            .iter()
            .map(|thing| cell(thing, column).chars().count());
        cells.chain([column.len()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = columns.iter().map(width).collect();
    let row = |cells: Vec<String>| {
        let padded = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        line(padded.collect::<Vec<_>>().join("  ").trim_end());
    };
    row(columns.iter().map(|column| (*column).to_owned()).collect());
    things
        .iter()
        .for_each(|thing| row(columns.iter().map(|column| cell(thing, column)).collect()));
}

/// A joined answer (an audience with its size) as one flat thing.
fn flattened(item: &Value) -> Value {
    let Some(fields) = item.as_object() else {
        return item.clone();
    };
    let mut flat = fields.clone();
    for inner in ["audience", "widget", "launch", "size"] {
        if let Some(Value::Object(own)) = fields.get(inner) {
            own.iter().for_each(|(name, field)| {
                flat.entry(name.clone()).or_insert_with(|| field.clone());
            });
        }
    }
    Value::Object(flat)
}

/// A value as a person writes it; money with its currency, objects as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Object(money) if money.contains_key("minor") && money.contains_key("currency") => {
            let money = serde_json::from_value::<reprise_api::Money>(value.clone());
            money.map_or_else(|_| value.to_string(), |money| money.to_string())
        }
        Value::Array(items) if items.iter().all(Value::is_string) => {
            items.iter().map(text).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// Ids stay whole, so that they can be copied.
fn shortened(text: &str, column: &str) -> String {
    if column == "id" || text.chars().count() <= CELL {
        return text.to_owned();
    }
    text.chars().take(CELL - 1).chain(['…']).collect()
}

fn line(text: &str) {
    // A closed pipe (`reprise … | head`) is the reader's choice, not a failure.
    writeln!(std::io::stdout(), "{text}").ok();
}
