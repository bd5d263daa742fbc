//! A widget as a small drawing: a pretend page, and the widget standing on it in its own colors and words.

use reprise_domain::widget::{Layout, Theme};

use super::document::WidgetTold;
use super::svg::{self, Words};

const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 150.0;
const BAR: f64 = 12.0;

/// Draws a widget where its layout puts it.
pub(super) fn draw(widget: &WidgetTold) -> String {
    let mut out = svg::open(WIDTH, HEIGHT);
    page(&mut out);
    match widget.layout {
        Layout::BarTop => bar(&mut out, widget, BAR + 1.0),
        Layout::BarBottom => bar(&mut out, widget, HEIGHT - 29.0),
        Layout::Popup | Layout::FullScreen => {
            svg::push(
                &mut out,
                format_args!(
                    r##"<rect x="1" y="{BAR}" width="{}" height="{}" fill="#000000" fill-opacity="0.22"/>"##,
                    WIDTH - 2.0,
                    HEIGHT - BAR - 1.0
                ),
            );
            boxed(&mut out, widget, 128.0, |tall| {
                ((WIDTH - 128.0) / 2.0, (HEIGHT + BAR - tall) / 2.0)
            });
        }
        Layout::FloatingBox | Layout::SlideIn | Layout::Launcher => {
            boxed(&mut out, widget, 112.0, |tall| {
                (WIDTH - 120.0, HEIGHT - 8.0 - tall)
            });
        }
        Layout::Embedded => boxed(&mut out, widget, 150.0, |tall| {
            ((WIDTH - 150.0) / 2.0, (HEIGHT + BAR - tall) / 2.0)
        }),
    }
    out.push_str("</svg>");
    out
}

/// A pretend site: gray lines for words, gray areas for pictures.
fn page(out: &mut String) {
    svg::push(
        out,
        format_args!(
            r##"<rect x="0.5" y="0.5" width="{}" height="{}" rx="5" fill="#ffffff" stroke="{}"/>"##,
            WIDTH - 1.0,
            HEIGHT - 1.0,
            svg::LINE
        ),
    );
    svg::area(out, (1.0, 1.0), (WIDTH - 2.0, BAR - 1.0), 4.5, svg::SHADE);
    for dot in 0..3 {
        let x = 6.0 + 7.0 * f64::from(dot);
        svg::area(out, (x, 4.5), (4.0, 4.0), 2.0, svg::LINE);
    }
    svg::area(out, (14.0, 24.0), (64.0, 6.0), 3.0, svg::SHADE);
    for column in 0..3 {
        let x = 14.0 + 72.0 * f64::from(column);
        svg::area(out, (x, 40.0), (64.0, 46.0), 3.0, svg::SHADE);
        svg::area(out, (x, 92.0), (52.0, 5.0), 2.5, svg::SHADE);
        svg::area(out, (x, 102.0), (36.0, 5.0), 2.5, svg::SHADE);
        svg::area(out, (x, 116.0), (64.0, 28.0), 3.0, svg::SHADE);
    }
}

/// Along an edge: its words left, its button right.
fn bar(out: &mut String, widget: &WidgetTold, y: f64) {
    let theme = &widget.theme;
    let at = (1.0, y);
    svg::area(out, at, (WIDTH - 2.0, 28.0), 0.0, theme.background.as_str());
    svg::area(out, at, (WIDTH - 2.0, 1.0), 0.0, theme.accent.as_str());
    let of = |kind: &str| widget.lines.iter().find(|line| line.kind == kind);
    let mut room = WIDTH - 24.0;
    if let Some(line) = of("button") {
        let label = svg::cut(&line.text, 6.5, 70.0);
        let wide = svg::width(&label, 6.5) + 12.0;
        button(out, theme, &label, (WIDTH - 10.0 - wide, y + 8.0), wide);
        room -= wide + 8.0;
    }
    let head = of("heading").or_else(|| of("text"));
    if let Some(line) = head {
        let words = svg::wrapped(&line.text, 7.0, room, 2);
        let first = y + 16.5 - 4.5 * (words.len().saturating_sub(1)) as f64;
        for (at, text) in words.iter().enumerate() {
            let words = Words {
                text,
                size: 7.0,
                fill: theme.text.as_str(),
                bold: at == 0,
            };
            words.from(out, 10.0, first + 9.0 * at as f64);
        }
    }
}

/// A box with its blocks from top to bottom, as many as have room.
fn boxed(out: &mut String, widget: &WidgetTold, wide: f64, place: impl FnOnce(f64) -> (f64, f64)) {
    let mut inside = String::new();
    let mut y = 10.0;
    for line in &widget.lines {
        let tall = measured(&line.kind, &line.text, wide - 20.0);
        if y + tall > 122.0 {
            break;
        }
        block(
            &mut inside,
            widget,
            line.kind.as_str(),
            &line.text,
            y,
            wide - 20.0,
        );
        y += tall;
    }
    let tall = y + 5.0;
    let (x, top) = place(tall);
    let theme = &widget.theme;
    svg::push(
        out,
        format_args!(
            r##"<rect x="{x:.1}" y="{top:.1}" width="{wide}" height="{tall:.1}" rx="5" fill="{}" stroke="{}" stroke-width="0.8"/><g transform="translate({:.1} {top:.1})">{inside}</g>"##,
            theme.background.as_str(),
            svg::FAINT,
            x + 10.0
        ),
    );
}

