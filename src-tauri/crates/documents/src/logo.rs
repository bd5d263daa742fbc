//! A client's logo or a picture for its site, made harmless: decoded by its content, bounded, and written anew.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use crate::error::DocumentError;
use crate::raster;

/// Largest file in bytes, largest side and memory of the picture in it.
const BYTES: usize = 10_000_000;
const SIDE: u32 = 8_192;
const MEMORY: u64 = 128 * 1024 * 1024;
/// Longest side of the logo kept: more than any brief or widget shows.
const KEPT: u32 = 1_024;
/// Longest side and weight of a picture on a site, and how much of its detail is kept: it travels inside the script.
const WEB_SIDE: u32 = 800;
const WEB_BYTES: usize = 300_000;
const WEB_QUALITY: u8 = 82;

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

/// Reads a PNG, JPEG, WebP or SVG and gives back a picture of at most 800 pixels a side for a web page: a JPEG, or a PNG
/// when something of it can be seen through.
///
/// # Errors
/// `LogoTooLarge` also when it still weighs more than 300 KB, `LogoKind`, `LogoDamaged`.
pub fn picture_from(bytes: &[u8]) -> Result<Vec<u8>, DocumentError> {
    if bytes.len() > BYTES {
        return Err(DocumentError::LogoTooLarge);
    }
    let made = catch_unwind(AssertUnwindSafe(|| for_web(&pixels_of(bytes)?)));
    let made = made.unwrap_or(Err(DocumentError::LogoDamaged))?;
    if made.len() > WEB_BYTES {
        return Err(DocumentError::LogoTooLarge);
    }
    Ok(made)
}

fn read(bytes: &[u8]) -> Result<Vec<u8>, DocumentError> {
    kept(&pixels_of(bytes)?)
}

fn pixels_of(bytes: &[u8]) -> Result<DynamicImage, DocumentError> {
    if looks_like_svg(bytes) {
        let (png, ..) = raster::png(bytes, 1.0).map_err(|_| DocumentError::LogoDamaged)?;
        return decoded(&png);
    }
    decoded(bytes)
}

fn for_web(picture: &DynamicImage) -> Result<Vec<u8>, DocumentError> {
    let pixels = smaller(picture, WEB_SIDE).to_rgba8();
    let is_solid = pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let mut out = Cursor::new(Vec::new());
    let written = if is_solid {
        let pixels = DynamicImage::ImageRgba8(pixels).to_rgb8();
        pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut out, WEB_QUALITY))
    } else {
        pixels.write_to(&mut out, ImageFormat::Png)
    };
    written.map_err(|_| DocumentError::LogoDamaged)?;
    Ok(out.into_inner())
}

fn smaller(picture: &DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) > side {
        picture.thumbnail(side, side)
    } else {
        picture.clone()
    }
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
    let small = smaller(picture, KEPT);
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
    fn a_picture_for_a_site_is_small_and_light() {
        let photo = picture_from(&png(3_000, 1_500)).unwrap();
        assert_eq!(&photo[..3], b"\xff\xd8\xff");
        assert_eq!(size(&photo), (800, 400));
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>alert(1)</script><circle cx="9" cy="9" r="9"/></svg>"#;
        let drawing = picture_from(svg).unwrap();
        assert_eq!(&drawing[1..4], b"PNG");
        assert_eq!(picture_from(b"hello"), Err(DocumentError::LogoKind));
        // Noise cannot be made light.
        let noise = image::RgbaImage::from_fn(800, 800, |x, y| {
            let n = x
                .wrapping_mul(2_654_435_761)
                .wrapping_add(y.wrapping_mul(40_503))
                ^ (x * y);
            image::Rgba([n as u8, (n >> 8) as u8, (n >> 16) as u8, 254])
        });
        let mut bytes = Vec::new();
        noise
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .unwrap();
        assert_eq!(picture_from(&bytes), Err(DocumentError::LogoTooLarge));
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
