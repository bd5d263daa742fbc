//! Laying a campaign's launches along a cadence: each at its offset, then at the first time that is allowed.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDateTime};
use reprise_domain::Refusal;
use reprise_domain::campaign::{Cadence, Campaign};
use reprise_domain::channel::Channel;
use reprise_domain::client::Client;
use reprise_domain::gap::Gap;
use reprise_domain::launch::Message;
use reprise_domain::preset::{CYCLE_DAYS, Preset, PresetId, PresetStep};
use reprise_domain::product::{Product, Purchase};
use reprise_domain::refusal::in_range;
use reprise_domain::settings::Settings;
use serde::Serialize;
use ts_rs::TS;

use super::allowed::first_allowed;
use super::presets::preset;
use super::why::obstacle;
use super::windows::Laws;

/// Most launches a steady cadence lays at once.
const COUNT_LIMIT: u32 = 200;

/// What to lay.
#[derive(Debug, Clone, Copy)]
pub struct LadderRequest<'a> {
    /// Where the gaps come from.
    pub cadence: &'a Cadence,
    /// The campaign.
    pub campaign: &'a Campaign,
    /// Its client.
    pub client: &'a Client,
    /// The workspace's own presets, beside those that come with Reprise.
    pub presets: &'a BTreeMap<PresetId, Preset>,
    /// Its product.
    pub product: Option<&'a Product>,
    /// What the offsets count from, local time.
    pub anchor: NaiveDateTime,
    /// How many launches a steady cadence lays; ladders have their own number.
    pub count: u32,
    /// Whether and which legal windows on file count.
    pub settings: &'a Settings,
}

/// A launch as a ladder lays it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlannedLaunch {
    /// Its name.
    pub name: String,
    /// Where it happens.
    pub channel: Channel,
    /// When it starts, local time.
    pub at: NaiveDateTime,
    /// How many days ads run.
    pub flight_days: u32,
    /// Time since the launch before it; none for the first.
    pub gap: Option<Gap>,
    /// What it says.
    pub message: Message,
    /// When the ladder alone would have put it, if it had to give way to quiet hours, blackouts or the launch before.
    pub wished: Option<NaiveDateTime>,
    /// What it gave way to, as the end of a sentence: "in the quiet hours of e-mail (21:00–08:00)"; empty when it did not.
    pub gave_way_to: String,
}

/// Lays the launches, earliest first.
///
/// Each stands at its offset from the anchor; a launch that falls into quiet hours, a blackout or
/// outside a legal window goes to the first allowed time after it, and one that comes too close to
/// the launch before goes to its minimum gap, then again to the first allowed time. Gaps are counted
/// in local time. `Hand` lays a single launch at the anchor.
///
/// # Errors
/// `Missing` for an unknown preset, `OutOfRange` for a count of 0 or above 200, `GapOutOfOrder`,
/// `DateOutOfRange` when a launch would leave 2000 to 2100.
pub fn ladder(request: &LadderRequest<'_>) -> Result<Vec<PlannedLaunch>, Refusal> {
    // Offsets are added to it: a day at the end of all calendars would carry them beyond.
    reprise_domain::period::plannable(request.anchor.date(), "the day the launches count from")?;
    let wishes = match request.cadence {
        Cadence::Preset { preset: id } => {
            let preset = preset(id, request.presets).ok_or_else(|| Refusal::Missing {
                what: format!("the preset ‘{id}’"),
            })?;
            preset
                .steps
                .iter()
                .map(|step| of_step(step, request))
                .collect()
        }
        Cadence::Steady { gap } => steady(*gap, request)?,
        Cadence::Hand => vec![plain(request, 1, request.anchor, None)],
    };
    let laws = Laws::of(request.settings);
    let mut laid: Vec<PlannedLaunch> = Vec::with_capacity(wishes.len());
    for mut launch in wishes {
        let wish = launch.at;
        let allow = |at| first_allowed(at, launch.channel, request.client, laws);
        let mut at = allow(wish);
        let mut gave_way_to = obstacle(wish, launch.channel, request.client, laws);
        if let (Some(before), Some(gap)) = (laid.last(), launch.gap) {
            let earliest = before.at + Duration::hours(i64::from(gap.min_hours));
            if at < earliest {
                at = allow(earliest);
                gave_way_to =
                    gave_way_to.or_else(|| Some(format!("too close to ‘{}’", before.name)));
            }
        }
        reprise_domain::period::plannable(at.date(), "a launch")?;
        launch.at = at;
        launch.wished = (at != wish).then_some(wish);
        launch.gave_way_to = gave_way_to.filter(|_| at != wish).unwrap_or_default();
        laid.push(launch);
    }
    Ok(laid)
}

