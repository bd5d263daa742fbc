//! Facts about the timeline's picture.

use chrono::{Days, NaiveDateTime};
use reprise_domain::campaign::Campaign;
use reprise_domain::document::Tone;
use reprise_domain::id::LaunchId;
use reprise_domain::launch::Launch;
use uuid::Uuid;

use super::*;
use crate::cadence_fixtures::{at, campaign, one_launch};

fn launch_of(campaign: &Campaign, number: u64, at: NaiveDateTime, days: u32) -> Launch {
    let workspace = one_launch();
    let like = workspace.launches.values().next().unwrap();
    Launch {
        id: LaunchId(Uuid::from_u128(u128::from(number))),
        campaign: campaign.id,
        at,
        flight_days: days,
        ..like.clone()
    }
}

fn of(strategy: Strategy) -> Campaign {
    Campaign {
        strategy,
        ..campaign(1)
    }
}

/// Launches every so many days from 5 January.
fn series(campaign: &Campaign, count: u64, every: u64, days: u32) -> Vec<Launch> {
    (0..count)
        .map(|n| {
            let day = at("2026-01-05T10:00:00") + Days::new(n * every);
            launch_of(campaign, n, day, days)
        })
        .collect()
}

fn told<'a>(campaign: &'a Campaign, launches: &'a [Launch]) -> Told<'a> {
    Told {
        campaign,
        launches: launches.iter().collect(),
    }
}

fn rows(told: &[Told<'_>]) -> Vec<usize> {
    let scale = Scale::of(told).unwrap();
    let lane = Lane::of(&told[0], scale, &FindingMarks::default());
    for row in lane.rows() {
        for pair in row.windows(2) {
            assert!(pair[0].end <= pair[1].start, "marks lie over each other");
        }
    }
    lane.rows().iter().map(Vec::len).collect()
}

#[test]
fn marks_with_room_stand_alone() {
    let campaign = of(Strategy::Remarketing);
    let launches = series(&campaign, 4, 7, 1);
    assert_eq!(rows(&[told(&campaign, &launches)]), [4]);
}

#[test]
fn four_hundred_messages_become_one_mark_with_a_count() {
    let campaign = of(Strategy::Remarketing);
    let launches = series(&campaign, 400, 1, 1);
    assert_eq!(rows(&[told(&campaign, &launches)]), [1]);
}

#[test]
fn ads_that_run_at_the_same_time_get_rows_of_their_own() {
    let campaign = of(Strategy::Retargeting);
    let launches = series(&campaign, 3, 2, 14);
    assert_eq!(rows(&[told(&campaign, &launches)]), [1, 1, 1]);
}

#[test]
fn short_flights_on_a_long_scale_join_instead_of_lying_over_each_other() {
    let campaign = of(Strategy::Retargeting);
    let launches = series(&campaign, 140, 3, 2);
    assert_eq!(rows(&[told(&campaign, &launches)]), [1]);
}

#[test]
fn forty_campaigns_fill_pages_and_none_is_lost() {
    let campaign = of(Strategy::Retargeting);
    let launches = series(&campaign, 6, 9, 4);
    let all: Vec<Told<'_>> = (0..40).map(|_| told(&campaign, &launches)).collect();
    let scale = Scale::of(&all).unwrap();
    let found = FindingMarks::default();
    let lanes: Vec<Lane<'_>> = all.iter().map(|it| Lane::of(it, scale, &found)).collect();
    let pages = paged(&lanes);
    assert_eq!(pages.iter().map(|page| page.len()).sum::<usize>(), 40);
    for page in pages {
        let height: f64 = page.iter().map(Lane::height).sum();
        assert!(height + HEAD + FOOT + GROUP <= TALLEST, "{height}");
    }
}

#[test]
fn the_worst_finding_of_a_mark_is_the_one_with_its_number() {
    let campaign = of(Strategy::Remarketing);
    let launches = series(&campaign, 1, 1, 1);
    let mut found = FindingMarks::default();
    found
        .launches
        .insert(launches[0].id, vec![(3, Tone::Warning), (1, Tone::Bad)]);
    let all = [told(&campaign, &launches)];
    let lane = Lane::of(&all[0], Scale::of(&all).unwrap(), &found);
    let mut svg = String::new();
    lane.draw(&mut svg, chrono_tz::Europe::Berlin, 0.0);
    assert!(
        svg.contains(">1+</text>") && svg.contains(Tone::Bad.color()),
        "{svg}"
    );
}
