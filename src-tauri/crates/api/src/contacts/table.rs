//! A contact file as a table: encoding, separator and header guessed, limits kept.
//!
//! What a field means is decided by the audience engine; nothing here knows an e-mail address.

use std::path::Path;

use csv::ByteRecord;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Code, Error};
use crate::file;
use crate::view::Reading;

/// Largest file, in bytes.
const FILE_LIMIT: u64 = 512_000_000;
/// Most rows.
pub(super) const ROW_LIMIT: u64 = 2_000_000;
/// Most columns.
const COLUMN_LIMIT: usize = 500;
/// Longest field, in bytes, and most line feeds in one: an unclosed quote swallows the rest of a file.
const FIELD_LIMIT: usize = 64 * 1024;
const LINES_IN_FIELD: usize = 20;
/// Lines looked at to guess the separator.
const SNIFFED: usize = 50;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A file read and decoded, ready to be gone through row by row.
pub(super) struct Table {
    text: String,
    /// Name of the encoding it was in.
    pub(super) encoding: &'static str,
    /// What separates fields.
    pub(super) delimiter: u8,
    /// Whether the first row names the columns.
    pub(super) has_header: bool,
    /// Names of the columns; "Column 3" without a header.
    pub(super) header: Vec<String>,
    /// Size of the file in bytes.
    pub(super) bytes: u64,
    /// Characters that could not be decoded.
    pub(super) undecodable: u64,
}

/// One row: its line in the file and its fields, or why it cannot be read.
pub(super) type Row = (u64, Result<Vec<String>, String>);

impl Table {
    /// Reads a file and guesses how it is written, as far as nobody said.
    ///
    /// # Errors
    /// `BadFile` when it is missing, larger than 512 MB, empty, no text, or has more than 500
    /// columns; also for an encoding or a separator that does not exist.
    pub(super) fn open(path: &Path, reading: &Reading) -> Result<Self, Error> {
        let bytes = file::read(path, FILE_LIMIT)?;
        let encoding = match &reading.encoding {
            Some(name) => Encoding::for_label(name.as_bytes()).ok_or_else(|| {
                bad(
                    format!("there is no encoding ‘{name}’"),
                    "Choose one of the list",
                )
            })?,
            None => encoding_of(&bytes),
        };
        if encoding != UTF_16LE && encoding != UTF_16BE && !is_text(&bytes) {
            return Err(bad(
                "the file is not a text file",
                "Choose a CSV file; a spreadsheet program saves one with “Save as”",
            ));
        }
        let (text, encoding, undecodable) = decoded(&bytes, encoding);
        if text.trim().is_empty() {
            return Err(bad(
                "the file is empty",
                "Choose a file with one contact a line",
            ));
        }
        let delimiter = match &reading.delimiter {
            Some(wanted) => single(wanted)?,
            None => delimiter_of(&text),
        };
        let mut table = Self {
            text,
            encoding,
            delimiter,
            has_header: false,
            header: Vec::new(),
            bytes: bytes.len() as u64,
            undecodable,
        };
        let first = table
            .rows()
            .next()
            .and_then(|(_, row)| row.ok())
            .unwrap_or_default();
        if first.len() > COLUMN_LIMIT {
            return Err(bad(
                format!("the file has more than {COLUMN_LIMIT} columns"),
                "Keep the columns with names, addresses and consent",
            ));
        }
        table.has_header = reading.has_header.unwrap_or_else(|| is_header(&first));
        table.header = if table.has_header {
            distinct(first)
        } else {
            numbered(first.len())
        };
        Ok(table)
    }

    /// The rows with contacts, header left out, blank lines skipped.
    pub(super) fn contacts(&self) -> impl Iterator<Item = Row> + '_ {
        self.rows().skip(usize::from(self.has_header))
    }

    /// The first rows that can be read, at most so many.
    pub(super) fn sample(&self, limit: usize) -> Vec<Vec<String>> {
        let readable = self.contacts().filter_map(|(_, row)| row.ok());
        readable.take(limit).collect()
    }

    /// Lines with something on them: how many rows to expect, header included.
    pub(super) fn lines(&self) -> u64 {
        self.text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .count() as u64
    }

    fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(self.text.as_bytes());
        let mut record = ByteRecord::new();
        std::iter::from_fn(move || {
            loop {
                match reader.read_byte_record(&mut record) {
                    Ok(false) => return None,
                    Ok(true) => {
                        let line = record.position().map_or(0, csv::Position::line);
                        if record.iter().all(|field| field.trim_ascii().is_empty()) {
                            continue;
                        }
                        return Some((line, fields(&record)));
                    }
                    Err(error) => return Some((0, Err(error.to_string()))),
                }
            }
        })
    }
}

