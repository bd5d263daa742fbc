//! Taking the people of a file into the book: each looked up, added or merged.
//!
//! People match by e-mail, then by phone, then by customer number. By a phone or a customer number they match only where
//! their e-mails do not differ: a family shares a telephone, and two people with different e-mails stay two. (Where the
//! policy of e-mail is to overwrite, a customer number is the person's own and the new e-mail takes the place of the
//! old.) Of several people with one number the first in the book is meant, and no more than eight are remembered. Two
//! people who turn out to be one later (an e-mail here, a phone there, both in a third file) stay two.
//!
//! **Order.** Whatever the order of rows and files, the same e-mails come to be in the book, with the same tags, the
//! same latest order and largest totals, and denied consent stays denied. As long as every phone and customer number goes
//! with one e-mail only, and rows without an e-mail come after those with it, the same people come to be there with
//! everything about them, but for texts on which files differ: there the first one stays, under the policy `Fill`.

use std::sync::Arc;

use reprise_domain::channel::Channel;
use reprise_domain::contact_field::{Field, FieldKind};
use reprise_domain::contact_source::{MergePolicies, MergePolicy};
use reprise_domain::suppression::Suppressed;

use super::batch::{Batch, Cells};
use super::draft::{Answer, Draft};
use super::held::Held;
use super::index::{Index, hash_of};
use super::policy;
use crate::audience::Bits;
use crate::audience::book::{ConsentState, NO_DAY, PART_ROWS, Part};

/// Rows after which a part is full: whole words of a set of rows, and room for the empty word beside as many others.
pub const FULL: usize = PART_ROWS - 64;
const KEYS: [Field; 3] = [Field::Email, Field::Phone, Field::ExternalId];

/// What an import did to people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MergeTally {
    /// People who were not there before.
    pub added: u64,
    /// Rows that changed somebody.
    pub merged: u64,
    /// Rows that told nothing new.
    pub unchanged: u64,
    /// Words, tags and proofs that found no room in their part.
    pub crowded_out: u64,
}

/// A book into which files are taken.
pub struct Merger {
    parts: Vec<Held>,
    firsts: Vec<usize>,
    indexes: [Index; 3],
    policies: MergePolicies,
    seed: u64,
    /// Rows that were there before.
    before: usize,
    members: Bits,
    tally: MergeTally,
    opt_outs: Vec<(Suppressed, Channel)>,
}

/// A part after an import.
pub enum Outcome {
    /// As it was before.
    Kept(Arc<Part>),
    /// Changed or new.
    Changed(Box<Draft>),
}

/// What comes out of an import.
pub struct Merged {
    /// The parts, in order.
    pub parts: Vec<Outcome>,
    /// Who was in the files.
    pub members: Bits,
    /// What was done.
    pub tally: MergeTally,
    /// Who refused, of those who had not before, and in which channel.
    pub opt_outs: Vec<(Suppressed, Channel)>,
}

impl Merger {
    /// A book as it stands, all columns. `seed` is the one the batches are read with.
    pub fn new(parts: Vec<Arc<Part>>, policies: MergePolicies, seed: u64) -> Self {
        let rows: usize = parts.iter().map(|part| part.rows).sum();
        let mut merger = Self {
            firsts: parts
                .iter()
                .scan(0, |next, part| {
                    Some(std::mem::replace(next, *next + part.rows))
                })
                .collect(),
            parts: parts.into_iter().map(Held::Kept).collect(),
            indexes: [(); 3].map(|()| Index::for_people(rows)),
            policies,
            seed,
            before: rows,
            members: Bits::none(rows),
            tally: MergeTally::default(),
            opt_outs: Vec::new(),
        };
        for place in 0..merger.parts.len() {
            for row in 0..merger.parts[place].rows() {
                merger.remember(place_of(place, row));
            }
        }
        merger
    }

    /// Takes a block's people in.
    pub fn take(&mut self, batch: &Batch) {
        for person in 0..batch.people {
            self.take_person(batch, person);
        }
    }

