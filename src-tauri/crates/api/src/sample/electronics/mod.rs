//! Northlight Electronics: televisions bought once in years. Retargeting leads.

use chrono::NaiveTime;
use reprise_domain::audience::{Audience, AudienceSource, ContactFilter, Engagement};
use reprise_domain::brief::Brief;
use reprise_domain::campaign::{CampaignStatus, Goal, Kpi, Objective, Precedence};
use reprise_domain::channel::Channel::{Display, Email, Search, Social};
use reprise_domain::client::{Brand, Cap, Client, Color, QuietHours};
use reprise_domain::entity::Entity;
use reprise_domain::id::*;
use reprise_domain::money::Currency;
use reprise_domain::offer::Offer;
use reprise_domain::period::{Period, WeekStart};
use reprise_domain::platform::Platform;
use reprise_domain::product::{Purchase, RenewalPeriod};
use reprise_domain::strategy::Strategy;
use reprise_domain::widget::Condition;
use reprise_engines::strategy;

mod launches;

use launches::{care_launches, cart_launches, open_box_launches, seen_launches, sound_launches};

use super::people::people;
use super::pieces::{CampaignPiece, Desk, preset};
use crate::contacts::MadeBook;
use crate::error::Error;
use crate::session::Session;

pub(super) fn entities(session: &Session) -> Result<Vec<Entity>, Error> {
    let today = session.today(chrono_tz::Europe::London);
    let id = ClientId(session.new_id());
    let currency = Currency::parse("GBP")?;
    let desk = Desk {
        session,
        client: id,
        currency,
        start: super::monday_of(today),
    };
    let client = client(&desk)?;

    let television = desk.product(
        "55-inch OLED television",
        119_900,
        0.18,
        Purchase::Once {
            consideration_days: 21,
        },
        "https://northlight.example/televisions/oled-55",
    )?;
    let soundbar = desk.product(
        "Soundbar 300",
        24_900,
        0.27,
        Purchase::Once {
            consideration_days: 10,
        },
        "https://northlight.example/audio/soundbar-300",
    )?;
    let warranty = desk.product(
        "Five-year care plan",
        7_900,
        0.71,
        Purchase::Subscribed {
            renewal: RenewalPeriod::Yearly,
        },
        "https://northlight.example/care-plan",
    )?;

    let mut book = MadeBook::new(id);
    let list = book.list(
        session,
        ("Orders and newsletter", "orders-export.csv", today),
        &people(1_860, 11, "GB", today),
    )?;
    let owners = desk.audience(
        "Television owners",
        Audience::of_lists(vec![list.id], ContactFilter::Buyers),
        &[],
        "Bought in the shop or online.",
    )?;
    let viewers = desk.audience(
        "Television page visitors, 30 days",
        AudienceSource::Visitors {
            pages: vec!["/televisions/*".to_owned()],
            product: Some(television.id),
            lookback_days: 30,
            estimated: 14_200,
            converted: false,
        },
        &[owners.id],
        "Looked at one television or more, bought none.",
    )?;
    let carts = desk.audience(
        "Left a television in the cart, 7 days",
        AudienceSource::Visitors {
            pages: vec!["/cart".to_owned()],
            product: Some(television.id),
            lookback_days: 7,
            estimated: 640,
            converted: false,
        },
        &[owners.id],
        "The shop keeps a cart for a week, so the window is a week.",
    )?;
    let engagers = desk.audience(
        "Picture-test video viewers",
        AudienceSource::Engagers {
            platform: Platform::Meta,
            engagement: Engagement::Video,
            retention_days: 90,
            estimated: 22_300,
        },
        &[],
        "Watched the side-by-side picture test.",
    )?;

    let mut seen = desk.campaign(CampaignPiece {
        name: "Television viewers come back",
        strategy: Strategy::Retargeting,
        product: television.id,
        audience: viewers.id,
        objective: Objective { goal: Goal::FirstPurchase, kpi: Kpi::Orders, target: Some(60) },
        channels: &[Social, Display, Search],
        budget: 640_000,
        cadence: preset("retargeting-tiers"),
        offer: Offer::default(),
        note: "People take about three weeks to choose a television: three weeks of ads, strongest first.",
    })?;
    let cart = desk.campaign(CampaignPiece {
        name: "Saved carts",
        strategy: Strategy::Retargeting,
        product: television.id,
        audience: carts.id,
        objective: Objective {
            goal: Goal::FirstPurchase,
            kpi: Kpi::ConversionRate,
            target: Some(45),
        },
        channels: &[Social, Display],
        budget: 120_000,
        cadence: preset("cart"),
        offer: Offer {
            headline: "Free wall mounting".to_owned(),
            promo_code: "MOUNTFREE".to_owned(),
            // Ends before the last flight, on purpose: a finding to mend.
            valid: Some(Period {
                first: desk.day(1),
                last: desk.day(12),
            }),
            terms: "Televisions from 50 inches, mainland UK.".to_owned(),
        },
        note: "Free mounting costs us £45 and beats any discount we tried.",
    })?;
    let mut care = desk.campaign(CampaignPiece {
        name: "Care plan renewal",
        strategy: Strategy::Remarketing,
        product: warranty.id,
        audience: owners.id,
        objective: Objective {
            goal: Goal::Renewal,
            kpi: Kpi::Renewals,
            target: Some(220),
        },
        channels: &[Email],
        budget: 20_000,
        cadence: preset("renewal"),
        offer: Offer::default(),
        note: "The 30-day step is the one the law of some states asks for.",
    })?;
    let sound = desk.campaign(CampaignPiece {
        name: "Sound for new televisions",
        strategy: Strategy::Remarketing,
        product: soundbar.id,
        audience: owners.id,
        objective: Objective {
            goal: Goal::Upsell,
            kpi: Kpi::Orders,
            target: Some(90),
        },
        channels: &[Email],
        budget: 18_000,
        cadence: preset("post-purchase"),
        offer: Offer {
            headline: "10% off a soundbar for your television".to_owned(),
            promo_code: "HEARIT".to_owned(),
            valid: Some(Period {
                first: desk.day(0),
                last: desk.day(75),
            }),
            terms: "One per household, not with other offers.".to_owned(),
        },
        note: "Help first, offer second: the first letter sells nothing.",
    })?;
    let mut open_box = desk.campaign(CampaignPiece {
        name: "Open-box weekend",
        strategy: Strategy::Retargeting,
        product: television.id,
        audience: engagers.id,
        objective: Objective {
            goal: Goal::FirstPurchase,
            kpi: Kpi::Orders,
            target: Some(15),
        },
        channels: &[Social],
        budget: 95_000,
        cadence: preset("retargeting-tiers"),
        offer: Offer::default(),
        note: "Eleven sets sold in three days, at £82 of ads a set.",
    })?;
    open_box.status = CampaignStatus::Finished;
    seen.status = CampaignStatus::Approved;
    care.after = vec![Precedence {
        campaign: sound.id,
        lag_days: 3,
    }];

    let mut launches = Vec::new();
    for (campaign, pieces) in [
        (&seen, seen_launches()),
        (&cart, cart_launches()),
        (&sound, sound_launches()),
        (&care, care_launches()),
        (&open_box, open_box_launches()),
    ] {
        for piece in &pieces {
            launches.push(desk.launch(campaign, piece)?);
        }
    }

    let mut widgets = Vec::new();
    for (template, campaign) in [
        ("viewed-product-discount", Some(&seen)),
        ("welcome-social-retargeting", Some(&cart)),
        ("email-sign-up", None),
    ] {
        widgets.push(desk.widget(template, &client, campaign)?);
    }
    // The plan's finding is about the campaign; the site already says what the last flight will.
    for widget in &mut widgets {
        if widget.campaign == Some(cart.id) {
            widget.offer.valid = Some(Period {
                first: desk.day(1),
                last: desk.day(15),
            });
        }
        // The template knows no shop's addresses.
        for condition in &mut widget.design.rules.conditions {
            if let Condition::Page { values, .. } = condition {
                *values = vec!["/televisions".to_owned()];
            }
        }
    }

    let mut situation = strategy::starting_situation(&client, Some(&television), &list.counts);
    situation.reach = reprise_domain::advice::Reach::VisitorsWhoDidNotBuy;
    situation.monthly_visitors = 14_200;
    situation.visitors_tagged = true;
    situation.channels = vec![Social, Display, Search, Email];
    situation.monthly_budget = desk.money(650_000);
    let brief = Brief {
        id: BriefId(session.new_id()),
        client: id,
        title: "Televisions, the next nine weeks".to_owned(),
        prepared_by: session.author()?,
        introduction: "How Northlight brings back people who looked at a television and left, and what it offers owners once the set hangs on the wall.".to_owned(),
        campaigns: Vec::new(),
        leave_out: Vec::new(),
    };

    let mut all: Vec<Entity> = vec![client.into()];
    all.extend([television, soundbar, warranty].map(Entity::from));
    all.push(situation.checked()?.into());
    all.push(book.stored(session)?);
    all.push(list.into());
    all.extend([owners, viewers, carts, engagers].map(Entity::from));
    all.extend([seen, cart, sound, care, open_box].map(Entity::from));
    all.extend(launches.into_iter().map(Entity::from));
    all.extend(widgets.into_iter().map(Entity::from));
    all.push(brief.into());
    Ok(all)
}

