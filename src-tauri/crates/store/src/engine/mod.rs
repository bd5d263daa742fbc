//! sled behind one small door: four shelves, one transaction over all of them, a sync that survives a power failure.
//!
//! The only place that names sled. Keys sort as bytes; values are framed elsewhere.

mod behind;
mod flusher;
mod open;
mod trees;

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use behind::Behind;
use flusher::Flusher;

pub use open::{open, remove_half_snapshots, remove_snapshots};

use crate::error::StoreError;

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Entities as they are now, by kind and id.
    Entities,
    /// Who, when and what of each change, by number.
    Heads,
    /// What each change changed, in pieces, by number and piece.
    Edits,
    /// Schema and journal point.
    Meta,
}

/// Puts a value under a key of a shelf, or takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Where.
    pub shelf: Shelf,
    /// Under what.
    pub key: Vec<u8>,
    /// What; none removes.
    pub value: Option<Vec<u8>>,
}

impl Write {
    /// Puts a value.
    pub fn put(shelf: Shelf, key: impl Into<Vec<u8>>, value: Vec<u8>) -> Self {
        Self {
            shelf,
            key: key.into(),
            value: Some(value),
        }
    }

    /// Takes a value away.
    pub fn remove(shelf: Shelf, key: impl Into<Vec<u8>>) -> Self {
        Self {
            shelf,
            key: key.into(),
            value: None,
        }
    }
}

/// An open database.
#[derive(Debug)]
pub struct Engine {
    db: sled::Db,
    behind: Arc<Behind>,
    /// Our own handle: on Linux sled's flush does not reach through the drive's cache (A.3 of the storage notes).
    file: File,
    path: PathBuf,
    flusher: Flusher,
}

impl Engine {
    /// Makes all writes or none, after those that wait. Not durable before `flush`.
    pub fn write(&self, writes: &[Write]) -> Result<(), StoreError> {
        self.behind.write(writes)
    }

    /// Makes all writes or none within about half a second, without waiting for it; every read sees them at once.
    /// Only for what the journal holds already.
    pub fn write_soon(&self, writes: Vec<Write>) {
        self.behind.add(writes);
        self.flusher.ask();
    }

    /// Returns when everything written survives a power failure.
    pub fn flush(&self) -> Result<(), StoreError> {
        self.behind.settle()?;
        flusher::sync(&self.db, &self.file).map_err(StoreError::io("sync", &self.path))
    }

    /// What the first sync that failed behind our back said; after it nothing more should be written.
    pub fn failure(&self) -> Option<String> {
        self.flusher.failure()
    }

    /// The value under a key.
    pub fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.behind.get(shelf, key)
    }

    /// Visits the records whose key begins with a prefix, in the order of their keys.
    pub fn visit(
        &self,
        shelf: Shelf,
        prefix: &[u8],
        see: impl FnMut(&[u8], &[u8]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.behind.visit(shelf, prefix, see)
    }

    fn new(db: sled::Db, dir: &Path) -> Result<Self, StoreError> {
        let behind = Arc::new(Behind::new(trees::open(&db)?));
        let path = dir.join("db");
        let file = OpenOptions::new()
            .write(true)
            .open(&path)
            .map_err(StoreError::io("open", &path))?;
        let second = file.try_clone().map_err(StoreError::io("open", &path))?;
        let flusher = Flusher::start(db.clone(), Arc::clone(&behind), second, &path)?;
        Ok(Self {
            db,
            behind,
            file,
            path,
            flusher,
        })
    }
}

impl From<sled::Error> for StoreError {
    fn from(error: sled::Error) -> Self {
        match error {
            sled::Error::Io(source) if crate::error::is_full(&source) => {
                Self::DiskFull { free: 0, needed: 0 }
            }
            other => Self::Engine {
                reason: other.to_string(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_there_after_flush_and_reopen() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("db");
        let engine = open(&path).unwrap();
        let puts = [
            Write::put(Shelf::Entities, *b"a", b"1".to_vec()),
            Write::put(Shelf::Heads, *b"b", b"2".to_vec()),
            Write::remove(Shelf::Edits, *b"c"),
        ];
        engine.write(&puts).unwrap();
        engine.flush().unwrap();
        drop(engine);
        let engine = open(&path).unwrap();
        assert_eq!(
            engine.get(Shelf::Entities, b"a").unwrap(),
            Some(b"1".to_vec())
        );
        assert_eq!(engine.get(Shelf::Heads, b"b").unwrap(), Some(b"2".to_vec()));
        assert_eq!(engine.get(Shelf::Edits, b"c").unwrap(), None);
    }

    #[test]
    fn a_left_over_half_snapshot_would_stop_sled_and_is_removed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("db");
        drop(open(&path).unwrap());
        std::fs::write(path.join("snap.ZZZ.generating"), b"half").unwrap();
        assert!(open(&path).is_err());
        assert_eq!(remove_half_snapshots(&path).unwrap(), 1);
        open(&path).unwrap();
    }
}
