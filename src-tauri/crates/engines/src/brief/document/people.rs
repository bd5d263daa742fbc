//! Audiences of the campaigns, and the widgets that support them.

use reprise_domain::audience_size::{AudienceSize, Basis, Enough};
use reprise_domain::document::{Align, Block, Cell, Column, Section, Table};
use reprise_domain::money::grouped;

use super::{BriefFacts, Told};
use crate::brief::words;

pub(super) fn audiences(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Section {
    let mut ids: Vec<_> = told.iter().filter_map(|it| it.campaign.audience).collect();
    ids.sort();
    ids.dedup();
    let rows: Vec<Vec<Cell>> = ids
        .into_iter()
        .filter_map(|id| Some((facts.workspace.audiences.get(&id)?, facts.sizes.get(&id)?)))
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
    };
    Section {
        heading: "Audiences".to_owned(),
        blocks: vec![Block::Table { table }],
    }
}

pub(super) fn widgets(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Section {
    let ours = facts.workspace.widgets.values().filter(|widget| {
        widget.client == facts.client.id
            && widget
                .campaign
                .is_none_or(|id| told.iter().any(|it| it.campaign.id == id))
    });
    let rows: Vec<Vec<Cell>> = ours
        .map(|widget| {
            let words = facts.widgets.get(&widget.template);
            let campaign = widget
                .campaign
                .and_then(|id| facts.workspace.campaigns.get(&id));
            vec![
                Cell::text(widget.name.clone()),
                Cell::text(words.map_or("", |it| it.purpose.as_str())),
                Cell::text(campaign.map_or("Always", |it| it.name.as_str())),
                Cell::text(words.map_or("", |it| it.display_rule.as_str())),
            ]
        })
        .collect();
    let column = |title: &str, weight| Column {
        title: title.to_owned(),
        align: Align::Left,
        weight,
    };
    let blocks = if rows.is_empty() {
        Vec::new()
    } else {
        let columns = vec![
            column("Widget", 3),
            column("What for", 4),
            column("Campaign", 3),
            column("Shown to", 5),
        ];
        vec![Block::Table {
            table: Table { columns, rows },
        }]
    };
    Section {
        heading: "Website widgets".to_owned(),
        blocks,
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
