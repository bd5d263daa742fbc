//! A block of a contact file as columns of clean values: what can be worked out side by side, before anybody is looked
//! up in the book.

use reprise_domain::contact_field::{Field, FieldKind};
use reprise_domain::contact_source::{ColumnMap, ConsentNote, Meaning};
use reprise_domain::table::{TableFor, cell};
use reprise_domain::text::shortened;
use thiserror::Error;

use super::index::hash_of;
use super::record::Records;
use crate::audience::book::{ConsentState, NO_DAY, NO_NUMBER, Text};
use crate::audience::row;
use crate::audience::suppression::{Keys, Suppressions};

/// Longest field, in bytes, and most line feeds in one: an unclosed quote swallows the rest of a file.
pub const FIELD_LIMIT: usize = 64 * 1024;
const LINES_IN_FIELD: usize = 20;
/// Longest proof of a consent that is kept, in bytes.
const PROOF_LIMIT: usize = 500;
/// Rejected rows of a block that are told; all of them are written.
const TOLD: usize = 50;

/// How a file is to be read.
pub struct Reading<'a> {
    /// What separates fields.
    pub delimiter: u8,
    /// Which column means what.
    pub columns: &'a ColumnMap,
    /// ISO 3166-1 alpha-2: where numbers without a code of a country are from, in rows that name no country.
    pub country: &'a str,
    /// Decimal digits of the client's currency.
    pub digits: u32,
    /// Columns of the file, to which rejected rows are filled up.
    pub width: usize,
    /// Whom not to contact, and who was erased.
    pub suppressed: &'a Suppressions,
    /// A number nobody can guess, under which keys are hashed.
    pub seed: u64,
    /// Whether rejected rows are to be written.
    pub writes_rejected: bool,
}

/// Why a row cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RowProblem {
    /// Nothing in it says who it is.
    #[error("it has no e-mail address, phone number or customer number")]
    NoAddress,
    /// The address cannot be delivered to.
    #[error("‘{0}’ is not an e-mail address")]
    Email(String),
    /// The number cannot be dialed.
    #[error("‘{0}’ is not a phone number")]
    Phone(String),
    /// A field is longer than anything a person writes.
    #[error(
        "a quote is opened in this row and never closed, so the rows after it were taken for one field: close it and import again"
    )]
    Unclosed,
    /// The person asked to be forgotten.
    #[error("the person was erased on request and is not taken in again")]
    Erased,
}

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why.
    pub problem: RowProblem,
    /// What it held, shortened.
    pub row: String,
}

/// What was counted in a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BatchTally {
    /// Rows with anything in them.
    pub rows: u64,
    /// Of these, such that cannot be used.
    pub rejected: u64,
    /// Of the others, such whose person is suppressed in some channel.
    pub suppressed: u64,
    /// Addresses that could not be used beside something that could.
    pub bad_emails: u64,
    /// Numbers likewise.
    pub bad_phones: u64,
    /// Days and amounts that could not be read; they are left blank.
    pub unreadable: u64,
    /// Fields with bytes that are no text in the file's encoding.
    pub undecodable: u64,
}

impl std::ops::AddAssign for BatchTally {
    fn add_assign(&mut self, other: Self) {
        self.rows += other.rows;
        self.rejected += other.rejected;
        self.suppressed += other.suppressed;
        self.bad_emails += other.bad_emails;
        self.bad_phones += other.bad_phones;
        self.unreadable += other.unreadable;
        self.undecodable += other.undecodable;
    }
}

/// People of a block, in its order.
#[derive(Debug, Default)]
pub struct Batch {
    /// What was counted.
    pub tally: BatchTally,
    /// The first rejected rows.
    pub rejected: Vec<Rejected>,
    /// All rejected rows as lines of CSV: the file's own columns, and the reason.
    pub rejected_csv: String,
    pub(super) people: usize,
    pub(super) cells: Vec<(Field, Cells)>,
    pub(super) times: Option<Vec<i32>>,
    pub(super) sources: Option<Text>,
    pub(super) proofs: Option<Text>,
    pub(super) hashes: [Vec<u32>; 3],
}

/// A column of a block.
#[derive(Debug)]
pub(super) enum Cells {
    /// Texts, words, and tags as they are written.
    Text(Text),
    Days(Vec<i32>),
    Numbers(Vec<i64>),
    States(Vec<ConsentState>),
}

/// What a row may be known by, cleaned.
#[derive(Default)]
struct Who {
    country: String,
    keys: [String; 3],
}