fn bad(message: impl Into<String>, hint: &str) -> Error {
    Error::new(Code::BadFile, message, hint)
}

/// Text without control characters, or why the row is not one.
fn fields(record: &ByteRecord) -> Result<Vec<String>, String> {
    let swallowed = |field: &[u8]| {
        field.len() > FIELD_LIMIT
            || field.iter().filter(|byte| **byte == b'\n').count() > LINES_IN_FIELD
    };
    if record.iter().any(swallowed) {
        return Err(
            "a quote is opened in this row and never closed, so the rows after it were taken for one field: close it and import again"
                .to_owned(),
        );
    }
    Ok(record
        .iter()
        .map(|field| {
            let text = String::from_utf8_lossy(field);
            text.chars()
                .filter(|c| !c.is_control() || *c == '\n')
                .collect::<String>()
                .trim()
                .to_owned()
        })
        .collect())
}

/// The one byte a separator is.
fn single(delimiter: &str) -> Result<u8, Error> {
    match delimiter.as_bytes() {
        [one] if !matches!(one, b'"' | b'\r' | b'\n') && one.is_ascii() => Ok(*one),
        _ => Err(bad(
            format!("‘{delimiter}’ cannot separate fields"),
            "Choose a comma, semicolon, tab or bar",
        )),
    }
}

/// The encoding a file is most likely in.
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if looks_utf16(bytes, 1) => UTF_16LE,
        None if looks_utf16(bytes, 0) => UTF_16BE,
        None if is_mostly_utf8(bytes) => UTF_8,
        None => {
            let mut detector =
                chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            detector.guess(None, chardetng::Utf8Detection::Allow)
        }
    }
}

/// Whether text is UTF-8 but for a few bytes: exports patched together hold strays, and to take the
/// whole file for an old code page would spoil every name in it. Text in an old code page hardly ever
/// holds a valid sequence of several bytes.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut strays) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        strays += usize::from(!chunk.invalid().is_empty());
    }
    strays == 0 || valid >= strays
}

/// Whether the beginning holds hardly any control characters: pictures, archives and workbooks do.
fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4_096)];
    let control = head
        .iter()
        .filter(|byte| **byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A))
        .count();
    // A stray one or two happen in honest exports.
    control <= 8 + head.len() / 50
}

/// Decoded text, the encoding's name, and how many characters were lost.
fn decoded(bytes: &[u8], encoding: &'static Encoding) -> (String, &'static str, u64) {
    let (text, used, _) = encoding.decode(bytes);
    let lost = text
        .chars()
        .filter(|c| *c == char::REPLACEMENT_CHARACTER)
        .count() as u64;
    (text.into_owned(), used.name(), lost)
}

/// Whether every other byte of the beginning is zero, as ASCII is in UTF-16 without a mark.
fn looks_utf16(bytes: &[u8], zero_at: usize) -> bool {
    let head = &bytes[..bytes.len().min(200)];
    head.len() >= 4
        && head
            .chunks_exact(2)
            .all(|pair| pair[zero_at] == 0 && pair[1 - zero_at] != 0)
}

/// The separator that occurs equally often, and most often, in the first lines; a comma on a tie.
fn delimiter_of(text: &str) -> u8 {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(SNIFFED)
        .collect();
    let score = |delimiter: u8| {
        let counts = lines
            .iter()
            .map(|line| line.bytes().filter(|byte| *byte == delimiter).count());
        let (mut least, mut sum) = (usize::MAX, 0);
        for count in counts {
            least = least.min(count);
            sum += count;
        }
        if lines.is_empty() {
            (0, 0)
        } else {
            (least, sum)
        }
    };
    let mut best = b',';
    for delimiter in DELIMITERS {
        if score(delimiter) > score(best) {
            best = delimiter;
        }
    }
    best
}

