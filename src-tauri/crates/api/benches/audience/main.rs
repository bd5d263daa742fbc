//! What importing contacts takes, beside the least this machine takes for reading them and beside DuckDB.
//!
//! One million rows as shops export them (`tests/journeys/contacts.rs`). DuckDB is measured where `python3` has it. Ten
//! million are imported once, by a process of their own, for the memory they take.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench says by printing and panicking"
)]

#[allow(
    dead_code,
    reason = "what a made file holds is for tests to compare with"
)]
#[path = "../../../../../tests/journeys/contacts.rs"]
mod contacts;
mod floor;
mod memory;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use reprise_api::{Session, Surroundings};
use serde_json::{Value, json};

const ROWS: u64 = 1_000_000;
/// Runs of everything, in turn; the median counts.
const RUNS: usize = 3;

/// Set for the process that only imports so many rows and says what it took.
const ALONE: &str = "REPRISE_IMPORT_ROWS";
const MANY: u64 = 10_000_000;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("contacts.csv");
    let make = |rows| std::fs::write(&file, contacts::made(rows, 1).0).unwrap();
    if let Ok(rows) = std::env::var(ALONE) {
        make(rows.parse().unwrap());
        memory::begin();
        let took = import(folder.path(), &file, 0).0;
        println!("BENCH import_{rows}_contacts {}", took.as_nanos());
        memory::tell(&rows);
        return;
    }
    make(ROWS);
    let mut times = [(); 6].map(|()| Vec::new());
    let mut disk = 0;
    for run in 0..RUNS {
        let bytes = std::fs::read(&file).unwrap();
        let started = Instant::now();
        let (out, kept) = floor::run(&bytes);
        std::fs::write(folder.path().join("floor.csv"), &out).unwrap();
        times[0].push(started.elapsed());
        println!("the plain loop keeps {kept} people");
        drop((bytes, out));
        let (imported, first_page, size) = import(folder.path(), &file, run);
        times[1].push(imported);
        times[2].push(first_page);
        disk = size;
        let hashing = hash_exported(folder.path());
        times[3].push(hashing);
        times[4].push(imported + hashing);
        times[5].extend(duckdb(folder.path(), &file));
    }
    let names = [
        "import_floor_two_threads",
        "import_1000000_contacts",
        "open_and_first_page_1000000_contacts",
        "hash_exported_columns",
        "import_and_hash_1000000_contacts",
        "import_duckdb",
    ];
    for (name, mut times) in names.into_iter().zip(times) {
        times.sort();
        if let Some(median) = times.get(times.len() / 2) {
            println!("BENCH {name} {}", median.as_nanos());
        }
    }
    let packed = packed_size(&file);
    println!("TABLE | bytes on disk after the import | input, gzip -6 | ratio (bound 2.5) |");
    println!("TABLE | ---: | ---: | ---: |");
    println!(
        "TABLE | {disk} | {packed} | {:.2} |",
        disk as f64 / packed as f64
    );
    println!("TABLE ");
    let mut alone = Command::new(std::env::current_exe().unwrap());
    let ended = alone.env(ALONE, MANY.to_string()).status().unwrap();
    assert!(ended.success(), "importing {MANY} rows failed");
}

/// Imports into a new workspace; how long until it is durable, how long opening again and the first page take, and what
/// lies on disk.
fn import(folder: &Path, file: &Path, run: usize) -> (Duration, Duration, u64) {
    let workspace = folder.join(format!("workspace-{run}"));
    let session = Session::open(&workspace, Surroundings::of_this_machine()).unwrap();
    let draft = json!({ "name": "Shop", "time_zone": "Europe/Berlin" });
    let client = ask(&session, "client_create", draft)["id"].clone();
    let started = Instant::now();
    let request = json!({ "client": client, "file": file, "job": "import" });
    let report = ask(&session, "contacts_import", request);
    let imported = started.elapsed();
    println!(
        "added {}, merged {}, rejected {}",
        report["added"], report["merged"], report["rejected"]
    );
    session.close().unwrap();
    let size = size_of(&workspace.join("objects"));
    let started = Instant::now();
    let session = Session::open(&workspace, Surroundings::of_this_machine()).unwrap();
    let page = json!({ "id": report["list"]["id"], "offset": 0, "limit": 200 });
    let page = ask(&session, "contact_page", page);
    let opened = started.elapsed();
    assert_eq!(page["contacts"].as_array().map(Vec::len), Some(200));
    drop(session);
    std::fs::remove_dir_all(&workspace).unwrap();
    (imported, opened, size)
}

fn ask(session: &Session, command: &str, request: Value) -> Value {
    session
        .call(command, request)
        .unwrap_or_else(|error| panic!("{command}: {error}"))
}

/// Hashes as many e-mails and phones as the plain loop exports.
fn hash_exported(folder: &Path) -> Duration {
    let exported = std::fs::read_to_string(folder.join("floor.csv")).unwrap();
    let people: Vec<_> = exported
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').unwrap())
        // As long as addresses and numbers are.
        .map(|(email, phone)| {
            let cut =
                |text: &str, length: usize| (!text.is_empty()).then(|| text[..length].to_owned());
            (cut(email, 25), cut(phone, 13))
        })
        .collect();
    let started = Instant::now();
    let lines = floor::on_two_threads(&people.chunks(20_000).collect::<Vec<_>>(), |it| {
        floor::hashed(it)
    });
    let took = started.elapsed();
    assert!(lines.iter().map(String::len).sum::<usize>() > 0);
    took
}

/// DuckDB's time for the same file, and a check that it comes to the same output.
fn duckdb(folder: &Path, file: &Path) -> Option<Duration> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/audience/peer_duckdb.py");
    let out = folder.join("duckdb.csv");
    let output = Command::new("python3")
        .arg(script)
        .args([file, &out])
        .output()
        .ok()?;
    let said: Value = serde_json::from_slice(&output.stdout).ok()?;
    println!("{said}");
    let same = std::fs::read(out).ok()? == std::fs::read(folder.join("floor.csv")).ok()?;
    println!(
        "its output is {}",
        if same {
            "the plain loop's"
        } else {
            "NOT the plain loop's"
        }
    );
    Some(Duration::from_secs_f64(said["s"].as_f64()?))
}

fn size_of(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(data) if data.is_dir() => size_of(&entry.path()),
            Ok(data) => data.len(),
            Err(_) => 0,
        })
        .sum()
}

fn packed_size(file: &Path) -> u64 {
    let mut gzip = Command::new("gzip");
    let output = gzip.args(["-6", "-c"]).arg(file).output().unwrap();
    output.stdout.len() as u64
}
