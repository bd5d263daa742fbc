//! Whole workspaces coming in: restore a backup over the present state, or read a file into a new folder.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::{BackedUp, Store, Writer};
use crate::backup;
use crate::data;
use crate::disk;
use crate::engine;
use crate::error::StoreError;
use crate::layout::{self, Layout};
use crate::lock::WorkspaceLock;
use crate::objects::Objects;
use crate::transfer::{Contents, Limits, read, verify};

/// Folders of former data that are kept after restores.
const FORMER_KEPT: usize = 2;
/// Below this a database is never compacted.
const BLOATED: u64 = 200 * 1024 * 1024;

/// What a workspace file brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Entities.
    pub entities: usize,
    /// Changes of its history.
    pub changes: usize,
    /// Files.
    pub objects: usize,
}

impl Store {
    /// Puts a backup or workspace file in the place of everything there is: all or nothing.
    ///
    /// The present state is backed up first, and its data folder kept; so a restore can itself be undone by
    /// restoring that backup.
    ///
    /// # Errors
    /// `File` when it is refused; `DiskFull`, `Io`, `ReadOnly`, `Closed`. The present state is then untouched.
    pub fn restore(&self, file: &Path) -> Result<Imported, StoreError> {
        self.take_in(&read(file, Limits::OWN)?)
    }

    /// Puts a workspace file from anywhere in the place of everything there is, as `restore` does with our own.
    ///
    /// # Errors
    /// As `restore`; a foreign file is refused at the limits for files nobody can vouch for.
    pub fn import(&self, file: &Path) -> Result<Imported, StoreError> {
        self.take_in(&read(file, Limits::FOREIGN)?)
    }

    fn take_in(&self, contents: &Contents) -> Result<Imported, StoreError> {
        self.backup_now()?;
        let former = self.layout.before_restore();
        self.replace(contents, &former.join(backup::moment(self.now())))?;
        for old in disk::entries(&former)?.iter().rev().skip(FORMER_KEPT) {
            disk::remove_dir(old)?;
        }
        // From here on the newest backup is one of the restored state again.
        self.backup_now()?;
        Ok(summary(contents))
    }

    /// Rewrites the database when it takes more than 200 MB and more than 8 times what is in it; true if it did.
    ///
    /// # Errors
    /// As `restore`.
    pub fn compact_if_bloated(&self) -> Result<bool, StoreError> {
        let taken = disk::size_of(&layout::database(&self.layout.data()))?;
        if taken < BLOATED {
            return Ok(false);
        }
        let backup = self.backup_now()?;
        let live: u64 = verify(&backup.path, Limits::OWN)?
            .parts
            .values()
            .map(|part| part.bytes)
            .sum();
        if taken < 8 * live {
            return Ok(false);
        }
        let old = self.layout.former_data();
        self.replace(&read(&backup.path, Limits::OWN)?, &old)?;
        disk::remove_dir(&old)?;
        Ok(true)
    }

    /// Reads a workspace file from anywhere into an empty or new folder; open it afterwards as any other.
    ///
    /// # Errors
    /// `File` with the first problem, and then the folder holds nothing; `NotEmpty`, `PlanInUse`, `DiskFull`, `Io`.
    pub fn import_into(file: &Path, dir: &Path) -> Result<Imported, StoreError> {
        let contents = read(file, Limits::FOREIGN)?;
        if !disk::entries(dir)?.is_empty() {
            return Err(StoreError::NotEmpty {
                dir: dir.to_owned(),
            });
        }
        let layout = Layout::new(dir);
        disk::make_dir(&layout.root)?;
        let _lock = WorkspaceLock::take(&layout)?;
        put_objects(&layout, &contents)?;
        data::build(&layout.data_new(), &contents, &[])?;
        data::swap_in(&layout, &dir.join("data.old"))?;
        Ok(summary(&contents))
    }

    /// Swaps contents in; whatever fails, either the old or the new data are open afterwards.
    fn replace(&self, contents: &Contents, keep: &Path) -> Result<(), StoreError> {
        let _one = self.one_copy();
        let mut writer = self.ready_writer()?;
        put_objects(&self.layout, contents)?;
        self.swap(&mut writer, contents, keep)
    }

    /// As `replace`, by one who holds back copies and writers, for contents whose objects are there.
    pub(super) fn swap(
        &self,
        writer: &mut Writer,
        contents: &Contents,
        keep: &Path,
    ) -> Result<(), StoreError> {
        let next = self.layout.data_new();
        data::build(&next, contents, &[])?;
        // The new database is opened once before the old one is let go.
        drop(engine::open(&layout::database(&next))?);
        let mut engine = self.engine.write().unwrap_or_else(PoisonError::into_inner);
        drop(engine.take().ok_or(StoreError::Closed)?);
        let swapped = data::swap_in(&self.layout, &free(keep));
        data::finish_swap(&self.layout)?;
        let data = data::open(&self.layout.data(), &mut Vec::new())
            .inspect_err(|error| writer.stop(error))?;
        *engine = Some(data.engine);
        writer.journal = data.journal;
        writer.backed_up = BackedUp {
            seq: 0,
            at_millis: i64::MIN,
        };
        *self.plan_mut() = data.plan;
        swapped
    }
}

fn put_objects(layout: &Layout, contents: &Contents) -> Result<(), StoreError> {
    let objects = Objects::new(layout.objects());
    for bytes in contents.objects.values() {
        objects.put(bytes)?;
    }
    for id in &contents.beside {
        objects.copy_from(&contents.copies, id)?;
    }
    for id in &contents.erased {
        objects.erase(id)?;
    }
    Ok(())
}

fn free(path: &Path) -> PathBuf {
    let numbered = (2..).map(|n| path.with_extension(n.to_string()));
    let free = std::iter::once(path.to_owned())
        .chain(numbered)
        .find(|path| !path.exists());
    free.expect("BUG: some number is always free")
}

fn summary(contents: &Contents) -> Imported {
    Imported {
        entities: contents.workspace.entities().count(),
        changes: contents.changes.len(),
        objects: contents.objects.len() + contents.beside.len(),
    }
}
