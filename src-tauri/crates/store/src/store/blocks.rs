//! Blocks: immutable pieces of bulk rows, named by their hash, kept once however often they are put.
//!
//! An import puts its blocks and then commits one change that names them. Until then nobody sees them, and an
//! import that never gets there is swept when the workspace is opened next.

use reprise_domain::id::BlockId;

use super::Store;
use crate::codec;
use crate::engine::Shelf;
use crate::error::StoreError;
use crate::frame;
use crate::journal::{Entry, RecordKind};
use crate::load;

/// Bytes of blocks written with one sync.
const BATCH: usize = 4 * 1024 * 1024;

impl Store {
    /// Puts a block of at most 64 KiB.
    ///
    /// # Errors
    /// As `blocks_put`.
    pub fn block_put(&self, bytes: &[u8]) -> Result<BlockId, StoreError> {
        let mut ids = self.blocks_put(std::iter::once(bytes.to_vec()))?;
        Ok(ids.pop().expect("BUG: one block in, one name out"))
    }

    /// Puts blocks of at most 64 KiB each, with one sync for every few megabytes; returns their names in order.
    ///
    /// # Errors
    /// `TooLarge` for the first block over the limit; `DiskFull`, `ReadOnly`, `Closed`. Blocks before the failing
    /// one may be kept until they are swept.
    pub fn blocks_put(
        &self,
        blocks: impl IntoIterator<Item = Vec<u8>>,
    ) -> Result<Vec<BlockId>, StoreError> {
        let (mut ids, mut batch, mut bytes) = (Vec::new(), Vec::new(), 0);
        for block in blocks {
            codec::limited("a block", block.len())?;
            ids.push(codec::block_id(&block));
            bytes += block.len();
            batch.push(block);
            if bytes >= BATCH {
                self.put_batch(std::mem::take(&mut batch))?;
                bytes = 0;
            }
        }
        self.put_batch(batch)?;
        Ok(ids)
    }

    /// The bytes of a block.
    ///
    /// # Errors
    /// `NoSuchBlock`, `Damaged`, `Closed`.
    pub fn block_get(&self, id: &BlockId) -> Result<Vec<u8>, StoreError> {
        let value = self.with_engine(|engine| engine.get(Shelf::Blocks, id.0.as_bytes()))?;
        let value = value.ok_or_else(|| StoreError::NoSuchBlock { id: id.0.clone() })?;
        let bytes = frame::unwrap(&value).ok_or_else(|| StoreError::Damaged {
            what: format!("block {}", id.0),
        })?;
        Ok(bytes.to_vec())
    }

    fn put_batch(&self, blocks: Vec<Vec<u8>>) -> Result<(), StoreError> {
        let mut writer = self.ready_writer()?;
        self.with_engine(|engine| {
            let mut entries = Vec::new();
            for payload in blocks {
                if !engine.has(Shelf::Blocks, codec::block_id(&payload).0.as_bytes())? {
                    entries.push(Entry {
                        at_millis: self.now(),
                        kind: RecordKind::Block,
                        payload,
                    });
                }
            }
            if entries.is_empty() {
                return Ok(());
            }
            let prepared = writer.journal.prepare(&entries);
            writer.append(&prepared)?;
            let mut writes = Vec::new();
            for entry in &entries {
                writes.extend(load::new_block_writes(engine, &entry.payload)?);
            }
            writes.push(codec::applied_write(prepared.0));
            engine
                .write(&writes)
                .inspect_err(|error| writer.stop(error))?;
            engine.flush_soon();
            Ok(())
        })
    }
}
