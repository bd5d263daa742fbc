//! Campaigns, and laying their launches along a cadence.

use reprise_domain::Refusal;
use reprise_domain::campaign::{Cadence, Campaign, CampaignStatus, Goal, Kpi, Objective};
use reprise_domain::channel::Channel;
use reprise_domain::entity::Edit;
use reprise_domain::id::{CampaignId, LaunchId};
use reprise_domain::launch::Launch;
use reprise_domain::link::UtmSet;
use reprise_domain::money::Money;
use reprise_domain::offer::Offer;
use reprise_domain::strategy::Strategy;
use reprise_domain::workspace::Workspace;
use reprise_engines::cadence::{self, LadderRequest, NamedDay, PlannedLaunch, Preset};

use crate::error::Error;
use crate::session::Session;
use crate::view::{
    CampaignDraft, CampaignPlan, CampaignRef, CampaignView, Nothing, OfClient, Present, SeasonYear,
};
use crate::{find, launch, plan};

pub(crate) fn preset_list(_: &Session, _: Nothing) -> Result<Vec<Preset>, Error> {
    Ok(cadence::presets().to_vec())
}

pub(crate) fn season_list(_: &Session, request: SeasonYear) -> Result<Vec<NamedDay>, Error> {
    if !(2000..=2100).contains(&request.year) {
        return Err(Refusal::OutOfRange {
            field: "the year",
            low: 2000,
            high: 2100,
        }
        .into());
    }
    Ok(cadence::seasons(request.year))
}

pub(crate) fn campaign_list(session: &Session, request: OfClient) -> Result<Vec<Campaign>, Error> {
    session.read(|workspace| {
        find::client(workspace, request.client)?;
        Ok(workspace.campaigns_of(request.client).cloned().collect())
    })
}

pub(crate) fn campaign_show(
    session: &Session,
    request: CampaignRef,
) -> Result<CampaignView, Error> {
    session.read(|workspace| {
        let campaign = find::campaign(workspace, request.id)?;
        let findings = plan::findings_of(session, workspace, Some(campaign.client))?;
        Ok(CampaignView {
            campaign: campaign.clone(),
            launches: launch::views(workspace, campaign, &findings)?,
            findings: findings
                .into_iter()
                .filter(|it| it.campaign == Some(campaign.id))
                .collect(),
        })
    })
}

pub(crate) fn campaign_create(session: &Session, draft: CampaignDraft) -> Result<Campaign, Error> {
    let campaign = session.read(|workspace| {
        let client = find::client(workspace, draft.client)?;
        let id = CampaignId(session.new_id());
        let campaign = new_campaign(id, draft, Money::zero(client.currency)).checked()?;
        refer(workspace, &campaign)?;
        Ok(campaign)
    })?;
    session.write(
        format!("Add campaign ‘{}’", campaign.name),
        vec![Edit::create(campaign.clone())],
    )?;
    Ok(campaign)
}

pub(crate) fn campaign_change(session: &Session, campaign: Campaign) -> Result<Campaign, Error> {
    let campaign = campaign.checked()?;
    let before = session.read(|workspace| {
        let before = find::campaign(workspace, campaign.id)?;
        find::same_client("the campaign", campaign.client, before.client)?;
        before.status.move_to(campaign.status)?;
        refer(workspace, &campaign)?;
        Ok(before.clone())
    })?;
    if before != campaign {
        session.write(
            format!("Change campaign ‘{}’", campaign.name),
            vec![Edit::change(before, campaign.clone())],
        )?;
    }
    Ok(campaign)
}

pub(crate) fn campaign_delete(session: &Session, request: CampaignRef) -> Result<Campaign, Error> {
    let (campaign, edits) = session.read(|workspace| {
        let campaign = find::campaign(workspace, request.id)?.clone();
        let mut edits: Vec<Edit> = workspace
            .launches_of(campaign.id)
            .into_iter()
            .map(|launch| Edit::delete(launch.clone()))
            .collect();
        edits.extend(references_dropped(workspace, campaign.id));
        edits.push(Edit::delete(campaign.clone()));
        Ok((campaign, edits))
    })?;
    session.write(format!("Delete campaign ‘{}’", campaign.name), edits)?;
    Ok(campaign)
}

pub(crate) fn campaign_preview(
    session: &Session,
    request: CampaignPlan,
) -> Result<Vec<PlannedLaunch>, Error> {
    session.read(|workspace| planned(workspace, &request))
}

