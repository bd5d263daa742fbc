//! The files of a suppression ledger: entries as JSON lines, only ever added at the end.

use std::collections::BTreeSet;

use memchr::memmem;
use reprise_domain::entity::Edit;
use reprise_domain::id::{ClientId, ObjectId};
use reprise_domain::suppression::{Suppressed, SuppressionEntry, SuppressionLedger};
use reprise_engines::audience::row;

use super::books::damaged;
use super::gone::Gone;
use super::suppress::keys_of;
use crate::error::Error;
use crate::session::Session;

/// Files of about one size that may stand beside each other before they are joined: few files to read, and little
/// written twice.
const OF_A_SIZE: usize = 8;
/// Most bytes of a file, below what the store takes.
const FILE_LIMIT: usize = 15 * 1024 * 1024;

/// All entries of a ledger's files, oldest first.
///
/// # Errors
/// `Failed` for a file that is damaged or gone.
pub(super) fn entries(
    session: &Session,
    parts: &[ObjectId],
) -> Result<Vec<SuppressionEntry>, Error> {
    let mut entries = Vec::new();
    for part in parts {
        let bytes = session.with_store(|store| Ok(store.object_get(part)?))?;
        let lines = bytes
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty());
        for line in lines {
            entries.push(serde_json::from_slice(line).map_err(damaged)?);
        }
    }
    Ok(entries)
}

/// The entries about somebody, oldest first; only lines that name one of the keys are understood.
///
/// # Errors
/// `Failed` for a file that is damaged or gone.
pub(super) fn entries_about(
    session: &Session,
    parts: &[ObjectId],
    keys: &[Suppressed],
) -> Result<Vec<SuppressionEntry>, Error> {
    // As they stand in a line; entries of former versions hold a domain in its own letters.
    let in_letters = |who: &Suppressed| match who {
        Suppressed::Email(email) => Some(Suppressed::Email(row::readable(email).into_owned())),
        Suppressed::Phone(_) | Suppressed::ExternalId(_) | Suppressed::Hash(_) => None,
    };
    let known = keys.iter().filter(|who| keys_of(who).is_known());
    let written: BTreeSet<String> = known
        .flat_map(|who| [Some(who.clone()), in_letters(who)])
        .flatten()
        .map(|who| serde_json::to_string(&who).map_err(damaged))
        .collect::<Result<_, _>>()?;
    let finders: Vec<_> = written.iter().map(memmem::Finder::new).collect();
    let mut entries: Vec<SuppressionEntry> = Vec::new();
    for part in parts {
        let bytes = session.with_store(|store| Ok(store.object_get(part)?))?;
        let lines = bytes.split(|byte| *byte == b'\n');
        for line in lines.filter(|line| finders.iter().any(|it| it.find(line).is_some())) {
            entries.push(serde_json::from_slice(line).map_err(damaged)?);
        }
    }
    Ok(entries)
}

/// The files of a ledger without some people: each entry about one of them keeps its place and loses who it was about,
/// other entries lose words that name one. Files without such entries stay as they are.
///
/// # Errors
/// `Failed` for a file that is damaged or gone.
pub(super) fn without_people(
    session: &Session,
    parts: &[ObjectId],
    gone: &Gone,
) -> Result<Vec<ObjectId>, Error> {
    let mut kept = Vec::with_capacity(parts.len());
    for part in parts {
        let entries = entries(session, std::slice::from_ref(part))?;
        if !entries.iter().any(|entry| gone.is_in(entry)) {
            kept.push(part.clone());
            continue;
        }
        let mut file = Vec::new();
        for entry in entries {
            serde_json::to_writer(&mut file, &gone.without(entry)).map_err(damaged)?;
            file.push(b'\n');
        }
        kept.push(session.with_store(|store| Ok(store.object_put(&file)?))?);
    }
    Ok(kept)
}

/// The edit that adds entries to a client's ledger, whose files are stored; none when there is nothing to add.
/// `refreshed` is the time of an opt-out file that was taken in whole.
///
/// # Errors
/// Whatever the store says.
pub(super) fn added(
    session: &Session,
    client: ClientId,
    entries: &[SuppressionEntry],
    refreshed: Option<chrono::NaiveDateTime>,
) -> Result<Option<Edit>, Error> {
    if entries.is_empty() && refreshed.is_none() {
        return Ok(None);
    }
    let before = session.ledger(client)?;
    let mut after = before.clone().unwrap_or_else(|| empty(session, client));
    append(session, &mut after, entries)?;
    after.refreshed = refreshed.max(after.refreshed);
    Ok(Some(match before {
        Some(before) => Edit::change(before, after),
        None => Edit::create(after),
    }))
}

/// Adds entries to a ledger, in files that are stored at once.
///
/// # Errors
/// Whatever the store says.
pub(super) fn append(
    session: &Session,
    ledger: &mut SuppressionLedger,
    entries: &[SuppressionEntry],
) -> Result<(), Error> {
    let mut file = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        serde_json::to_writer(&mut file, entry).map_err(damaged)?;
        file.push(b'\n');
        if file.len() > FILE_LIMIT - 64 * 1024 || at + 1 == entries.len() {
            let bytes = std::mem::take(&mut file);
            let part = session.with_store(|store| Ok(store.object_put(&bytes)?))?;
            ledger.parts.push(part);
        }
    }
    ledger.entries += entries.len() as u64;
    join_small(session, &mut ledger.parts)
}

/// Joins the last files while eight of about one size stand at the end.
fn join_small(session: &Session, parts: &mut Vec<ObjectId>) -> Result<(), Error> {
    loop {
        let (mut last, mut joined) = (Vec::new(), 0);
        for part in parts.iter().rev().take(OF_A_SIZE) {
            let bytes = session.with_store(|store| Ok(store.object_get(part)?))?;
            let class = |length: usize| length.max(1).ilog(OF_A_SIZE);
            let fits = last
                .first()
                .is_none_or(|first: &Vec<u8>| class(first.len()) >= class(bytes.len()));
            joined += bytes.len();
            if !fits || joined > FILE_LIMIT {
                return Ok(());
            }
            last.push(bytes);
        }
        if last.len() < OF_A_SIZE {
            return Ok(());
        }
        last.reverse();
        let bytes = last.concat();
        parts.truncate(parts.len() - OF_A_SIZE);
        parts.push(session.with_store(|store| Ok(store.object_put(&bytes)?))?);
    }
}

/// A ledger without entries, and its key.
pub(super) fn empty(session: &Session, client: ClientId) -> SuppressionLedger {
    // The low halves of new ids are random; four of them are a key.
    let random = (0..4).flat_map(|_| session.new_id().as_u64_pair().1.to_be_bytes());
    SuppressionLedger {
        client,
        parts: Vec::new(),
        entries: 0,
        key: random.map(|byte| format!("{byte:02x}")).collect(),
        refreshed: None,
    }
}

impl Session {
    /// A client's ledger, if it has one.
    pub(super) fn ledger(&self, client: ClientId) -> Result<Option<SuppressionLedger>, Error> {
        self.read(|workspace| Ok(workspace.suppression_ledgers.get(&client).cloned()))
    }
}
