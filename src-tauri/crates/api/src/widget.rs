//! Widgets of a client, as they show.

use reprise_documents::DocumentError;
use reprise_domain::Refusal;
use reprise_domain::entity::Edit;
use reprise_domain::id::{ObjectId, WidgetId};
use reprise_domain::widget::{Block, Design, Picture, Widget, WidgetTemplate};
use reprise_domain::workspace::Workspace;
use reprise_engines::widget::{self as engine, Setting, ShownWidget, Surroundings, WidgetCheck};
use uuid::Uuid;

use crate::copy::copied;
use crate::error::{Code, Error};
use crate::session::Session;
use crate::view::{
    CheckedWidget, GalleryEntry, OfClient, WidgetDraft, WidgetPicture, WidgetRef, WidgetView,
    WidgetWords,
};
use crate::{file, find};

/// Largest picture file read.
const PICTURE_BYTES: u64 = 10_000_000;

pub(crate) fn widget_gallery(
    session: &Session,
    request: OfClient,
) -> Result<Vec<GalleryEntry>, Error> {
    session.read(|workspace| {
        let client = find::client(workspace, request.client)?;
        let entry = |template: &WidgetTemplate| {
            let widget = engine::starting_widget(template, client, None, WidgetId(Uuid::nil()));
            GalleryEntry {
                shown: shown(workspace, &widget, None),
                display_rule: engine::rules(&template.design.rules, None),
                picture: engine::drawn(&template.id.to_string(), &widget.theme),
                template: template.clone(),
            }
        };
        let own = workspace.widget_templates.values().rev();
        Ok(own.chain(engine::templates()).map(entry).collect())
    })
}

pub(crate) fn widget_list(session: &Session, request: OfClient) -> Result<Vec<WidgetView>, Error> {
    session.read(|workspace| {
        find::client(workspace, request.client)?;
        let own = workspace
            .widgets
            .values()
            .filter(|widget| widget.client == request.client);
        own.map(|widget| view(session, workspace, widget)).collect()
    })
}

pub(crate) fn widget_show(session: &Session, request: WidgetRef) -> Result<WidgetView, Error> {
    session.read(|workspace| view(session, workspace, find::widget(workspace, request.id)?))
}

pub(crate) fn widget_preview(session: &Session, widget: Widget) -> Result<WidgetView, Error> {
    let widget = widget.checked()?;
    session.read(|workspace| view(session, workspace, &widget))
}

pub(crate) fn widget_check(
    session: &Session,
    request: OfClient,
) -> Result<Vec<CheckedWidget>, Error> {
    session.read(|workspace| {
        find::client(workspace, request.client)?;
        let own = workspace.widgets.values();
        let own = own.filter(|it| it.client == request.client && it.active);
        own.map(|widget| {
            Ok(CheckedWidget {
                id: widget.id,
                name: widget.name.clone(),
                checks: checks(session, workspace, widget)?,
            })
        })
        .collect()
    })
}

pub(crate) fn widget_create(session: &Session, draft: WidgetDraft) -> Result<Widget, Error> {
    let widget = session.read(|workspace| {
        let client = find::client(workspace, draft.client)?;
        let campaign = draft
            .campaign
            .map(|id| find::campaign(workspace, id))
            .transpose()?;
        let template = find::widget_template(workspace, &draft.template)?;
        let id = WidgetId(session.new_id());
        let mut widget = engine::starting_widget(template, client, campaign, id);
        // What the client's widgets collect goes to one place.
        let mut others = workspace.widgets.values();
        let known = others.find(|it| it.client == client.id && it.endpoint.is_some());
        if widget.design.sends() {
            widget.endpoint = known.and_then(|it| it.endpoint.clone());
        }
        if let Some(name) = draft.name {
            widget.name = name;
        }
        let widget = widget.checked()?;
        refer(workspace, &widget)?;
        Ok(widget)
    })?;
    added(session, widget)
}

pub(crate) fn widget_duplicate(session: &Session, request: WidgetRef) -> Result<Widget, Error> {
    let original = session.read(|workspace| find::widget(workspace, request.id).cloned())?;
    added(
        session,
        Widget {
            id: WidgetId(session.new_id()),
            name: copied(&original.name),
            ..original
        },
    )
}

