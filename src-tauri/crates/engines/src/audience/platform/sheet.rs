//! Rows of a contact book as lines of a platform's file, and why a row is not in it.
//!
//! Pure and without state between parts, so that parts can be rendered side by side and written in order: the same book
//! makes the same bytes. A person who is suppressed or has not consented is left out before any value is looked at.

use std::borrow::Cow;

use reprise_domain::contact_field::Field;
use reprise_domain::table::{TableFor, cell, looks_like_formula};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::hash::{is_hash, push_hash};
use super::profile::{Content, Hashing, Needed, Profile, SwitchAct, is_consent_first};
use super::step::{Step, normalize};
use crate::audience::book::{Column, ConsentState, Part};

/// Whether values leave hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Values {
    /// SHA-256 of what the platform hashes.
    Hashed,
    /// As they are; the platform hashes them.
    Plain,
}

/// How a file is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// What the audience is called, where the file names it.
    pub name: String,
    /// Hashed or plain; the usual of the profile without it.
    pub values: Option<Values>,
    /// Who reads the file.
    pub reader: TableFor,
    /// The switches that are on; the usual ones without it.
    pub switches: Option<Vec<String>>,
    /// Country of people whose own is not known, ISO 3166-1 alpha-2 in capitals; empty when nobody knows.
    pub country: String,
}

/// What of a profile and its options cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The destination takes values in one way only.
    #[error("{0} takes no such values")]
    Values(&'static str),
    /// The destination has no such switch.
    #[error("there is no switch ‘{switch}’ for {destination}; there are: {known}")]
    Switch {
        /// The name given.
        switch: String,
        /// Where to.
        destination: &'static str,
        /// The names there are, separated by commas.
        known: String,
    },
}

/// Why a row is not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The person opted out, complained, or their mail comes back.
    Suppressed,
    /// A consent the destination needs was refused or never recorded.
    NoConsent,
    /// Nothing the destination could recognize the person by.
    NoKey,
    /// What the person could be recognized by is longer than the destination takes.
    TooLong,
}

impl Reason {
    /// As the report of left out rows says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Suppressed => "suppressed",
            Self::NoConsent => "no consent",
            Self::NoKey => "no usable key",
            Self::TooLong => "too long",
        }
    }
}

/// Lines one after another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines with their ends.
    pub bytes: Vec<u8>,
    /// Where each ends in `bytes`.
    pub ends: Vec<usize>,
}

/// What became of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// People written.
    pub written: u64,
    /// People written by each key of the profile, in its order; one may be written by several.
    pub keys: Vec<u64>,
    /// Left out because suppressed.
    pub suppressed: u64,
    /// Left out without consent.
    pub no_consent: u64,
    /// Left out without a usable key.
    pub no_key: u64,
    /// Left out because their keys are too long.
    pub too_long: u64,
    /// Values left empty because they are too long.
    pub long_values: u64,
    /// Values hashed long ago that a plain column cannot hold.
    pub hashed_values: u64,
    /// Cells a spreadsheet would run, in a file for upload.
    pub formulas: u64,
}

impl Tally {
    /// Counts another in.
    pub fn add(&mut self, other: &Self) {
        self.keys.resize(self.keys.len().max(other.keys.len()), 0);
        for (sum, more) in self.keys.iter_mut().zip(&other.keys) {
            *sum += more;
        }
        self.written += other.written;
        self.suppressed += other.suppressed;
        self.no_consent += other.no_consent;
        self.no_key += other.no_key;
        self.too_long += other.too_long;
        self.long_values += other.long_values;
        self.hashed_values += other.hashed_values;
        self.formulas += other.formulas;
    }

    /// People left out.
    pub fn left_out(&self) -> u64 {
        self.suppressed + self.no_consent + self.no_key + self.too_long
    }

    fn leave_out(&mut self, reason: Reason) {
        match reason {
            Reason::Suppressed => self.suppressed += 1,
            Reason::NoConsent => self.no_consent += 1,
            Reason::NoKey => self.no_key += 1,
            Reason::TooLong => self.too_long += 1,
        }
    }
}

/// Rows of a part as lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Lines of each kind of file, in the order of [`Sheet::kinds`].
    pub files: Vec<Lines>,
    /// The rows left out, as lines of a table for spreadsheets (see [`Sheet::LEFT_OUT_HEAD`]).
    pub left_out: Vec<u8>,
    /// Counts.
    pub tally: Tally,
}

