//! A document as DOCX, for people who go on editing: real headings, tables with repeated heads, links.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, Hyperlink, HyperlinkType, PageMargin, Paragraph, Pic, Run,
    RunFonts, Style, StyleType, Table as DocxTable, TableCell, TableRow, WidthType,
};
use reprise_domain::document::{Align, Block, Cell, Document, Fact, Table, Tone};

use crate::error::DocumentError;
use crate::raster;

/// Width of the text on the page in twentieths of a point (A4 less two margins of 20 mm).
const TEXT_WIDTH: usize = 9_638;
/// English metric units in a pixel at 96 dpi, and the text's width in them.
const EMU_WIDTH: u32 = 6_120_000;
const GRAY: &str = "6E6E73";

/// Sets a document.
///
/// # Errors
/// `Drawing` when a picture cannot be drawn, `Packing` when the file cannot be put together.
pub fn docx(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let mut paper = styled(document)
        .add_paragraph(line(&document.client, 22).style("Client"))
        .add_paragraph(line(&document.title, 56).style("Title"));
    if !document.subtitle.is_empty() {
        paper = paper.add_paragraph(line(&document.subtitle, 22));
    }
    paper = paper.add_paragraph(line(&document.date.format("%-d %B %Y").to_string(), 20));
    paper = paper.add_table(facts(&document.at_a_glance));
    for (at, section) in document.sections.iter().enumerate() {
        let heading = format!("{}  {}", at + 1, section.heading);
        paper = paper.add_paragraph(words(&heading).style("Heading1"));
        for block in &section.blocks {
            paper = put(paper, block)?;
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    let mut file = paper.build();
    file.document = with_repeated_heads(file.document);
    file.pack(&mut bytes)
        .map_err(|error| DocumentError::Packing(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn styled(document: &Document) -> Docx {
    let ink = document.brand.primary.trim_start_matches('#').to_owned();
    let heading = |id: &str, name: &str, size: usize, level: usize| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .size(size)
            .bold()
            .color(ink.clone())
            .outline_lvl(level)
    };
    let footer = [
        document.title.as_str(),
        &document.client,
        &document.brand.legal_footer,
    ];
    let footer: Vec<&str> = footer.into_iter().filter(|it| !it.is_empty()).collect();
    Docx::new()
        .page_size(11_906, 16_838)
        .page_margin(
            PageMargin::new()
                .top(1_134)
                .bottom(1_134)
                .left(1_134)
                .right(1_134),
        )
        .default_fonts(RunFonts::new().ascii("Inter").hi_ansi("Inter").cs("Arial"))
        .default_size(20)
        .add_style(
            Style::new("Client", StyleType::Paragraph)
                .name("Client")
                .bold(),
        )
        .add_style(
            Style::new("Title", StyleType::Paragraph)
                .name("Title")
                .bold()
                .size(56)
                .color(ink.clone()),
        )
        .add_style(heading("Heading1", "heading 1", 32, 0))
        .add_style(heading("Heading2", "heading 2", 24, 1))
        .footer(
            Footer::new().add_paragraph(
                Paragraph::new().add_run(run(&footer.join(" · ")).size(15).color(GRAY)),
            ),
        )
}

fn put(paper: Docx, block: &Block) -> Result<Docx, DocumentError> {
    Ok(match block {
        Block::Heading { text } => paper.add_paragraph(words(text).style("Heading2")),
        Block::Paragraph { text } => paper.add_paragraph(words(text)),
        Block::Lead { text } => paper.add_paragraph(line(text, 25)),
        Block::Bullets { items } => items.iter().fold(paper, |paper, item| {
            paper.add_paragraph(words(&format!("•  {item}")).indent(Some(340), None, None, None))
        }),
        Block::Facts { facts: all } => paper.add_table(facts(all)),
        Block::Table { table } => paper
            .add_table(drawn(table))
            .add_paragraph(Paragraph::new()),
        Block::Picture { svg, .. } => {
            let (png, width, height) = raster::png(svg.as_bytes(), 2.0)?;
            let tall = (u64::from(EMU_WIDTH) * u64::from(height) / u64::from(width.max(1))) as u32;
            let picture = Pic::new_with_dimensions(png, width, height).size(EMU_WIDTH, tall);
            paper.add_paragraph(Paragraph::new().add_run(Run::new().add_image(picture)))
        }
        Block::Callout { tone, title, text } => paper.add_paragraph(
            Paragraph::new()
                .indent(Some(220), None, None, None)
                .add_run(run(title).bold().color(color(*tone)))
                .add_run(run(&format!(" {text}"))),
        ),
    })
}

fn color(tone: Tone) -> &'static str {
    match tone {
        Tone::Note => GRAY,
        Tone::Good => "2E7D52",
        Tone::Warning => "B7791F",
        Tone::Bad => "B3261E",
    }
}

fn facts(facts: &[Fact]) -> DocxTable {
    let rows = facts.iter().map(|fact| {
        TableRow::new(vec![
            TableCell::new()
                .width(TEXT_WIDTH / 4, WidthType::Dxa)
                .add_paragraph(Paragraph::new().add_run(run(&fact.label).color(GRAY))),
            TableCell::new()
                .width(TEXT_WIDTH * 3 / 4, WidthType::Dxa)
                .add_paragraph(Paragraph::new().add_run(run(&fact.value).bold())),
        ])
        .cant_split()
    });
    DocxTable::new(rows.collect())
        .clear_all_border()
        .width(TEXT_WIDTH, WidthType::Dxa)
}

fn drawn(table: &Table) -> DocxTable {
    let whole: u32 = table
        .columns
        .iter()
        .map(|column| column.weight.max(1))
        .sum::<u32>()
        .max(1);
    let widths: Vec<usize> = table
        .columns
        .iter()
        .map(|column| TEXT_WIDTH * column.weight.max(1) as usize / whole as usize)
        .collect();
    let aligned =
        |paragraph: Paragraph, at: usize| match table.columns.get(at).map(|column| column.align) {
            Some(Align::Right) => paragraph.align(AlignmentType::Right),
            Some(Align::Left) | None => paragraph,
        };
    let boxed = |paragraph: Paragraph, at: usize| {
        TableCell::new()
            .width(widths.get(at).copied().unwrap_or(0), WidthType::Dxa)
            .add_paragraph(aligned(paragraph, at))
    };
    let head = table.columns.iter().enumerate().map(|(at, column)| {
        boxed(
            Paragraph::new().add_run(run(&column.title).bold().size(16)),
            at,
        )
    });
    let mut rows = vec![TableRow::new(head.collect())];
    rows.extend(table.rows.iter().map(|cells| {
        TableRow::new(
            cells
                .iter()
                .enumerate()
                .map(|(at, it)| boxed(cell(it), at))
                .collect(),
        )
        .cant_split()
    }));
    DocxTable::new(rows).width(TEXT_WIDTH, WidthType::Dxa)
}

/// Marks the heads of tables, which docx-rs has no word for: the only rows that are allowed to split.
/// Text is escaped in the file, so nothing a person typed can look like a row.
fn with_repeated_heads(document: Vec<u8>) -> Vec<u8> {
    let xml = String::from_utf8_lossy(&document);
    xml.replace(
        "<w:trPr />",
        "<w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>",
    )
    .into_bytes()
}

fn cell(cell: &Cell) -> Paragraph {
    match &cell.link {
        Some(link) if link.starts_with("https://") || link.starts_with("http://") => {
            let run = run(&cell.text).size(14).color("0B5CAD").underline("single");
            Paragraph::new().add_hyperlink(
                Hyperlink::new(printable(link), HyperlinkType::External).add_run(run),
            )
        }
        Some(_) | None => Paragraph::new().add_run(run(&cell.text).size(16)),
    }
}

fn words(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text))
}

fn line(text: &str, size: usize) -> Paragraph {
    Paragraph::new().add_run(run(text).size(size))
}

/// The one door for text: printable, with line feeds as breaks.
fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (at, part) in printable(text).split('\n').enumerate() {
        if at > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        run = run.add_text(part);
    }
    run
}

