//! The names of the shelves on disk. Few trees, never one per client: sled pays for each.

use crate::error::StoreError;

/// In the order of `Shelf`.
const NAMES: [&str; 6] = ["entities", "heads", "edits", "blocks", "unclaimed", "meta"];

/// Opens every shelf.
pub fn open(db: &sled::Db) -> Result<Vec<sled::Tree>, StoreError> {
    NAMES.iter().map(|name| Ok(db.open_tree(name)?)).collect()
}
