//! A client's whole plan: what stands in it, what was found, and mending it.

use std::collections::BTreeMap;

use chrono::Utc;
use reprise_domain::audience_size::AudienceSize;
use reprise_domain::campaign::{Campaign, CampaignStatus};
use reprise_domain::entity::Edit;
use reprise_domain::finding::{Finding, MendAction};
use reprise_domain::id::{AudienceId, CampaignId, ClientId, LaunchId};
use reprise_domain::landing::link_of;
use reprise_domain::money::Money;
use reprise_domain::period::Period;
use reprise_domain::workspace::Workspace;
use reprise_engines::cadence::{self, PlanFacts};

use crate::change::Change;
use crate::error::Error;
use crate::people::People;
use crate::session::Session;
use crate::view::{Carry, LaunchMove, MaybeOfClient, Nothing, OfClient, PlanView};
use crate::{audience, find, launch, sizes};

pub(crate) fn plan_show(session: &Session, request: OfClient) -> Result<PlanView, Error> {
    session.counting(Some(request.client), |workspace, people| {
        let client = find::client(workspace, request.client)?;
        let sizes = sizes::sizes_of(workspace, people, Some(client.id));
        let facts = facts(session, (workspace, people), Some(client.id), &sizes)?;
        let lanes = cadence::lanes(&facts);
        let shown = workspace
            .campaigns_of(client.id)
            .filter(|it| it.status != CampaignStatus::Archived);
        let mut campaigns: Vec<_> = shown.cloned().collect();
        let lane_of = |id| {
            lanes
                .iter()
                .position(|lane| lane.campaign == id)
                .unwrap_or(usize::MAX)
        };
        campaigns.sort_by_key(|campaign| (lane_of(campaign.id), campaign.id));
        let audiences = workspace
            .audiences
            .values()
            .filter(|it| it.client == client.id);
        Ok(PlanView {
            today: facts.today,
            findings: cadence::check(&facts),
            pressure: cadence::pressure_by_week(&facts, client.week_start),
            budget: cadence::budget_by_month(&facts),
            audiences: audiences
                .map(|it| audience::view(workspace, people, it))
                .collect(),
            launches: campaigns
                .iter()
                .flat_map(|campaign| workspace.launches_of(campaign.id))
                .cloned()
                .collect(),
            links: links_of(workspace, client.id)?,
            client: client.clone(),
            campaigns,
            lanes,
        })
    })
}

pub(crate) fn plan_check(session: &Session, request: MaybeOfClient) -> Result<Vec<Finding>, Error> {
    session.counting(request.client, |workspace, people| {
        findings_of(session, (workspace, people), request.client)
    })
}

pub(crate) fn finding_mend(session: &Session, action: MendAction) -> Result<Nothing, Error> {
    match action {
        MendAction::MoveLaunch { launch: id, to } => {
            launch::launch_move(
                session,
                LaunchMove {
                    id,
                    to,
                    carry: Carry::Alone,
                },
            )?;
        }
        MendAction::RaiseBudget { campaign, minor } => {
            change_campaign(session, campaign, "Raise the budget of", |it| {
                it.budget = Money {
                    minor,
                    currency: it.budget.currency,
                };
            })?;
        }
        MendAction::AddChannel { campaign, channel } => {
            change_campaign(session, campaign, "Add a channel to", |it| {
                it.channels.push(channel)
            })?;
        }
        MendAction::ExtendOffer {
            campaign,
            first,
            last,
        } => {
            change_campaign(session, campaign, "Extend the offer of", |it| {
                it.offer.valid = Some(Period { first, last });
            })?;
        }
        MendAction::Exclude { audience, excluded } => {
            let before = session.read(|w| find::audience(w, audience).cloned())?;
            let mut after = before.clone();
            after.exclusions.push(excluded);
            audience::audience_change(session, Change::between(before, after))?;
        }
        // Nothing to write: the screen it names is where the person decides.
        MendAction::Open { .. } => {}
    }
    Ok(Nothing {})
}

/// What the cadence engine looks at. With no client the day is the one in UTC.
pub(crate) fn facts<'a>(
    session: &Session,
    (workspace, people): (&'a Workspace, &'a People),
    client: Option<ClientId>,
    sizes: &'a BTreeMap<AudienceId, AudienceSize>,
) -> Result<PlanFacts<'a>, Error> {
    let today = match client {
        Some(id) => session.today(find::client(workspace, id)?.time_zone),
        None => session.now().with_timezone(&Utc).date_naive(),
    };
    Ok(PlanFacts {
        workspace,
        client,
        sizes,
        people,
        today,
    })
}

/// All findings of a client, or of the workspace.
pub(crate) fn findings_of(
    session: &Session,
    (workspace, people): (&Workspace, &People),
    client: Option<ClientId>,
) -> Result<Vec<Finding>, Error> {
    let sizes = sizes::sizes_of(workspace, people, client);
    let facts = facts(session, (workspace, people), client, &sizes)?;
    Ok(cadence::check(&facts))
}

fn links_of(workspace: &Workspace, client: ClientId) -> Result<BTreeMap<LaunchId, String>, Error> {
    let client = find::client(workspace, client)?;
    let mut links = BTreeMap::new();
    for campaign in workspace.campaigns_of(client.id) {
        let product = campaign.product.and_then(|id| workspace.products.get(&id));
        for launch in workspace.launches_of(campaign.id) {
            if let Some(link) = link_of(launch, campaign, product, client) {
                links.insert(launch.id, link);
            }
        }
    }
    Ok(links)
}

fn change_campaign(
    session: &Session,
    id: CampaignId,
    verb: &str,
    change: impl FnOnce(&mut Campaign),
) -> Result<(), Error> {
    let before = session.read(|workspace| find::campaign(workspace, id).cloned())?;
    let mut after = before.clone();
    change(&mut after);
    let after = after.checked()?;
    session.write(
        format!("{verb} ‘{}’", after.name),
        vec![Edit::change(before, after)],
    )
}
