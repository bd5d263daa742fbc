//! What goes back when something was not done: a code to react to, a sentence, and the next step.

use reprise_documents::DocumentError;
use reprise_domain::Refusal;
use reprise_store::{FileProblem, StoreError};
use serde::Serialize;
use ts_rs::TS;

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What a caller may react to.
    pub code: Code,
    /// What happened, naming the thing; lower case, no full stop.
    pub message: String,
    /// What to do next; empty when there is nothing to do.
    pub hint: String,
    /// The number it is about; none when it is about anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub outside: Option<Outside>,
}

/// A number of a request that lies outside of what its field holds or its rule allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Outside {
    /// The field, as the request has it: `source.lookback_days`. A rule leaves out the places in lists.
    pub field: String,
    /// Lowest allowed; none where nothing but the machine has a limit. An amount counts in minor units.
    pub low: Option<i64>,
    /// Highest allowed; none as with `low`.
    pub high: Option<i64>,
}

/// What a caller may react to. A code exists only where something does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The plan does not allow it. A notice, not a failure.
    Refused,
    /// The request itself is wrong: an unknown command or field, a value of the wrong type.
    Malformed,
    /// The person stopped it; nothing was done.
    Cancelled,
    /// Another program has the workspace open.
    PlanInUse,
    /// Writing has stopped because the disk refused; reading and exporting go on.
    ReadOnly,
    /// The file or workspace was made by a newer version.
    NewerVersion,
    /// A file is damaged, too large, or not what it says.
    BadFile,
    /// The machine failed.
    Failed,
}

impl Error {
    /// An error from its parts.
    pub fn new(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: hint.into(),
            outside: None,
        }
    }

    /// Something that is asked for is not there.
    pub fn missing(what: impl Into<String>) -> Self {
        Refusal::Missing { what: what.into() }.into()
    }

    /// A file that could not be read or written.
    pub fn file(path: &std::path::Path, doing: &str, error: &std::io::Error) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Self::new(
            Code::BadFile,
            format!("‘{name}’ could not be {doing}: {error}"),
            "Check that the file exists and that you may use it; nothing in the workspace has changed",
        )
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self {
            outside: outside(&refusal),
            ..Self::new(Code::Refused, refusal.to_string(), refusal.hint())
        }
    }
}

impl From<DocumentError> for Error {
    fn from(error: DocumentError) -> Self {
        Self::new(
            Code::BadFile,
            error.to_string(),
            "Nothing in the workspace has changed",
        )
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let (code, hint) = answer_to(&error);
        Self::new(code, error.to_string(), hint)
    }
}

/// The number that a rule refuses, where it stands in a field; an amount in minor units.
fn outside(refusal: &Refusal) -> Option<Outside> {
    let (at, low, high) = match *refusal {
        Refusal::OutOfRange { at, low, high, .. } => (at, low, high),
        Refusal::AmountOutOfRange { at, low, high, .. } => (at, low.minor, high.minor),
        _ => return None,
    };
    // A sum stands in no field.
    (!at.is_empty()).then(|| Outside {
        field: at.to_owned(),
        low: Some(low),
        high: Some(high),
    })
}

/// What a caller may react to, and what a person can do.
fn answer_to(error: &StoreError) -> (Code, &'static str) {
    match error {
        StoreError::PlanInUse { .. } => (
            Code::PlanInUse,
            "Close the other Reprise window or command, then try again; nothing was changed",
        ),
        StoreError::NewerVersion { .. } | StoreError::File(FileProblem::NewerVersion { .. }) => (
            Code::NewerVersion,
            "Update Reprise, then open it again; nothing was changed",
        ),
        StoreError::DiskFull { .. } => (
            Code::ReadOnly,
            "Free some space on the disk, then try again; everything saved before is safe",
        ),
        StoreError::ReadOnly { .. } => (
            Code::ReadOnly,
            "Export the workspace to another disk, then start Reprise again; everything saved before is safe",
        ),
        StoreError::MovedOn { .. } | StoreError::Dangling { .. } => (
            Code::Refused,
            "Look at the history and take the later change back first; nothing was changed",
        ),
        StoreError::Erased => (
            Code::Refused,
            "What was erased stays erased; everything else is as it was",
        ),
        StoreError::LedgerShrinks => (
            Code::Refused,
            "Look the person up among the suppressed and lift it there; nothing was changed",
        ),
        StoreError::NothingToUndo | StoreError::NothingToRedo => (Code::Refused, ""),
        StoreError::TakenBack { .. } => (
            Code::Refused,
            "The history shows every change; nothing was changed",
        ),
        StoreError::NoSuchChange { .. } => (Code::Refused, "Look the number up in the history"),
        StoreError::TooLarge { .. } => (
            Code::Refused,
            "Shorten the longest texts; nothing was changed",
        ),
        StoreError::File(_) => (
            Code::BadFile,
            "Choose another file; nothing in the workspace has changed",
        ),
        StoreError::NotEmpty { .. } => (Code::BadFile, "Choose a new or empty folder"),
        StoreError::Io { .. } => (
            Code::Failed,
            "Check the folder and its permissions, then try again; everything saved before is safe",
        ),
        StoreError::Damaged { .. } | StoreError::NoSuchObject { .. } => (
            Code::Failed,
            "Check the workspace, and restore the newest backup if something is damaged",
        ),
        StoreError::Unrecoverable { .. } => (
            Code::Failed,
            "Import a workspace file or a backup into a new folder; the damaged files were kept",
        ),
        StoreError::Closed => (
            Code::Failed,
            "Start Reprise again; everything saved before is safe",
        ),
        StoreError::TimedOut { .. } => (
            Code::Failed,
            "Restart the computer and try again; everything saved before is safe",
        ),
        StoreError::Engine { .. } | StoreError::CrookedEdit { .. } => {
            (Code::Failed, "Everything saved before is safe")
        }
    }
}
