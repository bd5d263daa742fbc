//! Reading a workspace file that may come from anyone: limits first, known names only, hashes, then meaning.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use reprise_domain::change::Change;
use reprise_domain::entity::{Entity, Kind};
use reprise_domain::id::ObjectId;
use reprise_domain::workspace::Workspace;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipArchive};

use super::manifest::{self, Manifest};
use super::{Contents, Limits};
use crate::codec;
use crate::error::StoreError;
use crate::file_problem::FileProblem;
use crate::objects::{Objects, is_hash};

/// Reads a file and checks all of it.
///
/// # Errors
/// `File` with the first problem; nothing outside this function has changed then.
pub fn read(path: &Path, limits: Limits) -> Result<Contents, StoreError> {
    let (manifest, parts) = verified_parts(path, limits)?;
    let mut contents = decode(&manifest, &parts)?;
    contents.copies = Objects::new(path.with_file_name("objects"));
    contents.check()?;
    // What the store itself has written comes back even if a later version would not allow it any more.
    if limits == Limits::FOREIGN {
        contents.check_foreign()?;
    }
    Ok(contents)
}

/// Reads a file back and compares every part with its hash, without decoding it.
pub fn verify(path: &Path, limits: Limits) -> Result<Manifest, StoreError> {
    Ok(verified_parts(path, limits)?.0)
}

/// The objects that lie beside a backup of our own, without looking at anything else in it.
pub fn beside(path: &Path) -> Result<BTreeSet<ObjectId>, StoreError> {
    let file = File::open(path).map_err(StoreError::io("open", path))?;
    let mut archive = ZipArchive::new(file).map_err(unreadable)?;
    let mut entry = archive.by_name(manifest::NAME).map_err(unreadable)?;
    let mut bytes = Vec::new();
    entry
        .read_to_end(&mut bytes)
        .map_err(StoreError::io("read", path))?;
    Ok(Manifest::parse(&bytes)?.beside)
}

type Parts = BTreeMap<String, Vec<u8>>;

fn verified_parts(path: &Path, limits: Limits) -> Result<(Manifest, Parts), StoreError> {
    let mut file = File::open(path).map_err(StoreError::io("open", path))?;
    let size = file.metadata().map_err(StoreError::io("read", path))?.len();
    let declared = declared_entries(&mut file).map_err(StoreError::io("read", path))?;
    let mut archive = ZipArchive::new(file).map_err(unreadable)?;
    if archive.len() > limits.entries {
        return Err(FileProblem::TooManyEntries {
            found: archive.len(),
            limit: limits.entries,
        }
        .into());
    }
    // The unpacker keeps the last of two entries with one name; its count then falls short of the file's own.
    if declared != archive.len() {
        return Err(FileProblem::DuplicateEntry.into());
    }
    let mut parts = unpack(&mut archive, limits, size)?;
    let manifest = parts.remove(manifest::NAME);
    let manifest = manifest.ok_or_else(|| FileProblem::HashMismatch {
        name: manifest::NAME.to_owned(),
    })?;
    let manifest = Manifest::parse(&manifest)?;
    check_hashes(&manifest, &parts)?;
    Ok((manifest, parts))
}

fn unpack(archive: &mut ZipArchive<File>, limits: Limits, size: u64) -> Result<Parts, StoreError> {
    let mut parts = Parts::new();
    let mut total = 0;
    for at in 0..archive.len() {
        let name = checked_name(archive, at, limits)?;
        let mut entry = archive.by_index(at).map_err(unreadable)?;
        let room = limits.entry.min(limits.total.saturating_sub(total));
        let mut bytes = Vec::new();
        // What an entry says of its size may be a lie: one byte above the limit is read, never more.
        let mut some = (&mut entry).take(room.saturating_add(1));
        some.read_to_end(&mut bytes)
            .map_err(|error| FileProblem::Unreadable {
                reason: error.to_string(),
            })?;
        if bytes.len() as u64 > room {
            return Err(FileProblem::TooBig { name, limit: room }.into());
        }
        total += bytes.len() as u64;
        if total > size.saturating_mul(limits.ratio) {
            return Err(FileProblem::Bomb {
                limit: limits.ratio,
            }
            .into());
        }
        parts.insert(name, bytes);
    }
    Ok(parts)
}

fn checked_name(
    archive: &mut ZipArchive<File>,
    at: usize,
    limits: Limits,
) -> Result<String, StoreError> {
    let entry = archive.by_index_raw(at).map_err(unreadable)?;
    let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
    if !is_ours(&name) || entry.is_symlink() || entry.is_dir() {
        return Err(FileProblem::UnknownEntry { name }.into());
    }
    if entry.encrypted() {
        return Err(FileProblem::Encrypted { name }.into());
    }
    if !matches!(
        entry.compression(),
        CompressionMethod::Stored | CompressionMethod::Deflated
    ) {
        return Err(FileProblem::UnknownPacking { name }.into());
    }
    if entry.size() > limits.entry {
        return Err(FileProblem::TooBig {
            name,
            limit: limits.entry,
        }
        .into());
    }
    Ok(name)
}

