//! Rows of a contact book as lines of a platform's file, and why a row is not in it.
//!
//! Pure and without state between parts, so that parts can be rendered side by side and written in order: the same book
//! makes the same bytes. A person who is suppressed or has not consented is left out before any value is looked at.

use std::borrow::Cow;

use reprise_domain::contact_field::Field;
use reprise_domain::table::{TableFor, cell, looks_like_formula};

use super::hash::{is_hash, push_hash};
use super::options::{ExportOptions, Unfit, Values};
use super::profile::{Content, Hashing, Needed, Profile, SwitchAct, is_consent_first};
use super::step::{Step, normalize};
use super::tally::{Lines, Reason, Rendered, Tally};
use super::view::{View, text_of};
use crate::audience::book::{ConsentState, Part};

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

impl Slot<'_> {
    fn field(&self) -> Option<Field> {
        match self {
            Slot::Value { field, .. } => Some(*field),
            Slot::Text(_) => None,
        }
    }
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
        let fields: Vec<Option<Field>> = self.slots.iter().map(Slot::field).collect();
        let view = View::of(&fields, &self.profile.consent.granted, part);
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
