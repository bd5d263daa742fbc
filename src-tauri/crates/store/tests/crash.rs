//! A process that writes is killed 200 times at random moments: no acknowledged change is lost, none is torn.
//!
//! The writer is this test in a child process. It says `open N` when it has opened, and `ack N` after each
//! change. Every change renames two clients to its own number, so that a torn one would show.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use reprise_domain::entity::{Edit, Kind};
use reprise_store::{Store, StoreError};
use support::{add_client, client, contact_book, id, names, open};

const KILLS: u64 = 200;
/// However slow a machine is, by then a store is open.
const PATIENCE: Duration = Duration::from_secs(30);
const SELF: &str = "killed_two_hundred_times_it_loses_nothing_acknowledged";

#[test]
fn killed_two_hundred_times_it_loses_nothing_acknowledged() {
    if let Ok(dir) = std::env::var("REPRISE_TEST_CRASH") {
        write_until_killed(Path::new(&dir));
    }
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Name 2");
    add_client(&store, 2, "Name 2");
    store.close().unwrap();
    drop(store);
    let (mut acknowledged, mut opened, mut random) = (2, 0, 0x9e37_79b9_7f4a_7c15_u64);
    for round in 0..KILLS {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // Every second kill falls into the opening or shortly after it, the others come while it writes: how long an
        // opening takes is the machine's business.
        let writes = round % 2 == 1;
        let longest = if writes { 200 } else { 40 };
        let time = Duration::from_millis(1 + (random >> 33) % longest);
        let said = killed_after(dir.path(), time, writes);
        for line in said.lines() {
            if let Some(last) = line
                .strip_prefix("open ")
                .and_then(|n| n.parse::<u64>().ok())
            {
                assert!(
                    last >= acknowledged,
                    "round {round}: {acknowledged} was acknowledged, {last} is there"
                );
                opened += 1;
            }
            // A last line may be cut short by the kill, and then reads as a smaller number.
            if let Some(seq) = line.strip_prefix("ack ").and_then(|n| n.strip_suffix('.')) {
                acknowledged = acknowledged.max(seq.parse().unwrap());
            }
        }
    }
    assert!(
        opened > KILLS / 3 && acknowledged > 500,
        "too little happened: {opened} opens, {acknowledged} changes"
    );
    let (store, _) = open(dir.path());
    assert!(store.last_seq() >= acknowledged);
    assert_untorn(&store);
    let check = store.check().unwrap();
    assert!(check.problems.is_empty(), "{:?}", check.problems);
}

/// What it said until it was killed, so long after it was started or after it had opened.
fn killed_after(dir: &Path, time: Duration, opened: bool) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", SELF, "--nocapture"])
        .env("REPRISE_TEST_CRASH", dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let (has_opened, opening) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut said = String::new();
        while stdout.read_line(&mut said)? > 0 {
            if said.contains("open ") {
                // Nobody may wait for it.
                let _ = has_opened.send(());
                break;
            }
        }
        stdout.read_to_string(&mut said).map(|_| said)
    });
    if opened {
        // Where it never opens, its complaint is told below.
        let _ = opening.recv_timeout(PATIENCE);
    }
    thread::sleep(time);
    child.kill().unwrap();
    let ended = child.wait_with_output().unwrap();
    let complaint = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(!complaint.contains("panicked"), "{complaint}");
    reader.join().unwrap().unwrap()
}

fn write_until_killed(dir: &Path) -> ! {
    let store = open_when_free(dir);
    assert_untorn(&store);
    say(&format!("open {}\n", store.last_seq()));
    loop {
        let seq = store.last_seq() + 1;
        let mut edits = vec![renamed(&store, 1, seq), renamed(&store, 2, seq)];
        if seq.is_multiple_of(7) {
            let parts = store
                .objects_put([seq.to_be_bytes().repeat(2_000)])
                .unwrap();
            let book = contact_book(1, parts);
            let before = store.read().get(Kind::ContactBook, id(1));
            edits.push(Edit {
                before,
                ..Edit::create(book)
            });
        }
        let change = store
            .commit(&format!("Rename to {seq}"), "Ann", edits)
            .unwrap();
        say(&format!("ack {}.\n", change.seq));
        if seq.is_multiple_of(100) && seq < 2_000 {
            store.backup_now().unwrap();
        }
    }
}

/// The system releases a killed process's lock a moment after its parent has been told.
fn open_when_free(dir: &Path) -> Store {
    loop {
        match Store::open(dir, support::options()) {
            Ok((store, _)) => return store,
            Err(StoreError::PlanInUse { .. }) => thread::yield_now(),
            Err(error) => panic!("{error}"),
        }
    }
}

fn renamed(store: &Store, number: u64, seq: u64) -> Edit {
    let before = store.read().get(Kind::Client, id(number)).unwrap();
    Edit::change(before, client(number, &format!("Name {seq}")))
}

fn assert_untorn(store: &Store) {
    let name = format!("Name {}", store.last_seq());
    assert_eq!(names(store), [name.clone(), name]);
}

fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(words.as_bytes()).unwrap();
    out.flush().unwrap();
}
