//! Findings are remarks about the plan, not its data: they go to standard error, worst first, each
//! with its number for `finding mend` and with what would mend it.

use serde_json::Value;

use super::words::text;
use super::{line, remark};

pub(super) fn print(answer: &Value) {
    let all = answer.as_array().map(Vec::as_slice).unwrap_or_default();
    for (place, finding) in all.iter().enumerate() {
        let (severity, sentence) = (text(&finding["severity"]), text(&finding["sentence"]));
        remark(&format!("{}. {severity}: {sentence}", place + 1));
        if let Some(label) = finding["mend"]["label"].as_str() {
            remark(&format!("     {label}"));
        }
    }
    let count = |severity: &str| all.iter().filter(|it| it["severity"] == severity).count();
    line(&match all.len() {
        0 => "No findings.".to_owned(),
        1 => "1 finding.".to_owned(),
        many => format!(
            "{many} findings: {} to mend, {} to look at, {} worth knowing.",
            count("error"),
            count("warning"),
            count("note")
        ),
    });
}
