//! A desk on a known morning, shared by the tests of the api.

use chrono::{DateTime, Utc};
use reprise_api::{Session, Surroundings};
use serde_json::Value;

/// Ada's desk on Tuesday, 24 November 2026, nine in the morning.
pub fn surroundings() -> Surroundings {
    Surroundings {
        account: "Ada".to_owned(),
        device: "desk".to_owned(),
        now: || {
            "2026-11-24T09:00:00Z"
                .parse::<DateTime<Utc>>()
                .unwrap_or_default()
        },
    }
}

/// Does what is asked; a refusal fails the test with its words.
#[track_caller]
pub fn ask(session: &Session, name: &str, request: Value) -> Value {
    let answer = session.call(name, request);
    answer.unwrap_or_else(|error| panic!("{name}: {error} ({})", error.hint))
}
