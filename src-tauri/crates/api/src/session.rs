//! An open workspace and what a handler needs beside it: now, the author, those who listen.
//!
//! One session per open workspace; it may be shared between threads. Reads run side by side, writes
//! one after another. Deliberately not here: windows, command lines, sockets.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use reprise_domain::entity::Edit;
use reprise_domain::id::ObjectId;
use reprise_domain::workspace::Workspace;
use reprise_store::{OpenReport, Options, Store};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::commands;
use crate::contacts::{self, Books};
use crate::error::{Code, Error};
use crate::event::Event;
use crate::job::Cancellations;
use crate::people::CountedPeople;
use crate::previews::{PreviewPage, Previews};

thread_local! {
    /// The change that the command at work on this thread made last: a command writes on the thread it is called on.
    static LAST_MADE: Cell<Option<u64>> = const { Cell::new(None) };
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Made {
    /// What the command answers.
    pub answer: Value,
    /// Place, in the history, of the change it made, the last of several; none when it wrote nothing.
    pub change: Option<u64>,
}

/// Who listens to a session's events.
pub type Listener = Box<dyn Fn(&Event) + Send + Sync>;

/// What a session takes from the world around it.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Name written into the history while the settings name nobody.
    pub account: String,
    /// Name of this computer, part of every stamp.
    pub device: String,
    /// The present moment.
    pub now: fn() -> DateTime<Utc>,
}

impl Surroundings {
    /// The account, computer and clock of the machine.
    pub fn of_this_machine() -> Self {
        let variable = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| std::env::var(name).ok())
                .filter(|value| !value.is_empty())
        };
        let hostname = || {
            std::fs::read_to_string("/etc/hostname")
                .ok()
                .map(|name| name.trim().to_owned())
        };
        Self {
            account: variable(&["USER", "USERNAME"]).unwrap_or_else(|| "me".to_owned()),
            device: variable(&["HOSTNAME", "COMPUTERNAME"])
                .or_else(hostname)
                .unwrap_or_else(|| "this computer".to_owned()),
            now: Utc::now,
        }
    }
}

/// An open workspace.
pub struct Session {
    folder: PathBuf,
    surroundings: Surroundings,
    /// None once closed.
    store: RwLock<Option<Store>>,
    opened: OpenReport,
    /// What came of an erasure that the last session left unfinished.
    erasure: Option<String>,
    listeners: RwLock<Vec<Listener>>,
    pub(crate) cancellations: Cancellations,
    pub(crate) books: Books,
    pub(crate) counted_people: CountedPeople,
    pub(crate) previews: Previews,
}

impl Session {
    /// Opens the workspace in a folder, making an empty one where there is none.
    ///
    /// # Errors
    /// `PlanInUse` when another program has it open, `NewerVersion`, `Failed`.
    pub fn open(folder: &Path, surroundings: Surroundings) -> Result<Self, Error> {
        let options = Options::new(&surroundings.device, surroundings.now);
        let (store, opened) = Store::open(folder, options)?;
        let mut session = Self {
            folder: folder.to_owned(),
            surroundings,
            store: RwLock::new(Some(store)),
            opened,
            erasure: None,
            listeners: RwLock::default(),
            cancellations: Cancellations::default(),
            books: Books::default(),
            counted_people: CountedPeople::default(),
            previews: Previews::default(),
        };
        session.erasure = contacts::erasure_finished(&session);
        Ok(session)
    }

    /// Carries out one command.
    ///
    /// # Errors
    /// Whatever the command says; `Malformed` for an unknown one.
    pub fn call(&self, name: &str, request: Value) -> Result<Value, Error> {
        commands::dispatch(self, name, request)
    }

    /// As `call`, with the change it made.
    ///
    /// # Errors
    /// As `call`.
    pub fn make(&self, name: &str, request: Value) -> Result<Made, Error> {
        LAST_MADE.take();
        let answer = self.call(name, request)?;
        Ok(Made {
            answer,
            change: LAST_MADE.take(),
        })
    }

    /// Tells a listener every event from now on, on the thread that caused it.
    pub fn subscribe(&self, listener: Listener) {
        self.listeners
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .push(listener);
    }

