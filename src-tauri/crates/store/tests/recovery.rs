//! Damage, half-done opens, full disks and a second process: what opens, what is said, and that nothing is lost.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use reprise_domain::entity::Kind;
use reprise_store::{Note, Store, StoreError};
use support::{add_client, client, id, names, open, options, rename_client};

/// Two clients, a backup after the first, and 20 renames.
fn filled(dir: &Path) {
    let (store, _) = open(dir);
    add_client(&store, 1, "Bean & Co");
    store.backup_now().unwrap();
    add_client(&store, 2, "Volt");
    for n in 1..=20 {
        rename_client(&store, 2, &format!("Volt {n}"));
    }
    store.close().unwrap();
}

fn assert_whole(dir: &Path) -> Vec<Note> {
    let (store, report) = open(dir);
    assert_eq!(
        names(&store),
        ["Bean & Co", "Volt 20"],
        "{:?}",
        report.in_words()
    );
    assert_eq!(store.last_seq(), 22);
    let check = store.check().unwrap();
    assert!(check.problems.is_empty(), "{:?}", check.problems);
    add_client(&store, 3, "After");
    store.undo("Ann").unwrap();
    report.notes
}

fn db(dir: &Path) -> PathBuf {
    dir.join("data/db/db")
}

#[test]
fn a_truncated_database_is_rebuilt_from_backup_and_journal_and_says_so() {
    for keep in 0..8 {
        let dir = tempfile::tempdir().unwrap();
        filled(dir.path());
        let whole = fs::read(db(dir.path())).unwrap();
        let used = whole.iter().rposition(|byte| *byte != 0).unwrap();
        fs::write(db(dir.path()), &whole[..used * keep / 8]).unwrap();
        let notes = assert_whole(dir.path());
        let told = notes.iter().any(|note| {
            matches!(
                note,
                Note::Rebuilt { complete: true, .. } | Note::Replayed { .. }
            )
        });
        assert!(told, "{keep}: {notes:?}");
        assert_whole_again(dir.path());
    }
}

#[test]
fn a_database_of_noise_is_rebuilt_and_a_copy_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let noise: Vec<u8> = (0..1_000_000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    fs::write(db(dir.path()), &noise).unwrap();
    let notes = assert_whole(dir.path());
    let kept = notes.iter().find_map(|note| match note {
        Note::Quarantined { dir, .. } => Some(dir.clone()),
        _ => None,
    });
    let kept = kept.unwrap();
    assert!(kept.join("db/db").exists() && kept.join("journal").exists());
    let rebuilt = notes.iter().any(|note| {
        matches!(
            note,
            Note::Rebuilt {
                backup: Some(_),
                complete: true,
                ..
            }
        )
    });
    assert!(rebuilt, "{notes:?}");
}

#[test]
fn without_any_backup_the_journal_alone_is_enough() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    // The journal was begun before the first backup and is kept until two backups no longer need it.
    fs::remove_dir_all(dir.path().join("backups")).unwrap();
    fs::write(db(dir.path()), vec![0x5a; 700_000]).unwrap();
    let notes = assert_whole(dir.path());
    assert!(
        notes.iter().any(|note| matches!(
            note,
            Note::Rebuilt {
                backup: None,
                complete: true,
                ..
            }
        )),
        "{notes:?}"
    );
}

#[test]
fn a_missing_data_folder_comes_back_from_the_backup() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    fs::remove_dir_all(dir.path().join("data")).unwrap();
    let (store, _) = open(dir.path());
    assert_eq!(names(&store)[0], "Bean & Co");
}

