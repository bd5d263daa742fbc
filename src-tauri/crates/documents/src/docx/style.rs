//! Page, fonts, styles, running head and foot.

use docx_rs::{
    AlignmentType, Docx, Footer, Header, LineSpacing, LineSpacingType, NumPages, PageMargin,
    PageNum, Paragraph, RunFonts, Style, StyleType, Tab, TabValueType,
};
use reprise_domain::document::Document;

use super::TEXT_WIDTH;
use super::text::run;
use crate::look::Look;

pub(super) const SOFT: &str = "62636B";
pub(super) const LINE: &str = "DFDFE4";

pub(super) fn page(document: &Document, look: &Look) -> Docx {
    let ink = look.ink.trim_start_matches('#');
    let space = |before: u32, after: u32| {
        LineSpacing::new()
            .line_rule(LineSpacingType::Auto)
            .before(before)
            .after(after)
    };
    let heading = |id: &str, name: &str, size: usize, level: usize, color: &str| {
        let mut style = Style::new(id, StyleType::Paragraph)
            .name(name)
            .based_on("Normal")
            .next("Normal")
            .size(size)
            .bold()
            .color(color)
            .outline_lvl(level)
            .q_format(true)
            .line_spacing(space(if level == 0 { 480 } else { 320 }, 120));
        // A heading never ends a page.
        style.paragraph_property = style.paragraph_property.keep_next(true);
        style
    };
    Docx::new()
        .page_size(11_906, 16_838)
        .page_margin(
            PageMargin::new()
                .top(1_361)
                .bottom(1_361)
                .left(1_134)
                .right(1_134)
                .header(567)
                .footer(567),
        )
        .default_fonts(
            RunFonts::new()
                .ascii("Inter")
                .hi_ansi("Inter")
                .cs("Arial")
                .east_asia("Arial"),
        )
        .default_size(20)
        .add_style(
            Style::new("Normal", StyleType::Paragraph)
                .name("Normal")
                .line_spacing(space(0, 120).line(276)),
        )
        .add_style(heading("Heading1", "heading 1", 34, 0, ink))
        .add_style(heading("Heading2", "heading 2", 24, 1, "1D1D1F"))
        .add_style(
            Style::new("Title", StyleType::Paragraph)
                .name("Title")
                .bold()
                .size(64)
                .line_spacing(space(0, 160).line(240)),
        )
        .title_pg()
        .first_header(Header::new().add_paragraph(Paragraph::new()))
        .first_footer(Footer::new().add_paragraph(Paragraph::new()))
        .header(
            Header::new().add_paragraph(
                edges()
                    .add_run(run(&document.client).add_tab().size(15).color(SOFT))
                    .add_run(run(&document.title).size(15).color(SOFT)),
            ),
        )
        .footer(
            Footer::new().add_paragraph(
                edges()
                    .add_run(
                        run(&document.brand.legal_footer)
                            .add_tab()
                            .size(15)
                            .color(SOFT),
                    )
                    .add_page_num(PageNum::new())
                    .add_run(run(" / ").size(15).color(SOFT))
                    .add_num_pages(NumPages::new())
                    .size(15),
            ),
        )
}

/// A line with words at both edges.
fn edges() -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Left)
        .add_tab(Tab::new().val(TabValueType::Right).pos(TEXT_WIDTH))
}