fn of_step(step: &PresetStep, request: &LadderRequest<'_>) -> PlannedLaunch {
    let hours = match (step.after_hours, step.cycle_percent) {
        (Some(hours), _) => i64::from(hours),
        (None, Some(percent)) => {
            i64::from(cycle_days(request.product)) * 24 * i64::from(percent) / 100
        }
        (None, None) => 0,
    };
    // Parts of a day of a long cycle would land at night; days keep the anchor's hour.
    let hours = if step.cycle_percent.is_some() {
        hours / 24 * 24
    } else {
        hours
    };
    PlannedLaunch {
        name: step.name.clone(),
        channel: channel_for(step.channel, request.campaign),
        at: request.anchor + Duration::hours(hours),
        flight_days: step.flight_days,
        gap: step.gap.map(|gap| scaled(gap, step, request.product)),
        message: worded(&step.message, request.product),
        wished: None,
        gave_way_to: String::new(),
    }
}

/// Gaps of cycle ladders are written for four weeks and stretch with the product's own cycle.
fn scaled(gap: Gap, step: &PresetStep, product: Option<&Product>) -> Gap {
    if step.cycle_percent.is_none() {
        return gap;
    }
    let stretch = |hours: u32| {
        (u64::from(hours) * u64::from(cycle_days(product)) / u64::from(CYCLE_DAYS)) as u32
    };
    Gap {
        min_hours: stretch(gap.min_hours),
        ideal_hours: stretch(gap.ideal_hours),
        max_hours: stretch(gap.max_hours),
    }
}

fn cycle_days(product: Option<&Product>) -> u32 {
    match product.map(|product| product.purchase) {
        Some(Purchase::UsedUp { every_days }) => every_days,
        Some(Purchase::Subscribed { renewal }) => renewal.months() * 30,
        Some(Purchase::Once { .. }) | None => CYCLE_DAYS,
    }
}

fn steady(gap: Gap, request: &LadderRequest<'_>) -> Result<Vec<PlannedLaunch>, Refusal> {
    gap.checked("the gap", "cadence.gap")?;
    in_range(
        request.count,
        1..=COUNT_LIMIT,
        "the number of launches",
        "count",
    )?;
    Ok((0..request.count)
        .map(|place| {
            let at =
                request.anchor + Duration::hours(i64::from(gap.ideal_hours) * i64::from(place));
            plain(request, place + 1, at, (place > 0).then_some(gap))
        })
        .collect())
}

fn plain(
    request: &LadderRequest<'_>,
    number: u32,
    at: NaiveDateTime,
    gap: Option<Gap>,
) -> PlannedLaunch {
    PlannedLaunch {
        name: format!("{} {number}", request.campaign.name),
        channel: request
            .campaign
            .channels
            .first()
            .copied()
            .unwrap_or(Channel::Email),
        at,
        flight_days: 1,
        gap,
        message: Message::default(),
        wished: None,
        gave_way_to: String::new(),
    }
}

/// The step's own channel where the campaign uses it, else the campaign's first of the same ownership.
fn channel_for(usual: Channel, campaign: &Campaign) -> Channel {
    if campaign.channels.contains(&usual) {
        return usual;
    }
    let alike = campaign
        .channels
        .iter()
        .find(|channel| channel.is_owned() == usual.is_owned());
    alike.copied().unwrap_or(usual)
}

