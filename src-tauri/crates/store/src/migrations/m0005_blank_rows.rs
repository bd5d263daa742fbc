//! Schema 5: parts of contact books say how many of their rows are nobody's, contact lists name no rows of their own any
//! more, and entries of suppression ledgers lose an erased person's address. What is there is read as it is. Versions
//! that know schema 4 only must not open what has been written since.

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
