//! What became of the rows of a book on their way into a file: lines, counts, and why some are not in it.

/// Why a row is not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The person opted out, complained, or their mail comes back.
    Suppressed,
    /// A consent the destination needs was refused or never recorded.
    NoConsent,
    /// Nothing the destination could recognize the person by.
    NoKey,
    /// What the person could be recognized by is longer than the destination takes.
    TooLong,
}

impl Reason {
    /// As the report of left out rows says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Suppressed => "suppressed",
            Self::NoConsent => "no consent",
            Self::NoKey => "no usable key",
            Self::TooLong => "too long",
        }
    }
}

/// Lines one after another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines with their ends.
    pub bytes: Vec<u8>,
    /// Where each ends in `bytes`.
    pub ends: Vec<usize>,
}

/// What became of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// People written.
    pub written: u64,
    /// People written by each key of the profile, in its order; one may be written by several.
    pub keys: Vec<u64>,
    /// Left out because suppressed.
    pub suppressed: u64,
    /// Left out without consent.
    pub no_consent: u64,
    /// Left out without a usable key.
    pub no_key: u64,
    /// Left out because their keys are too long.
    pub too_long: u64,
    /// Values left empty because they are too long.
    pub long_values: u64,
    /// Values hashed long ago that a plain column cannot hold.
    pub hashed_values: u64,
    /// Cells a spreadsheet would run, in a file for upload.
    pub formulas: u64,
}

impl Tally {
    /// Counts another in.
    pub fn add(&mut self, other: &Self) {
        self.keys.resize(self.keys.len().max(other.keys.len()), 0);
        for (sum, more) in self.keys.iter_mut().zip(&other.keys) {
            *sum += more;
        }
        self.written += other.written;
        self.suppressed += other.suppressed;
        self.no_consent += other.no_consent;
        self.no_key += other.no_key;
        self.too_long += other.too_long;
        self.long_values += other.long_values;
        self.hashed_values += other.hashed_values;
        self.formulas += other.formulas;
    }

    /// People left out.
    pub fn left_out(&self) -> u64 {
        self.suppressed + self.no_consent + self.no_key + self.too_long
    }

    /// Counts a person left out.
    pub(super) fn leave_out(&mut self, reason: Reason) {
        match reason {
            Reason::Suppressed => self.suppressed += 1,
            Reason::NoConsent => self.no_consent += 1,
            Reason::NoKey => self.no_key += 1,
            Reason::TooLong => self.too_long += 1,
        }
    }
}

/// Rows of a part as lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Lines of each kind of file, in the order of `Sheet::kinds`.
    pub files: Vec<Lines>,
    /// The rows left out, as lines of a table for spreadsheets (see `Sheet::LEFT_OUT_HEAD`).
    pub left_out: Vec<u8>,
    /// Counts.
    pub tally: Tally,
}
