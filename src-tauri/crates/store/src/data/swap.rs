//! Putting a newly built data folder in the place of the present one, so that a crash leaves one of the two.

use std::path::Path;

use crate::disk;
use crate::error::StoreError;
use crate::layout::Layout;

/// The last file written into a new data folder: without it the folder is not whole.
const WHOLE: &str = "whole";

/// Marks a newly built folder as whole.
pub fn mark_whole(dir: &Path) -> Result<(), StoreError> {
    disk::write_durably(&dir.join(WHOLE), b"")
}

/// Swaps the whole new folder in; the present one goes to `keep`.
pub fn swap_in(layout: &Layout, keep: &Path) -> Result<(), StoreError> {
    if layout.data().exists() {
        if let Some(parent) = keep.parent() {
            disk::make_dir(parent)?;
        }
        disk::rename_durably(&layout.data(), keep)?;
    }
    disk::rename_durably(&layout.data_new(), &layout.data())
}

/// Finishes or forgets a swap that was interrupted; true when one was finished.
pub fn finish_swap(layout: &Layout) -> Result<bool, StoreError> {
    let (present, next) = (layout.data(), layout.data_new());
    if !present.exists() && next.join(WHOLE).exists() {
        disk::rename_durably(&next, &present)?;
        return Ok(true);
    }
    disk::remove_dir(&next)?;
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dir_with(path: &Path, file: &str) {
        std::fs::create_dir_all(path).unwrap();
        std::fs::write(path.join(file), b"").unwrap();
    }

    #[test]
    fn a_swap_interrupted_between_its_renames_is_finished() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        dir_with(&layout.data_new(), "new");
        mark_whole(&layout.data_new()).unwrap();
        assert!(finish_swap(&layout).unwrap());
        assert!(layout.data().join("new").exists());
    }

    #[test]
    fn a_half_built_folder_is_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        dir_with(&layout.data(), "old");
        dir_with(&layout.data_new(), "half");
        assert!(!finish_swap(&layout).unwrap());
        assert!(layout.data().join("old").exists() && !layout.data_new().exists());
    }
}
