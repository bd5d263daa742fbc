//! Widgets of a client, as they show.

use reprise_domain::campaign::Campaign;
use reprise_domain::client::Client;
use reprise_domain::entity::Edit;
use reprise_domain::id::WidgetId;
use reprise_domain::link::{UtmSet, tagged};
use reprise_domain::text::slug;
use reprise_domain::widget::{Widget, WidgetTemplate};
use reprise_domain::workspace::Workspace;
use reprise_engines::widget as engine;
use uuid::Uuid;

use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::{GalleryEntry, Nothing, OfClient, WidgetDraft, WidgetRef, WidgetView};

pub(crate) fn widget_template_list(_: &Session, _: Nothing) -> Result<Vec<WidgetTemplate>, Error> {
    Ok(engine::templates().to_vec())
}

pub(crate) fn widget_gallery(
    session: &Session,
    request: OfClient,
) -> Result<Vec<GalleryEntry>, Error> {
    session.read(|workspace| {
        let client = find::client(workspace, request.client)?;
        let entry = |template: &WidgetTemplate| {
            let widget = engine::starting_widget(template, client, None, WidgetId(Uuid::nil()));
            GalleryEntry {
                shown: engine::shown(&widget, template),
                template: template.clone(),
            }
        };
        Ok(engine::templates().iter().map(entry).collect())
    })
}

pub(crate) fn widget_list(session: &Session, request: OfClient) -> Result<Vec<WidgetView>, Error> {
    session.read(|workspace| {
        find::client(workspace, request.client)?;
        let own = workspace
            .widgets
            .values()
            .filter(|widget| widget.client == request.client);
        own.map(|widget| view(workspace, widget)).collect()
    })
}

pub(crate) fn widget_show(session: &Session, request: WidgetRef) -> Result<WidgetView, Error> {
    session.read(|workspace| view(workspace, find::widget(workspace, request.id)?))
}

pub(crate) fn widget_preview(session: &Session, widget: Widget) -> Result<WidgetView, Error> {
    let widget = widget.checked()?;
    session.read(|workspace| view(workspace, &widget))
}

pub(crate) fn widget_create(session: &Session, draft: WidgetDraft) -> Result<Widget, Error> {
    let widget = session.read(|workspace| {
        let client = find::client(workspace, draft.client)?;
        let campaign = draft
            .campaign
            .map(|id| find::campaign(workspace, id))
            .transpose()?;
        let template = template_of(&draft.template)?;
        let id = WidgetId(session.new_id());
        let mut widget = engine::starting_widget(template, client, campaign, id);
        if let Some(name) = draft.name {
            widget.name = name;
        }
        let widget = widget.checked()?;
        refer(workspace, &widget)?;
        Ok(widget)
    })?;
    session.write(
        format!("Add widget ‘{}’", widget.name),
        vec![Edit::create(widget.clone())],
    )?;
    Ok(widget)
}

pub(crate) fn widget_change(session: &Session, widget: Widget) -> Result<Widget, Error> {
    let widget = widget.checked()?;
    let before = session.read(|workspace| {
        let before = find::widget(workspace, widget.id)?;
        find::same_client("the widget", widget.client, before.client)?;
        refer(workspace, &widget)?;
        Ok(before.clone())
    })?;
    if before != widget {
        session.write(
            format!("Change widget ‘{}’", widget.name),
            vec![Edit::change(before, widget.clone())],
        )?;
    }
    Ok(widget)
}

pub(crate) fn widget_delete(session: &Session, request: WidgetRef) -> Result<Widget, Error> {
    let widget = session.read(|workspace| find::widget(workspace, request.id).cloned())?;
    session.write(
        format!("Delete widget ‘{}’", widget.name),
        vec![Edit::delete(widget.clone())],
    )?;
    Ok(widget)
}

fn refer(workspace: &Workspace, widget: &Widget) -> Result<(), Error> {
    template_of(&widget.template)?;
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

fn template_of(id: &str) -> Result<&'static WidgetTemplate, Error> {
    engine::template(id).ok_or_else(|| Error::missing(format!("the template ‘{id}’")))
}

fn view(workspace: &Workspace, widget: &Widget) -> Result<WidgetView, Error> {
    let template = template_of(&widget.template)?;
    let client = find::client(workspace, widget.client)?;
    let campaign = widget.campaign.and_then(|id| workspace.campaigns.get(&id));
    let last_launch =
        campaign.and_then(|it| workspace.launches_of(it.id).last().map(|it| it.last_day()));
    Ok(WidgetView {
        shown: engine::shown(widget, template),
        checks: engine::checks(widget, template, campaign, last_launch),
        link: link_of(workspace, widget, campaign, client),
        template_name: template.name.clone(),
        purpose: template.purpose.clone(),
        display_rule: template.display_rule.clone(),
        frequency: template.frequency.clone(),
        caution: template.caution.clone(),
        widget: widget.clone(),
    })
}

/// Where the button leads: its own page, else the campaign's, the product's, the client's site.
/// Links within the site carry no UTM tags (they would overwrite the visit's own source), so only a
/// page of another site is tagged.
fn link_of(
    workspace: &Workspace,
    widget: &Widget,
    campaign: Option<&Campaign>,
    client: &Client,
) -> Option<String> {
    let product = campaign
        .and_then(|it| it.product)
        .and_then(|id| workspace.products.get(&id));
    let pages = [
        widget.button_link.as_str(),
        campaign.map_or("", |it| it.landing.as_str()),
        product.map_or("", |it| it.page.as_str()),
        client.brand.site.as_str(),
    ];
    let page = pages.into_iter().find(|page| !page.is_empty())?;
    let host = |address: &str| address.split('/').nth(2).map(str::to_owned);
    if host(page) == host(&client.brand.site) {
        return Some(page.to_owned());
    }
    let utm = UtmSet {
        source: "website".to_owned(),
        medium: "onsite".to_owned(),
        campaign: slug(campaign.map_or(&widget.name, |it| &it.name)),
        content: slug(&widget.name),
        ..UtmSet::default()
    };
    Some(tagged(page, &utm))
}
