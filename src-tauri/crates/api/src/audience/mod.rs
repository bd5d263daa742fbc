//! Audiences of a client, with their sizes.

mod count;
mod overlap;

use reprise_domain::Refusal;
use reprise_domain::audience::{Audience, AudienceSource, end_somewhere};
use reprise_domain::entity::Edit;
use reprise_domain::id::AudienceId;
use reprise_domain::rule::ContactRule;
use reprise_domain::workspace::Workspace;
use reprise_engines::audience as engine;

pub(crate) use self::count::audience_count;
pub(crate) use self::overlap::{audience_overlap, audience_reach};
use crate::change::Change;
use crate::error::Error;
use crate::find;
use crate::people::People;
use crate::session::Session;
use crate::view::{AudienceDraft, AudiencePair, AudienceRef, AudienceView, OfClient};

pub(crate) fn audience_list(
    session: &Session,
    request: OfClient,
) -> Result<Vec<AudienceView>, Error> {
    session.counting(Some(request.client), |workspace, people| {
        find::client(workspace, request.client)?;
        let own = workspace
            .audiences
            .values()
            .filter(|audience| audience.client == request.client);
        Ok(own
            .map(|audience| view(workspace, people, audience))
            .collect())
    })
}

pub(crate) fn audience_show(
    session: &Session,
    request: AudienceRef,
) -> Result<AudienceView, Error> {
    let client = session.read(|workspace| Ok(find::audience(workspace, request.id)?.client))?;
    session.counting(Some(client), |workspace, people| {
        Ok(view(
            workspace,
            people,
            find::audience(workspace, request.id)?,
        ))
    })
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
    session.read(|workspace| {
        refer(workspace, &audience)?;
        ends(workspace, &[&audience])
    })?;
    session.write(
        format!("Add audience ‘{}’", audience.name),
        vec![Edit::create(audience.clone())],
    )?;
    Ok(audience)
}

pub(crate) fn audience_change(
    session: &Session,
    change: Change<Audience>,
) -> Result<Audience, Error> {
    change.make(
        session,
        |workspace, audience| find::audience(workspace, audience.id).cloned(),
        |workspace, before, audience| {
            let audience = audience.checked()?;
            find::same_client("the audience", audience.client, before.client)?;
            refer(workspace, &audience)?;
            ends(workspace, &[&audience])?;
            Ok((format!("Change audience ‘{}’", audience.name), audience))
        },
    )
}

/// Both leave the other out, as one change: nobody gets both the ads and the messages.
pub(crate) fn audience_separate(
    session: &Session,
    request: AudiencePair,
) -> Result<Vec<Audience>, Error> {
    let edits = session.read(|workspace| {
        let one = find::audience(workspace, request.one)?;
        let other = find::audience(workspace, request.other)?;
        find::same_client("the audience", other.client, one.client)?;
        let apart = [leaving_out(one, other)?, leaving_out(other, one)?];
        ends(workspace, &[&apart[0], &apart[1]])?;
        let both = [one, other].into_iter().cloned().zip(apart);
        Ok(both.collect::<Vec<_>>())
    })?;
    let label = format!("Keep ‘{}’ and ‘{}’ apart", edits[0].0.name, edits[1].0.name);
    let changes = edits.iter().filter(|(before, after)| before != after);
    let changes = changes.map(|(before, after)| Edit::change(before.clone(), after.clone()));
    session.write(label, changes.collect())?;
    Ok(edits.into_iter().map(|(_, after)| after).collect())
}

fn leaving_out(audience: &Audience, other: &Audience) -> Result<Audience, Error> {
    let mut after = audience.clone();
    if !after.exclusions.contains(&other.id) {
        after.exclusions.push(other.id);
    }
    Ok(after.checked()?)
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
pub(crate) fn view(workspace: &Workspace, people: &People, audience: &Audience) -> AudienceView {
    AudienceView {
        size: engine::size_of(audience, workspace, people),
        rule: audience
            .rule()
            .map(|rule| count::spoken(workspace, audience.client, rule)),
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
        AudienceSource::Contacts { rule } => refer_by_rule(workspace, audience, rule)?,
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

/// Everything a rule names is there and belongs to the audience's client, and no rule comes back to itself.
fn refer_by_rule(
    workspace: &Workspace,
    audience: &Audience,
    rule: &ContactRule,
) -> Result<(), Error> {
    let own = |what, theirs| find::same_client(what, theirs, audience.client);
    for id in rule.lists() {
        own("the list", find::contact_list(workspace, id)?.client)?;
    }
    for id in rule.imports() {
        own("the import", find::contact_import(workspace, id)?.client)?;
    }
    for id in rule.audiences().into_iter().filter(|id| *id != audience.id) {
        let other = find::audience(workspace, id)?;
        own("the audience", other.client)?;
        if other.rule().is_none() {
            return Err(Refusal::Malformed {
                field: "the audience of a condition",
                value: other.name.clone(),
                expected: "an audience of contacts",
            }
            .into());
        }
    }
    Ok(())
}

/// No audience of a client would be made from itself if these stood in the place of what is stored.
fn ends(workspace: &Workspace, changed: &[&Audience]) -> Result<(), Error> {
    let Some(client) = changed.first().map(|it| it.client) else {
        return Ok(());
    };
    let stored = workspace.audiences.values();
    let others =
        stored.filter(|it| it.client == client && changed.iter().all(|new| new.id != it.id));
    let all: Vec<&Audience> = others.chain(changed.iter().copied()).collect();
    Ok(end_somewhere(&all)?)
}

/// What needs an audience, in words; none when nothing does.
fn user_of(workspace: &Workspace, id: AudienceId) -> Option<String> {
    let campaign = workspace
        .campaigns
        .values()
        .find(|campaign| campaign.audience == Some(id));
    let audiences = || workspace.audiences.values();
    let excluding = audiences().find(|audience| audience.exclusions.contains(&id));
    let naming = audiences().find(|audience| {
        let rule = audience.rule();
        rule.is_some_and(|rule| rule.audiences().contains(&id))
    });
    campaign
        .map(|campaign| format!("campaign ‘{}’", campaign.name))
        .or_else(|| excluding.map(|it| format!("audience ‘{}’, which excludes it", it.name)))
        .or_else(|| naming.map(|it| format!("audience ‘{}’, whose rule names it", it.name)))
}
