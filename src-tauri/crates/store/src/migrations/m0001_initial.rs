//! Schema 1: entities, heads, edits, blocks, unclaimed, meta. There is nothing older to open or to change.

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
