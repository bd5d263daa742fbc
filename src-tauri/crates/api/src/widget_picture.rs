//! Pictures for widgets: those that come with Reprise, and a client's own, taken in from files.

use reprise_documents::DocumentError;
use reprise_domain::Refusal;
use reprise_domain::id::ObjectId;
use reprise_domain::widget::{Block, Design, Picture, Widget};
use reprise_engines::widget as engine;

use crate::change::Change;
use crate::error::{Code, Error};
use crate::session::Session;
use crate::view::{LibraryPicture, WidgetPicture, WidgetRef};
use crate::widget::widget_change;
use crate::{file, find};

/// Largest picture file read.
const PICTURE_BYTES: u64 = 10_000_000;

pub(crate) fn widget_picture_list(
    session: &Session,
    request: WidgetRef,
) -> Result<Vec<LibraryPicture>, Error> {
    session.read(|workspace| {
        let all = engine::pictures(&find::widget(workspace, request.id)?.theme);
        Ok(all
            .map(|(name, address)| LibraryPicture { name, address })
            .collect())
    })
}

pub(crate) fn widget_picture(session: &Session, request: WidgetPicture) -> Result<Widget, Error> {
    let before = session.read(|workspace| find::widget(workspace, request.id).cloned())?;
    let bytes = file::read(request.file.as_ref(), PICTURE_BYTES)?;
    let small = reprise_documents::picture_from(&bytes).map_err(|error| not_a_picture(&error))?;
    let id = session.with_store(|store| Ok(store.object_put(&small)?))?;
    let mut widget = before.clone();
    put_picture(&mut widget.design, &request.slot, &id)?;
    widget_change(session, Change::between(before, widget))
}

/// Puts a picture into every block of a slot, in the own views and in the variants.
fn put_picture(design: &mut Design, slot: &str, id: &ObjectId) -> Result<(), Error> {
    let variants = design.variants.iter_mut().flat_map(|it| &mut it.views);
    let views = design.views.iter_mut().chain(variants);
    let mut found = false;
    for block in views.flat_map(|view| &mut view.blocks) {
        if block.slot() != slot {
            continue;
        }
        if let Block::Image { picture, .. } | Block::ProductCard { picture, .. } = block {
            *picture = Picture::Own { id: id.clone() };
            found = true;
        }
    }
    if found {
        return Ok(());
    }
    Err(Refusal::Missing {
        what: format!("a block for a picture in the slot ‘{slot}’"),
    }
    .into())
}

fn not_a_picture(error: &DocumentError) -> Error {
    let (message, hint) = match error {
        DocumentError::LogoKind => (
            "the file is not a PNG, JPEG, WebP or SVG picture",
            "Export it as PNG or JPEG",
        ),
        DocumentError::LogoTooLarge => (
            "the picture is too large for a web site",
            "Make it at most 8,192 pixels a side, or show it from its address on the site",
        ),
        _ => (
            "the picture cannot be read",
            "Export it again as PNG or JPEG",
        ),
    };
    Error::new(
        Code::BadFile,
        message,
        format!("{hint}; nothing was changed"),
    )
}