fn worded(message: &Message, product: Option<&Product>) -> Message {
    let name = product.map_or("your order", |product| product.name.as_str());
    let fill = |text: &String| {
        let text = text.replace("{product}", name);
        let mut chars = text.chars();
        chars.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(chars).collect()
        })
    };
    Message {
        subject: fill(&message.subject),
        body: fill(&message.body),
        call_to_action: message.call_to_action.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::{at, campaign, client, product};
    use super::super::presets::presets;
    use super::*;

    fn lay(cadence: &Cadence, anchor: &str) -> Vec<PlannedLaunch> {
        ladder(&LadderRequest {
            cadence,
            campaign: &campaign(1),
            client: &client(),
            presets: &BTreeMap::new(),
            product: Some(&product()),
            anchor: at(anchor),
            count: 3,
            settings: &Settings::default(),
        })
        .unwrap()
    }

    fn times(launches: &[PlannedLaunch]) -> Vec<String> {
        launches
            .iter()
            .map(|launch| launch.at.format("%d %H:%M").to_string())
            .collect()
    }

    #[test]
    fn a_cart_left_at_night_waits_for_the_morning() {
        let cadence = Cadence::Preset {
            preset: "cart".into(),
        };
        // Quiet from 21:00 to 08:00. The second step keeps its distance of 18 hours at least.
        let laid = lay(&cadence, "2026-05-04T22:30:00");
        assert_eq!(times(&laid), ["05 08:00", "06 08:00", "08 08:00"]);
        assert_eq!(laid[0].wished, Some(at("2026-05-04T23:30:00")));
        assert_eq!(
            laid[0].gave_way_to,
            "in the quiet hours of e-mail (21:00–08:00)"
        );
        assert_eq!(
            laid[2].gave_way_to,
            "in the quiet hours of e-mail (21:00–08:00)"
        );
    }

    #[test]
    fn replenishment_follows_the_product() {
        let cadence = Cadence::Preset {
            preset: "replenishment".into(),
        };
        let laid = lay(&cadence, "2026-05-01T10:00:00");
        // The product lasts 28 days: three quarters are 21.
        assert_eq!(times(&laid)[..2], ["22 10:00", "29 10:00"]);
        assert!(laid[0].message.subject.contains("House Espresso"));
    }

    #[test]
    fn a_blackout_is_stepped_over() {
        let cadence = Cadence::Steady {
            gap: Gap::days(5, 7, 14),
        };
        // 11 and 12 May are blacked out.
        assert_eq!(
            times(&lay(&cadence, "2026-05-04T10:00:00")),
            ["04 10:00", "13 10:00", "18 10:00"]
        );
        let close = Cadence::Steady {
            gap: Gap::days(6, 7, 14),
        };
        assert_eq!(
            lay(&close, "2026-05-04T10:00:00")[2].gave_way_to,
            "too close to ‘Campaign 1 2’"
        );
    }

    #[test]
    fn every_preset_can_be_laid() {
        for preset in presets() {
            let laid = lay(
                &Cadence::Preset {
                    preset: preset.id.clone(),
                },
                "2026-07-01T10:00:00",
            );
            assert_eq!(laid.len(), preset.steps.len());
            assert!(
                laid.windows(2).all(|pair| pair[0].at <= pair[1].at),
                "{}",
                preset.id
            );
        }
    }

    #[test]
    fn an_unknown_preset_is_missing() {
        let refused = ladder(&LadderRequest {
            cadence: &Cadence::Preset {
                preset: "nope".into(),
            },
            campaign: &campaign(1),
            client: &client(),
            presets: &BTreeMap::new(),
            product: None,
            anchor: at("2026-05-04T10:00:00"),
            count: 1,
            settings: &Settings::default(),
        });
        assert!(matches!(refused, Err(Refusal::Missing { .. })));
    }
}
