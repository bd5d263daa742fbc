//! Reads that say where something comes from: a launch's place in time, a link's tags.

use reprise_domain::campaign::Campaign;
use reprise_domain::landing::{link_of, utm_of};
use reprise_domain::launch::{Launch, Message};
use reprise_domain::link::{UtmSet, web};
use reprise_domain::money::Money;
use reprise_domain::workspace::Workspace;
use reprise_engines::cadence::suggest::{gap_source, launch_days};
use reprise_engines::cadence::{self, Why};
use reprise_engines::links;

use crate::error::Error;
use crate::session::Session;
use crate::view::{CampaignLinks, LaunchLink, LaunchRef, LaunchWhy};
use crate::{find, plan, sizes};

/// How far around a launch other days are weighed.
const NEARBY_DAYS: u32 = 14;

pub(crate) fn launch_why(session: &Session, request: LaunchRef) -> Result<LaunchWhy, Error> {
    let client = session.read(|workspace| find::client_of_launch(workspace, request.id))?;
    session.counting(Some(client), |workspace, people| {
        let launch = find::launch(workspace, request.id)?;
        let sizes = sizes::sizes_of(workspace, people, Some(client));
        let facts = plan::facts(session, (workspace, people), Some(client), &sizes)?;
        let Why {
            ideal,
            best,
            because,
        } = cadence::why(&facts, launch);
        Ok(LaunchWhy {
            ideal,
            best,
            because,
            nearby: launch_days(&facts, launch.id, NEARBY_DAYS),
            nearby_source: gap_source().clone(),
        })
    })
}

pub(crate) fn campaign_links(
    session: &Session,
    campaign: Campaign,
) -> Result<CampaignLinks, Error> {
    session.read(|workspace| {
        let client = find::client(workspace, campaign.client)?;
        let product = campaign.product.and_then(|id| workspace.products.get(&id));
        let others: Vec<_> = workspace
            .campaigns_of(client.id)
            .filter(|it| it.id != campaign.id && it.is_live())
            .collect();
        let remarks = links::remarks(&campaign.utm, &others);
        // What cannot be kept yet is left out of the preview; the remarks say why.
        let shown = Campaign {
            utm: campaign.utm.clone().checked().unwrap_or_default(),
            landing: web(&campaign.landing, "the landing page").unwrap_or_default(),
            ..campaign
        };
        let launches = workspace.launches_of(shown.id);
        Ok(CampaignLinks {
            defaults: defaults(workspace, &shown, Money::zero(client.currency)),
            links: launches
                .into_iter()
                .map(|launch| LaunchLink {
                    launch: launch.id,
                    utm: utm_of(launch, &shown),
                    link: link_of(launch, &shown, product, client),
                })
                .collect(),
            remarks,
        })
    })
}

/// The tags of the first launch if the campaign had none of its own; of an imagined one while it has no launch.
fn defaults(workspace: &Workspace, campaign: &Campaign, nothing: Money) -> UtmSet {
    let untagged = Campaign {
        utm: UtmSet::default(),
        ..campaign.clone()
    };
    if let Some(first) = workspace.launches_of(campaign.id).first() {
        return utm_of(first, &untagged);
    }
    let channel = campaign.channels.first().copied();
    let imagined = Launch {
        id: reprise_domain::id::LaunchId(uuid::Uuid::nil()),
        campaign: campaign.id,
        name: String::new(),
        channel: channel.unwrap_or(reprise_domain::channel::Channel::Email),
        at: chrono::NaiveDateTime::default(),
        flight_days: 1,
        gap: None,
        message: Message::default(),
        landing: String::new(),
        cost: nothing,
        announced: false,
    };
    utm_of(&imagined, &untagged)
}
