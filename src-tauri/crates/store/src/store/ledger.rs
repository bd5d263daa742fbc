//! The rule of the suppression ledger: it only grows. An import can add to it; undo leaves it as it is. Somebody erased by
//! law leaves its entries, and whoever was erased stays so: such a change cannot be taken back.

use std::collections::BTreeSet;

use reprise_domain::entity::{Edit, Entity, Kind};
use reprise_domain::id::ObjectId;
use reprise_domain::suppression::{Suppressed, SuppressionAct, SuppressionEntry};

use super::Store;
use crate::error::StoreError;

/// Leaves out of edits that take a change back those that would make a ledger shrink. A ledger goes and comes only with
/// its client.
pub(super) fn without_shrinking(edits: Vec<Edit>) -> Vec<Edit> {
    let clients: Vec<_> = edits
        .iter()
        .filter(|edit| edit.kind == Kind::Client)
        .map(|edit| edit.id)
        .collect();
    let stays = |edit: &Edit| edit.kind == Kind::SuppressionLedger && !clients.contains(&edit.id);
    edits.into_iter().filter(|edit| !stays(edit)).collect()
}

impl Store {
    /// Checks that an edit of a ledger leaves every entry in its place.
    ///
    /// # Errors
    /// `LedgerShrinks`; what the files say when they cannot be read.
    pub(super) fn check_ledger(&self, edit: &Edit, edits: &[Edit]) -> Result<(), StoreError> {
        let Some(Entity::SuppressionLedger(before)) = &edit.before else {
            return Ok(());
        };
        let Some(Entity::SuppressionLedger(after)) = &edit.after else {
            let goes = |other: &Edit| {
                other.kind == Kind::Client && other.id == edit.id && other.after.is_none()
            };
            return if edits.iter().any(goes) {
                Ok(())
            } else {
                Err(StoreError::LedgerShrinks)
            };
        };
        // Only what differs is read: the last few files of many.
        let same = before
            .parts
            .iter()
            .zip(&after.parts)
            .take_while(|(one, other)| one == other)
            .count();
        let old = self.joined(&before.parts[same..])?;
        let new = self.joined(&after.parts[same..])?;
        let keeps = before.key == after.key
            && before.entries <= after.entries
            && before.refreshed <= after.refreshed
            && (new.starts_with(&old) || keeps_all_but_the_erased(&old, &new));
        if keeps {
            Ok(())
        } else {
            Err(StoreError::LedgerShrinks)
        }
    }

    /// Whether an edit is one by which somebody was erased: its entries say so, or their files are erased themselves.
    ///
    /// # Errors
    /// What the files say when they cannot be read.
    pub(super) fn is_erasure(&self, edit: &Edit) -> Result<bool, StoreError> {
        let Some(Entity::SuppressionLedger(after)) = &edit.after else {
            return Ok(false);
        };
        let before: &[ObjectId] = match &edit.before {
            Some(Entity::SuppressionLedger(before)) => &before.parts,
            _ => &[],
        };
        let erased = |parts: &[ObjectId]| match self.joined(parts) {
            Ok(bytes) => Ok(Some(erased_in(&bytes).len())),
            Err(StoreError::Erased) => Ok(None),
            Err(error) => Err(error),
        };
        let (before, after) = (erased(before)?, erased(&after.parts)?);
        Ok(before.is_none() || after.is_none() || before < after)
    }

    fn joined(&self, parts: &[ObjectId]) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend(self.object_get(part)?);
        }
        Ok(bytes)
    }
}

/// Whether every old entry has its successor in its place, some without the person they were about.
fn keeps_all_but_the_erased(old: &[u8], new: &[u8]) -> bool {
    let erased = erased_in(new);
    let (mut old, mut new) = (lines(old), lines(new));
    old.all(|line| match new.next() {
        Some(successor) if successor == line => true,
        Some(successor) => match (entry(line), entry(successor)) {
            (Some(before), Some(after)) => before.is_kept_by(&after, |it| erased.contains(it)),
            (None, _) | (_, None) => false,
        },
        None => false,
    })
}

/// The hashes of the people that entries say were erased.
fn erased_in(bytes: &[u8]) -> BTreeSet<String> {
    let entries = lines(bytes).filter_map(entry);
    entries
        .filter(|entry| entry.act == SuppressionAct::Erasure)
        .filter_map(|entry| match entry.who {
            Suppressed::Hash(hash) => Some(hash),
            Suppressed::Email(_) | Suppressed::Phone(_) | Suppressed::ExternalId(_) => None,
        })
        .collect()
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = bytes.split(|byte| *byte == b'\n');
    lines.filter(|line| !line.is_empty())
}

fn entry(line: &[u8]) -> Option<SuppressionEntry> {
    serde_json::from_slice(line).ok()
}
