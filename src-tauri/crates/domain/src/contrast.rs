//! Whether words in one color can be read on another (WCAG 2.2, success criterion 1.4.3).

use crate::client::Color;

/// Least contrast of running text.
pub const READABLE: f64 = 4.5;

/// Contrast of two colors, from 1.0 (the same) to 21.0 (black on white).
pub fn ratio(one: &Color, other: &Color) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Black or white, whichever reads better on a color.
pub fn readable_on(background: &Color) -> &'static str {
    // The point at which black and white read equally well: (L+.05)² = 1.05 × .05.
    if luminance(background) > 0.179 {
        "#000000"
    } else {
        "#ffffff"
    }
}

fn luminance(color: &Color) -> f64 {
    let channel = |at: usize| {
        let byte = u8::from_str_radix(&color.as_str()[at..at + 2], 16)
            .expect("BUG: a color holds six hex digits");
        let c = f64::from(byte) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_21_to_1() {
        let (black, white) = (Color::parse("#000").unwrap(), Color::parse("#fff").unwrap());
        assert!((ratio(&black, &white) - 21.0).abs() < 0.01);
        assert_eq!(readable_on(&white), "#000000");
        assert_eq!(readable_on(&black), "#ffffff");
    }
}
