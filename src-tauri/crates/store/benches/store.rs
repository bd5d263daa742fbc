//! What a durable change and an open cost, with the floor beside each, on the disk the target folder lies on.
//!
//! Promised: a single change in at most 1.5 × one bare append and fsync; an open of 1,000 campaigns and
//! 10,000 launches in at most 300 ms.

#![allow(
    clippy::unwrap_used,
    reason = "a bench that cannot prepare has nothing to measure"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::fs::OpenOptions;
use std::io::Write;

use divan::Bencher;
use reprise_domain::entity::Edit;
use reprise_store::Store;
use support::{add_client, campaign, client, launch, open, options};
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// On a real disk: the system's folder for temporary files may lie in memory.
fn folder() -> TempDir {
    TempDir::with_prefix_in("bench-", env!("CARGO_TARGET_TMPDIR")).expect("a folder can be made")
}

/// The floor: the bytes of a launch's change, appended to a file and synced.
#[divan::bench(sample_count = 300)]
fn change_floor_append_and_fsync(bencher: Bencher<'_, '_>) {
    let dir = folder();
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(dir.path().join("floor"))
        .unwrap();
    let edit = Edit::change(launch(3, 2, "Refill 1"), launch(3, 2, "Refill 2"));
    let bytes = serde_json::to_vec(&edit).unwrap();
    bencher.bench_local(|| {
        file.write_all(&bytes).unwrap();
        file.sync_all().unwrap();
    });
}

/// One launch moved: journal, database, memory.
#[divan::bench(sample_count = 300)]
fn change_durable(bencher: Bencher<'_, '_>) {
    let dir = folder();
    let store = plan(&dir, 1, 1);
    let mut names = ["Refill 1", "Refill 2"].into_iter().cycle();
    let mut present = launch(1_000_000, 1_000, "Launch 0");
    bencher.bench_local(|| {
        let next = launch(1_000_000, 1_000, names.next().unwrap());
        let edit = Edit::change(std::mem::replace(&mut present, next.clone()), next);
        store
            .commit("Move ‘Refill 1’ to 3 May", "Ann", vec![edit])
            .unwrap()
    });
}

/// The floor: the bytes of the database and the journal, read.
#[divan::bench(sample_count = 10)]
fn open_floor_read_the_bytes(bencher: Bencher<'_, '_>) {
    let dir = folder();
    plan(&dir, 1_000, 10).close().unwrap();
    bencher.bench_local(|| std::fs::read(dir.path().join("data/db/db")).unwrap().len());
}

/// Opening a workspace with 1,000 campaigns and 10,000 launches.
#[divan::bench(sample_count = 10)]
fn open_1000_campaigns_10000_launches(bencher: Bencher<'_, '_>) {
    let dir = folder();
    plan(&dir, 1_000, 10).close().unwrap();
    // Letting go is not part of the open: it happens before the next one, outside the measured time.
    let held = std::cell::Cell::new(None);
    bencher
        .with_inputs(|| drop(held.take()))
        .bench_local_values(|()| held.set(Some(Store::open(dir.path(), options()).unwrap())));
}

/// A backup of the same workspace, verified.
#[divan::bench(sample_count = 5)]
fn backup_1000_campaigns_10000_launches(bencher: Bencher<'_, '_>) {
    let dir = folder();
    let store = plan(&dir, 1_000, 10);
    bencher.bench_local(|| store.backup_now().unwrap());
}

fn plan(dir: &TempDir, campaigns: u64, launches: u64) -> Store {
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    for number in 1_000..1_000 + campaigns {
        let mut edits = vec![Edit::create(campaign(
            number,
            1,
            &format!("Campaign {number}"),
        ))];
        edits.extend(
            (0..launches)
                .map(|n| Edit::create(launch(number * 1_000 + n, number, &format!("Launch {n}")))),
        );
        store
            .commit(&format!("Plan campaign {number}"), "Ann", edits)
            .unwrap();
    }
    let again = client(1, "Bean & Co");
    store
        .commit("Keep", "Ann", vec![Edit::change(again.clone(), again)])
        .unwrap();
    store
}
