//! The data folder: database and journal, opened together, built together and swapped as one.

mod build;
mod rebuild;
mod swap;

pub use build::build;
pub use rebuild::{history, rebuild};
pub use swap::{finish_swap, swap_in};

use std::path::Path;

use crate::codec;
use crate::disk;
use crate::engine::{self, Engine};
use crate::error::StoreError;
use crate::journal::{self, Journal};
use crate::layout;
use crate::load;
use crate::migrations;
use crate::plan::Plan;
use crate::report::Note;

/// An open data folder.
#[derive(Debug)]
pub struct Data {
    /// The database.
    pub engine: Engine,
    /// The journal, at the same point.
    pub journal: Journal,
    /// Everything in memory.
    pub plan: Plan,
}

/// Opens a data folder and brings database and journal to the same point.
pub fn open(dir: &Path, notes: &mut Vec<Note>) -> Result<Data, StoreError> {
    let database = layout::database(dir);
    let halves = engine::remove_half_snapshots(&database)?;
    if halves > 0 {
        notes.push(Note::HalfSnapshotsRemoved { files: halves });
    }
    let engine = engine::open(&database)?;
    // Over a file it cannot make sense of, sled may begin an empty database. Ours are never without a schema.
    if codec::schema(&engine)?.is_none() {
        return Err(StoreError::Damaged {
            what: "the database".to_owned(),
        });
    }
    migrations::run(&engine)?;
    let mut plan = load::load(&engine, notes)?;
    let journal = join(dir, &engine, &mut plan, notes)?;
    Ok(Data {
        engine,
        journal,
        plan,
    })
}

fn join(
    dir: &Path,
    engine: &Engine,
    plan: &mut Plan,
    notes: &mut Vec<Note>,
) -> Result<Journal, StoreError> {
    let dir = layout::journal(dir);
    let applied = codec::applied(engine)?;
    match journal::tail(&dir, applied)? {
        Some(tail) if tail.whole => {
            if !tail.records.is_empty() {
                load::replay(engine, plan, &tail.records)?;
                notes.push(Note::Replayed {
                    records: tail.records.len(),
                });
            }
            Journal::resume(&dir, &tail)
        }
        None if journal::first(&dir)?.is_some_and(|first| first > applied.number + 1) => {
            Err(StoreError::Damaged {
                what: "the database is older than its journal and".to_owned(),
            })
        }
        tail => {
            let records = tail.map(|tail| tail.records).unwrap_or_default();
            load::replay(engine, plan, &records)?;
            notes.push(Note::JournalRestarted);
            set_aside(&dir)?;
            Journal::create(&dir, codec::applied(engine)?)
        }
    }
}

/// Moves a journal that cannot be continued out of the way, without deleting it.
fn set_aside(dir: &Path) -> Result<(), StoreError> {
    let free = (1..)
        .map(|n| dir.with_file_name(format!("journal.damaged-{n}")))
        .find(|path| !path.exists());
    match free {
        Some(aside) if dir.exists() => disk::rename_durably(dir, &aside),
        _ => Ok(()),
    }
}
