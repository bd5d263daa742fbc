//! The tagged links of campaigns: a table of them all, and what is odd about their tags.

mod remarks;
mod table;

pub use remarks::{UtmRemark, remarks};
pub use table::{UtmRow, csv, rows};
