//! Workspace files: what goes out comes back the same, and what is hostile, damaged or newer stays outside.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod support;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use reprise_domain::campaign::Precedence;
use reprise_domain::entity::Edit;
use reprise_domain::id::{CampaignId, ObjectId};
use reprise_store::{FileProblem, Store, StoreError};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use support::{add_client, campaign, client, contact_book, id, launch, names, open, rename_client};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Something of everything: two clients, a logo, a plan, contacts, and an undo.
fn filled(dir: &Path) -> Store {
    let (store, _) = open(dir);
    add_client(&store, 1, "Bean & Co");
    let mut branded = client(2, "Volt");
    branded.brand.logo = Some(store.object_put(b"png of a bolt").unwrap());
    store
        .commit("Create", "Ann", vec![Edit::create(branded)])
        .unwrap();
    let plan = vec![
        Edit::create(campaign(3, 1, "Refill")),
        Edit::create(launch(4, 3, "Refill 1")),
    ];
    store.commit("Plan", "Ann", plan).unwrap();
    let parts = store
        .objects_put([b"ann@example.com".to_vec(), vec![7; 60_000]])
        .unwrap();
    store
        .commit("Import", "Ann", vec![Edit::create(contact_book(1, parts))])
        .unwrap();
    rename_client(&store, 1, "Bean and Company");
    store.undo("Ben").unwrap();
    store
}

#[test]
fn what_is_exported_is_imported_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(&dir.path().join("here"));
    let under_way = store.object_put(b"an import under way").unwrap();
    let file = dir.path().join("plan.reprise");
    store.export(&file).unwrap();
    let there = dir.path().join("there");
    let imported = Store::import_into(&file, &there).unwrap();
    assert_eq!(
        (imported.entities, imported.changes, imported.objects),
        (5, 6, 3)
    );
    let (copy, report) = open(&there);
    assert!(!report.is_worth_telling(), "{:?}", report.in_words());
    assert_eq!(*copy.read(), *store.read());
    assert_eq!(
        copy.history("", None, 99).unwrap(),
        store.history("", None, 99).unwrap()
    );
    assert_eq!(copy.undo_state(), store.undo_state());
    let book = copy.read().contact_books.values().next().cloned().unwrap();
    assert_eq!(
        copy.object_get(&book.parts[0].object).unwrap(),
        b"ann@example.com"
    );
    assert!(matches!(
        copy.object_get(&under_way),
        Err(StoreError::NoSuchObject { .. })
    ));
    assert!(copy.check().unwrap().problems.is_empty());
    copy.redo("Ann").unwrap();
    assert_eq!(names(&copy), ["Bean and Company", "Volt"]);
    let again = Store::import_into(&file, &there);
    assert!(
        matches!(again, Err(StoreError::NotEmpty { .. })),
        "{again:?}"
    );
}

#[test]
fn an_empty_workspace_and_one_of_endless_repetition_come_back_too() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(&dir.path().join("empty"));
    let file = dir.path().join("empty.reprise");
    store.export(&file).unwrap();
    assert_eq!(
        Store::import_into(&file, &dir.path().join("empty copy"))
            .unwrap()
            .entities,
        0
    );
    add_client(&store, 1, "Wordy");
    let parts = store
        .objects_put((0..100u8).map(|n| vec![n; 60_000]))
        .unwrap();
    store
        .commit("Import", "Ann", vec![Edit::create(contact_book(1, parts))])
        .unwrap();
    store.export(&file).unwrap();
    assert_eq!(
        Store::import_into(&file, &dir.path().join("wordy copy"))
            .unwrap()
            .objects,
        100
    );
}

#[test]
fn a_restore_brings_all_of_the_backup_back_and_can_itself_be_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    let backup = store.backup_now().unwrap();
    rename_client(&store, 2, "Volt later");
    store.restore(&backup.path).unwrap();
    assert_eq!(names(&store), ["Bean & Co", "Volt"]);
    assert_eq!(store.last_seq(), 6);
    let later = store
        .backups()
        .unwrap()
        .into_iter()
        .find(|backup| backup.last_seq == 7)
        .unwrap();
    rename_client(&store, 1, "After the restore");
    store.close().unwrap();
    drop(store);
    let (store, report) = open(dir.path());
    assert_eq!(
        (names(&store)[0].as_str(), report.notes.len()),
        ("After the restore", 0)
    );
    assert!(store.check().unwrap().problems.is_empty());
    store.restore(&later.path).unwrap();
    assert_eq!(names(&store), ["Bean & Co", "Volt later"]);
}

