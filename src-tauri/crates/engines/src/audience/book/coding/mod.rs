//! A part as bytes: every column packed and checksummed by itself, so that some of them can be read without the rest.
//!
//! ```text
//! "RPB1"  rows u32  columns u32  { name, packed u32, plain u32, checksum u32 } …  checksum u32 of all before
//! the packed columns, one after another, in the order of the table
//! ```
//!
//! Numbers are little-endian. The same part makes the same bytes, so an unchanged part keeps its name in the store.
//! Bytes from elsewhere may be anything: what they declare is held against limits before memory is asked for.

mod bytes;
mod column;
mod members;
mod pack;

use std::collections::BTreeMap;

use reprise_domain::contact_field::Field;
use thiserror::Error;

use super::{Column, PART_ROWS, Part};
use bytes::{Reader, put_text, put_u32};

pub use members::{members_from, members_to_bytes};
use pack::{packed, unpacked};

const MAGIC: &[u8; 4] = b"RPB1";
/// Most bytes of a column before packing. The longest honest one, 65,536 names of 120 letters, has half of it.
const COLUMN_LIMIT: usize = 64 * 1024 * 1024;

/// Why bytes are no part.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CodingProblem {
    /// They end too early, say what cannot be, or do not match their checksum.
    #[error("the contacts are damaged: {0}")]
    Damaged(&'static str),
    /// They hold a field this version does not know.
    #[error("the contacts were written by a newer version: it knows ‘{0}’")]
    Newer(String),
}

/// A part as bytes.
///
/// # Errors
/// `Damaged` when a column has more or fewer rows than the part, or more bytes than may be stored.
pub fn part_to_bytes(part: &Part) -> Result<Vec<u8>, CodingProblem> {
    let mut table = MAGIC.to_vec();
    put_u32(&mut table, part.rows as u32);
    put_u32(&mut table, part.columns.len() as u32);
    let mut body = Vec::new();
    let mut plain = Vec::new();
    for (field, column) in &part.columns {
        plain.clear();
        column::write(column, part.rows, &mut plain)?;
        if plain.len() > COLUMN_LIMIT {
            return Err(CodingProblem::Damaged("a column is too long to be stored"));
        }
        let packed = packed(&plain)?;
        put_text(&mut table, &name_of(*field));
        put_u32(&mut table, packed.len() as u32);
        put_u32(&mut table, plain.len() as u32);
        put_u32(&mut table, crc32c::crc32c(&packed));
        body.extend_from_slice(&packed);
    }
    let checksum = crc32c::crc32c(&table);
    put_u32(&mut table, checksum);
    table.extend_from_slice(&body);
    Ok(table)
}

/// The part that bytes hold: all columns, or only those asked for. Columns that hold nothing are not there.
///
/// # Errors
/// `Damaged`, `Newer`.
pub fn part_from(bytes: &[u8], fields: Option<&[Field]>) -> Result<Part, CodingProblem> {
    let mut table = Reader::new(bytes);
    if table.take(4)? != MAGIC {
        return Err(CodingProblem::Damaged("this is no part of a contact book"));
    }
    let rows = table.u32()? as usize;
    let count = table.u32()? as usize;
    if rows > PART_ROWS || count > 256 {
        return Err(CodingProblem::Damaged(
            "a part has too many rows or columns",
        ));
    }
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        let name = table.text()?.to_owned();
        entries.push((
            name,
            table.u32()? as usize,
            table.u32()? as usize,
            table.u32()?,
        ));
    }
    let covered = table.position();
    if table.u32()? != crc32c::crc32c(&bytes[..covered]) {
        return Err(CodingProblem::Damaged(
            "the table of columns does not match its checksum",
        ));
    }
    let mut columns = BTreeMap::new();
    for (name, packed, plain, checksum) in entries {
        let packed = table.take(packed)?;
        let field = field_of(&name)?;
        if fields.is_some_and(|wanted| !wanted.contains(&field)) {
            continue;
        }
        if crc32c::crc32c(packed) != checksum {
            return Err(CodingProblem::Damaged(
                "a column does not match its checksum",
            ));
        }
        if plain > COLUMN_LIMIT {
            return Err(CodingProblem::Damaged("a column is too long"));
        }
        let column = column::read(field.kind(), rows, unpacked(packed, plain)?)?;
        columns.insert(field, column);
    }
    Ok(Part { rows, columns })
}

/// The name a field is stored by: the one it has on the wire, so that the order of the fields may change.
fn name_of(field: Field) -> String {
    match serde_json::to_value(field) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(_) | Err(_) => unreachable!("a field is written as its name"),
    }
}

fn field_of(name: &str) -> Result<Field, CodingProblem> {
    serde_json::from_value(serde_json::Value::String(name.to_owned()))
        .map_err(|_| CodingProblem::Newer(name.to_owned()))
}

/// Whether a column holds anything; one that does not is left out of its part.
pub(in crate::audience) fn is_blank(column: &Column) -> bool {
    column::is_blank(column)
}

#[cfg(test)]
mod tests;
