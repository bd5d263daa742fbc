//! Whether files have changed, told by what is in them: times lie after a checkout.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::stop::Stop;

/// Folders made from the others.
const MADE: [&str; 2] = ["node_modules", "dist"];

/// One number for the names and contents of all files below `folder`, or of the file itself.
pub fn of(path: &Path) -> Result<String, Stop> {
    let mut hasher = DefaultHasher::new();
    for file in files(path)? {
        let bytes = fs::read(&file).map_err(|error| Stop::file(&file, &error))?;
        file.strip_prefix(path).unwrap_or(&file).hash(&mut hasher);
        bytes.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Whether `stamp` is what was kept.
pub fn is_kept(kept: &Path, stamp: &str) -> bool {
    fs::read_to_string(kept).is_ok_and(|text| text == stamp)
}

/// Keeps a stamp for the next time.
pub fn keep(kept: &Path, stamp: &str) -> Result<(), Stop> {
    let folder = kept.parent().unwrap_or(kept);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(kept, stamp))
        .map_err(|error| Stop::file(kept, &error))
}

fn files(path: &Path) -> Result<Vec<PathBuf>, Stop> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let entries = fs::read_dir(path).map_err(|error| Stop::file(path, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| Stop::file(path, &error))?;
        if !MADE.iter().any(|made| entry.file_name() == *made) {
            found.extend(files(&entry.path())?);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_changes_with_content_and_name_but_not_with_what_is_made() {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::create_dir_all(folder.join("dist")).unwrap();
        fs::write(folder.join("src/a"), "1").unwrap();
        let first = of(&folder).unwrap();
        fs::write(folder.join("dist/made"), "2").unwrap();
        assert_eq!(of(&folder).unwrap(), first);
        fs::write(folder.join("src/a"), "2").unwrap();
        let second = of(&folder).unwrap();
        assert_ne!(second, first);
        fs::rename(folder.join("src/a"), folder.join("src/b")).unwrap();
        assert_ne!(of(&folder).unwrap(), second);
        let kept = folder.join("kept/stamp");
        assert!(!is_kept(&kept, &first));
        keep(&kept, &first).unwrap();
        assert!(is_kept(&kept, &first));
        fs::remove_dir_all(folder).unwrap();
    }
}