/// A first row names columns when no field of it looks like an address or a number.
fn is_header(first: &[String]) -> bool {
    let looks_like_data = |field: &String| {
        field.contains('@')
            || (!field.is_empty()
                && field
                    .chars()
                    .all(|c| c.is_ascii_digit() || "+-() ".contains(c)))
    };
    first.iter().any(|field| !field.is_empty()) && !first.iter().any(looks_like_data)
}

/// Names made distinct: a second `name` becomes `name (2)`.
fn distinct(names: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    names
        .into_iter()
        .map(|name| {
            let count = seen.entry(name.to_lowercase()).or_default();
            *count += 1;
            if *count == 1 {
                name
            } else {
                format!("{name} ({count})")
            }
        })
        .collect()
}

fn numbered(count: usize) -> Vec<String> {
    (1..=count)
        .map(|number| format!("Column {number}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bytes: &[u8]) -> Table {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contacts.csv");
        std::fs::write(&path, bytes).unwrap();
        Table::open(&path, &Reading::default()).unwrap()
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_a_name() {
        let table = table(b"\xEF\xBB\xBFemail;name\nann@example.com;Ann\n");
        assert_eq!(table.header, ["email", "name"]);
        assert_eq!(table.delimiter, b';');
        assert_eq!(table.contacts().count(), 1);
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        let text: Vec<u8> = "email,name\nann@example.com,Ann\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let mut marked = vec![0xFF, 0xFE];
        marked.extend(&text);
        for bytes in [text, marked] {
            assert_eq!(table(&bytes).header, ["email", "name"]);
        }
    }

    #[test]
    fn cyrillic_in_an_old_code_page_is_guessed() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1251
            .encode("имя,email\nДмитрий Иванов,d@example.com\nОльга Петрова,o@example.com\n");
        let table = table(&bytes);
        assert_eq!(table.header[0], "имя");
        assert_eq!(table.undecodable, 0);
    }

    #[test]
    fn a_file_without_header_keeps_its_first_row() {
        let table = table(b"ann@example.com,Ann\nbob@example.com,Bob\n");
        assert!(!table.has_header);
        assert_eq!(table.contacts().count(), 2);
        assert_eq!(table.header, ["Column 1", "Column 2"]);
    }

    #[test]
    fn an_unclosed_quote_rejects_its_record_and_says_where() {
        let mut text = "email,name\nann@example.com,\"Ann\n".to_owned();
        for row in 0..40 {
            text.push_str(&format!("p{row}@example.com,P\n"));
        }
        let table = table(text.as_bytes());
        let rows: Vec<_> = table.contacts().collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].0, 2);
        assert!(rows[0].1.is_err());
    }

    #[test]
    fn a_picture_is_no_table() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("logo.csv");
        let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec();
        picture.extend([0, 1, 2, 3].repeat(40));
        std::fs::write(&path, picture).unwrap();
        let error = Table::open(&path, &Reading::default()).map(|_| ());
        assert_eq!(error.unwrap_err().message, "the file is not a text file");
    }

    #[test]
    fn a_wrong_guess_can_be_put_right() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contacts.csv");
        std::fs::write(&path, b"ann|ann@example.com;x\nbob|bob@example.com;y\n").unwrap();
        let reading = Reading {
            encoding: Some("windows-1251".to_owned()),
            delimiter: Some("|".to_owned()),
            has_header: Some(true),
        };
        let table = Table::open(&path, &reading).unwrap();
        assert_eq!(table.header, ["ann", "ann@example.com;x"]);
        assert_eq!(
            (table.encoding, table.contacts().count()),
            ("windows-1251", 1)
        );
        let nonsense = Reading {
            delimiter: Some("\"".to_owned()),
            ..Reading::default()
        };
        assert!(Table::open(&path, &nonsense).is_err());
    }

    #[test]
    fn an_empty_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("empty.csv");
        std::fs::write(&path, " \n").unwrap();
        assert_eq!(
            Table::open(&path, &Reading::default())
                .map(|_| ())
                .unwrap_err()
                .code,
            Code::BadFile
        );
    }

    #[test]
    fn control_characters_and_ragged_rows_do_no_harm() {
        let table = table(b"email,name\nann@example.com,A\x00nn\x07,extra\nbob@example.com\n");
        let rows: Vec<_> = table.contacts().map(|(_, row)| row.unwrap()).collect();
        assert_eq!(rows[0], ["ann@example.com", "Ann", "extra"]);
        assert_eq!(rows[1], ["bob@example.com"]);
    }
}
