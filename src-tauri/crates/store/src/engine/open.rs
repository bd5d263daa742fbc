//! Opening sled so that its panics and hangs stay outside the program.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::Engine;
use crate::disk;
use crate::error::StoreError;

/// An open of 1 GB takes a few seconds; what takes longer than this hangs.
const WATCHDOG: Duration = Duration::from_secs(20);
/// Longest wait for a lock that is about to be let go.
const LET_GO: Duration = Duration::from_secs(5);
/// sled's default is 1 GB; the entities live decoded in our own memory anyway.
const CACHE: u64 = 64 * 1024 * 1024;

/// Opens or makes a database, on a thread of its own: sled panics on many kinds of damage and hangs on some.
///
/// # Errors
/// `Engine` for anything sled says or panics with; `TimedOut` when the watchdog barks. The thread is then left
/// behind, and holds the database until the process ends.
pub fn open(dir: &Path) -> Result<Engine, StoreError> {
    let (send, receive) = mpsc::channel();
    let owned = dir.to_owned();
    let attempt = move || {
        let opened = catch_unwind(AssertUnwindSafe(|| open_here(&owned))).unwrap_or_else(|panic| {
            Err(StoreError::Engine {
                reason: words_of(panic.as_ref()),
            })
        });
        // Nobody listens any more after a timeout.
        drop(send.send(opened));
    };
    thread::Builder::new()
        .name("store-open".to_owned())
        .spawn(attempt)
        .map_err(StoreError::io("start a thread for", dir))?;
    receive
        .recv_timeout(WATCHDOG)
        .unwrap_or(Err(StoreError::TimedOut {
            seconds: WATCHDOG.as_secs(),
        }))
}

fn open_here(dir: &Path) -> Result<Engine, StoreError> {
    let db = open_when_let_go(dir)?;
    let engine = Engine::new(db, dir)?;
    engine.flush()?;
    // sled writes this file without a sync of its own.
    let conf = dir.join("conf");
    if let Ok(file) = std::fs::File::open(&conf) {
        file.sync_all().map_err(StoreError::io("sync", &conf))?;
    }
    disk::sync_dir(dir)?;
    Ok(engine)
}

/// Threads of sled's own may hold the lock of a database for a moment after it was closed. Nobody else has it: the
/// workspace is ours alone by then.
fn open_when_let_go(dir: &Path) -> sled::Result<sled::Db> {
    let end = Instant::now() + LET_GO;
    loop {
        let opened = sled::Config::new()
            .path(dir)
            .mode(sled::Mode::LowSpace)
            .cache_capacity(CACHE)
            .flush_every_ms(Some(500))
            .use_compression(false)
            .open();
        match opened {
            Err(sled::Error::Io(error))
                if error.to_string().contains("could not acquire lock") && Instant::now() < end =>
            {
                thread::sleep(Duration::from_millis(5));
            }
            other => return other,
        }
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("it panicked")
        .to_owned()
}

/// Deletes snapshots that were being written when the process died; returns how many.
///
/// sled takes such a file for its newest snapshot and then never opens again (spacejam/sled#1527, #1533).
pub fn remove_half_snapshots(dir: &Path) -> Result<usize, StoreError> {
    remove(dir, |name| {
        name.starts_with("snap.") && name.ends_with(".generating")
    })
}

/// Deletes all snapshots; sled reads its log from the start instead, and nothing is lost.
pub fn remove_snapshots(dir: &Path) -> Result<usize, StoreError> {
    remove(dir, |name| name.starts_with("snap."))
}

fn remove(dir: &Path, is_unwanted: impl Fn(&str) -> bool) -> Result<usize, StoreError> {
    let mut removed = 0;
    for path in disk::entries(dir)? {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if is_unwanted(name) {
            std::fs::remove_file(&path).map_err(StoreError::io("remove", &path))?;
            removed += 1;
        }
    }
    Ok(removed)
}
