//! Checking the data: every checksum, every reference, the history against the entities, journal against database.

use std::fmt;

use reprise_domain::entity::{Entity, Kind};
use reprise_domain::workspace::Workspace;
use uuid::Uuid;

use super::Store;
use crate::accept::called;
use crate::codec;
use crate::engine::{Engine, Shelf};
use crate::error::StoreError;
use crate::frame;
use crate::references::{objects_of, references};
use crate::transfer::difference;

/// What a check looked at and found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Entities looked at.
    pub entities: usize,
    /// Changes read and added up.
    pub changes: u64,
    /// Files compared with their names.
    pub objects: usize,
    /// What is wrong; empty when all is well.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A record fails its checksum or is missing.
    Damaged {
        /// Which.
        what: String,
    },
    /// The history adds up to something else.
    HistoryDisagrees {
        /// Kind of the first entity that differs.
        kind: Kind,
        /// Its id.
        id: Uuid,
    },
    /// Something points at nothing.
    Dangling {
        /// Who points.
        from: String,
        /// At what.
        to: String,
    },
    /// Database and journal are not at the same point.
    JournalDisagrees {
        /// Number of the journal's last record.
        journal: u64,
        /// Number of the last record in the database.
        database: u64,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged { what } => write!(f, "{what} is damaged on disk"),
            Self::HistoryDisagrees { kind, id } => {
                write!(f, "{} {id} is not what its history says", kind.as_str())
            }
            Self::Dangling { from, to } => write!(f, "{from} needs {to}, which is not there"),
            Self::JournalDisagrees { journal, database } => {
                write!(
                    f,
                    "the journal is at record {journal}, the database at {database}"
                )
            }
        }
    }
}

impl Store {
    /// Looks at everything; changes nothing. Writers wait meanwhile.
    ///
    /// # Errors
    /// `Closed`; what the database says when it cannot be read at all.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        let writer = self.writer();
        let mut report = CheckReport::default();
        let workspace = self.plan().workspace.clone();
        self.with_engine(|engine| {
            let (journal, database) =
                (writer.journal.last().number, codec::applied(engine)?.number);
            if journal != database {
                report
                    .problems
                    .push(Problem::JournalDisagrees { journal, database });
            }
            frames(engine, &mut report)
        })?;
        self.check_history(&workspace, &mut report);
        for entity in workspace.entities() {
            report.entities += 1;
            self.check_entity(&workspace, &entity, &mut report)?;
        }
        Ok(report)
    }

    fn check_history(&self, workspace: &Workspace, report: &mut CheckReport) {
        let mut rebuilt = Workspace::default();
        for seq in 1..=self.last_seq() {
            match self.change(seq) {
                Ok(change) => change.edits.iter().for_each(|edit| rebuilt.apply(edit)),
                Err(error) => {
                    return report.problems.push(Problem::Damaged {
                        what: error.to_string(),
                    });
                }
            }
            report.changes += 1;
        }
        if let Some((kind, id)) = difference(&rebuilt, workspace) {
            report.problems.push(Problem::HistoryDisagrees { kind, id });
        }
    }

    fn check_entity(
        &self,
        workspace: &Workspace,
        it: &Entity,
        report: &mut CheckReport,
    ) -> Result<(), StoreError> {
        let mut gone: Vec<String> = references(it)
            .into_iter()
            .filter(|(kind, id)| workspace.get(*kind, *id).is_none())
            .map(|(kind, id)| format!("{} {id}", kind.as_str()))
            .collect();
        for id in objects_of(it) {
            report.objects += 1;
            if self.object_get(id).is_err() {
                gone.push(format!("object {}", id.0));
            }
        }
        report
            .problems
            .extend(gone.into_iter().map(|to| Problem::Dangling {
                from: called(it),
                to,
            }));
        Ok(())
    }
}

fn frames(engine: &Engine, report: &mut CheckReport) -> Result<(), StoreError> {
    engine.visit(Shelf::Entities, &[], |key, value| {
        if frame::unwrap(value).is_none() {
            let name = codec::name_of(key);
            let what = name.map_or("a key".to_owned(), |(kind, id)| {
                format!("{} {id}", kind.as_str())
            });
            report.problems.push(Problem::Damaged { what });
        }
        Ok(())
    })
}
