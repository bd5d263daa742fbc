//! Facts about the pressure view, on the small shop of the checks: 900 contacts of whom 600 bought,
//! e-mail at most twice in 7 days.

use std::collections::BTreeSet;

use reprise_domain::audience::{Audience, ContactFilter};
use reprise_domain::campaign::Campaign;
use reprise_domain::contact::ContactList;
use reprise_domain::headcount::{Headcount, Heads};
use reprise_domain::id::{ContactListId, LaunchId};
use reprise_domain::launch::Launch;
use reprise_domain::period::WeekStart;
use reprise_domain::workspace::Workspace;
use uuid::Uuid;

use super::*;
use crate::cadence::check;
use crate::cadence::fixtures::{buyers, campaign, client, launch, visitors, workspace};
use crate::shop::{counted, sizes as sizes_of};

fn contacts(number: u128, name: &str, who: ContactFilter, lists: &[u128]) -> Audience {
    Audience {
        id: AudienceId(Uuid::from_u128(number)),
        name: name.to_owned(),
        source: Audience::of_lists(
            lists
                .iter()
                .map(|list| ContactListId(Uuid::from_u128(*list)))
                .collect(),
            who,
        ),
        ..buyers()
    }
}

fn everyone() -> Audience {
    contacts(20, "Everyone", ContactFilter::Everyone, &[5])
}

fn others() -> Audience {
    contacts(21, "Not yet", ContactFilter::NotYetBuyers, &[5])
}

fn to(number: u128, audience: &Audience) -> Campaign {
    Campaign {
        audience: Some(audience.id),
        ..campaign(number)
    }
}

fn by(channel: Channel, flight_days: u32, launch: Launch) -> Launch {
    Launch {
        channel,
        flight_days,
        ..launch
    }
}

fn with(mut workspace: Workspace, audiences: &[Audience]) -> Workspace {
    for audience in audiences {
        workspace.put(audience.clone().into());
    }
    workspace
}

fn seen(workspace: &Workspace, channels: &[Channel]) -> Pressure {
    seen_by(&counted(workspace), workspace, channels)
}

fn seen_by(people: &dyn Headcount, workspace: &Workspace, channels: &[Channel]) -> Pressure {
    let sizes = sizes_of(workspace, &counted(workspace));
    let facts = PlanFacts {
        workspace,
        client: None,
        sizes: &sizes,
        people,
        today: "2026-05-01".parse().unwrap(),
    };
    pressure(&facts, client().id, channels)
}

/// A row as text: name, people, `week:touches` with `!` where over, then its fullest windows.
fn said(row: &PressureRow) -> String {
    let people = row.people.map_or("unknown".to_owned(), |it| it.to_string());
    let cells = row.cells.iter().map(|it| {
        let over = if it.over.is_empty() { "" } else { "!" };
        format!("{}:{}{over}", it.week.format("%m-%d"), it.touches)
    });
    let windows = row.windows.iter().map(|it| {
        let (first, last) = (it.first.format("%m-%d"), it.last.format("%m-%d"));
        format!("{} of {}, {first}..{last}", it.touches, it.cap.touches)
    });
    let told: Vec<String> = cells.chain(windows).collect();
    format!("{} ({people}) {}", row.name, told.join(" "))
}

#[test]
fn a_person_gets_what_every_audience_of_theirs_gets() {
    let launches = vec![
        launch(10, "2026-05-05T10:00:00"),
        launch(20, "2026-05-06T10:00:00"),
        launch(30, "2026-05-07T10:00:00"),
        launch(31, "2026-05-20T10:00:00"),
    ];
    let campaigns = vec![to(1, &buyers()), to(2, &everyone()), to(3, &others())];
    let plan = with(workspace(campaigns, launches), &[everyone(), others()]);
    let view = seen(&plan, &[]);
    let rows: Vec<String> = view.audiences.iter().map(said).collect();
    // Nobody is a buyer and not one: no row adds all three campaigns up.
    assert_eq!(
        rows,
        [
            "Buyers (600) 05-04:2 2 of 2, 05-05..05-06",
            "Everyone (900) 05-04:2 05-18:1 2 of 2, 05-05..05-06",
            "Not yet (300) 05-04:2 05-18:1 2 of 2, 05-06..05-07",
        ]
    );
    let rows: Vec<String> = view.overlaps.iter().map(said).collect();
    assert_eq!(
        rows,
        [
            "Everyone + Not yet (300) 05-04:2 05-18:1 2 of 2, 05-06..05-07",
            "Buyers + Everyone (600) 05-04:2 2 of 2, 05-05..05-06",
        ]
    );
    assert_eq!(
        view.weeks
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["2026-05-04", "2026-05-11", "2026-05-18"]
    );
    assert!(check_policy(&plan).is_empty());
}

fn check_policy(plan: &Workspace) -> Vec<String> {
    let people = counted(plan);
    let sizes = sizes_of(plan, &people);
    let facts = PlanFacts {
        workspace: plan,
        client: None,
        sizes: &sizes,
        people: &people,
        today: "2026-05-01".parse().unwrap(),
    };
    let policy = check(&facts)
        .into_iter()
        .filter(|it| it.rule == reprise_domain::finding::Rule::ContactPolicy);
    policy.map(|it| it.sentence).collect()
}

