//! Files that appear together: written beside their places, moved there when all of them are whole and on disk.
//!
//! A file that is there already is replaced only when asked. What is left by an error, a stop or a killed program are
//! drafts (`.part`), never a half file under its name.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Code, Error};

/// Files on their way.
pub(super) struct Output {
    folder: PathBuf,
    overwrite: bool,
    drafts: Vec<Draft>,
    /// Whether the folder was made here, and goes again when nothing comes of it.
    made: bool,
    finished: bool,
}

struct Draft {
    path: PathBuf,
    target: PathBuf,
    file: File,
}

impl Output {
    /// Begins in a folder, which is made when only its last part is missing.
    ///
    /// # Errors
    /// `BadFile` when it cannot be made or is no folder.
    pub(super) fn begin(folder: &Path, overwrite: bool) -> Result<Self, Error> {
        let made = !folder.is_dir();
        if made {
            fs::create_dir(folder).map_err(|error| Error::file(folder, "made", &error))?;
        }
        Ok(Self {
            folder: folder.to_owned(),
            overwrite,
            drafts: Vec::new(),
            made,
            finished: false,
        })
    }

    /// Where a file will be.
    pub(super) fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// Refuses a name that is taken, unless files may be replaced.
    ///
    /// # Errors
    /// `Refused`.
    pub(super) fn refuse_present(&self, name: &str) -> Result<(), Error> {
        if !self.overwrite && self.folder.join(name).exists() {
            return Err(Error::new(
                Code::Refused,
                format!("‘{name}’ is there already"),
                "Choose another folder, or ask for files to be overwritten; nothing was written",
            ));
        }
        Ok(())
    }

    /// Begins a file and returns its number.
    ///
    /// # Errors
    /// `BadFile` when it cannot be made.
    pub(super) fn draft(&mut self, name: &str) -> Result<usize, Error> {
        let path = self.folder.join(format!("{name}.part"));
        let file = File::create(&path).map_err(|error| Error::file(&path, "written", &error))?;
        self.drafts.push(Draft {
            path,
            target: self.folder.join(name),
            file,
        });
        Ok(self.drafts.len() - 1)
    }

    /// Gives a file another name than it was begun with.
    ///
    /// # Errors
    /// `Refused` when the name is taken.
    pub(super) fn name(&mut self, draft: usize, name: &str) -> Result<(), Error> {
        self.refuse_present(name)?;
        self.drafts[draft].target = self.folder.join(name);
        Ok(())
    }

    /// Adds to a file.
    ///
    /// # Errors
    /// `BadFile` when the disk refuses.
    pub(super) fn write(&mut self, draft: usize, bytes: &[u8]) -> Result<(), Error> {
        let draft = &mut self.drafts[draft];
        draft
            .file
            .write_all(bytes)
            .map_err(|error| Error::file(&draft.target, "written", &error))
    }

    /// Puts every file in its place. When one cannot be, those moved before it go again, unless they replaced others.
    ///
    /// # Errors
    /// `BadFile` when the disk refuses.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        for draft in &self.drafts {
            let failed = |error| Error::file(&draft.target, "written", &error);
            draft.file.sync_all().map_err(failed)?;
        }
        let mut moved: Vec<&Path> = Vec::new();
        for draft in &self.drafts {
            if let Err(error) = fs::rename(&draft.path, &draft.target) {
                if !self.overwrite {
                    // Best effort: the error that matters is the one below.
                    moved.iter().for_each(|path| drop(fs::remove_file(path)));
                }
                return Err(Error::file(&draft.target, "written", &error));
            }
            moved.push(&draft.target);
        }
        self.finished = true;
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        // Best effort: whatever went wrong is told elsewhere.
        for draft in &self.drafts {
            fs::remove_file(&draft.path).ok();
        }
        if self.made {
            fs::remove_dir(&self.folder).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn files_appear_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("out");
        let mut output = Output::begin(&place, false).unwrap();
        let one = output.draft("one.csv").unwrap();
        output.write(one, b"1").unwrap();
        drop(output);
        assert!(!place.exists());
        let mut output = Output::begin(&place, false).unwrap();
        let one = output.draft("one-1.csv").unwrap();
        output.write(one, b"1").unwrap();
        output.name(one, "one.csv").unwrap();
        output.finish().unwrap();
        assert_eq!(names(&place), ["one.csv"]);
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("one.csv"), "old").unwrap();
        let output = Output::begin(folder.path(), false).unwrap();
        assert_eq!(
            output.refuse_present("one.csv").unwrap_err().code,
            Code::Refused
        );
        drop(output);
        let mut output = Output::begin(folder.path(), true).unwrap();
        output.refuse_present("one.csv").unwrap();
        let one = output.draft("one.csv").unwrap();
        output.write(one, b"new").unwrap();
        output.finish().unwrap();
        assert_eq!(fs::read(folder.path().join("one.csv")).unwrap(), b"new");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let error = Output::begin(&folder.path().join("a/b"), false).map(drop);
        assert_eq!(error.unwrap_err().code, Code::BadFile);
    }
}
