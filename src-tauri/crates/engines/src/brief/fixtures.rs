//! A small plan that the tests of calendar and table share: one send, one flight, one archived campaign.

use reprise_domain::campaign::{Campaign, CampaignStatus};
use reprise_domain::channel::Channel;
use reprise_domain::id::{CampaignId, LaunchId};
use reprise_domain::launch::Launch;
use reprise_domain::money::{Currency, Money};
use reprise_domain::strategy::Strategy;
use reprise_domain::workspace::Workspace;
use uuid::Uuid;

pub(super) use crate::cadence_fixtures::client;
use crate::cadence_fixtures::{at, campaign, one_launch};

/// Live launches of the plan.
pub(super) const LAUNCHES: usize = 2;

pub(super) fn euros(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::EUR,
    }
}

/// A flight of seven days from 5 May, and a send on 12 May; an archived launch that counts for nothing.
pub(super) fn workspace() -> Workspace {
    let mut workspace = one_launch();
    let send = workspace
        .launches
        .values_mut()
        .next()
        .expect("BUG: the shop has one launch");
    send.at = at("2026-05-12T10:00:00");
    let send = send.clone();
    let ads = Campaign {
        name: "Espresso page visitors".into(),
        strategy: Strategy::Retargeting,
        channels: vec![Channel::Social],
        ..campaign(2)
    };
    let old = Campaign {
        status: CampaignStatus::Archived,
        ..campaign(3)
    };
    add(
        &mut workspace,
        ads.id,
        &Launch {
            channel: Channel::Social,
            flight_days: 7,
            at: at("2026-05-05T09:00:00"),
            ..send.clone()
        },
        20,
    );
    add(&mut workspace, old.id, &send, 30);
    workspace.campaigns.insert(ads.id, ads);
    workspace.campaigns.insert(old.id, old);
    workspace
}

fn add(workspace: &mut Workspace, campaign: CampaignId, like: &Launch, number: u128) {
    let id = LaunchId(Uuid::from_u128(1_000 + number));
    workspace.launches.insert(
        id,
        Launch {
            id,
            campaign,
            ..like.clone()
        },
    );
}
