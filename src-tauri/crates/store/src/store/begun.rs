//! What was begun and has to be finished, by the next session if not by this one: a note in the workspace folder beside
//! the data, so that it survives a restore as well. What it says is its writer's business.

use super::Store;
use crate::disk;
use crate::error::StoreError;

impl Store {
    /// Notes what is begun, in the place of what was noted before. When it returns, the note survives a power failure.
    ///
    /// # Errors
    /// `DiskFull`, `Io`, `ReadOnly`, `Closed`; the note before it then stands.
    pub fn note_begun(&self, note: &[u8]) -> Result<(), StoreError> {
        let _writer = self.ready_writer()?;
        disk::write_durably(&self.layout.begun(), note)
    }

    /// What was begun and not finished. What is left of a note that was itself cut short goes: nothing was begun after it.
    ///
    /// # Errors
    /// `Io`.
    pub fn begun(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let note = self.layout.begun();
        disk::remove_file(&disk::aside(&note))?;
        disk::read_if_there(&note)
    }

    /// Removes the note.
    ///
    /// # Errors
    /// `Io`.
    pub fn note_finished(&self) -> Result<(), StoreError> {
        let note = self.layout.begun();
        disk::remove_file(&note)?;
        disk::sync_dir(&self.layout.root)
    }
}
