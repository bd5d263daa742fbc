//! The most memory this process held, as Linux counts it (proc(5): `VmHWM`, `clear_refs`); elsewhere nothing is said.

/// Forgets what was held until now.
pub fn begin() {
    std::fs::write("/proc/self/clear_refs", "5").ok();
}

/// Says the most that was held since, in a line below the figures.
pub fn tell(rows: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    if let Some(kilobytes) = most.and_then(|it| it.parse::<u64>().ok()) {
        println!(
            "TABLE {rows} contacts were imported with {} MB of memory at the most (bound 2 GB).",
            kilobytes * 1024 / 1_000_000
        );
    }
}
