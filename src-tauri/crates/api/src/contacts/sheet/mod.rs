//! The first sheet of a workbook (XLSX, ODS) as CSV, so that everything after goes one way.

mod tags;
mod weight;

use std::io::Cursor;

use calamine::{Data, Ods, Reader, Xlsx};
use reprise_domain::table::{TableFor, cell};

use self::weight::{UNPACKED_LIMIT, weigh};
use super::table::bad;
use crate::error::Error;

/// Largest workbook, in bytes. Packed sheets grow twentyfold in memory.
pub(super) const SHEET_LIMIT: u64 = 64 * 1024 * 1024;
/// Most cells with anything in them, and most rows and columns they may stand in.
const CELL_LIMIT: usize = 10_000_000;
const ROW_LIMIT: u32 = 1_048_576;
const COLUMN_LIMIT: u32 = 500;

/// Whether a file begins like a workbook: a zip archive.
pub(super) fn is_sheet(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

/// The first sheet with anything on it, as UTF-8 with commas; a line a row, so that lines are the rows' numbers.
///
/// # Errors
/// `BadFile` when it is no workbook, encrypted, or has more than 10 million cells, 1,048,576 rows or 500 columns, or
/// unpacks to more than 1 GB.
pub(super) fn as_csv(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    weigh(bytes)?;
    match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => of_xlsx(book),
        Err(_) => of_ods(Ods::new(Cursor::new(bytes)).map_err(|_| unreadable())?),
    }
}

fn unreadable() -> Error {
    bad(
        "the workbook cannot be read",
        "Save it as CSV in a spreadsheet program, without a password, and choose that file",
    )
}

/// Cell by cell: a sheet may say that it reaches to its last possible corner.
fn of_xlsx(mut book: Xlsx<Cursor<&[u8]>>) -> Result<Vec<u8>, Error> {
    for name in book.sheet_names() {
        let mut csv = Lines::default();
        let mut cells = book
            .worksheet_cells_reader(&name)
            .map_err(|_| unreadable())?;
        while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
            csv.put(cell.get_position(), &Data::from(cell.get_value().clone()))?;
        }
        if csv.cells > 0 {
            return Ok(csv.end());
        }
    }
    Err(unreadable())
}

fn of_ods(mut book: Ods<Cursor<&[u8]>>) -> Result<Vec<u8>, Error> {
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|_| unreadable())?;
        let (top, left) = range.start().unwrap_or_default();
        let mut csv = Lines::default();
        for (row, column, value) in range.used_cells() {
            csv.put((top + row as u32, left + column as u32), value)?;
        }
        if csv.cells > 0 {
            return Ok(csv.end());
        }
    }
    Err(unreadable())
}

/// Lines of CSV, written as the cells come, row by row.
struct Lines {
    csv: String,
    /// Most bytes of it: one long text may stand in many cells.
    room: u64,
    cells: usize,
    /// Where the next cell would stand.
    row: u32,
    column: u32,
}

impl Default for Lines {
    fn default() -> Self {
        Self {
            csv: String::new(),
            room: UNPACKED_LIMIT,
            cells: 0,
            row: 0,
            column: 0,
        }
    }
}

impl Lines {
    /// Cells out of their order are passed over; no program writes such.
    ///
    /// # Errors
    /// `BadFile` beyond the limits.
    fn put(&mut self, (row, column): (u32, u32), value: &Data) -> Result<(), Error> {
        let text = text_of(value);
        if text.is_empty() || (row, column) < (self.row, self.column) {
            return Ok(());
        }
        self.cells += 1;
        let beyond = [
            (row >= ROW_LIMIT, "a row beyond the 1,048,576th"),
            (column >= COLUMN_LIMIT, "more than 500 columns"),
            (self.cells > CELL_LIMIT, "more than 10 million cells"),
            (self.csv.len() as u64 > self.room, "more than 1 GB of text"),
        ];
        if let Some((_, what)) = beyond.into_iter().find(|(is_beyond, _)| *is_beyond) {
            return Err(bad(
                format!("the sheet has {what}"),
                "Keep the columns and rows that tell of people, and save it as CSV; nothing was imported",
            ));
        }
        while self.row < row {
            self.csv.push('\n');
            (self.row, self.column) = (self.row + 1, 0);
        }
        // A comma behind each cell but the last: those before it, then its own text.
        if self.column > 0 {
            self.csv.push(',');
        }
        while self.column < column {
            self.csv.push(',');
            self.column += 1;
        }
        self.csv.push_str(&cell(&text, TableFor::Upload));
        self.column += 1;
        Ok(())
    }

    fn end(mut self) -> Vec<u8> {
        self.csv.push('\n');
        self.csv.into_bytes()
    }
}

/// A value as it would stand in a CSV: days as ISO dates, whole numbers without a point.
fn text_of(value: &Data) -> String {
    match value {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{}", *number as i64)
        }
        Data::DateTime(date) => date
            .as_datetime()
            .map_or_else(|| value.to_string(), |date| date.date().to_string()),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod bombs;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_in_their_columns() {
        let mut lines = Lines::default();
        let text = |text: &str| Data::String(text.to_owned());
        for (place, value) in [
            ((0, 0), text("email")),
            ((0, 2), text("zip")),
            ((2, 1), text("a,b")),
            ((2, 2), Data::Float(10_115.0)),
            ((1, 0), text("late")),
        ] {
            lines.put(place, &value).unwrap();
        }
        assert_eq!(lines.end(), b"email,,zip\n\n,\"a,b\",10115\n");
        let far = Lines::default().put((0, 16_000), &text("far")).unwrap_err();
        assert_eq!(far.message, "the sheet has more than 500 columns");
    }

    #[test]
    fn one_long_text_in_many_cells_ends_at_the_limit() {
        let mut lines = Lines {
            room: 1_000,
            ..Lines::default()
        };
        let text = Data::String("x".repeat(300));
        let mut rows = (0..10).map(|row| lines.put((row, 0), &text));
        let refused = rows.find_map(Result::err).unwrap();
        assert_eq!(refused.message, "the sheet has more than 1 GB of text");
        assert!(lines.csv.len() < 1_400);
    }
}
