//! Strategy and why, with the eight dimensions.

use reprise_domain::advice::Reason;
use reprise_domain::document::{Align, Block, Cell, Column, Section, Table, Tone};
use reprise_domain::source::Strength;
use reprise_domain::strategy::Strategy;

use super::BriefFacts;

pub(super) fn section(facts: &BriefFacts<'_>) -> Section {
    let mut blocks = Vec::new();
    if let Some(advice) = facts.advice {
        blocks.push(Block::Lead {
            text: advice.headline.clone(),
        });
        blocks.push(Block::Bullets {
            items: advice.why.iter().map(reason).collect(),
        });
        if !advice.exclusions.is_empty() {
            blocks.push(Block::Heading {
                text: "Keeping the two apart".to_owned(),
            });
            blocks.push(Block::Bullets {
                items: advice.exclusions.clone(),
            });
        }
        blocks.push(Block::Heading {
            text: "The two side by side".to_owned(),
        });
        blocks.push(Block::Table {
            table: comparison(facts),
        });
        if !advice.cautions.is_empty() {
            blocks.push(Block::Callout {
                tone: Tone::Note,
                title: "To mind.".to_owned(),
                text: advice.cautions.join(" "),
            });
        }
    }
    Section {
        heading: "Strategy and why".to_owned(),
        blocks,
    }
}

fn reason(reason: &Reason) -> String {
    let strength = match reason.source.strength {
        Strength::Weak => "weak",
        Strength::Moderate => "moderate",
        Strength::Strong => "strong",
    };
    format!(
        "{} (rule {}, {strength}: {}, {})",
        reason.text, reason.rule, reason.source.name, reason.source.date
    )
}

fn comparison(facts: &BriefFacts<'_>) -> Table {
    let column = |title: &str, weight| Column {
        title: title.to_owned(),
        align: Align::Left,
        weight,
    };
    let rows = facts
        .advice
        .into_iter()
        .flat_map(|advice| &advice.comparison)
        .map(|row| {
            let mark = |strategy| {
                if row.tips == Some(strategy) {
                    "▸ "
                } else {
                    ""
                }
            };
            vec![
                Cell::text(row.dimension.clone()),
                Cell::text(format!(
                    "{}{}",
                    mark(Strategy::Retargeting),
                    row.retargeting
                )),
                Cell::text(format!(
                    "{}{}",
                    mark(Strategy::Remarketing),
                    row.remarketing
                )),
            ]
        });
    Table {
        columns: vec![
            column("Dimension", 2),
            column("Retargeting", 5),
            column("Remarketing", 5),
        ],
        rows: rows.collect(),
    }
}
