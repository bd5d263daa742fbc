//! Writes the database takes a moment later: whoever waits for a change waits for the journal alone.
//!
//! They are in the journal already, so nothing is lost with them; the next open brings them to the database. Whoever
//! reads sees them, whether or not they have been carried over.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sled::transaction::TransactionError;
use sled::{Transactional, Tree};

use super::{Shelf, Write};
use crate::error::StoreError;

/// The shelves, and what is on its way to them.
#[derive(Debug)]
pub struct Behind {
    trees: Vec<Tree>,
    /// Sets of writes in their order; each goes over whole.
    waiting: Mutex<VecDeque<Vec<Write>>>,
}

impl Behind {
    pub fn new(trees: Vec<Tree>) -> Self {
        Self {
            trees,
            waiting: Mutex::default(),
        }
    }

    /// Takes all writes or none, later.
    pub fn add(&self, writes: Vec<Write>) {
        self.waiting().push_back(writes);
    }

    /// Carries over what waits. What the database refuses keeps waiting.
    pub fn settle(&self) -> Result<(), StoreError> {
        let mut waiting = self.waiting();
        while let Some(writes) = waiting.front() {
            self.apply(writes)?;
            waiting.pop_front();
        }
        Ok(())
    }

    /// Makes all writes or none, after those that wait.
    pub fn write(&self, writes: &[Write]) -> Result<(), StoreError> {
        self.settle()?;
        self.apply(writes)
    }

    /// The value under a key.
    pub fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let waiting = self.waiting();
        match last(&waiting, shelf, key) {
            Some(write) => Ok(write.value.clone()),
            None => Ok(self.tree(shelf).get(key)?.map(|value| value.to_vec())),
        }
    }

    /// Visits the records whose key begins with a prefix, in the order of their keys.
    pub fn visit(
        &self,
        shelf: Shelf,
        prefix: &[u8],
        mut see: impl FnMut(&[u8], &[u8]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let laid_over = self.laid_over(shelf, prefix);
        if laid_over.is_empty() {
            for record in self.tree(shelf).scan_prefix(prefix) {
                let (key, value) = record?;
                see(&key, &value)?;
            }
            return Ok(());
        }
        let mut records = BTreeMap::new();
        for record in self.tree(shelf).scan_prefix(prefix) {
            let (key, value) = record?;
            records.insert(key.to_vec(), Some(value.to_vec()));
        }
        records.extend(laid_over);
        for (key, value) in &records {
            if let Some(value) = value {
                see(key, value)?;
            }
        }
        Ok(())
    }

    /// What must be laid over the database to read it: nothing, unless it refuses what waits.
    fn laid_over(&self, shelf: Shelf, prefix: &[u8]) -> BTreeMap<Vec<u8>, Option<Vec<u8>>> {
        match self.settle() {
            Ok(()) => BTreeMap::new(),
            Err(_) => self.waiting_under(shelf, prefix),
        }
    }

    fn waiting_under(&self, shelf: Shelf, prefix: &[u8]) -> BTreeMap<Vec<u8>, Option<Vec<u8>>> {
        let waiting = self.waiting();
        let writes = waiting.iter().flatten();
        writes
            .filter(|write| write.shelf == shelf && write.key.starts_with(prefix))
            .map(|write| (write.key.clone(), write.value.clone()))
            .collect()
    }

    fn apply(&self, writes: &[Write]) -> Result<(), StoreError> {
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

    fn tree(&self, shelf: Shelf) -> &Tree {
        &self.trees[shelf as usize]
    }

    fn waiting(&self) -> MutexGuard<'_, VecDeque<Vec<Write>>> {
        // A set leaves the queue only once it is over, so a panic leaves nothing half done.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The newest write of a key that waits.
fn last<'w>(waiting: &'w VecDeque<Vec<Write>>, shelf: Shelf, key: &[u8]) -> Option<&'w Write> {
    let newest_first = waiting.iter().rev().flat_map(|writes| writes.iter().rev());
    let mut own = newest_first.filter(|write| write.shelf == shelf && write.key == key);
    own.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_read_like_what_is_there() {
        let dir = tempfile::tempdir().unwrap();
        let db = sled::open(dir.path()).unwrap();
        let behind = Behind::new(super::super::trees::open(&db).unwrap());
        let put = |key: &[u8], value: &[u8]| Write::put(Shelf::Heads, key, value.to_vec());
        behind
            .write(&[put(b"a1", b"old"), put(b"a2", b"kept")])
            .unwrap();
        behind.add(vec![put(b"a1", b"new"), put(b"a3", b"more")]);
        behind.add(vec![Write::remove(Shelf::Heads, *b"a2")]);
        let get = |key: &[u8]| behind.get(Shelf::Heads, key).unwrap();
        assert_eq!(get(b"a1"), Some(b"new".to_vec()));
        assert_eq!(get(b"a2"), None);
        assert_eq!(
            behind.tree(Shelf::Heads).get(b"a1").unwrap().unwrap(),
            b"old",
            "the database has not taken it yet"
        );
        assert_eq!(behind.waiting_under(Shelf::Heads, b"a").len(), 3);
        assert_eq!(behind.waiting_under(Shelf::Edits, b"a").len(), 0);
        let mut seen = Vec::new();
        behind
            .visit(Shelf::Heads, b"a", |key, value| {
                seen.push((key.to_vec(), value.to_vec()));
                Ok(())
            })
            .unwrap();
        let expect = [
            (b"a1".to_vec(), b"new".to_vec()),
            (b"a3".to_vec(), b"more".to_vec()),
        ];
        assert_eq!(seen, expect);
        assert!(behind.waiting().is_empty());
        assert_eq!(
            behind.tree(Shelf::Heads).get(b"a1").unwrap().unwrap(),
            b"new"
        );
    }
}
