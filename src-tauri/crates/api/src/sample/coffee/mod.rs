//! Kettle & Kiln: a coffee roaster with refills and a subscription. Remarketing leads.

use chrono::NaiveTime;
use reprise_domain::audience::{Audience, AudienceSource, ContactFilter, Engagement};
use reprise_domain::brief::Brief;
use reprise_domain::campaign::{Campaign, CampaignStatus, Goal, Kpi, Objective};
use reprise_domain::channel::Channel::{Display, Email, Sms, Social};
use reprise_domain::client::{Blackout, Brand, Cap, Client, Color, QuietHours};
use reprise_domain::entity::Entity;
use reprise_domain::id::*;
use reprise_domain::money::Currency;
use reprise_domain::offer::Offer;
use reprise_domain::period::{Period, WeekStart};
use reprise_domain::platform::Platform;
use reprise_domain::product::{Purchase, RenewalPeriod};
use reprise_domain::strategy::Strategy;
use reprise_engines::strategy;

mod launches;

use launches::{
    film_launches, market_launches, page_launches, refill_launches, renewal_launches,
    win_back_launches,
};

use super::people::people;
use super::pieces::{CampaignPiece, Desk, preset};
use crate::contacts::MadeBook;
use crate::error::Error;
use crate::session::Session;

