//! The files of a suppression ledger: entries as JSON lines, only ever added at the end.

use reprise_domain::entity::Edit;
use reprise_domain::id::{ClientId, ObjectId};
use reprise_domain::suppression::{SuppressionEntry, SuppressionLedger};

use super::books::damaged;
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
    added_to(session, None, (client, entries, refreshed))
}

/// As [`added`]; a ledger that is not there yet begins as `new`, where its key was needed before.
pub(super) fn added_to(
    session: &Session,
    new: Option<SuppressionLedger>,
    (client, entries, refreshed): (ClientId, &[SuppressionEntry], Option<chrono::NaiveDateTime>),
) -> Result<Option<Edit>, Error> {
    if entries.is_empty() && refreshed.is_none() {
        return Ok(None);
    }
    let before = session.ledger(client)?;
    let begun = || new.unwrap_or_else(|| empty(session, client));
    let mut after = before.clone().unwrap_or_else(begun);
    let mut file = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        serde_json::to_writer(&mut file, entry).map_err(damaged)?;
        file.push(b'\n');
        if file.len() > FILE_LIMIT - 64 * 1024 || at + 1 == entries.len() {
            let bytes = std::mem::take(&mut file);
            after
                .parts
                .push(session.with_store(|store| Ok(store.object_put(&bytes)?))?);
        }
    }
    join_small(session, &mut after.parts)?;
    after.entries += entries.len() as u64;
    after.refreshed = refreshed.max(after.refreshed);
    Ok(Some(match before {
        Some(before) => Edit::change(before, after),
        None => Edit::create(after),
    }))
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
