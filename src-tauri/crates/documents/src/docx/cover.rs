//! The first page: the client's colors and logo, the title, the facts, the contents with links.

use docx_rs::{
    Hyperlink, HyperlinkType, Paragraph, Pic, Run, Shading, ShdType, Table, TableCell, TableRow,
    WidthType,
};
use reprise_domain::document::Document;

use super::text::{run, words};
use super::{Sheet, TEXT_WIDTH, rows, style};
use crate::error::DocumentError;
use crate::raster;

/// Highest and widest a logo stands, in English metric units (16 by 60 mm).
const LOGO: (u32, u32) = (2_160_000, 576_000);

pub(super) fn put(sheet: &mut Sheet, document: &Document) -> Result<(), DocumentError> {
    if let Some(png) = &document.brand.logo_png {
        let (width, height) = raster::size_of(png)?;
        let scale = f64::min(
            f64::from(LOGO.0) / f64::from(width),
            f64::from(LOGO.1) / f64::from(height),
        );
        let picture = Pic::new_with_dimensions(png.clone(), width, height).size(
            (f64::from(width) * scale) as u32,
            (f64::from(height) * scale) as u32,
        );
        sheet.pictures.push(format!("Logo of {}", document.client));
        sheet.paragraph(Paragraph::new().add_run(Run::new().add_image(picture)));
    }
    let on = sheet.look.on_primary.trim_start_matches('#');
    let fill = sheet.look.primary.trim_start_matches('#');
    let band = TableCell::new()
        .width(TEXT_WIDTH, WidthType::Dxa)
        .shading(
            Shading::new()
                .shd_type(ShdType::Clear)
                .color("auto")
                .fill(fill),
        )
        .add_paragraph(Paragraph::new().add_run(run(" ").size(20)))
        .add_paragraph(Paragraph::new().add_run(run(&document.client).bold().size(24).color(on)))
        .add_paragraph(Paragraph::new().add_run(run(" ").size(72)))
        .add_paragraph(
            Paragraph::new()
                .style("Title")
                .add_run(run(&document.title).color(on)),
        )
        .add_paragraph(Paragraph::new().add_run(run(&document.subtitle).size(22).color(on)))
        .add_paragraph(Paragraph::new().add_run(run(" ").size(20)));
    sheet.table(
        Table::new(vec![TableRow::new(vec![band]).cant_split()])
            .clear_all_border()
            .margins(docx_rs::TableCellMargins::new().margin(120, 300, 120, 300))
            .width(TEXT_WIDTH, WidthType::Dxa),
    );
    let mut date = document.date.format("%-d %B %Y").to_string();
    if !document.prepared_by.is_empty() {
        date = format!("{date} · prepared by {}", document.prepared_by);
    }
    sheet.paragraph(Paragraph::new().add_run(run(&date).color(style::SOFT)));
    sheet.table(rows::facts(&document.at_a_glance));
    if document.sections.len() > 1 {
        sheet.paragraph(Paragraph::new().add_run(run("Contents").color(style::SOFT)));
        for (at, section) in document.sections.iter().enumerate() {
            let line = format!("{}  {}", at + 1, section.heading);
            let link = Hyperlink::new(format!("s{at}"), HyperlinkType::Anchor);
            sheet.paragraph(Paragraph::new().add_hyperlink(link.add_run(run(&line))));
        }
    }
    if document.sections.is_empty() {
        sheet.paragraph(words("Nothing is planned yet."));
    }
    Ok(())
}
