//! Columns of a part, each in the shape its kind of field calls for.

/// No day is known.
pub const NO_DAY: i32 = i32::MIN;
/// No number is known.
pub const NO_NUMBER: i64 = i64::MIN;

/// A field of every row of a part.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Kind `Text`.
    Text(Text),
    /// Kind `Word`: a place in `words` for each row; place 0 is the empty word.
    Word {
        /// Distinct words, the empty one first.
        words: Vec<String>,
        /// Each row's place in `words`.
        at: Narrow,
    },
    /// Kind `Set`: a place in `sets` for each row; place 0 is the empty set.
    Set {
        /// Distinct words.
        words: Vec<String>,
        /// Distinct sets of places in `words`, each ascending, the empty one first.
        sets: Vec<Vec<u16>>,
        /// Each row's place in `sets`.
        at: Narrow,
    },
    /// Kind `Day`: days since 1970-01-01, or [`NO_DAY`].
    Day(Vec<i32>),
    /// Kind `Number`, or [`NO_NUMBER`].
    Number(Vec<i64>),
    /// Kind `Consent`.
    Consent {
        /// Each row's [`ConsentState`] as a number.
        states: Vec<u8>,
        /// Day of the answer, or [`NO_DAY`].
        days: Vec<i32>,
        /// Distinct pairs of source and proof text, the empty pair first.
        proofs: Vec<(String, String)>,
        /// Each row's place in `proofs`.
        at: Narrow,
    },
}

/// What a person said, as it stands in a column. Unknown is never treated as granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum ConsentState {
    /// Nobody recorded an answer.
    Unknown = 0,
    /// Agreed.
    Granted = 1,
    /// Refused or withdrew.
    Denied = 2,
    /// Bought before and did not object; lawful for own similar products where the law knows it.
    SoftOptIn = 3,
}

impl ConsentState {
    /// The state that a number in a column stands for; unknown for one that stands for none.
    pub fn of(number: u8) -> Self {
        match number {
            1 => Self::Granted,
            2 => Self::Denied,
            3 => Self::SoftOptIn,
            _ => Self::Unknown,
        }
    }
}

/// Texts one after another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    /// All texts, without anything between them.
    pub bytes: String,
    /// Where each row's text ends in `bytes`.
    pub ends: Vec<u32>,
}

impl Text {
    /// The text of a row.
    pub fn get(&self, row: usize) -> &str {
        let start = if row == 0 {
            0
        } else {
            self.ends[row - 1] as usize
        };
        &self.bytes[start..self.ends[row] as usize]
    }

    /// Adds the next row's text.
    pub fn push(&mut self, text: &str) {
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len() as u32);
    }
}

/// A small number for each row, as narrow as all of them allow.
#[derive(Debug, Clone, PartialEq)]
pub enum Narrow {
    /// All below 256.
    U8(Vec<u8>),
    /// All below 65,536.
    U16(Vec<u16>),
}

impl Narrow {
    /// The number of a row.
    pub fn get(&self, row: usize) -> usize {
        match self {
            Self::U8(all) => all[row] as usize,
            Self::U16(all) => all[row] as usize,
        }
    }
}
