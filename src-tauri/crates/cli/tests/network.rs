//! Nothing leaves the computer: the command cannot open a connection, because it never asks the
//! system for the calls that would.
//!
//! The binary's own list of what it takes from the C library is read. One crate below it makes system
//! calls on its own: `rustix`, which asks for the terminal's width; its network part is not built.

#![cfg(all(
    target_os = "linux",
    target_pointer_width = "64",
    target_endian = "little"
))]
#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

use std::collections::BTreeSet;
use std::process::Command;

/// Calls that open, accept, or look up a connection.
const CONNECTING: [&str; 12] = [
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "send",
    "sendto",
    "sendmsg",
    "getaddrinfo",
    "gethostbyname",
];

/// Section types of an ELF file.
const DYNAMIC_SYMBOLS: u32 = 11;

fn number<const BYTES: usize>(file: &[u8], at: usize) -> usize {
    let mut wide = [0; 8];
    wide[..BYTES].copy_from_slice(&file[at..at + BYTES]);
    u64::from_le_bytes(wide) as usize
}

/// Names the binary takes from elsewhere: undefined dynamic symbols.
fn imports(file: &[u8]) -> BTreeSet<String> {
    assert_eq!(&file[..4], b"\x7fELF");
    let (table, size, count) = (
        number::<8>(file, 40),
        number::<2>(file, 58),
        number::<2>(file, 60),
    );
    let section = |index: usize| table + index * size;
    let dynamic = (0..count)
        .map(section)
        .find(|at| number::<4>(file, at + 4) == DYNAMIC_SYMBOLS as usize)
        .expect("a program that uses the C library lists what it takes");
    let names = number::<8>(file, section(number::<4>(file, dynamic + 40)) + 24);
    let (start, length) = (
        number::<8>(file, dynamic + 24),
        number::<8>(file, dynamic + 32),
    );
    (start..start + length)
        .step_by(24)
        .filter(|at| number::<2>(file, at + 6) == 0)
        .map(|at| {
            let name = &file[names + number::<4>(file, at)..];
            let end = name.iter().position(|byte| *byte == 0).unwrap();
            String::from_utf8_lossy(&name[..end]).into_owned()
        })
        .collect()
}

#[test]
fn the_command_takes_nothing_from_the_system_that_connects() {
    let imports = imports(&std::fs::read(env!("CARGO_BIN_EXE_reprise")).unwrap());
    assert!(
        imports.contains("fsync"),
        "the list was not read: {imports:?}"
    );
    let connecting: Vec<_> = CONNECTING
        .into_iter()
        .filter(|it| imports.contains(*it))
        .collect();
    assert!(
        connecting.is_empty(),
        "the command could connect: {connecting:?}"
    );
}

#[test]
fn a_program_that_connects_would_be_seen() {
    // This test's own file may: it holds a listener.
    std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let own = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    assert!(imports(&own).contains("bind"));
}

#[test]
fn no_crate_below_connects_past_the_c_library() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--package=reprise-cli",
            "--edges=normal",
            "--prefix=none",
            "--format={p} {f}",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.contains("reprise-api"));
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        let features: Vec<&str> = words.last().unwrap_or_default().split(',').collect();
        if ["rustix", "linux-raw-sys"].contains(&name) {
            assert!(!features.contains(&"net"), "{line}");
        }
        let raw = [
            "syscalls", "sc", "io-uring", "socket2", "mio", "tokio", "hyper", "ureq", "reqwest",
            "curl", "rustls", "openssl",
        ];
        assert!(!raw.contains(&name), "{name} is linked into the command");
    }
}