/// A profile with everything decided, ready to render.
#[derive(Debug, Clone)]
pub struct Sheet<'p> {
    profile: &'p Profile,
    reader: TableFor,
    hashed: bool,
    soft_opt_in: bool,
    country: String,
    name: String,
    slots: Vec<Slot<'p>>,
    /// Places in `slots` of each key.
    keys: Vec<Vec<usize>>,
    /// Places in `slots` that are written only together.
    whole: Vec<Vec<usize>>,
}

/// A column with its steps as switched.
#[derive(Debug, Clone)]
enum Slot<'p> {
    Text(&'p str),
    Value {
        field: Field,
        steps: &'p [Step],
        hash: bool,
        most_chars: usize,
    },
}

/// A value on its way into a line.
#[derive(Debug, Clone, Default)]
struct Cell {
    text: String,
    /// Hashed before it came to us.
    is_hash: bool,
}

impl<'p> Sheet<'p> {
    /// First line of the table of rows left out.
    pub const LEFT_OUT_HEAD: &'static str = "\u{FEFF}row,reason,email,phone,customer number\r\n";

    /// Decides everything.
    ///
    /// # Errors
    /// [`Unfit`] for a switch the profile does not have, and for plain values where only hashed ones are taken or the
    /// other way round.
    pub fn new(profile: &'p Profile, options: &ExportOptions) -> Result<Self, Unfit> {
        let destination = profile.destination.word();
        let hashed = match (profile.hashing, options.values) {
            (Hashing::Usual, values) => values != Some(Values::Plain),
            (Hashing::Always, None | Some(Values::Hashed)) => true,
            (Hashing::Never, None | Some(Values::Plain)) => false,
            (Hashing::Always, Some(Values::Plain)) | (Hashing::Never, Some(Values::Hashed)) => {
                return Err(Unfit::Values(destination));
            }
        };
        let named = options.switches.iter().flatten();
        for name in named {
            if !profile.switches.iter().any(|it| it.name == *name) {
                let known: Vec<&str> = profile.switches.iter().map(|it| it.name.as_str()).collect();
                return Err(Unfit::Switch {
                    switch: name.clone(),
                    destination,
                    known: if known.is_empty() {
                        "none".to_owned()
                    } else {
                        known.join(", ")
                    },
                });
            }
        }
        let is_on = |name: &str, usual: bool| match &options.switches {
            Some(on) => on.iter().any(|it| it == name),
            None => usual,
        };
        let mut soft_opt_in = false;
        let mut switched: Vec<(Field, &[Step])> = Vec::new();
        for switch in &profile.switches {
            let on = is_on(&switch.name, switch.usual);
            match &switch.does {
                SwitchAct::Steps {
                    field,
                    on: when_on,
                    off,
                } => switched.push((*field, if on { when_on } else { off })),
                SwitchAct::SoftOptIn => soft_opt_in = on,
            }
        }
        let slots: Vec<Slot<'p>> = profile
            .columns
            .iter()
            .map(|column| slot_of(&column.content, &switched))
            .collect();
        let places = |fields: &Vec<Field>| -> Vec<usize> {
            let at = |field: &Field| {
                slots
                    .iter()
                    .position(|slot| matches!(slot, Slot::Value { field: it, .. } if it == field))
                    .expect("BUG: keys are written, says a test")
            };
            fields.iter().map(at).collect()
        };
        Ok(Self {
            reader: options.reader,
            hashed,
            soft_opt_in,
            country: options.country.clone(),
            name: options.name.clone(),
            keys: profile.keys.iter().map(places).collect(),
            whole: profile.whole.iter().map(places).collect(),
            slots,
            profile,
        })
    }

