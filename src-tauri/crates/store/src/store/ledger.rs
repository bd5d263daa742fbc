//! The rule of the suppression ledger: it only grows. An import can add to it; undo leaves it as it is.

use reprise_domain::entity::{Edit, Entity, Kind};
use reprise_domain::id::ObjectId;

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
            && new.starts_with(&old);
        if keeps {
            Ok(())
        } else {
            Err(StoreError::LedgerShrinks)
        }
    }

    fn joined(&self, parts: &[ObjectId]) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend(self.object_get(part)?);
        }
        Ok(bytes)
    }
}