#[test]
fn a_database_lost_after_a_restore_is_rebuilt_from_the_restored_line() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    let backup = store.backup_now().unwrap();
    rename_client(&store, 2, "Forgotten");
    store.restore(&backup.path).unwrap();
    rename_client(&store, 2, "Kept");
    store.close().unwrap();
    drop(store);
    fs::write(dir.path().join("data/db/db"), vec![0x5a; 700_000]).unwrap();
    let (store, report) = open(dir.path());
    assert_eq!(
        names(&store),
        ["Bean & Co", "Kept"],
        "{:?}",
        report.in_words()
    );
}

#[test]
fn a_refused_file_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = filled(dir.path());
    let file = dir.path().join("bad.reprise");
    fs::write(&file, b"PK\x03\x04 and then nothing").unwrap();
    assert!(matches!(
        store.restore(&file),
        Err(StoreError::File(FileProblem::Unreadable { .. }))
    ));
    assert_eq!(names(&store), ["Bean & Co", "Volt"]);
    let there = dir.path().join("there");
    assert!(Store::import_into(&file, &there).is_err());
    assert!(!there.exists());
}

#[test]
fn backups_come_when_due_and_old_journal_goes() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    assert_eq!(store.backup_if_due().unwrap(), None);
    add_client(&store, 1, "Bean & Co");
    assert!(store.backup_if_due().unwrap().is_some());
    rename_client(&store, 1, "Too soon");
    assert_eq!(store.backup_if_due().unwrap(), None);
    for n in 0..4 {
        rename_client(&store, 1, &format!("Name {n}"));
        store.backup_now().unwrap();
    }
    let segments = fs::read_dir(dir.path().join("data/journal"))
        .unwrap()
        .count();
    assert!(segments <= 3, "{segments}");
    assert_eq!(store.backups().unwrap().len(), 5);
}

// ---- hostile files, all made from an honest one ----

type Parts = BTreeMap<String, Vec<u8>>;

fn honest() -> Parts {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("plan.reprise");
    filled(&dir.path().join("here")).export(&file).unwrap();
    let mut archive = ZipArchive::new(File::open(file).unwrap()).unwrap();
    let mut parts = Parts::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        parts.insert(String::from_utf8(entry.name_raw().to_vec()).unwrap(), bytes);
    }
    parts
}

