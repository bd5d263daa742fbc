//! Why a document or logo could not be made.

use thiserror::Error;

/// What went wrong. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocumentError {
    /// The typesetter refused; a fault of ours, since user text cannot cause it.
    #[error("the pages could not be set: {0}")]
    Typesetting(String),
    /// More pages than anybody reads.
    #[error("the brief has {0} pages; choose fewer campaigns (at most {limit} pages)", limit = crate::paged::PAGE_LIMIT)]
    TooManyPages(usize),
    /// The DOCX could not be packed.
    #[error("the DOCX could not be packed: {0}")]
    Packing(String),
    /// A drawing could not be turned into pixels.
    #[error("a drawing could not be drawn")]
    Drawing,
    /// A link with more letters than a code to scan can hold.
    #[error("the link is too long for a code to scan")]
    TooLongForCode,
    /// The logo is not one of the pictures we read.
    #[error("the logo is not a PNG, JPEG, WebP or SVG picture; export it as PNG")]
    LogoKind,
    /// The logo is damaged.
    #[error("the logo cannot be read; export it again as PNG")]
    LogoDamaged,
    /// The logo is larger than we read.
    #[error("the logo is too large; make it at most 10 MB and 8,192 pixels a side")]
    LogoTooLarge,
}
