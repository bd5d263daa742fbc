//! Launches with messages and links, campaign by campaign.

use reprise_domain::campaign::Campaign;
use reprise_domain::document::{Align, Block, Cell, Column, Fact, Section, Table};
use reprise_domain::gap::spoken;
use reprise_domain::landing::link_of;
use reprise_domain::launch::Launch;
use reprise_domain::local_time::gap_minutes;

use super::{BriefFacts, Told};
use crate::brief::words;

pub(super) fn section(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Section {
    let mut blocks = Vec::new();
    for it in told {
        blocks.push(Block::Heading {
            text: format!("{} ({})", it.campaign.name, it.campaign.strategy.word()),
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
            blocks.push(Block::Table {
                table: launches(facts, it),
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

fn launches(facts: &BriefFacts<'_>, it: &Told<'_>) -> Table {
    let column = |title: &str, align, weight| Column {
        title: title.to_owned(),
        align,
        weight,
    };
    let product = it
        .campaign
        .product
        .and_then(|id| facts.workspace.products.get(&id));
    let rows = it.launches.iter().enumerate().map(|(place, launch)| {
        let before = place.checked_sub(1).map(|place| it.launches[place]);
        let link = link_of(launch, it.campaign, product, facts.client);
        vec![
            Cell::text(when(launch)),
            Cell::text(format!("{}\n{}", launch.name, launch.channel.word())),
            Cell::text(message(launch)),
            Cell::text(before.map_or("–".to_owned(), |it| {
                spoken(gap_minutes(it.at, launch.at, facts.client.time_zone))
            })),
            Cell {
                text: link.clone().unwrap_or_else(|| "no page yet".to_owned()),
                link,
            },
        ]
    });
    Table {
        columns: vec![
            column("When", Align::Left, 3),
            column("Launch", Align::Left, 4),
            column("Message", Align::Left, 6),
            column("Gap", Align::Right, 2),
            column("Link", Align::Left, 5),
        ],
        rows: rows.collect(),
    }
}

fn when(launch: &Launch) -> String {
    let start = words::moment(launch.at);
    if launch.flight_days <= 1 {
        return start;
    }
    format!("{start}\nruns {} days", launch.flight_days)
}

fn message(launch: &Launch) -> String {
    let message = &launch.message;
    let button = if message.call_to_action.is_empty() {
        String::new()
    } else {
        format!("[{}]", message.call_to_action)
    };
    let gap = launch
        .gap
        .map_or(String::new(), |gap| format!("Gap: {}", words::gap(gap)));
    let lines = [&message.subject, &message.body, &button, &gap];
    let said: Vec<&str> = lines
        .into_iter()
        .filter(|it| !it.is_empty())
        .map(String::as_str)
        .collect();
    if said.is_empty() {
        "not written yet".to_owned()
    } else {
        said.join("\n")
    }
}
