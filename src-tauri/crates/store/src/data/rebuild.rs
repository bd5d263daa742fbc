//! The last resort of an open: the newest backup that the journal continues, and the journal after it.

use std::path::Path;

use reprise_domain::change::Change;

use crate::backup;
use crate::data::build;
use crate::error::StoreError;
use crate::journal::{self, Point, Tail};
use crate::layout::{self, Layout};
use crate::load;
use crate::report::Note;
use crate::transfer::{Contents, Limits, read};

/// What to rebuild from.
struct Source {
    backup: Option<String>,
    contents: Contents,
    tail: Option<Tail>,
}

/// Builds `data.new` from what is left; none when nothing is.
pub fn rebuild(layout: &Layout) -> Result<Option<Note>, StoreError> {
    let Some(Source {
        backup,
        contents,
        tail,
    }) = source(layout)?
    else {
        return Ok(None);
    };
    let complete = tail.as_ref().is_some_and(|tail| tail.whole);
    let records = tail.map(|tail| tail.records).unwrap_or_default();
    build(&layout.data_new(), &contents, &records)?;
    let (from_backup, from_journal) = (contents.changes.len() as u64, records.len());
    Ok(Some(Note::Rebuilt {
        backup,
        from_backup,
        from_journal,
        complete,
    }))
}

/// The whole history from backup and journal, change 1 first, for when the database cannot be read.
///
/// # Errors
/// `Damaged` when the copies do not reach the end of the journal.
pub fn history(layout: &Layout) -> Result<Vec<Change>, StoreError> {
    let damaged = || StoreError::Damaged {
        what: "the journal".to_owned(),
    };
    let source = source(layout)?.ok_or_else(damaged)?;
    let tail = source.tail.filter(|tail| tail.whole).ok_or_else(damaged)?;
    let mut changes = source.contents.changes;
    for (entry, point) in &tail.records {
        changes.push(load::change_in(entry, *point)?);
    }
    Ok(changes)
}

fn source(layout: &Layout) -> Result<Option<Source>, StoreError> {
    let journal = layout::journal(&layout.data());
    let mut alone = None;
    for path in backup::newest_first(&layout.backups())? {
        // A backup that fails its own check is passed over; there are older ones.
        let Ok(contents) = read(&path, Limits::OWN) else {
            continue;
        };
        let backup = Some(name_of(&path));
        let tail = journal::tail(&journal, contents.point)?;
        if tail.is_some() {
            return Ok(Some(Source {
                backup,
                contents,
                tail,
            }));
        }
        alone.get_or_insert(Source {
            backup,
            contents,
            tail: None,
        });
    }
    if let Some(tail) = journal::tail(&journal, Point::START)? {
        return Ok(Some(Source {
            backup: None,
            contents: Contents::default(),
            tail: Some(tail),
        }));
    }
    Ok(alone)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Store};

    use reprise_domain::entity::{Edit, Kind};
    use reprise_domain::settings::Settings;

    #[test]
    fn the_history_is_whole_without_the_database() {
        let dir = tempfile::tempdir().unwrap();
        let options = Options::new("desk", chrono::Utc::now);
        let (store, _) = Store::open(dir.path(), options).unwrap();
        for author in ["Ann", "Ben", "Cleo", "Dan", "Eve"] {
            let settings = Settings {
                author: author.to_owned(),
                ..Settings::default()
            };
            let before = store.read().get(Kind::Settings, Settings::ID);
            let edit = Edit {
                before,
                ..Edit::create(settings)
            };
            store.commit("Call oneself", author, vec![edit]).unwrap();
            if author == "Cleo" {
                store.backup_now().unwrap();
            }
        }
        let changes: Vec<_> = (1..=5).map(|seq| store.change(seq).unwrap()).collect();
        let layout = Layout::new(dir.path());
        assert_eq!(history(&layout).unwrap(), changes);
        for backup in store.backups().unwrap() {
            std::fs::remove_file(backup.path).unwrap();
        }
        assert_eq!(history(&layout).unwrap(), changes, "the journal alone");
        std::fs::remove_dir_all(layout::journal(&layout.data())).unwrap();
        assert!(history(&layout).is_err());
    }
}
