//! `cargo xtask test`: runs the stages, times them, stops at the first that fails, and ends with totals.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::place::Place;
use crate::say::{say, spell};
use crate::setup;
use crate::stages::{STAGES, Stage};
use crate::stop::Stop;

/// Runs every stage.
pub fn everything(place: &Place) -> Result<ExitCode, Stop> {
    run(place, &STAGES.iter().collect::<Vec<_>>())
}

/// Runs one stage by its name.
pub fn only(place: &Place, name: &str) -> Result<ExitCode, Stop> {
    let stage = STAGES
        .iter()
        .find(|stage| stage.name == name)
        .ok_or_else(|| {
            let names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
            Stop::new(
                format!("there is no stage `{name}`"),
                format!("these are: {}", names.join(", ")),
            )
        })?;
    run(place, &[stage])
}

/// Names the stages.
pub fn list() -> ExitCode {
    for stage in &STAGES {
        say(format!("{:14} {}", stage.name, stage.about));
    }
    ExitCode::SUCCESS
}

fn run(place: &Place, stages: &[&Stage]) -> Result<ExitCode, Stop> {
    let mut times: Vec<(&str, Duration)> = Vec::new();
    let start = Instant::now();
    say("== set-up");
    setup::for_testing(place)?;
    times.push(("set-up", start.elapsed()));
    for (number, stage) in stages.iter().enumerate() {
        say(format!(
            "\n== {} ({} of {}): {}",
            stage.name,
            number + 1,
            stages.len(),
            stage.about
        ));
        let began = Instant::now();
        let outcome = (stage.run)(place);
        let took = began.elapsed();
        times.push((stage.name, took));
        if let Err(stop) = outcome {
            totals(&times, 1);
            return Err(Stop::new(
                format!("stage {} failed after {}: {stop}", stage.name, spell(took)),
                format!("run it alone with: cargo xtask test --only {}", stage.name),
            ));
        }
        say(format!("== {} passed in {}", stage.name, spell(took)));
    }
    totals(&times, 0);
    Ok(ExitCode::SUCCESS)
}

/// One line a stage, then the sum, then the count in the form that CI systems read.
fn totals(times: &[(&str, Duration)], failed: usize) {
    say("");
    for (name, time) in times {
        say(format!("{name:14} {:>12}", spell(*time)));
    }
    let sum = times.iter().map(|(_, time)| *time).sum();
    say(format!("{:14} {:>12}", "together", spell(sum)));
    // The set-up is no check.
    let passed = times.len() - 1 - failed;
    say(format!("stages: {passed} passed, {failed} failed"));
}