fn client(desk: &Desk<'_>) -> Result<Client, Error> {
    let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("BUG: an hour of the day");
    Ok(Client {
        id: desk.client,
        name: "Northlight Electronics".to_owned(),
        time_zone: chrono_tz::Europe::London,
        currency: desk.currency,
        week_start: WeekStart::Monday,
        brand: Brand {
            primary: Color::parse("#16324f")?,
            secondary: Color::parse("#3fa7d6")?,
            logo: Some(desk.logo(include_bytes!("../northlight.svg"))?),
            legal_footer: "Northlight Electronics Ltd, 14 Quay Street, Bristol BS1 4DB".to_owned(),
            site: "https://northlight.example".to_owned(),
        },
        contact_policy: vec![
            Cap {
                channel: Some(Email),
                touches: 2,
                days: 7,
            },
            Cap {
                channel: None,
                touches: 12,
                days: 7,
            },
        ],
        jurisdictions: Vec::new(),
        quiet_hours: vec![QuietHours {
            channel: Email,
            from: clock(22),
            until: clock(7),
        }],
        forgetful: None,
        blackouts: Vec::new(),
        note: "Deliveries on Tuesdays, Thursdays and Saturdays; fitters need two days' notice."
            .to_owned(),
    }
    .checked()?)
}