    /// Makes a backup when something changed and the last one is 15 minutes old; true if it did. Cheap when nothing
    /// is due, so whoever keeps a session open for long asks once a minute.
    ///
    /// # Errors
    /// `Failed` once closed, and when the disk refuses; the workspace itself is not affected.
    pub fn backup_if_due(&self) -> Result<bool, Error> {
        self.with_store(|store| Ok(store.backup_if_due()?.is_some()))
    }

    /// Makes a backup when one is due, and closes the workspace. Calls after that fail.
    ///
    /// # Errors
    /// `Failed` when the last bytes could not be made safe.
    pub fn close(&self) -> Result<(), Error> {
        match self
            .store
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
        {
            Some(store) => Ok(store.close()?),
            None => Ok(()),
        }
    }

    /// The bytes of a stored picture, by the hash that names it.
    ///
    /// # Errors
    /// `Failed` for a name that is no hash, and when the picture is not there or damaged.
    pub fn object(&self, hash: &str) -> Result<Vec<u8>, Error> {
        let id = ObjectId(hash.to_owned());
        self.with_store(|store| Ok(store.object_get(&id)?))
    }

    /// The page that a behaviour preview waits for, by its token; once. Never fails: an unknown token is a page too.
    pub fn preview(&self, token: &str) -> PreviewPage {
        self.previews.take(token)
    }

    /// What opening the workspace had to mend, one sentence each; empty when nothing.
    pub fn opening(&self) -> Vec<String> {
        let mut told = if self.opened.is_worth_telling() {
            self.opened.in_words()
        } else {
            Vec::new()
        };
        told.extend(self.erasure.clone());
        told
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads the workspace.
    pub(crate) fn read<T>(
        &self,
        look: impl FnOnce(&Workspace) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.with_store(|store| look(&store.read()))
    }

    /// Makes one change of the history and tells it. No edits, no change.
    pub(crate) fn write(&self, label: impl Into<String>, edits: Vec<Edit>) -> Result<(), Error> {
        if edits.is_empty() {
            return Ok(());
        }
        let author = self.author()?;
        let change = self.with_store(|store| Ok(store.commit(&label.into(), &author, edits)?))?;
        self.tell_change(&change);
        Ok(())
    }

    /// As `write`, with what is decided on the workspace as it is then; nobody else writes in between. Answers with what
    /// else `decide` gives.
    pub(crate) fn write_decided<Known>(
        &self,
        decide: impl FnOnce(&Workspace) -> Result<(String, Vec<Edit>, Known), Error>,
    ) -> Result<Known, Error> {
        let author = self.author()?;
        let (change, known) = self.with_store(|store| store.commit_decided(&author, decide))?;
        if let Some(change) = change {
            self.tell_change(&change);
        }
        Ok(known)
    }

    pub(crate) fn tell_change(&self, change: &reprise_domain::change::Change) {
        LAST_MADE.set(Some(change.seq));
        let mut kinds: Vec<_> = change.edits.iter().map(|edit| edit.kind).collect();
        kinds.sort();
        kinds.dedup();
        self.tell(&Event::Changed {
            seq: change.seq,
            label: change.label.clone(),
            kinds,
            ids: change.edits.iter().map(|edit| edit.id).collect(),
        });
    }

    pub(crate) fn tell(&self, event: &Event) {
        for listener in self
            .listeners
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
        {
            listener(event);
        }
    }

    /// Uses the store.
    pub(crate) fn with_store<T>(
        &self,
        act: impl FnOnce(&Store) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let guard: RwLockReadGuard<'_, Option<Store>> =
            self.store.read().unwrap_or_else(PoisonError::into_inner);
        match guard.as_ref() {
            Some(store) => act(store),
            None => Err(closed()),
        }
    }

    pub(crate) fn author(&self) -> Result<String, Error> {
        self.read(|workspace| {
            Ok(match workspace.settings.author.as_str() {
                "" => self.surroundings.account.clone(),
                author => author.to_owned(),
            })
        })
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.surroundings.now)()
    }

    /// Today in a zone.
    pub(crate) fn today(&self, zone: Tz) -> NaiveDate {
        self.now().with_timezone(&zone).date_naive()
    }

    /// A new id; ids made later sort later.
    pub(crate) fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

fn closed() -> Error {
    Error::new(
        Code::Failed,
        "the workspace is closed",
        "Start Reprise again; everything saved is safe",
    )
}
