//! The rows: each audience with the person of it who gets most, and the overlaps under most pressure.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use reprise_domain::audience::Audience;
use reprise_domain::audience_size::Basis;

use super::tally::{Mark, Tally, fuller, marks};
use super::{CapWindow, Pressure, PressureCell, PressureRow};
use crate::cadence::facts::PlanFacts;
use crate::cadence::touches::{Own, groups, may_share};

/// Overlaps listed: beyond this many nobody compares them, and the others press less.
const OVERLAPS: usize = 200;

/// Puts rows and their groups into a view that has its weeks and caps.
pub(super) fn fill(view: &mut Pressure, own: &[Own<'_>], facts: &PlanFacts<'_>) {
    let marks = marks(own, &view.weeks);
    let largest = groups(own, facts.people);
    let mut tallies: BTreeMap<Vec<usize>, Tally> = BTreeMap::new();
    for group in &largest {
        tallies.insert(group.clone(), tally(view, &marks, group));
    }
    let audiences = (0..own.len()).map(|place| {
        let within: Vec<(&Vec<usize>, &Tally)> = tallies
            .iter()
            .filter(|(group, _)| group.contains(&place))
            .collect();
        audience(view, own[place].audience, &within, facts)
    });
    let audiences: Vec<(PressureRow, Vec<Vec<usize>>)> = audiences.collect();
    let overlaps = overlaps(view, (own, &marks, facts), &largest, &mut tallies);
    let left_out = overlaps.len().saturating_sub(OVERLAPS);
    let overlaps: Vec<(PressureRow, Vec<Vec<usize>>)> = overlaps
        .into_iter()
        .take(OVERLAPS)
        .map(|group| overlap(view, own, (&group, &tallies[&group]), facts))
        .collect();
    view.overlaps_left_out = left_out as u32;
    let mut numbers = BTreeMap::new();
    view.audiences = numbered(view, own, audiences, &mut numbers);
    view.overlaps = numbered(view, own, overlaps, &mut numbers);
}

fn tally(view: &Pressure, marks: &[Vec<Mark>], group: &[usize]) -> Tally {
    Tally::of(marks, group, &view.weeks, &view.caps)
}

/// A row of one audience: in every week the group of the person who gets most, and each cap's fullest
/// window whoever it is.
fn audience(
    view: &Pressure,
    audience: &Audience,
    within: &[(&Vec<usize>, &Tally)],
    facts: &PlanFacts<'_>,
) -> (PressureRow, Vec<Vec<usize>>) {
    let mut cells = Vec::new();
    let mut whose = Vec::new();
    let mut over = BTreeMap::new();
    for (key, window) in within.iter().flat_map(|(_, tally)| &tally.over) {
        fuller(&mut over, *key, *window);
    }
    for (week, first) in view.weeks.iter().enumerate() {
        // The last of the equal is taken, so that among equal groups the first one wins.
        let most = within
            .iter()
            .rev()
            .max_by_key(|(_, tally)| tally.in_week(week));
        if let Some((group, tally)) = most.filter(|(_, tally)| tally.in_week(week) > 0) {
            cells.push(cell(week, *first, tally, &over));
            whose.push((*group).clone());
        }
    }
    let windows = (0..view.caps.len()).filter_map(|cap| {
        let all = within.iter().filter_map(|(_, tally)| tally.fullest[cap]);
        all.min_by_key(|it| (Reverse(it.touches), it.first))
    });
    let size = facts.sizes.get(&audience.id);
    let row = PressureRow {
        audiences: vec![audience.id],
        name: audience.name.clone(),
        people: size.map(|it| it.left),
        basis: size.map(|it| it.basis),
        cells,
        windows: windows.collect(),
    };
    (row, whose)
}

/// Every two audiences that may share people and every largest group, the one under most pressure first.
fn overlaps(
    view: &Pressure,
    (own, marks, facts): (&[Own<'_>], &[Vec<Mark>], &PlanFacts<'_>),
    largest: &[Vec<usize>],
    tallies: &mut BTreeMap<Vec<usize>, Tally>,
) -> Vec<Vec<usize>> {
    let shares =
        |one: usize, other: usize| may_share(own[one].audience, own[other].audience, facts.people);
    let mut all: Vec<Vec<usize>> = largest
        .iter()
        .filter(|group| {
            // Where largest groups were too many to look for, what stands for them is none.
            let pairs = |at: usize| group[at + 1..].iter().all(|it| shares(group[at], *it));
            group.len() > 2 && (0..group.len()).all(pairs)
        })
        .cloned()
        .collect();
    for one in 0..own.len() {
        all.extend(
            (one + 1..own.len())
                .filter(|other| shares(one, *other))
                .map(|other| vec![one, other]),
        );
    }
    for group in &all {
        if !tallies.contains_key(group) {
            let counted = tally(view, marks, group);
            tallies.insert(group.clone(), counted);
        }
    }
    all.sort_by_cached_key(|group| {
        let tally = &tallies[group];
        let touches: u32 = (0..view.weeks.len()).map(|week| tally.in_week(week)).sum();
        (Reverse(tally.excess()), Reverse(touches), group.clone())
    });
    all
}

fn overlap(
    view: &Pressure,
    own: &[Own<'_>],
    (group, tally): (&[usize], &Tally),
    facts: &PlanFacts<'_>,
) -> (PressureRow, Vec<Vec<usize>>) {
    let members: Vec<&Audience> = group.iter().map(|place| own[*place].audience).collect();
    let ids: Vec<_> = members.iter().map(|it| it.id).collect();
    let people = facts.people.shared(&ids);
    let cells: Vec<PressureCell> = (0..view.weeks.len())
        .filter(|week| tally.in_week(*week) > 0)
        .map(|week| cell(week, view.weeks[week], tally, &tally.over))
        .collect();
    let names: Vec<&str> = members.iter().map(|it| it.name.as_str()).collect();
    let whose = vec![group.to_vec(); cells.len()];
    let row = PressureRow {
        audiences: ids,
        name: names.join(" + "),
        people,
        basis: people.map(|_| Basis::Measured),
        cells,
        windows: tally.fullest.iter().flatten().copied().collect(),
    };
    (row, whose)
}

fn cell(
    week: usize,
    first: NaiveDate,
    tally: &Tally,
    over: &BTreeMap<(usize, usize), CapWindow>,
) -> PressureCell {
    let broken = over.range((week, 0)..(week + 1, 0));
    PressureCell {
        week: first,
        touches: tally.in_week(week),
        channels: tally.by_channel(week),
        group: 0,
        over: broken.map(|(_, window)| *window).collect(),
    }
}

/// Writes groups down once and lets cells refer to them by their number.
fn numbered(
    view: &mut Pressure,
    own: &[Own<'_>],
    rows: Vec<(PressureRow, Vec<Vec<usize>>)>,
    numbers: &mut BTreeMap<Vec<usize>, u32>,
) -> Vec<PressureRow> {
    rows.into_iter()
        .map(|(mut row, whose)| {
            for (cell, group) in row.cells.iter_mut().zip(whose) {
                cell.group = *numbers.entry(group).or_insert_with_key(|group| {
                    let ids = group.iter().map(|place| own[*place].audience.id);
                    view.groups.push(ids.collect());
                    view.groups.len() as u32 - 1
                });
            }
            row
        })
        .collect()
}
