//! Filling a calendar from a file, as scripts and other planners do: no workspace is opened for it.

use std::path::Path;
use std::time::{Duration, Instant};

use reprise_engines::cadence::solve::{
    Conflict, Instance, Schedule, Status, Task, conflict, solve,
};

use crate::error::{Code, Error};
use crate::file;

/// Largest instance file in bytes.
const LIMIT: u64 = 200_000_000;

/// Fills the calendar of a `launch-plan/1` file for at most so long. The same seed searches in the same way; how far it
/// comes depends on the machine.
///
/// # Errors
/// `BadFile` when the file cannot be read or makes no sense.
pub fn cadence_solve(path: &Path, limit: Duration, seed: u64) -> Result<Schedule, Error> {
    let start = Instant::now();
    let instance = read(path)?;
    let task = Task {
        seed,
        ..Task::default()
    };
    let outcome = solve(
        &instance,
        &task,
        &mut |_| start.elapsed() < limit,
        &mut |_| {},
    );
    Ok(Schedule {
        seconds: start.elapsed().as_secs_f64(),
        ..outcome.schedule
    })
}

/// Why a `launch-plan/1` file has no plan: the fewest rules that cannot hold together. None when that is not proved.
///
/// # Errors
/// `BadFile` when the file cannot be read or makes no sense.
pub fn cadence_explain(path: &Path) -> Result<Option<Conflict>, Error> {
    Ok(conflict(&read(path)?, &Task::default()))
}

/// Whether a schedule says that there is no plan, or that none was found.
pub fn has_no_plan(schedule: &Schedule) -> bool {
    schedule.status != Status::Feasible
}

fn read(path: &Path) -> Result<Instance, Error> {
    let bytes = file::read(path, LIMIT)?;
    let text = String::from_utf8_lossy(&bytes);
    Instance::read(&text).map_err(|error| {
        Error::new(
            Code::BadFile,
            error.to_string(),
            "Check the file against the format launch-plan/1",
        )
    })
}
