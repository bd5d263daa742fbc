//! Writing: checked, into the journal with a sync, into the database, into memory, and only then said.
//!
//! The journal alone makes a change durable; the database is synced soon after, behind the reply.

use reprise_domain::change::{Change, Stamp};
use reprise_domain::entity::{Edit, Entity};
use reprise_domain::workspace::Workspace;

use super::{Store, Writer};
use crate::accept::{accept, called};
use crate::codec;
use crate::engine::Engine;
use crate::error::StoreError;
use crate::journal::Entry;
use crate::objects::Presence;
use crate::references::objects_of;

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
    /// nothing; `CrookedEdit`; `TooLarge`; `Erased`, `LedgerShrinks`; `DiskFull`, `ReadOnly`, `Closed`.
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

    /// Makes the change that is decided on what is there; nobody else writes in between, so it starts from what is there.
    ///
    /// `decide` gives its label and edits, and what else is to be known; without edits nothing is written, and no change
    /// answered. It may not write itself.
    ///
    /// # Errors
    /// Whatever `decide` says; otherwise as `commit`.
    pub fn commit_decided<Known, Refused: From<StoreError>>(
        &self,
        author: &str,
        decide: impl FnOnce(&Workspace) -> Result<(String, Vec<Edit>, Known), Refused>,
    ) -> Result<(Option<Change>, Known), Refused> {
        let writer = self.writer();
        let (label, edits, known) = decide(&self.plan().workspace)?;
        if edits.is_empty() {
            return Ok((None, known));
        }
        let draft = Draft {
            label,
            author: author.to_owned(),
            edits,
            undoes: None,
        };
        let mut writer = self.ready(writer)?;
        let change = self.append(&mut writer, draft)?;
        Ok((Some(change), known))
    }

    pub(super) fn append(&self, writer: &mut Writer, draft: Draft) -> Result<Change, StoreError> {
        self.with_engine(|engine| {
            let seq = {
                let plan = self.plan();
                accept(&plan.workspace, &draft.edits)?;
                plan.last_seq() + 1
            };
            for edit in &draft.edits {
                if let Some(entity) = &edit.after {
                    self.check_objects(entity)?;
                }
                self.check_ledger(edit, &draft.edits)?;
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
            payload: codec::json(change),
        };
        let prepared = writer.journal.prepare(&[entry]);
        writer.append(&prepared)?;
        writes.push(codec::applied_write(prepared.0));
        // It is safe in the journal; should the database refuse it, the next open brings it there.
        engine.write_soon(writes);
        Ok(())
    }

    fn check_objects(&self, entity: &Entity) -> Result<(), StoreError> {
        let objects = self.objects();
        for id in objects_of(entity) {
            match objects.presence(id) {
                Presence::There => {}
                Presence::Erased => return Err(StoreError::Erased),
                Presence::Missing => {
                    return Err(StoreError::Dangling {
                        from: called(entity),
                        to: format!("object {}", id.0),
                    });
                }
            }
        }
        Ok(())
    }
}
