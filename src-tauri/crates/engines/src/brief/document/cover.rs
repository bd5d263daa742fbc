//! The cover's facts and the words before everything else.

use reprise_domain::document::{Block, Fact, Section, Tone};
use reprise_domain::money::{Money, grouped};
use reprise_domain::strategy::Strategy;

use super::{BriefFacts, Told};
use crate::brief::words;

/// "3 campaigns, 24 Nov 2026 to 11 Jan 2027".
pub(super) fn subtitle(told: &[Told<'_>]) -> String {
    let count = match told.len() {
        0 => "No campaigns yet".to_owned(),
        1 => "1 campaign".to_owned(),
        count => format!("{count} campaigns"),
    };
    match period(told) {
        Some((first, last)) => format!("{count}, {} to {}", words::day(first), words::day(last)),
        None => count,
    }
}

/// Four to six facts a reader wants first; only those that say something.
pub(super) fn at_a_glance(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact {
        label: label.to_owned(),
        value,
    };
    let budgets = told
        .iter()
        .map(|it| it.campaign.budget.minor)
        .fold(0, i64::saturating_add);
    let launches: usize = told.iter().map(|it| it.launches.len()).sum();
    let mut channels: Vec<_> = told
        .iter()
        .flat_map(|it| it.campaign.channels.iter().copied())
        .collect();
    channels.sort();
    channels.dedup();
    let count = |strategy| {
        told.iter()
            .filter(|it| it.campaign.strategy == strategy)
            .count()
    };
    let mut glance = vec![
        fact(
            "Campaigns",
            campaigns(count(Strategy::Retargeting), count(Strategy::Remarketing)),
        ),
        fact("Launches", grouped(launches as u64)),
        fact(
            "Budget",
            Money {
                minor: budgets,
                currency: facts.client.currency,
            }
            .to_string(),
        ),
    ];
    if let Some((first, last)) = period(told) {
        glance.push(fact(
            "Weeks",
            grouped(((last - first).num_days() as u64).div_ceil(7).max(1)),
        ));
    }
    if !channels.is_empty() {
        glance.push(fact("Channels", words::channels(&channels)));
    }
    glance.push(fact(
        "Time zone",
        facts.client.time_zone.name().replace('_', " "),
    ));
    glance
}

fn campaigns(retargeting: usize, remarketing: usize) -> String {
    match (retargeting, remarketing) {
        (0, 0) => "none yet".to_owned(),
        (ads, 0) => format!("{ads} retargeting"),
        (0, messages) => format!("{messages} remarketing"),
        (ads, messages) => format!("{ads} retargeting, {messages} remarketing"),
    }
}

/// The brief's own words, or a remark where there is nothing to hand over yet.
pub(super) fn introduction(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Option<Section> {
    let mut blocks: Vec<Block> = Vec::new();
    if !facts.brief.introduction.is_empty() {
        blocks.push(Block::Lead {
            text: facts.brief.introduction.clone(),
        });
    }
    if told.is_empty() {
        blocks.push(Block::Callout {
            tone: Tone::Note,
            title: "Nothing is planned yet.".to_owned(),
            text: "Add a campaign and lay its launches; they appear here at once.".to_owned(),
        });
    }
    (!blocks.is_empty()).then(|| Section {
        heading: "In short".to_owned(),
        blocks,
    })
}

fn period(told: &[Told<'_>]) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
    let launches = || told.iter().flat_map(|it| &it.launches);
    let first = launches().map(|launch| launch.at.date()).min()?;
    let last = launches().map(|launch| launch.last_day()).max()?;
    Some((first, last))
}
