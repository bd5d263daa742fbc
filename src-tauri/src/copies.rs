//! Rolling backups: while a workspace is open it is asked once a minute whether one is due.

use std::sync::Weak;
use std::time::Duration;

use reprise_api::Session;

/// How often it is asked. A backup is due after a quarter of an hour of work, so a minute late is early enough.
const PAUSE: Duration = Duration::from_secs(60);

/// Keeps copies of a workspace until it is closed, on a thread of its own.
pub(crate) fn keep(session: Weak<Session>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(PAUSE);
            let Some(session) = session.upgrade() else {
                return;
            };
            // A disk that is full now may have room in a minute; the person is told by the next write.
            if let Err(error) = session.backup_if_due() {
                log::warn!("rolling backup: {:?}", error.code);
            }
        }
    });
}
