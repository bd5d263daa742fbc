//! The words the window was started with: which workspace, and a workspace file to offer.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use url::Url;

/// How to start the window.
pub(crate) const USAGE: &str = "usage: reprise-desktop [--workspace DIR | --sample] [FILE.reprise]";

/// What the words ask for.
#[derive(Debug, PartialEq)]
pub(crate) enum Asked {
    Window(Arguments),
    /// Something to print instead of a window.
    Text(String),
}

/// How the window is to open.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Arguments {
    pub(crate) workspace: Workspace,
    /// A workspace file the person opened from the file manager.
    pub(crate) file: Option<PathBuf>,
}

/// Which workspace to open.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) enum Workspace {
    /// The user's own. Only this one is shared by all windows, so only here a second start joins the first.
    #[default]
    Own,
    Folder(PathBuf),
    /// The sample businesses in a folder that is gone afterwards.
    Sample,
}

/// Reads the words after the program's name; relative paths start at `folder`.
///
/// # Errors
/// A sentence saying which word is wrong.
pub(crate) fn read(
    words: impl IntoIterator<Item = OsString>,
    folder: &Path,
) -> Result<Asked, String> {
    let mut arguments = Arguments::default();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word.to_str().unwrap_or_default() {
            "--help" | "-h" => return Ok(Asked::Text(USAGE.to_owned())),
            "--version" | "-V" => {
                return Ok(Asked::Text(format!(
                    "Reprise {}",
                    env!("CARGO_PKG_VERSION")
                )));
            }
            "--sample" => arguments.workspace = Workspace::Sample,
            "--workspace" => {
                let value = words.next().ok_or("--workspace needs a folder")?;
                arguments.workspace = Workspace::Folder(folder.join(value));
            }
            option if option.starts_with('-') => return Err(format!("{option} is not known")),
            _ => arguments.file = Some(path_of(&word, folder)),
        }
    }
    Ok(Asked::Window(arguments))
}

/// File managers hand over a path or a `file:` address.
fn path_of(word: &OsString, folder: &Path) -> PathBuf {
    word.to_str()
        .filter(|text| text.starts_with("file:"))
        .and_then(|text| Url::parse(text).ok()?.to_file_path().ok())
        .unwrap_or_else(|| folder.join(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str]) -> Result<Asked, String> {
        read(words.iter().map(OsString::from), Path::new("/home/dana"))
    }

    fn window(workspace: Workspace, file: Option<&str>) -> Result<Asked, String> {
        Ok(Asked::Window(Arguments {
            workspace,
            file: file.map(PathBuf::from),
        }))
    }

    #[test]
    fn without_words_it_is_the_own_workspace() {
        assert_eq!(check(&[]), window(Workspace::Own, None));
    }

    #[test]
    fn a_relative_folder_starts_where_the_person_stands() {
        let folder = Workspace::Folder("/home/dana/plans".into());
        assert_eq!(check(&["--workspace", "plans"]), window(folder, None));
    }

    #[test]
    fn a_file_may_be_a_path_or_an_address() {
        let named = window(Workspace::Own, Some("/home/dana/a plan.reprise"));
        assert_eq!(check(&["a plan.reprise"]), named);
        assert_eq!(check(&["file:///home/dana/a%20plan.reprise"]), named);
    }

    #[test]
    fn a_word_that_is_not_known_is_named() {
        assert!(
            check(&["--wrokspace", "x"])
                .unwrap_err()
                .contains("--wrokspace")
        );
        assert!(check(&["--workspace"]).unwrap_err().contains("folder"));
    }
}
