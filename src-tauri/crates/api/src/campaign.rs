//! Campaigns: made, alone or with their launches, changed and deleted.

use reprise_domain::Refusal;
use reprise_domain::campaign::{Cadence, Campaign, CampaignStatus, Goal, Kpi, Objective};
use reprise_domain::channel::Channel;
use reprise_domain::entity::Edit;
use reprise_domain::id::CampaignId;
use reprise_domain::link::UtmSet;
use reprise_domain::money::Money;
use reprise_domain::offer::Offer;
use reprise_domain::refusal::in_range;
use reprise_domain::strategy::Strategy;
use reprise_domain::workspace::Workspace;
use reprise_engines::cadence::{self, NamedDay};

use crate::change::Change;
use crate::error::Error;
use crate::session::Session;
use crate::view::{CampaignDraft, CampaignRef, CampaignView, OfClient, SeasonYear};
use crate::{find, launch, lay, plan};

pub(crate) fn season_list(session: &Session, request: SeasonYear) -> Result<Vec<NamedDay>, Error> {
    in_range(request.year, 2000..=2100, "the year", "year")?;
    let zone = match request.client {
        Some(id) => Some(session.read(|workspace| Ok(find::client(workspace, id)?.time_zone))?),
        None => None,
    };
    Ok(cadence::seasons(request.year, zone))
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
    let client = session.read(|workspace| Ok(find::campaign(workspace, request.id)?.client))?;
    session.counting(Some(client), |workspace, people| {
        let campaign = find::campaign(workspace, request.id)?;
        let findings = plan::findings_of(session, (workspace, people), Some(client))?;
        Ok(CampaignView {
            campaign: campaign.clone(),
            launches: launch::views((workspace, people), campaign, &findings)?,
            findings: findings
                .into_iter()
                .filter(|it| it.campaign == Some(campaign.id))
                .collect(),
        })
    })
}

/// With `lay` the campaign and its launches are one write, so that one undo takes both back.
pub(crate) fn campaign_create(session: &Session, draft: CampaignDraft) -> Result<Campaign, Error> {
    let (campaign, launches) = session.read(|workspace| {
        let campaign = drafted(session, workspace, &draft)?;
        let launches = match &draft.lay {
            Some(laying) => lay::launches(session, workspace, &campaign, laying)?,
            None => Vec::new(),
        };
        Ok((campaign, launches))
    })?;
    let label = match launches.len() {
        0 => format!("Add campaign ‘{}’", campaign.name),
        1 => format!("Add campaign ‘{}’ with a launch", campaign.name),
        count => format!("Add campaign ‘{}’ with {count} launches", campaign.name),
    };
    let mut edits = vec![Edit::create(campaign.clone())];
    edits.extend(launches.into_iter().map(Edit::create));
    session.write(label, edits)?;
    Ok(campaign)
}

/// The campaign a draft stands for, checked but not stored.
pub(crate) fn drafted(
    session: &Session,
    workspace: &Workspace,
    draft: &CampaignDraft,
) -> Result<Campaign, Error> {
    let client = find::client(workspace, draft.client)?;
    let id = CampaignId(session.new_id());
    let campaign = new_campaign(id, draft.clone(), Money::zero(client.currency)).checked()?;
    refer(workspace, &campaign)?;
    Ok(campaign)
}

pub(crate) fn campaign_change(
    session: &Session,
    change: Change<Campaign>,
) -> Result<Campaign, Error> {
    change.make(
        session,
        |workspace, campaign| find::campaign(workspace, campaign.id).cloned(),
        |workspace, before, campaign| {
            let campaign = campaign.checked()?;
            find::same_client("the campaign", campaign.client, before.client)?;
            before.status.move_to(campaign.status)?;
            refer(workspace, &campaign)?;
            Ok((format!("Change campaign ‘{}’", campaign.name), campaign))
        },
    )
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
        season: draft.season,
        anchor: draft.lay.as_ref().map(|lay| lay.anchor),
        cadence: draft.lay.map_or(Cadence::Hand, |lay| lay.cadence),
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
