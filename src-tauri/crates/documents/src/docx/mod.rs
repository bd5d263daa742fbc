//! A document as DOCX, for people who go on editing: real headings, tables with repeated heads, links.

mod blocks;
mod cover;
mod finish;
mod rows;
mod style;
mod table;
mod text;

use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Table};
use reprise_domain::document::Document;

use crate::error::DocumentError;
use crate::look::Look;

/// Width of the text on the page in twentieths of a point (A4 less two margins of 20 mm).
const TEXT_WIDTH: usize = 9_638;

/// Sets a document.
///
/// # Errors
/// `Drawing` when a picture cannot be drawn, `Packing` when the file cannot be put together.
pub fn docx(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let look = Look::of(&document.brand);
    let mut sheet = Sheet {
        docx: style::page(document, &look),
        look,
        pictures: Vec::new(),
    };
    cover::put(&mut sheet, document)?;
    for (at, section) in document.sections.iter().enumerate() {
        let heading = format!("{}  {}", at + 1, section.heading);
        let mark = format!("s{at}");
        sheet.paragraph(
            Paragraph::new()
                .add_bookmark_start(at + 1, mark)
                .add_run(text::run(&heading))
                .add_bookmark_end(at + 1)
                .style("Heading1")
                .page_break_before(at == 0),
        );
        for block in &section.blocks {
            blocks::put(&mut sheet, block)?;
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    let mut file = sheet.docx.build();
    file.document = finish::mended(&file.document, &sheet.pictures);
    file.pack(&mut bytes)
        .map_err(|error| DocumentError::Packing(error.to_string()))?;
    Ok(bytes.into_inner())
}

/// The file in the making.
struct Sheet {
    docx: Docx,
    look: Look,
    /// What each picture shows, in the order they stand.
    pictures: Vec<String>,
}

impl Sheet {
    fn paragraph(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    /// A table; Word joins tables that touch, so that a small gap follows each.
    fn table(&mut self, table: Table) {
        let gap = Paragraph::new().add_run(text::run(" ").size(8));
        self.docx = std::mem::take(&mut self.docx)
            .add_table(table)
            .add_paragraph(gap);
    }
}

#[cfg(test)]
mod tests;
