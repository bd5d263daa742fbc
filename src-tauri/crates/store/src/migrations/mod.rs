//! Steps from one schema to the next. Numbered, idempotent, run in order when a workspace is opened.
//!
//! A step that is interrupted runs again from its start. Each says whether older versions may still open
//! what it leaves behind.

mod m0001_initial;
mod m0002_presets;
mod m0003_contact_books;
mod m0004_widget_designs;
mod m0005_blank_rows;

use crate::codec;
use crate::engine::{Engine, Write};
use crate::error::StoreError;

/// The newest schema this program knows.
pub const SCHEMA: u32 = 5;

/// One step.
struct Migration {
    /// The schema it leads to.
    schema: u32,
    /// What it changes.
    writes: fn(&Engine) -> Result<Vec<Write>, StoreError>,
}

const STEPS: &[Migration] = &[
    Migration {
        schema: 1,
        writes: m0001_initial::writes,
    },
    Migration {
        schema: 2,
        writes: m0002_presets::writes,
    },
    Migration {
        schema: 3,
        writes: m0003_contact_books::writes,
    },
    Migration {
        schema: 4,
        writes: m0004_widget_designs::writes,
    },
    Migration {
        schema: 5,
        writes: m0005_blank_rows::writes,
    },
];

/// Brings a database to the newest schema.
///
/// # Errors
/// `NewerVersion` when it is already beyond; it is then left alone.
pub fn run(engine: &Engine) -> Result<(), StoreError> {
    let found = codec::schema(engine)?.unwrap_or(0);
    if found > SCHEMA {
        return Err(StoreError::NewerVersion {
            found,
            known: SCHEMA,
        });
    }
    for step in STEPS.iter().filter(|step| step.schema > found) {
        let mut writes = (step.writes)(engine)?;
        writes.push(codec::schema_write(step.schema));
        engine.write(&writes)?;
        engine.flush()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine;

    #[test]
    fn a_new_database_gets_the_newest_schema_once() {
        let dir = tempfile::tempdir().unwrap();
        let engine = engine::open(&dir.path().join("db")).unwrap();
        run(&engine).unwrap();
        run(&engine).unwrap();
        assert_eq!(codec::schema(&engine).unwrap(), Some(SCHEMA));
    }

    #[test]
    fn a_newer_schema_is_refused_and_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let engine = engine::open(&dir.path().join("db")).unwrap();
        engine.write(&[codec::schema_write(SCHEMA + 1)]).unwrap();
        let refused = run(&engine).unwrap_err();
        assert!(matches!(
            refused,
            StoreError::NewerVersion { found: 6, known: 5 }
        ));
        assert_eq!(codec::schema(&engine).unwrap(), Some(SCHEMA + 1));
    }

    #[test]
    fn steps_are_numbered_without_holes_up_to_the_newest() {
        let numbers: Vec<_> = STEPS.iter().map(|step| step.schema).collect();
        assert_eq!(numbers, (1..=SCHEMA).collect::<Vec<_>>());
    }
}
