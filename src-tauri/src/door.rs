//! The open workspace, or why there is none. It opens on its own thread, beside the webview's start.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use reprise_api::{Code, Error, Event, Session, Surroundings, own_workspace};
use serde_json::Value;
use tempfile::TempDir;

use crate::arguments::Workspace;
use crate::copies;

/// What the window's commands go through.
pub(crate) struct Door {
    workspace: Workspace,
    listener: Arc<dyn Fn(&Event) + Send + Sync>,
    state: Mutex<State>,
    settled: Condvar,
}

enum State {
    Opening,
    Open(Opened),
    Failed(Error),
}

struct Opened {
    session: Arc<Session>,
    /// The sample's folder, gone once closed.
    throwaway: Option<TempDir>,
}

impl Door {
    /// Begins to open a workspace. Calls wait until it is open.
    pub(crate) fn open(
        workspace: Workspace,
        listener: impl Fn(&Event) + Send + Sync + 'static,
    ) -> Arc<Self> {
        let door = Arc::new(Self {
            workspace,
            listener: Arc::new(listener),
            state: Mutex::new(State::Opening),
            settled: Condvar::new(),
        });
        let opening = Arc::clone(&door);
        std::thread::spawn(move || opening.settle());
        door
    }

    /// The session, once opening has come to an end. After a failure each call tries anew, so that a
    /// workspace another program had open is there as soon as that one is closed.
    ///
    /// # Errors
    /// Why the workspace could not be opened.
    pub(crate) fn session(&self) -> Result<Arc<Session>, Error> {
        let mut state = self.state();
        if matches!(*state, State::Failed(_)) {
            *state = State::Opening;
            drop(state);
            self.settle();
            state = self.state();
        }
        let state = self
            .settled
            .wait_while(state, |state| matches!(state, State::Opening))
            .unwrap_or_else(PoisonError::into_inner);
        match &*state {
            State::Open(opened) => Ok(Arc::clone(&opened.session)),
            State::Failed(error) => Err(error.clone()),
            State::Opening => Err(broken()),
        }
    }

    /// Makes the last bytes safe, and removes the sample. Calls after that fail.
    pub(crate) fn close(&self) {
        let mut state = self
            .settled
            .wait_while(self.state(), |state| matches!(state, State::Opening))
            .unwrap_or_else(PoisonError::into_inner);
        if let State::Open(opened) = &mut *state {
            if let Err(error) = opened.session.close() {
                log::error!("closing: {:?}", error.code);
            }
            drop(opened.throwaway.take());
        }
    }

    fn settle(&self) {
        // Whatever happens, those who wait must hear of it.
        let outcome = catch_unwind(AssertUnwindSafe(|| open(&self.workspace)));
        let state = match outcome.unwrap_or_else(|_| Err(broken())) {
            Ok(opened) => {
                let listener = Arc::clone(&self.listener);
                opened
                    .session
                    .subscribe(Box::new(move |event| listener(event)));
                copies::keep(Arc::downgrade(&opened.session));
                State::Open(opened)
            }
            Err(error) => {
                log::warn!("opening: {:?}", error.code);
                State::Failed(error)
            }
        };
        *self.state() = state;
        self.settled.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open(workspace: &Workspace) -> Result<Opened, Error> {
    let session = |folder: &Path| Session::open(folder, Surroundings::of_this_machine());
    let (session, throwaway) = match workspace {
        Workspace::Own => (session(&own_workspace())?, None),
        Workspace::Folder(folder) => (session(folder)?, None),
        Workspace::Sample => {
            let folder = tempfile::Builder::new()
                .prefix("reprise-sample-")
                .tempdir()
                .map_err(|error| Error::file(&std::env::temp_dir(), "written", &error))?;
            let session = session(&folder.path().join("workspace"))?;
            session.call("sample_load", Value::Null)?;
            (session, Some(folder))
        }
    };
    Ok(Opened {
        session: Arc::new(session),
        throwaway,
    })
}

fn broken() -> Error {
    Error::new(
        Code::Failed,
        "the workspace could not be opened because of a fault in Reprise",
        "Start Reprise again; if it stays, check the workspace with `reprise workspace check`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(folder: &Path) -> Arc<Door> {
        Door::open(Workspace::Folder(folder.to_owned()), |_| {})
    }

    #[test]
    fn a_second_door_opens_when_the_first_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let first = open(folder.path());
        assert!(first.session().is_ok());
        let second = open(folder.path());
        assert_eq!(second.session().err().unwrap().code, Code::PlanInUse);
        first.close();
        assert!(second.session().is_ok());
        second.close();
    }

    #[test]
    fn what_changes_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let hears = Arc::clone(&told);
        let door = Door::open(Workspace::Folder(folder.path().to_owned()), move |event| {
            hears.lock().unwrap().push(event.clone());
        });
        let draft = serde_json::json!({ "name": "Juniper" });
        door.session()
            .unwrap()
            .call("client_create", draft)
            .unwrap();
        let told = told.lock().unwrap();
        assert!(matches!(&told[..], [Event::Changed { label, .. }] if label.contains("Juniper")));
    }

    #[test]
    fn the_sample_is_there_and_gone_afterwards() {
        let door = Door::open(Workspace::Sample, |_| {});
        let session = door.session().unwrap();
        let shown = session.call("workspace_show", Value::Null).unwrap();
        let folder = std::path::PathBuf::from(shown["folder"].as_str().unwrap());
        let clients = session.call("client_list", Value::Null).unwrap();
        assert_eq!(clients.as_array().unwrap().len(), 2);
        assert!(folder.is_dir());
        door.close();
        assert!(!folder.exists());
    }
}
