//! How big an audience is, and what the figure rests on.

use std::collections::BTreeSet;

use reprise_domain::audience::{Audience, AudienceSource};
use reprise_domain::audience_size::{AudienceSize, Basis, GrowthBasis, Recognized, TakenOut};
use reprise_domain::headcount::{Headcount, Heads};
use reprise_domain::workspace::Workspace;

use super::cookies::recognized_of;
use super::feasible::{People, fits};
use super::names::blocked_name;
use super::platform::platform_rules;
use super::traits::LATELY_DAYS;

/// The size of an audience: counted for contacts, the owner's estimate for visitors and engagers.
///
/// `people` has counted the contacts; an audience of contacts it does not know has nobody. Exclusions are followed one
/// level: what the excluded audience itself excludes does not come back. Of visitors nobody can tell how many a platform
/// takes out. Rounding is down throughout.
pub fn size_of(audience: &Audience, workspace: &Workspace, people: &dyn Headcount) -> AudienceSize {
    let heads = audience
        .rule()
        .map(|_| people.of(audience.id).unwrap_or_default());
    let taken_out = taken_out_of(audience, workspace, people);
    sized(audience, heads, taken_out, workspace)
}

/// The size of an audience whose people were counted apart, because it is not stored as it is.
pub fn size_by(
    audience: &Audience,
    heads: Heads,
    taken_out: Vec<TakenOut>,
    workspace: &Workspace,
) -> AudienceSize {
    sized(audience, Some(heads), taken_out, workspace)
}

fn sized(
    audience: &Audience,
    heads: Option<Heads>,
    taken_out: Vec<TakenOut>,
    workspace: &Workspace,
) -> AudienceSize {
    let mut remarks = Vec::new();
    let mut recognized: Option<Recognized> = None;
    let (people, left, basis) = match (&audience.source, &heads) {
        (AudienceSource::Contacts { .. }, Some(heads)) => {
            (heads.people, heads.left, Basis::Measured)
        }
        (AudienceSource::Contacts { .. }, None) => (0, 0, Basis::Measured),
        (
            AudienceSource::Visitors {
                lookback_days,
                estimated,
                ..
            },
            _,
        ) => {
            let client = workspace.clients.get(&audience.client);
            let own = client.and_then(|client| client.forgetful.as_ref());
            let found = recognized_of(*estimated, *lookback_days, own);
            remarks.extend(cookie_remark(&found, *lookback_days));
            remarks.extend(retention_remark(*lookback_days));
            recognized = Some(found);
            (*estimated, *estimated, Basis::Estimated)
        }
        (AudienceSource::Engagers { estimated, .. }, _) => {
            (*estimated, *estimated, Basis::Estimated)
        }
    };
    remarks.extend(uncounted_remark(&taken_out, workspace));
    remarks.extend(blocked_name(&audience.name));
    let (growth_per_day, growth_by) = heads.as_ref().map_or((None, None), growth_of);
    let platforms = fits(&People {
        audience,
        left,
        heads: heads.as_ref(),
        recognized: recognized.as_ref(),
        growth_per_day,
    });
    if platforms.iter().any(|fit| fit.unanswered > 0) {
        remarks.push(
            "Nobody recorded what some of them say to personalized ads: platforms are not given them where that must be asked first".to_owned(),
        );
    }
    AudienceSize {
        people,
        excluded: people - left,
        taken_out,
        left,
        basis,
        reachable: heads.map(|it| it.reachable).unwrap_or_default(),
        recognized,
        growth_per_day,
        growth_by,
        platforms,
        remarks,
    }
}

/// New people a day, and what that is told by.
fn growth_of(heads: &Heads) -> (Option<f64>, Option<GrowthBasis>) {
    let joined = heads
        .joined_lately
        .map(|people| people as f64 / f64::from(LATELY_DAYS));
    let arrived = heads
        .arrived_lately
        .map(|it| it.people as f64 / f64::from(it.days));
    match (joined, arrived) {
        (Some(joined), Some(arrived)) => (Some(joined + arrived), Some(GrowthBasis::Both)),
        (Some(joined), None) => (Some(joined), Some(GrowthBasis::JoinedOn)),
        (None, Some(arrived)) => (Some(arrived), Some(GrowthBasis::Imports)),
        (None, None) => (None, None),
    }
}

/// How many people each exclusion takes out by itself: exact between contacts, for others none can tell.
fn taken_out_of(
    audience: &Audience,
    workspace: &Workspace,
    people: &dyn Headcount,
) -> Vec<TakenOut> {
    let there = audience
        .exclusions
        .iter()
        .filter_map(|id| workspace.audiences.get(id));
    there
        .map(|other| TakenOut {
            audience: other.id,
            people: people.taken_out(audience.id, other.id),
        })
        .collect()
}

fn uncounted_remark(taken_out: &[TakenOut], workspace: &Workspace) -> Option<String> {
    let names: BTreeSet<String> = taken_out
        .iter()
        .filter(|it| it.people.is_none())
        .filter_map(|it| workspace.audiences.get(&it.audience))
        .map(|audience| format!("‘{}’", audience.name))
        .collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    (!names.is_empty()).then(|| {
        format!(
            "{} {verb} left out by the platform when it serves; how many people that is cannot be counted here",
            Vec::from_iter(names).join(" and ")
        )
    })
}

fn cookie_remark(recognized: &Recognized, lookback_days: u32) -> Option<String> {
    let browser = recognized
        .browsers
        .iter()
        .find(|it| it.days.is_some_and(|days| days < lookback_days))?;
    let share = match browser.share {
        (low, high) if low == high => low.to_string(),
        (low, high) => format!("{low} to {high}"),
    };
    Some(format!(
        "{} forget visitors after {} days: of a {lookback_days}-day window their users, {share} of all, are in for that long ({}, {})",
        browser.browser,
        browser.days.unwrap_or(lookback_days),
        recognized.source.name,
        recognized.source.date
    ))
}

fn retention_remark(lookback_days: u32) -> Option<String> {
    let short: Vec<&str> = platform_rules()
        .iter()
        .filter(|rule| rule.retention_max_days < lookback_days)
        .map(|rule| rule.platform.word())
        .collect();
    (!short.is_empty()).then(|| {
        format!(
            "{} keep visitors for less than {lookback_days} days",
            short.join(", ")
        )
    })
}

#[cfg(test)]
mod tests;
