//! Answers for people: tables for lists, lines for things, sentences for findings. JSON on demand.

mod advice;
mod contacts;
mod dates;
mod findings;
mod people;
mod pressure;
mod table;
mod thing;
mod widgets;
mod words;

use std::io::{IsTerminal, Write};

use reprise_api::{COMMANDS, Event, Session};
use serde_json::Value;

use crate::outcome::Outcome;

/// Prints an answer and says how the call ended. `done` is what was written into the history.
pub(crate) fn answer(name: &str, answer: &Value, done: &[String], json: bool) -> Outcome {
    let outcome = outcome_of(name, answer);
    if json {
        line(&serde_json::to_string_pretty(answer).unwrap_or_default());
        return outcome;
    }
    match name {
        "plan_check" | "launch_check" => findings::print(answer),
        "advice_show" => advice::print(answer),
        "pressure_show" => pressure::print(answer),
        "contacts_preview" => contacts::preview(answer),
        "audience_count" => people::counted(answer),
        "audience_overlap" => people::overlap(answer),
        "dates_suggest" => dates::print(answer),
        "brief_preview" => brief(answer),
        "widget_check" => widgets::checks(answer),
        "widget_export" => widgets::export(answer),
        "widget_export_show" => widgets::plan(answer),
        "utm_links" => widgets::links(answer),
        "history_undo" | "history_redo" => line(&format!("{}.", words::text(&answer["label"]))),
        _ if writes(name) => written(answer, done),
        _ => read(answer),
    }
    outcome
}

/// An error with its hint, to standard error.
pub(crate) fn error(error: &reprise_api::Error) {
    remark(&error.message);
    if !error.hint.is_empty() {
        remark(&format!("  {}", error.hint));
    }
}

/// What opening the workspace had to mend, to standard error.
pub(crate) fn mended(session: &Session) {
    session
        .opening()
        .iter()
        .for_each(|sentence| remark(sentence));
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
        remark(&format!("{doing}: {done}{of}"));
    }
}

fn outcome_of(name: &str, answer: &Value) -> Outcome {
    let broken = match name {
        "plan_check" | "launch_check" => answer
            .as_array()
            .is_some_and(|all| all.iter().any(|it| it["severity"] == "error")),
        "dates_suggest" => answer
            .as_array()
            .is_some_and(|all| all.iter().any(|it| it["outcome"]["came"] != "found")),
        "widget_check" => widgets::is_broken(answer),
        "widget_export_show" => widgets::is_broken(&answer["widgets"]),
        "workspace_check" => answer["sound"] == Value::Bool(false),
        _ => false,
    };
    if broken {
        Outcome::RuleBroken
    } else {
        Outcome::Done
    }
}

fn writes(name: &str) -> bool {
    COMMANDS.iter().any(|it| it.name == name && it.writes)
}

/// What was done, then what came of it: the id of a thing made, the launches laid, the report of an import.
fn written(answer: &Value, done: &[String]) {
    done.iter().for_each(|label| line(&format!("{label}.")));
    match answer {
        Value::Array(items) if !items.is_empty() => table::print(items, 0),
        Value::Object(fields) if fields.contains_key("bytes") && fields.contains_key("file") => {
            line(&format!(
                "Wrote {} ({}).",
                words::text(&answer["file"]),
                words::size(&answer["bytes"])
            ));
        }
        Value::Object(fields) if fields.contains_key("rejected_rows") => contacts::import(answer),
        Value::Object(fields) if fields.contains_key("left_out_to") => contacts::export(answer),
        Value::Object(fields) if fields.contains_key("id") => {
            if done.is_empty() {
                line("Nothing to change.");
            }
            line(&format!("id {}", words::text(&fields["id"])));
        }
        Value::Object(fields) if fields.is_empty() => {}
        _ if done.is_empty() => thing::print(answer),
        _ => {}
    }
}

/// What a brief says, as its Markdown export would.
fn brief(answer: &Value) {
    match serde_json::from_value(answer.clone()) {
        Ok(document) => line(reprise_api::brief_as_text(&document).trim_end()),
        Err(_) => thing::print(answer),
    }
}

fn read(answer: &Value) {
    match answer {
        Value::Array(items) if items.is_empty() => line("None."),
        Value::Array(items) => table::print(items, 0),
        Value::Object(fields) => match fields
            .get("entries")
            .or(fields.get("contacts").filter(|it| it.is_array()))
        {
            Some(Value::Array(entries)) if entries.is_empty() => line("None."),
            Some(Value::Array(entries)) => table::print(entries, 0),
            _ => thing::print(answer),
        },
        other => line(&words::text(other)),
    }
}

/// A value as JSON, to standard output.
pub(crate) fn json(value: &impl serde::Serialize) {
    line(&serde_json::to_string(value).unwrap_or_default());
}

fn line(text: &str) {
    // A closed pipe (`reprise … | head`) is the reader's choice, not a failure.
    writeln!(std::io::stdout(), "{text}").ok();
}

/// A line to standard error.
pub(crate) fn remark(text: &str) {
    writeln!(std::io::stderr(), "{text}").ok();
}
