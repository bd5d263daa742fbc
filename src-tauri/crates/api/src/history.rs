//! The history: every change with who, when and what; taking changes back.

use chrono::{DateTime, Utc};
use reprise_domain::change::Change;
use reprise_domain::entity::{Edit, Entity};

use crate::error::Error;
use crate::session::Session;
use crate::view::{
    Act, HistoryEntry, HistoryPage, HistoryQuery, HistorySeq, HistoryState, Nothing, Touched,
};

/// Names shown per change; the rest is a number.
const TOUCHED_SHOWN: usize = 12;
/// Field names shown per thing.
const FIELDS_SHOWN: usize = 8;

pub(crate) fn history_list(session: &Session, query: HistoryQuery) -> Result<HistoryPage, Error> {
    let limit = query.limit.unwrap_or(50).clamp(1, 200) as usize;
    session.with_store(|store| {
        let text = query.text.unwrap_or_default();
        let mut changes = store.history(&text, query.before, limit + 1)?;
        let more = changes.len() > limit;
        changes.truncate(limit);
        let undone = store.undone();
        let entries = changes
            .iter()
            .map(|it| entry(it, undone.contains(&it.seq)))
            .collect();
        Ok(HistoryPage { entries, more })
    })
}

pub(crate) fn history_state(session: &Session, _: Nothing) -> Result<HistoryState, Error> {
    session.with_store(|store| {
        let state = store.undo_state();
        Ok(HistoryState {
            undo: state.undo.map(|(_, label)| label),
            redo: state.redo.map(|(_, label)| label),
        })
    })
}

pub(crate) fn history_undo(session: &Session, _: Nothing) -> Result<HistoryEntry, Error> {
    let author = session.author()?;
    told(
        session,
        session.with_store(|store| Ok(store.undo(&author)?))?,
    )
}

pub(crate) fn history_redo(session: &Session, _: Nothing) -> Result<HistoryEntry, Error> {
    let author = session.author()?;
    told(
        session,
        session.with_store(|store| Ok(store.redo(&author)?))?,
    )
}

pub(crate) fn history_revert(
    session: &Session,
    request: HistorySeq,
) -> Result<HistoryEntry, Error> {
    let author = session.author()?;
    told(
        session,
        session.with_store(|store| Ok(store.undo_change(request.seq, &author)?))?,
    )
}

fn told(session: &Session, change: Change) -> Result<HistoryEntry, Error> {
    session.tell_change(&change);
    Ok(entry(&change, false))
}

fn entry(change: &Change, undone: bool) -> HistoryEntry {
    HistoryEntry {
        seq: change.seq,
        at: DateTime::<Utc>::from_timestamp_millis(change.stamp.at_millis).unwrap_or_default(),
        author: change.author.clone(),
        device: change.stamp.device.clone(),
        label: change.label.clone(),
        touched: change
            .edits
            .iter()
            .take(TOUCHED_SHOWN)
            .filter_map(touched)
            .collect(),
        touched_in_all: change.edits.len() as u64,
        undoes: change.undoes,
        undone,
    }
}

/// What an edit did, in words; none for an edit without a before and an after.
fn touched(edit: &Edit) -> Option<Touched> {
    let (act, entity) = match (&edit.before, &edit.after) {
        (None, Some(after)) => (Act::Created, after),
        (Some(_), Some(after)) => (Act::Changed, after),
        (Some(before), None) => (Act::Deleted, before),
        (None, None) => return None,
    };
    Some(Touched {
        kind: edit.kind,
        name: entity.name().to_owned(),
        act,
        fields: changed_fields(edit.before.as_ref(), edit.after.as_ref()),
    })
}

/// Names of the top-level fields that differ, in alphabetical order.
fn changed_fields(before: Option<&Entity>, after: Option<&Entity>) -> Vec<String> {
    let fields = |entity: &Entity| {
        let value = serde_json::to_value(entity).ok()?;
        value.get("value")?.as_object().cloned()
    };
    let (Some(before), Some(after)) = (before.and_then(fields), after.and_then(fields)) else {
        return Vec::new();
    };
    let differs = |name: &&String| before.get(*name) != after.get(*name);
    after
        .keys()
        .filter(differs)
        .take(FIELDS_SHOWN)
        .cloned()
        .collect()
}
