//! Our own drawings as pixels, for documents that cannot hold SVG.

use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Indent, Options, Tree, WriteOptions, fontdb};

use crate::error::DocumentError;
use crate::fonts;

/// Largest side of a drawing in pixels.
const SIDE: f32 = 8_192.0;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for file in fonts::FILES {
        database.load_font_data(file.to_vec());
    }
    database.set_sans_serif_family(fonts::FAMILY);
    Arc::new(database)
});

/// A drawing as PNG, `scale` pixels to a unit, with its width and height in pixels.
///
/// Nothing outside the drawing is read: references to files and addresses stay empty.
///
/// # Errors
/// `Drawing` when it is no SVG, empty, or larger than 8,192 pixels a side.
pub(crate) fn png(svg: &[u8], scale: f32) -> Result<(Vec<u8>, u32, u32), DocumentError> {
    let tree = tree(svg)?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    if !(1.0..=SIDE).contains(&width) || !(1.0..=SIDE).contains(&height) {
        return Err(DocumentError::Drawing);
    }
    let mut pixels =
        Pixmap::new(width.ceil() as u32, height.ceil() as u32).ok_or(DocumentError::Drawing)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    let bytes = pixels.encode_png().map_err(|_| DocumentError::Drawing)?;
    Ok((bytes, pixels.width(), pixels.height()))
}

/// The same drawing with its words as shapes, for readers that do not have our fonts.
///
/// # Errors
/// `Drawing` when it is no SVG.
pub(crate) fn as_shapes(svg: &[u8]) -> Result<Vec<u8>, DocumentError> {
    let options = WriteOptions {
        preserve_text: false,
        coordinates_precision: 3,
        transforms_precision: 5,
        indent: Indent::None,
        ..WriteOptions::default()
    };
    Ok(tree(svg)?.to_string(&options).into_bytes())
}

/// Width and height of a PNG in pixels.
///
/// # Errors
/// `Drawing` when it is none.
pub(crate) fn size_of(png: &[u8]) -> Result<(u32, u32), DocumentError> {
    image::ImageReader::with_format(Cursor::new(png), image::ImageFormat::Png)
        .into_dimensions()
        .map_err(|_| DocumentError::Drawing)
}

fn tree(svg: &[u8]) -> Result<Tree, DocumentError> {
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: fonts::FAMILY.to_owned(),
        resources_dir: None,
        image_href_resolver: resvg::usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    Tree::from_data(svg, &options).map_err(|_| DocumentError::Drawing)
}