/// Makes the manifest state what the parts are.
fn sealed(mut parts: Parts) -> Parts {
    let mut manifest: Value = serde_json::from_slice(&parts["manifest.json"]).unwrap();
    let described = parts
        .iter()
        .filter(|(name, _)| *name != "manifest.json")
        .map(|(name, bytes)| {
            let hash: String = Sha256::digest(bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            (
                name.clone(),
                json!({ "bytes": bytes.len(), "sha256": hash }),
            )
        });
    manifest["parts"] = Value::Object(described.collect());
    parts.insert(
        "manifest.json".into(),
        serde_json::to_vec(&manifest).unwrap(),
    );
    parts
}

fn zipped(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Why a file of these bytes is refused. The folder it should have gone into must not exist afterwards.
fn problem(bytes: &[u8]) -> FileProblem {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("plan.reprise");
    fs::write(&file, bytes).unwrap();
    let there = dir.path().join("there");
    let refused = Store::import_into(&file, &there).unwrap_err();
    assert!(!there.exists());
    match refused {
        StoreError::File(problem) => problem,
        other => panic!("{other:?}"),
    }
}

fn with(name: &str, bytes: &[u8]) -> Parts {
    let mut parts = honest();
    parts.insert(name.into(), bytes.to_vec());
    sealed(parts)
}

fn edited(name: &str, from: &str, to: &str) -> Parts {
    let mut parts = honest();
    let text = String::from_utf8(parts[name].clone()).unwrap();
    assert!(text.contains(from), "{text}");
    parts.insert(name.into(), text.replace(from, to).into_bytes());
    sealed(parts)
}

#[test]
fn an_honest_file_passes_so_the_refusals_below_mean_something() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("plan.reprise");
    fs::write(&file, zipped(&sealed(honest()))).unwrap();
    Store::import_into(&file, &dir.path().join("there")).unwrap();
}

#[test]
fn names_that_are_not_ours_are_refused() {
    for name in [
        "../evil.jsonl",
        "/etc/passwd",
        "C:\\evil.jsonl",
        "\\\\host\\share",
        "CON",
        "inner.zip",
        "Client.jsonl",
        "objects/../../lock",
        "objects/ABCDEF",
        "changes-1.jsonl",
        "changes-00001.jsonl",
        "client.jsonl/",
    ] {
        let refused = problem(&zipped(&with(name, b"{}")));
        assert!(
            matches!(&refused, FileProblem::UnknownEntry { .. }),
            "{name}: {refused:?}"
        );
    }
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let refused = problem(&zipped(&with(
        "changes-0002.jsonl",
        &vec![b'\n'; 50_000_000],
    )));
    assert_eq!(refused, FileProblem::Bomb { limit: 100 });
    let refused = problem(&zipped(&with(
        "changes-0002.jsonl",
        &vec![b'\n'; 70_000_000],
    )));
    assert!(matches!(refused, FileProblem::TooBig { .. }), "{refused:?}");
    // The size in the directory is a lie: 70 million bytes say they are 16.
    let mut lying = zipped(&with("changes-0002.jsonl", &vec![b'\n'; 70_000_000]));
    let size = 70_000_000u32.to_le_bytes();
    while let Some(at) = lying.windows(4).position(|four| four == size) {
        lying[at..at + 4].copy_from_slice(&16u32.to_le_bytes());
    }
    let refused = problem(&lying);
    let stopped = matches!(
        refused,
        FileProblem::TooBig { .. }
            | FileProblem::Bomb { .. }
            | FileProblem::Unreadable { .. }
            | FileProblem::HashMismatch { .. }
    );
    assert!(stopped, "{refused:?}");
    let mut many = honest();
    many.extend((0..2_000).map(|n| (format!("changes-{:04}.jsonl", n + 2), Vec::new())));
    let refused = problem(&zipped(&sealed(many)));
    assert!(
        matches!(refused, FileProblem::TooManyEntries { limit: 2_000, .. }),
        "{refused:?}"
    );
}

#[test]
fn two_entries_of_one_name_are_refused() {
    // The zip writer refuses to make such a file, so two names of one length are made equal afterwards.
    let mut bytes = zipped(&with("changes-0002.jsonl", b""));
    let (from, to) = (b"changes-0002.jsonl", b"changes-0001.jsonl");
    while let Some(at) = bytes.windows(from.len()).position(|some| some == from) {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    assert_eq!(problem(&bytes), FileProblem::DuplicateEntry);
}

#[test]
fn damage_and_cuts_are_noticed() {
    let whole = zipped(&sealed(honest()));
    for len in (0..whole.len()).step_by(whole.len() / 12) {
        let refused = problem(&whole[..len]);
        assert!(
            matches!(refused, FileProblem::Unreadable { .. }),
            "{len}: {refused:?}"
        );
    }
    let mut parts = honest();
    parts.get_mut("client.jsonl").unwrap().push(b'\n');
    assert_eq!(
        problem(&zipped(&parts)),
        FileProblem::HashMismatch {
            name: "client.jsonl".into()
        }
    );
    let mut parts = honest();
    parts.remove("launch.jsonl");
    assert_eq!(
        problem(&zipped(&parts)),
        FileProblem::HashMismatch {
            name: "launch.jsonl".into()
        }
    );
    let mut parts = honest();
    parts.remove("manifest.json");
    assert_eq!(
        problem(&zipped(&parts)),
        FileProblem::HashMismatch {
            name: "manifest.json".into()
        }
    );
    let mut parts = honest();
    let object = parts
        .keys()
        .find(|name| name.starts_with("objects/"))
        .unwrap()
        .clone();
    parts.insert(object.clone(), b"another picture".to_vec());
    assert_eq!(
        problem(&zipped(&sealed(parts))),
        FileProblem::HashMismatch { name: object }
    );
}

#[test]
fn a_newer_format_is_named_as_such_whatever_else_it_holds() {
    let mut parts = honest();
    parts.insert(
        "manifest.json".into(),
        br#"{ "format": 4, "signature": "new" }"#.to_vec(),
    );
    assert_eq!(
        problem(&zipped(&parts)),
        FileProblem::NewerVersion { found: 4, known: 3 }
    );
    parts.insert("manifest.json".into(), b"not a manifest".to_vec());
    let refused = problem(&zipped(&parts));
    assert!(
        matches!(refused, FileProblem::BadLine { .. }),
        "{refused:?}"
    );
}

#[test]
fn lines_that_make_no_sense_are_told_with_their_place() {
    let deep = "[".repeat(100_000);
    let refused = problem(&zipped(&with("changes-0001.jsonl", deep.as_bytes())));
    assert!(
        matches!(&refused, FileProblem::BadLine { line: 1, .. }),
        "{refused:?}"
    );
    let bad = |parts: Parts| match problem(&zipped(&parts)) {
        FileProblem::BadLine { part, line, .. } => (part, line),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        bad(edited(
            "client.jsonl",
            "\"name\":\"Volt\"",
            "\"name\":\"Volt\",\"name\":\"B\""
        )),
        ("client.jsonl".into(), 2)
    );
    assert_eq!(
        bad(edited(
            "client.jsonl",
            "\"name\":\"Volt\"",
            "\"name\":\"Volt\",\"more\":1"
        )),
        ("client.jsonl".into(), 2)
    );
    assert_eq!(
        bad(edited("launch.jsonl", "\"minor\":1500", "\"minor\":1e999")),
        ("launch.jsonl".into(), 1)
    );
    assert_eq!(
        bad(edited("launch.jsonl", "\"minor\":1500", "\"minor\":15.5")),
        ("launch.jsonl".into(), 1)
    );
    assert_eq!(
        bad(edited("changes-0001.jsonl", "\"seq\":2", "\"seq\":7")),
        ("changes-0001.jsonl".into(), 2)
    );
}

#[test]
fn entities_must_hang_together_and_be_what_their_history_says() {
    let (first, second) = (id(1).to_string(), id(2).to_string());
    let refused = problem(&zipped(&edited("client.jsonl", &second, &first)));
    assert!(
        matches!(refused, FileProblem::DuplicateId { .. }),
        "{refused:?}"
    );
    let refused = problem(&zipped(&edited(
        "launch.jsonl",
        &id(3).to_string(),
        &id(99).to_string(),
    )));
    assert!(
        matches!(&refused, FileProblem::DanglingReference { from, .. } if from == "launch ‘Refill 1’"),
        "{refused:?}"
    );
    let refused = problem(&zipped(&edited(
        "client.jsonl",
        "\"name\":\"Volt\"",
        "\"name\":\"Bolt\"",
    )));
    assert!(
        matches!(refused, FileProblem::HistoryDisagrees { .. }),
        "{refused:?}"
    );
    let mut parts = honest();
    parts.retain(|name, _| !name.starts_with("objects/"));
    let refused = problem(&zipped(&sealed(parts)));
    assert!(
        matches!(refused, FileProblem::DanglingReference { .. }),
        "{refused:?}"
    );
}

#[test]
fn fields_beyond_their_limits_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(&dir.path().join("here"));
    // The store leaves limits to the domain; a file from elsewhere has not been through the domain.
    add_client(&store, 1, &"long ".repeat(1_000));
    let file = dir.path().join("plan.reprise");
    store.export(&file).unwrap();
    let refused = Store::import_into(&file, &dir.path().join("there"));
    assert!(
        matches!(
            refused,
            Err(StoreError::File(FileProblem::NotAllowed { .. }))
        ),
        "{refused:?}"
    );
    store.restore(&file).unwrap();
}

#[test]
fn campaigns_that_wait_for_each_other_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(&dir.path().join("here"));
    add_client(&store, 1, "Bean & Co");
    let waiting = |number, other| {
        let mut it = campaign(number, 1, "Waiting");
        it.after.push(Precedence {
            campaign: CampaignId(id(other)),
            lag_days: 0,
        });
        Edit::create(it)
    };
    // The store leaves it to the domain to forbid this; a file from elsewhere has not been through the domain.
    store
        .commit("Circle", "Ann", vec![waiting(2, 3), waiting(3, 2)])
        .unwrap();
    let file = dir.path().join("plan.reprise");
    store.export(&file).unwrap();
    let refused = Store::import_into(&file, &dir.path().join("there"));
    assert!(
        matches!(refused, Err(StoreError::File(FileProblem::Cycle { .. }))),
        "{refused:?}"
    );
}

