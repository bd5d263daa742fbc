//! Carrying changes over to the database, and syncing it, behind the reply.
//!
//! A change is durable once it is in the journal. Writing and syncing the database as well before the answer doubles
//! its price and buys nothing: an open replays what the database lacks. So a thread does both soon after, and everyone
//! who is about to drop journal asks for a sync first.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::behind::Behind;
use crate::error::StoreError;

/// Writes of this time are synced together.
const GATHER: Duration = Duration::from_millis(500);

/// A thread that syncs when asked. Ends, after a last sync, when it is dropped.
#[derive(Debug)]
pub struct Flusher {
    ask: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
    failed: Arc<Mutex<Option<String>>>,
}

impl Flusher {
    /// Starts the thread for a database and our own handle of its file.
    pub fn start(
        db: sled::Db,
        behind: Arc<Behind>,
        file: File,
        path: &Path,
    ) -> Result<Self, StoreError> {
        let (ask, asked) = channel();
        let failed = Arc::new(Mutex::new(None));
        let report = Arc::clone(&failed);
        let work = move || {
            while gather(&asked) {
                let carried = behind.settle().map_err(|error| error.to_string());
                let synced = sync(&db, &file).map_err(|error| error.to_string());
                if let Err(error) = carried.and(synced) {
                    report
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .get_or_insert(error);
                }
            }
        };
        let thread = thread::Builder::new()
            .name("store-sync".to_owned())
            .spawn(work);
        let thread = thread.map_err(StoreError::io("start a thread for", path))?;
        Ok(Self {
            ask: Some(ask),
            thread: Some(thread),
            failed,
        })
    }

    /// Asks for a sync soon.
    pub fn ask(&self) {
        if let Some(ask) = &self.ask {
            // It only fails when the thread has ended, and then the failure it reported is what counts.
            let _ = ask.send(());
        }
    }

    /// What the first sync that failed said.
    pub fn failure(&self) -> Option<String> {
        self.failed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Flusher {
    fn drop(&mut self) {
        drop(self.ask.take());
        if let Some(thread) = self.thread.take() {
            // A panic of sled in there has nobody left to be told to.
            drop(thread.join());
        }
    }
}

/// Flushes and syncs, so that it survives a power failure.
pub fn sync(db: &sled::Db, file: &File) -> io::Result<()> {
    db.flush().map_err(|error| match error {
        sled::Error::Io(error) => error,
        other => io::Error::other(other.to_string()),
    })?;
    file.sync_data()
}

/// Waits for someone to ask, and then for more; false when nobody can ask any more and nothing is left to do.
fn gather(asked: &Receiver<()>) -> bool {
    if asked.recv().is_err() {
        return false;
    }
    let end = Instant::now() + GATHER;
    loop {
        match asked.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return true,
        }
    }
}
