//! A client's contacts in columns: what rules are counted on and imports are merged into.
//!
//! A person is a row; rows stand in parts of at most [`PART_ROWS`], and a person's row never changes while the person
//! is known. Columns that hold nothing are left out. Who is on a list or was in an import is a set of rows beside the
//! parts, not a column (see `domain::contact_field`).

mod coding;
mod column;
mod people;

use std::collections::BTreeMap;
use std::sync::Arc;

use reprise_domain::contact_field::Field;
use uuid::Uuid;

use super::Bits;

pub(in crate::audience) use coding::is_blank;
pub use coding::{CodingProblem, members_from, members_to_bytes, part_from, part_to_bytes};
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
    /// Who is on each list and was in each import, by their ids.
    pub members: BTreeMap<Uuid, Arc<Bits>>,
}

impl Book {
    /// How many people.
    pub fn rows(&self) -> usize {
        self.parts.iter().map(|part| part.rows).sum()
    }
}
