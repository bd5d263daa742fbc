//! What checking a plan costs: all findings for 10,000 launches in 1,000 campaigns, in at most 50 ms.
//!
//! The plan is laid as people lay plans: ladders over two years, a few audiences for many campaigns,
//! one launch in twenty in quiet hours, one gap in ten too short.

#![allow(
    clippy::unwrap_used,
    reason = "a bench that cannot prepare has nothing to measure"
)]

use std::collections::BTreeMap;

use chrono::{Days, Duration, NaiveDate, NaiveDateTime};
use divan::{Bencher, black_box};
use reprise_domain::audience::{Audience, AudienceSource, ContactFilter};
use reprise_domain::audience_size::{AudienceSize, Reachable};
use reprise_domain::campaign::{Cadence, Campaign, CampaignStatus, Goal, Kpi, Objective};
use reprise_domain::channel::Channel;
use reprise_domain::client::{Blackout, Brand, Cap, Client, Color, QuietHours};
use reprise_domain::contact::{ContactCounts, ContactList};
use reprise_domain::gap::Gap;
use reprise_domain::headcount::{Headcount, Heads};
use reprise_domain::id::*;
use reprise_domain::launch::{Launch, Message};
use reprise_domain::link::UtmSet;
use reprise_domain::money::{Currency, Money};
use reprise_domain::offer::Offer;
use reprise_domain::period::{Period, WeekStart};
use reprise_domain::strategy::Strategy;
use reprise_domain::workspace::Workspace;
use reprise_engines::audience::size_of;
use reprise_engines::cadence::{PlanFacts, check, check_move, pressure};
use uuid::Uuid;

const CAMPAIGNS: u128 = 1_000;
const LAUNCHES: u128 = 10;

fn main() {
    divan::main();
}

/// An agency: 25 clients with 40 campaigns each.
#[divan::bench(sample_count = 50)]
fn findings_10000_launches(bencher: Bencher<'_, '_>) {
    measure(bencher, 25);
}

/// The same plan as one client's: every campaign may press on every other.
#[divan::bench(sample_count = 20)]
fn findings_10000_launches_of_one_client(bencher: Bencher<'_, '_>) {
    measure(bencher, 1);
}

/// What a drag asks on every step: the findings of one launch at another time.
#[divan::bench(sample_count = 50)]
fn findings_of_one_move(bencher: Bencher<'_, '_>) {
    let workspace = plan(25);
    let sizes = sizes(&workspace);
    let moved = workspace.launches.values().next().unwrap();
    let people = Lists(&workspace);
    let mut facts = facts(&workspace, &sizes, &people);
    facts.client = workspace.clients.keys().next().copied();
    bencher.bench_local(|| check_move(black_box(&facts), moved.id, moved.at + Duration::days(3)));
}

/// The pressure view of that plan, with all its audiences on one list: every one presses on every other.
#[divan::bench(sample_count = 20)]
fn pressure_10000_launches_of_one_client(bencher: Bencher<'_, '_>) {
    let mut workspace = plan(1);
    let list = vec![ContactListId(id(2, 0))];
    for audience in workspace.audiences.values_mut() {
        audience.source = Audience::of_lists(list.clone(), ContactFilter::Everyone);
    }
    let sizes = sizes(&workspace);
    let people = Lists(&workspace);
    let facts = facts(&workspace, &sizes, &people);
    let client = *workspace.clients.keys().next().unwrap();
    assert!(
        pressure(&facts, client, &[]).overlaps.len() > 20,
        "a plan without overlaps measures too little"
    );
    bencher.bench_local(|| pressure(black_box(&facts), client, &[]));
}

fn measure(bencher: Bencher<'_, '_>, clients: u128) {
    let workspace = plan(clients);
    let sizes = sizes(&workspace);
    let people = Lists(&workspace);
    let facts = facts(&workspace, &sizes, &people);
    assert!(
        check(&facts).len() > 500,
        "a plan without findings measures nothing"
    );
    bencher.bench_local(|| check(black_box(&facts)));
}

fn facts<'a>(
    workspace: &'a Workspace,
    sizes: &'a BTreeMap<AudienceId, AudienceSize>,
    people: &'a Lists<'a>,
) -> PlanFacts<'a> {
    PlanFacts {
        workspace,
        client: None,
        sizes,
        people,
        today: day(0),
    }
}

/// Counts by the lists' own: audiences on one list share what the smaller has, others nobody.
#[derive(Debug)]
struct Lists<'a>(&'a Workspace);

impl Lists<'_> {
    fn list(&self, audience: AudienceId) -> Option<(&ContactList, ContactFilter)> {
        let (lists, who) = self.0.audiences.get(&audience)?.rule()?.simple()?;
        Some((&self.0.contact_lists[&lists[0]], who))
    }
}

impl Headcount for Lists<'_> {
    fn of(&self, audience: AudienceId) -> Option<Heads> {
        let (list, who) = self.list(audience)?;
        let people = match who {
            ContactFilter::Everyone => list.counts.people,
            ContactFilter::Buyers => list.counts.buyers,
            ContactFilter::NotYetBuyers => list.counts.people - list.counts.buyers,
        };
        Some(Heads {
            people,
            left: people,
            reachable: vec![Reachable {
                channel: Channel::Email,
                people: people * 7 / 10,
                without_consent: people * 3 / 10,
            }],
            ..Heads::default()
        })
    }
    fn taken_out(&self, audience: AudienceId, excluded: AudienceId) -> Option<u64> {
        self.shared(&[audience, excluded])
    }
    fn shared(&self, audiences: &[AudienceId]) -> Option<u64> {
        let heads = audiences.iter().map(|it| Some(self.of(*it)?.left));
        heads.collect::<Option<Vec<_>>>()?.into_iter().min()
    }
    fn joined(&self, _: &[AudienceId]) -> Option<u64> {
        None
    }
    fn meet(&self, one: AudienceId, other: AudienceId) -> bool {
        let list = |it| self.list(it).map(|(list, _)| list.id);
        list(one).is_some() && list(one) == list(other)
    }
    fn holds(&self, whole: AudienceId, part: AudienceId) -> bool {
        whole == part
    }
}

