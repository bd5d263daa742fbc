//! What is remembered: one folder per workspace, opened by one process at a time, trusted across crashes.
//!
//! - **Store**: the open workspace; reads come from memory, writes are on disk before they are answered.
//! - **Change**: the unit of writing and of the history; undo appends the inverse.
//! - **Journal**: our own log, written before the database and enough to rebuild it from a backup.
//! - **Object**: an immutable file named by its hash: a logo, people.
//! - **Workspace file**: everything as a zip of JSON lines; backups are workspace files.
//!
//! Nothing outside this crate sees a key, a tree or sled.

mod accept;
mod backup;
mod codec;
mod data;
mod disk;
mod engine;
mod error;
mod file_problem;
mod frame;
mod journal;
mod layout;
mod load;
mod lock;
mod migrations;
mod objects;
mod options;
mod plan;
mod references;
mod report;
mod store;
mod transfer;
mod undo;

pub use backup::Backup;
pub use error::StoreError;
pub use file_problem::FileProblem;
pub use frame::VALUE_LIMIT;
pub use options::Options;
pub use report::{Note, OpenReport};
pub use store::{CheckReport, Imported, ObjectsLeft, Problem, Reading, Store};
pub use undo::UndoState;