    /// What came of it so far.
    pub fn tally(&self) -> MergeTally {
        self.tally
    }

    /// Ends it.
    pub fn finish(mut self) -> Merged {
        let outcome = |held| match held {
            Held::Kept(part) => Outcome::Kept(part),
            Held::Open(draft) => Outcome::Changed(draft),
        };
        let parts: Vec<Outcome> = self.parts.into_iter().map(outcome).collect();
        self.tally.crowded_out = parts
            .iter()
            .map(|part| match part {
                Outcome::Kept(_) => 0,
                Outcome::Changed(draft) => draft.crowded_out,
            })
            .sum();
        Merged {
            parts,
            members: self.members,
            tally: self.tally,
            opt_outs: self.opt_outs,
        }
    }

    fn take_person(&mut self, batch: &Batch, person: usize) {
        let (place, changed) = match self.find(batch, person) {
            Some(place) => {
                let changed = self.merge(place, batch, person);
                if changed {
                    self.tally.merged += 1;
                } else {
                    self.tally.unchanged += 1;
                }
                (place, changed)
            }
            None => {
                let place = self.add();
                self.merge(place, batch, person);
                self.tally.added += 1;
                (place, true)
            }
        };
        if changed {
            self.remember_of(place, batch, person);
        }
        self.members
            .put(self.firsts[place as usize >> 16] + (place & 0xFFFF) as usize);
    }

    fn find(&self, batch: &Batch, person: usize) -> Option<u32> {
        let key = |which: usize| batch.text(KEYS[which], person);
        let email = key(0);
        let has = |which: usize, place: u32| self.text(KEYS[which], place) == key(which);
        if !email.is_empty()
            && let Some(place) = self.indexes[0].find(batch.hashes[0][person], |it| has(0, it))
        {
            return Some(place);
        }
        let replaces = self.policies.of(Field::Email) == MergePolicy::Overwrite;
        (1..3)
            .filter(|which| !key(*which).is_empty())
            .find_map(|which| {
                self.indexes[which].find(batch.hashes[which][person], |place| {
                    let own = self.text(Field::Email, place);
                    let is_other = !email.is_empty() && !own.is_empty();
                    has(which, place) && (!is_other || (which == 2 && replaces))
                })
            })
    }

    /// A new row at the end of the book.
    fn add(&mut self) -> u32 {
        let full = self.parts.last().is_none_or(|part| part.rows() >= FULL);
        if full {
            let first = self.parts.last().map_or(0, |part| {
                self.firsts.last().copied().unwrap_or(0) + part.rows()
            });
            self.firsts.push(first);
            self.parts.push(Held::Open(Box::new(Draft::empty())));
        }
        let place = self.parts.len() - 1;
        place_of(place, self.open(place).add())
    }

    /// Merges a row into a person; whether anything changed. A new person has only blanks, which every policy but `Skip`
    /// fills, and `Skip` is for people who are there already.
    fn merge(&mut self, place: u32, batch: &Batch, person: usize) -> bool {
        let (part, row) = (place as usize >> 16, (place & 0xFFFF) as usize);
        let is_new = self.firsts[part] + row >= self.before;
        let mut changed = false;
        for (field, cells) in &batch.cells {
            let policy = match self.policies.of(*field) {
                MergePolicy::Skip if is_new => MergePolicy::Fill,
                policy => policy,
            };
            changed |= match cells {
                Cells::Text(text) if field.kind() == FieldKind::Set => {
                    self.join_tags(*field, part, row, (policy, text.get(person)))
                }
                Cells::Text(text) => {
                    let incoming = text.get(person);
                    match policy::text(policy, self.text(*field, place), incoming) {
                        Some(text) => {
                            self.open(part).put_text(*field, row, text);
                            true
                        }
                        None => false,
                    }
                }
                Cells::Days(days) => {
                    let present = self.parts[part].day(*field, row);
                    match policy::day(policy, *field, present, days[person]) {
                        Some(day) => {
                            self.open(part).put_day(*field, row, day);
                            true
                        }
                        None => false,
                    }
                }
                Cells::Numbers(numbers) => {
                    let present = self.parts[part].number(*field, row);
                    match policy::number(policy, present, numbers[person]) {
                        Some(number) => {
                            self.open(part).put_number(*field, row, number);
                            true
                        }
                        None => false,
                    }
                }
                Cells::States(states) => self.answer(
                    *field,
                    place,
                    (policy, batch.answer(states[person], person)),
                ),
            };
        }
        changed
    }

