//! Commits, history, undo and redo, over restarts too.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod support;

use proptest::prelude::*;
use reprise_domain::entity::{Edit, Kind};
use reprise_domain::settings::Settings;
use reprise_store::{Store, StoreError};
use support::{
    add_client, campaign, client, contact_book, id, launch, ledger, names, open, rename_client,
};

#[test]
fn a_change_is_there_after_a_restart_and_the_restart_is_clean() {
    let dir = tempfile::tempdir().unwrap();
    let (store, report) = open(dir.path());
    assert_eq!(report.in_words(), ["A new workspace was made."]);
    add_client(&store, 1, "Bean & Co");
    store.close().unwrap();
    let (store, report) = open(dir.path());
    assert_eq!(
        (names(&store), report.in_words()),
        (vec!["Bean & Co".to_owned()], vec![])
    );
    let change = store.change(1).unwrap();
    assert_eq!(
        (change.author.as_str(), change.stamp.device.as_str()),
        ("Ann", "desk")
    );
}

#[test]
fn a_session_that_was_not_closed_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    std::mem::forget(store);
    // The forgotten store still holds the lock, as a crashed process would not; its copy shows what is on disk.
    let copy = tempfile::tempdir().unwrap();
    copy_dir(dir.path(), copy.path());
    let (store, _) = open(copy.path());
    assert_eq!(names(&store), ["Bean & Co"]);
    assert!(store.check().unwrap().problems.is_empty());
}

#[test]
fn an_edit_must_start_from_what_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    let stale = Edit::change(client(1, "Something else"), client(1, "Mine"));
    let refused = store.commit("Rename", "Ben", vec![stale]).unwrap_err();
    assert!(
        matches!(refused, StoreError::MovedOn { kind: Kind::Client, name, .. } if name == "Bean & Co")
    );
    let again = Edit::create(client(1, "Twice"));
    assert!(matches!(
        store.commit("Create", "Ben", vec![again]),
        Err(StoreError::MovedOn { .. })
    ));
    let crooked = Edit {
        id: id(2),
        ..Edit::create(client(1, "Crooked"))
    };
    assert!(matches!(
        store.commit("Create", "Ben", vec![crooked]),
        Err(StoreError::CrookedEdit { .. })
    ));
    assert_eq!(
        (names(&store), store.last_seq()),
        (vec!["Bean & Co".to_owned()], 1)
    );
}

#[test]
fn nothing_is_left_pointing_at_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let orphan = vec![Edit::create(campaign(2, 1, "Refill"))];
    assert!(matches!(
        store.commit("Create", "Ann", orphan),
        Err(StoreError::Dangling { .. })
    ));
    let both = vec![
        Edit::create(campaign(2, 1, "Refill")),
        Edit::create(client(1, "Bean & Co")),
    ];
    store.commit("Create both", "Ann", both).unwrap();
    let delete = vec![Edit::delete(client(1, "Bean & Co"))];
    let refused = store.commit("Delete", "Ann", delete).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "campaign ‘Refill’ needs client ‘Bean & Co’, which is not there"
    );
    let missing = contact_book(1, vec![reprise_domain::id::ObjectId("00".repeat(32))]);
    let refused = store.commit("Import", "Ann", vec![Edit::create(missing)]);
    assert!(matches!(refused, Err(StoreError::Dangling { .. })));
}

#[test]
fn what_is_decided_on_what_is_there_is_not_overtaken() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "x");
    let longer = || {
        for _ in 0..20 {
            let decided = store.commit_decided("Ann", |workspace| {
                let before = workspace.clients.values().next().unwrap().clone();
                let mut after = before.clone();
                after.name.push('x');
                Ok::<_, StoreError>(("Longer".to_owned(), vec![Edit::change(before, after)], ()))
            });
            decided.unwrap();
        }
    };
    std::thread::scope(|both| {
        both.spawn(longer);
        both.spawn(longer);
    });
    assert_eq!(names(&store), ["x".repeat(41)]);
    let nothing = store.commit_decided("Ann", |_| Ok::<_, StoreError>((String::new(), vec![], 7)));
    assert_eq!(nothing.unwrap(), (None, 7));
    assert_eq!(store.last_seq(), 41);
}

