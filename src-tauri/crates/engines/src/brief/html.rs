//! A document as one HTML file: no scripts, nothing fetched, the same words as the PDF.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use reprise_domain::document::{Align, Block, Cell, Document, Section, Table, Tone};

use super::timeline::escaped;

const STYLE: &str = include_str!("brief.css");

/// The whole file. Every text is escaped; pictures are inlined; the logo is a data address.
pub fn html(document: &Document) -> String {
    let (primary, secondary) = (
        escaped(&document.brand.primary),
        escaped(&document.brand.secondary),
    );
    let facts: String = document
        .at_a_glance
        .iter()
        .map(|fact| {
            format!(
                "<div><dt>{}</dt><dd>{}</dd></div>",
                escaped(&fact.label),
                escaped(&fact.value)
            )
        })
        .collect();
    let sections: String = document
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| drawn(at + 1, section))
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\
         <title>{title}</title><style>:root{{--primary:{primary};--secondary:{secondary}}}{STYLE}</style></head><body>\
         <header>{logo}<p class=\"client\">{client}</p><h1>{title}</h1><p>{subtitle}</p><p class=\"date\">{date}</p></header>\
         <main><dl class=\"glance\">{facts}</dl>{sections}</main><footer>{footer}</footer></body></html>\n",
        title = escaped(&document.title),
        client = escaped(&document.client),
        subtitle = escaped(&document.subtitle),
        date = document.date.format("%-d %B %Y"),
        logo = logo(document),
        footer = lines(&document.brand.legal_footer),
    )
}

fn logo(document: &Document) -> String {
    let Some(png) = &document.brand.logo_png else {
        return String::new();
    };
    format!(
        "<img class=\"logo\" alt=\"\" src=\"data:image/png;base64,{}\">",
        BASE64.encode(png)
    )
}

fn drawn(number: usize, section: &Section) -> String {
    let blocks: String = section.blocks.iter().map(block).collect();
    format!(
        "<section><h2><span>{number}</span> {}</h2>{blocks}</section>",
        escaped(&section.heading)
    )
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { text } => format!("<h3>{}</h3>", escaped(text)),
        Block::Paragraph { text } => format!("<p>{}</p>", lines(text)),
        Block::Lead { text } => format!("<p class=\"lead\">{}</p>", lines(text)),
        Block::Bullets { items } => {
            let items: String = items
                .iter()
                .map(|item| format!("<li>{}</li>", lines(item)))
                .collect();
            format!("<ul>{items}</ul>")
        }
        Block::Facts { facts } => {
            let facts: String = facts
                .iter()
                .map(|fact| {
                    format!(
                        "<div><dt>{}</dt><dd>{}</dd></div>",
                        escaped(&fact.label),
                        lines(&fact.value)
                    )
                })
                .collect();
            format!("<dl class=\"facts\">{facts}</dl>")
        }
        Block::Table { table } => drawn_table(table),
        // The SVG is our own drawing; user text in it is escaped where it is made.
        Block::Picture { svg, alt, caption } => format!(
            "<figure role=\"img\" aria-label=\"{}\">{svg}<figcaption>{}</figcaption></figure>",
            escaped(alt),
            escaped(caption)
        ),
        Block::Callout { tone, title, text } => {
            format!(
                "<div class=\"callout {}\"><strong>{}</strong> {}</div>",
                class(*tone),
                escaped(title),
                lines(text)
            )
        }
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Note => "note",
        Tone::Good => "good",
        Tone::Warning => "warning",
        Tone::Bad => "bad",
    }
}

fn drawn_table(table: &Table) -> String {
    let align = |at: usize| match table.columns.get(at).map(|column| column.align) {
        Some(Align::Right) => " class=\"right\"",
        Some(Align::Left) | None => "",
    };
    let head: String = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            format!(
                "<th scope=\"col\"{}>{}</th>",
                align(at),
                escaped(&column.title)
            )
        })
        .collect();
    let rows: String = table
        .rows
        .iter()
        .map(|row| {
            let cells: String = row
                .iter()
                .enumerate()
                .map(|(at, it)| format!("<td{}>{}</td>", align(at), cell(it)))
                .collect();
            format!("<tr>{cells}</tr>")
        })
        .collect();
    format!("<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
}

fn cell(cell: &Cell) -> String {
    match &cell.link {
        Some(link) if link.starts_with("https://") || link.starts_with("http://") => {
            format!(
                "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
                escaped(link),
                lines(&cell.text)
            )
        }
        Some(_) | None => lines(&cell.text),
    }
}

fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::super::document::tests::sample;
    use super::*;

    #[test]
    fn nothing_a_person_typed_becomes_mark_up() {
        let mut document = sample();
        document.title = "<script>alert(1)</script>".into();
        document.sections[0].blocks.push(Block::Paragraph {
            text: "a < b & \"c\"\n<img src=x onerror=y>".into(),
        });
        let html = html(&document);
        assert!(!html.contains("<script") && !html.contains("<img src=x"));
        assert!(html.contains("a &lt; b &amp; &quot;c&quot;<br>&lt;img"));
    }

    #[test]
    fn links_of_other_schemes_stay_text() {
        let odd = Cell {
            text: "x".into(),
            link: Some("javascript:alert(1)".into()),
        };
        assert_eq!(cell(&odd), "x");
    }
}
