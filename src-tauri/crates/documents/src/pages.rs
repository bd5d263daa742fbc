//! A document as it will look on paper, page by page, for a preview: the layout of the PDF as SVG.

mod slim;

use reprise_domain::document::Document;
use typst_svg::SvgOptions;

use crate::error::DocumentError;
use crate::paged::{Words, paged};

/// Pages of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// Each page as an SVG that stands alone: letters are shapes, pictures are inside.
    pub svgs: Vec<String>,
    /// Width of a page in points.
    pub width: f64,
    /// Height of a page in points.
    pub height: f64,
}

/// Sets a document for the screen.
///
/// # Errors
/// As `pdf`; `Drawing` when a picture in the document cannot be read.
pub fn pages(document: &Document) -> Result<Pages, DocumentError> {
    let paged = paged(document, Words::Shapes)?;
    let size = paged.pages().first().map(|page| page.frame.size());
    let options = SvgOptions::default();
    Ok(Pages {
        svgs: paged
            .pages()
            .iter()
            .map(|page| slim::slimmed(&typst_svg::svg(page, &options)))
            .collect(),
        width: size.map_or(0.0, |size| size.x.to_pt()),
        height: size.map_or(0.0, |size| size.y.to_pt()),
    })
}

#[cfg(test)]
mod tests;
