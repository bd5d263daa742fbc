//! From the database to the plan in memory: decode, mend from the history, replay the journal.

use std::collections::BTreeSet;

use reprise_domain::change::Change;
use reprise_domain::entity::Entity;

use crate::codec::{self, Head};
use crate::engine::{Engine, Shelf, Write};
use crate::error::StoreError;
use crate::frame;
use crate::journal::{Entry, Point};
use crate::plan::Plan;
use crate::references::Name;
use crate::report::Note;

/// Reads everything; entities that fail their checksum are taken from the history and told in `notes`.
///
/// # Errors
/// `Damaged` when the history is, or does not know a damaged entity.
pub fn load(engine: &Engine, notes: &mut Vec<Note>) -> Result<Plan, StoreError> {
    let mut plan = Plan::default();
    let mut damaged = BTreeSet::new();
    engine.visit(Shelf::Entities, &[], |key, value| {
        match frame::unwrap(value).and_then(|bytes| serde_json::from_slice::<Entity>(bytes).ok()) {
            Some(entity) => plan.workspace.put(entity),
            None => {
                let name = codec::name_of(key);
                damaged.insert(name.ok_or_else(|| StoreError::Damaged {
                    what: "a key".to_owned(),
                })?);
            }
        }
        Ok(())
    })?;
    engine.visit(Shelf::Heads, &[], |_, value| {
        let next = plan.last_seq() + 1;
        let head =
            frame::unwrap(value).and_then(|bytes| serde_json::from_slice::<Head>(bytes).ok());
        let head = head.filter(|head| head.seq == next);
        plan.push_head(head.ok_or_else(|| StoreError::Damaged {
            what: format!("change {next}"),
        })?);
        Ok(())
    })?;
    mend(engine, &mut plan, damaged, notes)?;
    Ok(plan)
}

/// Makes what the journal holds after the database's point.
pub fn replay(
    engine: &Engine,
    plan: &mut Plan,
    records: &[(Entry, Point)],
) -> Result<(), StoreError> {
    for (entry, point) in records {
        let change = change_in(entry, *point)?;
        plan.apply(&change);
        let mut writes = codec::change_writes(&change)?;
        writes.push(codec::applied_write(*point));
        engine.write(&writes)?;
    }
    engine.flush()
}

/// The change a journal record holds.
pub fn change_in(entry: &Entry, point: Point) -> Result<Change, StoreError> {
    let damaged = |_| StoreError::Damaged {
        what: format!("journal record {}", point.number),
    };
    serde_json::from_slice(&entry.payload).map_err(damaged)
}

fn mend(
    engine: &Engine,
    plan: &mut Plan,
    mut damaged: BTreeSet<Name>,
    notes: &mut Vec<Note>,
) -> Result<(), StoreError> {
    for seq in (1..=plan.last_seq()).rev() {
        if damaged.is_empty() {
            return Ok(());
        }
        for edit in codec::edits_of(engine, seq)?.into_iter().rev() {
            let name = (edit.kind, edit.id);
            if let (true, Some(entity)) = (damaged.remove(&name), edit.after) {
                notes.push(Note::Mended {
                    kind: name.0,
                    name: entity.name().to_owned(),
                });
                let value = codec::entity_value(&entity)?;
                engine.write(&[Write::put(Shelf::Entities, codec::entity_key(name), value)])?;
                plan.workspace.put(entity);
            }
        }
    }
    match damaged.first() {
        None => engine.flush(),
        Some((kind, id)) => Err(StoreError::Damaged {
            what: format!("{} {id}", kind.as_str()),
        }),
    }
}
