//! A document as PDF: A4, the client's colors, tagged for readers who cannot see it.

use reprise_domain::client::Color;
use reprise_domain::contrast::{READABLE, ratio, readable_on};
use reprise_domain::document::{Block, Document};
use serde_json::{Value, json};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::error::DocumentError;
use crate::world::Paper;

/// Most pages; nobody reads more, and a loop would end here.
pub(crate) const PAGE_LIMIT: usize = 500;

const TEMPLATE: &str = include_str!("brief.typ");

/// Sets a document. The same document gives the same bytes.
///
/// Text is passed as data and printed as it is: nothing a person typed is read as mark-up.
///
/// # Errors
/// `TooManyPages`; `Typesetting` for a fault of the template.
pub fn pdf(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let mut files = Vec::new();
    let data = data(document, &mut files);
    files.push(("brief.json".to_owned(), data.to_string().into_bytes()));
    let paper = Paper::new(TEMPLATE, files);
    let paged: PagedDocument = typst::compile(&paper).output.map_err(refused)?;
    // Memoized layouts of earlier documents are dropped once they are three documents old.
    typst::comemo::evict(3);
    let pages = paged.pages().len();
    if pages > PAGE_LIMIT {
        return Err(DocumentError::TooManyPages(pages));
    }
    typst_pdf::pdf(&paged, &PdfOptions::default()).map_err(refused)
}

fn refused(errors: typst::ecow::EcoVec<typst::diag::SourceDiagnostic>) -> DocumentError {
    let first = errors
        .first()
        .map_or_else(String::new, |error| error.message.to_string());
    DocumentError::Typesetting(first)
}

/// The document as the template reads it; pictures and the logo become files beside it.
fn data(document: &Document, files: &mut Vec<(String, Vec<u8>)>) -> Value {
    let mut value = serde_json::to_value(document).unwrap_or_default();
    let primary = Color::parse(&document.brand.primary).or_else(|_| Color::parse("#333333"));
    let primary = primary.expect("BUG: six hex digits");
    let white = Color::parse("#ffffff").expect("BUG: six hex digits");
    value["brand"]["primary"] = json!(primary.as_str());
    value["brand"]["on_primary"] = json!(readable_on(&primary));
    // A pale brand color cannot carry headings on white paper.
    value["brand"]["ink"] = json!(if ratio(&primary, &white) >= READABLE {
        primary.as_str()
    } else {
        "#1d1d1f"
    });
    value["date_text"] = json!(document.date.format("%-d %B %Y").to_string());
    value["brand"]["logo"] = match &document.brand.logo_png {
        Some(png) => {
            files.push(("logo.png".to_owned(), png.clone()));
            json!("logo.png")
        }
        None => Value::Null,
    };
    for (s, section) in document.sections.iter().enumerate() {
        for (b, block) in section.blocks.iter().enumerate() {
            if let Block::Picture { svg, .. } = block {
                let name = format!("picture-{s}-{b}.svg");
                files.push((name.clone(), svg.clone().into_bytes()));
                value["sections"][s]["blocks"][b]["svg"] = json!(name);
            }
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{long, small};

    use super::*;

    /// What a PDF says, read back by poppler's `pdftotext`, which the project's set-up installs.
    fn read_back(pdf: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("brief.pdf");
        std::fs::write(&path, pdf).unwrap();
        let output = std::process::Command::new("pdftotext")
            .args(["-layout"])
            .arg(&path)
            .arg("-")
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    }

    #[test]
    fn a_brief_says_what_it_was_given() {
        let text = read_back(&pdf(&small()).unwrap());
        for words in [
            "Refills and first bags",
            "Kettle & Kiln",
            "Espresso refills",
            "€420",
            "Open findings",
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }

    #[test]
    fn typed_mark_up_is_printed_as_it_is() {
        let mut document = small();
        let nasty = "#panic(\"x\") = heading $x$ <label> #read(\"/etc/passwd\") *b* `c` \\ @ref";
        document.sections[0].blocks.push(Block::Paragraph {
            text: nasty.to_owned(),
        });
        document.title = "#title = [x]".to_owned();
        let text = read_back(&pdf(&document).unwrap());
        assert!(
            text.contains("#panic(\"x\") = heading $x$ <label> #read(\"/etc/passwd\")"),
            "{text}"
        );
        assert!(text.contains("#title = [x]"));
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        assert_eq!(pdf(&small()).unwrap(), pdf(&small()).unwrap());
    }

    #[test]
    fn names_in_other_scripts_are_printed() {
        let mut document = small();
        document.client = "Кофейня Łódź Ελλάδα".to_owned();
        assert!(read_back(&pdf(&document).unwrap()).contains("Кофейня Łódź Ελλάδα"));
    }

    #[test]
    fn long_tables_and_endless_links_stay_on_their_pages() {
        assert!(pdf(&long(200)).unwrap().starts_with(b"%PDF"));
    }
}
