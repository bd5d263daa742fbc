//! Taking a contact file into a book: split into records, read into columns of clean values, merged.
//!
//! Files, threads and storage are elsewhere: whoever has the bytes of a file splits them (`Splitter`) into blocks of whole
//! records, reads the blocks side by side (`Batch::read`), and merges the batches in the order of the file (`Merger`).

mod batch;
mod draft;
mod held;
mod index;
mod merge;
mod policy;
mod record;
mod split;

pub use batch::{Batch, BatchTally, FIELD_LIMIT, Reading, Rejected, RowProblem};
pub use draft::{Answer, Draft};
pub use merge::{FULL, MergeTally, Merged, Merger, Outcome};
pub use record::Records;
pub use split::Splitter;

#[cfg(test)]
mod tests;
