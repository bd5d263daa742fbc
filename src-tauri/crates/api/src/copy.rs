//! Copies of campaigns and launches. Each is one change; what was announced is not announced again.

use chrono::Duration;
use reprise_domain::campaign::{Cadence, Campaign, CampaignStatus};
use reprise_domain::entity::Edit;
use reprise_domain::id::{CampaignId, LaunchId};
use reprise_domain::launch::Launch;
use reprise_domain::text::{NAME_LIMIT, shortened};

use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::{CampaignRef, LaunchRef};

/// Time to a copied launch where no gap is wanted: a week, in hours.
const USUAL_GAP_HOURS: u32 = 7 * 24;

pub(crate) fn campaign_duplicate(
    session: &Session,
    request: CampaignRef,
) -> Result<Campaign, Error> {
    let (campaign, launches) = session.read(|workspace| {
        let original = find::campaign(workspace, request.id)?;
        let campaign = Campaign {
            id: CampaignId(session.new_id()),
            name: copied(&original.name),
            status: CampaignStatus::Draft,
            ..original.clone()
        };
        let launches: Vec<_> = workspace
            .launches_of(original.id)
            .into_iter()
            .map(|launch| Launch {
                id: LaunchId(session.new_id()),
                campaign: campaign.id,
                announced: false,
                ..launch.clone()
            })
            .collect();
        Ok((campaign, launches))
    })?;
    let mut edits = vec![Edit::create(campaign.clone())];
    edits.extend(launches.into_iter().map(Edit::create));
    session.write(format!("Copy campaign to ‘{}’", campaign.name), edits)?;
    Ok(campaign)
}

/// The copy keeps the wanted gap to the campaign's last launch, so that the two do not collide.
pub(crate) fn launch_duplicate(session: &Session, request: LaunchRef) -> Result<Launch, Error> {
    let launch = session.read(|workspace| {
        let original = find::launch(workspace, request.id)?;
        let campaign = find::campaign(workspace, original.campaign)?;
        let launches = workspace.launches_of(campaign.id);
        let last = launches.last().map_or(original.at, |last| last.at);
        let steady = match &campaign.cadence {
            Cadence::Steady { gap } => Some(*gap),
            Cadence::Preset { .. } | Cadence::Hand => None,
        };
        let hours = original
            .gap
            .or(steady)
            .map_or(USUAL_GAP_HOURS, |gap| gap.ideal_hours);
        let after_last = last + Duration::hours(hours.into());
        Ok(Launch {
            id: LaunchId(session.new_id()),
            name: copied(&original.name),
            at: after_last,
            announced: false,
            ..original.clone()
        }
        .checked()?)
    })?;
    session.write(
        format!("Copy launch to ‘{}’", launch.name),
        vec![Edit::create(launch.clone())],
    )?;
    Ok(launch)
}

/// The name of a copy.
pub(crate) fn copied(name: &str) -> String {
    const MARK: &str = " (copy)";
    format!("{}{MARK}", shortened(name, NAME_LIMIT - MARK.len()))
}
