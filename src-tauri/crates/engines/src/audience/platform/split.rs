//! Lines into as many files as a destination's limits ask for, each with its head and its checksum.
//!
//! Knows no file: it says which bytes go into which one, in order.

use serde::Serialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::hash::hex;
use super::profile::Limits;
use super::tally::Lines;

/// A file that is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FileSum {
    /// People in it.
    pub rows: u64,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, 64 hex digits.
    pub sha256: String,
}

/// Lines on their way into files.
#[derive(Debug)]
pub struct Split {
    head: Vec<u8>,
    rows_limit: u64,
    bytes_limit: u64,
    done: Vec<FileSum>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    rows: u64,
    bytes: u64,
    hasher: Sha256,
}

impl Split {
    /// Begins. Every file starts with `head`, which counts as bytes and not as a row.
    pub fn new(head: Vec<u8>, limits: &Limits) -> Self {
        Self {
            head,
            rows_limit: limits.rows.unwrap_or(u64::MAX),
            bytes_limit: limits.bytes.unwrap_or(u64::MAX),
            done: Vec::new(),
            open: None,
        }
    }

    /// Takes lines in; `write` gets the place of the file, from 0, and the next bytes for it. A file is begun when
    /// there is a line for it, so that no lines make no file. A single line beyond the limit has a file of its own.
    ///
    /// # Errors
    /// Whatever `write` says, at once.
    pub fn take<E>(
        &mut self,
        lines: &Lines,
        write: &mut impl FnMut(usize, &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let (mut from, mut row) = (0, 0);
        while row < lines.ends.len() {
            let (rows_left, bytes_left) = match &self.open {
                Some(open) => (
                    self.rows_limit - open.rows.min(self.rows_limit),
                    self.bytes_limit - open.bytes.min(self.bytes_limit),
                ),
                None => (0, 0),
            };
            let fitting = fitting(&lines.ends[row..], from, rows_left, bytes_left);
            if fitting == 0 {
                let room = self.begin(write)?;
                let more = self::fitting(&lines.ends[row..], from, self.rows_limit, room).max(1);
                (from, row) = self.put(lines, from, row, more, write)?;
            } else {
                (from, row) = self.put(lines, from, row, fitting, write)?;
            }
        }
        Ok(())
    }

    /// Ends the last file, and says what all of them hold.
    pub fn finish(mut self) -> Vec<FileSum> {
        self.end();
        self.done
    }

    /// Begins the next file, and says how many bytes it has room for.
    fn begin<E>(
        &mut self,
        write: &mut impl FnMut(usize, &[u8]) -> Result<(), E>,
    ) -> Result<u64, E> {
        self.end();
        write(self.done.len(), &self.head)?;
        self.open = Some(Open {
            rows: 0,
            bytes: self.head.len() as u64,
            hasher: Sha256::new_with_prefix(&self.head),
        });
        Ok(self.bytes_limit.saturating_sub(self.head.len() as u64))
    }

    fn put<E>(
        &mut self,
        lines: &Lines,
        from: usize,
        row: usize,
        count: usize,
        write: &mut impl FnMut(usize, &[u8]) -> Result<(), E>,
    ) -> Result<(usize, usize), E> {
        let until = lines.ends[row + count - 1];
        let bytes = &lines.bytes[from..until];
        write(self.done.len(), bytes)?;
        if let Some(open) = &mut self.open {
            open.rows += count as u64;
            open.bytes += bytes.len() as u64;
            open.hasher.update(bytes);
        }
        Ok((until, row + count))
    }

    fn end(&mut self) {
        if let Some(open) = self.open.take() {
            self.done.push(FileSum {
                rows: open.rows,
                bytes: open.bytes,
                sha256: hex(&open.hasher.finalize()),
            });
        }
    }
}

/// How many of the next lines fit; `ends` ascend, and the first begins at `from`.
fn fitting(ends: &[usize], from: usize, rows: u64, bytes: u64) -> usize {
    let by_bytes = ends.partition_point(|end| (end - from) as u64 <= bytes);
    by_bytes.min(usize::try_from(rows).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[&str], rows: Option<u64>, bytes: Option<u64>) -> (Vec<String>, Vec<FileSum>) {
        let limits = Limits {
            rows,
            bytes,
            least_rows: None,
            values_per_header: None,
        };
        let mut split = Split::new(b"h\n".to_vec(), &limits);
        let mut files: Vec<String> = Vec::new();
        for text in texts {
            let mut lines = Lines::default();
            for line in text.split_inclusive('\n') {
                lines.bytes.extend_from_slice(line.as_bytes());
                lines.ends.push(lines.bytes.len());
            }
            let mut write = |at: usize, bytes: &[u8]| -> Result<(), ()> {
                files.resize(files.len().max(at + 1), String::new());
                files[at].push_str(std::str::from_utf8(bytes).unwrap());
                Ok(())
            };
            split.take(&lines, &mut write).unwrap();
        }
        (files, split.finish())
    }

    #[test]
    fn rows_beyond_the_limit_begin_a_new_file_with_its_own_head() {
        let (texts, sums) = files(&["a\nb\nc\n", "d\ne\n"], Some(2), None);
        assert_eq!(texts, ["h\na\nb\n", "h\nc\nd\n", "h\ne\n"]);
        assert_eq!(sums.iter().map(|it| it.rows).collect::<Vec<_>>(), [2, 2, 1]);
        for (text, sum) in texts.iter().zip(&sums) {
            assert_eq!(sum.bytes, text.len() as u64);
            assert_eq!(sum.sha256, hex(&Sha256::digest(text.as_bytes())));
        }
    }

    #[test]
    fn bytes_count_with_the_head() {
        let (texts, _) = files(&["aa\nb\nc\n"], None, Some(7));
        assert_eq!(texts, ["h\naa\nb\n", "h\nc\n"]);
    }

    #[test]
    fn a_line_longer_than_a_file_still_has_one() {
        let (texts, _) = files(&["aaaaaaaa\nb\n"], None, Some(5));
        assert_eq!(texts, ["h\naaaaaaaa\n", "h\nb\n"]);
    }

    #[test]
    fn no_lines_make_no_file() {
        assert_eq!(files(&["", ""], None, None).0, [""; 0]);
    }
}