/// Characters that XML 1.0 allows (production Char). docx-rs writes others as they are, and Word then
/// refuses the file.
fn printable(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\u{9}' | '\u{A}' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}');
    text.chars().filter(allowed).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use crate::fixtures::{long, small};

    use super::*;

    /// The main part of a DOCX, parsed as XML.
    fn main_part(bytes: Vec<u8>) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut xml = String::new();
        archive
            .by_name("word/document.xml")
            .unwrap()
            .read_to_string(&mut xml)
            .unwrap();
        roxmltree::Document::parse(&xml).unwrap();
        xml
    }

    #[test]
    fn a_brief_is_a_sound_file_with_real_headings() {
        let xml = main_part(docx(&small()).unwrap());
        assert!(
            xml.contains("Refills and first bags") && xml.contains("w:pStyle w:val=\"Heading1\"")
        );
        assert!(xml.contains("<w:tblHeader"));
    }

    #[test]
    fn control_characters_do_not_break_the_file() {
        let mut document = small();
        document.title = "a\u{0}b\u{8}c\u{FFFF}<&>".to_owned();
        assert!(main_part(docx(&document).unwrap()).contains("abc&lt;&amp;&gt;"));
    }

    #[test]
    fn links_of_other_schemes_stay_text() {
        let mut document = small();
        let odd = Cell {
            text: "odd".into(),
            link: Some("javascript:alert(1)".into()),
        };
        document.sections[0].blocks.push(Block::Table {
            table: Table {
                columns: vec![reprise_domain::document::Column {
                    title: "x".into(),
                    align: Align::Left,
                    weight: 1,
                }],
                rows: vec![vec![odd]],
            },
        });
        assert!(!main_part(docx(&document).unwrap()).contains("javascript"));
    }

    #[test]
    fn long_documents_are_packed() {
        assert!(!docx(&long(200)).unwrap().is_empty());
    }
}
