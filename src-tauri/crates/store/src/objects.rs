//! A folder of objects: immutable files named by the hash of their bytes. Logos and people, for example.
//!
//! What had to be erased leaves an empty file with the ending `.erased`, so that nobody takes it for lost.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use reprise_domain::id::ObjectId;

use crate::codec;
use crate::disk;
use crate::error::StoreError;

/// Largest object; a logo is re-encoded to far less before it comes here.
const LIMIT: usize = 16 * 1024 * 1024;
/// Ending of what is left of an erased object.
const ERASED: &str = "erased";

/// The folder.
#[derive(Debug, Clone)]
pub struct Objects {
    dir: PathBuf,
}

/// What is left of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It is there.
    There,
    /// It was erased on purpose.
    Erased,
    /// It never was, or got lost.
    Missing,
}

impl Objects {
    /// The objects in a folder, which need not be there yet.
    pub fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// Keeps a file durably; putting the same bytes again only makes the file young.
    pub fn put(&self, bytes: &[u8]) -> Result<ObjectId, StoreError> {
        if bytes.len() > LIMIT {
            let (bytes, limit) = (bytes.len() as u64, LIMIT as u64);
            return Err(StoreError::TooLarge {
                what: "a file".to_owned(),
                bytes,
                limit,
            });
        }
        let id = codec::object_id(bytes);
        let path = self.path(&id);
        if path.is_file() {
            let now = SystemTime::now();
            let touched = File::options().write(true).open(&path);
            touched
                .and_then(|file| file.set_modified(now))
                .map_err(StoreError::io("touch", &path))?;
        } else {
            disk::make_dir(&self.dir)?;
            disk::write_durably(&path, bytes)?;
        }
        Ok(id)
    }

    /// The bytes of an object.
    ///
    /// # Errors
    /// `NoSuchObject`, `Erased`; `Damaged` when the file is no longer what its name says.
    pub fn get(&self, id: &ObjectId) -> Result<Vec<u8>, StoreError> {
        match self.presence(id) {
            Presence::Missing => return Err(StoreError::NoSuchObject { id: id.0.clone() }),
            Presence::Erased => return Err(StoreError::Erased),
            Presence::There => {}
        }
        let path = self.path(id);
        let bytes = fs::read(&path).map_err(StoreError::io("read", &path))?;
        if codec::object_id(&bytes) != *id {
            return Err(StoreError::Damaged {
                what: format!("object {}", id.0),
            });
        }
        Ok(bytes)
    }

    /// Writes a damaged object anew.
    pub fn replace(&self, id: &ObjectId, bytes: &[u8]) -> Result<(), StoreError> {
        disk::write_durably(&self.path(id), bytes)
    }

    /// Whether an object is there, without reading it.
    pub fn presence(&self, id: &ObjectId) -> Presence {
        // A name that is no hash could lead out of the folder.
        if !is_hash(&id.0) {
            Presence::Missing
        } else if self.path(id).is_file() {
            Presence::There
        } else if self.tombstone(id).is_file() {
            Presence::Erased
        } else {
            Presence::Missing
        }
    }

    /// Copies an object from another folder unless it is here already, and reads the copy back.
    pub fn copy_from(&self, other: &Self, id: &ObjectId) -> Result<(), StoreError> {
        if self.presence(id) == Presence::Missing {
            self.put(&other.get(id)?)?;
            self.get(id)?;
        }
        Ok(())
    }

    /// Removes an object and remembers that it was erased.
    pub fn erase(&self, id: &ObjectId) -> Result<(), StoreError> {
        if !is_hash(&id.0) {
            return Ok(());
        }
        disk::make_dir(&self.dir)?;
        disk::write_durably(&self.tombstone(id), b"")?;
        self.remove(id)
    }

    /// The objects that are there, in the order of their names.
    pub fn names(&self) -> Result<BTreeSet<ObjectId>, StoreError> {
        let paths = disk::entries(&self.dir)?;
        let names = paths
            .iter()
            .filter_map(|path| path.file_name()?.to_str())
            .filter(|name| is_hash(name));
        Ok(names.map(|name| ObjectId(name.to_owned())).collect())
    }

    /// Removes the objects that are not named and were last put before a moment. Returns how many.
    pub fn keep_only(
        &self,
        named: &BTreeSet<ObjectId>,
        before: SystemTime,
    ) -> Result<usize, StoreError> {
        let mut removed = 0;
        for id in self.names()?.difference(named) {
            let path = self.path(id);
            let put = path.metadata().and_then(|it| it.modified());
            if put.map_err(StoreError::io("read", &path))? < before {
                self.remove(id)?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    fn remove(&self, id: &ObjectId) -> Result<(), StoreError> {
        disk::remove_file(&self.path(id))?;
        disk::sync_dir(&self.dir)
    }

    fn path(&self, id: &ObjectId) -> PathBuf {
        self.dir.join(&id.0)
    }

    fn tombstone(&self, id: &ObjectId) -> PathBuf {
        Path::new(&self.path(id)).with_extension(ERASED)
    }
}

/// Whether a text is the name of an object: 64 lower-case hex digits.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_erased_object_is_told_apart_from_a_lost_one() {
        let dir = tempfile::tempdir().unwrap();
        let objects = Objects::new(dir.path().join("objects"));
        let id = objects.put(b"ann@example.com").unwrap();
        assert_eq!(objects.get(&id).unwrap(), b"ann@example.com");
        objects.erase(&id).unwrap();
        assert_eq!(objects.presence(&id), Presence::Erased);
        assert!(matches!(objects.get(&id), Err(StoreError::Erased)));
        let never = codec::object_id(b"never");
        assert_eq!(objects.presence(&never), Presence::Missing);
        assert!(objects.names().unwrap().is_empty());
    }

    #[test]
    fn only_old_objects_that_nobody_names_go() {
        let dir = tempfile::tempdir().unwrap();
        let objects = Objects::new(dir.path().to_owned());
        let ids = [&b"one"[..], b"two", b"three"].map(|it| objects.put(it).unwrap());
        let later = SystemTime::now() + std::time::Duration::from_secs(60);
        assert_eq!(
            objects
                .keep_only(&BTreeSet::new(), SystemTime::UNIX_EPOCH)
                .unwrap(),
            0
        );
        let named = BTreeSet::from([ids[0].clone()]);
        assert_eq!(objects.keep_only(&named, later).unwrap(), 2);
        assert_eq!(objects.names().unwrap(), named);
    }

    #[test]
    fn a_name_that_is_a_path_leads_nowhere() {
        let objects = Objects::new(PathBuf::from("/"));
        let id = ObjectId("etc/passwd".to_owned());
        assert_eq!(objects.presence(&id), Presence::Missing);
    }
}
