//! The journal: our own write-ahead log, and the copy a workspace is rebuilt from when the database fails.
//!
//! A change is on disk here before the database is touched. Segments are rotated after each backup and
//! dropped when no kept backup needs them.

mod record;
mod segment;

use std::path::{Path, PathBuf};

pub use record::{Entry, Point};
use segment::Segment;

use crate::disk;
use crate::error::StoreError;

/// The journal, open for writing.
#[derive(Debug)]
pub struct Journal {
    dir: PathBuf,
    segment: Segment,
    last: Point,
}

/// What the journal holds after a point.
#[derive(Debug)]
pub struct Tail {
    /// The records, each with the point after it.
    pub records: Vec<(Entry, Point)>,
    /// Whether the journal could be read to its end; a torn last record does not count, it was never acknowledged.
    pub whole: bool,
    last: Point,
    path: PathBuf,
    end: u64,
}

impl Journal {
    /// Begins a journal that continues after a point.
    pub fn create(dir: &Path, after: Point) -> Result<Self, StoreError> {
        disk::make_dir(dir)?;
        let segment = Segment::create(dir, after)?;
        Ok(Self {
            dir: dir.to_owned(),
            segment,
            last: after,
        })
    }

    /// Goes on where a tail ends; a torn record behind it is wiped.
    pub fn resume(dir: &Path, tail: &Tail) -> Result<Self, StoreError> {
        let segment = Segment::open(tail.path.clone(), tail.end)?;
        Ok(Self {
            dir: dir.to_owned(),
            segment,
            last: tail.last,
        })
    }

    /// The point after a list of entries, were they appended now, with their bytes.
    pub fn prepare(&self, entries: &[Entry]) -> (Point, Vec<u8>) {
        let mut bytes = Vec::new();
        let last = entries.iter().fold(self.last, |point, entry| {
            record::write(entry, point, &mut bytes)
        });
        (last, bytes)
    }

    /// Writes what was prepared with one sync: after this it survives a power failure.
    pub fn append(&mut self, (last, bytes): &(Point, Vec<u8>)) -> Result<(), StoreError> {
        self.segment.append(bytes)?;
        self.last = *last;
        Ok(())
    }

    /// Where the journal is.
    pub fn last(&self) -> Point {
        self.last
    }

    /// Begins a new segment; nothing happens when the present one is empty.
    pub fn rotate(&mut self) -> Result<(), StoreError> {
        if segment::path_of(&self.dir, self.last.number + 1).exists() {
            return Ok(());
        }
        let next = Segment::create(&self.dir, self.last)?;
        self.segment.cut()?;
        self.segment = next;
        Ok(())
    }

    /// Drops the segments that hold nothing after a number.
    pub fn drop_up_to(&self, number: u64) -> Result<(), StoreError> {
        let segments = segments(&self.dir)?;
        for pair in segments.windows(2) {
            if pair[1].0 <= number + 1 {
                std::fs::remove_file(&pair[0].1).map_err(StoreError::io("remove", &pair[0].1))?;
            }
        }
        Ok(())
    }
}

/// Reads what follows a point; none when the journal does not go through that point.
pub fn tail(dir: &Path, point: Point) -> Result<Option<Tail>, StoreError> {
    let segments = segments(dir)?;
    let start = segments
        .iter()
        .rposition(|(first, _)| *first <= point.number + 1);
    let Some(start) = start else { return Ok(None) };
    let mut tail: Option<Tail> = None;
    let mut joined = false;
    for (_, path) in &segments[start..] {
        let Some(contents) = segment::contents(path)? else {
            return Ok(tail.filter(|_| joined).map(broken));
        };
        if tail
            .as_ref()
            .is_some_and(|tail| tail.last != contents.after)
        {
            return Ok(tail.filter(|_| joined).map(broken));
        }
        joined |= contents.after == point;
        let mut records = tail.map_or_else(Vec::new, |tail| tail.records);
        let mut last = contents.after;
        for (entry, after) in contents.records {
            if joined {
                records.push((entry, after));
            }
            joined |= after == point;
            last = after;
        }
        tail = Some(Tail {
            records,
            whole: true,
            last,
            path: path.clone(),
            end: contents.end,
        });
    }
    Ok(tail.filter(|_| joined))
}

