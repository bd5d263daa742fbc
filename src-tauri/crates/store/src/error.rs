//! What can go wrong below the plan: the machine, the disk, the file. Variants carry values, not sentences
//! for a screen; `api` turns them into codes and hints.

use std::io;
use std::path::{Path, PathBuf};

use reprise_domain::entity::Kind;
use thiserror::Error;
use uuid::Uuid;

use crate::file_problem::FileProblem;

/// Why the store did not do what was asked. Nothing was half done.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Another process works on this workspace.
    #[error("the workspace {} is open in another window or command", dir.display())]
    PlanInUse {
        /// The workspace.
        dir: PathBuf,
    },
    /// The workspace was written by a newer Reprise. It was not touched.
    #[error("the workspace was made by a newer version (schema {found}, this one knows {known})")]
    NewerVersion {
        /// Schema found.
        found: u32,
        /// Newest schema this program knows.
        known: u32,
    },
    /// There is no room to write. What was saved is safe and can be read and exported elsewhere.
    #[error("the disk is full: {free} bytes free, {needed} needed")]
    DiskFull {
        /// Bytes free; 0 when the system did not say.
        free: u64,
        /// Bytes needed.
        needed: u64,
    },
    /// An earlier write failed, so this session writes no more. Reading and exporting still work.
    #[error("the workspace is read-only since a write failed: {reason}")]
    ReadOnly {
        /// What failed.
        reason: String,
    },
    /// The workspace was closed.
    #[error("the workspace is closed")]
    Closed,
    /// A value is larger than the store keeps in one piece.
    #[error("{what} takes {bytes} bytes, the limit is {limit}")]
    TooLarge {
        /// "campaign ‘Refill’", "a file".
        what: String,
        /// Its size.
        bytes: u64,
        /// The most allowed.
        limit: u64,
    },
    /// The entity is no longer what the change or the undo started from.
    #[error("{} ‘{name}’ has changed since", kind.as_str())]
    MovedOn {
        /// What it is.
        kind: Kind,
        /// Which one.
        id: Uuid,
        /// Its present name, or its last one when it is gone.
        name: String,
    },
    /// Something would point at nothing after the change.
    #[error("{from} needs {to}, which is not there")]
    Dangling {
        /// Who points, for example "launch ‘Refill 2’".
        from: String,
        /// At what.
        to: String,
    },
    /// An edit names another entity than the one it carries, or carries none.
    #[error("an edit of {} {id} does not carry that entity", kind.as_str())]
    CrookedEdit {
        /// Kind named by the edit.
        kind: Kind,
        /// Id named by the edit.
        id: Uuid,
    },
    /// There is no change left to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// A certain change was to be taken back, and it is undone already.
    #[error("“{label}” is taken back already")]
    TakenBack {
        /// What the change was called.
        label: String,
    },
    /// There is no undone change left to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// No change has this number.
    #[error("there is no change {seq}")]
    NoSuchChange {
        /// The number asked for.
        seq: u64,
    },
    /// No object has this hash.
    #[error("object {id} is not there")]
    NoSuchObject {
        /// The hash asked for.
        id: String,
    },
    /// What is asked for was erased for good, as the law demands.
    #[error("the people in it were erased and cannot be brought back")]
    Erased,
    /// The suppression ledger only grows.
    #[error("people who are suppressed stay so; lift a suppression by name, with a reason")]
    LedgerShrinks,
    /// A stored record fails its checksum. Other records are not affected.
    #[error("{what} is damaged on disk")]
    Damaged {
        /// Which record.
        what: String,
    },
    /// The workspace could be opened neither as it is nor from a backup. Nothing was deleted.
    #[error("the workspace cannot be opened ({reason}); a copy is kept in {}", kept.display())]
    Unrecoverable {
        /// What the last attempt said.
        reason: String,
        /// Where the damaged files were copied.
        kept: PathBuf,
    },
    /// Opening took longer than the watchdog allows.
    #[error("opening took longer than {seconds} seconds")]
    TimedOut {
        /// The limit.
        seconds: u64,
    },
    /// The database engine refused. Never seen in a healthy workspace.
    #[error("the database failed: {reason}")]
    Engine {
        /// What it said.
        reason: String,
    },
    /// A workspace file cannot be read in.
    #[error("the workspace file is refused: {0}")]
    File(#[from] FileProblem),
    /// The folder a workspace is to be made in holds something already.
    #[error("{} is not empty", dir.display())]
    NotEmpty {
        /// The folder.
        dir: PathBuf,
    },
    /// The file system refused.
    #[error("could not {doing} {}: {source}", path.display())]
    Io {
        /// "write", "open".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl StoreError {
    /// Turns an I/O error into itself, with a full disk told apart.
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| {
            if is_full(&source) {
                Self::DiskFull {
                    free: crate::disk::free_space(&path).unwrap_or(0),
                    needed: 0,
                }
            } else {
                Self::Io {
                    doing,
                    path,
                    source,
                }
            }
        }
    }
}

/// A quota and a file-size limit stop a write exactly as a full disk does.
pub(crate) fn is_full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge
    )
}