impl Batch {
    /// Reads a block of whole records that begins on a line of the file.
    pub fn read(block: &[u8], line: u64, reading: &Reading<'_>) -> Self {
        let mut batch = Self::empty(reading.columns);
        let mut records = Records::new(block, reading.delimiter, line);
        let (mut who, mut scratch) = (Who::default(), String::new());
        while records.advance() {
            batch.tally.rows += 1;
            match batch.identify(&records, reading, &mut who, &mut scratch) {
                Ok(()) => batch.take(&records, reading, &who, &mut scratch),
                Err(problem) => batch.reject(&records, reading, problem),
            }
        }
        batch
    }

    /// A batch whose only row is one that is too long to be one.
    pub fn of_unclosed(beginning: &[u8], line: u64, reading: &Reading<'_>) -> Self {
        let mut batch = Self::empty(reading.columns);
        batch.tally.rows = 1;
        let mut records = Records::new(
            &beginning[..beginning.len().min(4_096)],
            reading.delimiter,
            line,
        );
        if records.advance() {
            batch.reject(&records, reading, RowProblem::Unclosed);
        }
        batch
    }

    fn empty(columns: &ColumnMap) -> Self {
        let cells = columns.0.keys().filter_map(|meaning| match meaning {
            Meaning::Field(field) => Some((
                *field,
                match field.kind() {
                    FieldKind::Text | FieldKind::Word | FieldKind::Set => {
                        Cells::Text(Text::default())
                    }
                    FieldKind::Day => Cells::Days(Vec::new()),
                    FieldKind::Number => Cells::Numbers(Vec::new()),
                    FieldKind::Consent => Cells::States(Vec::new()),
                },
            )),
            Meaning::Note(_) => None,
        });
        let note = |note| columns.note(note).is_some();
        Self {
            cells: cells.collect(),
            times: note(ConsentNote::ConsentTime).then(Vec::new),
            sources: note(ConsentNote::ConsentSource).then(Text::default),
            proofs: note(ConsentNote::ConsentProof).then(Text::default),
            ..Self::default()
        }
    }

    /// Finds out whom a row is about.
    fn identify(
        &mut self,
        records: &Records<'_>,
        reading: &Reading<'_>,
        who: &mut Who,
        scratch: &mut String,
    ) -> Result<(), RowProblem> {
        let written = records.written();
        // A short row has no long field, and few rows are longer.
        if written.len() > FIELD_LIMIT
            || memchr::memchr_iter(b'\n', written).count() > LINES_IN_FIELD
        {
            let swallowed = |field: &[u8]| {
                field.len() > FIELD_LIMIT
                    || memchr::memchr_iter(b'\n', field).count() > LINES_IN_FIELD
            };
            if (0..records.len()).any(|at| swallowed(records.field(at))) {
                return Err(RowProblem::Unclosed);
            }
        }
        let columns = reading.columns;
        who.country.clear();
        if let Some(at) = columns.get(Field::Country) {
            row::country_into(clean(records.field(at), scratch).0, &mut who.country);
        }
        let home = if who.country.is_empty() {
            reading.country
        } else {
            &who.country
        };
        let (mut bad_email, mut bad_phone) = (None, None);
        who.keys.iter_mut().for_each(String::clear);
        if let Some(at) = columns.get(Field::Email) {
            let (cell, _) = clean(records.field(at), scratch);
            if !row::email_into(cell, &mut who.keys[0]) && !cell.is_empty() {
                bad_email = Some(RowProblem::Email(shortened(cell, 60)));
            }
        }
        if let Some(at) = columns.get(Field::Phone) {
            let (cell, _) = clean(records.field(at), scratch);
            if !row::phone_into(cell, home, &mut who.keys[1]) && !cell.is_empty() {
                bad_phone = Some(RowProblem::Phone(shortened(cell, 40)));
            }
        }
        if let Some(at) = columns.get(Field::ExternalId) {
            row::words_into(clean(records.field(at), scratch).0, &mut who.keys[2]);
        }
        if who.keys.iter().all(String::is_empty) {
            return Err(bad_email.or(bad_phone).unwrap_or(RowProblem::NoAddress));
        }
        if reading.suppressed.is_erased(who.as_keys()) {
            return Err(RowProblem::Erased);
        }
        self.tally.bad_emails += u64::from(bad_email.is_some());
        self.tally.bad_phones += u64::from(bad_phone.is_some());
        Ok(())
    }

