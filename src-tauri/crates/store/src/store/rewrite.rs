//! Writing the history anew without somebody erased by law: the one case in which what was written does not stay.
//!
//! Numbers, authors, labels and order of the changes stay; only entities are said in other words. The journal begins
//! anew at the point where it was.

use std::path::Path;

use reprise_domain::entity::Entity;
use reprise_domain::id::ObjectId;

use super::{Store, Writer};
use crate::backup;
use crate::disk;
use crate::error::StoreError;
use crate::references::{Name, objects_of};
use crate::transfer::{Contents, Fetched, Limits, Snapshot, read, verify, write};

impl Store {
    /// Says of every entity, present and at any time of the history, what `redacted` makes of it: none for one that stays.
    /// True when that changed any; otherwise nothing is written.
    ///
    /// What `redacted` makes has to be of the same kind and id, name the same entities and objects, and be left alone by
    /// `redacted` itself. The change itself is none of the history.
    ///
    /// # Errors
    /// `Damaged` when the history cannot be read; `DiskFull`, `Io`, `ReadOnly`, `Closed`. Everything is then as it was.
    pub fn rewrite_history(
        &self,
        redacted: &dyn Fn(&Entity) -> Option<Entity>,
    ) -> Result<bool, StoreError> {
        let _one = self.one_copy();
        let mut writer = self.ready_writer()?;
        let mut contents = self.contents(&writer)?;
        if !contents.redact(redacted) {
            return Ok(false);
        }
        let former = self.layout.former_data();
        // What a swap that was cut short left there would keep the place.
        disk::remove_dir(&former)?;
        self.swap(&mut writer, &contents, &former)?;
        disk::remove_dir(&former)?;
        Ok(true)
    }

    /// Does the same in every backup. Removes those that must not be restored, because one of the `owners` would be
    /// there as it was with one of the files `gone`, and those that cannot be: nobody can say whom they hold. Returns how many were
    /// rewritten or removed.
    ///
    /// # Errors
    /// `DiskFull`, `Io`, `ReadOnly`, `Closed`; backups before the one that failed are done.
    pub fn rewrite_backups(
        &self,
        redacted: &dyn Fn(&Entity) -> Option<Entity>,
        (owners, gone): (&[Name], &[ObjectId]),
    ) -> Result<usize, StoreError> {
        let _one = self.one_copy();
        let _writer = self.ready_writer()?;
        let names_gone = |contents: &Contents| {
            let present = owners.iter();
            let present = present.filter_map(|(kind, id)| contents.workspace.get(*kind, *id));
            present
                .into_iter()
                .any(|it| objects_of(&it).into_iter().any(|id| gone.contains(id)))
        };
        let mut touched = 0;
        for path in backup::newest_first(&self.layout.backups())? {
            match read(&path, Limits::OWN) {
                Ok(contents) if names_gone(&contents) => remove(&path)?,
                Ok(mut contents) => {
                    if !contents.redact(redacted) {
                        continue;
                    }
                    rewrite(&path, &contents)?;
                }
                Err(StoreError::File(_)) => remove(&path)?,
                Err(error) => return Err(error),
            }
            touched += 1;
        }
        Ok(touched)
    }

    /// Removes what is kept of data that is no longer in use, of restores and of what could not be opened, where any of
    /// some words stands in it, whatever their letter case. Returns how many folders that were.
    ///
    /// # Errors
    /// `Io` for what cannot be read or removed; `ReadOnly`, `Closed`.
    pub fn remove_former_with(&self, words: &[String]) -> Result<usize, StoreError> {
        let _one = self.one_copy();
        let _writer = self.ready_writer()?;
        let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let mut removed = 0;
        for folder in self.layout.all_former()? {
            if any_in(&folder, &words)? {
                disk::remove_dir(&folder)?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Everything there is, for one who holds back writers.
    fn contents(&self, writer: &Writer) -> Result<Contents, StoreError> {
        let changes = (1..=self.last_seq()).map(|seq| self.change(seq));
        Ok(Contents {
            changes: changes.collect::<Result<_, _>>()?,
            workspace: self.plan().workspace.clone(),
            point: writer.journal.last(),
            ..Contents::default()
        })
    }
}

fn remove(path: &Path) -> Result<(), StoreError> {
    std::fs::remove_file(path).map_err(StoreError::io("remove", path))
}

/// Writes a backup anew in its place; what it says of itself stays.
fn rewrite(path: &Path, contents: &Contents) -> Result<(), StoreError> {
    let manifest = verify(path, Limits::OWN)?;
    let change = |seq| {
        let at = usize::try_from(seq).ok().and_then(|seq| seq.checked_sub(1));
        let change = at.and_then(|at| contents.changes.get(at)).cloned();
        change.ok_or(StoreError::NoSuchChange { seq })
    };
    let snapshot = Snapshot {
        app_version: manifest.app_version,
        device: manifest.device,
        made_at_millis: manifest.made_at_millis,
        workspace: contents.workspace.clone(),
        last_seq: manifest.last_seq,
        point: contents.point,
        change: &change,
        object: &|id| {
            Ok(match contents.objects.get(id) {
                Some(bytes) => Fetched::Inside(bytes.clone()),
                None if contents.erased.contains(id) => Fetched::Erased,
                None => Fetched::Beside,
            })
        },
    };
    write(path, &snapshot).map(drop)
}

/// Whether a word, in lower case, stands in a file of a folder.
fn any_in(folder: &Path, words: &[String]) -> Result<bool, StoreError> {
    for path in disk::entries(folder)? {
        let found = if path.is_dir() {
            any_in(&path, words)?
        } else {
            let bytes = std::fs::read(&path).map_err(StoreError::io("read", &path))?;
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            words.iter().any(|word| text.contains(word))
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}
