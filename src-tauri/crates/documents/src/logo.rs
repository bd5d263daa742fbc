//! A client's logo, made harmless: decoded by its content, bounded, and written anew as PNG.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use crate::error::DocumentError;
use crate::raster;

/// Largest file in bytes, largest side and memory of the picture in it.
const BYTES: usize = 10_000_000;
const SIDE: u32 = 8_192;
const MEMORY: u64 = 128 * 1024 * 1024;
/// Longest side of the logo kept: more than any brief or widget shows.
const KEPT: u32 = 1_024;

/// Reads a PNG, JPEG, WebP or SVG and gives back a PNG of at most 1,024 pixels a side.
///
/// Everything but the pixels is dropped: scripts, profiles, places, comments.
///
/// # Errors
/// `LogoTooLarge`, `LogoKind`, `LogoDamaged`.
pub fn logo_from(bytes: &[u8]) -> Result<Vec<u8>, DocumentError> {
    if bytes.len() > BYTES {
        return Err(DocumentError::LogoTooLarge);
    }
    // Decoders are large and take hostile bytes; a panic in one is a damaged logo, not a crash.
    catch_unwind(AssertUnwindSafe(|| read(bytes))).unwrap_or(Err(DocumentError::LogoDamaged))
}

fn read(bytes: &[u8]) -> Result<Vec<u8>, DocumentError> {
    if looks_like_svg(bytes) {
        let (png, ..) = raster::png(bytes, 1.0).map_err(|_| DocumentError::LogoDamaged)?;
        return kept(&decoded(&png)?);
    }
    kept(&decoded(bytes)?)
}

fn decoded(bytes: &[u8]) -> Result<DynamicImage, DocumentError> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| DocumentError::LogoDamaged)?;
    match reader.format() {
        Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP) => {}
        Some(_) | None => return Err(DocumentError::LogoKind),
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => DocumentError::LogoTooLarge,
        _ => DocumentError::LogoDamaged,
    })
}

fn kept(picture: &DynamicImage) -> Result<Vec<u8>, DocumentError> {
    let small = if picture.width().max(picture.height()) > KEPT {
        picture.thumbnail(KEPT, KEPT)
    } else {
        picture.clone()
    };
    let mut png = Vec::new();
    let pixels = DynamicImage::ImageRgba8(small.to_rgba8());
    pixels
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|_| DocumentError::LogoDamaged)?;
    Ok(png)
}

fn looks_like_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1_000)])
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_lowercase();
    head.starts_with("<svg") || (head.starts_with("<?xml") && head.contains("<svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(width, height)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .unwrap();
        bytes
    }

    fn size(png: &[u8]) -> (u32, u32) {
        let picture = image::load_from_memory(png).unwrap();
        (picture.width(), picture.height())
    }

    #[test]
    fn large_logos_are_made_small() {
        assert_eq!(size(&logo_from(&png(3_000, 1_500)).unwrap()), (1_024, 512));
        assert_eq!(size(&logo_from(&png(1, 1)).unwrap()), (1, 1));
    }

    #[test]
    fn a_drawing_becomes_pixels_and_loses_its_scripts() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script><image href="file:///etc/passwd" width="9" height="9"/><rect width="40" height="20"/></svg>"#;
        assert_eq!(size(&logo_from(svg).unwrap()), (40, 20));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(logo_from(b"hello"), Err(DocumentError::LogoKind));
        assert_eq!(logo_from(b""), Err(DocumentError::LogoKind));
        assert_eq!(logo_from(b"<svg"), Err(DocumentError::LogoDamaged));
        assert_eq!(
            logo_from(&png(50, 50)[..60]),
            Err(DocumentError::LogoDamaged)
        );
    }

    #[test]
    fn a_small_file_that_claims_to_be_huge_is_refused() {
        let mut bytes = png(1, 1);
        // Width and height of the header, and its checksum: the decoder stops at whichever it meets first.
        bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        assert!(logo_from(&bytes).is_err());
        assert_eq!(logo_from(&png(9_000, 1)), Err(DocumentError::LogoTooLarge));
    }
}
