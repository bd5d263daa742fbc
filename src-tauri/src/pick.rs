//! The native dialogs: they open here and not in the page, so that a path never passes through it.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tauri::WebviewWindow;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

/// What a file to read is for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum OpenKind {
    Contacts,
    Logo,
    Template,
    Workspace,
}

/// What kind of file is to be written.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SaveKind {
    Pdf,
    Docx,
    Html,
    Md,
    Ics,
    Csv,
    Json,
    Svg,
    Png,
    Reprise,
}

/// Longest suggested name, in characters; file systems take 255 bytes.
const NAME_LIMIT: usize = 60;

impl OpenKind {
    fn filter(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Contacts => ("Contact lists", &["csv", "tsv", "txt", "xlsx", "ods"]),
            Self::Logo => ("Pictures", &["png", "jpg", "jpeg", "webp", "svg"]),
            Self::Template => ("Widget templates", &["json"]),
            Self::Workspace => ("Reprise workspaces", &["reprise"]),
        }
    }
}

impl SaveKind {
    fn filter(self) -> (&'static str, &'static str) {
        match self {
            Self::Pdf => ("PDF documents", "pdf"),
            Self::Docx => ("Word documents", "docx"),
            Self::Html => ("Web pages", "html"),
            Self::Md => ("Markdown texts", "md"),
            Self::Ics => ("Calendars", "ics"),
            Self::Csv => ("Tables", "csv"),
            Self::Json => ("Widget templates", "json"),
            Self::Svg => ("Drawings", "svg"),
            Self::Png => ("Pictures", "png"),
            Self::Reprise => ("Reprise workspaces", "reprise"),
        }
    }
}

/// Asks for a file to read; none when the person thinks better of it. Waits: not for the main thread.
pub(crate) fn open(window: &WebviewWindow, kind: OpenKind) -> Option<PathBuf> {
    if let Some(path) = test_pick() {
        return Some(path);
    }
    let (name, endings) = kind.filter();
    let asked = dialog(window)
        .add_filter(name, endings)
        .blocking_pick_file()?;
    asked.into_path().ok()
}

/// Asks where to write; none when the person thinks better of it. Waits: not for the main thread.
pub(crate) fn save(window: &WebviewWindow, kind: SaveKind, suggested: &str) -> Option<PathBuf> {
    let (name, ending) = kind.filter();
    let suggested = file_name(suggested, ending);
    if let Some(path) = test_pick() {
        return Some(if path.is_dir() {
            path.join(suggested)
        } else {
            path
        });
    }
    let asked = dialog(window)
        .add_filter(name, &[ending])
        .set_file_name(suggested)
        .blocking_save_file()?;
    Some(with_ending(&asked.into_path().ok()?, ending))
}

/// Asks for a folder to write into; none when the person thinks better of it. Waits: not for the main thread.
pub(crate) fn folder(window: &WebviewWindow) -> Option<PathBuf> {
    if let Some(path) = test_pick() {
        return Some(path);
    }
    let asked = dialog(window)
        .set_can_create_directories(true)
        .blocking_pick_folder()?;
    asked.into_path().ok()
}

fn dialog(window: &WebviewWindow) -> FileDialogBuilder<tauri::Wry> {
    window.dialog().file().set_parent(window)
}

/// A test cannot click a native dialog: it names the file, or the folder to write into, beforehand.
#[cfg(debug_assertions)]
fn test_pick() -> Option<PathBuf> {
    std::env::var_os("REPRISE_TEST_PICK").map(PathBuf::from)
}

#[cfg(not(debug_assertions))]
fn test_pick() -> Option<PathBuf> {
    None
}

/// A name every file system takes, with its ending.
fn file_name(suggested: &str, ending: &str) -> String {
    let stem = suggested
        .strip_suffix(&format!(".{ending}"))
        .unwrap_or(suggested);
    let forbidden = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let stem: String = stem
        .chars()
        .map(|c| if forbidden(c) { ' ' } else { c })
        .take(NAME_LIMIT)
        .collect();
    let stem = stem.trim_matches(|c: char| c.is_whitespace() || c == '.');
    let stem = if stem.is_empty() { "Reprise" } else { stem };
    format!("{stem}.{ending}")
}

/// Adds a forgotten ending, unless that would hit a file the person was not asked about.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        return path.to_owned();
    }
    let ended = path.with_extension(ending);
    if ended.exists() {
        path.to_owned()
    } else {
        ended
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggested_name_is_one_every_file_system_takes() {
        assert_eq!(file_name("Juniper: brief.pdf", "pdf"), "Juniper  brief.pdf");
        assert_eq!(file_name("../../etc/passwd", "md"), "etc passwd.md");
        assert_eq!(file_name("..", "ics"), "Reprise.ics");
        assert_eq!(
            file_name(&"я".repeat(300), "csv").chars().count(),
            NAME_LIMIT + 4
        );
    }

    #[test]
    fn a_forgotten_ending_is_added_but_never_onto_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let named = folder.path().join("brief");
        assert_eq!(with_ending(&named, "pdf"), folder.path().join("brief.pdf"));
        std::fs::write(folder.path().join("brief.pdf"), "").unwrap();
        assert_eq!(with_ending(&named, "pdf"), named);
        assert_eq!(
            with_ending(Path::new("/a/b.txt"), "pdf"),
            Path::new("/a/b.txt")
        );
    }
}
