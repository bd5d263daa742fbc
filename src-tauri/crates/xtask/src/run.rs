//! `cargo xtask run`: from a clone to the window, on the user's own workspace.

use std::process::{Command, ExitCode};

use crate::place::Place;
use crate::process;
use crate::say::say;
use crate::setup;
use crate::stop::Stop;

/// Builds what is stale, opens the window and waits until it is closed.
///
/// The window gets `arguments` (`--sample` opens a throw-away workspace filled with the sample).
/// A debug build: it is there in a tenth of the time, and what is slow in debug is optimized by profile.
pub fn run(place: &Place, arguments: &[&str]) -> Result<ExitCode, Stop> {
    if !has_display() {
        return Err(Stop::new(
            "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)",
            "the command line does the same without a window: cargo run -p reprise-cli -- --help",
        ));
    }
    setup::for_building(place)?;
    setup::build_ui(place)?;
    process::run(process::cargo(&place.root).args([
        "build",
        "--package=reprise-desktop",
        "--features=custom-protocol",
    ]))?;
    let window = place.target.join("debug").join(WINDOW);
    say("opening the window");
    let status = Command::new(&window)
        .args(arguments)
        .status()
        .map_err(|error| Stop::file(&window, &error))?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

const WINDOW: &str = if cfg!(windows) {
    "reprise-desktop.exe"
} else {
    "reprise-desktop"
};

fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
