//! The pieces of a section as paragraphs, tables and pictures.

use docx_rs::{Paragraph, Pic, Run, Shading, ShdType};
use reprise_domain::document::{Because, Block, Tone, colors};
use reprise_domain::strategy::Strategy;

use super::text::{hanging, run, words};
use super::{Sheet, rows, style, table};
use crate::error::DocumentError;
use crate::raster;

/// The text's width in English metric units.
const TEXT_EMU: u32 = 6_120_000;

pub(super) fn put(sheet: &mut Sheet, block: &Block) -> Result<(), DocumentError> {
    match block {
        Block::Heading { text, strategy } => sheet.paragraph(heading(text, *strategy)),
        Block::Paragraph { text } => sheet.paragraph(words(text)),
        Block::Lead { text } => sheet.paragraph(Paragraph::new().add_run(run(text).size(26))),
        Block::Bullets { items } => {
            for item in items {
                sheet.paragraph(hanging("•", item));
            }
        }
        Block::Facts { facts } => sheet.table(rows::facts(facts)),
        Block::Table { table: it } => sheet.table(table::plain(it)),
        Block::Picture { svg, alt, caption } => {
            let picture = picture(svg, TEXT_EMU)?;
            sheet.pictures.push(alt.clone());
            sheet.paragraph(Paragraph::new().add_run(picture));
            if !caption.is_empty() {
                sheet.paragraph(Paragraph::new().add_run(run(caption).size(16).color(style::SOFT)));
            }
        }
        Block::Reasons { reasons } => {
            for (at, reason) in reasons.iter().enumerate() {
                sheet.paragraph(because(at + 1, reason));
            }
        }
        Block::Comparison { rows } => sheet.table(table::comparison(rows)),
        Block::Launches { launches } => sheet.table(table::launches(launches)),
        Block::Cards { cards } => {
            for card in cards {
                let table = rows::card(card, &mut sheet.pictures)?;
                sheet.table(table);
            }
        }
        Block::Findings { findings } => sheet.table(rows::findings(findings)),
        Block::Callout { tone, title, text } => sheet.paragraph(callout(*tone, title, text)),
    }
    Ok(())
}

fn heading(text: &str, strategy: Option<Strategy>) -> Paragraph {
    let heading = words(text).style("Heading2");
    match strategy {
        Some(strategy) => heading.add_run(
            run(&format!("   {}", strategy.word()))
                .size(18)
                .color(colors(strategy).strong.trim_start_matches('#')),
        ),
        None => heading,
    }
}

fn because(number: usize, reason: &Because) -> Paragraph {
    let strength = match reason.strength {
        0 | 1 => "weak",
        2 => "moderate",
        _ => "strong",
    };
    hanging(&number.to_string(), &reason.text).add_run(
        run(&format!(
            "\n{strength} · {} · {}",
            reason.source, reason.rule
        ))
        .size(15)
        .color(style::SOFT),
    )
}

fn callout(tone: Tone, title: &str, text: &str) -> Paragraph {
    let color = tone.color().trim_start_matches('#');
    Paragraph::new()
        .indent(Some(220), None, None, None)
        .add_run(run(title).bold().color(color))
        .add_run(run(&format!(" {text}")))
}

/// A drawing as pixels, `wide` English metric units wide.
pub(super) fn picture(svg: &str, wide: u32) -> Result<Run, DocumentError> {
    let (png, width, height) = raster::png(svg.as_bytes(), 2.5)?;
    let tall = (u64::from(wide) * u64::from(height) / u64::from(width.max(1))) as u32;
    let picture = Pic::new_with_dimensions(png, width, height).size(wide, tall);
    Ok(Run::new().add_image(picture))
}

/// A pale area behind a cell.
pub(super) fn shade(color: &str) -> Shading {
    Shading::new()
        .shd_type(ShdType::Clear)
        .color("auto")
        .fill(color.trim_start_matches('#'))
}
