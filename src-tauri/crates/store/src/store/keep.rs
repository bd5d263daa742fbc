//! Keeping copies: a backup every quarter of an hour if something changed, at close, and before anything risky.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{MutexGuard, PoisonError};
use std::time::SystemTime;

use reprise_domain::id::ObjectId;

use super::{BackedUp, Store};
use crate::backup::{self, Backup};
use crate::data;
use crate::disk;
use crate::error::StoreError;
use crate::objects::Presence;
use crate::transfer::{Fetched, Limits, Manifest, Snapshot, beside, verify, write};

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
        let manifest = self.write_copy(&path, now, Copy::Backup)?;
        let last_seq = manifest.last_seq;
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
        self.sweep(&manifest.beside)?;
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

    /// Returns the manifest of what was written.
    fn write_copy(&self, path: &Path, now: i64, copy: Copy) -> Result<Manifest, StoreError> {
        let (point, workspace, last_seq) = {
            // Still while the parts that change are taken; the rest is never edited and is read without a lock.
            let writer = self.writer();
            let plan = self.plan();
            (
                writer.journal.last(),
                plan.workspace.clone(),
                plan.last_seq(),
            )
        };
        let copies = OnceCell::new();
        let snapshot = Snapshot {
            app_version: self.options.app_version.clone(),
            device: self.options.device.clone(),
            made_at_millis: now,
            workspace,
            last_seq,
            point,
            change: &|seq| match (self.change(seq), copy) {
                (Err(error), Copy::Export) if is_database(&error) => {
                    // A database that cannot write may not read either. The history is whole without it.
                    let copies = copies.get_or_init(|| data::history(&self.layout));
                    let copies = copies.as_ref().map_err(|_| error)?;
                    let change = copies.get(seq as usize - 1).cloned();
                    change.ok_or(StoreError::NoSuchChange { seq })
                }
                (other, _) => other,
            },
            object: &|id| self.fetch(id, copy),
        };
        write(path, &snapshot)
    }

    fn fetch(&self, id: &ObjectId, copy: Copy) -> Result<Fetched, StoreError> {
        match (self.objects().presence(id), copy) {
            (Presence::Erased, _) => Ok(Fetched::Erased),
            (_, Copy::Export) => self.object_get(id).map(Fetched::Inside),
            (_, Copy::Backup) => {
                self.copied_objects().copy_from(&self.objects(), id)?;
                Ok(Fetched::Beside)
            }
        }
    }

    /// Removes objects that no change names, and copies that no backup needs. What this session put may yet be named.
    fn sweep(&self, named: &BTreeSet<ObjectId>) -> Result<(), StoreError> {
        let _writer = self.writer();
        self.objects().keep_only(named, self.opened_at)?;
        let mut needed = BTreeSet::new();
        for path in backup::newest_first(&self.layout.backups())? {
            match beside(&path) {
                Ok(beside) => needed.extend(beside),
                // Nobody knows what a damaged backup needs.
                Err(_) => return Ok(()),
            }
        }
        self.copied_objects()
            .keep_only(&needed, SystemTime::now())?;
        Ok(())
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
    /// For ourselves: all backups share one copy of each object.
    Backup,
    /// For anyone: with everything in it.
    Export,
}

/// Whether the database is what failed.
fn is_database(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Engine { .. }
            | StoreError::DiskFull { .. }
            | StoreError::Io { .. }
            | StoreError::Damaged { .. }
    )
}
