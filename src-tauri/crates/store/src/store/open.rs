//! Opening and closing: lock, room, an interrupted swap, the data, and what to do when they do not open.

use std::path::Path;
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use super::{BackedUp, RESERVE, Store, Writer};
use crate::data::{self, Data};
use crate::disk;
use crate::engine;
use crate::error::StoreError;
use crate::layout::{self, Layout};
use crate::lock::WorkspaceLock;
use crate::options::Options;
use crate::report::{Note, OpenReport};
use crate::{backup, store::keep};

/// With this much room, or three times the data, an open always succeeds.
const AMPLE: u64 = 200 * 1024 * 1024;

impl Store {
    /// Opens the workspace in a folder, or makes an empty one there. The report says what was out of the ordinary.
    ///
    /// # Errors
    /// `PlanInUse`, `NewerVersion`, `DiskFull`, `TimedOut`; `Unrecoverable` when neither the data nor any backup
    /// opens. Nothing is ever deleted on the way.
    pub fn open(dir: &Path, options: Options) -> Result<(Self, OpenReport), StoreError> {
        let layout = Layout::new(dir);
        disk::make_dir(&layout.root)?;
        let lock = WorkspaceLock::take(&layout)?;
        check_room(&layout)?;
        let mut report = OpenReport::default();
        if data::finish_swap(&layout)? {
            report.notes.push(Note::SwapFinished);
        }
        if !layout.data().exists() {
            make(&layout)?;
            report.notes.push(Note::Created);
        }
        let data = open_or_recover(&layout, &mut report, (options.now)().timestamp_millis())?;
        let mark = layout.clean_mark();
        if mark.exists() {
            std::fs::remove_file(&mark).map_err(StoreError::io("remove", &mark))?;
        }
        let backed_up = last_backup(&layout, &report, &data)?;
        let store = Self {
            layout,
            options,
            plan: RwLock::new(data.plan),
            engine: RwLock::new(Some(data.engine)),
            writer: Mutex::new(Writer {
                journal: data.journal,
                stopped: None,
                backed_up,
            }),
            lock: Mutex::new(Some(lock)),
            copying: Mutex::new(()),
            opened_at: SystemTime::now(),
        };
        Ok((store, report))
    }

    /// Makes a last backup when something changed since a while, and lets the workspace go. Closing twice is fine.
    ///
    /// # Errors
    /// What the last write said; the workspace is closed all the same, and everything acknowledged is safe.
    pub fn close(&self) -> Result<(), StoreError> {
        if self.engine().is_none() {
            return Ok(());
        }
        let backed_up = if self.read_only_reason().is_none() {
            self.backup_unless_newer_than(keep::CLOSING_INTERVAL)
        } else {
            Ok(None)
        };
        let engine = self
            .engine
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.writer().stopped = Some("it was closed".to_owned());
        let flushed = engine.map_or(Ok(()), |engine| engine.flush());
        let marked = flushed.and_then(|()| disk::write_durably(&self.layout.clean_mark(), b""));
        drop(
            self.lock
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(),
        );
        backed_up.and(marked)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // Whatever fails here was acknowledged before; the next open takes it from the journal.
        drop(self.close());
    }
}

fn check_room(layout: &Layout) -> Result<(), StoreError> {
    let needed = (3 * disk::size_of(&layout.data())?).clamp(RESERVE, AMPLE);
    match disk::free_space(&layout.root) {
        Some(free) if free < needed => Err(StoreError::DiskFull { free, needed }),
        _ => Ok(()),
    }
}

fn make(layout: &Layout) -> Result<(), StoreError> {
    for dir in [layout.objects(), layout.backups()] {
        disk::make_dir(&dir)?;
    }
    // A workspace that lost its data folder but not its backups is rebuilt, not begun anew.
    match data::rebuild(layout)? {
        Some(_) => {}
        None => data::build(&layout.data_new(), &Default::default(), &[])?,
    }
    data::swap_in(layout, &layout.former_data())
}

fn open_or_recover(layout: &Layout, report: &mut OpenReport, now: i64) -> Result<Data, StoreError> {
    let first = match open_trusted(layout, report) {
        Err(error) if is_damage(&error) => error,
        other => return other,
    };
    let kept = quarantine(layout, now)?;
    report.notes.push(Note::Quarantined {
        dir: kept.clone(),
        reason: first.to_string(),
    });
    engine::remove_snapshots(&layout::database(&layout.data()))?;
    match open_trusted(layout, report) {
        Err(error) if is_damage(&error) => {}
        Ok(data) => {
            report.notes.push(Note::OpenedWithoutSnapshots);
            return Ok(data);
        }
        other => return other,
    }
    let unrecoverable = |error: &StoreError| StoreError::Unrecoverable {
        reason: error.to_string(),
        kept: kept.clone(),
    };
    match data::rebuild(layout) {
        Ok(Some(note)) => report.notes.push(note),
        Ok(None) => return Err(unrecoverable(&first)),
        Err(error) => return Err(unrecoverable(&error)),
    }
    let old = layout.former_data();
    data::swap_in(layout, &old)?;
    // The same bytes are in quarantine.
    disk::remove_dir(&old)?;
    data::open(&layout.data(), &mut report.notes).map_err(|error| unrecoverable(&error))
}

/// Opens the data, and believes a database without its journal only if no backup knows more than it does.
fn open_trusted(layout: &Layout, report: &mut OpenReport) -> Result<Data, StoreError> {
    let data = data::open(&layout.data(), &mut report.notes)?;
    if report.notes.contains(&Note::JournalRestarted) {
        let newest = backup::list(&layout.backups())?.into_iter().next();
        if newest.is_some_and(|backup| backup.last_seq > data.plan.last_seq()) {
            return Err(StoreError::Damaged {
                what: "the database is older than its backup and".to_owned(),
            });
        }
    }
    Ok(data)
}

/// Whether trying again with less may help. A newer schema, a full disk or a hang is not damage.
fn is_damage(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Engine { .. } | StoreError::Damaged { .. } | StoreError::Io { .. }
    )
}

fn quarantine(layout: &Layout, now: i64) -> Result<std::path::PathBuf, StoreError> {
    let stem = backup::moment(now);
    let free = (1..)
        .map(|n| layout.quarantine().join(format!("{stem}-{n}")))
        .find(|path| !path.exists());
    let kept = free.expect("BUG: some number is always free");
    disk::copy_dir(&layout.data(), &kept)?;
    Ok(kept)
}

/// What of the history is backed up. A workspace that was just rebuilt counts as not backed up at all.
fn last_backup(layout: &Layout, report: &OpenReport, data: &Data) -> Result<BackedUp, StoreError> {
    let newest = backup::list(&layout.backups())?.into_iter().next();
    let never = BackedUp {
        seq: 0,
        at_millis: i64::MIN,
    };
    let known = newest
        .filter(|backup| !report.is_worth_telling() && backup.last_seq <= data.plan.last_seq());
    Ok(known.map_or(never, |it| BackedUp {
        seq: it.last_seq,
        at_millis: it.at_millis,
    }))
}
