//! Records of a block of CSV and their fields, without a copy where a field is written plainly.
//!
//! The reading of the `csv` library, which the tests hold it against: a quote opens a field only at its beginning, two
//! quotes within are one, what follows a closing quote belongs to the field, and a line feed, a carriage return or both
//! end a record.

/// Goes through the records of a block that holds whole ones.
pub struct Records<'a> {
    block: &'a [u8],
    delimiter: u8,
    at: usize,
    /// Line of the file on which the next record begins.
    next_line: u64,
    line: u64,
    start: usize,
    end: usize,
    fields: Vec<Span>,
    /// Fields that are not written as they read: with doubled quotes.
    unquoted: Vec<u8>,
}

struct Span {
    start: usize,
    end: usize,
    in_unquoted: bool,
}

impl<'a> Records<'a> {
    /// The records of a block that begins on a line of the file.
    pub fn new(block: &'a [u8], delimiter: u8, line: u64) -> Self {
        Self {
            block,
            delimiter,
            at: 0,
            next_line: line,
            line,
            start: 0,
            end: 0,
            fields: Vec::new(),
            unquoted: Vec::new(),
        }
    }

    /// Goes on to the next record in which anything is written; false at the end of the block.
    pub fn advance(&mut self) -> bool {
        while self.at < self.block.len() {
            self.read();
            let blank = |at| self.field(at).trim_ascii().is_empty();
            if !(0..self.fields.len()).all(blank) {
                return true;
            }
        }
        false
    }

    /// The line of the file on which the record begins.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Where the record and its end are passed in the block, and the line on which the next one begins.
    pub fn passed(&self) -> (usize, u64) {
        (self.at, self.next_line)
    }

    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether it has no field; never after `advance` said there is a record.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The record as it is written, without its end.
    pub fn written(&self) -> &'a [u8] {
        &self.block[self.start..self.end]
    }

    /// A field; empty beyond the last.
    pub fn field(&self, at: usize) -> &[u8] {
        match self.fields.get(at) {
            Some(span) if span.in_unquoted => &self.unquoted[span.start..span.end],
            Some(span) => &self.block[span.start..span.end],
            None => &[],
        }
    }

    fn read(&mut self) {
        self.fields.clear();
        self.unquoted.clear();
        self.line = self.next_line;
        self.start = self.at;
        loop {
            let ended = self.read_field();
            if ended {
                break;
            }
        }
        self.end = self.at;
        let block = self.block;
        let lines = memchr::memchr_iter(b'\n', &block[self.start..self.end]).count();
        // Its own end: one byte, or a carriage return with its line feed.
        if self.at < block.len() {
            let pair = block[self.at] == b'\r' && block.get(self.at + 1) == Some(&b'\n');
            let feed = block[self.at] == b'\n' || pair;
            self.at += if pair { 2 } else { 1 };
            self.next_line += u64::from(feed);
        }
        self.next_line += lines as u64;
    }

    /// Reads one field up to the delimiter, which is passed, or to the end of the record; true then.
    fn read_field(&mut self) -> bool {
        let block = self.block;
        if block.get(self.at) == Some(&b'"') {
            self.read_quoted();
        } else {
            let end = self.plain_end(self.at);
            self.fields.push(Span {
                start: self.at,
                end,
                in_unquoted: false,
            });
            self.at = end;
        }
        let more = block.get(self.at) == Some(&self.delimiter);
        self.at += usize::from(more);
        !more
    }

    /// Where a field without quotes ends.
    fn plain_end(&self, from: usize) -> usize {
        let ends = |byte: &u8| *byte == self.delimiter || *byte == b'\n' || *byte == b'\r';
        let rest = &self.block[from..];
        from + rest.iter().position(ends).unwrap_or(rest.len())
    }

    fn read_quoted(&mut self) {
        let block = self.block;
        let (mut from, kept) = (self.at + 1, self.unquoted.len());
        let mut copied = false;
        loop {
            let quote = memchr::memchr(b'"', &block[from..]).map_or(block.len(), |at| from + at);
            if block.get(quote + 1) == Some(&b'"') {
                self.unquoted.extend_from_slice(&block[from..=quote]);
                copied = true;
                from = quote + 2;
                continue;
            }
            let after = (quote + 1).min(block.len());
            let end = self.plain_end(after);
            self.at = end;
            if !copied && end == after {
                self.fields.push(Span {
                    start: from,
                    end: quote,
                    in_unquoted: false,
                });
                return;
            }
            self.unquoted.extend_from_slice(&block[from..quote]);
            self.unquoted.extend_from_slice(&block[after..end]);
            self.fields.push(Span {
                start: kept,
                end: self.unquoted.len(),
                in_unquoted: true,
            });
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Splitter;
    use super::*;

    fn rows(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let mut records = Records::new(text, b',', 1);
        let mut rows = Vec::new();
        while records.advance() {
            rows.push(
                (0..records.len())
                    .map(|at| records.field(at).to_vec())
                    .collect(),
            );
        }
        rows
    }

    /// What the `csv` library reads, blank records left out as here.
    fn expected(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text);
        let records = reader.into_byte_records().map(|record| record.unwrap());
        records
            .filter(|record| !record.iter().all(|field| field.trim_ascii().is_empty()))
            .map(|record| record.iter().map(<[u8]>::to_vec).collect())
            .collect()
    }

    #[test]
    fn fields_are_read_as_they_are_meant() {
        let rows = rows(b"a,\"b, \"\"c\"\"\",\"d\ne\"x\r\n\r\n,,\n5\" disk,\"open");
        let text: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|field| str::from_utf8(field).unwrap())
                    .collect()
            })
            .collect();
        assert_eq!(
            text,
            [vec!["a", "b, \"c\"", "d\nex"], vec!["5\" disk", "open"]]
        );
    }

    #[test]
    fn a_record_says_its_line() {
        let mut records = Records::new(b"a\n\n\"b\nc\"\r\nd", b',', 7);
        let mut lines = Vec::new();
        while records.advance() {
            lines.push(records.line());
        }
        assert_eq!(lines, [7, 9, 11]);
    }

    fn pieces() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop::sample::select(vec![
            "a", "\"", "\"\"", ",", "\n", "\r\n", "\r", "é", " ", "xyz",
        ]);
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat().into_bytes())
    }

    proptest! {
        #[test]
        fn any_text_reads_as_the_library_reads_it(text in pieces()) {
            prop_assert_eq!(rows(&text), expected(&text));
        }

        /// Cut into blocks at record ends, wherever the pieces of the file fell, it is the same table.
        #[test]
        fn blocks_hold_whole_records(text in pieces(), piece in 1_usize..9) {
            let (mut splitter, mut held, mut split) = (Splitter::new(b','), Vec::new(), Vec::new());
            for bytes in text.chunks(piece) {
                let before = held.len();
                held.extend_from_slice(bytes);
                if let Some(end) = splitter.feed(bytes) {
                    let rest = held.split_off(before + end);
                    split.extend(rows(&held));
                    held = rest;
                }
            }
            split.extend(rows(&held));
            prop_assert_eq!(split, expected(&text));
        }
    }
}