/// The names a workspace file may have; anything else is refused, whatever it is.
fn is_ours(name: &str) -> bool {
    let numbered = |stem: &str, ending: &str| {
        let number = name
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix(ending));
        number.is_some_and(|number| {
            number.len() == 4 && number.bytes().all(|digit| digit.is_ascii_digit())
        })
    };
    name == manifest::NAME
        || kind_of(name).is_some()
        || numbered("changes-", ".jsonl")
        || name.strip_prefix("objects/").is_some_and(is_hash)
}

fn kind_of(name: &str) -> Option<Kind> {
    let word = name.strip_suffix(".jsonl")?;
    Kind::ALL.iter().copied().find(|kind| kind.as_str() == word)
}

fn check_hashes(manifest: &Manifest, parts: &Parts) -> Result<(), FileProblem> {
    if let Some(name) = parts
        .keys()
        .find(|name| !manifest.parts.contains_key(*name))
    {
        return Err(FileProblem::UnknownEntry { name: name.clone() });
    }
    for (name, part) in &manifest.parts {
        let fits = parts.get(name).is_some_and(|bytes| {
            bytes.len() as u64 == part.bytes && codec::hex(&Sha256::digest(bytes)) == part.sha256
        });
        if !fits {
            return Err(FileProblem::HashMismatch { name: name.clone() });
        }
    }
    Ok(())
}

fn decode(manifest: &Manifest, parts: &Parts) -> Result<Contents, FileProblem> {
    let point = manifest.journal.point();
    let point = point.ok_or_else(|| bad(manifest::NAME, 0, "the journal's chain is not a hash"))?;
    let mut contents = Contents {
        point,
        beside: manifest.beside.clone(),
        erased: manifest.erased.clone(),
        ..Contents::default()
    };
    for (name, bytes) in parts {
        if let Some(kind) = kind_of(name) {
            entities(manifest, kind, name, bytes, &mut contents.workspace)?;
        } else if name.starts_with("changes-") {
            changes(name, bytes, &mut contents.changes)?;
        } else if let Some(hash) = name.strip_prefix("objects/") {
            let id = codec::object_id(bytes);
            if id.0 != hash {
                return Err(FileProblem::HashMismatch { name: name.clone() });
            }
            contents.objects.insert(id, bytes.clone());
        }
    }
    if contents.changes.len() as u64 != manifest.last_seq {
        return Err(bad(
            manifest::NAME,
            0,
            "the number of changes is not the one it states",
        ));
    }
    Ok(contents)
}

fn entities(
    manifest: &Manifest,
    kind: Kind,
    name: &str,
    bytes: &[u8],
    workspace: &mut Workspace,
) -> Result<(), FileProblem> {
    let entities: Vec<Entity> = lines(name, bytes)?;
    if manifest.counts.get(&kind).copied() != Some(entities.len() as u64) {
        return Err(bad(
            name,
            0,
            "the number of lines is not the one the manifest states",
        ));
    }
    let mut seen = BTreeSet::new();
    for (line, entity) in (1..).zip(entities) {
        if entity.kind() != kind {
            return Err(bad(name, line, "this is of another kind"));
        }
        if !seen.insert(entity.id()) {
            return Err(FileProblem::DuplicateId {
                kind,
                id: entity.id(),
            });
        }
        workspace.put(entity);
    }
    Ok(())
}

fn changes(name: &str, bytes: &[u8], changes: &mut Vec<Change>) -> Result<(), FileProblem> {
    for (line, change) in (1..).zip(lines::<Change>(name, bytes)?) {
        if change.seq != changes.len() as u64 + 1 {
            return Err(bad(name, line, "the changes are not numbered in order"));
        }
        changes.push(change);
    }
    Ok(())
}

fn lines<T: DeserializeOwned>(name: &str, bytes: &[u8]) -> Result<Vec<T>, FileProblem> {
    let lines = (1..)
        .zip(bytes.split(|byte| *byte == b'\n'))
        .filter(|(_, line)| !line.is_empty());
    lines
        .map(|(number, line)| {
            serde_json::from_slice(line).map_err(|error| bad(name, number, &error.to_string()))
        })
        .collect()
}

/// The number of entries the end record of a zip states, read past the unpacker; 0 when there is no end record.
fn declared_entries(file: &mut File) -> std::io::Result<usize> {
    /// Bytes of the end record without its comment.
    const END: usize = 22;
    let len = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(
        len.saturating_sub(END as u64 + u64::from(u16::MAX)),
    ))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    file.rewind()?;
    let at = (0..tail.len().saturating_sub(END - 1))
        .rev()
        .find(|at| tail[*at..].starts_with(b"PK\x05\x06"));
    Ok(at.map_or(0, |at| {
        usize::from(u16::from_le_bytes([tail[at + 10], tail[at + 11]]))
    }))
}

fn bad(part: &str, line: usize, reason: &str) -> FileProblem {
    FileProblem::BadLine {
        part: part.to_owned(),
        line,
        reason: reason.to_owned(),
    }
}

fn unreadable(error: zip::result::ZipError) -> FileProblem {
    FileProblem::Unreadable {
        reason: error.to_string(),
    }
}