    fn take(
        &mut self,
        records: &Records<'_>,
        reading: &Reading<'_>,
        who: &Who,
        scratch: &mut String,
    ) {
        self.people += 1;
        for (hashes, key) in self.hashes.iter_mut().zip(&who.keys) {
            hashes.push(if key.is_empty() {
                0
            } else {
                hash_of(reading.seed, key)
            });
        }
        self.tally.suppressed += u64::from(!reading.suppressed.channels(who.as_keys()).is_empty());
        let tally = &mut self.tally;
        for (field, cells) in &mut self.cells {
            let at = reading.columns.get(*field).unwrap_or(usize::MAX);
            match cells {
                Cells::Text(text) => {
                    match field {
                        Field::Email => text.bytes.push_str(&who.keys[0]),
                        Field::Phone => text.bytes.push_str(&who.keys[1]),
                        Field::ExternalId => text.bytes.push_str(&who.keys[2]),
                        Field::Country => text.bytes.push_str(&who.country),
                        Field::Language => {
                            row::language_into(clean(records.field(at), scratch).0, &mut text.bytes)
                        }
                        _ => {
                            let (cell, lost) = clean(records.field(at), scratch);
                            tally.undecodable += u64::from(lost);
                            if field.kind() == FieldKind::Set {
                                text.bytes.push_str(cell.trim());
                            } else {
                                row::words_into(cell, &mut text.bytes);
                            }
                        }
                    }
                    text.ends.push(text.bytes.len() as u32);
                }
                Cells::Days(days) => {
                    let (cell, _) = clean(records.field(at), scratch);
                    let day = row::day(cell);
                    tally.unreadable += u64::from(day == NO_DAY && !cell.is_empty());
                    days.push(day);
                }
                Cells::Numbers(numbers) => {
                    let (cell, _) = clean(records.field(at), scratch);
                    let number = match field {
                        Field::Spent => row::amount(cell, reading.digits),
                        _ => row::whole(cell),
                    };
                    tally.unreadable += u64::from(number.is_none() && !cell.is_empty());
                    numbers.push(number.unwrap_or(NO_NUMBER));
                }
                Cells::States(states) => {
                    states.push(row::consent(clean(records.field(at), scratch).0))
                }
            }
        }
        let note = |note| {
            reading
                .columns
                .note(note)
                .map_or(&[][..], |at| records.field(at))
        };
        if let Some(times) = &mut self.times {
            times.push(row::day(clean(note(ConsentNote::ConsentTime), scratch).0));
        }
        for (texts, which) in [
            (&mut self.sources, ConsentNote::ConsentSource),
            (&mut self.proofs, ConsentNote::ConsentProof),
        ] {
            if let Some(texts) = texts {
                let (cell, _) = clean(note(which), scratch);
                texts.push(&cell[..cell.floor_char_boundary(PROOF_LIMIT)]);
            }
        }
    }

    fn reject(&mut self, records: &Records<'_>, reading: &Reading<'_>, problem: RowProblem) {
        self.tally.rejected += 1;
        let text = |at: usize| {
            let field = records.field(at);
            String::from_utf8_lossy(&field[..field.len().min(FIELD_LIMIT)])
        };
        if self.rejected.len() < TOLD {
            let fields: Vec<_> = (0..records.len().min(20))
                .map(|at| {
                    text(at)
                        .chars()
                        .filter(|c| !c.is_control())
                        .take(200)
                        .collect::<String>()
                })
                .collect();
            self.rejected.push(Rejected {
                line: records.line(),
                problem: problem.clone(),
                row: shortened(&fields.join(","), 200),
            });
        }
        if !reading.writes_rejected {
            return;
        }
        for at in 0..reading.width.max(records.len()) {
            let text = text(at);
            self.rejected_csv
                .push_str(&cell(&text, TableFor::Spreadsheet));
            self.rejected_csv.push(',');
        }
        self.rejected_csv
            .push_str(&cell(&problem.to_string(), TableFor::Spreadsheet));
        self.rejected_csv.push_str("\r\n");
    }
}

impl Who {
    fn as_keys(&self) -> Keys<'_> {
        let [email, phone, external_id] = &self.keys;
        Keys {
            email,
            phone,
            external_id,
        }
    }
}

/// A field as text, trimmed and without control characters; and whether bytes of it are no text. It is copied only
/// where something has to be left out.
fn clean<'a>(field: &'a [u8], scratch: &'a mut String) -> (&'a str, bool) {
    let is_control = |byte: &u8| (*byte < b' ' && *byte != b'\n') || *byte == 0x7F;
    match str::from_utf8(field) {
        Ok(text) if !field.iter().any(is_control) => (text.trim(), false),
        outcome => {
            scratch.clear();
            let text = String::from_utf8_lossy(field);
            scratch.extend(text.chars().filter(|c| !c.is_control() || *c == '\n'));
            (scratch.trim(), outcome.is_err())
        }
    }
}
