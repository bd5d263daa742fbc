//! Writing the history anew without somebody: nothing else is lost, and everything of former times follows.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod support;

use std::path::Path;

use proptest::prelude::*;
use reprise_domain::client::Client;
use reprise_domain::entity::{Edit, Entity, Kind};
use reprise_store::Store;
use support::{add_client, client, id, names, open};

const SECRET: &str = "ann@example.com";

/// Nobody stands in a client's name any more.
fn without(entity: &Entity) -> Option<Entity> {
    let Entity::Client(it) = entity else {
        return None;
    };
    let after = Client {
        name: it.name.replace(SECRET, "(erased)"),
        ..it.clone()
    };
    (after != *it).then(|| after.into())
}

/// Files under a folder in which the secret stands, unpacked.
fn files_with_it(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with_it(&path));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let mut said = String::from_utf8_lossy(&bytes).into_owned();
        if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
            for at in 0..archive.len() {
                let part = archive.by_index(at).unwrap();
                said.push_str(&std::io::read_to_string(part).unwrap());
            }
        }
        if said.contains(SECRET) {
            found.push(path.display().to_string());
        }
    }
    found
}

/// Renames a client, and does not say in the label how.
fn rename(store: &Store, number: u64, name: &str) {
    let before = store.read().get(Kind::Client, id(number)).unwrap();
    let edit = Edit::change(before, client(number, name));
    store.commit("Rename", "Ann", vec![edit]).unwrap();
}

fn forget(store: &Store) -> (bool, usize, usize) {
    let in_history = store.rewrite_history(&without).unwrap();
    store.backup_now().unwrap();
    let backups = store.rewrite_backups(&without, (&[], &[])).unwrap();
    let former = store.remove_former_with(&[SECRET.to_uppercase()]).unwrap();
    (in_history, backups, former)
}

#[test]
fn somebody_is_taken_out_of_the_history_the_journal_and_every_copy() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    store.backup_now().unwrap();
    rename(&store, 1, SECRET);
    store.backup_now().unwrap();
    rename(&store, 1, "Beans");
    let oldest = store.backups().unwrap().pop().unwrap();
    // What was in use before is kept beside, with the name in it.
    let newest = store.backups().unwrap().remove(0);
    store.restore(&newest.path).unwrap();
    rename(&store, 1, "Beans");
    std::fs::create_dir_all(dir.path().join("quarantine/old/db")).unwrap();
    std::fs::write(dir.path().join("quarantine/old/db/blob"), SECRET).unwrap();
    std::fs::create_dir_all(dir.path().join("quarantine/other")).unwrap();
    assert!(files_with_it(dir.path()).len() > 3);
    let before: Vec<_> = (1..=store.last_seq())
        .map(|seq| store.change(seq).unwrap())
        .collect();

    let (in_history, backups, former) = forget(&store);
    assert!(
        in_history && backups > 0 && former == 2,
        "{backups} {former}"
    );
    assert_eq!(files_with_it(dir.path()), Vec::<String>::new());
    for change in before {
        let after = store.change(change.seq).unwrap();
        assert_eq!(
            (&after.label, &after.author, &after.stamp, after.edits.len()),
            (
                &change.label,
                &change.author,
                &change.stamp,
                change.edits.len()
            )
        );
        assert!(!format!("{:?}", after.edits).contains(SECRET));
    }
    assert!(store.check().unwrap().problems.is_empty());
    assert!(dir.path().join("quarantine/other").exists());
    assert_eq!(forget(&store), (false, 0, 0), "there is nothing left to do");

    // Undo goes back to what it is called now, and the session after this one opens as ever.
    store.undo("Ann").unwrap();
    assert_eq!(names(&store), ["(erased)"]);
    store.close().unwrap();
    let (store, report) = open(dir.path());
    assert_eq!(
        (names(&store), report.in_words()),
        (vec!["(erased)".to_owned()], vec![])
    );
    assert!(store.check().unwrap().problems.is_empty());
    // Backups of before come back, each as it was but for the name.
    store.restore(&oldest.path).unwrap();
    assert_eq!(names(&store), ["Bean & Co"]);
}

#[test]
fn a_backup_that_cannot_be_restored_is_removed_and_the_others_stay() {
    let dir = tempfile::tempdir().unwrap();
    let (store, _) = open(dir.path());
    add_client(&store, 1, "Bean & Co");
    let damaged = store.backup_now().unwrap();
    std::fs::write(&damaged.path, b"PK").unwrap();
    let whole = store.backup_now().unwrap();
    assert_eq!(store.rewrite_backups(&without, (&[], &[])).unwrap(), 1);
    let left: Vec<_> = store.backups().unwrap();
    assert_eq!(
        left.iter().map(|it| &it.path).collect::<Vec<_>>(),
        [&whole.path]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn a_history_written_anew_adds_up_and_goes_on(
        renames in prop::collection::vec((1_u64..4, prop::sample::select(vec![SECRET, "Beans", "Kiln"])), 0..12),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let (store, _) = open(dir.path());
        for number in 1..4 {
            add_client(&store, number, "Bean & Co");
        }
        for (number, name) in &renames {
            rename(&store, *number, name);
        }
        let named = renames.iter().any(|(_, name)| *name == SECRET);
        prop_assert_eq!(store.rewrite_history(&without).unwrap(), named);
        prop_assert!(store.check().unwrap().problems.is_empty());
        prop_assert_eq!(files_with_it(dir.path()), Vec::<String>::new());
        prop_assert_eq!(store.last_seq(), 3 + renames.len() as u64);
        while store.undo_state().undo.is_some() {
            store.undo("Ann").unwrap();
        }
        prop_assert!(store.check().unwrap().problems.is_empty());
    }
}
