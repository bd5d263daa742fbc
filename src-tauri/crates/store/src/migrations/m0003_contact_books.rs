//! Schema 3: contact books, imports and suppression ledgers; people lie in files, no longer in the database. What is
//! there stays as it is. Versions that know schema 2 only must not open what has been written since.

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
