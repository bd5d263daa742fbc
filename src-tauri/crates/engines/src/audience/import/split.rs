//! Where records of a CSV file end, found as the file comes in, so that blocks of whole records can be read side by
//! side.
//!
//! The same reading as in `record`: a quote opens a field only at its beginning; a line feed, a carriage return, or
//! both end a record outside of quotes.

/// What stands at the end of what was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Field,
    Quoted,
    /// A quote within quotes: the end of them, or one half of a doubled quote.
    QuoteInQuotes,
}

/// Looks for the ends of records in bytes that come in pieces.
#[derive(Debug, Clone)]
pub struct Splitter {
    delimiter: u8,
    state: State,
}

impl Splitter {
    /// At the beginning of a file.
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            state: State::FieldStart,
        }
    }

    /// Looks at the next bytes; where the last record that ends within them ends.
    pub fn feed(&mut self, bytes: &[u8]) -> Option<usize> {
        let is_end = |byte: u8| byte == b'\n' || byte == b'\r';
        if self.state != State::Quoted
            && self.state != State::QuoteInQuotes
            && memchr::memchr(b'"', bytes).is_none()
        {
            // Most blocks of most files: without a quote every line is a record.
            let end = memchr::memrchr2(b'\n', b'\r', bytes).map(|at| at + 1);
            if let Some(last) = bytes.last() {
                let starts = is_end(*last) || *last == self.delimiter;
                self.state = if starts {
                    State::FieldStart
                } else {
                    State::Field
                };
            }
            return end;
        }
        let mut end = None;
        for (at, byte) in bytes.iter().copied().enumerate() {
            if self.ends_with(byte) {
                end = Some(at + 1);
            }
        }
        end
    }

    /// Looks at the next bytes up to the first end of a record; where that is. Bytes behind it are not looked at.
    pub fn first_end(&mut self, bytes: &[u8]) -> Option<usize> {
        let end = bytes.iter().position(|byte| self.ends_with(*byte));
        end.map(|at| at + 1)
    }

    /// Goes on by a byte; whether a record ends with it.
    fn ends_with(&mut self, byte: u8) -> bool {
        let is_end = byte == b'\n' || byte == b'\r';
        let (state, ends) = match (self.state, byte) {
            (State::Quoted, b'"') => (State::QuoteInQuotes, false),
            (State::Quoted, _) | (State::FieldStart | State::QuoteInQuotes, b'"') => {
                (State::Quoted, false)
            }
            (State::FieldStart | State::Field | State::QuoteInQuotes, byte) => {
                if is_end || byte == self.delimiter {
                    (State::FieldStart, is_end)
                } else {
                    (State::Field, false)
                }
            }
        };
        self.state = state;
        ends
    }
}