#[test]
fn a_window_over_two_weeks_marks_both_and_the_finding_says_the_same() {
    let launches = vec![
        launch(10, "2026-05-08T10:00:00"),
        launch(11, "2026-05-10T10:00:00"),
        launch(20, "2026-05-13T10:00:00"),
    ];
    let campaigns = vec![to(1, &buyers()), to(2, &everyone())];
    let plan = with(workspace(campaigns, launches), &[everyone()]);
    let view = seen(&plan, &[]);
    assert_eq!(
        said(&view.overlaps[0]),
        "Buyers + Everyone (600) 05-04:2! 05-11:1! 3 of 2, 05-08..05-13"
    );
    // Alone, neither campaign is over; the person is, whichever of the two audiences one looks at.
    assert_eq!(
        said(&view.audiences[1]),
        "Everyone (900) 05-04:2! 05-11:1! 3 of 2, 05-08..05-13"
    );
    let cell = &view.audiences[1].cells[1];
    assert_eq!(
        view.groups[cell.group as usize],
        [buyers().id, everyone().id]
    );
    assert_eq!(
        check_policy(&plan),
        [
            "A person in ‘Buyers’ and ‘Everyone’ would be touched 3 times by e-mail from Fri 8 May to Wed 13 May; the contact policy allows 2 in 7 days."
        ]
    );
}

#[test]
fn the_seventh_day_after_begins_a_new_window() {
    let launches = ["04", "05", "11", "12"]
        .iter()
        .zip(10..)
        .map(|(day, number)| launch(number, &format!("2026-05-{day}T10:00:00")))
        .collect();
    let view = seen(&workspace(vec![campaign(1)], launches), &[]);
    assert_eq!(
        said(&view.audiences[0]),
        "Buyers (600) 05-04:2 05-11:2 2 of 2, 05-04..05-05"
    );
}

#[test]
fn each_day_of_a_flight_is_a_touch_and_weeks_are_the_clients() {
    let campaigns = vec![to(1, &visitors())];
    let flight = by(Channel::Social, 9, launch(10, "2026-05-09T10:00:00"));
    let widget = by(Channel::OnSite, 2, launch(11, "2026-05-09T08:00:00"));
    let mut plan = workspace(campaigns, vec![flight, widget]);
    let view = seen(&plan, &[]);
    let cells = &view.audiences[0].cells;
    let touches: Vec<u32> = cells.iter().map(|it| it.touches).collect();
    assert_eq!(touches, [4, 7]);
    assert_eq!(
        cells[0].channels,
        [
            ChannelTouches {
                channel: Channel::OnSite,
                touches: 2
            },
            ChannelTouches {
                channel: Channel::Social,
                touches: 2
            }
        ]
    );
    // The widget comes first of the day, and each launch says what it adds to the week.
    let parts: Vec<(LaunchId, u32)> = view
        .launches
        .iter()
        .map(|it| (it.launch, it.touches))
        .collect();
    let id = |number: u128| LaunchId(Uuid::from_u128(number));
    assert_eq!(parts, [(id(1_011), 2), (id(1_010), 2), (id(1_010), 7)]);
    assert!(view.audiences[0].windows.is_empty(), "no cap counts ads");
    plan.clients.values_mut().next().unwrap().week_start = WeekStart::Saturday;
    let touches = |it: &PressureCell| (it.week.to_string(), it.touches);
    let cells: Vec<_> = seen(&plan, &[]).audiences[0]
        .cells
        .iter()
        .map(touches)
        .collect();
    assert_eq!(
        cells,
        [("2026-05-09".to_owned(), 9), ("2026-05-16".to_owned(), 2)]
    );
}

#[test]
fn a_channel_alone_is_held_against_its_own_caps() {
    let launches = vec![
        launch(10, "2026-05-05T10:00:00"),
        by(Channel::Sms, 1, launch(20, "2026-05-06T10:00:00")),
        by(Channel::Sms, 1, launch(21, "2026-05-07T10:00:00")),
    ];
    let campaigns = vec![to(1, &buyers()), to(2, &everyone())];
    let mut plan = with(workspace(campaigns, launches), &[everyone()]);
    let all = Cap {
        channel: None,
        touches: 2,
        days: 14,
    };
    plan.clients
        .values_mut()
        .next()
        .unwrap()
        .contact_policy
        .push(all);
    let view = seen(&plan, &[]);
    assert_eq!(
        said(&view.audiences[0]),
        "Buyers (600) 05-04:3! 1 of 2, 05-05..05-05 3 of 2, 05-05..05-07"
    );
    assert_eq!(view.audiences[0].cells[0].over[0].cap, all);
    let sms = seen(&plan, &[Channel::Sms]);
    let rows: Vec<String> = sms.audiences.iter().map(said).collect();
    assert_eq!(rows, ["Everyone (900) 05-04:2"]);
    assert!(sms.caps.is_empty() && sms.overlaps.is_empty());
}

