//! A document laid out on pages: what PDF and preview share.

use reprise_domain::document::{Block, COOL, Document, Pair, Tone, WARM, printable};
use serde_json::{Value, json};
use typst_layout::PagedDocument;

use crate::error::DocumentError;
use crate::look::Look;
use crate::world::Paper;

/// Most pages; nobody reads more, and a loop would end here.
pub(crate) const PAGE_LIMIT: usize = 500;
/// Longest run of letters without a place to break; longer ones get places.
const UNBROKEN: usize = 24;

/// How the words in pictures are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Words {
    /// As words: they can be searched and copied.
    Text,
    /// As shapes: they look the same where our fonts are missing.
    Shapes,
}

/// Lays a document out.
///
/// Text is passed as data and printed as it is: nothing a person typed is read as mark-up.
///
/// # Errors
/// `TooManyPages`; `Typesetting` for a fault of the templates.
pub(crate) fn paged(document: &Document, words: Words) -> Result<PagedDocument, DocumentError> {
    let mut files = Vec::new();
    let data = data(document, words, &mut files)?;
    files.push(("brief.json".to_owned(), data.to_string().into_bytes()));
    let paged: PagedDocument = typst::compile(&Paper::new(files)).output.map_err(refused)?;
    // Memoized layouts of earlier documents are dropped once they are eight layouts old: a preview
    // that follows typing lives from what did not change.
    typst::comemo::evict(8);
    let pages = paged.pages().len();
    if pages > PAGE_LIMIT {
        return Err(DocumentError::TooManyPages(pages));
    }
    Ok(paged)
}

pub(crate) fn refused(errors: typst::ecow::EcoVec<typst::diag::SourceDiagnostic>) -> DocumentError {
    let first = errors
        .first()
        .map_or_else(String::new, |error| error.message.to_string());
    DocumentError::Typesetting(first)
}

/// The document as the templates read it; pictures and the logo become files beside it.
fn data(
    document: &Document,
    words: Words,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<Value, DocumentError> {
    let mut value = serde_json::to_value(document).unwrap_or_default();
    for (s, section) in document.sections.iter().enumerate() {
        for (b, block) in section.blocks.iter().enumerate() {
            let place = &mut value["sections"][s]["blocks"][b];
            match block {
                Block::Picture { svg, .. } => place["svg"] = drawing(svg, words, files)?,
                Block::Cards { cards } => {
                    for (c, card) in cards.iter().enumerate() {
                        place["cards"][c]["svg"] = drawing(&card.svg, words, files)?;
                    }
                }
                _ => {}
            }
        }
    }
    make_printable(&mut value);
    value["logo"] = match &document.brand.logo_png {
        Some(png) => {
            files.push(("logo.png".to_owned(), png.clone()));
            json!("logo.png")
        }
        None => Value::Null,
    };
    value["date_text"] = json!(document.date.format("%-d %B %Y").to_string());
    value["look"] = look(&Look::of(&document.brand));
    Ok(value)
}

fn look(look: &Look) -> Value {
    let pair = |pair: &Pair| json!({ "strong": pair.strong, "pale": pair.pale });
    json!({
        "primary": look.primary,
        "on_primary": look.on_primary,
        "secondary": look.secondary,
        "ink": look.ink,
        "retargeting": pair(&WARM),
        "remarketing": pair(&COOL),
        "tones": {
            "note": Tone::Note.color(),
            "good": Tone::Good.color(),
            "warning": Tone::Warning.color(),
            "bad": Tone::Bad.color(),
        },
    })
}

/// Keeps a drawing as a file and gives back its name; none without a drawing.
fn drawing(
    svg: &str,
    words: Words,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<Value, DocumentError> {
    if svg.is_empty() {
        return Ok(Value::Null);
    }
    let name = format!("drawing-{}.svg", files.len());
    let bytes = match words {
        Words::Text => svg.as_bytes().to_vec(),
        Words::Shapes => crate::raster::as_shapes(svg.as_bytes())?,
    };
    files.push((name.clone(), bytes));
    Ok(json!(name))
}

/// Drops what must not stand on paper from every text, gives endless words places to break, and
/// takes away links that do not lead to the web.
fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = breakable(&printable(text)),
        Value::Array(items) => items.iter_mut().for_each(make_printable),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                make_printable(field);
                // A PDF reader would follow any scheme.
                let leads =
                    |link: &str| link.starts_with("https://") || link.starts_with("http://");
                if name == "link" && !field.as_str().is_some_and(leads) {
                    *field = Value::Null;
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Addresses are left alone as long as they have signs between their words: typst breaks them there,
/// and they must stay copyable.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        let is_address = word.starts_with("https://") || word.starts_with("http://");
        let (unbroken, every) = if is_address { (40, 20) } else { (UNBROKEN, 8) };
        let mut runs = word.split(|c| is_address && !char::is_alphanumeric(c));
        if !runs.any(|run| run.chars().count() > unbroken) {
            out.push_str(word);
            continue;
        }
        for (at, c) in word.chars().enumerate() {
            if at > 0 && at % every == 0 {
                out.push('\u{200B}');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endless_words_break_and_addresses_stay_whole() {
        let address = "https://kettle.example/a-path-longer-than-any-column?utm_source=x";
        assert_eq!(breakable(address), address);
        assert_eq!(breakable("short words stay"), "short words stay");
        assert_eq!(breakable(&"x".repeat(32)).matches('\u{200B}').count(), 3);
        let endless = format!("https://kettle.example/{}", "y".repeat(60));
        assert!(breakable(&endless).contains('\u{200B}'));
    }
}
