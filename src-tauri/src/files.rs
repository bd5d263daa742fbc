//! Files a person picked, dropped or opened, under names a page cannot make up.
//!
//! The page gets a token for each; only a token leads to a path. One picked for reading is never written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use uuid::Uuid;

/// What a person allowed with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// As often as the page likes while the program runs.
    Read,
    /// Once.
    Write,
}

/// A file as the page knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Picked {
    /// The token.
    pub(crate) file: String,
    /// The file's name without its folder, to show.
    pub(crate) name: String,
}

/// The files the page may name.
#[derive(Debug, Default)]
pub(crate) struct Files(Mutex<HashMap<String, Offered>>);

#[derive(Debug)]
struct Offered {
    path: PathBuf,
    purpose: Purpose,
    /// A written file may still be shown in the file manager.
    spent: bool,
}

impl Files {
    /// Gives out a token for a file a person chose.
    pub(crate) fn offer(&self, path: PathBuf, purpose: Purpose) -> Picked {
        let file = Uuid::new_v4().to_string();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let spent = false;
        let offered = Offered {
            path,
            purpose,
            spent,
        };
        self.held().insert(file.clone(), offered);
        Picked { file, name }
    }

    /// The path behind a token, for this purpose only. A token for writing is spent by that.
    pub(crate) fn take(&self, token: &str, purpose: Purpose) -> Option<PathBuf> {
        let mut held = self.held();
        let offered = held.get_mut(token)?;
        if offered.purpose != purpose || offered.spent {
            return None;
        }
        offered.spent = purpose == Purpose::Write;
        Some(offered.path.clone())
    }

    /// Makes a token for writing good again, after nothing came of it.
    pub(crate) fn give_back(&self, token: &str) {
        if let Some(offered) = self.held().get_mut(token) {
            offered.spent = false;
        }
    }

    /// The path behind a token or, when a command answered with it, behind a path that was written here.
    pub(crate) fn shown(&self, token_or_path: &str) -> Option<PathBuf> {
        let held = self.held();
        let by_token = held.get(token_or_path).map(|offered| &offered.path);
        by_token
            .or_else(|| {
                held.values()
                    .map(|offered| &offered.path)
                    .find(|path| path.as_path() == Path::new(token_or_path))
            })
            .cloned()
    }

    fn held(&self) -> MutexGuard<'_, HashMap<String, Offered>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_to_read_may_be_read_again_but_never_written() {
        let files = Files::default();
        let picked = files.offer("/home/dana/people.csv".into(), Purpose::Read);
        assert_eq!(picked.name, "people.csv");
        for _ in 0..2 {
            let path = files.take(&picked.file, Purpose::Read);
            assert_eq!(path, Some(PathBuf::from("/home/dana/people.csv")));
        }
        assert_eq!(files.take(&picked.file, Purpose::Write), None);
    }

    #[test]
    fn a_file_to_write_is_written_once_and_never_read() {
        let files = Files::default();
        let picked = files.offer("/home/dana/brief.pdf".into(), Purpose::Write);
        assert_eq!(files.take(&picked.file, Purpose::Read), None);
        assert!(files.take(&picked.file, Purpose::Write).is_some());
        assert_eq!(files.take(&picked.file, Purpose::Write), None);
        files.give_back(&picked.file);
        assert!(files.take(&picked.file, Purpose::Write).is_some());
    }

    #[test]
    fn only_files_a_person_chose_are_shown() {
        let files = Files::default();
        let path = PathBuf::from("/home/dana/brief.pdf");
        let picked = files.offer(path.clone(), Purpose::Write);
        assert_eq!(files.shown(&picked.file), Some(path.clone()));
        assert_eq!(files.shown("/home/dana/brief.pdf"), Some(path));
        assert_eq!(files.shown("/home/dana"), None);
    }
}
