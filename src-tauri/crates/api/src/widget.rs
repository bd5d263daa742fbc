//! Widgets of a client, as they show.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use reprise_domain::Refusal;
use reprise_domain::entity::Edit;
use reprise_domain::id::{ObjectId, WidgetId};
use reprise_domain::offer::Offer;
use reprise_domain::period::Period;
use reprise_domain::widget::{Widget, WidgetTemplate};
use reprise_domain::workspace::Workspace;
use reprise_engines::widget::embed::{self, Config, Exporting};
use reprise_engines::widget::{self as engine, Surroundings, WidgetCheck};
use uuid::Uuid;

use crate::change::Change;
use crate::copy::copied;
use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::{
    CheckedWidget, GalleryEntry, OfClient, WidgetDraft, WidgetRef, WidgetView, WidgetWords,
};
use crate::widget_export::pictures;

/// Where the buttons of a template lead for a client without a site.
const EXAMPLE_PAGE: &str = "https://example.com/";

pub(crate) fn widget_gallery(
    session: &Session,
    request: OfClient,
) -> Result<Vec<GalleryEntry>, Error> {
    session.read(|workspace| {
        let client = find::client(workspace, request.client)?;
        let today = session.today(client.time_zone);
        let entry = |template: &WidgetTemplate| {
            let mut widget = engine::starting_widget(template, client, None, WidgetId(Uuid::nil()));
            // Nothing of it may be left out for want of a code, a last day or a page.
            widget.offer = example(today);
            if client.brand.site.is_empty() {
                widget.button_link = EXAMPLE_PAGE.to_owned();
            }
            Ok(GalleryEntry {
                // A template has no pictures of a client's own.
                config: config(workspace, &widget, &BTreeMap::new())?,
                display_rule: engine::rules(&template.design.rules, None),
                template: template.clone(),
            })
        };
        let own = workspace.widget_templates.values().rev();
        own.chain(engine::templates()).map(entry).collect()
    })
}

pub(crate) fn widget_list(session: &Session, request: OfClient) -> Result<Vec<WidgetView>, Error> {
    let own: Vec<Widget> = session.read(|workspace| {
        find::client(workspace, request.client)?;
        let all = workspace.widgets.values();
        Ok(all
            .filter(|widget| widget.client == request.client)
            .cloned()
            .collect())
    })?;
    views(session, &own)
}

pub(crate) fn widget_show(session: &Session, request: WidgetRef) -> Result<WidgetView, Error> {
    let widget = session.read(|workspace| find::widget(workspace, request.id).cloned())?;
    one_view(session, widget)
}

