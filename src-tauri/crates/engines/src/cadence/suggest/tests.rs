//! Facts about suggested dates, on the small shop of the checks: a plan with the dates taken has no finding they mend.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDateTime};
use reprise_domain::campaign::{Goal, Precedence, Season};
use reprise_domain::channel::Channel;
use reprise_domain::finding::Rule;
use reprise_domain::gap::Gap;
use reprise_domain::headcount::NoContacts;
use reprise_domain::launch::Launch;
use reprise_domain::period::Period;
use reprise_domain::product::{Product, Purchase, RenewalPeriod};
use reprise_domain::workspace::Workspace;

use super::problem::problem;
use super::{
    Answer, Laws, PlanFacts, Request, Suggestion, launch_days, measure_moved, plans, suggest,
};
use crate::cadence::check;
use crate::cadence::fixtures::{at, campaign, client, launch, product, workspace};
use crate::shop::{counted, sizes as sizes_of};

const STEPS: u64 = 3_000;

fn request() -> Request {
    Request {
        campaign: None,
        placed: None,
        reach_days: 21,
        move_announced: false,
        seed: 1,
    }
}

fn with_facts<T>(workspace: &Workspace, look: impl FnOnce(&PlanFacts<'_>) -> T) -> T {
    let people = counted(workspace);
    let sizes = sizes_of(workspace, &people);
    look(&PlanFacts {
        workspace,
        client: None,
        sizes: &sizes,
        people: &people,
        today: "2026-05-01".parse().unwrap(),
    })
}

fn answered(workspace: &Workspace, request: &Request) -> Answer {
    with_facts(workspace, |facts| {
        let go_on = &mut |steps| steps < STEPS;
        suggest(facts, client().id, request, go_on, &mut |_| {}).unwrap()
    })
}

fn suggested(workspace: &Workspace) -> Suggestion {
    match answered(workspace, &request()) {
        Answer::Dates(suggestion) => suggestion,
        other => panic!("{other:?}"),
    }
}

fn accepted(workspace: &Workspace, suggestion: &Suggestion) -> Workspace {
    let mut after = workspace.clone();
    for it in &suggestion.moves {
        after.launches.get_mut(&it.launch).unwrap().at = it.to;
    }
    after
}

/// Rules that dates can mend.
fn rules(workspace: &Workspace) -> Vec<Rule> {
    let of_dates = [
        Rule::GapTooShort,
        Rule::GapTooLong,
        Rule::ContactPolicy,
        Rule::QuietHours,
        Rule::Blackout,
        Rule::Season,
        Rule::Precedence,
        Rule::ClockChange,
        Rule::LegalWindow,
    ];
    let found = with_facts(workspace, check);
    let rules = found.into_iter().map(|finding| finding.rule);
    rules.filter(|rule| of_dates.contains(rule)).collect()
}

fn after_a_week(number: u128, time: &str) -> Launch {
    Launch {
        gap: Some(Gap::days(5, 7, 14)),
        ..launch(number, time)
    }
}

fn times(workspace: &Workspace) -> Vec<NaiveDateTime> {
    let mut times: Vec<_> = workspace.launches.values().map(|it| it.at).collect();
    times.sort();
    times
}

#[test]
fn launches_too_close_go_to_their_ideal_gap() {
    let plan = workspace(
        vec![campaign(1)],
        vec![
            launch(10, "2026-05-18T10:00:00"),
            after_a_week(11, "2026-05-20T10:00:00"),
        ],
    );
    assert_eq!(rules(&plan), [Rule::GapTooShort]);
    let suggestion = suggested(&plan);
    let after = accepted(&plan, &suggestion);
    assert_eq!(rules(&after), []);
    let times = times(&after);
    assert_eq!(times[1] - times[0], Duration::days(7));
    // Moving one of the two is enough.
    assert_eq!(suggestion.moves.len(), 1);
    assert_eq!(suggestion.moves[0].gap_before, Some(2 * 1440));
    assert_eq!(suggestion.moves[0].gap_after, Some(7 * 1440));
    assert!(suggestion.before.people < suggestion.after.people);
    assert_eq!(suggestion.after.people, suggestion.after.people_at_best);
    assert!(suggestion.is_best);
}

#[test]
fn a_plan_that_is_well_stays_as_it_is() {
    let plan = workspace(
        vec![campaign(1)],
        vec![
            launch(10, "2026-05-18T10:30:00"),
            after_a_week(11, "2026-05-25T10:30:00"),
        ],
    );
    let suggestion = suggested(&plan);
    assert_eq!(suggestion.moves, []);
    assert_eq!(suggestion.before, suggestion.after);
}

#[test]
fn quiet_hours_and_blackouts_are_left() {
    let plan = workspace(
        vec![campaign(1)],
        vec![
            launch(10, "2026-05-11T10:15:00"),
            launch(11, "2026-05-20T23:30:00"),
        ],
    );
    assert_eq!(rules(&plan), [Rule::Blackout, Rule::QuietHours]);
    let suggestion = suggested(&plan);
    let after = accepted(&plan, &suggestion);
    assert_eq!(rules(&after), []);
    // The hour that was planned is kept to the minute, one in the night becomes the first allowed one.
    let times = times(&after);
    assert_eq!(times[0].time(), at("2026-05-11T10:15:00").time());
    assert_eq!(times[1].time(), at("2026-05-20T08:00:00").time());
}

#[test]
fn campaigns_to_the_same_people_share_the_contact_policy() {
    // Three letters within five days, two in seven are allowed.
    let plan = workspace(
        vec![campaign(1), campaign(2)],
        vec![
            launch(10, "2026-05-18T10:00:00"),
            launch(20, "2026-05-19T10:00:00"),
            launch(21, "2026-05-21T10:00:00"),
        ],
    );
    assert_eq!(rules(&plan), [Rule::ContactPolicy]);
    let suggestion = suggested(&plan);
    assert_eq!(rules(&accepted(&plan, &suggestion)), []);
    assert_eq!(suggestion.moves.len(), 1);
    assert_eq!(
        (suggestion.before.touches[0], suggestion.after.touches[0]),
        (3, 2)
    );
}

#[test]
fn what_was_announced_or_is_over_stays() {
    let announced = Launch {
        announced: true,
        ..launch(10, "2026-05-12T10:00:00")
    };
    let plan = workspace(
        vec![campaign(1), campaign(2)],
        vec![
            announced,
            after_a_week(11, "2026-05-13T10:00:00"),
            launch(20, "2026-04-28T23:00:00"),
        ],
    );
    let suggestion = suggested(&plan);
    assert_eq!(suggestion.free, 1);
    assert_eq!(suggestion.moves.len(), 1);
    assert_eq!(suggestion.moves[0].to, at("2026-05-19T10:00:00"));
    let willing = Request {
        move_announced: true,
        ..request()
    };
    let Answer::Dates(suggestion) = answered(&plan, &willing) else {
        panic!("dates are found");
    };
    assert_eq!(suggestion.free, 2);
    assert_eq!(rules(&accepted(&plan, &suggestion)), [Rule::QuietHours]);
}

#[test]
fn what_cannot_be_is_said_with_its_rules() {
    let season = Season {
        name: "Valentine’s".into(),
        period: Period {
            first: "2026-05-13".parse().unwrap(),
            last: "2026-05-16".parse().unwrap(),
        },
    };
    let short = reprise_domain::campaign::Campaign {
        season: Some(season),
        ..campaign(1)
    };
    let plan = workspace(
        vec![short],
        vec![
            launch(10, "2026-05-13T10:00:00"),
            after_a_week(11, "2026-05-15T10:00:00"),
        ],
    );
    let Answer::Impossible(Some(conflict)) = answered(&plan, &request()) else {
        panic!("it is impossible");
    };
    assert!(conflict.is_minimal);
    assert!(
        conflict
            .sentences
            .contains(&"‘Campaign 1’ needs at least 5 days between launches".to_owned()),
        "{:?}",
        conflict.sentences
    );
    assert!(!conflict.loosenings.is_empty());
}

#[test]
fn a_night_when_the_clocks_change_is_no_day_for_its_hour() {
    // Berlin shows 02:30 twice on 25 October 2026. Ads may begin at any hour.
    let ads = |number, time: &str| Launch {
        channel: Channel::Social,
        gap: (number == 11).then(|| Gap::days(5, 7, 14)),
        ..launch(number, time)
    };
    let plan = workspace(
        vec![campaign(1)],
        vec![
            ads(10, "2026-10-18T02:30:00"),
            ads(11, "2026-10-25T02:30:00"),
        ],
    );
    assert_eq!(rules(&plan), [Rule::ClockChange]);
    assert_eq!(rules(&accepted(&plan, &suggested(&plan))), []);
}

#[test]
fn launches_less_than_a_day_apart_move_together() {
    let hours = |min_hours, ideal_hours, max_hours| Gap {
        min_hours,
        ideal_hours,
        max_hours,
    };
    let second = Launch {
        gap: Some(hours(2, 3, 6)),
        ..launch(11, "2026-05-11T12:00:00")
    };
    let third = Launch {
        gap: Some(hours(18, 23, 48)),
        ..launch(12, "2026-05-12T11:00:00")
    };
    let mut roomy = client();
    roomy.contact_policy.clear();
    let mut plan = workspace(
        vec![campaign(1)],
        vec![launch(10, "2026-05-11T09:00:00"), second, third],
    );
    plan.put(roomy.into());
    let after = accepted(&plan, &suggested(&plan));
    assert_eq!(rules(&after), []);
    let times = times(&after);
    assert_eq!(times[1] - times[0], Duration::hours(3));
    assert_eq!(times[2] - times[1], Duration::hours(23));
}

#[test]
fn the_plan_of_the_instance_is_the_plan_of_the_workspace() {
    let plan = busy(7);
    with_facts(&plan, |facts| {
        for client_plan in plans(facts, None) {
            let problem = problem(&client_plan, facts, Laws::Checked(&[]), &request());
            problem.instance.checked().unwrap();
            for (number, (day, hour)) in problem.present().into_iter().enumerate() {
                let seat = &problem.seats[number];
                let stands = plan.launches[&seat.launch].at;
                assert_eq!(problem.at(number, day).date(), stands.date());
                assert!((0..24).contains(&hour));
            }
            assert_eq!(problem.seats.len(), plan.launches.len());
        }
    });
}

/// A plan of a dozen campaigns with all that may be wrong with dates, by a seed.
fn busy(seed: u64) -> Workspace {
    let mut state = seed;
    let mut below = |bound: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let first = at("2026-05-04T09:00:00");
    let (mut campaigns, mut launches) = (Vec::new(), Vec::new());
    for number in 1..=9_u128 {
        let mut own = campaign(number);
        if number == 5 {
            own.after = vec![Precedence {
                campaign: campaign(1).id,
                lag_days: 2,
            }];
        }
        if number % 3 == 0 {
            own.audience = Some(crate::cadence::fixtures::visitors().id);
        }
        campaigns.push(own);
        let mut when = first + Duration::days(below(40) as i64 + if number == 5 { 45 } else { 0 });
        for place in 0..1 + below(3) as u128 {
            let flight = number % 3 == 0 && place == 1;
            launches.push(Launch {
                gap: (place > 0).then(|| Gap::days(3, 9, 20)),
                channel: if number % 3 == 0 {
                    Channel::Display
                } else {
                    Channel::Email
                },
                flight_days: if flight { 4 } else { 1 },
                announced: below(9) == 0,
                ..launch(
                    number * 10 + place,
                    &when.format("%Y-%m-%dT%H:%M:%S").to_string(),
                )
            });
            when += Duration::days(1 + below(12) as i64) + Duration::hours(below(3) as i64);
        }
    }
    workspace(campaigns, launches)
}

#[test]
fn whatever_is_suggested_keeps_every_rule_and_asks_for_no_more() {
    let mut found = 0;
    for seed in 0..40 {
        let plan = busy(seed);
        let Answer::Dates(suggestion) = answered(&plan, &request()) else {
            continue;
        };
        found += 1;
        let after = accepted(&plan, &suggestion);
        let left = with_facts(&after, check);
        // What stays may break rules among itself; what was free to move breaks none.
        let wrong: Vec<_> = left
            .iter()
            .filter(|it| rules(&after).contains(&it.rule))
            .filter(|it| {
                it.launches.iter().any(|id| {
                    let launch = &after.launches[id];
                    !launch.announced && it.rule != Rule::Precedence
                }) && it.launches.iter().all(|id| !after.launches[id].announced)
            })
            .collect();
        assert!(wrong.is_empty(), "seed {seed}: {wrong:#?}");
        let again = suggested(&after);
        assert!(again.after.people >= suggestion.after.people, "seed {seed}");
    }
    assert!(found > 20, "{found} of 40 plans were given dates");
}

#[test]
fn the_others_make_room_for_a_launch_that_was_put_somewhere() {
    let plan = workspace(
        vec![campaign(1), campaign(2)],
        vec![
            launch(10, "2026-05-18T10:00:00"),
            after_a_week(11, "2026-05-25T10:00:00"),
            after_a_week(12, "2026-06-01T10:00:00"),
            launch(20, "2026-06-20T10:00:00"),
        ],
    );
    let dropped = (
        launch(11, "2026-05-25T10:00:00").id,
        at("2026-05-29T10:00:00"),
    );
    let repair = Request {
        placed: Some(dropped),
        ..request()
    };
    let Answer::Dates(suggestion) = answered(&plan, &repair) else {
        panic!("there is room");
    };
    // Only the launch after it is too near now.
    assert_eq!(suggestion.moves.len(), 1);
    assert_eq!(suggestion.moves[0].from, at("2026-06-01T10:00:00"));
    assert!(suggestion.moves[0].to >= at("2026-06-03T10:00:00"));
    let (as_is, dragged) = with_facts(&plan, |facts| {
        (
            measure_moved(facts, client().id, None).unwrap(),
            measure_moved(facts, client().id, Some(dropped)).unwrap(),
        )
    });
    assert_eq!(as_is.people, as_is.people_at_best);
    assert!(dragged.people < as_is.people);
    assert_eq!(dragged, suggestion.before);
}

#[test]
fn what_does_not_stand_in_the_way_makes_no_room() {
    let plan = workspace(
        vec![campaign(1), campaign(2)],
        vec![
            launch(10, "2026-05-18T10:00:00"),
            after_a_week(11, "2026-05-25T10:00:00"),
            after_a_week(12, "2026-06-01T10:00:00"),
            // In the client's quiet hours since long before the drop.
            launch(20, "2026-06-20T23:00:00"),
        ],
    );
    let moved = |plan: &Workspace, to: &str| {
        let repair = Request {
            placed: Some((launch(11, to).id, at(to))),
            ..request()
        };
        let Answer::Dates(suggestion) = answered(plan, &repair) else {
            panic!("there is room");
        };
        let names = suggestion.moves.iter().map(|it| it.name.clone());
        (names.collect::<Vec<_>>(), suggestion)
    };
    assert!(rules(&plan).contains(&Rule::QuietHours));
    let mut dropped = plan.clone();
    let id = launch(11, "2026-05-29T10:00:00").id;
    dropped.launches.get_mut(&id).unwrap().at = at("2026-05-29T10:00:00");
    // The same before the drop is written and after.
    for plan in [&plan, &dropped] {
        let (names, suggestion) = moved(plan, "2026-05-29T10:00:00");
        assert_eq!(names, [launch(12, "2026-06-01T10:00:00").name]);
        let after = accepted(&dropped, &suggestion);
        assert_eq!(rules(&after), [Rule::QuietHours]);
    }
    // A drop that costs nothing moves nobody.
    assert!(moved(&plan, "2026-05-25T09:00:00").0.is_empty());
}

#[test]
fn every_day_says_what_it_would_bring_or_what_holds_it() {
    let plan = workspace(
        vec![campaign(1)],
        vec![
            launch(10, "2026-05-06T10:00:00"),
            after_a_week(11, "2026-05-14T10:00:00"),
        ],
    );
    let later = launch(11, "2026-05-14T10:00:00").id;
    let days = with_facts(&plan, |facts| launch_days(facts, later, 10));
    let on = |day: u32| {
        let found = days
            .iter()
            .find(|it| it.at.day() == day && it.at.month() == 5);
        found.unwrap_or_else(|| panic!("{day} is listed"))
    };
    assert_eq!(on(13).held_by, None);
    assert!(on(13).gain > 0, "the ideal is a week after");
    assert!(on(20).gain < 0);
    assert_eq!(
        on(8).held_by.as_deref(),
        Some("too soon after ‘L10’ (at least 5 days)")
    );
    assert_eq!(
        on(22).held_by.as_deref(),
        Some("too late after ‘L10’ (at most 14 days)")
    );
    assert_eq!(
        on(12).held_by.as_deref(),
        Some("on a blackout date (stock-taking)")
    );
    // A launch that is over has no other day.
    let over = workspace(vec![campaign(1)], vec![launch(10, "2026-04-20T10:00:00")]);
    let days = with_facts(&over, |facts| {
        launch_days(facts, launch(10, "2026-04-20T10:00:00").id, 10)
    });
    assert_eq!(days, []);
}

#[test]
fn a_client_without_launches_is_given_none() {
    let empty = workspace(vec![campaign(1)], vec![]);
    let suggestion = suggested(&empty);
    assert_eq!((suggestion.free, suggestion.moves.len()), (0, 0));
    let nobody = BTreeMap::new();
    let facts = PlanFacts {
        workspace: &Workspace::default(),
        client: None,
        sizes: &nobody,
        people: &NoContacts,
        today: "2026-05-01".parse().unwrap(),
    };
    assert!(suggest(&facts, client().id, &request(), &mut |_| true, &mut |_| {}).is_none());
}

#[test]
fn the_notice_the_law_wants_stays_within_its_days() {
    let mut renewal = campaign(1);
    renewal.objective.goal = Goal::Renewal;
    renewal.product = Some(product().id);
    renewal.anchor = Some(at("2026-06-30T10:00:00"));
    // 14 days before, one day too late for the law; the next launch wants it earlier or later by its gap alone.
    let mut plan = workspace(
        vec![renewal],
        vec![
            launch(10, "2026-06-16T10:00:00"),
            after_a_week(11, "2026-06-24T10:00:00"),
        ],
    );
    let purchase = Purchase::Subscribed {
        renewal: RenewalPeriod::Yearly,
    };
    plan.put(
        Product {
            purchase,
            ..product()
        }
        .into(),
    );
    let clients = plan.clients.values_mut();
    clients.for_each(|it| it.jurisdictions = vec!["US-CA".into()]);
    assert_eq!(rules(&plan), [Rule::LegalWindow]);
    let after = accepted(&plan, &suggested(&plan));
    assert_eq!(rules(&after), []);
}