pub(super) fn entities(session: &Session) -> Result<Vec<Entity>, Error> {
    let zone = chrono_tz::Europe::Berlin;
    let today = session.today(zone);
    let id = ClientId(session.new_id());
    let desk = Desk {
        session,
        client: id,
        currency: Currency::EUR,
        start: super::monday_of(today),
    };
    let client = client(&desk)?;

    let espresso = desk.product(
        "House Espresso 1 kg",
        3_200,
        0.58,
        Purchase::UsedUp { every_days: 28 },
        "https://kettleandkiln.example/espresso",
    )?;
    let subscription = desk.product(
        "Single-origin subscription",
        2_400,
        0.52,
        Purchase::Subscribed {
            renewal: RenewalPeriod::Monthly,
        },
        "https://kettleandkiln.example/subscription",
    )?;
    let starter = desk.product(
        "Barista starter set",
        18_900,
        0.41,
        Purchase::Once {
            consideration_days: 14,
        },
        "https://kettleandkiln.example/starter-set",
    )?;

    let mut book = MadeBook::new(id);
    let list = book.list(
        session,
        ("Web shop customers", "webshop-export.csv", today),
        &people(4_120, 7, "DE", today),
    )?;
    let subscribers = book.list(
        session,
        ("Subscribers", "subscriptions-export.csv", today),
        &people(412, 23, "DE", today),
    )?;
    let quiet = book.list(
        session,
        ("Quiet for four months", "quiet-customers.csv", today),
        &people(640, 31, "DE", today),
    )?;
    let everyone = |who| Audience::of_lists(vec![list.id], who);
    let all_of = |list: ContactListId| Audience::of_lists(vec![list], ContactFilter::Everyone);
    let members = desk.audience(
        "Subscribers",
        all_of(subscribers.id),
        &[],
        "Their box goes out on the last Friday of the month.",
    )?;
    let asleep = desk.audience(
        "Customers gone quiet",
        all_of(quiet.id),
        &[members.id], // A box that goes out every month is no silence.
        "No order for four months: twice the time between two orders.",
    )?;
    let buyers = desk.audience(
        "Espresso buyers",
        everyone(ContactFilter::Buyers),
        &[],
        "Everyone who has ordered at least once.",
    )?;
    let readers = desk.audience(
        "Readers who have not bought",
        everyone(ContactFilter::NotYetBuyers),
        &[],
        "Signed up in the shop or at the market stall.",
    )?;
    let visitors = desk.audience(
        "Espresso page visitors, 30 days",
        AudienceSource::Visitors {
            pages: vec!["/espresso*".to_owned()],
            product: Some(espresso.id),
            lookback_days: 30,
            estimated: 9_800,
            converted: false,
        },
        &[buyers.id, readers.id, members.id, asleep.id],
        "Known by the tag; people on our lists are left out.",
    )?;
    let viewers = desk.audience(
        "Latte-art video viewers",
        AudienceSource::Engagers {
            platform: Platform::Meta,
            engagement: Engagement::Video,
            retention_days: 60,
            estimated: 17_400,
        },
        &[members.id, asleep.id], // Buyers are not left out, on purpose: a finding to mend.
        "Watched at least half of one of the short films.",
    )?;

    let refills = desk.campaign(CampaignPiece {
        name: "Espresso refills",
        strategy: Strategy::Remarketing,
        product: espresso.id,
        audience: buyers.id,
        objective: Objective {
            goal: Goal::RepeatPurchase,
            kpi: Kpi::Orders,
            target: Some(260),
        },
        channels: &[Email, Sms],
        budget: 42_000,
        cadence: preset("replenishment"),
        offer: Offer::default(),
        note: "One kilo lasts four weeks: the first reminder comes when three quarters are gone.",
    })?;
    let win_back = desk.campaign(CampaignPiece {
        name: "Win back quiet customers",
        strategy: Strategy::Remarketing,
        product: espresso.id,
        audience: asleep.id,
        objective: Objective {
            goal: Goal::WinBack,
            kpi: Kpi::Orders,
            target: Some(80),
        },
        channels: &[Email],
        budget: 15_000,
        cadence: preset("win-back"),
        offer: Offer {
            headline: "15% off your next bag".to_owned(),
            promo_code: "WELCOMEBACK".to_owned(),
            valid: Some(Period {
                first: desk.day(7),
                last: desk.day(60),
            }),
            terms: "Once per customer, not with other codes.".to_owned(),
        },
        note: "Three messages, then we let people go.",
    })?;
    let renewal = desk.campaign(CampaignPiece {
        name: "Subscription renewal",
        strategy: Strategy::Remarketing,
        product: subscription.id,
        audience: members.id,
        objective: Objective {
            goal: Goal::Renewal,
            kpi: Kpi::Renewals,
            target: Some(310),
        },
        channels: &[Email, Sms],
        budget: 12_000,
        cadence: preset("renewal"),
        offer: Offer::default(),
        note: "Nothing to sell here: a box that can be skipped is a box that is kept.",
    })?;
    let page = desk.campaign(CampaignPiece {
        name: "Espresso page visitors",
        strategy: Strategy::Retargeting,
        product: espresso.id,
        audience: visitors.id,
        objective: Objective {
            goal: Goal::FirstPurchase,
            kpi: Kpi::Orders,
            target: Some(140),
        },
        channels: &[Social, Display],
        budget: 160_000,
        cadence: preset("retargeting-tiers"),
        offer: Offer {
            headline: "Free delivery on your first bag".to_owned(),
            promo_code: "FIRSTBAG".to_owned(),
            valid: Some(Period {
                first: desk.day(0),
                last: desk.day(45),
            }),
            terms: "First order, within Germany.".to_owned(),
        },
        note: "Strong on the first days, spread after.",
    })?;
    let films = desk.campaign(CampaignPiece {
        name: "Starter set for film viewers",
        strategy: Strategy::Retargeting,
        product: starter.id,
        audience: viewers.id,
        objective: Objective {
            goal: Goal::FirstPurchase,
            kpi: Kpi::Orders,
            target: Some(35),
        },
        channels: &[Social],
        budget: 90_000,
        cadence: preset("retargeting-tiers"),
        offer: Offer::default(),
        note: "Starts when the page campaign has said its say.",
    })?;
    let mut market = desk.campaign(CampaignPiece {
        name: "Market stall sign-ups",
        strategy: Strategy::Remarketing,
        product: espresso.id,
        audience: readers.id,
        objective: Objective {
            goal: Goal::FirstPurchase,
            kpi: Kpi::Orders,
            target: Some(45),
        },
        channels: &[Email],
        budget: 6_000,
        cadence: preset("post-purchase"),
        offer: Offer::default(),
        note: "52 first orders out of 610 sign-ups: worth repeating at the next market.",
    })?;
    market.status = CampaignStatus::Finished;
    let [refills, page] = [refills, page].map(|it| Campaign {
        status: CampaignStatus::Approved,
        ..it
    });

    let mut launches = Vec::new();
    for (campaign, pieces) in [
        (&refills, refill_launches()),
        (&win_back, win_back_launches()),
        (&renewal, renewal_launches()),
        (&page, page_launches()),
        (&films, film_launches()),
        (&market, market_launches()),
    ] {
        for piece in &pieces {
            launches.push(desk.launch(campaign, piece)?);
        }
    }

    let mut widgets = Vec::new();
    for (template, campaign) in [
        ("email-sign-up", None),
        ("replenish-reminder", Some(&refills)),
        ("free-delivery", Some(&page)),
        ("welcome-email-campaign", Some(&win_back)),
    ] {
        widgets.push(desk.widget(template, &client, campaign)?);
    }

    let mut situation = strategy::starting_situation(&client, Some(&espresso), &list.counts);
    situation.monthly_visitors = 9_800;
    situation.visitors_tagged = true;
    situation.channels = vec![Email, Sms, Social];
    situation.monthly_budget = desk.money(180_000);
    let brief = Brief {
        id: BriefId(session.new_id()),
        client: id,
        title: "Refills and first bags".to_owned(),
        prepared_by: session.author()?,
        introduction: "How Kettle & Kiln keeps its drinkers supplied and turns page visitors into first orders over the next two months.".to_owned(),
        campaigns: Vec::new(),
        leave_out: Vec::new(),
    };

    let mut all: Vec<Entity> = vec![client.into()];
    all.extend([espresso, subscription, starter].map(Entity::from));
    all.push(situation.checked()?.into());
    all.push(book.stored(session)?);
    all.extend([list, subscribers, quiet].map(Entity::from));
    all.extend([buyers, readers, members, asleep, visitors, viewers].map(Entity::from));
    all.extend([refills, win_back, renewal, page, films, market].map(Entity::from));
    all.extend(launches.into_iter().map(Entity::from));
    all.extend(widgets.into_iter().map(Entity::from));
    all.push(brief.into());
    Ok(all)
}

