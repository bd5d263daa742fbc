//! Keeping copies: a backup every quarter of an hour if something changed, at close, and before anything risky.

use std::path::Path;
use std::sync::{MutexGuard, PoisonError};

use reprise_domain::id::{BlockId, ObjectId};

use super::{BackedUp, Store};
use crate::backup::{self, Backup};
use crate::disk;
use crate::engine::Shelf;
use crate::error::StoreError;
use crate::transfer::{Limits, Snapshot, verify, write};

/// Milliseconds between two rolling backups.
pub const INTERVAL: i64 = 15 * 60_000;
/// A close makes no backup when one is younger: a script opens and closes with every command.
pub const CLOSING_INTERVAL: i64 = 2 * 60_000;

impl Store {
    /// Makes a backup when something changed since the last one and that is 15 minutes old. Cheap when nothing is due.
    ///
    /// # Errors
    /// What the disk said. The workspace itself is not affected.
    pub fn backup_if_due(&self) -> Result<Option<Backup>, StoreError> {
        self.backup_unless_newer_than(INTERVAL)
    }

    /// Makes a verified backup now; commits go on meanwhile and are not in it.
    ///
    /// # Errors
    /// `DiskFull`, `Io`, `Damaged`, `Closed`.
    pub fn backup_now(&self) -> Result<Backup, StoreError> {
        let _one = self.one_copy();
        let now = self.now();
        let path = self.free_backup_path(now, self.last_seq());
        disk::make_dir(&self.layout.backups())?;
        let last_seq = self.write_copy(&path, now, Copy::Backup)?;
        {
            let mut writer = self.writer();
            writer.backed_up = BackedUp {
                seq: last_seq,
                at_millis: now,
            };
            if writer.stopped.is_none() {
                writer.journal.rotate()?;
            }
        }
        backup::thin_out(&self.layout.backups(), now)?;
        self.drop_old_journal()?;
        let bytes = path
            .metadata()
            .map_err(StoreError::io("read", &path))?
            .len();
        Ok(Backup {
            path,
            at_millis: now,
            last_seq,
            bytes,
        })
    }

    /// All backups, newest first.
    ///
    /// # Errors
    /// `Io` when the folder cannot be read.
    pub fn backups(&self) -> Result<Vec<Backup>, StoreError> {
        backup::list(&self.layout.backups())
    }

    /// Writes the whole workspace as one file, with its history. Works in a read-only session too.
    ///
    /// # Errors
    /// As `backup_now`; a file that is there already is replaced only by a whole new one.
    pub fn export(&self, path: &Path) -> Result<(), StoreError> {
        let _one = self.one_copy();
        self.write_copy(path, self.now(), Copy::Export).map(|_| ())
    }

    /// Held while a copy is written or the data is swapped: the one must not see the other half-way.
    pub(super) fn one_copy(&self) -> MutexGuard<'_, ()> {
        self.copying.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn backup_unless_newer_than(&self, age: i64) -> Result<Option<Backup>, StoreError> {
        let last = self.writer().backed_up;
        let changed = self.last_seq() != last.seq;
        // A clock that went backwards makes a backup due, not impossible.
        let elapsed = self.now().saturating_sub(last.at_millis);
        if changed && !(0..age).contains(&elapsed) {
            self.backup_now().map(Some)
        } else {
            Ok(None)
        }
    }

    /// Returns the number of the last change in it.
    fn write_copy(&self, path: &Path, now: i64, copy: Copy) -> Result<u64, StoreError> {
        let (point, workspace, last_seq, blocks) = {
            // Still while the parts that change are taken; the rest is never edited and is read without a lock.
            let writer = self.writer();
            let plan = self.plan();
            let blocks = self.with_engine(|engine| {
                let mut blocks = engine.keys(Shelf::Blocks)?;
                if let Copy::Export = copy {
                    let unclaimed = engine.keys(Shelf::Unclaimed)?;
                    blocks.retain(|id| unclaimed.binary_search(id).is_err());
                }
                Ok(blocks)
            })?;
            (
                writer.journal.last(),
                plan.workspace.clone(),
                plan.last_seq(),
                blocks,
            )
        };
        let blocks = blocks
            .into_iter()
            .map(|id| String::from_utf8_lossy(&id).into_owned())
            .collect();
        let snapshot = Snapshot {
            app_version: self.options.app_version.clone(),
            device: self.options.device.clone(),
            made_at_millis: now,
            workspace,
            last_seq,
            point,
            change: &|seq| self.change(seq),
            blocks,
            block: &|id| self.block_get(&BlockId(id.to_owned())),
            objects: self.object_names()?,
            object: &|hash| self.object_get(&ObjectId(hash.to_owned())),
        };
        write(path, &snapshot)?;
        Ok(last_seq)
    }

    fn object_names(&self) -> Result<Vec<String>, StoreError> {
        let paths = disk::entries(&self.layout.objects())?;
        let names = paths
            .iter()
            .filter_map(|path| path.file_name()?.to_str().map(str::to_owned));
        Ok(names.filter(|name| name.len() == 64).collect())
    }

    fn free_backup_path(&self, now: i64, seq: u64) -> std::path::PathBuf {
        let dir = self.layout.backups();
        let free = (now..)
            .map(|moment| backup::path_for(&dir, moment, seq))
            .find(|path| !path.exists());
        free.expect("BUG: some moment is always free")
    }

    /// Keeps the journal back to the older of the last two backups, in case the newest turns out damaged.
    fn drop_old_journal(&self) -> Result<(), StoreError> {
        let Some(older) = self.backups()?.into_iter().nth(1) else {
            return Ok(());
        };
        // The database must be on disk before the journal it could be mended from goes.
        self.with_engine(|engine| engine.flush())?;
        let Ok(manifest) = verify(&older.path, Limits::OWN) else {
            return Ok(());
        };
        self.writer().journal.drop_up_to(manifest.journal.number)
    }
}

/// For whom a copy is made.
#[derive(Clone, Copy)]
enum Copy {
    /// For ourselves: with the blocks of an import under way, which the journal may claim later.
    Backup,
    /// For anyone: only what the history refers to.
    Export,
}
