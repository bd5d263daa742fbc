//! What a workbook really unpacks to, before anything makes sense of it. Sizes that an archive declares are worth nothing:
//! everything is unpacked once into nowhere, and what a reader would make of it is counted on the way.
//!
//! A reader of workbooks makes room for as many texts as a part says there are, and writes repeated cells out one by one;
//! so these are counted too.

use std::io::{Cursor, Read};

use reprise_domain::money::grouped;
use zip::ZipArchive;

use super::tags::{Tag, Tags};
use super::{CELL_LIMIT, ROW_LIMIT, unreadable};
use crate::contacts::table::bad;
use crate::error::Error;

/// Most bytes of all parts together once unpacked.
pub(super) const UNPACKED_LIMIT: u64 = 1024 * 1024 * 1024;
/// Most bytes of a part that is neither a sheet nor the texts of one: styles, names, relations.
const SMALL_PART: u64 = 64 * 1024 * 1024;
/// Most parts: an honest workbook has some dozens.
const PARTS: usize = 10_000;
/// Most texts that cells may share: each takes room of its own, however short it is.
const TEXTS: u64 = CELL_LIMIT as u64;
const PIECE: usize = 64 * 1024;
/// Most columns a reader writes a repeated cell out to.
const REPEATED_COLUMNS: u64 = 16_384;

/// Refuses a workbook that would come to more than any honest one.
///
/// # Errors
/// `BadFile`, with what there is too much of.
pub(super) fn weigh(bytes: &[u8]) -> Result<(), Error> {
    weigh_within(bytes, UNPACKED_LIMIT)
}

/// As [`weigh`], with another limit for all parts together.
///
/// # Errors
/// As [`weigh`].
pub(super) fn weigh_within(bytes: &[u8], limit: u64) -> Result<(), Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    if archive.len() > PARTS {
        return Err(too_much(format!(
            "the workbook has {} parts",
            grouped(archive.len() as u64)
        )));
    }
    let mut left = limit;
    let mut piece = vec![0; PIECE];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| unreadable())?;
        let mut scale = Scale::of(&part.name().map_err(|_| unreadable())?);
        let mut tags = Tags::default();
        loop {
            let read = part.read(&mut piece).map_err(|_| unreadable())?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or_else(|| {
                too_much(format!(
                    "the workbook unpacks to more than {} MB",
                    grouped(limit >> 20)
                ))
            })?;
            scale.add(&piece[..read], &mut tags)?;
        }
    }
    Ok(())
}

fn too_much(what: String) -> Error {
    bad(
        what,
        "Nothing was read from it. Save the sheet with the people as CSV in a spreadsheet program, and choose that file",
    )
}

/// What is counted of a part, by what it is.
enum Scale {
    /// Rows and cells of an XLSX sheet.
    Sheet { rows: u64, cells: u64 },
    /// The texts of XLSX cells.
    Texts { texts: u64 },
    /// All sheets of an ODS.
    Tables(Repeats),
    /// Other parts that are made sense of.
    Small { bytes: u64 },
    /// Pictures and the like, which nobody reads.
    Unread,
}

impl Scale {
    fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase().replace('\\', "/");
        if name.ends_with("sharedstrings.xml") {
            Self::Texts { texts: 0 }
        } else if name == "content.xml" {
            Self::Tables(Repeats::default())
        } else if name.contains("worksheets/") && name.ends_with(".xml") {
            Self::Sheet { rows: 0, cells: 0 }
        } else if name.ends_with(".xml") || name.ends_with(".rels") {
            Self::Small { bytes: 0 }
        } else {
            Self::Unread
        }
    }

    fn add(&mut self, piece: &[u8], tags: &mut Tags) -> Result<(), Error> {
        match self {
            Self::Unread => Ok(()),
            Self::Small { bytes } => {
                *bytes += piece.len() as u64;
                if *bytes > SMALL_PART {
                    return Err(too_much(
                        "the workbook has a part of more than 64 MB that is no sheet".to_owned(),
                    ));
                }
                Ok(())
            }
            Self::Sheet { rows, cells } => tags.take(piece, |tag| {
                *rows += u64::from(tag.is("row"));
                *cells += u64::from(tag.is("c"));
                within(*rows, u64::from(ROW_LIMIT), "rows, empty ones included")?;
                within(*cells, 2 * CELL_LIMIT as u64, "cells, empty ones included")
            }),
            Self::Texts { texts } => tags.take(piece, |tag| {
                *texts += u64::from(tag.is("si"));
                let said = if tag.is("sst") {
                    tag.number("uniqueCount")
                } else {
                    None
                };
                within(said.unwrap_or(*texts), TEXTS, "texts")
            }),
            Self::Tables(repeats) => tags.take(piece, |tag| repeats.take(tag)),
        }
    }
}

fn within(count: u64, limit: u64, what: &str) -> Result<(), Error> {
    if count <= limit {
        return Ok(());
    }
    Err(too_much(format!(
        "the workbook has more than {} {what}",
        grouped(limit)
    )))
}

/// Cells of an ODS as a reader writes them out: every row as wide as the widest; what is repeated, each time; what is
/// empty, only before something.
#[derive(Default)]
struct Repeats {
    rows: u64,
    widest: u64,
    /// Rows with nothing in them since the last that had something.
    empty_rows: u64,
    /// How often the row that is read is there.
    times: u64,
    in_row: u64,
    /// Cells with nothing in them since the last that had something.
    empty_in_row: u64,
}

impl Repeats {
    fn take(&mut self, tag: &Tag<'_>) -> Result<(), Error> {
        let repeated = |name| tag.number(name).unwrap_or(1);
        if tag.is("table") && !tag.closes() {
            *self = Self::default();
        }
        if tag.is("table-row") && !tag.closes() {
            self.times = repeated("table:number-rows-repeated").min(u64::from(ROW_LIMIT));
            (self.in_row, self.empty_in_row) = (0, 0);
        }
        if (tag.is("table-cell") || tag.is("covered-table-cell")) && !tag.closes() {
            self.fill();
            let times = repeated("table:number-columns-repeated");
            self.empty_in_row = times.min(REPEATED_COLUMNS);
            if tag.mentions("value=") || tag.mentions("formula=") {
                self.fill();
            }
        }
        // A paragraph is what the cell says.
        if tag.is("p") {
            self.fill();
        }
        if tag.is("table-row") && (tag.closes() || tag.is_empty()) {
            if self.in_row == 0 {
                self.empty_rows += self.times;
            } else {
                self.rows += std::mem::take(&mut self.empty_rows) + self.times;
                self.widest = self.widest.max(self.in_row);
            }
        }
        within(
            self.rows.saturating_mul(self.widest),
            CELL_LIMIT as u64,
            "cells, repeated ones included",
        )
    }

    /// What was empty so far comes before something.
    fn fill(&mut self) {
        let empty = std::mem::take(&mut self.empty_in_row);
        self.in_row = (self.in_row + empty).min(REPEATED_COLUMNS);
    }
}
