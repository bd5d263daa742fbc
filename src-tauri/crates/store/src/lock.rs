//! One process at a time: our own lock file, taken before anything else in the workspace is touched.

use std::fs::{File, OpenOptions, TryLockError};

use crate::error::StoreError;
use crate::layout::Layout;

/// Held as long as the workspace is open; the system releases it when the process ends, however it ends.
#[derive(Debug)]
pub struct WorkspaceLock {
    _file: File,
}

impl WorkspaceLock {
    /// Takes the lock.
    ///
    /// # Errors
    /// `PlanInUse` when another holder has it.
    pub fn take(layout: &Layout) -> Result<Self, StoreError> {
        let path = layout.lock();
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(StoreError::io("open", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::PlanInUse {
                dir: layout.root.clone(),
            }),
            Err(TryLockError::Error(error)) => Err(StoreError::io("lock", &path)(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_is_refused_until_the_first_lets_go() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        let first = WorkspaceLock::take(&layout).unwrap();
        assert!(matches!(
            WorkspaceLock::take(&layout),
            Err(StoreError::PlanInUse { .. })
        ));
        drop(first);
        WorkspaceLock::take(&layout).unwrap();
    }
}
