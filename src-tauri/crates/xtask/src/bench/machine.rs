//! What the figures were measured on, and when.

use std::process::Command;

use crate::process;

/// `24 November 2026, Intel(R) Xeon(R) …, 2 cores, 24 GB`; what cannot be told is left out.
pub fn line() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    [
        date(),
        processor(),
        Some(format!("{cores} cores")),
        memory(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

fn date() -> Option<String> {
    process::answer(
        Command::new("date")
            .args(["-u", "+%-d %B %Y"])
            .env("LC_ALL", "C"),
    )
}

fn processor() -> Option<String> {
    value("/proc/cpuinfo", "model name")
}

fn memory() -> Option<String> {
    let kilobytes: u64 = value("/proc/meminfo", "MemTotal")?
        .split(' ')
        .next()?
        .parse()
        .ok()?;
    Some(format!("{} GB", (kilobytes + 500_000) / 1_000_000))
}

/// The value behind the first `key : value` of a file.
fn value(file: &str, key: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
