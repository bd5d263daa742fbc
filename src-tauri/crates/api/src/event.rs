//! What a session tells those who listen: what changed, and how far long work has come.

use reprise_domain::entity::Kind;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// News from a session.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// Something was written and is safe on disk.
    Changed {
        /// Its place in the history.
        seq: u64,
        /// What was done.
        label: String,
        /// The kinds touched, each once.
        kinds: Vec<Kind>,
        /// The ids touched.
        ids: Vec<Uuid>,
    },
    /// The whole workspace was replaced.
    Replaced,
    /// Long work has come so far.
    Progress {
        /// The name the caller gave the work.
        job: String,
        /// Units done.
        done: u64,
        /// Units in all; none while unknown.
        total: Option<u64>,
        /// What is being done: "Reading contacts".
        doing: String,
    },
}
