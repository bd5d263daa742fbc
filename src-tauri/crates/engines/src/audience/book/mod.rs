//! A client's contacts in columns: what rules are counted on and imports are merged into.
//!
//! A person is a row; rows stand in parts of at most [`PART_ROWS`], and a person's row never changes while the person
//! is known. Columns that hold nothing are left out.

mod column;

use std::collections::BTreeMap;
use std::sync::Arc;

use reprise_domain::contact_field::Field;

pub use column::{Column, ConsentState, NO_DAY, NO_NUMBER, Narrow, Text};

/// Most rows of a part, so that 16 bits tell a part's rows and words apart.
pub const PART_ROWS: usize = 65_536;

/// Rows that are stored together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// How many people; 1 to [`PART_ROWS`].
    pub rows: usize,
    /// Columns with anything in them, or those asked for when the part was read.
    pub columns: BTreeMap<Field, Column>,
}

/// All contacts of a client, or the columns of them that somebody asked for.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// In order; a person's row counts through the parts.
    pub parts: Vec<Arc<Part>>,
}

impl Book {
    /// How many people.
    pub fn rows(&self) -> usize {
        self.parts.iter().map(|part| part.rows).sum()
    }
}
