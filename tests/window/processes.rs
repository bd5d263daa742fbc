//! What the system says of running programs: their words, their children, their sockets.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Whether something comes true in a time.
pub(crate) fn within(time: Duration, mut comes_true: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + time;
    while Instant::now() < end {
        if comes_true() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    comes_true()
}

/// Programs that were started with a word inside a folder.
pub(crate) fn with_words(folder: &Path) -> Vec<u32> {
    let folder = folder.to_str().unwrap();
    all()
        .into_iter()
        .filter(|pid| {
            fs::read(format!("/proc/{pid}/cmdline"))
                .is_ok_and(|words| String::from_utf8_lossy(&words).contains(folder))
        })
        .collect()
}

/// A program and everything it started, and what those started.
pub(crate) fn tree(root: u32) -> BTreeSet<u32> {
    let parents: Vec<(u32, u32)> = all()
        .into_iter()
        .filter_map(|pid| Some((pid, parent(pid)?)))
        .collect();
    let mut tree = BTreeSet::from([root]);
    loop {
        let before = tree.len();
        for (pid, parent) in &parents {
            if tree.contains(parent) {
                tree.insert(*pid);
            }
        }
        if tree.len() == before {
            return tree;
        }
    }
}

/// The name of a program's file.
pub(crate) fn name(pid: u32) -> String {
    fs::read_link(format!("/proc/{pid}/exe"))
        .ok()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .unwrap_or_default()
}

/// The TCP, UDP and raw sockets of a program, one line each as the system tells them.
pub(crate) fn network_sockets(pid: u32) -> Vec<String> {
    let own = sockets(pid);
    let mut found = Vec::new();
    for table in [
        "tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6",
    ] {
        let text = fs::read_to_string(format!("/proc/{pid}/net/{table}")).unwrap_or_default();
        for line in text.lines().skip(1) {
            // The tenth column is the socket's number.
            let number = line.split_whitespace().nth(9).unwrap_or_default();
            if own.contains(number) {
                found.push(format!("{} {table} {}", name(pid), line.trim()));
            }
        }
    }
    found
}

/// The numbers of all sockets a program holds.
fn sockets(pid: u32) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(format!("/proc/{pid}/fd")) else {
        return BTreeSet::new();
    };
    entries
        .flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .filter_map(|link| {
            let text = link.to_str()?;
            Some(text.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned())
        })
        .collect()
}

fn all() -> Vec<u32> {
    fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

fn parent(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name stands in parentheses and may hold spaces; behind it come state and parent.
    stat.rsplit_once(')')?
        .1
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()
}
