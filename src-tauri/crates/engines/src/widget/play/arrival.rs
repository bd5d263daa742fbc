//! The visits that can be played: one for every link of the campaigns, one for every tag a rule waits for, and the usual ways
//! to a shop.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use reprise_domain::campaign::Campaign;
use reprise_domain::channel::Channel;
use reprise_domain::landing::{link_of, utm_of};
use reprise_domain::launch::Launch;
use reprise_domain::link::{UtmSet, tagged};
use reprise_domain::local_time::resolve;
use reprise_domain::widget::{CAMPAIGN_VALUE, Condition, UtmKey, Widget};
use serde::Serialize;
use ts_rs::TS;

use super::Cast;
use super::shop::home;
use crate::widget::days::days;
use crate::widget::embed::encoded;
use crate::widget::tags::resolved;

/// Launches of one campaign that are offered; the links of later ones are the same but for a name.
const MOST: usize = 60;

/// A way in which a visitor comes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Arrival {
    /// Tells it from the others.
    pub id: String,
    /// What it belongs to: the campaign's name, or one heading for all others.
    pub group: String,
    /// Ends "A new visitor comes …": "from ‘Refill 1’ (e-mail)".
    pub label: String,
    /// The page it leads to, with its tags.
    pub address: String,
    /// The page before, as the browser would tell it; empty for none.
    pub referrer: String,
    /// When its launch starts; none for a visit at any time.
    pub at: Option<DateTime<Utc>>,
    /// The same as local time of the client.
    pub local: Option<NaiveDateTime>,
}

/// Every way to come: links of the campaigns by time, tags that rules wait for, then the usual ways.
pub fn arrivals(cast: Cast<'_>) -> Vec<Arrival> {
    let home = home(cast);
    let mut all: Vec<Arrival> = Vec::new();
    let mut seen = BTreeSet::new();
    for widget in tried_first(cast) {
        let campaign = widget.campaign.filter(|it| seen.insert(*it));
        let campaign = campaign.and_then(|id| cast.workspace.campaigns.get(&id));
        all.extend(campaign.into_iter().flat_map(|it| links(cast, it, &home)));
    }
    let linked: BTreeSet<String> = all.iter().map(|it| it.address.clone()).collect();
    for (at, widget) in tried_first(cast).enumerate() {
        let asked = asked(widget, cast, &home, at);
        all.extend(asked.filter(|it| !linked.contains(&it.address)));
    }
    for (id, label, referrer) in [
        ("direct", "directly, by the shop's address", ""),
        ("search", "from a search", "https://www.google.com/"),
        (
            "social",
            "from a social network",
            "https://www.facebook.com/",
        ),
        (
            "site",
            "from a link on another site",
            "https://blog.example/",
        ),
    ] {
        all.push(Arrival {
            id: id.to_owned(),
            group: "Without tags".to_owned(),
            label: label.to_owned(),
            address: home.clone(),
            referrer: referrer.to_owned(),
            at: None,
            local: None,
        });
    }
    all
}

/// The first moment of the days on which a widget may show, at ten in the morning; none when it may show today, or never.
/// Of several runs of days the next one, else the last. A run without a first day has no such moment.
pub fn opening(cast: Cast<'_>, today: NaiveDate) -> Option<DateTime<Utc>> {
    let runs = days(cast.tried, cast.workspace)?;
    if runs.iter().any(|it| it.first <= today && today <= it.last) {
        return None;
    }
    let next = runs.iter().find(|it| it.first > today);
    let first = next.or(runs.last())?.first;
    if first == NaiveDate::MIN {
        return None;
    }
    let zone = cast.workspace.clients.get(&cast.tried.client)?.time_zone;
    Some(resolve(first.and_hms_opt(10, 0, 0)?, zone).instant)
}

fn tried_first<'a>(cast: Cast<'a>) -> impl Iterator<Item = &'a Widget> {
    let others = cast.widgets.iter().copied();
    let others = others.filter(move |it| it.id != cast.tried.id);
    std::iter::once(cast.tried).chain(others)
}

fn links(cast: Cast<'_>, campaign: &Campaign, home: &str) -> Vec<Arrival> {
    let workspace = cast.workspace;
    let Some(client) = workspace.clients.get(&campaign.client) else {
        return Vec::new();
    };
    let product = campaign.product.and_then(|id| workspace.products.get(&id));
    let launches = workspace.launches_of(campaign.id);
    let arrival = |launch: &Launch| Arrival {
        id: format!("launch:{}", launch.id),
        group: campaign.name.clone(),
        label: format!("from ‘{}’ ({})", launch.name, launch.channel.word()),
        address: link_of(launch, campaign, product, client)
            .unwrap_or_else(|| tagged(home, &utm_of(launch, campaign))),
        referrer: referrer(launch.channel).to_owned(),
        at: Some(resolve(launch.at, client.time_zone).instant),
        local: Some(launch.at),
    };
    launches.iter().take(MOST).map(|it| arrival(it)).collect()
}

/// What the browser says about the page before: mail and message programs say nothing.
fn referrer(channel: Channel) -> &'static str {
    match channel {
        Channel::Email | Channel::Sms | Channel::Push | Channel::OnSite => "",
        Channel::Search => "https://www.google.com/",
        Channel::Display => "https://news.example/",
        Channel::Social => "https://www.facebook.com/",
    }
}

/// A visit with the tags that a widget's rules wait for, where they wait for any.
fn asked<'a>(
    widget: &'a Widget,
    cast: Cast<'a>,
    home: &'a str,
    at: usize,
) -> impl Iterator<Item = Arrival> + use<'a> {
    let mut utm = UtmSet::default();
    let mut words = Vec::new();
    for condition in resolved(widget, cast.workspace).conditions {
        let Condition::Utm {
            key,
            values,
            not: false,
        } = condition
        else {
            continue;
        };
        // Without a campaign the word for its tags fits no address.
        let Some(value) = values.into_iter().find(|it| it != CAMPAIGN_VALUE) else {
            continue;
        };
        let (word, place) = match key {
            UtmKey::Source => ("source", &mut utm.source),
            UtmKey::Medium => ("medium", &mut utm.medium),
            UtmKey::Campaign => ("campaign", &mut utm.campaign),
            UtmKey::Content => ("content", &mut utm.content),
            UtmKey::Term => ("term", &mut utm.term),
        };
        if place.is_empty() {
            words.push(format!("utm_{word}={value}"));
            *place = encoded(&value);
        }
    }
    let asks = (!words.is_empty()).then(|| Arrival {
        id: format!("rule:{at}"),
        group: "As a rule asks".to_owned(),
        label: format!("by a link with {}", words.join(" and ")),
        address: tagged(home, &utm),
        referrer: String::new(),
        at: None,
        local: None,
    });
    asks.into_iter()
}