#[test]
fn undo_and_redo_survive_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    rename_client(&store, 1, "Bean and Company");
    let undone = store.undo("Ben").unwrap();
    assert_eq!(
        (undone.label.as_str(), undone.undoes),
        ("Undo: Rename client to ‘Bean and Company’", Some(2))
    );
    store.close().unwrap();
    let (store, _) = open(dir.path());
    assert_eq!(names(&store), ["Bean & Co"]);
    let state = store.undo_state();
    assert_eq!(state.undo.unwrap().1, "Create client ‘Bean & Co’");
    assert_eq!(state.redo.unwrap().1, "Rename client to ‘Bean and Company’");
    store.redo("Ben").unwrap();
    assert_eq!(names(&store), ["Bean and Company"]);
    assert!(matches!(store.redo("Ben"), Err(StoreError::NothingToRedo)));
    store.undo("Ben").unwrap();
    store.undo("Ben").unwrap();
    assert!(matches!(store.undo("Ben"), Err(StoreError::NothingToUndo)));
    assert!(names(&store).is_empty());
    assert!(store.check().unwrap().problems.is_empty());
}

#[test]
fn a_certain_change_is_taken_back_whatever_was_done_since_but_once() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    add_client(&store, 2, "Volt");

    // Undone and made again it is still that change.
    store.undo_change(2, "Ann").unwrap();
    store.redo("Ann").unwrap();
    store.undo_change(2, "Ann").unwrap();
    assert_eq!(names(&store), ["Bean & Co"]);
    assert_eq!(
        store.undo_change(2, "Ann").unwrap_err().to_string(),
        "“Create client ‘Volt’” is taken back already"
    );
    store.undo_change(1, "Ann").unwrap();
    assert!(names(&store).is_empty());
    assert!(matches!(
        store.undo_change(99, "Ann"),
        Err(StoreError::NoSuchChange { seq: 99 })
    ));
}

#[test]
fn undo_is_refused_by_name_when_the_entity_has_moved_on() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    add_client(&store, 2, "Volt");
    rename_client(&store, 1, "Bean and Company");
    let refused = store.undo_change(1, "Ann").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "client ‘Bean and Company’ has changed since"
    );
    store.undo_change(2, "Ann").unwrap();
    assert_eq!(names(&store), ["Bean and Company"]);
    assert!(matches!(
        store.undo_change(99, "Ann"),
        Err(StoreError::NoSuchChange { seq: 99 })
    ));
}

#[test]
fn settings_come_and_go_as_any_other_entity() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let mine = Settings {
        author: "Ann".into(),
        ..Settings::default()
    };
    store
        .commit(
            "Set",
            "Ann",
            vec![Edit::change(Settings::default(), mine.clone())],
        )
        .unwrap();
    store.undo("Ann").unwrap();
    store.redo("Ann").unwrap();
    assert_eq!(store.read().settings, mine);
    assert!(store.check().unwrap().problems.is_empty());
}

#[test]
fn history_is_searched_newest_first_and_in_pages() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    add_client(&store, 2, "Volt");
    rename_client(&store, 1, "Bean and Company");
    let seqs = |text: &str, before, limit| -> Vec<u64> {
        store
            .history(text, before, limit)
            .unwrap()
            .iter()
            .map(|change| change.seq)
            .collect()
    };
    assert_eq!(seqs("", None, 10), [3, 2, 1]);
    assert_eq!(seqs("BEAN", None, 10), [3, 1]);
    assert_eq!(seqs("ann", Some(3), 1), [2]);
    assert!(seqs("nobody", None, 10).is_empty());
}

#[test]
fn a_change_may_be_large_but_no_single_value() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let mut edits = vec![
        Edit::create(client(1, "Bean & Co")),
        Edit::create(campaign(2, 1, "Refill")),
    ];
    edits.extend((0..500).map(|n| Edit::create(launch(100 + n, 2, &format!("Refill {n}")))));
    store
        .commit("Load the sample", "Ann", edits.clone())
        .unwrap();
    store.close().unwrap();
    let (store, _) = open(dir.path());
    assert_eq!(store.change(1).unwrap().edits, edits);
    let mut wordy = client(3, "Wordy");
    wordy.note = "word ".repeat(20_000);
    let refused = store
        .commit("Create", "Ann", vec![Edit::create(wordy)])
        .unwrap_err();
    assert!(
        matches!(refused, StoreError::TooLarge { what, limit: 65_536, .. } if what == "client ‘Wordy’")
    );
    let large = vec![7; 16 * 1024 * 1024 + 1];
    assert!(matches!(
        store.object_put(&large),
        Err(StoreError::TooLarge { .. })
    ));
    let largest = store.object_put(&large[1..]).unwrap();
    assert_eq!(store.object_get(&largest).unwrap(), &large[1..]);
    store.undo("Ann").unwrap();
    assert_eq!(store.read().entities().count(), 0);
}

