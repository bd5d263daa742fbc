//! Laying a campaign's launches along a cadence: shown first, then stored as one write.

use reprise_domain::Refusal;
use reprise_domain::campaign::Campaign;
use reprise_domain::entity::Edit;
use reprise_domain::id::LaunchId;
use reprise_domain::launch::Launch;
use reprise_domain::money::Money;
use reprise_domain::workspace::Workspace;
use reprise_engines::cadence::{self, LadderRequest, PlannedLaunch};

use crate::error::Error;
use crate::session::Session;
use crate::view::{CampaignDraft, CampaignPlan, Laying, Present};
use crate::{campaign, find};

pub(crate) fn campaign_preview(
    session: &Session,
    request: CampaignPlan,
) -> Result<Vec<PlannedLaunch>, Error> {
    session.read(|workspace| {
        let campaign = replanned(find::campaign(workspace, request.id)?, &request);
        planned(workspace, &campaign, &request.laying())
    })
}

/// Empty while the draft lays nothing.
pub(crate) fn campaign_draft_preview(
    session: &Session,
    draft: CampaignDraft,
) -> Result<Vec<PlannedLaunch>, Error> {
    session.read(|workspace| {
        let campaign = campaign::drafted(session, workspace, &draft)?;
        match &draft.lay {
            Some(laying) => planned(workspace, &campaign, laying),
            None => Ok(Vec::new()),
        }
    })
}

pub(crate) fn campaign_plan(
    session: &Session,
    request: CampaignPlan,
) -> Result<Vec<Launch>, Error> {
    let (label, edits, launches) = session.read(|workspace| {
        let before = find::campaign(workspace, request.id)?;
        let campaign = replanned(before, &request).checked()?;
        let launches = launches(session, workspace, &campaign, &request.laying())?;
        let given_up = workspace
            .launches_of(campaign.id)
            .into_iter()
            .filter(|it| request.present == Present::Replace && !it.announced);
        let mut edits: Vec<Edit> = given_up
            .map(|launch| Edit::delete(launch.clone()))
            .collect();
        if *before != campaign {
            edits.push(Edit::change(before.clone(), campaign.clone()));
        }
        edits.extend(launches.iter().cloned().map(Edit::create));
        Ok((
            format!("Plan the launches of ‘{}’", campaign.name),
            edits,
            launches,
        ))
    })?;
    session.write(label, edits)?;
    Ok(launches)
}

/// The launches a cadence lays for a campaign, with ids of their own, checked but not stored.
pub(crate) fn launches(
    session: &Session,
    workspace: &Workspace,
    campaign: &Campaign,
    laying: &Laying,
) -> Result<Vec<Launch>, Error> {
    let nothing = Money::zero(find::client(workspace, campaign.client)?.currency);
    let launches = planned(workspace, campaign, laying)?
        .into_iter()
        .map(|planned| {
            launch_from(planned, LaunchId(session.new_id()), campaign, nothing).checked()
        })
        .collect::<Result<Vec<_>, Refusal>>()?;
    Ok(launches)
}

fn planned(
    workspace: &Workspace,
    campaign: &Campaign,
    laying: &Laying,
) -> Result<Vec<PlannedLaunch>, Error> {
    let launches = cadence::ladder(&LadderRequest {
        cadence: &laying.cadence,
        campaign,
        client: find::client(workspace, campaign.client)?,
        presets: &workspace.presets,
        product: campaign.product.and_then(|id| workspace.products.get(&id)),
        anchor: laying.anchor,
        count: laying.count.unwrap_or(4),
        settings: &workspace.settings,
    })?;
    Ok(launches)
}

/// The campaign with the cadence asked for and what it counts from, and with the season where one is named.
fn replanned(before: &Campaign, request: &CampaignPlan) -> Campaign {
    Campaign {
        cadence: request.cadence.clone(),
        season: request.season.clone().or_else(|| before.season.clone()),
        anchor: Some(request.anchor),
        ..before.clone()
    }
}

fn launch_from(
    planned: PlannedLaunch,
    id: LaunchId,
    campaign: &Campaign,
    nothing: Money,
) -> Launch {
    Launch {
        id,
        campaign: campaign.id,
        name: planned.name,
        channel: planned.channel,
        at: planned.at,
        flight_days: planned.flight_days,
        gap: planned.gap,
        message: planned.message,
        landing: String::new(),
        cost: nothing,
        announced: false,
    }
}
