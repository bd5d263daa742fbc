//! What the store is told from outside: which device this is and what time it is.

use chrono::{DateTime, Utc};

/// Choices for one session.
#[derive(Debug, Clone)]
pub struct Options {
    /// The device's name, written into every change's stamp.
    pub device: String,
    /// Version of the program, written into backups and workspace files.
    pub app_version: String,
    /// The present moment. It may go backwards; the order of changes never depends on it.
    pub now: fn() -> DateTime<Utc>,
}

impl Options {
    /// The usual choices: this version of the program on a device, with its clock.
    pub fn new(device: &str, now: fn() -> DateTime<Utc>) -> Self {
        Self {
            device: device.to_owned(),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            now,
        }
    }
}
