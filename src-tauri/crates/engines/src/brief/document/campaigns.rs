//! Launches with messages and links, campaign by campaign.

use reprise_domain::campaign::Campaign;
use reprise_domain::document::{Block, Fact, LaunchRow, Section};
use reprise_domain::gap::short;
use reprise_domain::landing::link_of;
use reprise_domain::launch::Launch;
use reprise_domain::local_time::gap_minutes;

use super::{BriefFacts, Told};
use crate::brief::words;

pub(super) fn section(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Section {
    let mut blocks = Vec::new();
    for it in told {
        blocks.push(Block::Heading {
            text: it.campaign.name.clone(),
            strategy: Some(it.campaign.strategy),
        });
        blocks.push(Block::Facts {
            facts: about(facts, it.campaign),
        });
        if !it.campaign.note.is_empty() {
            blocks.push(Block::Paragraph {
                text: it.campaign.note.clone(),
            });
        }
        if !it.launches.is_empty() {
            blocks.push(Block::Launches {
                launches: launches(facts, it),
            });
        }
    }
    Section {
        heading: "Launches".to_owned(),
        blocks,
    }
}

fn about(facts: &BriefFacts<'_>, campaign: &Campaign) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact {
        label: label.to_owned(),
        value,
    };
    let audience = campaign
        .audience
        .and_then(|id| facts.workspace.audiences.get(&id));
    let target = campaign.objective.target.map_or(String::new(), |target| {
        format!(": {}", reprise_domain::money::grouped(target))
    });
    let mut all = vec![
        fact(
            "Objective",
            format!(
                "{}, {}{target}",
                words::capital(campaign.objective.goal.word()),
                campaign.objective.kpi.word()
            ),
        ),
        fact(
            "Audience",
            audience.map_or("open".to_owned(), |it| it.name.clone()),
        ),
        fact("Channels", words::channels(&campaign.channels)),
        fact("Budget", campaign.budget.to_string()),
    ];
    if !campaign.offer.headline.is_empty() {
        let code = if campaign.offer.promo_code.is_empty() {
            String::new()
        } else {
            format!(", code {}", campaign.offer.promo_code)
        };
        all.push(fact("Offer", format!("{}{code}", campaign.offer.headline)));
    }
    if let Some(season) = &campaign.season {
        all.push(fact(
            "Season",
            format!(
                "{}, {} to {}",
                season.name,
                words::day(season.period.first),
                words::day(season.period.last)
            ),
        ));
    }
    all
}

fn launches(facts: &BriefFacts<'_>, it: &Told<'_>) -> Vec<LaunchRow> {
    let product = it
        .campaign
        .product
        .and_then(|id| facts.workspace.products.get(&id));
    let rows = it.launches.iter().enumerate().map(|(place, launch)| {
        let before = place.checked_sub(1).map(|place| it.launches[place]);
        LaunchRow {
            day: launch.at.format("%a %-d %b %Y").to_string(),
            time: time(launch),
            name: launch.name.clone(),
            channel: launch.channel.word().to_owned(),
            gap: before.map_or_else(String::new, |it| {
                short(gap_minutes(it.at, launch.at, facts.client.time_zone))
            }),
            gap_wanted: before.and(launch.gap).map_or_else(String::new, words::gap),
            subject: launch.message.subject.clone(),
            body: launch.message.body.clone(),
            button: launch.message.call_to_action.clone(),
            link: link_of(launch, it.campaign, product, facts.client),
            cost: launch.cost.to_string(),
        }
    });
    rows.collect()
}

fn time(launch: &Launch) -> String {
    let start = launch.at.format("%H:%M");
    if launch.flight_days <= 1 {
        return start.to_string();
    }
    format!("{start}, runs {} days", launch.flight_days)
}