pub(crate) fn campaign_plan(
    session: &Session,
    request: CampaignPlan,
) -> Result<Vec<Launch>, Error> {
    let (label, edits, launches) = session.read(|workspace| {
        let before = find::campaign(workspace, request.id)?;
        let client = find::client(workspace, before.client)?;
        let campaign = replanned(before, &request);
        let launches = planned(workspace, &request)?
            .into_iter()
            .map(|planned| {
                launch_from(
                    planned,
                    LaunchId(session.new_id()),
                    &campaign,
                    Money::zero(client.currency),
                )
                .checked()
            })
            .collect::<Result<Vec<_>, Refusal>>()?;
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

fn new_campaign(id: CampaignId, draft: CampaignDraft, nothing: Money) -> Campaign {
    let (goal, channel) = match draft.strategy {
        Strategy::Retargeting => (Goal::FirstPurchase, Channel::Social),
        Strategy::Remarketing => (Goal::RepeatPurchase, Channel::Email),
    };
    Campaign {
        id,
        client: draft.client,
        name: draft.name,
        strategy: draft.strategy,
        status: CampaignStatus::Draft,
        product: draft.product,
        objective: draft.objective.unwrap_or(Objective {
            goal,
            kpi: Kpi::Orders,
            target: None,
        }),
        audience: draft.audience,
        offer: Offer::default(),
        channels: draft.channels.unwrap_or_else(|| vec![channel]),
        budget: draft.budget.unwrap_or(nothing),
        season: None,
        cadence: Cadence::Hand,
        after: Vec::new(),
        utm: UtmSet::default(),
        landing: String::new(),
        note: String::new(),
    }
}

/// Everything a campaign refers to is there and belongs to its client, its money is the client's,
/// and no chain of "starts after" comes back to it.
fn refer(workspace: &Workspace, campaign: &Campaign) -> Result<(), Error> {
    let client = find::client(workspace, campaign.client)?;
    campaign.budget.plus(Money::zero(client.currency))?;
    if let Some(id) = campaign.audience {
        find::same_client(
            "the audience",
            find::audience(workspace, id)?.client,
            client.id,
        )?;
    }
    if let Some(id) = campaign.product {
        find::same_client(
            "the product",
            find::product(workspace, id)?.client,
            client.id,
        )?;
    }
    let mut ahead: Vec<CampaignId> = campaign.after.iter().map(|it| it.campaign).collect();
    let mut seen = std::collections::BTreeSet::new();
    while let Some(id) = ahead.pop() {
        if id == campaign.id {
            return Err(Refusal::Cycle {
                what: format!("campaign ‘{}’", campaign.name),
            }
            .into());
        }
        let other = find::campaign(workspace, id)?;
        find::same_client("the campaign before it", other.client, client.id)?;
        if seen.insert(id) {
            ahead.extend(other.after.iter().map(|it| it.campaign));
        }
    }
    Ok(())
}

/// Edits that take a campaign out of everything that names it.
fn references_dropped(workspace: &Workspace, id: CampaignId) -> Vec<Edit> {
    let mut edits = Vec::new();
    for widget in workspace
        .widgets
        .values()
        .filter(|widget| widget.campaign == Some(id))
    {
        let mut after = widget.clone();
        after.campaign = None;
        edits.push(Edit::change(widget.clone(), after));
    }
    for other in workspace
        .campaigns
        .values()
        .filter(|it| it.after.iter().any(|a| a.campaign == id))
    {
        let mut after = other.clone();
        after.after.retain(|it| it.campaign != id);
        edits.push(Edit::change(other.clone(), after));
    }
    for brief in workspace
        .briefs
        .values()
        .filter(|brief| brief.campaigns.contains(&id))
    {
        let mut after = brief.clone();
        after.campaigns.retain(|campaign| *campaign != id);
        edits.push(Edit::change(brief.clone(), after));
    }
    edits
}

fn planned(workspace: &Workspace, request: &CampaignPlan) -> Result<Vec<PlannedLaunch>, Error> {
    let before = find::campaign(workspace, request.id)?;
    let campaign = replanned(before, request);
    let launches = cadence::ladder(&LadderRequest {
        cadence: &request.cadence,
        campaign: &campaign,
        client: find::client(workspace, campaign.client)?,
        product: campaign.product.and_then(|id| workspace.products.get(&id)),
        anchor: request.anchor,
        count: request.count.unwrap_or(4),
        legal_windows: workspace.settings.legal_windows,
    })?;
    Ok(launches)
}

/// The campaign with the cadence asked for, and with the channels its ladder needs.
fn replanned(before: &Campaign, request: &CampaignPlan) -> Campaign {
    Campaign {
        cadence: request.cadence.clone(),
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
