//! Pages of a suppression ledger, newest entries first. Only the files a page stands in are read, and only its lines are
//! understood; files never change, so what is known of them stays true.

use std::collections::BTreeMap;
use std::sync::Arc;

use reprise_domain::id::ObjectId;
use reprise_domain::suppression::{Suppressed, SuppressionEntry};
use reprise_engines::audience::row;

use super::books::damaged;
use crate::error::Error;

/// Files kept between pages: one is walked through, the next one is begun.
const KEPT: usize = 2;

/// What is known of the files of one ledger.
#[derive(Default)]
pub(super) struct LedgerPages {
    /// How many entries each file has, of those read so far.
    lengths: BTreeMap<ObjectId, usize>,
    /// The files read last, the latest last.
    read: Vec<(ObjectId, Arc<Lines>)>,
    found: Option<Found>,
}

/// What is asked for.
pub(super) struct Wanted<'a> {
    /// The ledger's files, oldest first.
    pub(super) parts: &'a [ObjectId],
    /// How many entries they hold together.
    pub(super) entries: u64,
    /// Entries before the first one wanted.
    pub(super) offset: usize,
    /// Entries wanted.
    pub(super) limit: usize,
    /// What must stand in them, in lower case; all of them without it.
    pub(super) text: &'a str,
}

/// The entries that hold a text: the file's place and the line, newest first.
struct Found {
    parts: Vec<ObjectId>,
    text: String,
    places: Vec<(u32, u32)>,
}

/// A file as lines.
struct Lines {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl LedgerPages {
    /// Some entries, newest first, and how many there are. `read` hands over a file.
    ///
    /// # Errors
    /// Whatever `read` says; `Failed` for a line of the page that is no entry.
    pub(super) fn page(
        &mut self,
        wanted: &Wanted<'_>,
        mut read: impl FnMut(&ObjectId) -> Result<Vec<u8>, Error>,
    ) -> Result<(Vec<SuppressionEntry>, u64), Error> {
        self.forget_all_but(wanted.parts);
        if wanted.text.is_empty() {
            let entries = self.newest(wanted, &mut read)?;
            return Ok((entries, wanted.entries));
        }
        self.find(wanted, &mut read)?;
        let places = match &self.found {
            Some(found) => found.places.clone(),
            None => Vec::new(),
        };
        let mut entries = Vec::new();
        for (part, line) in places.iter().skip(wanted.offset).take(wanted.limit) {
            let lines = self.lines(&wanted.parts[*part as usize], &mut read)?;
            entries.push(lines.entry(*line as usize)?);
        }
        Ok((entries, places.len() as u64))
    }

    fn newest(
        &mut self,
        wanted: &Wanted<'_>,
        read: &mut impl FnMut(&ObjectId) -> Result<Vec<u8>, Error>,
    ) -> Result<Vec<SuppressionEntry>, Error> {
        let (mut entries, mut before) = (Vec::new(), wanted.offset);
        for part in wanted.parts.iter().rev() {
            if entries.len() == wanted.limit {
                break;
            }
            // A file that lies before the page as a whole is not read again.
            if let Some(length) = self.lengths.get(part)
                && before >= *length
            {
                before -= length;
                continue;
            }
            let lines = self.lines(part, read)?;
            let count = lines.ends.len();
            let own = (0..count).rev().skip(before);
            for line in own.take(wanted.limit - entries.len()) {
                entries.push(lines.entry(line)?);
            }
            before = before.saturating_sub(count);
        }
        Ok(entries)
    }

    /// Goes through all files once for a text; pages of the answer then know where to look.
    fn find(
        &mut self,
        wanted: &Wanted<'_>,
        read: &mut impl FnMut(&ObjectId) -> Result<Vec<u8>, Error>,
    ) -> Result<(), Error> {
        let is_known = self
            .found
            .as_ref()
            .is_some_and(|found| found.text == wanted.text && found.parts == wanted.parts);
        if is_known {
            return Ok(());
        }
        let mut places = Vec::new();
        for (place, part) in wanted.parts.iter().enumerate().rev() {
            let lines = self.lines(part, read)?;
            for line in (0..lines.ends.len()).rev() {
                if holds(&lines.entry(line)?, wanted.text) {
                    places.push((place as u32, line as u32));
                }
            }
        }
        self.found = Some(Found {
            parts: wanted.parts.to_vec(),
            text: wanted.text.to_owned(),
            places,
        });
        Ok(())
    }

    fn lines(
        &mut self,
        part: &ObjectId,
        read: &mut impl FnMut(&ObjectId) -> Result<Vec<u8>, Error>,
    ) -> Result<Arc<Lines>, Error> {
        let lines = match self.read.iter().position(|(known, _)| known == part) {
            Some(at) => self.read.remove(at).1,
            None => Arc::new(Lines::of(read(part)?)),
        };
        if self.read.len() == KEPT {
            self.read.remove(0);
        }
        self.lengths.insert(part.clone(), lines.ends.len());
        self.read.push((part.clone(), Arc::clone(&lines)));
        Ok(lines)
    }

