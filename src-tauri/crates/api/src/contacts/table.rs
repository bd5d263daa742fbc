//! A contact file as a table: encoding, separator and header guessed, limits kept, rows handed out in blocks.
//!
//! What a field means is decided by the audience engine; nothing here knows an e-mail address. Never more than a block
//! and a record of the file is in memory, but for workbooks and pasted text.

mod guess;

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use reprise_engines::audience::import::{Records, Splitter};

use self::guess::{delimiter_of, distinct, is_header, single};
use super::decode::{Decoding, encoding_of, is_text};
use super::sheet;
use crate::error::{Code, Error};
use crate::file;
use crate::view::Reading;

/// Largest file, in bytes.
const FILE_LIMIT: u64 = 2_147_483_648;
/// Most columns.
const COLUMN_LIMIT: usize = 500;
/// Bytes of a block. Small enough for progress to move and a stop to be heard.
const BLOCK: usize = 512 * 1024;
/// Longest record: beyond it nothing is looked for but the closing of a quote.
const RECORD_LIMIT: usize = 4 * 1024 * 1024;
/// Bytes from which header, separator and first rows are read.
const HEAD: usize = 1024 * 1024;

/// Where a table comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Origin<'a> {
    /// A file: CSV or a workbook.
    File(&'a Path),
    /// Text that was pasted.
    Text(&'a str),
}

/// A table that was looked into, ready to be gone through block by block.
pub(super) struct Table {
    source: Source,
    /// Name of the encoding it was in.
    pub(super) encoding: &'static Encoding,
    /// What separates fields.
    pub(super) delimiter: u8,
    /// Whether the first row names the columns.
    pub(super) has_header: bool,
    /// Names of the columns; "Column 3" without a header.
    pub(super) header: Vec<String>,
    /// Size in bytes.
    pub(super) bytes: u64,
    /// Characters that could not be decoded, of what was read so far.
    lost: Arc<AtomicU64>,
    head: Vec<u8>,
}

enum Source {
    File(std::path::PathBuf),
    Memory(Arc<[u8]>),
}

/// A part of a table.
pub(super) enum Block {
    /// Whole records, beginning on a line of the file.
    Records { bytes: Vec<u8>, line: u64 },
    /// The beginning of a record that is too long to be one.
    Unclosed { beginning: Vec<u8>, line: u64 },
}

impl Table {
    /// Looks into a table and guesses how it is written, as far as nobody said.
    ///
    /// # Errors
    /// `BadFile` when it is missing, larger than 2 GB, empty, no text and no workbook, or has more than 500
    /// columns; also for an encoding or a separator that does not exist.
    pub(super) fn open(origin: Origin<'_>, reading: &Reading) -> Result<Self, Error> {
        let (source, size) = match origin {
            Origin::Text(text) => (Source::Memory(text.as_bytes().into()), text.len() as u64),
            Origin::File(path) => opened(path)?,
        };
        let named = match &reading.encoding {
            Some(name) => Some(Encoding::for_label(name.as_bytes()).ok_or_else(|| {
                bad(
                    format!("there is no encoding ‘{name}’"),
                    "Choose one of the list",
                )
            })?),
            None => None,
        };
        let raw = source.head()?;
        let encoding = match (named, &source) {
            (Some(encoding), _) => encoding,
            (None, Source::Memory(_)) => UTF_8,
            (None, Source::File(path)) => encoding_of(&raw, source.read()?)
                .map_err(|error| Error::file(path, "read", &error))?,
        };
        if encoding != UTF_16LE && encoding != UTF_16BE && !is_text(&raw) {
            return Err(bad(
                "the file is not a text file",
                "Choose a CSV file or a workbook; a spreadsheet program saves one with “Save as”",
            ));
        }
        let mut table = Self {
            source,
            encoding,
            delimiter: b',',
            has_header: false,
            header: Vec::new(),
            bytes: size,
            lost: Arc::default(),
            head: Vec::new(),
        };
        table.read_head(reading)?;
        Ok(table)
    }

    fn read_head(&mut self, reading: &Reading) -> Result<(), Error> {
        let mut head = Vec::new();
        self.text()?
            .take(HEAD as u64)
            .read_to_end(&mut head)
            .map_err(|error| unread(&error))?;
        self.lost.store(0, Ordering::Relaxed);
        if head.starts_with(b"\xEF\xBB\xBF") {
            head.drain(..3);
        }
        if head.trim_ascii().is_empty() {
            return Err(bad(
                "the file is empty",
                "Choose a file with one contact a line",
            ));
        }
        self.delimiter = match &reading.delimiter {
            Some(wanted) => single(wanted)?,
            None => delimiter_of(&head),
        };
        if head.len() >= HEAD {
            // The last record may go on.
            let end = Splitter::new(self.delimiter).feed(&head);
            head.truncate(end.unwrap_or(head.len()));
        }
        self.head = head;
        let first = self.rows(1).pop().unwrap_or_default();
        if first.len() > COLUMN_LIMIT {
            return Err(bad(
                format!("the file has more than {COLUMN_LIMIT} columns"),
                "Keep the columns with names, addresses and consent",
            ));
        }
        self.has_header = reading.has_header.unwrap_or_else(|| is_header(&first));
        self.header = if self.has_header {
            distinct(first)
        } else {
            (1..=first.len())
                .map(|number| format!("Column {number}"))
                .collect()
        };
        Ok(())
    }

    /// The first rows, at most so many, header left out.
    pub(super) fn sample(&self, limit: usize) -> Vec<Vec<String>> {
        let mut rows = self.rows(limit + usize::from(self.has_header));
        rows.drain(..usize::from(self.has_header).min(rows.len()));
        rows
    }

    /// Characters that could not be decoded, of what was read so far.
    pub(super) fn lost(&self) -> u64 {
        self.lost.load(Ordering::Relaxed)
    }

    fn rows(&self, limit: usize) -> Vec<Vec<String>> {
        let mut records = Records::new(&self.head, self.delimiter, 1);
        let mut rows = Vec::new();
        while rows.len() < limit && records.advance() {
            let text = |at| {
                let field = String::from_utf8_lossy(records.field(at));
                let kept: String = field
                    .chars()
                    .filter(|c| !c.is_control() || *c == '\n')
                    .collect();
                kept.trim().to_owned()
            };
            rows.push((0..records.len()).map(text).collect());
        }
        rows
    }

    fn text(&self) -> Result<Decoding<Box<dyn Read + Send>>, Error> {
        Ok(Decoding::new(
            self.source.read()?,
            self.encoding,
            Arc::clone(&self.lost),
        ))
    }

    /// The rows in blocks, header left out.
    pub(super) fn blocks(&self) -> Result<Blocks, Error> {
        Ok(Blocks {
            text: self.text()?,
            splitter: Splitter::new(self.delimiter),
            delimiter: self.delimiter,
            held: Vec::new(),
            seen: 0,
            line: 1,
            at_start: true,
            skips_header: self.has_header,
            ended: false,
        })
    }
}

impl Source {
    fn read(&self) -> Result<Box<dyn Read + Send>, Error> {
        Ok(match self {
            Self::File(path) => {
                Box::new(File::open(path).map_err(|error| Error::file(path, "read", &error))?)
            }
            Self::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }

    fn head(&self) -> Result<Vec<u8>, Error> {
        let mut head = Vec::new();
        self.read()?
            .take(4_096)
            .read_to_end(&mut head)
            .map_err(|error| unread(&error))?;
        Ok(head)
    }
}

/// The blocks of a table, read as they are asked for.
pub(super) struct Blocks {
    text: Decoding<Box<dyn Read + Send>>,
    splitter: Splitter,
    delimiter: u8,
    /// The beginning of a record whose end is not read yet, and how much of it the splitter has seen.
    held: Vec<u8>,
    seen: usize,
    line: u64,
    at_start: bool,
    skips_header: bool,
    ended: bool,
}

impl Blocks {
    /// The next block; none at the end.
    ///
    /// # Errors
    /// `BadFile` when the file cannot be read on.
    pub(super) fn next(&mut self) -> Result<Option<Block>, Error> {
        while !self.ended {
            let before = self.held.len();
            self.held.resize(before + BLOCK, 0);
            let mut filled = before;
            // Decoders and files give less than they are asked for.
            while filled < self.held.len() {
                match self.text.read(&mut self.held[filled..]) {
                    Ok(0) => {
                        self.ended = true;
                        break;
                    }
                    Ok(read) => filled += read,
                    Err(error) => return Err(unread(&error)),
                }
            }
            self.held.truncate(filled);
            if self.at_start && self.held.starts_with(b"\xEF\xBB\xBF") {
                self.held.drain(..3);
            }
            self.at_start = false;
            let seen = std::mem::replace(&mut self.seen, self.held.len());
            let end = self.splitter.feed(&self.held[seen..]).map(|end| seen + end);
            let end = if self.ended {
                Some(self.held.len())
            } else {
                end
            };
            match end {
                Some(0) => {}
                Some(end) => {
                    let rest = self.held.split_off(end);
                    let bytes = std::mem::replace(&mut self.held, rest);
                    self.seen = self.held.len();
                    return Ok(Some(self.block(bytes)));
                }
                None if self.held.len() > RECORD_LIMIT => return self.pass_over().map(Some),
                None => {}
            }
        }
        Ok(None)
    }

    fn block(&mut self, mut bytes: Vec<u8>) -> Block {
        let mut line = self.line;
        self.line += lines(&bytes);
        if std::mem::take(&mut self.skips_header) {
            let mut records = Records::new(&bytes, self.delimiter, line);
            if records.advance() {
                let (end, next) = records.passed();
                line = next;
                bytes.drain(..end);
            }
        }
        Block::Records { bytes, line }
    }

    /// Reads on to the end of a record that is too long, keeping its beginning alone.
    fn pass_over(&mut self) -> Result<Block, Error> {
        let line = self.line;
        self.line += lines(&self.held);
        let mut beginning = std::mem::take(&mut self.held);
        self.seen = 0;
        beginning.truncate(4_096);
        let mut piece = vec![0; BLOCK];
        loop {
            let read = self.text.read(&mut piece).map_err(|error| unread(&error))?;
            if read == 0 {
                self.ended = true;
                break;
            }
            if let Some(end) = self.splitter.first_end(&piece[..read]) {
                self.line += lines(&piece[..end]);
                // What follows is looked at anew, from the beginning of a record.
                self.held = piece[end..read].to_vec();
                self.splitter = Splitter::new(self.delimiter);
                break;
            }
            self.line += lines(&piece[..read]);
        }
        Ok(Block::Unclosed { beginning, line })
    }
}

fn lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

fn opened(path: &Path) -> Result<(Source, u64), Error> {
    let failed = |error: std::io::Error| Error::file(path, "read", &error);
    let opened = File::open(path).map_err(failed)?;
    let size = opened.metadata().map_err(failed)?.len();
    if size > FILE_LIMIT {
        return Err(bad("the file is larger than 2 GB", "Split it"));
    }
    let mut head = Vec::new();
    opened.take(8).read_to_end(&mut head).map_err(failed)?;
    if sheet::is_sheet(&head) {
        let csv = sheet::as_csv(&file::read(path, sheet::SHEET_LIMIT)?)?;
        let size = csv.len() as u64;
        return Ok((Source::Memory(csv.into()), size));
    }
    Ok((Source::File(path.to_owned()), size))
}

fn unread(error: &std::io::Error) -> Error {
    bad(
        format!("the file cannot be read on: {error}"),
        "Nothing was imported. Copy the file to this machine's own disk and try again",
    )
}

pub(super) fn bad(message: impl Into<String>, hint: &str) -> Error {
    Error::new(Code::BadFile, message, hint)
}

#[cfg(test)]
mod tests;
