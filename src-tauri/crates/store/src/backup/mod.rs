//! Rolling backups: whole workspace files beside the data, named so that their order is that of time.

mod retention;

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime};

use crate::disk;
use crate::error::StoreError;
use retention::kept;

/// Ending of workspace files and backups.
pub const ENDING: &str = "reprise";
/// How the moment stands in a backup's name.
const MOMENT: &str = "%Y%m%dT%H%M%S%3fZ";

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made, milliseconds since 1970 UTC.
    pub at_millis: i64,
    /// Number of the last change in it.
    pub last_seq: u64,
    /// Its size.
    pub bytes: u64,
}

/// Where a backup of a moment goes.
pub fn path_for(dir: &Path, at_millis: i64, last_seq: u64) -> PathBuf {
    dir.join(format!("{}-{last_seq:06}.{ENDING}", moment(at_millis)))
}

/// A moment as it stands in file names: sortable, UTC, no separators that file systems dislike.
pub fn moment(at_millis: i64) -> String {
    DateTime::from_timestamp_millis(at_millis)
        .unwrap_or_default()
        .format(MOMENT)
        .to_string()
}

/// All backups, newest first. Files with other names are not ours and left out.
pub fn list(dir: &Path) -> Result<Vec<Backup>, StoreError> {
    let paths = disk::entries(dir)?;
    let mut backups: Vec<_> = paths.into_iter().filter_map(backup_at).collect();
    backups.sort_by_key(|backup| std::cmp::Reverse((backup.at_millis, backup.last_seq)));
    Ok(backups)
}

/// The files of all backups, newest first.
pub fn newest_first(dir: &Path) -> Result<Vec<PathBuf>, StoreError> {
    Ok(list(dir)?.into_iter().map(|backup| backup.path).collect())
}

/// Deletes the backups that have had their time.
pub fn thin_out(dir: &Path, now_millis: i64) -> Result<(), StoreError> {
    let backups = list(dir)?;
    let moments: Vec<i64> = backups.iter().map(|backup| backup.at_millis).collect();
    let keep = kept(&moments, now_millis);
    for backup in backups
        .iter()
        .zip(keep)
        .filter(|(_, keep)| !keep)
        .map(|(backup, _)| backup)
    {
        std::fs::remove_file(&backup.path).map_err(StoreError::io("remove", &backup.path))?;
    }
    Ok(())
}

fn backup_at(path: PathBuf) -> Option<Backup> {
    let stem = path.file_stem()?.to_str()?;
    let (moment, seq) = stem.split_once('-')?;
    let at_millis = NaiveDateTime::parse_from_str(moment, MOMENT)
        .ok()?
        .and_utc()
        .timestamp_millis();
    let last_seq = seq.parse().ok()?;
    let ours = path.extension().is_some_and(|ending| ending == ENDING);
    let bytes = path.metadata().ok().filter(|_| ours)?.len();
    Some(Backup {
        path,
        at_millis,
        last_seq,
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_its_moment_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = path_for(dir.path(), 1_795_465_729_123, 42);
        std::fs::write(&path, b"x").unwrap();
        std::fs::write(dir.path().join("notes.txt"), b"x").unwrap();
        let listed = list(dir.path()).unwrap();
        assert_eq!(
            listed,
            [Backup {
                path,
                at_millis: 1_795_465_729_123,
                last_seq: 42,
                bytes: 1
            }]
        );
    }
}
