//! Files at the rim: read with a limit, written whole or not at all.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use crate::error::{Code, Error};
use crate::view::Exported;

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// `BadFile` when it is missing, unreadable, or larger.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let failed = |error: std::io::Error| Error::file(path, "read", &error);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(Error::new(
            Code::BadFile,
            format!("the file is larger than {} MB", limit / 1_000_000),
            "Choose a smaller file; nothing was changed",
        ));
    }
    Ok(bytes)
}

/// A file's name without what it ends in.
pub(crate) fn stem(name: &str) -> String {
    let stem = Path::new(name).file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// Writes a file beside its place and moves it there when it is whole and on disk.
///
/// # Errors
/// `BadFile` when the folder is missing, not writable or full; an old file of that name is then untouched.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<Exported, Error> {
    let failed = |error: std::io::Error| Error::file(path, "written", &error);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let outcome = write_synced(&part, bytes).and_then(|()| fs::rename(&part, path));
    if outcome.is_err() {
        // Best effort: the part is worthless, and the error that matters is the one above.
        fs::remove_file(&part).ok();
    }
    outcome.map_err(failed)?;
    exported(path)
}

/// A file that was just written, with its size.
///
/// # Errors
/// `BadFile` when it is gone already.
pub(crate) fn exported(path: &Path) -> Result<Exported, Error> {
    let size = fs::metadata(path)
        .map_err(|error| Error::file(path, "written", &error))?
        .len();
    Ok(Exported {
        file: path.display().to_string(),
        bytes: size,
    })
}

fn write_synced(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_leaves_no_part_behind() {
        let folder = tempfile::tempdir().unwrap();
        let error = write(&folder.path().join("missing/brief.pdf"), b"x").unwrap_err();
        assert_eq!(error.code, Code::BadFile);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_beyond_the_limit_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big");
        fs::write(&path, [0; 11]).unwrap();
        assert!(read(&path, 10).is_err());
        assert_eq!(read(&path, 11).unwrap().len(), 11);
    }
}
