//! An advice as a page: the answer, why, what to mind, what next, and the two side by side.

use serde_json::Value;

use super::line;
use super::words::text;

pub(super) fn print(answer: &Value) {
    line(&text(&answer["headline"]));
    line("\nWhy");
    for reason in items(&answer["why"]) {
        let strength = text(&reason["source"]["strength"]);
        line(&format!(
            "  {} [{}, {strength}]",
            text(&reason["text"]),
            text(&reason["rule"])
        ));
    }
    for (title, key) in [
        ("Keep them apart", "exclusions"),
        ("Mind", "cautions"),
        ("Next", "next_steps"),
    ] {
        let sentences: Vec<&Value> = items(&answer[key]).collect();
        if !sentences.is_empty() {
            line(&format!("\n{title}"));
            sentences
                .iter()
                .for_each(|said| line(&format!("  {}", sentence(said))));
        }
    }
    line("\nThe two side by side");
    for row in items(&answer["comparison"]) {
        line(&format!(
            "  {}\n    retargeting  {}\n    remarketing  {}",
            text(&row["dimension"]),
            text(&row["retargeting"]),
            text(&row["remarketing"])
        ));
    }
}

/// A sentence by itself, or the one of a next step.
fn sentence(said: &Value) -> String {
    text(said.get("text").unwrap_or(said))
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
