//! The first entry of a workspace file: who made it, what is in it, and the hash of every part.

use std::collections::{BTreeMap, BTreeSet};

use reprise_domain::entity::Kind;
use reprise_domain::id::ObjectId;
use serde::{Deserialize, Serialize};

use crate::codec;
use crate::file_problem::FileProblem;
use crate::journal::Point;

/// Name of the manifest's entry.
pub const NAME: &str = "manifest.json";
/// The newest format this program writes and reads. 2 knows presets, jurisdictions and changed laws, 3 contact books
/// and suppression; older files have none of them and are read as they are.
pub const FORMAT: u32 = 3;

/// What a workspace file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the format.
    pub format: u32,
    /// Version of the program that wrote it.
    pub app_version: String,
    /// Device it was written on.
    pub device: String,
    /// Milliseconds since 1970 UTC.
    pub made_at_millis: i64,
    /// Entities of each kind; kinds without any are left out.
    pub counts: BTreeMap<Kind, u64>,
    /// Number of the last change.
    pub last_seq: u64,
    /// Where the journal was.
    pub journal: JournalPoint,
    /// Every other entry.
    pub parts: BTreeMap<String, Part>,
    /// Objects that lie in the folder `objects` beside the file: only backups have such.
    #[serde(default)]
    pub beside: BTreeSet<ObjectId>,
    /// Objects that were erased for good.
    #[serde(default)]
    pub erased: BTreeSet<ObjectId>,
}

/// A journal point as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JournalPoint {
    /// Number of the last record.
    pub number: u64,
    /// Chain hash, hexadecimal.
    pub chain: String,
}

/// What an entry must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Unpacked size.
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// The version alone, which every format has.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

impl Manifest {
    /// Reads a manifest; the version is looked at before anything else, for a newer one may have other fields.
    pub fn parse(bytes: &[u8]) -> Result<Self, FileProblem> {
        let Version { format: found } = serde_json::from_slice(bytes).map_err(bad)?;
        if found > FORMAT {
            return Err(FileProblem::NewerVersion {
                found,
                known: FORMAT,
            });
        }
        serde_json::from_slice(bytes).map_err(bad)
    }
}

impl From<Point> for JournalPoint {
    fn from(point: Point) -> Self {
        Self {
            number: point.number,
            chain: codec::hex(&point.chain),
        }
    }
}

impl JournalPoint {
    /// The point; none when the chain is not a hash.
    pub fn point(&self) -> Option<Point> {
        let digits = (self.chain.len() == 64 && self.chain.is_ascii()).then_some(&self.chain)?;
        let mut chain = [0; 32];
        for (at, byte) in chain.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).ok()?;
        }
        Some(Point {
            number: self.number,
            chain,
        })
    }
}

fn bad(error: serde_json::Error) -> FileProblem {
    FileProblem::BadLine {
        part: NAME.to_owned(),
        line: error.line(),
        reason: error.to_string(),
    }
}
