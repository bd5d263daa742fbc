//! What `cargo xtask test` does, stage by stage, in the order that fails soonest.
//!
//! Every Rust stage selects the whole workspace with the same features. Another selection would make
//! cargo unify features differently and build the large crates, typst above all, a second time.

use std::path::PathBuf;
use std::process::Command;

use crate::place::Place;
use crate::process;
use crate::setup;
use crate::stop::Stop;

/// One stage.
pub struct Stage {
    /// What `--only` takes.
    pub name: &'static str,
    /// What it makes sure of.
    pub about: &'static str,
    /// The work.
    pub run: fn(&Place) -> Result<(), Stop>,
}

/// All stages in order. The UI is built early because the shell embeds it: the lints compile that.
pub const STAGES: [Stage; 11] = [
    stage("formatting", "rustfmt and Prettier agree", formatting),
    stage("ui-build", "the UI builds", setup::build_ui),
    stage(
        "ui-tests",
        "svelte-check finds no wrong type, vitest passes",
        ui_tests,
    ),
    stage("lints", "clippy, ESLint and stylelint find nothing", lints),
    stage("build", "everything compiles", build),
    stage("bindings", "ui/src/host/bindings.ts is fresh", bindings),
    stage(
        "rust-tests",
        "unit tests, journeys and house rules pass",
        rust_tests,
    ),
    stage("doc-tests", "the worked examples are true", doc_tests),
    stage(
        "browser-tests",
        "the UI and the embed work in Chromium",
        browser_tests,
    ),
    stage("window-test", "the real window works", window_test),
    stage(
        "licenses",
        "licenses, bans and sources are as deny.toml says",
        licenses,
    ),
];

const fn stage(
    name: &'static str,
    about: &'static str,
    run: fn(&Place) -> Result<(), Stop>,
) -> Stage {
    Stage { name, about, run }
}

/// The one selection: all packages, the window showing the built UI, the window's own test and benches.
const SELECTION: [&str; 2] = [
    "--workspace",
    "--features=reprise-desktop/custom-protocol,reprise-tests/window,xtask/browser,xtask/window",
];

/// The test target that needs a screen.
const WINDOW: &str = "window";

fn formatting(place: &Place) -> Result<(), Stop> {
    process::run(process::cargo(&place.root).args(["fmt", "--all", "--check"]))?;
    setup::npm_run(&place.ui(), "format:check")?;
    setup::npm_run(&place.browser_tests(), "format:check")
}

fn ui_tests(place: &Place) -> Result<(), Stop> {
    setup::npm_run(&place.ui(), "check")?;
    setup::npm_run(&place.ui(), "test")
}

fn lints(place: &Place) -> Result<(), Stop> {
    setup::npm_run(&place.ui(), "lint")?;
    process::run(
        process::cargo(&place.root)
            .arg("clippy")
            .args(SELECTION)
            .args(["--all-targets", "--", "--deny=warnings"]),
    )
}

fn build(place: &Place) -> Result<(), Stop> {
    process::run(
        process::cargo(&place.root)
            .arg("build")
            .args(SELECTION)
            // The tests' features count for the programs too when both are built at once.
            .args(["--bins", "--examples", "--tests"]),
    )
}

fn bindings(place: &Place) -> Result<(), Stop> {
    // Under CI the test fails on a stale file; elsewhere it only writes the fresh one.
    process::run(tests(place).arg("--test=bindings").env("CI", "1"))
}

fn rust_tests(place: &Place) -> Result<(), Stop> {
    let mut command = tests(place);
    command.args(["--lib", "--bins"]);
    for target in place
        .targets_of("test")
        .filter(|target| target.name != WINDOW)
    {
        command.arg(format!("--test={}", target.name));
    }
    process::run(&mut command)
}

fn doc_tests(place: &Place) -> Result<(), Stop> {
    process::run(
        process::cargo(&place.root)
            .args(["test", "--doc"])
            .args(SELECTION),
    )
}

fn browser_tests(place: &Place) -> Result<(), Stop> {
    setup::npm_run(&place.browser_tests(), "check")?;
    setup::build_ui(place)?;
    build(place)?;
    let chromium = setup::chromium().ok_or_else(|| {
        Stop::new(
            "there is no Chromium",
            "install the package chromium and come again",
        )
    })?;
    process::run(
        setup::npm_script(&place.browser_tests(), "test")
            .env("REPRISE_CHROMIUM", chromium)
            .env("REPRISE_BUILT", built(place)),
    )
}

fn window_test(place: &Place) -> Result<(), Stop> {
    if !place.targets_of("test").any(|target| target.name == WINDOW) {
        return Err(Stop::new(
            "the package reprise-tests declares no test `window`",
            "",
        ));
    }
    setup::build_ui(place)?;
    build(place)?;
    let mut inner = tests(place);
    inner.arg(format!("--test={WINDOW}"));
    process::run(on_a_screen(&inner).env("REPRISE_BUILT", built(place)))
}

fn licenses(place: &Place) -> Result<(), Stop> {
    let deny = setup::deny(place)?;
    // Advisories need a database that cannot be had offline; deny.toml says how to check them.
    process::run(
        Command::new(deny)
            .current_dir(&place.root)
            .args(["check", "licenses", "bans", "sources"]),
    )
}

/// The runner of Rust tests, selection given, targets not yet.
fn tests(place: &Place) -> Command {
    let mut command = process::cargo(&place.root);
    if setup::has_nextest() {
        command.args(["nextest", "run"]);
    } else {
        command.arg("test");
    }
    // All that is wrong at once, not the first of it.
    command.args(SELECTION).arg("--no-fail-fast");
    command
}

/// Where browser and window tests find the programs: `reprise-desktop`, `reprise`, `examples/devhost`.
fn built(place: &Place) -> PathBuf {
    place.target.join("debug")
}

/// The same command on a screen and a session bus of its own.
pub fn on_a_screen(inner: &Command) -> Command {
    let mut outer = Command::new("xvfb-run");
    outer
        .args([
            "-a",
            "-s",
            "-screen 0 1280x900x24",
            "dbus-run-session",
            "--",
        ])
        .arg(inner.get_program())
        .args(inner.get_args());
    if let Some(folder) = inner.get_current_dir() {
        outer.current_dir(folder);
    }
    outer
}

#[cfg(test)]
mod tests_of_stages {
    use super::*;

    #[test]
    fn stages_have_names_of_their_own() {
        for (position, stage) in STAGES.iter().enumerate() {
            let first = STAGES.iter().position(|other| other.name == stage.name);
            assert_eq!(first, Some(position), "{} is there twice", stage.name);
        }
    }

    #[test]
    fn a_command_keeps_its_words_and_folder_on_a_screen() {
        let mut inner = Command::new("cargo");
        inner.args(["test", "--test=window"]).current_dir("/tmp");
        let outer = on_a_screen(&inner);
        let words: Vec<_> = outer.get_args().collect();
        assert_eq!(outer.get_program(), "xvfb-run");
        assert!(words.ends_with(&[
            "--".as_ref(),
            "cargo".as_ref(),
            "test".as_ref(),
            "--test=window".as_ref()
        ]));
        assert_eq!(outer.get_current_dir(), Some("/tmp".as_ref()));
    }
}