    /// Files of former times may hold people who were erased since.
    fn forget_all_but(&mut self, parts: &[ObjectId]) {
        self.read.retain(|(known, _)| parts.contains(known));
        self.lengths.retain(|known, _| parts.contains(known));
    }
}

impl Lines {
    fn of(bytes: Vec<u8>) -> Self {
        let mut ends: Vec<usize> = memchr::memchr_iter(b'\n', &bytes).collect();
        if bytes.last().is_some_and(|last| *last != b'\n') {
            ends.push(bytes.len());
        }
        Self { bytes, ends }
    }

    fn entry(&self, line: usize) -> Result<SuppressionEntry, Error> {
        let first = match line.checked_sub(1) {
            Some(before) => self.ends[before] + 1,
            None => 0,
        };
        serde_json::from_slice(&self.bytes[first..self.ends[line]]).map_err(damaged)
    }
}

fn holds(entry: &SuppressionEntry, text: &str) -> bool {
    // A hash is no word anybody could look for.
    let who = match &entry.who {
        Suppressed::Email(it) | Suppressed::Phone(it) | Suppressed::ExternalId(it) => it,
        Suppressed::Hash(_) => "",
    };
    [who, &*row::readable(who), &entry.note, &entry.author]
        .iter()
        .any(|it| it.to_lowercase().contains(text))
}

#[cfg(test)]
mod tests {
    use reprise_domain::suppression::SuppressionAct;

    use super::*;

    const FILES: usize = 10;

    /// A ledger of ten files; those that were read, in order.
    struct Ledger {
        of_a_file: usize,
        parts: Vec<ObjectId>,
        pages: LedgerPages,
        read: Vec<usize>,
        /// The first and the last entry that can be understood; all others are not.
        whole: std::ops::Range<usize>,
    }

    impl Ledger {
        /// Of 100,000 entries.
        fn new(whole: std::ops::Range<usize>) -> Self {
            Self {
                of_a_file: 10_000,
                parts: (0..FILES).map(|it| ObjectId(it.to_string())).collect(),
                pages: LedgerPages::default(),
                read: Vec::new(),
                whole,
            }
        }

        fn file(&self, place: usize) -> Vec<u8> {
            let line = |at: usize| {
                let number = place * self.of_a_file + at;
                if !self.whole.contains(&number) {
                    return "not to be understood\n".to_owned();
                }
                let entry = SuppressionEntry {
                    who: Suppressed::Email(format!("p{number}@x.io")),
                    channel: None,
                    act: SuppressionAct::OptOut,
                    at: Default::default(),
                    author: "ada".to_owned(),
                    note: String::new(),
                };
                format!("{}\n", serde_json::to_string(&entry).unwrap())
            };
            (0..self.of_a_file)
                .map(line)
                .collect::<String>()
                .into_bytes()
        }

        fn page(&mut self, offset: usize, text: &str) -> (Vec<String>, u64) {
            let parts = self.parts.clone();
            let wanted = Wanted {
                parts: &parts,
                entries: (FILES * self.of_a_file) as u64,
                offset,
                limit: 3,
                text,
            };
            let (mut pages, mut read) = (std::mem::take(&mut self.pages), Vec::new());
            let answer = pages.page(&wanted, |part| {
                let place: usize = part.0.parse().unwrap();
                read.push(place);
                Ok(self.file(place))
            });
            self.pages = pages;
            self.read = read;
            let (entries, total) = answer.unwrap();
            let named = entries.into_iter().map(|entry| match entry.who {
                Suppressed::Email(email) => email,
                other => panic!("{other:?}"),
            });
            (named.collect(), total)
        }
    }

    #[test]
    fn a_page_of_a_hundred_thousand_entries_reads_one_file_and_understands_its_own_lines_alone() {
        let mut ledger = Ledger::new(99_997..100_000);
        let (page, total) = ledger.page(0, "");
        assert_eq!(page, ["p99999@x.io", "p99998@x.io", "p99997@x.io"]);
        assert_eq!((total, &ledger.read), (100_000, &vec![9]));
        ledger.page(0, "");
        assert!(ledger.read.is_empty(), "it is kept");
    }

    #[test]
    fn a_page_over_two_files_reads_these_two() {
        let mut ledger = Ledger::new(89_998..90_001);
        let (page, _) = ledger.page(9_999, "");
        assert_eq!(page, ["p90000@x.io", "p89999@x.io", "p89998@x.io"]);
        assert_eq!(ledger.read, [9, 8]);
        ledger.whole = 79_990..80_000;
        assert_eq!(ledger.page(20_000, "").0[0], "p79999@x.io");
        assert_eq!(
            ledger.read,
            [7],
            "those before it are passed by their lengths"
        );
        assert!(ledger.page(100_000, "").0.is_empty());
    }

    #[test]
    fn a_search_goes_through_all_files_once_and_its_pages_through_their_own() {
        // Every line is understood here, so a small ledger will do.
        let mut ledger = Ledger {
            of_a_file: 100,
            ..Ledger::new(0..1_000)
        };
        let (page, total) = ledger.page(0, "p50");
        assert_eq!(page, ["p509@x.io", "p508@x.io", "p507@x.io"]);
        assert_eq!(total, 11);
        assert_eq!(ledger.read[..FILES], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
        let (page, _) = ledger.page(9, "p50");
        assert_eq!(page, ["p500@x.io", "p50@x.io"]);
        assert!(ledger.read.len() <= 2, "{:?}", ledger.read);
    }
}
