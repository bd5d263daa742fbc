//! What the marks mean: only those that the picture shows.

use reprise_domain::client::Client;
use reprise_domain::document::{Tone, colors};
use reprise_domain::strategy::Strategy;

use super::super::svg::{self, Words};
use super::lane::Lane;
use super::scale::Scale;
use super::{NAMES, axis, marks};

pub(super) fn draw(out: &mut String, client: &Client, lanes: &[Lane<'_>], scale: Scale, y: f64) {
    let mut x = NAMES;
    let has = |strategy| lanes.iter().any(|lane| lane.strategy() == strategy);
    let middle = y - 2.8;
    if has(Strategy::Retargeting) {
        let pair = colors(Strategy::Retargeting);
        let top = middle - 5.0;
        svg::push(
            out,
            format_args!(
                r#"<path d="M{x:.1} {top:.1} h13 l5 5 l-5 5 h-13 Z" fill="{}" stroke="{}" stroke-width="1.1" stroke-linejoin="round"/>"#,
                pair.pale, pair.strong
            ),
        );
        x = note(out, x + 23.0, y, "days of ads");
    }
    if has(Strategy::Remarketing) {
        marks::icon(out, Strategy::Remarketing, x + 6.0, middle);
        x = note(out, x + 16.0, y, "a message");
    }
    for end in [x, x + 18.0] {
        svg::line(
            out,
            (end, middle - 2.5),
            (end, middle + 2.5),
            svg::FAINT,
            0.6,
        );
    }
    svg::line(out, (x, middle), (x + 18.0, middle), svg::FAINT, 0.6);
    x = note(out, x + 23.0, y, "from launch to launch");
    if lanes.iter().any(Lane::has_findings) {
        marks::badge(out, &[(1, Tone::Warning)], x + 6.0, middle);
        x = note(out, x + 16.0, y, "open finding");
    }
    if !axis::blackouts(client, scale).is_empty() {
        svg::area(out, (x, middle - 5.0), (10.0, 10.0), 0.0, "#e9e9ee");
        note(out, x + 15.0, y, "no launches");
    }
}

fn note(out: &mut String, x: f64, y: f64, text: &str) -> f64 {
    let words = Words {
        text,
        size: 8.5,
        fill: svg::SOFT,
        bold: false,
    };
    words.from(out, x, y);
    x + svg::width(text, 8.5) + 14.0
}