#[test]
fn files_of_an_import_that_never_committed_are_swept_and_those_of_one_that_did_stay() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    let kept = store
        .objects_put([b"ann@example.com".to_vec(), b"ben@example.com".to_vec()])
        .unwrap();
    let import = vec![Edit::create(contact_book(1, kept.clone()))];
    store.commit("Import", "Ann", import).unwrap();
    let lost = store.object_put(b"cancelled").unwrap();
    store.undo("Ann").unwrap();
    store.backup_now().unwrap();
    assert_eq!(
        store.object_get(&lost).unwrap(),
        b"cancelled",
        "an import of this session may yet name it"
    );
    store.close().unwrap();
    let (store, _) = open(dir.path());
    let again = store.object_put(b"ann@example.com").unwrap();
    assert_eq!(again, kept[0]);
    rename_client(&store, 1, "Bean and Company");
    store.backup_now().unwrap();
    assert!(matches!(
        store.object_get(&lost),
        Err(StoreError::NoSuchObject { .. })
    ));
    store.undo("Ann").unwrap();
    store.undo_change(3, "Ann").unwrap();
    assert_eq!(store.object_get(&kept[1]).unwrap(), b"ben@example.com");
    assert!(store.check().unwrap().problems.is_empty());
}

#[test]
fn a_lost_or_damaged_file_is_mended_from_the_backups() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    let parts = store
        .objects_put([b"ann".to_vec(), b"ben".to_vec()])
        .unwrap();
    let import = vec![Edit::create(contact_book(1, parts.clone()))];
    store.commit("Import", "Ann", import).unwrap();
    store.backup_now().unwrap();
    let file = |at: usize| dir.path().join("objects").join(&parts[at].0);
    std::fs::remove_file(file(0)).unwrap();
    std::fs::write(file(1), b"bug").unwrap();
    assert_eq!(store.object_get(&parts[0]).unwrap(), b"ann");
    assert_eq!(store.object_get(&parts[1]).unwrap(), b"ben");
    assert_eq!(std::fs::read(file(0)).unwrap(), b"ann");
    assert_eq!(std::fs::read(file(1)).unwrap(), b"ben");
}

#[test]
fn what_was_erased_is_gone_from_here_and_the_backups_and_does_not_come_back() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    let old = store.objects_put([b"ann, ben".to_vec()]).unwrap();
    let before = contact_book(1, old.clone());
    let import = vec![Edit::create(before.clone())];
    store.commit("Import", "Ann", import).unwrap();
    store.backup_now().unwrap();
    assert!(matches!(
        store.objects_erase(&old),
        Err(StoreError::Dangling { .. })
    ));
    let new = store.objects_put([b"ben".to_vec()]).unwrap();
    let erased = vec![Edit::change(before, contact_book(1, new))];
    store.commit("Erase a person", "Ann", erased).unwrap();
    store.objects_erase(&old).unwrap();
    assert!(matches!(store.undo("Ann"), Err(StoreError::Erased)));
    assert!(store.check().unwrap().problems.is_empty());
    let file = dir.path().join("plan.reprise");
    store.export(&file).unwrap();
    let backup = store.backup_now().unwrap();
    store.restore(&backup.path).unwrap();
    let there = dir.path().join("there");
    Store::import_into(&file, &there).unwrap();
    for folder in [dir.path(), &there] {
        let left = std::process::Command::new("grep")
            .args(["-r", "-l", "ann, ben"])
            .arg(folder)
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&left.stdout), "");
    }
    let (copy, _) = open(&there);
    assert!(matches!(copy.undo("Ann"), Err(StoreError::Erased)));
    assert!(copy.check().unwrap().problems.is_empty());
}

#[test]
fn a_ledger_only_grows_and_undo_leaves_it() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    let file = |bytes: &[u8]| store.object_put(bytes).unwrap();
    let first = ledger(1, vec![file(b"ann\n")], 1);
    let both = vec![
        Edit::create(contact_book(1, Vec::new())),
        Edit::create(first.clone()),
    ];
    store.commit("Import", "Ann", both).unwrap();
    let joined = ledger(1, vec![file(b"ann\nben\n")], 2);
    let grown = vec![Edit::change(first.clone(), joined.clone())];
    store.commit("Suppress", "Ann", grown).unwrap();
    for (parts, entries) in [
        (vec![file(b"ben\nann\n")], 2),
        (vec![file(b"ann\n")], 2),
        (vec![], 2),
        (vec![file(b"ann\nben\n")], 1),
    ] {
        let shrunk = vec![Edit::change(joined.clone(), ledger(1, parts, entries))];
        let refused = store.commit("Tamper", "Ann", shrunk);
        assert!(matches!(refused, Err(StoreError::LedgerShrinks)));
    }
    let gone = vec![Edit::delete(joined.clone())];
    let refused = store.commit("Tamper", "Ann", gone);
    assert!(matches!(refused, Err(StoreError::LedgerShrinks)));
    assert!(matches!(
        store.undo_change(3, "Ann"),
        Err(StoreError::LedgerShrinks)
    ));
    store.undo_change(2, "Ann").unwrap();
    assert!(store.read().contact_books.is_empty());
    assert_eq!(
        store.read().suppression_ledgers.values().next(),
        Some(&joined)
    );
    let whole_client = vec![
        Edit::delete(joined.clone()),
        Edit::delete(client(1, "Bean & Co")),
    ];
    store.commit("Delete client", "Ann", whole_client).unwrap();
    store.undo("Ann").unwrap();
    assert_eq!(
        store.read().suppression_ledgers.values().next(),
        Some(&joined)
    );
    store.redo("Ann").unwrap();
    assert!(store.read().suppression_ledgers.is_empty());
}

