//! How good a calendar is by time: every instance and three seeds, at 10 ms, 100 ms, 1 s and 10 s, against the best value
//! known. Values are the worst of the seeds, so that nothing rests on luck.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use reprise_engines::cadence::solve::{Hold, Instance, Status, Task, conflict, day_options, solve};

const SEEDS: [u64; 3] = [1, 2, 3];
const MARKS: [Duration; 4] = [
    Duration::from_millis(10),
    Duration::from_millis(100),
    Duration::from_secs(1),
    Duration::from_secs(10),
];

/// Instances with the best value known before this solver, and where that came from.
const KNOWN: [(&str, i64, &str); 12] = [
    ("small", 505_621, "optimum"),
    ("small2", 144_755, "optimum"),
    ("tight_small", 333_472, "optimum"),
    ("medium", 2_068_297, "optimum"),
    ("medium2", 2_219_165, "local search, 10 s"),
    ("medium3", 2_711_447, "local search, 10 s"),
    ("tight_medium", 2_378_505, "optimum"),
    ("roomy_medium", 2_285_534, "local search, 10 s"),
    ("large", 15_394_844, "local search, 10 s"),
    ("roomy_large", 15_865_663, "local search, 10 s"),
    ("tight_large", 12_933_037, "the hidden plan"),
    ("agency", 65_853_701, "local search, 10 s"),
];
const IMPOSSIBLE: [&str; 5] = [
    "inf_window",
    "inf_cycle",
    "inf_budget",
    "inf_capacity",
    "inf_pressure",
];

fn instance(name: &str) -> Instance {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("plans")
        .join(format!("{name}.json"));
    let text = std::fs::read_to_string(path).expect("the instance is there");
    Instance::read(&text).expect("the instance makes sense")
}

/// What one run reached: the value at each mark, the moment of the first plan, and that of a proof.
struct Run {
    at: [Option<i64>; MARKS.len()],
    first: Duration,
    proved: Option<Duration>,
}

fn run(instance: &Instance, seed: u64) -> Run {
    let start = Instant::now();
    let best = Cell::new(None);
    let first = Cell::new(None);
    let at = std::cell::RefCell::new([None; MARKS.len()]);
    let mark = |now: Duration| {
        for (place, mark) in MARKS.iter().enumerate() {
            if now < *mark {
                at.borrow_mut()[place] = best.get();
            }
        }
    };
    let mut go_on = |_: u64| start.elapsed() < MARKS[MARKS.len() - 1];
    let outcome = solve(
        instance,
        &Task {
            seed,
            ..Task::default()
        },
        &mut go_on,
        &mut |worth| {
            let now = start.elapsed();
            first.set(first.get().or(Some(now)));
            best.set(Some(worth));
            mark(now);
        },
    );
    let end = start.elapsed();
    Run {
        at: at.into_inner(),
        first: first.get().unwrap_or(end),
        proved: outcome.is_best.then_some(end),
    }
}

fn main() {
    println!(
        "TABLE Worst of three seeds, as a share of the best value known before (100% is as good)."
    );
    println!("TABLE ");
    println!("TABLE | instance | best known | first plan | 10 ms | 100 ms | 1 s | 10 s | proved |");
    println!("TABLE | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (name, known, source) in KNOWN {
        let it = instance(name);
        let runs = SEEDS.map(|seed| run(&it, seed));
        let shares: Vec<String> = (0..MARKS.len())
            .map(|place| share(&runs, place, known))
            .collect();
        let first = runs.iter().map(|run| run.first).max().unwrap_or_default();
        let proved = runs
            .iter()
            .map(|run| run.proved)
            .collect::<Option<Vec<_>>>()
            .and_then(|all| all.into_iter().max());
        let proved = proved.map_or_else(|| "–".to_owned(), milliseconds);
        println!("BENCH cadence_first_plan_{name} {}", first.as_nanos());
        println!(
            "TABLE | {name} | {known} ({source}) | {} | {} | {proved} |",
            milliseconds(first),
            shares.join(" | ")
        );
    }
    for name in IMPOSSIBLE {
        let it = instance(name);
        let start = Instant::now();
        let outcome = solve(&it, &Task::default(), &mut |_| true, &mut |_| {});
        let proof = start.elapsed();
        let found = conflict(&it, &Task::default()).filter(|found| found.is_minimal);
        let rules = found.map_or(0, |found| found.rules.len());
        let proved = outcome.schedule.status == Status::Infeasible;
        println!("BENCH cadence_proof_{name} {}", proof.as_nanos());
        println!(
            "TABLE | {name} | infeasible | {} | | | | {rules} rules name why | {} |",
            if proved { "proved" } else { "**not proved**" },
            milliseconds(proof)
        );
    }
    moved_launch();
}

/// One launch of the large plan dropped elsewhere: how long until the others have made room.
fn moved_launch() {
    let it = instance("large");
    let plan = solve(
        &it,
        &Task::default(),
        &mut |steps| steps < 20_000,
        &mut |_| {},
    )
    .schedule;
    let mut times = Vec::new();
    let mut repaired = 0;
    for launch in (0..plan.launches.len()).step_by(29) {
        let mut present = plan.launches.clone();
        let options = day_options(&it, &Task::default(), &plan.launches, launch);
        // A day it may stand on as such, in the way of others.
        let away = options.iter().filter(|option| {
            option.held_by.is_some() && !matches!(option.held_by, Some(Hold::NotAllowed))
        });
        let Some(day) = away
            .map(|option| option.day)
            .min_by_key(|day| ((day - plan.launches[launch].0).abs() - 5).abs())
        else {
            continue;
        };
        present[launch].0 = day;
        let task = Task {
            seed: 1,
            moving: vec![1_000_000; present.len()],
            present: present.into_iter().map(Some).collect(),
            pinned: vec![launch],
        };
        let start = Instant::now();
        let found = Cell::new(None);
        let outcome = solve(
            &it,
            &task,
            // Until the others have made room, or a frame is over.
            &mut |_| found.get().is_none() && start.elapsed() < Duration::from_millis(100),
            &mut |worth| found.set(Some(worth)),
        );
        times.push(start.elapsed());
        repaired += usize::from(outcome.schedule.status == Status::Feasible);
    }
    times.sort_unstable();
    let median = times[times.len() / 2];
    println!("BENCH cadence_repair {}", median.as_nanos());
    println!("TABLE ");
    println!(
        "TABLE One launch of `large` dropped on a day that others are in the way of: {repaired} of {} plans repaired, median {}, slowest {}.",
        times.len(),
        milliseconds(median),
        milliseconds(times[times.len() - 1])
    );
}

fn share(runs: &[Run; SEEDS.len()], place: usize, known: i64) -> String {
    let worst = runs.iter().map(|run| run.at[place]).min().flatten();
    let all = runs.iter().all(|run| run.at[place].is_some());
    match worst.filter(|_| all) {
        Some(worth) => format!("{:.3}%", worth as f64 * 100.0 / known as f64),
        None => "–".to_owned(),
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}