#[test]
fn an_encrypted_entry_and_an_unknown_packing_are_refused() {
    let mut bytes = zipped(&sealed(honest()));
    let central = bytes
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .unwrap();
    bytes[central + 8] |= 1;
    bytes[6] |= 1;
    let refused = problem(&bytes);
    assert!(
        matches!(
            refused,
            FileProblem::Encrypted { .. } | FileProblem::Unreadable { .. }
        ),
        "{refused:?}"
    );
    let mut bytes = zipped(&sealed(honest()));
    let central = bytes
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .unwrap();
    bytes[central + 10] = 14;
    let refused = problem(&bytes);
    assert!(
        matches!(
            refused,
            FileProblem::UnknownPacking { .. } | FileProblem::Unreadable { .. }
        ),
        "{refused:?}"
    );
}

#[test]
fn an_object_that_nobody_has_is_no_object() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let nobody = ObjectId("f".repeat(64));
    assert!(matches!(
        store.object_get(&nobody),
        Err(StoreError::NoSuchObject { .. })
    ));
}

/// Written by version 0.1.0 before there were presets: one client, product, campaign and four launches.
#[test]
fn a_file_of_format_1_is_read_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-1.reprise");
    let there = dir.path().join("there");
    Store::import_into(&file, &there).unwrap();
    let (store, _) = open(&there);
    {
        let workspace = store.read();
        let client = workspace.clients.values().next().unwrap();
        assert_eq!(client.name, "Kettle & Kiln");
        assert_eq!(workspace.settings.author, "Ada Berg");
        assert_eq!(workspace.launches.len(), 4);
        assert!(workspace.presets.is_empty());
    }
    assert!(store.check().unwrap().problems.is_empty());
}