fn client(desk: &Desk<'_>) -> Result<Client, Error> {
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("BUG: an hour of the day");
    Ok(Client {
        id: desk.client,
        name: "Kettle & Kiln Coffee".to_owned(),
        time_zone: chrono_tz::Europe::Berlin,
        currency: desk.currency,
        week_start: WeekStart::Monday,
        brand: Brand {
            primary: Color::parse("#6f3b1f")?,
            secondary: Color::parse("#d9a35b")?,
            logo: Some(desk.logo(include_bytes!("../kettle-and-kiln.svg"))?),
            legal_footer: "Kettle & Kiln Coffee GmbH, Lagerstraße 9, 10999 Berlin".to_owned(),
            site: "https://kettleandkiln.example".to_owned(),
        },
        contact_policy: vec![
            Cap {
                channel: Some(Email),
                touches: 2,
                days: 7,
            },
            Cap {
                channel: Some(Sms),
                touches: 1,
                days: 14,
            },
            Cap {
                channel: None,
                touches: 10,
                days: 7,
            },
        ],
        jurisdictions: Vec::new(),
        quiet_hours: vec![
            QuietHours {
                channel: Email,
                from: clock(21),
                until: clock(7),
            },
            QuietHours {
                channel: Sms,
                from: clock(19),
                until: clock(10),
            },
        ],
        forgetful: None,
        blackouts: vec![Blackout {
            period: Period {
                first: desk.day(33),
                last: desk.day(34),
            },
            reason: "stock-taking".to_owned(),
        }],
        note: "Roasts on Tuesdays; parcels leave on Wednesdays and Fridays.".to_owned(),
    }
    .checked()?)
}