pub(crate) fn widget_preview(session: &Session, widget: Widget) -> Result<WidgetView, Error> {
    one_view(session, widget.checked()?)
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

pub(crate) fn widget_change(session: &Session, change: Change<Widget>) -> Result<Widget, Error> {
    change.make(
        session,
        |workspace, widget| find::widget(workspace, widget.id).cloned(),
        |workspace, before, widget| {
            let widget = widget.checked()?;
            find::same_client("the widget", widget.client, before.client)?;
            refer(workspace, &widget)?;
            Ok((format!("Change widget ‘{}’", widget.name), widget))
        },
    )
}

pub(crate) fn widget_reword(session: &Session, request: WidgetWords) -> Result<Widget, Error> {
    let before = session.read(|workspace| find::widget(workspace, request.id).cloned())?;
    let mut widget = before.clone();
    let design = &mut widget.design;
    let language = request.language.unwrap_or_else(|| design.language.clone());
    let words = design.languages.entry(language).or_default();
    words.extend(request.texts);
    widget_change(session, Change::between(before, widget))
}

/// Those that send nothing get no endpoint, unless they have one. Answers with the widgets that were changed.
pub(crate) fn widget_endpoint_share(
    session: &Session,
    request: WidgetRef,
) -> Result<Vec<Widget>, Error> {
    let (from, others) = session.read(|workspace| {
        let from = find::widget(workspace, request.id)?;
        let all = workspace.widgets.values();
        let differ = all.filter(|it| {
            let sends = it.design.sends() || it.endpoint.is_some();
            it.client == from.client && sends && it.endpoint != from.endpoint
        });
        Ok((from.clone(), differ.cloned().collect::<Vec<Widget>>()))
    })?;
    if from.endpoint.is_none() {
        let field = "the endpoint";
        return Err(Refusal::Empty { field }.into());
    }
    let alike = |it: &Widget| Widget {
        endpoint: from.endpoint.clone(),
        ..it.clone()
    };
    let after: Vec<Widget> = others.iter().map(alike).collect();
    if !after.is_empty() {
        let edits = others.into_iter().zip(after.clone());
        session.write(
            format!("Send all entries as widget ‘{}’ does", from.name),
            edits.map(|(old, new)| Edit::change(old, new)).collect(),
        )?;
    }
    Ok(after)
}

pub(crate) fn widget_delete(session: &Session, request: WidgetRef) -> Result<Widget, Error> {
    let widget = session.read(|workspace| find::widget(workspace, request.id).cloned())?;
    session.write(
        format!("Delete widget ‘{}’", widget.name),
        vec![Edit::delete(widget.clone())],
    )?;
    Ok(widget)
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

fn one_view(session: &Session, widget: Widget) -> Result<WidgetView, Error> {
    let mut views = views(session, &[widget])?;
    Ok(views.remove(0))
}

/// The pictures are read first: nobody waits for the disk while holding the workspace.
fn views(session: &Session, widgets: &[Widget]) -> Result<Vec<WidgetView>, Error> {
    let pictures = pictures(session, widgets.iter());
    session.read(|workspace| {
        let all = widgets.iter();
        all.map(|widget| view(session, workspace, widget, &pictures))
            .collect()
    })
}

fn view(
    session: &Session,
    workspace: &Workspace,
    widget: &Widget,
    pictures: &BTreeMap<ObjectId, Vec<u8>>,
) -> Result<WidgetView, Error> {
    let template = engine::template(&widget.template, &workspace.widget_templates);
    let campaign = widget.campaign.and_then(|id| workspace.campaigns.get(&id));
    let rules = &widget.design.rules;
    let of = |part: fn(&WidgetTemplate) -> &String| {
        template.map_or_else(String::new, |it| part(it).clone())
    };
    Ok(WidgetView {
        config: config(workspace, widget, pictures)?,
        checks: checks(session, workspace, widget)?,
        link: engine::leads_to(widget, workspace),
        template_name: of(|it| &it.name),
        template_words: template.map_or_else(BTreeMap::new, |it| it.design.languages.clone()),
        purpose: of(|it| &it.purpose),
        caution: of(|it| &it.caution),
        display_rule: engine::rules(rules, campaign.map(|it| it.name.as_str())),
        frequency: engine::frequency(widget.design.frequency, rules.pause_after_close_days),
        rule_words: engine::rule_words(widget, workspace),
        widget: widget.clone(),
    })
}

/// What a template shows that has something to offer.
fn example(today: NaiveDate) -> Offer {
    Offer {
        promo_code: "WELCOME10".to_owned(),
        valid: Some(Period {
            first: today,
            last: today + Days::new(2),
        }),
        ..Offer::default()
    }
}

/// What the script of a site would read of it, whether it is active or not.
fn config(
    workspace: &Workspace,
    widget: &Widget,
    pictures: &BTreeMap<ObjectId, Vec<u8>>,
) -> Result<Config, Error> {
    let client = find::client(workspace, widget.client)?;
    let exporting = Exporting {
        workspace,
        ask_consent: false,
        pictures,
        // Nobody hands a file on in between.
        games: None,
    };
    Ok(embed::config(client, &[widget], exporting))
}

fn added(session: &Session, widget: Widget) -> Result<Widget, Error> {
    session.write(
        format!("Add widget ‘{}’", widget.name),
        vec![Edit::create(widget.clone())],
    )?;
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
