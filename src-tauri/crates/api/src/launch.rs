//! Launches: made, changed, moved, checked where they stand and where they might.

use std::collections::BTreeSet;

use chrono::Duration;
use reprise_domain::campaign::Campaign;
use reprise_domain::entity::Edit;
use reprise_domain::finding::Finding;
use reprise_domain::id::LaunchId;
use reprise_domain::landing::link_of;
use reprise_domain::launch::Launch;
use reprise_domain::local_time::{gap_minutes, resolve};
use reprise_domain::money::Money;
use reprise_domain::period::plannable;
use reprise_domain::workspace::Workspace;
use reprise_engines::cadence;

use crate::change::Change;
use crate::error::Error;
use crate::people::People;
use crate::session::Session;
use crate::view::{
    Carry, LaunchAt, LaunchDraft, LaunchMove, LaunchRef, LaunchShift, LaunchView, OfCampaign,
};
use crate::{find, plan, sizes};

pub(crate) fn launch_list(session: &Session, request: OfCampaign) -> Result<Vec<Launch>, Error> {
    session.read(|workspace| {
        find::campaign(workspace, request.campaign)?;
        Ok(workspace
            .launches_of(request.campaign)
            .into_iter()
            .cloned()
            .collect())
    })
}

pub(crate) fn launch_show(session: &Session, request: LaunchRef) -> Result<LaunchView, Error> {
    let client = session.read(|workspace| find::client_of_launch(workspace, request.id))?;
    session.counting(Some(client), |workspace, people| {
        let launch = find::launch(workspace, request.id)?;
        let campaign = find::campaign(workspace, launch.campaign)?;
        let findings = plan::findings_of(session, (workspace, people), Some(client))?;
        let views = views((workspace, people), campaign, &findings)?;
        let own = views.into_iter().find(|view| view.launch.id == request.id);
        own.ok_or_else(|| Error::missing("the launch"))
    })
}

pub(crate) fn launch_check(session: &Session, request: LaunchAt) -> Result<Vec<Finding>, Error> {
    plannable(request.to.date(), "the launch")?;
    let client = session.read(|workspace| find::client_of_launch(workspace, request.id))?;
    session.counting(Some(client), |workspace, people| {
        let sizes = sizes::sizes_of(workspace, people, Some(client));
        let facts = plan::facts(session, (workspace, people), Some(client), &sizes)?;
        Ok(cadence::check_move(&facts, request.id, request.to))
    })
}

pub(crate) fn launch_create(session: &Session, draft: LaunchDraft) -> Result<Launch, Error> {
    let launch = session.read(|workspace| {
        let campaign = find::campaign(workspace, draft.campaign)?;
        let client = find::client(workspace, campaign.client)?;
        let number = workspace.launches_of(campaign.id).len() + 1;
        let launch = Launch {
            id: LaunchId(session.new_id()),
            campaign: campaign.id,
            name: draft
                .name
                .unwrap_or_else(|| format!("{} {number}", campaign.name)),
            channel: draft
                .channel
                .or(campaign.channels.first().copied())
                .unwrap_or(reprise_domain::channel::Channel::Email),
            at: draft.at,
            flight_days: draft.flight_days.unwrap_or(1),
            gap: None,
            message: draft.message.unwrap_or_default(),
            landing: String::new(),
            cost: draft.cost.unwrap_or(Money::zero(client.currency)),
            announced: false,
        };
        launch.cost.plus(Money::zero(client.currency))?;
        Ok(launch.checked()?)
    })?;
    session.write(
        format!("Add launch ‘{}’", launch.name),
        vec![Edit::create(launch.clone())],
    )?;
    Ok(launch)
}

pub(crate) fn launch_change(session: &Session, change: Change<Launch>) -> Result<Launch, Error> {
    change.make(
        session,
        |workspace, launch| find::launch(workspace, launch.id).cloned(),
        |workspace, before, launch| {
            let launch = launch.checked()?;
            let campaign = find::campaign(workspace, launch.campaign)?;
            let owner = find::campaign(workspace, before.campaign)?;
            find::same_client("the launch", campaign.client, owner.client)?;
            launch.cost.plus(Money::zero(
                find::client(workspace, campaign.client)?.currency,
            ))?;
            Ok((format!("Change launch ‘{}’", launch.name), launch))
        },
    )
}

