//! Days and hours of a launch: blackouts, season, quiet hours, legal windows, clock changes.

use chrono::{Duration, NaiveDateTime};
use reprise_domain::finding::{Finding, Rule, Severity};
use reprise_domain::local_time::{ClockChange, resolve};

use super::Scene;
use super::words::{day, finding, moment, move_to, open};
use crate::cadence::allowed::first_allowed;
use crate::cadence::facts::{Placed, Planned};

pub(super) fn check(scene: &Scene<'_, '_>, planned: &Planned<'_>, findings: &mut Vec<Finding>) {
    for placed in &planned.launches {
        let found = [
            blackout(scene, planned, *placed),
            season(scene, planned, *placed),
            quiet_hours(scene, planned, *placed),
            law(scene, planned, *placed),
            clock_change(scene, planned, *placed),
        ];
        findings.extend(found.into_iter().flatten());
    }
}

fn blackout(scene: &Scene<'_, '_>, planned: &Planned<'_>, placed: Placed<'_>) -> Option<Finding> {
    let blackout = scene.plan.client.blackout_on(placed.at.date())?;
    let why = if blackout.reason.is_empty() {
        String::new()
    } else {
        format!(" ({})", blackout.reason)
    };
    let sentence = format!(
        "‘{}’ stands on {}, a blackout date{why}.",
        placed.launch.name,
        day(scene, placed.at.date())
    );
    Some(moved_to_allowed(
        scene,
        planned,
        placed,
        Rule::Blackout,
        sentence,
    ))
}

fn quiet_hours(
    scene: &Scene<'_, '_>,
    planned: &Planned<'_>,
    placed: Placed<'_>,
) -> Option<Finding> {
    let channel = placed.launch.channel;
    if !channel.interrupts() {
        return None;
    }
    let quiet = scene
        .plan
        .client
        .quiet_hours
        .iter()
        .find(|it| it.channel == channel && it.covers(arrives(scene, placed).time()))?;
    let sentence = format!(
        "‘{}’ would arrive on {}, in the quiet hours of {} ({}–{}).",
        placed.launch.name,
        moment(scene, arrives(scene, placed)),
        channel.word(),
        quiet.from.format("%H:%M"),
        quiet.until.format("%H:%M")
    );
    Some(moved_to_allowed(
        scene,
        planned,
        placed,
        Rule::QuietHours,
        sentence,
    ))
}

fn law(scene: &Scene<'_, '_>, planned: &Planned<'_>, placed: Placed<'_>) -> Option<Finding> {
    let (at, channel) = (arrives(scene, placed), placed.launch.channel);
    let forbidden = scene.laws.forbid(at, channel, scene.plan.client)?;
    let allowed = match forbidden.hours {
        Some(hours) => format!(
            "allows {} from {} to {}",
            channel.word(),
            hours.from.format("%H:%M"),
            hours.until.format("%H:%M")
        ),
        None => format!("allows no {} on that weekday", channel.word()),
    };
    let sentence = format!(
        "‘{}’ would arrive on {}; the law {allowed}: {}.",
        placed.launch.name,
        moment(scene, at),
        forbidden.law.law
    );
    Some(Finding {
        source: Some(forbidden.law.source.clone()),
        ..moved_to_allowed(scene, planned, placed, Rule::LegalWindow, sentence)
    })
}

/// When a launch really goes out: a time that the clocks skip is the first one after it.
fn arrives(scene: &Scene<'_, '_>, placed: Placed<'_>) -> NaiveDateTime {
    match resolve(placed.at, scene.plan.client.time_zone).clock_change {
        Some(ClockChange::Skipped { used }) => used,
        Some(ClockChange::Repeated) | None => placed.at,
    }
}

/// An error whose mend is the first time that is allowed.
fn moved_to_allowed(
    scene: &Scene<'_, '_>,
    planned: &Planned<'_>,
    placed: Placed<'_>,
    rule: Rule,
    sentence: String,
) -> Finding {
    let wish = arrives(scene, placed);
    let to = first_allowed(wish, placed.launch.channel, scene.plan.client, scene.laws);
    Finding {
        launches: vec![placed.launch.id],
        // A client whose every hour is quiet leaves nowhere to go.
        mend: Some(if to == wish {
            open(
                "Change the client's quiet hours and blackouts",
                "clients",
                Some(scene.plan.client.id.0),
            )
        } else {
            move_to(scene, placed.launch.id, to)
        }),
        ..finding(scene, planned, rule, Severity::Error, sentence)
    }
}

fn season(scene: &Scene<'_, '_>, planned: &Planned<'_>, placed: Placed<'_>) -> Option<Finding> {
    let season = planned.campaign.season.as_ref()?;
    if season.period.contains(placed.at.date()) {
        return None;
    }
    let nearest = if placed.at.date() < season.period.first {
        season.period.first
    } else {
        season.period.last
    };
    let sentence = format!(
        "‘{}’ stands on {}, outside ‘{}’ ({} to {}).",
        placed.launch.name,
        day(scene, placed.at.date()),
        season.name,
        day(scene, season.period.first),
        day(scene, season.period.last)
    );
    Some(Finding {
        launches: vec![placed.launch.id],
        mend: Some(move_to(
            scene,
            placed.launch.id,
            nearest.and_time(placed.at.time()),
        )),
        ..finding(scene, planned, Rule::Season, Severity::Warning, sentence)
    })
}

fn clock_change(
    scene: &Scene<'_, '_>,
    planned: &Planned<'_>,
    placed: Placed<'_>,
) -> Option<Finding> {
    let change = resolve(placed.at, scene.plan.client.time_zone).clock_change?;
    let (sentence, to) = match change {
        ClockChange::Skipped { used } => (
            format!(
                "The clocks skip {} in {}; ‘{}’ goes out at {}.",
                moment(scene, placed.at),
                scene.plan.client.time_zone.name(),
                placed.launch.name,
                used.format("%H:%M")
            ),
            used,
        ),
        ClockChange::Repeated => (
            format!(
                "The clocks show {} twice in {}; ‘{}’ goes out at the first of the two.",
                moment(scene, placed.at),
                scene.plan.client.time_zone.name(),
                placed.launch.name
            ),
            placed.at + Duration::hours(2),
        ),
    };
    Some(Finding {
        launches: vec![placed.launch.id],
        mend: Some(move_to(scene, placed.launch.id, to)),
        ..finding(scene, planned, Rule::ClockChange, Severity::Note, sentence)
    })
}
