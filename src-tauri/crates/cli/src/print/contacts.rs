//! Contact files: how one is read and what importing it would do, what an import and an export did.

use serde_json::{Map, Value};

use super::words::{shortened, size, text};
use super::{line, remark};

/// Widest name of a column, in characters.
const NAME: usize = 30;

/// How a file is read, column by column, and what importing it would do; rejected rows are remarks.
pub(super) fn preview(answer: &Value) {
    line(&format!(
        "{}: {}, {}, {}.",
        text(&answer["file"]),
        size(&answer["bytes"]),
        text(&answer["encoding"]),
        if answer["has_header"] == true {
            "its first row names the columns"
        } else {
            "no row names the columns"
        }
    ));
    let columns = answer["columns"].as_object();
    let header = answer["header"].as_array().into_iter().flatten();
    for (at, name) in header.enumerate() {
        let meaning = columns.and_then(|it| meaning_of(it, at));
        line(&format!(
            "{:>9}  {:<NAME$}  {}",
            at + 1,
            shortened(&text(name), NAME),
            meaning.map_or_else(|| "not read".to_owned(), |it| it.replace('_', " "))
        ));
    }
    let counts = &answer["counts"];
    if counts.is_null() {
        remark("No column says who a row is about; say which with --map email=1.");
        return;
    }
    line("Importing it would come to:");
    tally(
        counts,
        &[
            ("rows", "rows read"),
            ("added", "people added"),
            ("merged", "people whose blanks are filled"),
            ("unchanged", "rows that tell nothing new"),
            ("rejected", "rows that cannot be used"),
        ],
    );
    remarks_of(counts);
}

fn meaning_of(columns: &Map<String, Value>, at: usize) -> Option<&str> {
    let found = columns.iter().find(|(_, column)| **column == at);
    found.map(|(meaning, _)| meaning.as_str())
}

fn tally(counts: &Value, words: &[(&str, &str)]) {
    for (field, words) in words {
        line(&format!("{:>9}  {words}", text(&counts[field])));
    }
}

/// Rejected rows, and what is worth knowing.
fn remarks_of(report: &Value) {
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

/// What an import did; rejected rows are remarks.
pub(super) fn import(report: &Value) {
    tally(
        report,
        &[
            ("rows", "rows read"),
            ("added", "people added"),
            ("merged", "people whose blanks were filled"),
            ("unchanged", "rows that told nothing new"),
            ("rejected", "rows that could not be used"),
        ],
    );
    let counts = &report["list"]["counts"];
    line(&format!(
        "‘{}’ now holds {} people: {} may get e-mail, {} text messages, {} have bought.",
        text(&report["list"]["name"]),
        text(&counts["people"]),
        text(&counts["email_granted"]),
        text(&counts["sms_granted"]),
        text(&counts["buyers"])
    ));
    remarks_of(report);
}

/// What an export did; what is worth knowing are remarks.
pub(super) fn export(report: &Value) {
    for key in report["keys"].as_array().into_iter().flatten() {
        let fields = key["fields"].as_array().into_iter().flatten();
        let fields: Vec<String> = fields.map(|it| text(it).replace('_', " ")).collect();
        let by = fields.join(", ");
        line(&format!("{:>9}  people by {by}", text(&key["people"])));
    }
    tally(
        report,
        &[
            ("suppressed", "left out: suppressed"),
            ("no_consent", "left out: without the consent it needs"),
            ("no_key", "left out: without an address it takes"),
            ("too_long", "left out: with addresses too long for it"),
        ],
    );
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
    remarks_of(report);
}
