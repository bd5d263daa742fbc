//! What the store is told from outside: which device this is and what time it is.

/// Choices for one session.
#[derive(Debug, Clone)]
pub struct Options {
    /// The device's name, written into every change's stamp.
    pub device: String,
    /// Version of the program, written into backups and workspace files.
    pub app_version: String,
    /// Milliseconds since 1970-01-01 UTC. It may go backwards; the order of changes never depends on it.
    pub clock: fn() -> i64,
}
