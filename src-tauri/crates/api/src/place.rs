//! Where a person's own workspace is, the same for the window and for the command line.

use std::path::PathBuf;

/// The folder of the user's own workspace: below the platform's folder for application data.
pub fn own_workspace() -> PathBuf {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|it| !it.is_empty())
            .map(PathBuf::from)
    };
    let home = || variable("HOME").unwrap_or_default();
    let data = if cfg!(target_os = "windows") {
        variable("APPDATA").unwrap_or_default()
    } else if cfg!(target_os = "macos") {
        home().join("Library/Application Support")
    } else {
        variable("XDG_DATA_HOME").unwrap_or_else(|| home().join(".local/share"))
    };
    data.join("app.reprise.desktop").join("workspace")
}
