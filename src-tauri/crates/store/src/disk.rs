//! Files that are still there after the power fails: written aside, synced, renamed, and the folder synced.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::StoreError;

/// Writes a whole file so that at every moment either the old or the new one is there.
pub fn write_durably(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let aside = aside(path);
    let mut file = File::create(&aside).map_err(StoreError::io("create", &aside))?;
    file.write_all(bytes)
        .map_err(StoreError::io("write", &aside))?;
    file.sync_all().map_err(StoreError::io("sync", &aside))?;
    rename_durably(&aside, path)
}

/// The name a file has until it is whole.
pub fn aside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".tmp");
    path.with_file_name(name)
}

/// Renames, then syncs the folder of the new name.
pub fn rename_durably(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(StoreError::io("rename", from))?;
    folder_of(to).map_or(Ok(()), sync_dir)
}

/// Makes a folder with its parents and syncs the folder it lies in.
pub fn make_dir(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(path).map_err(StoreError::io("make", path))?;
    folder_of(path).map_or(Ok(()), sync_dir)
}

/// The folder a path lies in. `all.reprise` lies in the present one, which a path calls by no name.
fn folder_of(path: &Path) -> Option<&Path> {
    let parent = path.parent()?;
    Some(if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    })
}

/// Makes the names in a folder durable. Elsewhere than on Unix folders cannot be synced, and need not be.
pub fn sync_dir(path: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        let dir = File::open(path).map_err(StoreError::io("open", path))?;
        dir.sync_all().map_err(StoreError::io("sync", path))?;
    }
    Ok(())
}

/// Removes a folder with all in it; a folder that is not there is fine.
pub fn remove_dir(path: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::io("remove", path)(error))
        }
        _ => Ok(()),
    }
}

/// Removes a file; one that is not there is fine.
pub fn remove_file(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::io("remove", path)(error))
        }
        _ => Ok(()),
    }
}

/// What a file holds; none when it is not there.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        other => other.map(Some).map_err(StoreError::io("read", path)),
    }
}

/// Files and folders directly in a folder, by name; empty when the folder is not there.
pub fn entries(dir: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let listing = match fs::read_dir(dir) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(StoreError::io("list", dir))?,
    };
    let mut paths = listing
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(StoreError::io("list", dir))?;
    paths.sort();
    Ok(paths)
}

/// Copies a folder with all in it, without syncing: a copy for people to look at, not one we rely on.
pub fn copy_dir(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(to).map_err(StoreError::io("make", to))?;
    for path in entries(from)? {
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_dir(&path, &target)?;
        } else {
            fs::copy(&path, &target).map_err(StoreError::io("copy", &path))?;
        }
    }
    Ok(())
}

/// Bytes of all files in a folder.
pub fn size_of(dir: &Path) -> Result<u64, StoreError> {
    entries(dir)?.iter().try_fold(0, |sum, path| {
        Ok(sum
            + if path.is_dir() {
                size_of(path)?
            } else {
                path.metadata().map_or(0, |meta| meta.len())
            })
    })
}

/// Bytes a user may still write where a path lies; none when the system does not say.
pub fn free_space(path: &Path) -> Option<u64> {
    path.ancestors()
        .find(|dir| dir.is_dir())
        .and_then(|dir| fs2::available_space(dir).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_durable_write_replaces_the_file_and_leaves_nothing_aside() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("logo");
        write_durably(&path, b"old").unwrap();
        write_durably(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(entries(dir.path()).unwrap(), [path]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_empty() {
        let dir = tempfile::tempdir().unwrap();
        let missing = dir.path().join("missing");
        assert!(entries(&missing).unwrap().is_empty());
        assert_eq!(size_of(&missing).unwrap(), 0);
        remove_dir(&missing).unwrap();
    }
}