#[test]
fn an_emptied_database_is_never_taken_for_an_empty_workspace() {
    for with_backup in [true, false] {
        let dir = tempfile::tempdir().unwrap();
        filled(dir.path());
        fs::remove_dir_all(dir.path().join("data/db")).unwrap();
        fs::remove_dir_all(dir.path().join("data/journal")).unwrap();
        if !with_backup {
            fs::remove_dir_all(dir.path().join("backups")).unwrap();
        }
        match Store::open(dir.path(), options()) {
            Ok((store, report)) if with_backup => {
                assert_eq!(names(&store), ["Bean & Co"]);
                assert!(report.notes.iter().any(|note| matches!(
                    note,
                    Note::Rebuilt {
                        complete: false,
                        ..
                    }
                )));
            }
            Err(StoreError::Unrecoverable { .. }) if !with_backup => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn when_nothing_is_left_the_error_says_where_the_copy_is() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    fs::remove_dir_all(dir.path().join("backups")).unwrap();
    fs::remove_dir_all(dir.path().join("data/journal")).unwrap();
    fs::write(db(dir.path()), vec![0x5a; 700_000]).unwrap();
    match Store::open(dir.path(), options()) {
        Err(StoreError::Unrecoverable { kept, .. }) => assert!(kept.join("db/db").exists()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn left_over_and_damaged_snapshots_do_no_harm() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    fs::write(
        dir.path().join("data/db/snap.0000000000FFFFFF.generating"),
        b"half",
    )
    .unwrap();
    let notes = assert_whole(dir.path());
    assert!(notes.contains(&Note::HalfSnapshotsRemoved { files: 1 }));
    for entry in fs::read_dir(dir.path().join("data/db")).unwrap().flatten() {
        if entry.file_name().to_string_lossy().starts_with("snap.") {
            fs::write(entry.path(), b"cut").unwrap();
        }
    }
    let (store, report) = open(dir.path());
    assert_eq!(names(&store), ["Bean & Co", "Volt 20"]);
    assert!(
        report.notes.contains(&Note::OpenedWithoutSnapshots),
        "{:?}",
        report.notes
    );
}

#[test]
fn a_damaged_journal_is_begun_anew_and_the_data_is_whole() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    for entry in fs::read_dir(dir.path().join("data/journal"))
        .unwrap()
        .flatten()
    {
        fs::write(entry.path(), b"nothing of value").unwrap();
    }
    let notes = assert_whole(dir.path());
    assert!(notes.contains(&Note::JournalRestarted), "{notes:?}");
    assert!(!assert_whole_again(dir.path()).contains(&Note::JournalRestarted));
}

/// As `assert_whole`, after it has run once: its own change and undo are there too.
fn assert_whole_again(dir: &Path) -> Vec<Note> {
    let (store, report) = open(dir);
    assert_eq!(names(&store), ["Bean & Co", "Volt 20"]);
    assert!(store.check().unwrap().problems.is_empty());
    report.notes
}

#[test]
fn bits_flipped_anywhere_in_the_database_never_give_wrong_data() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let whole = fs::read(db(dir.path())).unwrap();
    let used = whole.iter().rposition(|byte| *byte != 0).unwrap();
    for n in 0..12 {
        let copy = tempfile::tempdir().unwrap();
        copy_dir(dir.path(), copy.path());
        let mut damaged = whole.clone();
        damaged[used * n / 12] ^= 0x10;
        fs::write(db(copy.path()), damaged).unwrap();
        let (store, report) = open(copy.path());
        assert_eq!(
            names(&store),
            ["Bean & Co", "Volt 20"],
            "{n}: {:?}",
            report.in_words()
        );
    }
}

#[test]
fn a_second_process_is_told_that_the_workspace_is_in_use() {
    if let Ok(dir) = std::env::var("REPRISE_TEST_SECOND") {
        let refused = Store::open(Path::new(&dir), options()).unwrap_err();
        assert!(
            matches!(refused, StoreError::PlanInUse { .. }),
            "{refused:?}"
        );
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    let second = this_test("a_second_process_is_told_that_the_workspace_is_in_use", "")
        .env("REPRISE_TEST_SECOND", dir.path())
        .output()
        .unwrap();
    assert!(second.status.success(), "{}", said(&second));
    rename_client(&store, 1, "Still ours");
}

#[test]
fn a_newer_schema_is_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let database = sled::open(dir.path().join("data/db")).unwrap();
    let mut frame = b"RV\x01\x00\x00\x04\x00\x00\x00\x00\x00\x00\x09".to_vec();
    frame.extend(crc32c::crc32c(&frame).to_le_bytes());
    database
        .open_tree("meta")
        .unwrap()
        .insert("schema", frame)
        .unwrap();
    drop(database);
    let refused = Store::open(dir.path(), options()).unwrap_err();
    assert!(
        matches!(refused, StoreError::NewerVersion { found: 9, known: 5 }),
        "{refused:?}"
    );
    assert!(!dir.path().join("quarantine").exists());
}

#[test]
fn a_damaged_entity_is_taken_from_its_history() {
    let dir = tempfile::tempdir().unwrap();
    filled(dir.path());
    let database = sled::open(dir.path().join("data/db")).unwrap();
    let key = [b"client\0".as_slice(), id(2).as_bytes()].concat();
    database
        .open_tree("entities")
        .unwrap()
        .insert(key, b"RV garbage".to_vec())
        .unwrap();
    drop(database);
    let notes = assert_whole(dir.path());
    assert!(
        notes.contains(&Note::Mended {
            kind: Kind::Client,
            name: "Volt 20".into()
        }),
        "{notes:?}"
    );
}

/// The kernel refuses to let a file grow beyond a limit, as it refuses on a full disk, in a child process.
#[cfg(unix)]
#[test]
fn a_full_disk_stops_writing_clearly_and_loses_nothing() {
    const NAME: &str = "a_full_disk_stops_writing_clearly_and_loses_nothing";
    if let Ok(dir) = std::env::var("REPRISE_TEST_FULL") {
        return fill_the_disk(Path::new(&dir));
    }
    let dir = tempfile::tempdir().unwrap();
    // In blocks of 512 bytes: 3 MiB. The signal must not kill the child: a full disk sends none.
    let child = this_test(NAME, "trap '' XFSZ; ulimit -f 6144; ")
        .env("REPRISE_TEST_FULL", dir.path())
        .output()
        .unwrap();
    assert!(child.status.success(), "{}", said(&child));
    let acknowledged: u64 = fs::read_to_string(dir.path().join("acknowledged"))
        .unwrap()
        .parse()
        .unwrap();
    let (store, report) = open(dir.path());
    let expected = store.read().get(Kind::Client, id(1)).unwrap();
    assert!(store.last_seq() >= acknowledged, "{:?}", report.in_words());
    assert_eq!(expected.name(), format!("Name {}", store.last_seq()));
    assert!(store.check().unwrap().problems.is_empty());
}

#[cfg(unix)]
fn fill_the_disk(dir: &Path) {
    let (store, _) = open(dir);
    add_client(&store, 1, "Name 1");
    let (mut acknowledged, mut refusal) = (1, None);
    for n in 2..5_000 {
        let before = store.read().get(Kind::Client, id(1)).unwrap();
        let mut after = client(1, &format!("Name {n}"));
        after.note = prose(n, 20_000);
        let edit = reprise_domain::entity::Edit::change(before, after);
        match store.commit("Rename", "Ann", vec![edit]) {
            Ok(change) => acknowledged = change.seq,
            Err(error) => {
                refusal = Some(error);
                break;
            }
        }
    }
    let refusal = refusal.expect("the disk is full some time");
    let clear = matches!(
        refusal,
        StoreError::DiskFull { .. } | StoreError::ReadOnly { .. }
    );
    assert!(clear, "{refusal:?}");
    assert!(store.read_only_reason().is_some());
    let again = store.commit("Rename", "Ann", Vec::new());
    assert!(
        matches!(again, Err(StoreError::ReadOnly { .. })),
        "{again:?}"
    );
    assert_eq!(store.read().clients.len(), 1);
    store
        .export(&dir.join("rescue.reprise"))
        .expect("a small export still fits");
    fs::write(dir.join("acknowledged"), acknowledged.to_string()).unwrap();
}

/// Letters that pack about as well as what people write; endless repetition is exported unpacked.
#[cfg(unix)]
fn prose(seed: u32, length: usize) -> String {
    let mut state = seed;
    let letters = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b"etaoin shrdlu"[(state >> 16) as usize % 13])
    });
    letters.take(length).collect()
}

/// This test alone, in a child process, after some shell words.
fn this_test(name: &str, before: &str) -> Command {
    let mut command = Command::new("sh");
    let exe = std::env::current_exe().unwrap();
    command
        .arg("-c")
        .arg(format!("{before}exec \"$0\" --exact {name} --nocapture"))
        .arg(exe);
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn copy_dir(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_dir(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
