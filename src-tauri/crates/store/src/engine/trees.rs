//! The names of the shelves on disk. Few trees, never one per client: sled pays for each.

use crate::error::StoreError;

/// In the order of `Shelf`.
const NAMES: [&str; 4] = ["entities", "heads", "edits", "meta"];

/// Opens every shelf.
pub fn open(db: &sled::Db) -> Result<Vec<sled::Tree>, StoreError> {
    NAMES.iter().map(|name| Ok(db.open_tree(name)?)).collect()
}