    fn join_tags(
        &mut self,
        field: Field,
        part: usize,
        row: usize,
        (policy, cell): (MergePolicy, &str),
    ) -> bool {
        if policy == MergePolicy::Skip
            || cell.is_empty()
            || !self.parts[part].lacks_tags(field, row, cell)
        {
            return false;
        }
        self.open(part).join_tags(field, row, cell);
        true
    }

    fn answer(
        &mut self,
        field: Field,
        place: u32,
        (policy, answer): (MergePolicy, Answer<'_>),
    ) -> bool {
        let (part, row) = (place as usize >> 16, (place & 0xFFFF) as usize);
        let present = self.parts[part].consent_state(field, row);
        if !policy::consent(policy, present, answer.state) {
            return false;
        }
        self.open(part).put_consent(field, row, answer);
        if answer.state == ConsentState::Denied {
            self.note_opt_out(field, place);
        }
        true
    }

    /// The address a refusal is about goes into the ledger; e-mail and phone stand before consents in a row's fields.
    fn note_opt_out(&mut self, field: Field, place: u32) {
        let address = |field| self.text(field, place).to_owned();
        let (who, channel) = match field {
            Field::EmailConsent => (Suppressed::Email(address(Field::Email)), Channel::Email),
            Field::SmsConsent => (Suppressed::Phone(address(Field::Phone)), Channel::Sms),
            _ => return,
        };
        if let Suppressed::Email(value) | Suppressed::Phone(value) = &who
            && !value.is_empty()
        {
            self.opt_outs.push((who, channel));
        }
    }

    fn remember(&mut self, place: u32) {
        for (which, field) in KEYS.iter().enumerate() {
            let key = self.text(*field, place);
            if !key.is_empty() {
                let hash = hash_of(self.seed, key);
                self.indexes[which].put(hash, place);
            }
        }
    }

    /// Remembers a person by those keys of a row that have become the person's own.
    fn remember_of(&mut self, place: u32, batch: &Batch, person: usize) {
        for (which, field) in KEYS.iter().enumerate() {
            let key = batch.text(*field, person);
            if !key.is_empty() && self.text(*field, place) == key {
                self.indexes[which].put(batch.hashes[which][person], place);
            }
        }
    }

    fn text(&self, field: Field, place: u32) -> &str {
        self.parts[place as usize >> 16].text(field, (place & 0xFFFF) as usize)
    }

    fn open(&mut self, part: usize) -> &mut Draft {
        let held = &mut self.parts[part];
        if let Held::Kept(kept) = held {
            *held = Held::Open(Box::new(Draft::of(kept)));
        }
        match held {
            Held::Open(draft) => draft,
            Held::Kept(_) => unreachable!("it was opened above"),
        }
    }
}

/// Where a person stands: the part above, the row below.
fn place_of(part: usize, row: usize) -> u32 {
    (part << 16 | row) as u32
}

impl Batch {
    fn text(&self, field: Field, person: usize) -> &str {
        let cells = self.cells.iter().find(|(it, _)| *it == field);
        match cells {
            Some((_, Cells::Text(text))) => text.get(person),
            Some((_, Cells::Days(_) | Cells::Numbers(_) | Cells::States(_))) | None => "",
        }
    }

    fn answer(&self, state: ConsentState, person: usize) -> Answer<'_> {
        Answer {
            state,
            day: self.times.as_ref().map_or(NO_DAY, |times| times[person]),
            source: self.sources.as_ref().map_or("", |texts| texts.get(person)),
            proof: self.proofs.as_ref().map_or("", |texts| texts.get(person)),
        }
    }
}
