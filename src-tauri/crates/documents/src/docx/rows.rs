//! Facts, cards and findings: tables that are read row by row and need no head.

use docx_rs::{Paragraph, Table as DocxTable, TableCell, TableRow, WidthType};
use reprise_domain::document::{Card, Fact, FindingRow};

use super::blocks::picture;
use super::style;
use super::table::{cell, framed, widths};
use super::text::run;
use crate::error::DocumentError;

/// Width of a card's drawing in English metric units.
const CARD_EMU: u32 = 2_160_000;

pub(super) fn facts(facts: &[Fact]) -> DocxTable {
    let widths = widths(&[1, 3]);
    let rows = facts.iter().map(|fact| {
        TableRow::new(vec![
            // Facts stand under a heading and over a table: they leave neither.
            cell(widths[0]).add_paragraph(soft(&fact.label).keep_next(true)),
            cell(widths[1]).add_paragraph(
                Paragraph::new()
                    .add_run(run(&fact.value).bold().size(18))
                    .keep_next(true),
            ),
        ])
        .cant_split()
    });
    framed(rows.collect(), &widths)
}

pub(super) fn card(card: &Card, pictures: &mut Vec<String>) -> Result<DocxTable, DocumentError> {
    let widths = widths(&[4, 6]);
    let mut left = open(widths[0]);
    if card.svg.is_empty() {
        left = left.add_paragraph(Paragraph::new());
    } else {
        pictures.push(card.alt.clone());
        left = left.add_paragraph(Paragraph::new().add_run(picture(&card.svg, CARD_EMU)?));
    }
    let mut right = open(widths[1])
        .add_paragraph(Paragraph::new().add_run(run(&card.title).bold().size(21)))
        .add_paragraph(Paragraph::new().add_run(run(&card.text).size(18)));
    for fact in &card.facts {
        right = right.add_paragraph(
            Paragraph::new()
                .add_run(
                    run(&format!("{}: ", fact.label))
                        .size(16)
                        .color(style::SOFT),
                )
                .add_run(run(&fact.value).size(16)),
        );
    }
    Ok(framed(
        vec![TableRow::new(vec![left, right]).cant_split()],
        &widths,
    ))
}

pub(super) fn findings(findings: &[FindingRow]) -> DocxTable {
    let widths = widths(&[1, 14]);
    let rows = findings.iter().map(|row| {
        let color = row.tone.color().trim_start_matches('#').to_owned();
        let number = run(&row.number.to_string()).bold().color(&color);
        let mut words = Paragraph::new()
            .add_run(
                run(&format!("{}\n", row.title))
                    .bold()
                    .size(17)
                    .color(color),
            )
            .add_run(run(&row.text).size(18));
        if !row.mend.is_empty() {
            words = words.add_run(run(&format!("\nMend: {}", row.mend)).bold().size(18));
        }
        TableRow::new(vec![
            cell(widths[0]).add_paragraph(Paragraph::new().add_run(number)),
            cell(widths[1]).add_paragraph(words),
        ])
        .cant_split()
    });
    framed(rows.collect(), &widths)
}

fn soft(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text).size(17).color(style::SOFT))
}

fn open(width: usize) -> TableCell {
    TableCell::new()
        .width(width, WidthType::Dxa)
        .clear_all_border()
}