    /// The kinds of file there are: one without a name, or one for each key where a file holds one key.
    pub fn kinds(&self) -> Vec<&'static str> {
        if !self.profile.file.one_key_per_file || self.keys.len() == 1 {
            return vec![""];
        }
        let key = |key: &Vec<Field>| key.first().map_or("", |field| field.word());
        self.profile.keys.iter().map(key).collect()
    }

    /// What every file of a kind begins with: names of columns and preamble, each where the profile has it.
    pub fn head(&self, kind: usize) -> Vec<u8> {
        let file = &self.profile.file;
        let mut head = match self.reader {
            TableFor::Spreadsheet => reprise_domain::table::BYTE_ORDER_MARK.to_owned(),
            TableFor::Upload => String::new(),
        };
        if file.header {
            let places = self.places(kind);
            let columns = places.iter().map(|at| &self.profile.columns[*at]);
            let names: Vec<&str> = columns
                .map(|column| match &column.hashed_header {
                    Some(name) if self.hashed => name.as_str(),
                    Some(_) | None => column.header.as_str(),
                })
                .collect();
            head.push_str(&names.join(&file.delimiter.to_string()));
            head.push_str(file.line_end.as_str());
        }
        for line in &file.preamble {
            head.push_str(&line.replace("{name}", &cell(&self.name, self.reader)));
            head.push_str(file.line_end.as_str());
        }
        head.into_bytes()
    }

    /// Whether values leave hashed.
    pub fn is_hashed(&self) -> bool {
        self.hashed
    }

    /// Columns of a kind of file.
    fn places(&self, kind: usize) -> Vec<usize> {
        if self.profile.file.one_key_per_file {
            self.keys[kind].clone()
        } else {
            (0..self.slots.len()).collect()
        }
    }

    /// Renders rows of a part, in the order given. `first_row` is the part's first row in the whole book, from 0;
    /// `is_suppressed` is asked with a row of the part.
    ///
    /// The part must hold the columns of [`Profile::fields`]; one that is missing is empty for everybody, which for
    /// consent means that nobody granted it.
    pub fn render(
        &self,
        part: &Part,
        first_row: u64,
        rows: impl IntoIterator<Item = usize>,
        is_suppressed: impl Fn(usize) -> bool,
    ) -> Rendered {
        let view = View::of(self, part);
        let kinds: Vec<Vec<usize>> = (0..self.kinds().len()).map(|it| self.places(it)).collect();
        let mut rendered = Rendered {
            files: vec![Lines::default(); kinds.len()],
            ..Rendered::default()
        };
        rendered.tally.keys = vec![0; self.keys.len()];
        let mut cells = vec![Cell::default(); self.slots.len()];
        for row in rows {
            let outcome = if is_suppressed(row) {
                Err(Reason::Suppressed)
            } else if !self.has_consented(&view, row) {
                Err(Reason::NoConsent)
            } else {
                self.fill(&view, row, &mut cells, &mut rendered.tally)
            };
            match outcome {
                Ok(()) => {
                    rendered.tally.written += 1;
                    for (places, lines) in kinds.iter().zip(&mut rendered.files) {
                        self.write(places, &cells, lines, &mut rendered.tally);
                    }
                }
                Err(reason) => {
                    rendered.tally.leave_out(reason);
                    let number = first_row + row as u64 + 1;
                    view.report(row, number, reason, &mut rendered.left_out);
                }
            }
        }
        rendered
    }

    fn has_consented(&self, view: &View<'_>, row: usize) -> bool {
        let needed = match self.profile.consent.needed {
            Needed::Everywhere => true,
            Needed::ConsentFirst => is_consent_first(view.country(row, &self.country)),
        };
        view.consents.iter().all(|states| {
            let state = states.map_or(ConsentState::Unknown as u8, |states| states[row]);
            let granted = state == ConsentState::Granted as u8
                || (self.soft_opt_in && state == ConsentState::SoftOptIn as u8);
            granted || (!needed && state != ConsentState::Denied as u8)
        })
    }

    /// Brings a person's values into form, and says whether they can be recognized by them.
    fn fill(
        &self,
        view: &View<'_>,
        row: usize,
        cells: &mut [Cell],
        tally: &mut Tally,
    ) -> Result<(), Reason> {
        let country = view.country(row, &self.country);
        let mut too_long = 0;
        for ((slot, column), cell) in self.slots.iter().zip(&view.columns).zip(cells.iter_mut()) {
            let Slot::Value {
                field,
                steps,
                hash,
                most_chars,
            } = slot
            else {
                continue;
            };
            cell.is_hash = false;
            cell.text.clear();
            let value = match field {
                Field::Country => Cow::Borrowed(country),
                _ => text_of(*column, row),
            };
            if is_hash(&value) {
                if *hash && self.hashed {
                    cell.text.push_str(&value);
                    cell.text.make_ascii_lowercase();
                    cell.is_hash = true;
                } else {
                    tally.hashed_values += 1;
                }
                continue;
            }
            cell.text.push_str(&value);
            normalize(steps, country, &mut cell.text);
            if cell.text.len() > *most_chars && cell.text.chars().count() > *most_chars {
                cell.text.clear();
                too_long += 1;
            }
        }
        for group in &self.whole {
            if group.iter().any(|at| cells[*at].text.is_empty()) {
                group.iter().for_each(|at| cells[*at].text.clear());
            }
        }
        let mut known = false;
        for (key, count) in self.keys.iter().zip(&mut tally.keys) {
            if key.iter().all(|at| !cells[*at].text.is_empty()) {
                known = true;
                *count += 1;
            }
        }
        tally.long_values += too_long;
        match (known, too_long) {
            (true, _) => Ok(()),
            (false, 0) => Err(Reason::NoKey),
            (false, _) => Err(Reason::TooLong),
        }
    }

    /// Writes the line of a person; none where a file of one key has nothing to hold.
    fn write(&self, places: &[usize], cells: &[Cell], lines: &mut Lines, tally: &mut Tally) {
        let file = &self.profile.file;
        if file.one_key_per_file && places.iter().all(|at| cells[*at].text.is_empty()) {
            return;
        }
        let out = &mut lines.bytes;
        for (order, at) in places.iter().enumerate() {
            if order > 0 {
                let mut bytes = [0; 4];
                out.extend_from_slice(file.delimiter.encode_utf8(&mut bytes).as_bytes());
            }
            let value = &cells[*at];
            match &self.slots[*at] {
                Slot::Value { hash: true, .. } if self.hashed && value.is_hash => {
                    out.extend_from_slice(value.text.as_bytes());
                }
                Slot::Value { hash: true, .. } if self.hashed => push_hash(&value.text, out),
                Slot::Value { .. } => {
                    let formula =
                        self.reader == TableFor::Upload && looks_like_formula(&value.text);
                    tally.formulas += u64::from(formula);
                    out.extend_from_slice(cell(&value.text, self.reader).as_bytes());
                }
                Slot::Text(text) => out.extend_from_slice(cell(text, self.reader).as_bytes()),
            }
        }
        out.extend_from_slice(file.line_end.as_str().as_bytes());
        lines.ends.push(out.len());
    }
}

