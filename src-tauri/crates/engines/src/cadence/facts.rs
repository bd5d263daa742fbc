//! What checks look at: a client's live campaigns with their launches in order, built once per call.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use reprise_domain::audience::Audience;
use reprise_domain::audience_size::AudienceSize;
use reprise_domain::campaign::Campaign;
use reprise_domain::client::Client;
use reprise_domain::headcount::Headcount;
use reprise_domain::id::{AudienceId, CampaignId, ClientId, LaunchId};
use reprise_domain::launch::Launch;
use reprise_domain::product::Product;
use reprise_domain::workspace::Workspace;

use super::notices::{Owed, owed};

/// What a check is given.
#[derive(Debug, Clone, Copy)]
pub struct PlanFacts<'a> {
    /// Everything.
    pub workspace: &'a Workspace,
    /// The client looked at; none for all.
    pub client: Option<ClientId>,
    /// Sizes of the audiences; a missing one counts as unknown, not as empty.
    pub sizes: &'a BTreeMap<AudienceId, AudienceSize>,
    /// Who is in which audience of contacts.
    pub people: &'a dyn Headcount,
    /// Today.
    pub today: NaiveDate,
}

/// A launch where it stands, or where it would.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) launch: &'a Launch,
    pub(super) at: NaiveDateTime,
}

/// A live campaign with its launches by time, then id.
#[derive(Debug, Clone)]
pub(super) struct Planned<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) audience: Option<&'a Audience>,
    pub(super) size: Option<&'a AudienceSize>,
    pub(super) product: Option<&'a Product>,
    /// What the law wants it to send before a term ends.
    pub(super) notices: Vec<Owed>,
    pub(super) launches: Vec<Placed<'a>>,
}

/// A client with its live campaigns, by the first launch, then id.
#[derive(Debug, Clone)]
pub(super) struct ClientPlan<'a> {
    pub(super) client: &'a Client,
    pub(super) campaigns: Vec<Planned<'a>>,
}

impl Placed<'_> {
    /// Last day on which it is running.
    pub(super) fn last_day(&self) -> NaiveDate {
        self.at.date() + chrono::Days::new(u64::from(self.launch.flight_days.saturating_sub(1)))
    }
}

impl Planned<'_> {
    /// First and last day of its launches; none without launches.
    pub(super) fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.launches.first()?.at.date();
        let last = self.launches.iter().map(Placed::last_day).max()?;
        Some((first, last))
    }
}

/// The plans of the clients looked at, in order of creation. `moved` stands elsewhere for the occasion.
pub(super) fn plans<'a>(
    facts: &PlanFacts<'a>,
    moved: Option<(LaunchId, NaiveDateTime)>,
) -> Vec<ClientPlan<'a>> {
    let workspace = facts.workspace;
    let wanted = |id: ClientId| facts.client.is_none_or(|client| client == id);
    let mut launches: BTreeMap<CampaignId, Vec<Placed<'a>>> = BTreeMap::new();
    for launch in workspace.launches.values() {
        let at = moved
            .filter(|(id, _)| *id == launch.id)
            .map_or(launch.at, |(_, to)| to);
        launches
            .entry(launch.campaign)
            .or_default()
            .push(Placed { launch, at });
    }
    let mut plans: BTreeMap<ClientId, ClientPlan<'a>> = workspace
        .clients
        .values()
        .filter(|client| wanted(client.id))
        .map(|client| {
            (
                client.id,
                ClientPlan {
                    client,
                    campaigns: Vec::new(),
                },
            )
        })
        .collect();
    for campaign in workspace
        .campaigns
        .values()
        .filter(|campaign| campaign.is_live())
    {
        let Some(plan) = plans.get_mut(&campaign.client) else {
            continue;
        };
        let mut own = launches.remove(&campaign.id).unwrap_or_default();
        own.sort_by_key(|placed| (placed.at, placed.launch.id));
        let audience = campaign
            .audience
            .and_then(|id| workspace.audiences.get(&id));
        let product = campaign.product.and_then(|id| workspace.products.get(&id));
        plan.campaigns.push(Planned {
            campaign,
            audience,
            size: campaign.audience.and_then(|id| facts.sizes.get(&id)),
            product,
            notices: owed(
                campaign,
                product,
                plan.client,
                &workspace.settings,
                &workspace.presets,
            ),
            launches: own,
        });
    }
    let mut plans: Vec<_> = plans.into_values().collect();
    for plan in &mut plans {
        // Campaigns without launches come last.
        plan.campaigns.sort_by_key(|it| {
            (
                it.launches
                    .first()
                    .map_or(NaiveDateTime::MAX, |first| first.at),
                it.campaign.id,
            )
        });
    }
    plans
}
