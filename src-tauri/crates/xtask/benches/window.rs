//! How long until the first screen stands with data in it, and how long an empty window takes.
//!
//! `cargo xtask bench window` builds both in release and brings a screen. The two take turns, so that a busy
//! moment of the machine meets both.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs of each.
const RUNS: usize = 10;

fn main() {
    // `cargo test --benches` only asks whether it starts.
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let built = std::env::var_os("REPRISE_BUILT").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target/release"),
        PathBuf::from,
    );
    let home = tempfile::tempdir().expect("a folder for the windows' files");
    let workspace = home.path().join("plans");
    let window = || {
        let mut command = Command::new(built.join("reprise-desktop"));
        command.arg("--workspace").arg(&workspace);
        command
    };
    let empty = || Command::new(built.join("examples/empty_window"));
    fill(&built, &workspace);
    // The first start of each reads its libraries from the disk and makes its folders.
    measure(window(), home.path());
    measure(empty(), home.path());
    let mut times = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        times.0.push(measure(window(), home.path()));
        times.1.push(measure(empty(), home.path()));
    }
    tell("window_ready", times.0);
    tell("window_floor_empty", times.1);
}

/// A workspace as a person has it: two businesses with their plans.
fn fill(built: &Path, workspace: &Path) {
    let status = Command::new(built.join("reprise"))
        .arg("--workspace")
        .arg(workspace)
        .args(["sample", "load"])
        .stdout(Stdio::null())
        .status()
        .expect("the command line is built: cargo build --release -p reprise-cli");
    assert!(status.success(), "the sample is loaded");
}

/// From the start of the process to the line it prints once its first screen is painted.
fn measure(mut command: Command, home: &Path) -> Duration {
    let begun = Instant::now();
    let mut window = command
        .env("REPRISE_BENCH_READY", "1")
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .stdout(Stdio::piped())
        .spawn()
        .expect("the window is built: cargo xtask bench window");
    let output = window.stdout.take().expect("BUG: its output is piped");
    let line = BufReader::new(output).lines().map_while(Result::ok).next();
    let passed = begun.elapsed();
    let line = line.unwrap_or_default();
    assert!(line.starts_with("READY "), "the window said {line:?}");
    window.wait().expect("the window ends by itself");
    passed
}

fn tell(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let median = (times[RUNS / 2 - 1] + times[RUNS / 2]) / 2;
    let (least, most) = (times[0], times[RUNS - 1]);
    let mut out = std::io::stdout();
    writeln!(out, "BENCH {name} {}", median.as_nanos()).expect("standard output is open");
    writeln!(out, "{name}: {least:.0?} to {most:.0?} in {RUNS} runs")
        .expect("standard output is open");
}
