//! Writing: checked, into the journal with a sync, into the database, into memory, and only then said.
//!
//! The journal alone makes a change durable; the database is synced soon after, behind the reply.

use reprise_domain::change::{Change, Stamp};
use reprise_domain::entity::{Edit, Entity};

use super::{Store, Writer};
use crate::accept::{accept, called};
use crate::codec;
use crate::engine::{Engine, Shelf};
use crate::error::StoreError;
use crate::journal::{Entry, RecordKind};
use crate::references::{blocks_of, object_of};

/// A change before it has a number.
pub(super) struct Draft {
    pub label: String,
    pub author: String,
    pub edits: Vec<Edit>,
    pub undoes: Option<u64>,
}

impl Store {
    /// Makes edits as one change: all or none. When it returns, the change survives a power failure.
    ///
    /// Edits are made in their order; each must start from what is there when its turn comes.
    ///
    /// # Errors
    /// `MovedOn` when an entity is no longer what an edit starts from; `Dangling` when something would point at
    /// nothing; `CrookedEdit`; `TooLarge`; `NoSuchBlock`, `NoSuchObject`; `DiskFull`, `ReadOnly`, `Closed`.
    pub fn commit(
        &self,
        label: &str,
        author: &str,
        edits: Vec<Edit>,
    ) -> Result<Change, StoreError> {
        let draft = Draft {
            label: label.to_owned(),
            author: author.to_owned(),
            edits,
            undoes: None,
        };
        let mut writer = self.ready_writer()?;
        self.append(&mut writer, draft)
    }

    pub(super) fn append(&self, writer: &mut Writer, draft: Draft) -> Result<Change, StoreError> {
        self.with_engine(|engine| {
            let seq = {
                let plan = self.plan();
                accept(&plan.workspace, &draft.edits)?;
                plan.last_seq() + 1
            };
            for entity in draft.edits.iter().filter_map(|edit| edit.after.as_ref()) {
                self.check_bulk(engine, entity)?;
            }
            let stamp = Stamp {
                at_millis: self.now(),
                device: self.options.device.clone(),
            };
            let Draft {
                label,
                author,
                edits,
                undoes,
            } = draft;
            let change = Change {
                seq,
                stamp,
                author,
                label,
                edits,
                undoes,
            };
            self.make_durable(engine, writer, &change)?;
            self.plan_mut().apply(&change);
            Ok(change)
        })
    }

    fn make_durable(
        &self,
        engine: &Engine,
        writer: &mut Writer,
        change: &Change,
    ) -> Result<(), StoreError> {
        let mut writes = codec::change_writes(change)?;
        let entry = Entry {
            at_millis: change.stamp.at_millis,
            kind: RecordKind::Change,
            payload: codec::json(change),
        };
        let prepared = writer.journal.prepare(&[entry]);
        writer.append(&prepared)?;
        writes.push(codec::applied_write(prepared.0));
        if let Err(error) = engine.write(&writes) {
            // The change is safe in the journal, so it is acknowledged; the next open brings it to the database.
            writer.stop(&error);
            self.plan_mut().only_in_journal = Some(change.clone());
        }
        engine.flush_soon();
        Ok(())
    }

    fn check_bulk(&self, engine: &Engine, entity: &Entity) -> Result<(), StoreError> {
        for block in blocks_of(entity) {
            if !engine.has(Shelf::Blocks, block.0.as_bytes())? {
                return Err(StoreError::NoSuchBlock {
                    id: block.0.clone(),
                });
            }
        }
        match object_of(entity).filter(|object| !self.object_path(object).is_file()) {
            Some(object) => Err(StoreError::Dangling {
                from: called(entity),
                to: format!("object {object:?}"),
            }),
            None => Ok(()),
        }
    }
}
