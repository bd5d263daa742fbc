//! Building a data folder from a workspace file's contents: for restore, import, compaction and rebuilding.

use std::path::Path;

use crate::codec;
use crate::data::swap::mark_whole;
use crate::disk;
use crate::engine::{self, Engine, Shelf, Write};
use crate::error::StoreError;
use crate::journal::{Entry, Journal, Point};
use crate::layout;
use crate::migrations;
use crate::transfer::Contents;

/// Records of one transaction while building.
const BATCH: usize = 200;

/// Builds a whole data folder from contents and the journal records that follow them.
pub fn build(dir: &Path, contents: &Contents, then: &[(Entry, Point)]) -> Result<(), StoreError> {
    disk::remove_dir(dir)?;
    disk::make_dir(dir)?;
    let engine = engine::open(&layout::database(dir))?;
    migrations::run(&engine)?;
    fill(&engine, contents)?;
    let mut journal = Journal::create(&layout::journal(dir), contents.point)?;
    if !then.is_empty() {
        let entries: Vec<Entry> = then.iter().map(|(entry, _)| entry.clone()).collect();
        let prepared = journal.prepare(&entries);
        journal.append(&prepared)?;
    }
    engine.flush()?;
    drop(engine);
    mark_whole(dir)
}

fn fill(engine: &Engine, contents: &Contents) -> Result<(), StoreError> {
    // The entities that the changes leave are put once, at the end.
    for change in &contents.changes {
        let writes = codec::change_writes(change)?;
        let log = writes
            .into_iter()
            .filter(|write| write.shelf != Shelf::Entities);
        engine.write(&log.collect::<Vec<_>>())?;
    }
    let entities = contents.workspace.entities().collect::<Vec<_>>();
    for some in entities.chunks(BATCH) {
        let puts = some.iter().map(|entity| {
            let key = codec::entity_key((entity.kind(), entity.id()));
            Ok(Write::put(
                Shelf::Entities,
                key,
                codec::entity_value(entity)?,
            ))
        });
        engine.write(&puts.collect::<Result<Vec<_>, StoreError>>()?)?;
    }
    engine.write(&[codec::applied_write(contents.point)])
}
