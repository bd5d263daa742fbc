//! Objects beside the database: put, read, mended from the backups' copies, erased.

use std::collections::BTreeSet;

use reprise_domain::id::ObjectId;

use super::Store;
use crate::error::StoreError;
use crate::objects::Objects;
use crate::references::{Name, objects_of};

/// Files that some entities named once and do not any more, or that nobody ever did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectsLeft {
    /// Those that nothing present names.
    pub alone: Vec<ObjectId>,
    /// Those that something else present names.
    pub shared: Vec<ObjectId>,
}

impl Store {
    /// Keeps a file; putting the same bytes again changes nothing. What no change comes to name is removed in a later
    /// session.
    ///
    /// # Errors
    /// `TooLarge` above 16 MiB; `DiskFull`, `ReadOnly`, `Io`.
    pub fn object_put(&self, bytes: &[u8]) -> Result<ObjectId, StoreError> {
        // Held so that nothing is swept meanwhile.
        let _writer = self.ready_writer()?;
        self.objects().put(bytes)
    }

    /// Keeps files; returns their names in order.
    ///
    /// # Errors
    /// As `object_put`, for the first that fails.
    pub fn objects_put(
        &self,
        files: impl IntoIterator<Item = Vec<u8>>,
    ) -> Result<Vec<ObjectId>, StoreError> {
        files
            .into_iter()
            .map(|bytes| self.object_put(&bytes))
            .collect()
    }

    /// The bytes of an object. One that is lost or damaged is mended from the backups' copy.
    ///
    /// # Errors
    /// `NoSuchObject`, `Erased`; `Damaged` when the file is no longer what its name says and no copy is whole.
    pub fn object_get(&self, id: &ObjectId) -> Result<Vec<u8>, StoreError> {
        let own = self.objects().get(id);
        let (Err(StoreError::NoSuchObject { .. }) | Err(StoreError::Damaged { .. })) = own else {
            return own;
        };
        let Ok(copy) = self.copied_objects().get(id) else {
            return own;
        };
        if let Err(StoreError::Damaged { .. }) = own {
            self.objects().replace(id, &copy)?;
        } else {
            self.objects().put(&copy)?;
        }
        Ok(copy)
    }

    /// Erases files for good, here and in the backups; whatever names them is known to be erased, not lost. Nothing
    /// present may name them any more: what only the history names cannot be undone to from then on.
    ///
    /// # Errors
    /// `Dangling` when something present names one; `ReadOnly`, `Io`.
    pub fn objects_erase(&self, ids: &[ObjectId]) -> Result<(), StoreError> {
        let _one = self.one_copy();
        let _writer = self.ready_writer()?;
        for entity in self.read().entities() {
            let named = objects_of(&entity);
            if let Some(id) = named.into_iter().find(|id| ids.contains(id)) {
                return Err(StoreError::Dangling {
                    from: crate::accept::called(&entity),
                    to: format!("object {}", id.0),
                });
            }
        }
        for id in ids {
            self.objects().erase(id)?;
            self.copied_objects().erase(id)?;
        }
        Ok(())
    }

    /// Files of former times of some entities: what they were before, and what was left of work that was stopped.
    ///
    /// # Errors
    /// `Damaged` when the history cannot be read; `Io`.
    pub fn objects_left_of(&self, owners: &[Name]) -> Result<ObjectsLeft, StoreError> {
        // The workspace is let go before the history is read: one who writes may be waiting for it.
        let (mut own_now, mut others_now) = (BTreeSet::new(), BTreeSet::new());
        for entity in self.read().entities() {
            let is_own = owners.contains(&(entity.kind(), entity.id()));
            let named = if is_own {
                &mut own_now
            } else {
                &mut others_now
            };
            named.extend(objects_of(&entity).into_iter().cloned());
        }
        let (mut own, mut others) = (BTreeSet::new(), BTreeSet::new());
        for seq in 1..=self.last_seq() {
            for edit in self.change(seq)?.edits {
                let is_own = owners.contains(&(edit.kind, edit.id));
                let named = if is_own { &mut own } else { &mut others };
                let states = edit.before.iter().chain(&edit.after);
                named.extend(states.flat_map(|entity| objects_of(entity)).cloned());
            }
        }
        let mut there = self.objects().names()?;
        there.extend(self.copied_objects().names()?);
        there.retain(|id| !own_now.contains(id) && (own.contains(id) || !others.contains(id)));
        let (shared, alone) = there.into_iter().partition(|id| others_now.contains(id));
        Ok(ObjectsLeft { alone, shared })
    }

    pub(super) fn objects(&self) -> Objects {
        Objects::new(self.layout.objects())
    }

    /// The copies that all backups share.
    pub(super) fn copied_objects(&self) -> Objects {
        Objects::new(self.layout.copied_objects())
    }
}
