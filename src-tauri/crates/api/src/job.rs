//! Long work: it reports how far it is and stops when asked, leaving nothing half done.

use std::collections::BTreeSet;
use std::sync::Mutex;

use crate::error::{Code, Error};
use crate::event::Event;
use crate::session::Session;

/// Names of the jobs that were asked to stop.
#[derive(Default)]
pub(crate) struct Cancellations(Mutex<BTreeSet<String>>);

impl Cancellations {
    /// Asks a job to stop at its next step.
    pub(crate) fn ask(&self, job: &str) {
        self.lock().insert(job.to_owned());
    }

    fn take(&self, job: &str) -> bool {
        self.lock().remove(job)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeSet<String>> {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// One piece of long work under a name the caller chose; an empty name reports nothing.
pub(crate) struct Job<'a> {
    session: &'a Session,
    name: String,
}

impl<'a> Job<'a> {
    /// Begins; an old wish to stop a job of the same name is forgotten.
    pub(crate) fn begin(session: &'a Session, name: &str) -> Self {
        session.cancellations.take(name);
        Self {
            session,
            name: name.to_owned(),
        }
    }

    /// Reports, and stops when the person asked.
    ///
    /// # Errors
    /// `Cancelled`.
    pub(crate) fn step(&self, done: u64, total: Option<u64>, doing: &str) -> Result<(), Error> {
        if self.name.is_empty() {
            return Ok(());
        }
        if self.session.cancellations.take(&self.name) {
            return Err(Error::new(
                Code::Cancelled,
                "stopped",
                "Nothing was changed",
            ));
        }
        self.session.tell(&Event::Progress {
            job: self.name.clone(),
            done,
            total,
            doing: doing.to_owned(),
        });
        Ok(())
    }
}
