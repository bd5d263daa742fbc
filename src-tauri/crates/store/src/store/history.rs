//! The history: looking through it, undo and redo. Nothing is ever taken out of it, but for somebody erased by law
//! (`rewrite`).

use std::collections::BTreeSet;

use reprise_domain::change::Change;
use reprise_domain::entity::Edit;

use super::commit::Draft;
use super::ledger::without_shrinking;
use super::{Store, Writer};
use crate::codec::{self, Head};
use crate::error::StoreError;
use crate::undo::{Step, UndoState};

impl Store {
    /// What can be undone and redone now, with what it was called.
    pub fn undo_state(&self) -> UndoState {
        self.plan().undo_state()
    }

    /// Numbers of the changes that are taken back at present, whatever else was done since.
    pub fn undone(&self) -> BTreeSet<u64> {
        self.plan().undone()
    }

    /// Takes back the newest act that is not taken back yet. The change it appends bears the author's name.
    ///
    /// # Errors
    /// `NothingToUndo`; as `commit`, above all `MovedOn` and `Dangling` when something has changed since.
    pub fn undo(&self, author: &str) -> Result<Change, StoreError> {
        let mut writer = self.ready_writer()?;
        let step = self
            .plan()
            .stacks
            .next_undo()
            .ok_or(StoreError::NothingToUndo)?;
        self.take_back(&mut writer, step, "Undo", author)
    }

    /// Makes the act that was undone last again.
    ///
    /// # Errors
    /// `NothingToRedo`; otherwise as `undo`.
    pub fn redo(&self, author: &str) -> Result<Change, StoreError> {
        let mut writer = self.ready_writer()?;
        let step = self
            .plan()
            .stacks
            .next_redo()
            .ok_or(StoreError::NothingToRedo)?;
        self.take_back(&mut writer, step, "Redo", author)
    }

    /// Takes back one change, whatever was done since; taking back an undo is a redo. An act that was undone and made again
    /// is still that act.
    ///
    /// # Errors
    /// `NoSuchChange`; `TakenBack` when it is undone; otherwise as `undo`.
    pub fn undo_change(&self, seq: u64, author: &str) -> Result<Change, StoreError> {
        let mut writer = self.ready_writer()?;
        let (step, verb) = {
            let plan = self.plan();
            let head = plan.head(seq).ok_or(StoreError::NoSuchChange { seq })?;
            if plan.undone().contains(&seq) {
                let label = head.label.clone();
                return Err(StoreError::TakenBack { label });
            }
            let step = plan.stacks.step(seq).unwrap_or(Step { seq, act: seq });
            (
                step,
                if plan.stacks.is_undone(seq) {
                    "Redo"
                } else {
                    "Undo"
                },
            )
        };
        self.take_back(&mut writer, step, verb, author)
    }

    /// One change in full.
    ///
    /// # Errors
    /// `NoSuchChange`, `Damaged`, `Closed`.
    pub fn change(&self, seq: u64) -> Result<Change, StoreError> {
        let head = self
            .plan()
            .head(seq)
            .cloned()
            .ok_or(StoreError::NoSuchChange { seq })?;
        Ok(head.with(self.edits(seq)?))
    }

    /// Changes whose label or author contains a text, newest first, at most `limit` of them.
    ///
    /// Capital letters make no difference; an empty text fits every change. With `before_seq` only older ones.
    ///
    /// # Errors
    /// `Damaged` when one of them fails its checksum; `Closed`.
    pub fn history(
        &self,
        text: &str,
        before_seq: Option<u64>,
        limit: usize,
    ) -> Result<Vec<Change>, StoreError> {
        let text = text.trim().to_lowercase();
        let fits = |head: &&Head| {
            before_seq.is_none_or(|before| head.seq < before)
                && (head.label.to_lowercase().contains(&text)
                    || head.author.to_lowercase().contains(&text))
        };
        let heads: Vec<Head> = self
            .plan()
            .heads
            .iter()
            .rev()
            .filter(fits)
            .take(limit)
            .cloned()
            .collect();
        heads
            .into_iter()
            .map(|head| Ok(head.clone().with(self.edits(head.seq)?)))
            .collect()
    }

    /// Number of the last change; 0 in an empty workspace.
    pub fn last_seq(&self) -> u64 {
        self.plan().last_seq()
    }

    fn take_back(
        &self,
        writer: &mut Writer,
        step: Step,
        verb: &str,
        author: &str,
    ) -> Result<Change, StoreError> {
        let change = self.change(step.seq)?;
        for edit in &change.edits {
            if self.is_erasure(edit)? {
                return Err(StoreError::Erased);
            }
        }
        let label = format!("{verb}: {}", self.plan().label(step));
        let edits: Vec<_> = change.edits.iter().rev().map(Edit::inverse).collect();
        let edits = without_shrinking(edits);
        if edits.is_empty() {
            return Err(StoreError::LedgerShrinks);
        }
        self.append(
            writer,
            Draft {
                label,
                author: author.to_owned(),
                edits,
                undoes: Some(step.seq),
            },
        )
    }

    fn edits(&self, seq: u64) -> Result<Vec<Edit>, StoreError> {
        self.with_engine(|engine| codec::edits_of(engine, seq))
    }
}