pub(crate) fn widget_change(session: &Session, widget: Widget) -> Result<Widget, Error> {
    let widget = widget.checked()?;
    let before = session.read(|workspace| {
        let before = find::widget(workspace, widget.id)?;
        find::same_client("the widget", widget.client, before.client)?;
        refer(workspace, &widget)?;
        Ok(before.clone())
    })?;
    changed(session, before, widget)
}

pub(crate) fn widget_reword(session: &Session, request: WidgetWords) -> Result<Widget, Error> {
    let before = session.read(|workspace| find::widget(workspace, request.id).cloned())?;
    let mut widget = before.clone();
    let design = &mut widget.design;
    let language = request.language.unwrap_or_else(|| design.language.clone());
    let words = design.languages.entry(language).or_default();
    words.extend(request.texts);
    changed(session, before, widget.checked()?)
}

pub(crate) fn widget_picture(session: &Session, request: WidgetPicture) -> Result<Widget, Error> {
    let before = session.read(|workspace| find::widget(workspace, request.id).cloned())?;
    let bytes = file::read(request.file.as_ref(), PICTURE_BYTES)?;
    let small = reprise_documents::picture_from(&bytes).map_err(|error| not_a_picture(&error))?;
    let id = session.with_store(|store| Ok(store.object_put(&small)?))?;
    let mut widget = before.clone();
    put_picture(&mut widget.design, &request.slot, &id)?;
    changed(session, before, widget.checked()?)
}

pub(crate) fn widget_delete(session: &Session, request: WidgetRef) -> Result<Widget, Error> {
    let widget = session.read(|workspace| find::widget(workspace, request.id).cloned())?;
    session.write(
        format!("Delete widget ‘{}’", widget.name),
        vec![Edit::delete(widget.clone())],
    )?;
    Ok(widget)
}

/// A widget with its words in a language, or in its first one.
pub(crate) fn shown(workspace: &Workspace, widget: &Widget, language: Option<&str>) -> ShownWidget {
    let setting = Setting {
        theme: &widget.theme,
        offer: &widget.offer,
        language: language.unwrap_or(&widget.design.language),
        template: engine::template(&widget.template, &workspace.widget_templates),
    };
    engine::shown(&widget.design, setting)
}

pub(crate) fn checks(
    session: &Session,
    workspace: &Workspace,
    widget: &Widget,
) -> Result<Vec<WidgetCheck>, Error> {
    let client = find::client(workspace, widget.client)?;
    let around = Surroundings {
        workspace,
        today: session.today(client.time_zone),
    };
    Ok(engine::checks(widget, around))
}

fn view(session: &Session, workspace: &Workspace, widget: &Widget) -> Result<WidgetView, Error> {
    let template = engine::template(&widget.template, &workspace.widget_templates);
    let campaign = widget.campaign.and_then(|id| workspace.campaigns.get(&id));
    let rules = &widget.design.rules;
    let of = |part: fn(&WidgetTemplate) -> &String| {
        template.map_or_else(String::new, |it| part(it).clone())
    };
    Ok(WidgetView {
        shown: shown(workspace, widget, None),
        checks: checks(session, workspace, widget)?,
        link: engine::leads_to(widget, workspace),
        template_name: of(|it| &it.name),
        purpose: of(|it| &it.purpose),
        caution: of(|it| &it.caution),
        display_rule: engine::rules(rules, campaign.map(|it| it.name.as_str())),
        frequency: engine::frequency(widget.design.frequency, rules.pause_after_close_days),
        widget: widget.clone(),
    })
}

fn added(session: &Session, widget: Widget) -> Result<Widget, Error> {
    session.write(
        format!("Add widget ‘{}’", widget.name),
        vec![Edit::create(widget.clone())],
    )?;
    Ok(widget)
}

fn changed(session: &Session, before: Widget, widget: Widget) -> Result<Widget, Error> {
    if before != widget {
        session.write(
            format!("Change widget ‘{}’", widget.name),
            vec![Edit::change(before, widget.clone())],
        )?;
    }
    Ok(widget)
}

/// The campaign must be there and the client's; the template may be gone since.
fn refer(workspace: &Workspace, widget: &Widget) -> Result<(), Error> {
    let client = find::client(workspace, widget.client)?;
    match widget.campaign {
        Some(id) => find::same_client(
            "the campaign",
            find::campaign(workspace, id)?.client,
            client.id,
        ),
        None => Ok(()),
    }
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