#[test]
fn objects_are_named_by_their_bytes_and_no_name_leads_out() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    let logo = store.object_put(b"png").unwrap();
    assert_eq!(store.object_put(b"png").unwrap(), logo);
    assert_eq!(store.object_get(&logo).unwrap(), b"png");
    let outside = reprise_domain::id::ObjectId("../lock".into());
    assert!(matches!(
        store.object_get(&outside),
        Err(StoreError::NoSuchObject { .. })
    ));
    std::fs::write(dir.path().join("objects").join(&logo.0), b"PNG").unwrap();
    assert!(matches!(
        store.object_get(&logo),
        Err(StoreError::Damaged { .. })
    ));
}

#[test]
fn a_hundred_imports_and_undos_do_not_pile_up() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    let rows: Vec<Vec<u8>> = (0..20u8).map(|n| vec![n; 60_000]).collect();
    for _ in 0..100 {
        let parts = store.objects_put(rows.clone()).unwrap();
        store
            .commit("Import", "Ann", vec![Edit::create(contact_book(1, parts))])
            .unwrap();
        store.undo("Ann").unwrap();
    }
    store.backup_now().unwrap();
    store.close().unwrap();
    let mebibytes = size(dir.path()) / (1024 * 1024);
    // 1.2 MB of rows: once in the workspace, once for the backups, and sled's slack.
    assert!(mebibytes < 10, "{mebibytes} MiB");
}

/// What a person does at random in the property test.
#[derive(Debug, Clone)]
enum Act {
    Add(u64),
    Rename(u64, u8),
    Undo,
    Redo,
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => (1..5u64).prop_map(Act::Add),
        4 => (1..5u64, any::<u8>()).prop_map(|(number, name)| Act::Rename(number, name)),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
        1 => Just(Act::Reopen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// The model is a list of states and a place in it, as every editor has.
    #[test]
    fn undo_and_redo_walk_through_the_states_that_were(acts in proptest::collection::vec(act(), 1..25)) {
        let dir = tempfile::tempdir().unwrap();
        let mut store = Some(open(dir.path()).0);
        let (mut states, mut place) = (vec![Vec::new()], 0);
        for act in acts {
            let it = store.as_ref().unwrap();
            let there = |number| it.read().get(Kind::Client, id(number)).is_some();
            match act {
                Act::Add(number) if !there(number) => {
                    add_client(it, number, "New");
                    states.truncate(place + 1);
                    states.push(names(it));
                    place += 1;
                }
                Act::Rename(number, name) if there(number) => {
                    rename_client(it, number, &format!("Name {name}"));
                    states.truncate(place + 1);
                    states.push(names(it));
                    place += 1;
                }
                Act::Undo => prop_assert_eq!(it.undo("Ann").is_ok(), { let could = place > 0; place -= usize::from(could); could }),
                Act::Redo => prop_assert_eq!(it.redo("Ann").is_ok(), { let could = place + 1 < states.len(); place += usize::from(could); could }),
                Act::Reopen => {
                    drop(store.take());
                    store = Some(open(dir.path()).0);
                }
                Act::Add(_) | Act::Rename(..) => {}
            }
            prop_assert_eq!(&names(store.as_ref().unwrap()), &states[place]);
        }
        prop_assert!(store.unwrap().check().unwrap().problems.is_empty());
    }
}

fn copy_dir(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_dir(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn size(dir: &std::path::Path) -> u64 {
    let entries = std::fs::read_dir(dir).unwrap().flatten();
    entries
        .map(|it| {
            if it.path().is_dir() {
                size(&it.path())
            } else {
                it.metadata().unwrap().len()
            }
        })
        .sum()
}

/// A store is shared between the window's threads.
#[test]
fn a_store_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Store>();
}
