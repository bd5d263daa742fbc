//! Node and npm: the UI's packages, its build and its scripts.

use std::path::Path;
use std::process::Command;

use crate::place::Place;
use crate::process;
use crate::say::say;
use crate::setup::stamp;
use crate::stop::Stop;

/// The oldest Node that Vite 8 runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Stops when Node or npm is missing or too old.
pub fn check() -> Result<(), Stop> {
    let hint = format!(
        "install Node {}.{} or newer with npm, from nodejs.org or your system's packages",
        OLDEST.0, OLDEST.1
    );
    let version = process::answer(Command::new("node").arg("--version"))
        .ok_or_else(|| Stop::new("node is missing", &hint))?;
    if parse(&version).is_none_or(|present| present < OLDEST) {
        return Err(Stop::new(format!("node {version} is too old"), hint));
    }
    process::answer(npm(Path::new(".")).arg("--version"))
        .map(|_| ())
        .ok_or_else(|| Stop::new("npm is missing", hint))
}

/// `npm ci` when the lock file is not the one last installed from.
pub fn install(folder: &Path) -> Result<(), Stop> {
    let lock = folder.join("package-lock.json");
    if !lock.is_file() {
        return Err(Stop::new(
            format!("{} is missing", lock.display()),
            "run `npm install` beside its package.json and commit the lock file",
        ));
    }
    let wanted = stamp::of(&lock)?;
    let kept = folder.join("node_modules/.xtask-stamp");
    if stamp::is_kept(&kept, &wanted) {
        return Ok(());
    }
    // No package of ours needs a script to install; a stranger's would run on the developer's machine.
    process::run(npm(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    stamp::keep(&kept, &wanted)
}

/// `npm run build` when a file of the UI has changed.
pub fn build(place: &Place) -> Result<(), Stop> {
    let wanted = stamp::of(&place.ui())?;
    let kept = place.target.join("xtask/ui.stamp");
    if stamp::is_kept(&kept, &wanted) && place.ui().join("dist/index.html").is_file() {
        say("ui/dist is fresh");
        return Ok(());
    }
    process::run(&mut script(&place.ui(), "build"))?;
    stamp::keep(&kept, &wanted)
}

/// `npm run SCRIPT`, ready to start.
pub fn script(folder: &Path, script: &str) -> Command {
    let mut command = npm(folder);
    command.args(["run", "--silent", script]);
    command
}

fn npm(folder: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder);
    command
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(parse("v20.9.0").unwrap() < OLDEST);
        assert!(parse("v20.20.2").unwrap() >= OLDEST);
        assert!(parse("v100.1.0").unwrap() >= OLDEST);
        assert_eq!(parse("nightly"), None);
    }
}
