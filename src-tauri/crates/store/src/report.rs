//! What happened while a workspace was opened, for the person who opened it.

use std::path::PathBuf;

use reprise_domain::entity::Kind;

/// What the open did. Without notes, nothing was out of the ordinary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenReport {
    /// In the order in which it happened.
    pub notes: Vec<Note>,
}

/// One thing that an open did or found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The folder held no workspace; an empty one was made.
    Created,
    /// The last session ended without closing; the journal gave back this many records the database lacked.
    Replayed {
        /// Records taken from the journal.
        records: usize,
    },
    /// The last session died while opening; its unfinished snapshots were removed.
    HalfSnapshotsRemoved {
        /// How many.
        files: usize,
    },
    /// A restore or compaction that was interrupted was finished.
    SwapFinished,
    /// A copy of what could not be opened was kept.
    Quarantined {
        /// The copy.
        dir: PathBuf,
        /// Why it could not be opened.
        reason: String,
    },
    /// The database opened after its snapshots were removed; nothing was lost.
    OpenedWithoutSnapshots,
    /// The database was rebuilt from a backup and the journal after it.
    Rebuilt {
        /// The backup's file name; none when the journal reached back to the beginning.
        backup: Option<String>,
        /// Changes in the backup.
        from_backup: u64,
        /// Records the journal added.
        from_journal: usize,
        /// Whether the journal reached its end, so that nothing acknowledged is missing.
        complete: bool,
    },
    /// The journal could not be read on; a new one was begun. The database is whole.
    JournalRestarted,
    /// An entity was damaged on disk and taken from its history.
    Mended {
        /// What it is.
        kind: Kind,
        /// What it is called.
        name: String,
    },
}

impl OpenReport {
    /// Whether something was restored or may be missing, so that the person should be told.
    pub fn is_worth_telling(&self) -> bool {
        self.notes.iter().any(|note| {
            matches!(
                note,
                Note::Quarantined { .. }
                    | Note::OpenedWithoutSnapshots
                    | Note::Rebuilt { .. }
                    | Note::JournalRestarted
                    | Note::Mended { .. }
            )
        })
    }

    /// The notes as sentences.
    pub fn in_words(&self) -> Vec<String> {
        self.notes.iter().map(ToString::to_string).collect()
    }
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Created => write!(f, "A new workspace was made."),
            Self::Replayed { records } => write!(
                f,
                "The last session did not close; {records} saved records were taken from the journal."
            ),
            Self::HalfSnapshotsRemoved { files } => {
                write!(
                    f,
                    "{files} unfinished internal files of the last session were removed."
                )
            }
            Self::SwapFinished => write!(f, "An interrupted restore was finished."),
            Self::Quarantined { dir, reason } => write!(
                f,
                "The database could not be opened ({reason}). A copy is kept in {}.",
                dir.display()
            ),
            Self::OpenedWithoutSnapshots => {
                write!(
                    f,
                    "It opened after its internal snapshots were removed. Nothing was lost."
                )
            }
            Self::Rebuilt {
                backup,
                from_backup,
                from_journal,
                complete,
            } => {
                match backup {
                    Some(name) => write!(
                        f,
                        "It was rebuilt from the backup {name} with {from_backup} changes and from \
                         {from_journal} later records of the journal."
                    )?,
                    None => write!(
                        f,
                        "It was rebuilt from {from_journal} records of the journal."
                    )?,
                }
                f.write_str(if *complete {
                    " Nothing that was saved is missing."
                } else {
                    " Changes made after that may be missing."
                })
            }
            Self::JournalRestarted => {
                write!(
                    f,
                    "The journal was damaged and begun anew. The data itself is whole."
                )
            }
            Self::Mended { kind, name } => {
                write!(
                    f,
                    "The {} ‘{name}’ was damaged and taken from its history.",
                    kind.as_str()
                )
            }
        }
    }
}