fn slot_of<'p>(content: &'p Content, switched: &[(Field, &'p [Step])]) -> Slot<'p> {
    match content {
        Content::Text(text) => Slot::Text(text),
        Content::Value {
            field,
            steps,
            hash,
            most_chars,
        } => Slot::Value {
            field: *field,
            steps: switched
                .iter()
                .find(|(of, _)| of == field)
                .map_or(steps.as_slice(), |(_, steps)| steps),
            hash: *hash,
            most_chars: most_chars.unwrap_or(usize::MAX),
        },
    }
}

/// The columns of a part that a sheet reads, found once.
struct View<'a> {
    /// By slot.
    columns: Vec<Option<&'a Column>>,
    /// States of each consent needed; none where the column is missing.
    consents: Vec<Option<&'a [u8]>>,
    country: Option<&'a Column>,
    email: Option<&'a Column>,
    phone: Option<&'a Column>,
    external_id: Option<&'a Column>,
}

impl<'a> View<'a> {
    fn of(sheet: &Sheet<'_>, part: &'a Part) -> Self {
        let column = |field: Field| part.columns.get(&field);
        let states = |field: &Field| match column(*field) {
            Some(Column::Consent { states, .. }) => Some(states.as_slice()),
            _ => None,
        };
        Self {
            columns: sheet
                .slots
                .iter()
                .map(|slot| match slot {
                    Slot::Value { field, .. } => column(*field),
                    Slot::Text(_) => None,
                })
                .collect(),
            consents: sheet.profile.consent.granted.iter().map(states).collect(),
            country: column(Field::Country),
            email: column(Field::Email),
            phone: column(Field::Phone),
            external_id: column(Field::ExternalId),
        }
    }

    /// Where a person lives, or where people live of whom nobody knows.
    fn country<'c>(&self, row: usize, unknown: &'c str) -> &'c str
    where
        'a: 'c,
    {
        match self.country {
            Some(Column::Word { words, at }) => match words[at.get(row)].as_str() {
                "" => unknown,
                country => country,
            },
            _ => unknown,
        }
    }

    fn report(&self, row: usize, number: u64, reason: Reason, out: &mut Vec<u8>) {
        out.extend_from_slice(number.to_string().as_bytes());
        out.push(b',');
        out.extend_from_slice(reason.word().as_bytes());
        for column in [self.email, self.phone, self.external_id] {
            out.push(b',');
            let text = text_of(column, row);
            out.extend_from_slice(cell(&text, TableFor::Spreadsheet).as_bytes());
        }
        out.extend_from_slice(b"\r\n");
    }
}

/// What a column says of a row, as text; tags and products between commas.
fn text_of(column: Option<&Column>, row: usize) -> Cow<'_, str> {
    match column {
        None | Some(Column::Day(_) | Column::Number(_) | Column::Consent { .. }) => "".into(),
        Some(Column::Text(text)) => text.get(row).into(),
        Some(Column::Word { words, at }) => words[at.get(row)].as_str().into(),
        Some(Column::Set { words, sets, at }) => {
            let set = sets[at.get(row)].iter();
            let words: Vec<&str> = set
                .map(|place| words[usize::from(*place)].as_str())
                .collect();
            words.join(",").into()
        }
    }
}
