//! A document as one HTML file: no scripts, nothing fetched, the same words as the PDF.
//!
//! It reads on a phone and prints on paper; what a person typed may run in any direction.

mod blocks;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use reprise_domain::client::Color;
use reprise_domain::contrast::{READABLE, ratio, readable_on};
use reprise_domain::document::{COOL, Document, Section, WARM};

use super::svg::escaped;

const STYLE: &str = include_str!("brief.css");

/// The whole file. Every text is escaped; pictures are inlined; the logo is a data address.
pub fn html(document: &Document) -> String {
    let contents: String = document
        .sections
        .iter()
        .enumerate()
        .map(|(at, it)| format!("<li><a href=\"#s{at}\">{}</a></li>", escaped(&it.heading)))
        .collect();
    let sections: String = document
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| drawn(at, section))
        .collect();
    let by = if document.prepared_by.is_empty() {
        String::new()
    } else {
        format!(" · prepared by {}", escaped(&document.prepared_by))
    };
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\
         <title>{title}</title><style>{colors}{STYLE}</style></head><body>\
         <header>{logo}<p class=\"client\" dir=\"auto\">{client}</p><h1 dir=\"auto\">{title}</h1>\
         <p class=\"period\">{subtitle}</p><p class=\"date\">{date}{by}</p></header>\
         <main>{facts}<nav aria-label=\"Contents\"><ol>{contents}</ol></nav>{sections}</main>\
         <footer dir=\"auto\">{footer}</footer></body></html>\n",
        title = escaped(&document.title),
        colors = colors(document),
        client = escaped(&document.client),
        subtitle = escaped(&document.subtitle),
        date = document.date.format("%-d %B %Y"),
        logo = logo(document),
        facts = blocks::facts(&document.at_a_glance, "glance"),
        footer = blocks::lines(&document.brand.legal_footer),
    )
}

/// Colors as variables. A pale brand color carries no words: its ink is black then.
fn colors(document: &Document) -> String {
    let read = |hex: &str, fallback: &str| {
        Color::parse(hex)
            .or_else(|_| Color::parse(fallback))
            .expect("BUG: six hex digits")
    };
    let (primary, secondary) = (
        read(&document.brand.primary, "#333333"),
        read(&document.brand.secondary, "#999999"),
    );
    let white = read("#ffffff", "#ffffff");
    let ink = if ratio(&primary, &white) >= READABLE {
        primary.as_str()
    } else {
        "#1d1d1f"
    };
    format!(
        ":root{{--primary:{};--on-primary:{};--secondary:{};--ink:{ink};--warm:{};--warm-pale:{};--cool:{};--cool-pale:{}}}",
        primary.as_str(),
        readable_on(&primary),
        secondary.as_str(),
        WARM.strong,
        WARM.pale,
        COOL.strong,
        COOL.pale
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

fn drawn(at: usize, section: &Section) -> String {
    let blocks: String = section.blocks.iter().map(blocks::block).collect();
    format!(
        "<section id=\"s{at}\"><h2><span>{}</span> {}</h2>{blocks}</section>",
        at + 1,
        escaped(&section.heading)
    )
}

#[cfg(test)]
mod tests;
