//! Writing a workspace file: aside, synced, read back and verified, and only then renamed into place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write;
use std::path::Path;

use reprise_domain::change::Change;
use reprise_domain::entity::Kind;
use reprise_domain::id::ObjectId;
use reprise_domain::workspace::Workspace;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Limits;
use super::manifest::{self, FORMAT, Manifest, Part};
use super::read::verify;
use crate::codec;
use crate::disk;
use crate::error::StoreError;
use crate::file_problem::FileProblem;
use crate::journal::Point;
use crate::references::objects_of;

/// A part is closed when it reaches this size, so that no part meets the reader's limit.
const PART: usize = 32 * 1024 * 1024;

/// Something of which a file can be written: entities in memory, the rest fetched piece by piece.
pub struct Snapshot<'a> {
    /// Version of the program.
    pub app_version: String,
    /// Device.
    pub device: String,
    /// Milliseconds since 1970 UTC.
    pub made_at_millis: i64,
    /// The entities.
    pub workspace: Workspace,
    /// Number of the last change.
    pub last_seq: u64,
    /// Where the journal was.
    pub point: Point,
    /// Fetches a change.
    pub change: &'a dyn Fn(u64) -> Result<Change, StoreError>,
    /// Fetches an object that something present or in the history names.
    pub object: &'a dyn Fn(&ObjectId) -> Result<Fetched, StoreError>,
}

/// What becomes of an object in a file.
pub enum Fetched {
    /// It is written into the file.
    Inside(Vec<u8>),
    /// It lies in the folder `objects` beside the file.
    Beside,
    /// It was erased for good.
    Erased,
}

/// Writes the file; whatever was there before is replaced only by a whole, verified one.
pub fn write(path: &Path, snapshot: &Snapshot<'_>) -> Result<Manifest, StoreError> {
    let aside = disk::aside(path);
    let written = write_aside(&aside, snapshot, CompressionMethod::Deflated).and_then(|()| {
        match verify(
            &aside,
            Limits {
                ratio: Limits::FOREIGN.ratio,
                ..Limits::OWN
            },
        ) {
            // A plan of endless repetition packs so well that a reader would take it for a bomb.
            Err(StoreError::File(FileProblem::Bomb { .. })) => {
                write_aside(&aside, snapshot, CompressionMethod::Stored)?;
                verify(&aside, Limits::OWN)
            }
            other => other,
        }
    });
    match written {
        Ok(manifest) => disk::rename_durably(&aside, path).map(|()| manifest),
        Err(error) => {
            // The first error is the one to tell; a left-over is overwritten next time.
            drop(std::fs::remove_file(&aside));
            Err(error)
        }
    }
}

fn write_aside(
    aside: &Path,
    snapshot: &Snapshot<'_>,
    method: CompressionMethod,
) -> Result<(), StoreError> {
    let file = File::create(aside).map_err(StoreError::io("create", aside))?;
    let mut parts = Parts {
        zip: ZipWriter::new(file),
        options: SimpleFileOptions::default().compression_method(method),
        parts: BTreeMap::new(),
        path: aside,
    };
    let counts = entities(&mut parts, &snapshot.workspace)?;
    let named = changes(&mut parts, snapshot)?;
    let (mut beside, mut erased) = (BTreeSet::new(), BTreeSet::new());
    for id in named {
        match (snapshot.object)(&id)? {
            Fetched::Inside(bytes) => parts.add(format!("objects/{}", id.0), &bytes)?,
            Fetched::Beside => drop(beside.insert(id)),
            Fetched::Erased => drop(erased.insert(id)),
        }
    }
    let manifest = Manifest {
        format: FORMAT,
        app_version: snapshot.app_version.clone(),
        device: snapshot.device.clone(),
        made_at_millis: snapshot.made_at_millis,
        counts,
        last_seq: snapshot.last_seq,
        journal: snapshot.point.into(),
        parts: std::mem::take(&mut parts.parts),
        beside,
        erased,
    };
    parts.add(manifest::NAME.to_owned(), &codec::json(&manifest))?;
    let file = parts
        .zip
        .finish()
        .map_err(|error| zip_error(aside, error))?;
    file.sync_all().map_err(StoreError::io("sync", aside))
}

fn entities(
    parts: &mut Parts<'_>,
    workspace: &Workspace,
) -> Result<BTreeMap<Kind, u64>, StoreError> {
    let mut lines: BTreeMap<Kind, (u64, Vec<u8>)> = BTreeMap::new();
    for entity in workspace.entities() {
        let (count, bytes) = lines.entry(entity.kind()).or_default();
        *count += 1;
        bytes.extend(codec::json(&entity));
        bytes.push(b'\n');
    }
    for (kind, (_, bytes)) in &lines {
        parts.add(format!("{}.jsonl", kind.as_str()), bytes)?;
    }
    Ok(lines
        .into_iter()
        .map(|(kind, (count, _))| (kind, count))
        .collect())
}

/// Writes the history; returns the objects it names. Everything present was once in a change.
fn changes(
    parts: &mut Parts<'_>,
    snapshot: &Snapshot<'_>,
) -> Result<BTreeSet<ObjectId>, StoreError> {
    let mut named = BTreeSet::new();
    let lines = (1..=snapshot.last_seq).map(|seq| {
        let change = (snapshot.change)(seq)?;
        let left = change.edits.iter().filter_map(|edit| edit.after.as_ref());
        named.extend(left.flat_map(objects_of).cloned());
        let mut line = codec::json(&change);
        line.push(b'\n');
        Ok(line)
    });
    parts.add_in_pieces("changes", "jsonl", lines)?;
    Ok(named)
}

/// The zip being written, with the hashes so far.
struct Parts<'a> {
    zip: ZipWriter<File>,
    options: SimpleFileOptions,
    parts: BTreeMap<String, Part>,
    path: &'a Path,
}

impl Parts<'_> {
    fn add(&mut self, name: String, bytes: &[u8]) -> Result<(), StoreError> {
        self.zip
            .start_file(name.as_str(), self.options)
            .map_err(|error| zip_error(self.path, error))?;
        self.zip
            .write_all(bytes)
            .map_err(StoreError::io("write", self.path))?;
        let sha256 = codec::hex(&Sha256::digest(bytes));
        self.parts.insert(
            name,
            Part {
                bytes: bytes.len() as u64,
                sha256,
            },
        );
        Ok(())
    }

    fn add_in_pieces(
        &mut self,
        stem: &str,
        extension: &str,
        records: impl Iterator<Item = Result<Vec<u8>, StoreError>>,
    ) -> Result<(), StoreError> {
        let (mut piece, mut number) = (Vec::new(), 1);
        for record in records {
            piece.extend(record?);
            if piece.len() >= PART {
                self.add(
                    format!("{stem}-{number:04}.{extension}"),
                    &std::mem::take(&mut piece),
                )?;
                number += 1;
            }
        }
        if piece.is_empty() {
            return Ok(());
        }
        self.add(format!("{stem}-{number:04}.{extension}"), &piece)
    }
}

fn zip_error(path: &Path, error: zip::result::ZipError) -> StoreError {
    StoreError::io("write", path)(error.into())
}
