//! A document as PDF: A4, the client's colors, tagged for readers who cannot see it.

use reprise_domain::document::Document;
use typst_pdf::PdfOptions;

use crate::error::DocumentError;
use crate::paged::{Words, paged, refused};

/// Sets a document. The same document gives the same bytes.
///
/// # Errors
/// `TooManyPages`; `Typesetting` for a fault of the templates.
pub fn pdf(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let paged = paged(document, Words::Text)?;
    typst_pdf::pdf(&paged, &PdfOptions::default()).map_err(refused)
}

#[cfg(test)]
pub(crate) mod tests;
