//! A column of consents: what was answered, when, and how one knows.

use super::words::{Places, narrow, wide};
use super::{padded, put_at};
use crate::audience::book::{Column, ConsentState, NO_DAY, Narrow};

/// What a person said about one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer<'a> {
    /// What.
    pub state: ConsentState,
    /// When, in days since 1970-01-01, or [`NO_DAY`].
    pub day: i32,
    /// Where it was given; may be empty.
    pub source: &'a str,
    /// What proves it; may be empty.
    pub proof: &'a str,
}

impl Default for Answer<'_> {
    /// Nobody asked.
    fn default() -> Self {
        Self {
            state: ConsentState::Unknown,
            day: NO_DAY,
            source: "",
            proof: "",
        }
    }
}

#[derive(Default)]
pub(super) struct Answers {
    states: Vec<u8>,
    days: Vec<i32>,
    proofs: Places<(String, String)>,
    at: Vec<u16>,
}

impl Answers {
    pub(super) fn of(
        states: &[u8],
        days: &[i32],
        proofs: &[(String, String)],
        at: &Narrow,
    ) -> Self {
        Self {
            states: states.to_vec(),
            days: days.to_vec(),
            proofs: Places::of(proofs),
            at: wide(at),
        }
    }

    pub(super) fn get(&self, row: usize) -> Answer<'_> {
        let proof = self
            .at
            .get(row)
            .map(|place| &self.proofs.all[*place as usize]);
        Answer {
            state: ConsentState::of(self.states.get(row).copied().unwrap_or(0)),
            day: self.days.get(row).copied().unwrap_or(NO_DAY),
            source: proof.map_or("", |it| &it.0),
            proof: proof.map_or("", |it| &it.1),
        }
    }

    /// Writes an answer; false when there is no room for another proof, and the answer stands without.
    pub(super) fn put(&mut self, row: usize, answer: Answer<'_>) -> bool {
        put_at(&mut self.states, row, answer.state as u8, 0);
        put_at(&mut self.days, row, answer.day, NO_DAY);
        let place = if answer.source.is_empty() && answer.proof.is_empty() {
            Some(0)
        } else {
            let proof = (answer.source.to_owned(), answer.proof.to_owned());
            self.proofs.place(&proof)
        };
        put_at(&mut self.at, row, place.unwrap_or(0), 0);
        place.is_some()
    }

    pub(super) fn finish(&self, rows: usize) -> Column {
        let mut proofs = Places::<(String, String)>::default();
        let place = |row: usize| match self.at.get(row) {
            Some(0) | None => 0,
            Some(place) => proofs.place(&self.proofs.all[*place as usize]).unwrap_or(0),
        };
        let at: Vec<u16> = (0..rows).map(place).collect();
        Column::Consent {
            states: padded(&self.states, rows, 0),
            days: padded(&self.days, rows, NO_DAY),
            at: narrow(at, proofs.all.len()),
            proofs: proofs.all,
        }
    }
}
