//! `cargo xtask bench [NAME]`: measures and writes BENCHMARKS.md.
//!
//! The contract with a bench, for whoever adds one:
//! - A suite is every `[[bench]]` target (`harness = false`) of one name, of whatever package; the name is what
//!   `bench NAME` takes. It is found by itself.
//! - It prints its figures on standard output, either as divan's table (then nothing is to be done), or
//!   one line a figure: `BENCH <name> <median in nanoseconds>`. Other lines are shown and not read.
//! - What no single figure can say (quality by time, say) it prints as lines `TABLE <markdown>`; they stand below its
//!   figures as they are.
//! - A name is a function's name, said in full: `change_durable`. A floor (the least that the machine itself
//!   takes for the same job) is measured by the same suite in the same run, under a name of its own.
//! - What a figure is held against, and which floor stands beside it, is one row in `bounds.rs`.
//! - A target that asks for the feature `window` opens windows. It runs on a screen and session bus of its own, after the release build of shell, command line and the shell's examples, and finds them
//!   below the folder in `REPRISE_BUILT`: `reprise-desktop`, `reprise`, `examples/empty_window`.
//! - A target that asks for the feature `browser` drives Chromium over the UI as it is built for release.

mod bounds;
mod machine;
mod paper;
mod reading;

use std::collections::BTreeMap;
use std::process::ExitCode;

use crate::bench::reading::Figures;
use crate::place::{Place, Target};
use crate::process;
use crate::say::say;
use crate::setup;
use crate::stages::on_a_screen;
use crate::stop::Stop;

/// The feature of targets that open windows.
const WINDOW: &str = "window";
/// The feature of targets that drive Chromium.
const BROWSER: &str = "browser";

/// Targets by the name of their suite.
type Suites<'a> = BTreeMap<&'a str, Vec<&'a Target>>;

/// Measures every suite.
pub fn everything(place: &Place) -> Result<ExitCode, Stop> {
    run(place, &suites(place))
}

/// Measures one suite and leaves the figures of the others in BENCHMARKS.md as they are.
pub fn only(place: &Place, name: &str) -> Result<ExitCode, Stop> {
    let mut suites = suites(place);
    let Some(targets) = suites.remove(name) else {
        let names: Vec<&str> = suites.into_keys().collect();
        return Err(Stop::new(
            format!("there is no bench `{name}`"),
            format!("these are: {}", names.join(", ")),
        ));
    };
    run(place, &Suites::from([(name, targets)]))
}

fn suites(place: &Place) -> Suites<'_> {
    let mut suites = Suites::new();
    for target in place.targets_of("bench") {
        suites.entry(&target.name).or_default().push(target);
    }
    suites
}

fn run(place: &Place, suites: &Suites<'_>) -> Result<ExitCode, Stop> {
    let mut broken = Vec::new();
    for (name, targets) in suites {
        let (mut figures, mut more) = (Figures::new(), String::new());
        for target in targets {
            say(format!("\n== {name} ({})", target.package));
            let (own, its_table) = measure(place, target)?;
            if own.is_empty() {
                return Err(Stop::new(
                    format!("the bench {name} of {} said no figure", target.package),
                    "src-tauri/crates/xtask/src/bench/mod.rs tells what it is to print",
                ));
            }
            figures.extend(own);
            more += &its_table;
        }
        let rows = bounds::rows(&figures);
        paper::write(place, name, &rows, &more)?;
        broken.extend(rows.into_iter().filter(|row| row.holds == Some(false)));
    }
    say("\nBENCHMARKS.md is written");
    if broken.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let lines: Vec<String> = broken
        .iter()
        .map(|row| format!("{}: {} does not hold", row.name, row.bound))
        .collect();
    Err(Stop::new(
        lines.join("\n  "),
        "measure again on a quiet machine before believing it",
    ))
}

/// The figures of a target, and the lines that stand below them.
fn measure(place: &Place, target: &Target) -> Result<(Figures, String), Stop> {
    let mut command = process::cargo(&place.root);
    command
        .arg("bench")
        .arg(format!("--package={}", target.package))
        .arg(format!("--bench={}", target.name));
    if !target.features.is_empty() {
        command.arg(format!("--features={}", target.features.join(",")));
    }
    let asks_for = |feature| target.features.iter().any(|it| it == feature);
    if asks_for(BROWSER) {
        prepare_pages(place)?;
    }
    if asks_for(WINDOW) {
        prepare_windows(place)?;
        command = on_a_screen(&command);
        command.env("REPRISE_BUILT", place.target.join("release"));
    }
    let (mut figures, mut more) = (Figures::new(), String::new());
    process::run_and_hear(&mut command, |line| {
        figures.extend(reading::figure(line));
        if let Some(row) = line.strip_prefix("TABLE ") {
            more += row;
            more.push('\n');
        }
    })?;
    Ok((figures, more))
}

fn prepare_pages(place: &Place) -> Result<(), Stop> {
    setup::for_testing(place)?;
    setup::build_ui(place)
}

fn prepare_windows(place: &Place) -> Result<(), Stop> {
    prepare_pages(place)?;
    process::run(process::cargo(&place.root).args([
        "build",
        "--release",
        "--package=reprise-desktop",
        "--package=reprise-cli",
        "--features=reprise-desktop/custom-protocol",
        "--bins",
        "--examples",
    ]))
}
