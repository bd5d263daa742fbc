//! Audiences of a client, with their sizes.

use reprise_domain::Refusal;
use reprise_domain::audience::{Audience, AudienceSource};
use reprise_domain::entity::Edit;
use reprise_domain::id::AudienceId;
use reprise_domain::workspace::Workspace;

use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::{AudienceDraft, AudienceRef, AudienceView, OfClient};

pub(crate) fn audience_list(
    session: &Session,
    request: OfClient,
) -> Result<Vec<AudienceView>, Error> {
    session.read(|workspace| {
        find::client(workspace, request.client)?;
        let own = workspace
            .audiences
            .values()
            .filter(|audience| audience.client == request.client);
        Ok(own.map(|audience| view(workspace, audience)).collect())
    })
}

pub(crate) fn audience_show(
    session: &Session,
    request: AudienceRef,
) -> Result<AudienceView, Error> {
    session.read(|workspace| Ok(view(workspace, find::audience(workspace, request.id)?)))
}

pub(crate) fn audience_create(session: &Session, draft: AudienceDraft) -> Result<Audience, Error> {
    let audience = Audience {
        id: AudienceId(session.new_id()),
        client: draft.client,
        name: draft.name,
        source: draft.source,
        exclusions: draft.exclusions.unwrap_or_default(),
        note: draft.note.unwrap_or_default(),
    }
    .checked()?;
    session.read(|workspace| refer(workspace, &audience))?;
    session.write(
        format!("Add audience ‘{}’", audience.name),
        vec![Edit::create(audience.clone())],
    )?;
    Ok(audience)
}

pub(crate) fn audience_change(session: &Session, audience: Audience) -> Result<Audience, Error> {
    let audience = audience.checked()?;
    let before = session.read(|workspace| {
        let before = find::audience(workspace, audience.id)?;
        find::same_client("the audience", audience.client, before.client)?;
        refer(workspace, &audience)?;
        Ok(before.clone())
    })?;
    if before != audience {
        session.write(
            format!("Change audience ‘{}’", audience.name),
            vec![Edit::change(before, audience.clone())],
        )?;
    }
    Ok(audience)
}

pub(crate) fn audience_delete(session: &Session, request: AudienceRef) -> Result<Audience, Error> {
    let audience = session.read(|workspace| {
        let audience = find::audience(workspace, request.id)?;
        match user_of(workspace, audience.id) {
            Some(by) => Err(Refusal::InUse {
                what: format!("audience ‘{}’", audience.name),
                by,
            }
            .into()),
            None => Ok(audience.clone()),
        }
    })?;
    session.write(
        format!("Delete audience ‘{}’", audience.name),
        vec![Edit::delete(audience.clone())],
    )?;
    Ok(audience)
}

/// An audience joined with its size and users.
pub(crate) fn view(workspace: &Workspace, audience: &Audience) -> AudienceView {
    AudienceView {
        size: reprise_engines::audience::size_of(audience, workspace),
        used_by: workspace
            .campaigns
            .values()
            .filter(|campaign| campaign.audience == Some(audience.id))
            .map(|campaign| campaign.name.clone())
            .collect(),
        audience: audience.clone(),
    }
}

/// Everything an audience refers to is there and belongs to its client.
fn refer(workspace: &Workspace, audience: &Audience) -> Result<(), Error> {
    find::client(workspace, audience.client)?;
    for id in &audience.exclusions {
        find::same_client(
            "the excluded audience",
            find::audience(workspace, *id)?.client,
            audience.client,
        )?;
    }
    match &audience.source {
        AudienceSource::Contacts { lists, .. } => {
            for id in lists {
                find::same_client(
                    "the list",
                    find::contact_list(workspace, *id)?.client,
                    audience.client,
                )?;
            }
        }
        AudienceSource::Visitors {
            product: Some(id), ..
        } => {
            find::same_client(
                "the product",
                find::product(workspace, *id)?.client,
                audience.client,
            )?;
        }
        AudienceSource::Visitors { product: None, .. } | AudienceSource::Engagers { .. } => {}
    }
    Ok(())
}

/// What needs an audience, in words; none when nothing does.
fn user_of(workspace: &Workspace, id: AudienceId) -> Option<String> {
    let campaign = workspace
        .campaigns
        .values()
        .find(|campaign| campaign.audience == Some(id));
    let audience = workspace
        .audiences
        .values()
        .find(|audience| audience.exclusions.contains(&id));
    campaign
        .map(|campaign| format!("campaign ‘{}’", campaign.name))
        .or_else(|| {
            audience.map(|audience| format!("audience ‘{}’, which excludes it", audience.name))
        })
}
