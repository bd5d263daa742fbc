//! Audiences of the campaigns, and the widgets that support them.

use reprise_domain::audience_size::{AudienceSize, Basis, Enough};
use reprise_domain::document::{Align, Block, Card, Cell, Column, Fact, Section, Table};
use reprise_domain::id::AudienceId;
use reprise_domain::money::grouped;
use reprise_domain::widget::Widget;

use super::{BriefFacts, Told};
use crate::brief::{widget_picture, words};

pub(super) fn audiences(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Section {
    let mut ids: Vec<_> = told.iter().filter_map(|it| it.campaign.audience).collect();
    ids.sort();
    ids.dedup();
    let rows: Vec<Vec<Cell>> = ids
        .iter()
        .filter_map(|id| Some((facts.workspace.audiences.get(id)?, facts.sizes.get(id)?)))
        .map(|(audience, size)| {
            let excluded: Vec<&str> = audience
                .exclusions
                .iter()
                .filter_map(|id| facts.workspace.audiences.get(id))
                .map(|it| it.name.as_str())
                .collect();
            vec![
                Cell::text(format!("{}\n{}", audience.name, words::source(audience))),
                Cell::text(format!("{}\n{}", grouped(size.left), basis(size.basis))),
                Cell::text(reachable(size)),
                Cell::text(platforms(size)),
                Cell::text(if excluded.is_empty() {
                    "–".to_owned()
                } else {
                    excluded.join(", ")
                }),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Section {
            heading: "Audiences".to_owned(),
            blocks: Vec::new(),
        };
    }
    let column = |title: &str, align, weight| Column {
        title: title.to_owned(),
        align,
        weight,
    };
    let table = Table {
        columns: vec![
            column("Audience", Align::Left, 5),
            column("People", Align::Right, 2),
            column("May be written to", Align::Left, 3),
            column("Served by", Align::Left, 4),
            column("Leaves out", Align::Left, 3),
        ],
        rows,
        total: false,
    };
    let mut blocks = vec![Block::Table { table }];
    let remarks = remarks(facts, &ids);
    if !remarks.is_empty() {
        blocks.push(Block::Heading {
            text: "What the figures rest on".to_owned(),
            strategy: None,
        });
        blocks.push(Block::Bullets { items: remarks });
    }
    Section {
        heading: "Audiences".to_owned(),
        blocks,
    }
}

/// Why figures are not more exact; a sentence that holds for several audiences stands once.
fn remarks(facts: &BriefFacts<'_>, ids: &[AudienceId]) -> Vec<String> {
    let mut said: Vec<(String, Vec<&str>)> = Vec::new();
    for id in ids {
        let (Some(audience), Some(size)) = (facts.workspace.audiences.get(id), facts.sizes.get(id))
        else {
            continue;
        };
        for remark in &size.remarks {
            match said.iter_mut().find(|(sentence, _)| sentence == remark) {
                Some((_, names)) => names.push(&audience.name),
                None => said.push((remark.clone(), vec![&audience.name])),
            }
        }
    }
    let told = said
        .into_iter()
        .map(|(sentence, names)| format!("{}: {sentence}", words::listed(&names)));
    told.collect()
}

pub(super) fn widgets(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Section {
    let ours = facts.workspace.widgets.values().filter(|widget| {
        widget.client == facts.client.id
            && widget
                .campaign
                .is_none_or(|id| told.iter().any(|it| it.campaign.id == id))
    });
    let cards: Vec<Card> = ours.map(|widget| card(facts, widget)).collect();
    Section {
        heading: "Website widgets".to_owned(),
        blocks: if cards.is_empty() {
            Vec::new()
        } else {
            vec![Block::Cards { cards }]
        },
    }
}

/// A widget with its drawing; one whose template is gone keeps its name and campaign.
fn card(facts: &BriefFacts<'_>, widget: &Widget) -> Card {
    let told = facts.widgets.get(&widget.id);
    let campaign = widget
        .campaign
        .and_then(|id| facts.workspace.campaigns.get(&id));
    let fact = |label: &str, value: String| Fact {
        label: label.to_owned(),
        value,
    };
    let mut lines = vec![fact(
        "Campaign",
        campaign.map_or("any: it always shows".to_owned(), |it| it.name.clone()),
    )];
    if let Some(told) = told {
        lines.push(fact("Shown to", told.display_rule.clone()));
        lines.push(fact("How often", told.frequency.clone()));
    }
    if !widget.offer.promo_code.is_empty() {
        lines.push(fact("Code", widget.offer.promo_code.clone()));
    }
    Card {
        title: widget.name.clone(),
        text: told.map_or_else(String::new, |it| it.purpose.clone()),
        svg: told.map_or_else(String::new, widget_picture::draw),
        alt: format!("The widget ‘{}’ on a page.", widget.name),
        facts: lines,
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Measured => "counted",
        Basis::Estimated => "estimated",
        Basis::Benchmark => "by benchmark",
    }
}

fn reachable(size: &AudienceSize) -> String {
    let lines: Vec<String> = size
        .reachable
        .iter()
        .filter(|it| it.people > 0)
        .map(|it| format!("{} by {}", grouped(it.people), it.channel.word()))
        .collect();
    if lines.is_empty() {
        "nobody".to_owned()
    } else {
        lines.join("\n")
    }
}

fn platforms(size: &AudienceSize) -> String {
    let of = |enough| -> Vec<&str> {
        size.platforms
            .iter()
            .filter(|fit| fit.enough == enough)
            .map(|fit| fit.platform.word())
            .collect()
    };
    let (yes, perhaps) = (of(Enough::Yes), of(Enough::Perhaps));
    match (yes.is_empty(), perhaps.is_empty()) {
        (true, true) => "too few for any platform".to_owned(),
        (false, true) => words::listed(&yes),
        (true, false) => format!("perhaps {}", words::listed(&perhaps)),
        (false, false) => format!(
            "{}; perhaps {}",
            words::listed(&yes),
            words::listed(&perhaps)
        ),
    }
}
