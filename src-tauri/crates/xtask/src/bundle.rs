//! `cargo xtask bundle`: the .deb that apt installs.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::place::Place;
use crate::process;
use crate::say::say;
use crate::setup;
use crate::stop::Stop;

/// Builds the UI and the release window, packs them, and says where the package lies and how large it is.
pub fn bundle(place: &Place) -> Result<ExitCode, Stop> {
    if !cfg!(target_os = "linux") {
        return Err(Stop::new("a .deb is made on Linux only", ""));
    }
    setup::for_building(place)?;
    setup::build_ui(place)?;
    // From the top: the packer looks for tauri.conf.json below the folder it is started in.
    process::run(
        Command::new(place.ui().join("node_modules/.bin/tauri"))
            .args(["build", "--bundles", "deb", "--config"])
            .arg(with_command_line(place)?)
            .current_dir(&place.root),
    )?;
    let folder = place.target.join("release/bundle/deb");
    let package = newest_deb(&folder)?;
    let size = package
        .metadata()
        .map_err(|error| Stop::file(&package, &error))?
        .len();
    #[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
    let megabytes = size as f64 / 1e6;
    say(format!("{} ({megabytes:.1} MB)", package.display()));
    say(format!(
        "install it with: sudo apt install {}",
        package.display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// What tauri.conf.json cannot say: where the command line was built, which `CARGO_TARGET_DIR` may change.
fn with_command_line(place: &Place) -> Result<String, Stop> {
    let program = place.target.join("release/reprise");
    let path = program.to_str().ok_or_else(|| {
        let why = format!("the name of {} is not UTF-8", program.display());
        Stop::new(why, "build in another folder")
    })?;
    let files = serde_json::json!({ "/usr/bin/reprise": path });
    let config = serde_json::json!({ "bundle": { "linux": { "deb": { "files": files } } } });
    Ok(config.to_string())
}

/// An older version's package may still lie beside the one just made.
fn newest_deb(folder: &Path) -> Result<PathBuf, Stop> {
    std::fs::read_dir(folder)
        .map_err(|error| Stop::file(folder, &error))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok())
        .ok_or_else(|| Stop::new(format!("no .deb in {}", folder.display()), ""))
}
