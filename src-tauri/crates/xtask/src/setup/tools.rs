//! Tools that cargo brings: nextest is used when it is there, cargo-deny is built once.

use std::path::PathBuf;
use std::process::Command;

use crate::place::Place;
use crate::process;
use crate::stop::Stop;

/// The version whose rules `deny.toml` is written for.
const DENY: &str = "0.20.2";

/// Whether tests can run under nextest. Without it they run under `cargo test`: slower, not less.
pub fn has_nextest() -> bool {
    process::program(&["cargo-nextest"]).is_some()
}

/// cargo-deny: the person's own, or one built into the target folder.
///
/// A debug build without network features takes about two minutes on two cores, once; checking the
/// whole graph with it takes five seconds.
pub fn deny(place: &Place) -> Result<PathBuf, Stop> {
    let tools = place.target.join("tools");
    let built = tools.join("bin/cargo-deny");
    if let Some(own) = process::program(&["cargo-deny"]) {
        return Ok(own);
    }
    if is_wanted(&built) {
        return Ok(built);
    }
    let work = tools.join("build");
    process::run(
        process::cargo(&place.root)
            .args([
                "install",
                "--locked",
                "--debug",
                "--no-default-features",
                "--force",
            ])
            .args(["--version", DENY, "cargo-deny"])
            .arg("--root")
            .arg(&tools)
            .env("CARGO_TARGET_DIR", &work)
            .env("CARGO_PROFILE_DEV_DEBUG", "0"),
    )?;
    std::fs::remove_dir_all(&work).map_err(|error| Stop::file(&work, &error))?;
    Ok(built)
}

fn is_wanted(built: &PathBuf) -> bool {
    process::answer(Command::new(built).arg("--version"))
        .is_some_and(|version| version.ends_with(DENY))
}
