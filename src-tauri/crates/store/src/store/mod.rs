//! The store: one open workspace. Reads come from memory, writes go one after another to disk first.
//!
//! Locks are taken in this order: copying, writer, engine, plan.

mod begun;
mod check;
mod commit;
mod history;
mod keep;
mod ledger;
mod objects;
mod open;
mod rewrite;
mod transfer;

use std::fmt;
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use std::time::SystemTime;

use reprise_domain::workspace::Workspace;

pub use check::{CheckReport, Problem};
pub use objects::ObjectsLeft;
pub use transfer::Imported;

use crate::disk;
use crate::engine::Engine;
use crate::error::StoreError;
use crate::journal::{Journal, Point};
use crate::layout::Layout;
use crate::lock::WorkspaceLock;
use crate::options::Options;
use crate::plan::Plan;

/// Room that is left free: sled hangs or refuses to open on a disk that is really full.
const RESERVE: u64 = 16 * 1024 * 1024;

/// An open workspace. Shared between threads behind an `Arc`; every call blocks until it is done.
pub struct Store {
    layout: Layout,
    options: Options,
    plan: RwLock<Plan>,
    /// None once closed.
    engine: RwLock<Option<Engine>>,
    writer: Mutex<Writer>,
    lock: Mutex<Option<WorkspaceLock>>,
    /// One copy at a time; commits go on meanwhile.
    copying: Mutex<()>,
    /// Files younger than this were put by this session.
    opened_at: SystemTime,
}

/// What only the one who writes may touch.
struct Writer {
    journal: Journal,
    /// Why nothing is written any more.
    stopped: Option<String>,
    /// Last backup, or where the session began.
    backed_up: BackedUp,
}

#[derive(Debug, Clone, Copy)]
struct BackedUp {
    seq: u64,
    at_millis: i64,
}

/// The workspace, held still while it is read. Writers wait: hold it shortly.
pub struct Reading<'a>(RwLockReadGuard<'a, Plan>);

impl Deref for Reading<'_> {
    type Target = Workspace;
    fn deref(&self) -> &Workspace {
        &self.0.workspace
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("dir", &self.layout.root)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Everything in the workspace, from memory.
    pub fn read(&self) -> Reading<'_> {
        Reading(self.plan())
    }

    /// Why the workspace is read-only in this session; none while it can be written.
    pub fn read_only_reason(&self) -> Option<String> {
        self.writer().stopped.clone()
    }

    /// Whether changes are still written; false after a write that failed.
    pub fn is_writable(&self) -> bool {
        self.read_only_reason().is_none()
    }

    fn plan(&self) -> RwLockReadGuard<'_, Plan> {
        // A panic elsewhere never leaves the plan half changed: a change is applied after everything that can fail.
        self.plan.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn plan_mut(&self) -> RwLockWriteGuard<'_, Plan> {
        self.plan.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn engine(&self) -> RwLockReadGuard<'_, Option<Engine>> {
        self.engine.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the database; `Closed` when there is none any more.
    fn with_engine<T>(
        &self,
        act: impl FnOnce(&Engine) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.engine().as_ref().map_or(Err(StoreError::Closed), act)
    }

    fn now(&self) -> i64 {
        (self.options.now)().timestamp_millis()
    }

    /// The writer, when it may write: not stopped, and with room on the disk.
    fn ready_writer(&self) -> Result<MutexGuard<'_, Writer>, StoreError> {
        self.ready(self.writer())
    }

    /// The writer, while it may write and there is room.
    fn ready<'a>(
        &self,
        mut writer: MutexGuard<'a, Writer>,
    ) -> Result<MutexGuard<'a, Writer>, StoreError> {
        if let Some(reason) = self.engine().as_ref().and_then(Engine::failure) {
            writer.stopped.get_or_insert(reason);
        }
        if let Some(reason) = &writer.stopped {
            return Err(StoreError::ReadOnly {
                reason: reason.clone(),
            });
        }
        match disk::free_space(&self.layout.root) {
            Some(free) if free < RESERVE => Err(StoreError::DiskFull {
                free,
                needed: RESERVE,
            }),
            _ => Ok(writer),
        }
    }
}

impl Writer {
    /// Appends to the journal. A failed sync is never tried again: what the disk holds is unknown after it.
    fn append(&mut self, prepared: &(Point, Vec<u8>)) -> Result<(), StoreError> {
        self.journal
            .append(prepared)
            .inspect_err(|error| self.stop(error))
    }

    fn stop(&mut self, error: &StoreError) {
        self.stopped.get_or_insert_with(|| error.to_string());
    }
}
