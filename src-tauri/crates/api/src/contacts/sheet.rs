//! The first sheet of a workbook (XLSX, ODS) as CSV, so that everything after goes one way.

use std::io::Cursor;

use calamine::{Data, Ods, Reader, Xlsx};
use reprise_domain::table::{TableFor, cell};

use super::table::bad;
use crate::error::Error;

/// Largest workbook, in bytes. Packed sheets grow twentyfold in memory.
pub(super) const SHEET_LIMIT: u64 = 64 * 1024 * 1024;
/// Most bytes of one part of a workbook once unpacked: a bomb declares more.
const UNPACKED_LIMIT: u64 = 1024 * 1024 * 1024;
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
/// `BadFile` when it is no workbook, encrypted, or has more than 10 million cells, 1,048,576 rows or 500 columns.
pub(super) fn as_csv(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let unreadable = || {
        bad(
            "the workbook cannot be read",
            "Save it as CSV in a spreadsheet program, without a password, and choose that file",
        )
    };
    refuse_bomb(bytes).ok_or_else(unreadable)?;
    let csv = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => of_xlsx(book),
        Err(_) => of_ods(Ods::new(Cursor::new(bytes)).map_err(|_| unreadable())?),
    };
    csv.ok_or_else(unreadable)
}

/// Cell by cell: a sheet may say that it reaches to its last possible corner.
fn of_xlsx(mut book: Xlsx<Cursor<&[u8]>>) -> Option<Vec<u8>> {
    for name in book.sheet_names() {
        let mut csv = Lines::default();
        let mut cells = book.worksheet_cells_reader(&name).ok()?;
        while let Some(cell) = cells.next_cell().ok()? {
            csv.put(cell.get_position(), &Data::from(cell.get_value().clone()))?;
        }
        if csv.cells > 0 {
            return Some(csv.end());
        }
    }
    None
}

fn of_ods(mut book: Ods<Cursor<&[u8]>>) -> Option<Vec<u8>> {
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).ok()?;
        let (top, left) = range.start().unwrap_or_default();
        let mut csv = Lines::default();
        for (row, column, value) in range.used_cells() {
            csv.put((top + row as u32, left + column as u32), value)?;
        }
        if csv.cells > 0 {
            return Some(csv.end());
        }
    }
    None
}

/// Lines of CSV, written as the cells come, row by row.
#[derive(Default)]
struct Lines {
    csv: String,
    cells: usize,
    /// Where the next cell would stand.
    row: u32,
    column: u32,
}

impl Lines {
    /// None beyond the limits. Cells out of their order are passed over; no program writes such.
    fn put(&mut self, (row, column): (u32, u32), value: &Data) -> Option<()> {
        let text = text_of(value);
        if text.is_empty() || (row, column) < (self.row, self.column) {
            return Some(());
        }
        self.cells += 1;
        if row >= ROW_LIMIT || column >= COLUMN_LIMIT || self.cells > CELL_LIMIT {
            return None;
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
        Some(())
    }

    fn end(mut self) -> Vec<u8> {
        self.csv.push('\n');
        self.csv.into_bytes()
    }
}

/// None when a part of the archive says that it unpacks to more than any honest sheet.
fn refuse_bomb(bytes: &[u8]) -> Option<()> {
    // The sizes stand in the directory at the end; signature, then the unpacked size 20 bytes further on.
    let mut total = 0_u64;
    for at in memchr::memmem::find_iter(bytes, b"PK\x01\x02") {
        let size = bytes.get(at + 24..at + 28)?;
        total += u64::from(u32::from_le_bytes([size[0], size[1], size[2], size[3]]));
    }
    (total <= UNPACKED_LIMIT).then_some(())
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
        assert!(Lines::default().put((0, 16_000), &text("far")).is_none());
    }

    #[test]
    fn an_archive_that_unpacks_to_gigabytes_is_refused() {
        let mut entry = b"PK\x01\x02".to_vec();
        entry.resize(24, 0);
        entry.extend(u32::MAX.to_le_bytes());
        assert!(refuse_bomb(&entry).is_none());
        assert!(as_csv(b"PK\x03\x04 nonsense").is_err());
    }
}
