//! sled behind one small door: six shelves, one transaction over all of them, a sync that survives a power failure.
//!
//! The only place that names sled. Keys sort as bytes; values are framed elsewhere.

mod flusher;
mod open;
mod trees;

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use flusher::Flusher;
use sled::Transactional;
use sled::transaction::TransactionError;

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
    /// Blocks of bulk rows, by hash.
    Blocks,
    /// Hashes of blocks that no change refers to yet.
    Unclaimed,
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
    trees: Vec<sled::Tree>,
    /// Our own handle: on Linux sled's flush does not reach through the drive's cache (A.3 of the storage notes).
    file: File,
    path: PathBuf,
    flusher: Flusher,
}

impl Engine {
    /// Makes all writes or none. Not durable before `flush`.
    pub fn write(&self, writes: &[Write]) -> Result<(), StoreError> {
        let done = self.trees[..].transaction(|trees| {
            for write in writes {
                let tree = &trees[write.shelf as usize];
                match &write.value {
                    Some(value) => tree.insert(write.key.as_slice(), value.as_slice())?,
                    None => tree.remove(write.key.as_slice())?,
                };
            }
            Ok(())
        });
        done.map_err(|error: TransactionError<()>| match error {
            TransactionError::Storage(error) => error.into(),
            TransactionError::Abort(()) => unreachable!("BUG: the transaction never aborts"),
        })
    }

    /// Returns when everything written survives a power failure.
    pub fn flush(&self) -> Result<(), StoreError> {
        flusher::sync(&self.db, &self.file).map_err(StoreError::io("sync", &self.path))
    }

    /// Syncs what was written within about half a second, without waiting for it.
    pub fn flush_soon(&self) {
        self.flusher.ask();
    }

    /// What the first sync that failed behind our back said; after it nothing more should be written.
    pub fn failure(&self) -> Option<String> {
        self.flusher.failure()
    }

    /// The value under a key.
    pub fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.tree(shelf).get(key)?.map(|value| value.to_vec()))
    }

    /// Whether a key has a value.
    pub fn has(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        Ok(self.tree(shelf).contains_key(key)?)
    }

    /// Visits the records whose key begins with a prefix, in the order of their keys.
    pub fn visit(
        &self,
        shelf: Shelf,
        prefix: &[u8],
        mut see: impl FnMut(&[u8], &[u8]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for record in self.tree(shelf).scan_prefix(prefix) {
            let (key, value) = record?;
            see(&key, &value)?;
        }
        Ok(())
    }

    /// All keys of a shelf.
    pub fn keys(&self, shelf: Shelf) -> Result<Vec<Vec<u8>>, StoreError> {
        self.tree(shelf)
            .iter()
            .keys()
            .map(|key| Ok(key?.to_vec()))
            .collect()
    }

    fn tree(&self, shelf: Shelf) -> &sled::Tree {
        &self.trees[shelf as usize]
    }

    fn new(db: sled::Db, dir: &Path) -> Result<Self, StoreError> {
        let trees = trees::open(&db)?;
        let path = dir.join("db");
        let file = OpenOptions::new()
            .write(true)
            .open(&path)
            .map_err(StoreError::io("open", &path))?;
        let second = file.try_clone().map_err(StoreError::io("open", &path))?;
        let flusher = Flusher::start(db.clone(), second, &path)?;
        Ok(Self {
            db,
            trees,
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
            Write::remove(Shelf::Blocks, *b"c"),
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
        assert!(!engine.has(Shelf::Blocks, b"c").unwrap());
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
