//! Workspace files a person opened before the page could hear of them.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Files that wait for the page; once it listens, they go straight through.
#[derive(Debug, Default)]
pub(crate) struct Waiting(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    listening: bool,
    files: Vec<PathBuf>,
}

impl Waiting {
    /// Keeps a file for later, or hands it back when the page listens already. Only workspace files count.
    pub(crate) fn arrived(&self, file: PathBuf) -> Option<PathBuf> {
        let named = file
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("reprise"));
        if !named || !file.is_file() {
            return None;
        }
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.listening {
            return Some(file);
        }
        state.files.push(file);
        None
    }

    /// The page listens from now on: what came before.
    pub(crate) fn listens(&self) -> Vec<PathBuf> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.listening = true;
        std::mem::take(&mut state.files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_waits_until_the_page_listens() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.REPRISE");
        std::fs::write(&file, "").unwrap();
        let waiting = Waiting::default();
        assert_eq!(waiting.arrived(file.clone()), None);
        assert_eq!(waiting.listens(), std::slice::from_ref(&file));
        assert_eq!(waiting.listens(), [] as [PathBuf; 0]);
        assert_eq!(waiting.arrived(file.clone()), Some(file));
    }

    #[test]
    fn other_files_are_not_offered() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("notes.txt");
        std::fs::write(&other, "").unwrap();
        let waiting = Waiting::default();
        waiting.arrived(other);
        waiting.arrived(folder.path().join("missing.reprise"));
        assert!(waiting.listens().is_empty());
    }
}
