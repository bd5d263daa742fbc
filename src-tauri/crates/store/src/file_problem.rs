//! Why a workspace file (`.reprise`) is refused. Nothing of a refused file is ever read in.

use reprise_domain::Refusal;
use reprise_domain::entity::Kind;
use thiserror::Error;
use uuid::Uuid;

/// What was wrong with the file.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum FileProblem {
    /// Not a zip, or cut short.
    #[error("it is no workspace file of Reprise, or only a part of one")]
    Unreadable {
        /// What the unpacker said.
        reason: String,
    },
    /// An entry is encrypted.
    #[error("‘{name}’ is encrypted")]
    Encrypted {
        /// The entry.
        name: String,
    },
    /// An entry that no workspace file has: a path, a link, an archive, a reserved name.
    #[error("‘{name}’ does not belong in a workspace file")]
    UnknownEntry {
        /// The entry.
        name: String,
    },
    /// Two entries of one name.
    #[error("an entry appears twice")]
    DuplicateEntry,
    /// Packed with a method other than stored or deflate.
    #[error("‘{name}’ is packed in a way that is not read")]
    UnknownPacking {
        /// The entry.
        name: String,
    },
    /// More entries than the limit.
    #[error("it has {found} entries, the limit is {limit}")]
    TooManyEntries {
        /// Entries found.
        found: usize,
        /// The most allowed.
        limit: usize,
    },
    /// One entry, or all together, unpack to more than the limit.
    #[error("‘{name}’ unpacks to more than {limit} bytes")]
    TooBig {
        /// The entry at which the limit was met.
        name: String,
        /// The most allowed.
        limit: u64,
    },
    /// The file unpacks to more than so many times its size.
    #[error("it unpacks to more than {limit} times its size")]
    Bomb {
        /// The most allowed.
        limit: u64,
    },
    /// An entry is not what the manifest says it is, or one of them is missing.
    #[error("‘{name}’ was changed or damaged")]
    HashMismatch {
        /// The entry.
        name: String,
    },
    /// The file was made by a newer Reprise.
    #[error("it was made by a newer version (format {found}, this one knows {known})")]
    NewerVersion {
        /// Format found.
        found: u32,
        /// Newest format this program knows.
        known: u32,
    },
    /// A line is not what it should be.
    #[error("‘{part}’ line {line}: {reason}")]
    BadLine {
        /// The entry.
        part: String,
        /// Counted from 1; 0 stands for the entry as a whole.
        line: usize,
        /// What the reader said.
        reason: String,
    },
    /// Two entities of one id.
    #[error("{} {id} appears twice", kind.as_str())]
    DuplicateId {
        /// What they are.
        kind: Kind,
        /// The id.
        id: Uuid,
    },
    /// Something refers to something that is not in the file.
    #[error("{from} refers to {to}, which is not in the file")]
    DanglingReference {
        /// Who refers.
        from: String,
        /// To what.
        to: String,
    },
    /// A chain of campaigns that wait for each other in a circle.
    #[error("campaign ‘{what}’ would wait for itself")]
    Cycle {
        /// A campaign of the circle.
        what: String,
    },
    /// A field is beyond what the program itself would have accepted.
    #[error("{} {id}: {refusal}", kind.as_str())]
    NotAllowed {
        /// What it is.
        kind: Kind,
        /// Which one.
        id: Uuid,
        /// What is wrong with it.
        refusal: Refusal,
    },
    /// The entities are not what the changes add up to.
    #[error("{} {id} is not what its history says", kind.as_str())]
    HistoryDisagrees {
        /// What it is.
        kind: Kind,
        /// Which one.
        id: Uuid,
    },
}
