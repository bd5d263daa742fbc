//! Schema 2: the workspace's own presets, jurisdictions of clients, changed laws. What is there stays as it is:
//! what it lacks is read as none. Versions that know schema 1 only must not open what has been written since,
//! so they are told by the number.

use crate::engine::{Engine, Write};
use crate::error::StoreError;

/// Nothing but the number itself.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every step has this signature, and later ones can fail"
)]
pub fn writes(_: &Engine) -> Result<Vec<Write>, StoreError> {
    Ok(Vec::new())
}
