//! How much of a workspace file is unpacked before it is refused.

/// The most a file may hold, checked against what it says and against what really comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Entries.
    pub entries: usize,
    /// Bytes of one entry.
    pub entry: u64,
    /// Bytes of all entries.
    pub total: u64,
    /// Unpacked bytes for each packed one.
    pub ratio: u64,
}

impl Limits {
    /// For a file from anywhere.
    pub const FOREIGN: Self = Self {
        entries: 2_000,
        entry: 64 * 1024 * 1024,
        total: 200 * 1024 * 1024,
        ratio: 100,
    };

    /// For a backup made by this workspace: it must come back however large it has grown.
    pub const OWN: Self = Self {
        entries: 1_000_000,
        entry: 4 * 1024 * 1024 * 1024,
        total: u64::MAX,
        ratio: u64::MAX,
    };
}