pub(crate) fn launch_move(session: &Session, request: LaunchMove) -> Result<Vec<Launch>, Error> {
    let (label, moved) = session.read(|workspace| {
        let launch = find::launch(workspace, request.id)?;
        let shift = request.to - launch.at;
        let moved = carried(workspace, launch, request.carry)
            .into_iter()
            .map(|before| {
                let after = Launch {
                    at: before.at + shift,
                    ..before.clone()
                }
                .checked()?;
                Ok((before.clone(), after))
            })
            .collect::<Result<Vec<_>, Error>>()?;
        Ok((move_label(launch, request, moved.len()), moved))
    })?;
    let edits = moved
        .iter()
        .filter(|(before, after)| before != after)
        .map(|(before, after)| Edit::change(before.clone(), after.clone()))
        .collect();
    session.write(label, edits)?;
    Ok(moved.into_iter().map(|(_, after)| after).collect())
}

pub(crate) fn launch_shift(session: &Session, request: LaunchShift) -> Result<Vec<Launch>, Error> {
    let shift = Duration::minutes(request.minutes.into());
    let moved = session.read(|workspace| {
        // A launch named twice still moves once.
        let ids: BTreeSet<_> = request.ids.into_iter().collect();
        ids.into_iter()
            .map(|id| {
                let before = find::launch(workspace, id)?;
                let after = Launch {
                    at: before.at + shift,
                    ..before.clone()
                }
                .checked()?;
                Ok((before.clone(), after))
            })
            .collect::<Result<Vec<_>, Error>>()
    })?;
    let edits: Vec<_> = moved
        .iter()
        .filter(|(before, after)| before != after)
        .map(|(before, after)| Edit::change(before.clone(), after.clone()))
        .collect();
    if !edits.is_empty() {
        session.write(format!("Move {} launches", edits.len()), edits)?;
    }
    Ok(moved.into_iter().map(|(_, after)| after).collect())
}

pub(crate) fn launch_delete(session: &Session, request: LaunchRef) -> Result<Launch, Error> {
    let launch = session.read(|workspace| find::launch(workspace, request.id).cloned())?;
    session.write(
        format!("Delete launch ‘{}’", launch.name),
        vec![Edit::delete(launch.clone())],
    )?;
    Ok(launch)
}

/// A campaign's launches with what follows from them, by time.
pub(crate) fn views(
    (workspace, people): (&Workspace, &People),
    campaign: &Campaign,
    findings: &[Finding],
) -> Result<Vec<LaunchView>, Error> {
    let client = find::client(workspace, campaign.client)?;
    let product = campaign.product.and_then(|id| workspace.products.get(&id));
    let audience = campaign
        .audience
        .and_then(|id| workspace.audiences.get(&id));
    let size =
        audience.map(|audience| reprise_engines::audience::size_of(audience, workspace, people));
    let launches = workspace.launches_of(campaign.id);
    let concerns = |id: LaunchId| {
        findings
            .iter()
            .filter(move |it| it.launches.contains(&id))
            .cloned()
    };
    Ok(launches
        .iter()
        .enumerate()
        .map(|(place, launch)| {
            let resolved = resolve(launch.at, client.time_zone);
            let before = place.checked_sub(1).map(|place| launches[place]);
            LaunchView {
                launch: (*launch).clone(),
                instant: resolved.instant,
                clock_change: resolved.clock_change,
                gap_minutes: before.map(|it| gap_minutes(it.at, launch.at, client.time_zone)),
                link: link_of(launch, campaign, product, client),
                reach: size.as_ref().map(|size| size.reach_in(launch.channel)),
                findings: concerns(launch.id).collect(),
            }
        })
        .collect())
}

/// The launch, and with `Following` those after it that were not announced.
fn carried<'a>(workspace: &'a Workspace, launch: &'a Launch, carry: Carry) -> Vec<&'a Launch> {
    match carry {
        Carry::Alone => vec![launch],
        Carry::Following => {
            let later = workspace
                .launches_of(launch.campaign)
                .into_iter()
                .filter(|other| (other.at, other.id) > (launch.at, launch.id) && !other.announced);
            std::iter::once(launch).chain(later).collect()
        }
    }
}

fn move_label(launch: &Launch, request: LaunchMove, count: usize) -> String {
    let day = request.to.format("%-d %b, %H:%M");
    match count {
        1 => format!("Move ‘{}’ to {day}", launch.name),
        _ => format!("Move ‘{}’ and {} after it to {day}", launch.name, count - 1),
    }
}