fn sizes(workspace: &Workspace) -> BTreeMap<AudienceId, AudienceSize> {
    let all = workspace.audiences.values();
    let people = Lists(workspace);
    all.map(|audience| (audience.id, size_of(audience, workspace, &people)))
        .collect()
}

fn plan(clients: u128) -> Workspace {
    let mut workspace = Workspace::default();
    for number in 0..clients {
        let client = client(number);
        for part in 0..8 {
            workspace.put(list(client.id, number, part).into());
            workspace.put(audience(client.id, number, part).into());
        }
        workspace.put(client.into());
    }
    for number in 0..CAMPAIGNS {
        let campaign = campaign(number, number % clients, number / clients % 8);
        for place in 0..LAUNCHES {
            workspace.put(launch(&campaign, number, place).into());
        }
        workspace.put(campaign.into());
    }
    workspace
}

fn id(kind: u128, number: u128) -> Uuid {
    Uuid::from_u128(kind << 64 | number)
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + Days::new(offset)
}

fn money(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::EUR,
    }
}

fn client(number: u128) -> Client {
    let clock = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let cap = |channel, touches| Cap {
        channel,
        touches,
        days: 7,
    };
    Client {
        id: ClientId(id(1, number)),
        name: format!("Client {number}"),
        time_zone: chrono_tz::Europe::Berlin,
        currency: Currency::EUR,
        week_start: WeekStart::Monday,
        brand: Brand {
            primary: Color::parse("#123456").unwrap(),
            secondary: Color::parse("#abcdef").unwrap(),
            logo: None,
            legal_footer: String::new(),
            site: "https://client.example".to_owned(),
        },
        contact_policy: vec![cap(Some(Channel::Email), 3), cap(None, 10)],
        jurisdictions: Vec::new(),
        quiet_hours: vec![QuietHours {
            channel: Channel::Email,
            from: clock(21),
            until: clock(7),
        }],
        forgetful: None,
        blackouts: vec![Blackout {
            period: Period {
                first: day(350),
                last: day(356),
            },
            reason: "holidays".to_owned(),
        }],
        note: String::new(),
    }
}

fn list(client: ClientId, number: u128, part: u128) -> ContactList {
    ContactList {
        id: ContactListId(id(2, number * 8 + part)),
        client,
        name: format!("List {part}"),
        counts: ContactCounts {
            people: 4_000,
            with_email: 3_900,
            email_granted: 2_800,
            buyers: 2_000,
            ..ContactCounts::default()
        },
        file: String::new(),
        imported_on: day(0),
        members: None,
    }
}

fn audience(client: ClientId, number: u128, part: u128) -> Audience {
    let source = if part.is_multiple_of(2) {
        Audience::of_lists(
            vec![ContactListId(id(2, number * 8 + part))],
            ContactFilter::Buyers,
        )
    } else {
        AudienceSource::Visitors {
            pages: vec!["/shop/*".to_owned()],
            product: None,
            lookback_days: 30,
            estimated: 9_000,
            converted: false,
        }
    };
    Audience {
        id: AudienceId(id(3, number * 8 + part)),
        client,
        name: format!("Audience {part}"),
        source,
        exclusions: Vec::new(),
        note: String::new(),
    }
}

fn campaign(number: u128, client: u128, part: u128) -> Campaign {
    let ads = !part.is_multiple_of(2);
    Campaign {
        id: CampaignId(id(4, number)),
        client: ClientId(id(1, client)),
        name: format!("Campaign {number}"),
        strategy: if ads {
            Strategy::Retargeting
        } else {
            Strategy::Remarketing
        },
        status: CampaignStatus::Approved,
        product: None,
        objective: Objective {
            goal: Goal::RepeatPurchase,
            kpi: Kpi::Orders,
            target: Some(100),
        },
        audience: Some(AudienceId(id(3, client * 8 + part))),
        offer: Offer::default(),
        channels: vec![if ads { Channel::Social } else { Channel::Email }],
        budget: money(100_000),
        season: None,
        cadence: Cadence::Steady {
            gap: Gap::days(5, 7, 21),
        },
        anchor: None,
        after: Vec::new(),
        utm: UtmSet::default(),
        landing: String::new(),
        note: String::new(),
    }
}

fn launch(campaign: &Campaign, number: u128, place: u128) -> Launch {
    let of_all = number * LAUNCHES + place;
    let short = u64::from(of_all.is_multiple_of(10)) * 4;
    let hour = if of_all.is_multiple_of(20) { 22 } else { 10 };
    let start = (number * 7 % 600) as u64;
    let at: NaiveDateTime = day(start + place as u64 * 7 - short.min(place as u64))
        .and_hms_opt(hour, 0, 0)
        .unwrap();
    Launch {
        id: LaunchId(id(5, of_all)),
        campaign: campaign.id,
        name: format!("Launch {place}"),
        channel: campaign.channels[0],
        at,
        flight_days: if campaign.channels[0] == Channel::Social {
            3
        } else {
            1
        },
        gap: None,
        message: Message::default(),
        landing: String::new(),
        cost: money(2_000),
        announced: false,
    }
}
