//! Shapes and words of our own drawings, as SVG that a PDF, a DOCX and a browser show alike.
//!
//! Only shapes and text: no styles, no scripts, no references. Nobody measures fonts here; widths are
//! worked out from Inter's average letters, a little too wide rather than too narrow.

use std::fmt::Write;

pub(super) const INK: &str = "#1d1d1f";
pub(super) const SOFT: &str = "#62636b";
pub(super) const FAINT: &str = "#9a9ba3";
pub(super) const LINE: &str = "#dfdfe4";
pub(super) const SHADE: &str = "#f3f3f6";

/// Opens a drawing of a size in its own units.
pub(super) fn open(width: f64, height: f64) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:.0}" width="{width}" height="{height:.0}" font-family="Inter, Noto Sans Arabic, Noto Sans Hebrew, sans-serif">"#
    )
}

/// Words that start at a place on their baseline.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) size: f64,
    pub(super) fill: &'a str,
    pub(super) bold: bool,
}

impl Words<'_> {
    /// Writes them from `x` on.
    pub(super) fn from(&self, out: &mut String, x: f64, y: f64) {
        self.put(out, x, y, "start");
    }

    /// Writes them around `x`.
    pub(super) fn around(&self, out: &mut String, x: f64, y: f64) {
        self.put(out, x, y, "middle");
    }

    fn put(&self, out: &mut String, x: f64, y: f64, anchor: &str) {
        let weight = if self.bold {
            r#" font-weight="600""#
        } else {
            ""
        };
        push(
            out,
            format_args!(
                r#"<text x="{x:.1}" y="{y:.1}" font-size="{}" fill="{}" text-anchor="{anchor}"{weight}>{}</text>"#,
                self.size,
                self.fill,
                escaped(self.text)
            ),
        );
    }
}

/// A rule from place to place.
pub(super) fn line(out: &mut String, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
    push(
        out,
        format_args!(
            r#"<line x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}" stroke="{stroke}" stroke-width="{width}"/>"#,
            from.0, from.1, to.0, to.1
        ),
    );
}

/// A filled area with rounded corners.
pub(super) fn area(
    out: &mut String,
    (x, y): (f64, f64),
    (width, height): (f64, f64),
    round: f64,
    fill: &str,
) {
    push(
        out,
        format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="{round}" fill="{fill}"/>"#
        ),
    );
}

/// Adds a shape.
pub(super) fn push(out: &mut String, shape: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = out.write_fmt(shape);
}

/// About how wide words are at a size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(letter).sum::<f64>() * size
}

/// Width of a letter of Inter in ems, by class.
fn letter(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | 'ι' | '\'' | '’' | '‘' => 0.26,
        ' ' | '.' | ',' | ':' | ';' | '·' | '|' | '!' => 0.3,
        'f' | 't' | 'r' | '(' | ')' | '/' | '1' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | 'ж' | 'м' | 'ш' | 'щ' | 'ю' | '@' | '…' => 0.9,
        c if c.is_uppercase() => 0.73,
        // Ideographs and what is drawn like them.
        '\u{2E80}'..='\u{FFFF}' | '\u{1F000}'..='\u{1FAFF}' => 1.05,
        _ => 0.61,
    }
}

/// Words broken into at most `most` lines of a width; the last one ends in an ellipsis when words are left.
pub(super) fn wrapped(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let longer = lines.last().map(|last| format!("{last} {word}"));
        match longer {
            Some(longer) if width(&longer, size) <= room => {
                lines.pop();
                lines.push(longer);
            }
            _ if lines.len() == most => {
                let last = lines.pop().unwrap_or_default();
                lines.push(cut(&format!("{last} {word}…"), size, room));
                return lines;
            }
            _ => lines.push(word.to_owned()),
        }
        if words.peek().is_none() {
            break;
        }
    }
    lines
        .into_iter()
        .map(|line| cut(&line, size, room))
        .collect()
}

/// A line shortened to a width, with an ellipsis when something was cut.
pub(super) fn cut(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - letter('…') * size;
    let short: String = text
        .chars()
        .take_while(|c| {
            left -= letter(*c) * size;
            left >= 0.0
        })
        .collect();
    format!("{}…", short.trim_end_matches(['…', ' ']))
}

/// A name shortened in its middle to a width: names of a series often differ only at their ends.
pub(super) fn ends_kept(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let tail: String = letters[letters.len().saturating_sub(10)..].iter().collect();
    let head = cut(text, size, room - width(&tail, size));
    format!("{head}{}", tail.trim_start())
}

/// Text that can stand in SVG and HTML, in content and in attributes.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if reprise_domain::document::is_printable(c) => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_width_whatever_is_typed() {
        let endless = "x".repeat(10_000);
        for text in ["Subscription renewal for the quiet ones", &endless, ""] {
            for line in wrapped(text, 10.0, 120.0, 2) {
                assert!(width(&line, 10.0) <= 120.0, "{line}");
            }
        }
        assert_eq!(
            wrapped(
                "Win back quiet customers of the spring sale",
                10.0,
                120.0,
                2
            ),
            ["Win back quiet", "customers of the spri…"]
        );
    }

    #[test]
    fn names_of_a_series_keep_what_tells_them_apart() {
        let name = "Reactivating customers of the autumn collection, part 12";
        let short = ends_kept(name, 9.5, 210.0);
        assert!(
            short.ends_with("part 12") && short.starts_with("Reactivating"),
            "{short}"
        );
        assert!(width(&short, 9.5) <= 210.0);
    }

    #[test]
    fn text_cannot_leave_its_place() {
        assert_eq!(
            escaped("]]></text><script>\u{202E}&'\"\u{0}"),
            "]]&gt;&lt;/text&gt;&lt;script&gt;&amp;&#39;&quot;"
        );
    }
}
