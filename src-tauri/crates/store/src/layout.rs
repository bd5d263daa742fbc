//! Where things lie in a workspace folder.
//!
//! `data/` holds what belongs together and is swapped as one (database and journal); everything else is
//! content-addressed or a copy, and survives a restore.

use std::path::{Path, PathBuf};

use crate::disk;
use crate::error::StoreError;

/// The paths of one workspace.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The workspace folder.
    pub root: PathBuf,
}

impl Layout {
    /// The layout of the workspace in a folder.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// Database and journal.
    pub fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    /// Where a restore builds the next `data`; complete before it is swapped in.
    pub fn data_new(&self) -> PathBuf {
        self.root.join("data.new")
    }

    /// Files named by their hash.
    pub fn objects(&self) -> PathBuf {
        self.root.join("objects")
    }

    /// Verified rolling backups.
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Copies of objects, one of each for all backups.
    pub fn copied_objects(&self) -> PathBuf {
        self.backups().join("objects")
    }

    /// Where the data go that a rebuild, a compaction or an erasure replaces, until they are removed.
    pub fn former_data(&self) -> PathBuf {
        self.root.join("data.old")
    }

    /// Folders of data that are no longer in use: of restores, of what could not be opened, of journals that could not be
    /// continued, and of swaps that were cut short.
    pub fn all_former(&self) -> Result<Vec<PathBuf>, StoreError> {
        let named = |dir: &Path, stem: &str| -> Result<Vec<PathBuf>, StoreError> {
            let mut paths = disk::entries(dir)?;
            paths.retain(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with(stem) && path.is_dir()
            });
            Ok(paths)
        };
        let folders = [
            named(&self.root, "data.")?,
            named(&self.before_restore(), "")?,
            named(&self.quarantine(), "")?,
            named(&self.data(), "journal.")?,
        ];
        Ok(folders.concat())
    }

    /// Copies of what could not be opened. Deleted by the program only where somebody stands in them who is erased.
    pub fn quarantine(&self) -> PathBuf {
        self.root.join("quarantine")
    }

    /// What was in use before a restore.
    pub fn before_restore(&self) -> PathBuf {
        self.root.join("before-restore")
    }

    /// What was begun and has to be finished; there only while it is not.
    pub fn begun(&self) -> PathBuf {
        self.root.join("begun")
    }

    /// Held while a process works on the workspace.
    pub fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// Present only between a clean close and the next open.
    pub fn clean_mark(&self) -> PathBuf {
        self.root.join("clean-shutdown")
    }
}

/// The database folder inside a data folder.
pub fn database(data: &Path) -> PathBuf {
    data.join("db")
}

/// The journal folder inside a data folder.
pub fn journal(data: &Path) -> PathBuf {
    data.join("journal")
}
