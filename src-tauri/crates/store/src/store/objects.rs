//! Objects: files beside the database, named by the hash of their bytes. Logos, for example.

use std::path::PathBuf;

use reprise_domain::id::ObjectId;

use super::Store;
use crate::codec;
use crate::disk;
use crate::error::StoreError;

/// Largest object; a logo is re-encoded to far less before it comes here.
const LIMIT: usize = 16 * 1024 * 1024;

impl Store {
    /// Keeps a file; putting the same bytes again changes nothing.
    ///
    /// # Errors
    /// `TooLarge` above 16 MiB; `DiskFull`, `ReadOnly`, `Io`.
    pub fn object_put(&self, bytes: &[u8]) -> Result<ObjectId, StoreError> {
        if bytes.len() > LIMIT {
            let (bytes, limit) = (bytes.len() as u64, LIMIT as u64);
            return Err(StoreError::TooLarge {
                what: "a picture".to_owned(),
                bytes,
                limit,
            });
        }
        let _writer = self.ready_writer()?;
        let id = ObjectId(codec::block_id(bytes).0);
        let path = self.object_path(&id);
        if !path.is_file() {
            disk::make_dir(&self.layout.objects())?;
            disk::write_durably(&path, bytes)?;
        }
        Ok(id)
    }

    /// The bytes of an object.
    ///
    /// # Errors
    /// `NoSuchObject`; `Damaged` when the file is no longer what its name says.
    pub fn object_get(&self, id: &ObjectId) -> Result<Vec<u8>, StoreError> {
        let path = self.object_path(id);
        // A name that is no hash could lead out of the folder.
        if !is_hash(&id.0) || !path.is_file() {
            return Err(StoreError::NoSuchObject { id: id.0.clone() });
        }
        let bytes = std::fs::read(&path).map_err(StoreError::io("read", &path))?;
        if codec::block_id(&bytes).0 != id.0 {
            return Err(StoreError::Damaged {
                what: format!("object {}", id.0),
            });
        }
        Ok(bytes)
    }

    pub(super) fn object_path(&self, id: &ObjectId) -> PathBuf {
        self.layout
            .objects()
            .join(if is_hash(&id.0) { &id.0 } else { "none" })
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}
