//! The contact policy: how often one person is touched in a sliding window, across campaigns.
//!
//! A person is touched by every campaign whose audience they are in, and may be in several: the
//! same list in more than one audience, with filters and exclusions that do not keep them apart.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime};
use reprise_domain::client::Cap;
use reprise_domain::finding::{Finding, Mend, Rule, Severity};
use reprise_domain::id::LaunchId;

use super::Scene;
use super::words::{day, finding, move_to, open};
use crate::cadence::allowed::first_allowed;
use crate::cadence::facts::Placed;
use crate::cadence::touches::{Touch, groups, own_touches, touches_of};

/// Days a launch is tried later before the mend gives up and leads to the plan.
const LATER_DAYS: u64 = 120;

pub(super) fn check(scene: &Scene<'_, '_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    let own = own_touches(scene.plan);
    for group in groups(&own, scene.facts.people) {
        let touches = touches_of(&own, &group);
        for cap in &scene.plan.client.contact_policy {
            let counted: Vec<Touch<'_>> = touches
                .iter()
                .filter(|it| {
                    cap.channel
                        .is_none_or(|channel| channel == it.placed.launch.channel)
                })
                .copied()
                .collect();
            for over in overruns(&counted, *cap) {
                let window = &counted[over.0..=over.1];
                let ids = distinct_launches(window);
                // Groups with audiences in common see the same overrun; it is told once.
                if seen.insert((ids.clone(), cap.channel, cap.days)) {
                    findings.push(overrun(scene, &counted, window, *cap));
                }
            }
        }
    }
}

/// First and last place of each run of touches that breaks a cap: one a stretch, not one a touch.
fn overruns(touches: &[Touch<'_>], cap: Cap) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut first = 0;
    let mut is_over = false;
    for (last, touch) in touches.iter().enumerate() {
        while touches[first].day + Days::new(u64::from(cap.days)) <= touch.day {
            first += 1;
        }
        let too_many = last - first + 1 > cap.touches as usize;
        if too_many && !is_over {
            found.push((first, last));
        }
        is_over = too_many;
    }
    found
}

fn overrun(
    scene: &Scene<'_, '_>,
    counted: &[Touch<'_>],
    window: &[Touch<'_>],
    cap: Cap,
) -> Finding {
    let last = window[window.len() - 1];
    let planned = &scene.plan.campaigns[last.campaign];
    let channel = cap.channel.map_or("in all channels".to_owned(), |channel| {
        format!("by {}", channel.word())
    });
    let sentence = format!(
        "A person in {} would be touched {} times {channel} from {} to {}; the contact policy allows {} in {} days.",
        audiences_of(window),
        window.len(),
        day(scene, window[0].day),
        day(scene, last.day),
        cap.touches,
        cap.days
    );
    Finding {
        launches: distinct_launches(window),
        mend: Some(mend(scene, counted, window, cap)),
        ..finding(
            scene,
            planned,
            Rule::ContactPolicy,
            Severity::Warning,
            sentence,
        )
    }
}

/// The audiences whose campaigns touch in a window: ‘Buyers’, ‘Buyers’ and ‘Newsletter’.
fn audiences_of(window: &[Touch<'_>]) -> String {
    let mut seen = BTreeSet::new();
    let names: Vec<String> = window
        .iter()
        .filter(|touch| seen.insert(touch.audience.id))
        .map(|touch| format!("‘{}’", touch.audience.name))
        .collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The launches of a window, the last one first: it is the one to change.
fn distinct_launches(window: &[Touch<'_>]) -> Vec<LaunchId> {
    let mut ids = Vec::new();
    for touch in window.iter().rev() {
        if !ids.contains(&touch.placed.launch.id) {
            ids.push(touch.placed.launch.id);
        }
    }
    ids
}

/// Moves the last message of the window to the first later day on which the cap holds around it.
fn mend(scene: &Scene<'_, '_>, counted: &[Touch<'_>], window: &[Touch<'_>], cap: Cap) -> Mend {
    let message = window
        .iter()
        .rev()
        .find(|touch| touch.placed.launch.flight_days == 1 && !touch.placed.launch.announced);
    let later = message
        .and_then(|touch| first_free(scene, counted, touch.placed, cap).map(|to| (touch, to)));
    match later {
        Some((touch, to)) => move_to(scene, touch.placed.launch.id, to),
        None => open(
            "Look at these weeks",
            "plan",
            window.last().map(|it| it.placed.launch.id.0),
        ),
    }
}

fn first_free(
    scene: &Scene<'_, '_>,
    counted: &[Touch<'_>],
    placed: Placed<'_>,
    cap: Cap,
) -> Option<NaiveDateTime> {
    // Touches are in the order of their days, and those long before the launch press on no later day.
    let before = |touch: &Touch<'_>| touch.day + Days::new(u64::from(cap.days)) <= placed.at.date();
    let others: Vec<NaiveDate> = counted[counted.partition_point(before)..]
        .iter()
        .filter(|it| it.placed.launch.id != placed.launch.id)
        .map(|it| it.day)
        .collect();
    (1..=LATER_DAYS)
        .map(|days| placed.at + Days::new(days))
        .map(|at| first_allowed(at, placed.launch.channel, scene.plan.client, scene.laws))
        .find(|at| holds_around(&others, at.date(), cap))
}

/// Whether every window of the cap that contains a day keeps to it when one touch is added there.
/// `others` are in order.
fn holds_around(others: &[NaiveDate], added: NaiveDate, cap: Cap) -> bool {
    let days = Days::new(u64::from(cap.days));
    let first_near = others.partition_point(|day| *day + days <= added);
    let first_after = others.partition_point(|day| *day < added + days);
    let mut around = others[first_near..first_after].to_vec();
    around.insert(around.partition_point(|day| *day <= added), added);
    let mut first = 0;
    around.iter().enumerate().all(|(last, day)| {
        while around[first] + days <= *day {
            first += 1;
        }
        last - first < cap.touches as usize
    })
}
