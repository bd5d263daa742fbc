//! How long the window took to show its first screen, for `cargo xtask bench window`.
//!
//! With `REPRISE_BENCH_READY` set, the moment is printed as `READY <milliseconds>` and the program ends;
//! with the value `stay` it goes on, for tests that look at a running window.

use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

static STARTED: OnceLock<Instant> = OnceLock::new();
static REACHED: AtomicBool = AtomicBool::new(false);

/// Remembers when the program began; called first of all.
pub(crate) fn started() {
    STARTED.get_or_init(|| {
        let now = Instant::now();
        // Loading the libraries of a webview takes a good part of the time, so begin where the system began.
        age_of_process()
            .and_then(|age| now.checked_sub(age))
            .unwrap_or(now)
    });
}

/// Says that the first screen is there; only the first time counts. True when the program is to end now.
pub(crate) fn reached() -> bool {
    let Some(wish) = std::env::var_os("REPRISE_BENCH_READY") else {
        return false;
    };
    if REACHED.swap(true, Ordering::Relaxed) {
        return false;
    }
    let passed = STARTED.get().map_or(Duration::ZERO, Instant::elapsed);
    let mut out = std::io::stdout();
    // A reader that went away has nothing to measure any more.
    writeln!(out, "READY {}", passed.as_millis())
        .and_then(|()| out.flush())
        .ok();
    wish != "stay"
}

/// Time since the system started this process, to a hundredth of a second; none where `/proc` does not say.
fn age_of_process() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
    // The program's name stands in parentheses and may hold spaces: count from behind it, field 3 first.
    let ticks: f64 = stat
        .rsplit_once(')')?
        .1
        .split_whitespace()
        .nth(19)?
        .parse()
        .ok()?;
    let now: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    // Linux tells user space 100 ticks a second on every architecture.
    Duration::try_from_secs_f64(now - ticks / 100.0).ok()
}
