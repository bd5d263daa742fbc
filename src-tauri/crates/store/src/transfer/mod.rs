//! The workspace file (`.reprise`): a zip of JSON lines with a manifest of hashes. Backups are the same thing.
//!
//! Readable without Reprise, and what older versions are kept as. Nothing in it is ever unpacked to a path.

mod contents;
mod limits;
mod manifest;
mod read;
mod write;

pub use contents::{Contents, difference};
pub use limits::Limits;
pub use manifest::Manifest;
pub use read::{beside, read, verify};
pub use write::{Fetched, Snapshot, write};