/// Number of the first record the journal can hold; none when there is no journal.
pub fn first(dir: &Path) -> Result<Option<u64>, StoreError> {
    Ok(segments(dir)?.first().map(|(first, _)| *first))
}

fn broken(tail: Tail) -> Tail {
    Tail {
        whole: false,
        ..tail
    }
}

fn segments(dir: &Path) -> Result<Vec<(u64, PathBuf)>, StoreError> {
    let paths = disk::entries(dir)?;
    Ok(paths
        .into_iter()
        .filter_map(|path| Some((segment::first_of(&path)?, path)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> Entry {
        Entry {
            at_millis: 0,
            payload: text.as_bytes().to_vec(),
        }
    }

    fn append(journal: &mut Journal, text: &str) {
        let prepared = journal.prepare(&[entry(text)]);
        journal.append(&prepared).unwrap();
    }

    fn texts(tail: &Tail) -> Vec<&str> {
        tail.records
            .iter()
            .map(|(entry, _)| std::str::from_utf8(&entry.payload).unwrap())
            .collect()
    }

    #[test]
    fn what_was_appended_is_read_after_any_point_and_over_segments() {
        let dir = tempfile::tempdir().unwrap();
        let mut journal = Journal::create(dir.path(), Point::START).unwrap();
        append(&mut journal, "a");
        let after_a = journal.last();
        journal.rotate().unwrap();
        journal.rotate().unwrap();
        append(&mut journal, "b");
        append(&mut journal, "c");
        assert_eq!(
            texts(&tail(dir.path(), Point::START).unwrap().unwrap()),
            ["a", "b", "c"]
        );
        assert_eq!(
            texts(&tail(dir.path(), after_a).unwrap().unwrap()),
            ["b", "c"]
        );
        assert!(
            tail(dir.path(), journal.last())
                .unwrap()
                .unwrap()
                .records
                .is_empty()
        );
        let elsewhere = Point {
            number: 1,
            chain: [9; 32],
        };
        assert!(tail(dir.path(), elsewhere).unwrap().is_none());
        journal.drop_up_to(1).unwrap();
        assert!(tail(dir.path(), Point::START).unwrap().is_none());
        assert_eq!(
            texts(&tail(dir.path(), after_a).unwrap().unwrap()),
            ["b", "c"]
        );
    }

    #[test]
    fn a_torn_last_record_is_cut_and_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let mut journal = Journal::create(dir.path(), Point::START).unwrap();
        append(&mut journal, "a");
        let end = segment::contents(&segment::path_of(dir.path(), 1))
            .unwrap()
            .unwrap()
            .end;
        append(&mut journal, "b");
        let path = segment::path_of(dir.path(), 1);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[end as usize + 25] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let cut = tail(dir.path(), Point::START).unwrap().unwrap();
        assert_eq!(texts(&cut), ["a"]);
        let mut journal = Journal::resume(dir.path(), &cut).unwrap();
        append(&mut journal, "c");
        journal.rotate().unwrap();
        append(&mut journal, "d");
        let whole = tail(dir.path(), Point::START).unwrap().unwrap();
        assert_eq!((texts(&whole), whole.whole), (vec!["a", "c", "d"], true));
    }

    #[test]
    fn damage_in_an_early_segment_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let mut journal = Journal::create(dir.path(), Point::START).unwrap();
        append(&mut journal, "a");
        journal.rotate().unwrap();
        append(&mut journal, "b");
        let path = segment::path_of(dir.path(), 1);
        let mut bytes = std::fs::read(&path).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let cut = tail(dir.path(), Point::START).unwrap().unwrap();
        assert!(!cut.whole && cut.records.is_empty());
    }
}
