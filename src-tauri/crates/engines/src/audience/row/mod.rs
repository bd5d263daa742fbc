//! What the cells of a contact file mean: which column is which field, and each field's one form.
//!
//! Nothing is guessed about consent: a word that is not clearly yes or no is unknown. Writing into a text that is
//! there already (`…_into`) costs no memory a cell; a file has hundreds of millions of them.

mod cells;
mod columns;
mod email;
mod phone;

pub use cells::{
    amount, consent, country_into, day, language_into, tags, whole, words, words_into,
};
pub use columns::{guess_columns, guess_columns_by, header_of};
pub use email::{email, email_into, readable};
pub use phone::{phone, phone_into};

/// Whether a text is a SHA-256 in hex: a person known by nothing else.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