fn measured(kind: &str, text: &str, room: f64) -> f64 {
    match kind {
        "heading" => 10.0 * svg::wrapped(text, 8.5, room, 2).len() as f64 + 3.0,
        "text" => 8.5 * svg::wrapped(text, 6.5, room, 2).len() as f64 + 3.0,
        "consent" => 12.0,
        "choice" | "multi_choice" => 10.0 * text.lines().count().min(3) as f64 + 2.0,
        "product_card" => 30.0,
        "image" | "wheel" | "scratch_card" | "gift_box" => 34.0,
        _ => 18.0,
    }
}

fn block(out: &mut String, widget: &WidgetTold, kind: &str, text: &str, y: f64, room: f64) {
    let theme = &widget.theme;
    let ink = theme.text.as_str();
    let say = |out: &mut String, text: &str, size: f64, x: f64, y: f64, bold: bool| {
        let words = Words {
            text,
            size,
            fill: ink,
            bold,
        };
        words.from(out, x, y);
    };
    match kind {
        "heading" => {
            for (at, line) in svg::wrapped(text, 8.5, room, 2).iter().enumerate() {
                say(out, line, 8.5, 0.0, y + 8.0 + 10.0 * at as f64, true);
            }
        }
        "text" => {
            for (at, line) in svg::wrapped(text, 6.5, room, 2).iter().enumerate() {
                say(out, line, 6.5, 0.0, y + 6.0 + 8.5 * at as f64, false);
            }
        }
        "email" | "phone" | "name" | "rating" => {
            outline(out, (0.0, y), (room, 14.0), svg::FAINT, "");
            say(
                out,
                &svg::cut(text, 6.5, room - 8.0),
                6.5,
                4.0,
                y + 9.3,
                false,
            );
        }
        "consent" => {
            outline(out, (0.0, y + 1.0), (6.0, 6.0), svg::FAINT, "");
            say(
                out,
                &svg::cut(text, 5.5, room - 10.0),
                5.5,
                9.5,
                y + 6.0,
                false,
            );
        }
        "choice" | "multi_choice" => {
            for (at, choice) in text.lines().take(3).enumerate() {
                let y = y + 10.0 * at as f64;
                outline(out, (0.0, y + 0.5), (6.5, 6.5), svg::FAINT, "");
                say(
                    out,
                    &svg::cut(choice, 6.5, room - 12.0),
                    6.5,
                    10.0,
                    y + 6.2,
                    false,
                );
            }
        }
        "promo_code" => {
            let accent = theme.accent.as_str();
            outline(
                out,
                (0.0, y),
                (room, 14.0),
                accent,
                r#" stroke-dasharray="2.5 2""#,
            );
            let words = Words {
                text: &svg::cut(text, 7.5, room - 8.0),
                size: 7.5,
                fill: ink,
                bold: true,
            };
            words.around(out, room / 2.0, y + 9.8);
        }
        "product_card" => {
            svg::area(out, (0.0, y), (26.0, 26.0), 2.0, svg::SHADE);
            let text = svg::cut(text, 6.5, room - 32.0);
            say(out, &text, 6.5, 32.0, y + 15.0, false);
        }
        "image" => svg::area(out, (0.0, y), (room, 30.0), 2.0, svg::SHADE),
        "wheel" | "scratch_card" | "gift_box" => {
            svg::area(out, (0.0, y), (room, 30.0), 4.0, svg::SHADE);
            let words = Words {
                text: &svg::cut(text, 7.0, room - 8.0),
                size: 7.0,
                fill: ink,
                bold: true,
            };
            words.around(out, room / 2.0, y + 17.5);
        }
        "countdown" => say(out, &svg::cut(text, 7.5, room), 7.5, 0.0, y + 10.0, true),
        "button" => {
            let label = svg::cut(text, 6.5, room - 12.0);
            button(out, theme, &label, (0.0, y + 1.0), room);
        }
        _ => {}
    }
}

fn button(out: &mut String, theme: &Theme, label: &str, (x, y): (f64, f64), wide: f64) {
    svg::area(out, (x, y), (wide, 13.0), 3.5, theme.accent.as_str());
    let words = Words {
        text: label,
        size: 6.5,
        fill: theme.on_accent.as_str(),
        bold: true,
    };
    words.around(out, x + wide / 2.0, y + 8.9);
}

fn outline(
    out: &mut String,
    (x, y): (f64, f64),
    (wide, tall): (f64, f64),
    color: &str,
    more: &str,
) {
    svg::push(
        out,
        format_args!(
            r##"<rect x="{x:.1}" y="{y:.1}" width="{wide:.1}" height="{tall}" rx="2" fill="#ffffff" fill-opacity="0.6" stroke="{color}" stroke-width="0.7"{more}/>"##
        ),
    );
}