#[test]
fn three_of_which_two_share_people_but_all_do_not_are_no_overlap() {
    let triangle = [
        contacts(31, "A", ContactFilter::Everyone, &[5, 6]),
        contacts(32, "B", ContactFilter::Everyone, &[6, 7]),
        contacts(33, "C", ContactFilter::Everyone, &[7, 5]),
    ];
    let launches = (1..=3)
        .map(|it| launch(it * 10, "2026-05-05T10:00:00"))
        .collect();
    let campaigns = (1..=3)
        .zip(&triangle)
        .map(|(number, audience)| to(number, audience))
        .collect();
    let mut plan = with(workspace(campaigns, launches), &triangle);
    let shop: ContactList = plan.contact_lists.values().next().unwrap().clone();
    for number in [6, 7] {
        let id = ContactListId(Uuid::from_u128(number));
        plan.put(ContactList { id, ..shop.clone() }.into());
    }
    let view = seen(&plan, &[]);
    let rows: Vec<String> = view.overlaps.iter().map(said).collect();
    assert_eq!(
        rows,
        [
            "A + B (900) 05-04:2 2 of 2, 05-05..05-05",
            "A + C (900) 05-04:2 2 of 2, 05-05..05-05",
            "B + C (900) 05-04:2 2 of 2, 05-05..05-05",
        ]
    );
}

#[test]
fn visitors_and_those_left_out_overlap_with_nobody() {
    let kept = Audience {
        exclusions: vec![buyers().id],
        ..everyone()
    };
    let launches = (1..=3)
        .map(|it| launch(it * 10, "2026-05-05T10:00:00"))
        .collect();
    let campaigns = vec![to(1, &buyers()), to(2, &kept), to(3, &visitors())];
    let plan = with(workspace(campaigns, launches), &[kept]);
    let view = seen(&plan, &[]);
    assert_eq!(view.audiences.len(), 3);
    assert!(view.overlaps.is_empty());
}

#[test]
fn launches_to_nobody_are_told_apart() {
    let nobody = Campaign {
        audience: None,
        ..campaign(1)
    };
    let view = seen(
        &workspace(vec![nobody], vec![launch(10, "2026-05-05T10:00:00")]),
        &[],
    );
    assert_eq!((view.without_audience, view.audiences.len()), (1, 0));
}

#[test]
fn more_overlaps_than_anybody_compares_are_cut_and_counted() {
    let audiences: Vec<Audience> = (0..60)
        .map(|it| contacts(100 + it, &format!("A{it}"), ContactFilter::Everyone, &[5]))
        .collect();
    let campaigns = (1..=60)
        .zip(&audiences)
        .map(|(number, audience)| to(number, audience))
        .collect();
    let launches = (1..=60)
        .map(|it| launch(it * 10, "2026-05-05T10:00:00"))
        .collect();
    let view = seen(&with(workspace(campaigns, launches), &audiences), &[]);
    assert_eq!(view.overlaps.len(), 200);
    // All pairs and the one group of all sixty, which presses most.
    assert_eq!(view.overlaps_left_out, 60 * 59 / 2 + 1 - 200);
    assert_eq!(view.overlaps[0].audiences.len(), 60);
    assert_eq!(view.audiences[7].cells[0].touches, 60);
}

/// Every two audiences share people but those of a pair.
#[derive(Debug)]
struct Crosswise;

impl Headcount for Crosswise {
    fn of(&self, _: AudienceId) -> Option<Heads> {
        None
    }
    fn taken_out(&self, _: AudienceId, _: AudienceId) -> Option<u64> {
        None
    }
    fn shared(&self, _: &[AudienceId]) -> Option<u64> {
        None
    }
    fn joined(&self, _: &[AudienceId]) -> Option<u64> {
        None
    }
    fn meet(&self, one: AudienceId, other: AudienceId) -> bool {
        one.0.as_u128() != other.0.as_u128() ^ 1
    }
    fn holds(&self, _: AudienceId, _: AudienceId) -> bool {
        false
    }
}

#[test]
fn audiences_laid_crosswise_never_count_less_than_a_person_gets() {
    // Twenty pairs that exclude each other: a million largest groups.
    let audiences: Vec<Audience> = (0..40)
        .map(|it| contacts(100 + it, &format!("A{it}"), ContactFilter::Everyone, &[5]))
        .collect();
    let campaigns = (1..=40)
        .zip(&audiences)
        .map(|(number, audience)| to(number, audience))
        .collect();
    let launches = (1..=40)
        .map(|it| launch(it * 10, "2026-05-05T10:00:00"))
        .collect();
    let view = seen_by(
        &Crosswise,
        &with(workspace(campaigns, launches), &audiences),
        &[],
    );
    let touches: BTreeSet<u32> = view
        .audiences
        .iter()
        .map(|it| it.cells[0].touches)
        .collect();
    assert!(touches.first() >= Some(&20), "{touches:?}");
    assert!(view.overlaps.iter().all(|it| it.audiences.len() == 2));
}
