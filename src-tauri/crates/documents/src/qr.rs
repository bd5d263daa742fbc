//! Links as codes to scan: drawn for print, or in pixels.

use std::fmt::Write;
use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};

use crate::error::DocumentError;

/// Modules of white around a code, as readers need them (ISO/IEC 18004).
const MARGIN: usize = 4;
/// Pixels of a module: a code of 45 modules is 530 pixels wide, enough for a poster's corner.
const PIXELS: u32 = 10;

/// A code as SVG, one unit a module.
///
/// # Errors
/// `TooLongForCode` beyond about 2,300 letters.
pub fn qr_svg(link: &str) -> Result<String, DocumentError> {
    let code = code(link)?;
    let side = code.width() + 2 * MARGIN;
    let mut dark = String::new();
    for (x, y) in modules(&code) {
        // Writing into a String cannot fail.
        let _ = write!(dark, "M{x} {y}h1v1h-1z");
    }
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}" shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#ffffff"/><path d="{dark}" fill="#000000"/></svg>"##
    ))
}

/// A code as PNG.
///
/// # Errors
/// `TooLongForCode` beyond about 2,300 letters.
pub fn qr_png(link: &str) -> Result<Vec<u8>, DocumentError> {
    let code = code(link)?;
    let side = (code.width() + 2 * MARGIN) as u32 * PIXELS;
    let mut picture = GrayImage::from_pixel(side, side, Luma([255]));
    for (x, y) in modules(&code) {
        for (dx, dy) in (0..PIXELS * PIXELS).map(|at| (at % PIXELS, at / PIXELS)) {
            picture.put_pixel(x as u32 * PIXELS + dx, y as u32 * PIXELS + dy, Luma([0]));
        }
    }
    let mut png = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|_| DocumentError::Drawing)?;
    Ok(png)
}

/// A quarter of it may be dirty or torn.
fn code(link: &str) -> Result<QrCode, DocumentError> {
    QrCode::with_error_correction_level(link, EcLevel::M).map_err(|_| DocumentError::TooLongForCode)
}

/// The dark ones, margin included.
fn modules(code: &QrCode) -> impl Iterator<Item = (usize, usize)> {
    let width = code.width();
    let colors = code.to_colors().into_iter().enumerate();
    colors
        .filter(|(_, color)| *color == Color::Dark)
        .map(move |(at, _)| (at % width + MARGIN, at / width + MARGIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://shop.example/tea?utm_source=print&utm_medium=flyer";

    #[test]
    fn both_forms_show_the_same_modules() {
        let svg = qr_svg(LINK).unwrap();
        let png = image::load_from_memory(&qr_png(LINK).unwrap())
            .unwrap()
            .to_luma8();
        let side = png.width() / PIXELS;
        assert!(svg.contains(&format!(r#"viewBox="0 0 {side} {side}""#)));
        for y in 0..side {
            for x in 0..side {
                let dark = png.get_pixel(x * PIXELS + 5, y * PIXELS + 5).0[0] == 0;
                assert_eq!(svg.contains(&format!("M{x} {y}h")), dark, "{x} {y}");
            }
        }
    }

    #[test]
    fn finders_stand_in_three_corners() {
        let png = image::load_from_memory(&qr_png(LINK).unwrap())
            .unwrap()
            .to_luma8();
        let modules = png.width() / PIXELS;
        let is_dark = |x: u32, y: u32| png.get_pixel(x * PIXELS, y * PIXELS).0[0] == 0;
        let (first, last) = (MARGIN as u32, modules - MARGIN as u32 - 1);
        for (x, y, dx, dy) in [
            (first, first, 1, 1),
            (last, first, -1, 1),
            (first, last, 1, -1),
        ] {
            let along: String = (0..7)
                .map(|at| {
                    let (x, y) = (i64::from(x) + at * dx, i64::from(y) + 3 * dy);
                    if is_dark(x as u32, y as u32) {
                        '#'
                    } else {
                        '.'
                    }
                })
                .collect();
            assert_eq!(along, "#.###.#");
        }
        assert!((0..MARGIN as u32).all(|at| !is_dark(at, at)));
    }

    #[test]
    fn a_link_too_long_for_a_code_is_refused() {
        assert_eq!(
            qr_svg(&"x".repeat(4_000)),
            Err(DocumentError::TooLongForCode)
        );
    }
}
