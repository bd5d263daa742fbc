//! The launches that leave the house as a calendar or a table.

use reprise_domain::campaign::Campaign;
use reprise_domain::client::Client;
use reprise_domain::launch::Launch;
use reprise_domain::workspace::Workspace;

/// The live launches of a client with their campaigns, by time, then id.
pub(super) fn live_launches<'a>(
    workspace: &'a Workspace,
    client: &Client,
) -> Vec<(&'a Campaign, &'a Launch)> {
    let mut all: Vec<_> = workspace
        .launches
        .values()
        .filter_map(|launch| Some((workspace.campaigns.get(&launch.campaign)?, launch)))
        .filter(|(campaign, _)| campaign.client == client.id && campaign.is_live())
        .collect();
    all.sort_by_key(|(_, launch)| (launch.at, launch.id));
    all
}

/// Whether a launch runs for days rather than being sent at an hour.
pub(super) fn is_flight(launch: &Launch) -> bool {
    launch.flight_days > 1 || !launch.channel.interrupts()
}
