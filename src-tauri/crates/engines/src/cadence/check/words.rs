//! How findings say dates and put themselves together.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use reprise_domain::finding::{Finding, Mend, MendAction, Rule, Severity};
use reprise_domain::id::LaunchId;

use super::Scene;
use crate::cadence::facts::Planned;

/// A finding of a campaign, before it gets a mend.
pub(super) fn finding(
    scene: &Scene<'_, '_>,
    planned: &Planned<'_>,
    rule: Rule,
    severity: Severity,
    sentence: String,
) -> Finding {
    Finding {
        rule,
        severity,
        client: scene.plan.client.id,
        campaign: Some(planned.campaign.id),
        launches: Vec::new(),
        sentence,
        mend: None,
        source: None,
    }
}

/// A mend that moves a launch.
pub(super) fn move_to(scene: &Scene<'_, '_>, launch: LaunchId, to: NaiveDateTime) -> Mend {
    Mend {
        label: format!("Move to {}", moment(scene, to)),
        action: MendAction::MoveLaunch { launch, to },
    }
}

/// A mend that leads to where the person decides.
pub(super) fn open(label: &str, screen: &str, id: Option<uuid::Uuid>) -> Mend {
    Mend {
        label: label.to_owned(),
        action: MendAction::Open {
            screen: screen.to_owned(),
            id,
        },
    }
}

/// `Tue 12 May, 10:00`, with the year when it is not this one.
pub(super) fn moment(scene: &Scene<'_, '_>, at: NaiveDateTime) -> String {
    format!("{}, {}", day(scene, at.date()), at.format("%H:%M"))
}

/// `Tue 12 May`, with the year when it is not this one.
pub(super) fn day(scene: &Scene<'_, '_>, day: NaiveDate) -> String {
    let pattern = if day.year() == scene.facts.today.year() {
        "%a %-d %b"
    } else {
        "%a %-d %b %Y"
    };
    day.format(pattern).to_string()
}
