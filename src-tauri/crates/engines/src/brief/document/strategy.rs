//! Strategy and why, with the eight dimensions.

use reprise_domain::advice::{Advice, Reason};
use reprise_domain::document::{Because, Block, Compared, Section, Tone};
use reprise_domain::source::Strength;

use super::BriefFacts;

pub(super) fn section(facts: &BriefFacts<'_>) -> Section {
    let mut blocks = Vec::new();
    if let Some(advice) = facts.advice {
        blocks.push(Block::Lead {
            text: advice.headline.clone(),
        });
        blocks.push(Block::Reasons {
            reasons: advice.why.iter().map(because).collect(),
        });
        if !advice.exclusions.is_empty() {
            blocks.push(Block::Heading {
                text: "Keeping the two apart".to_owned(),
                strategy: None,
            });
            blocks.push(Block::Bullets {
                items: advice.exclusions.clone(),
            });
        }
        if !advice.comparison.is_empty() {
            blocks.push(Block::Heading {
                text: "The two side by side".to_owned(),
                strategy: None,
            });
            blocks.push(Block::Comparison {
                rows: comparison(advice),
            });
        }
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

fn because(reason: &Reason) -> Because {
    Because {
        text: reason.text.clone(),
        strength: match reason.source.strength {
            Strength::Weak => 1,
            Strength::Moderate => 2,
            Strength::Strong => 3,
        },
        source: format!("{}, {}", reason.source.name, reason.source.date),
        rule: reason.rule.clone(),
    }
}

fn comparison(advice: &Advice) -> Vec<Compared> {
    let rows = advice.comparison.iter().map(|row| Compared {
        dimension: row.dimension.clone(),
        retargeting: row.retargeting.clone(),
        remarketing: row.remarketing.clone(),
        tips: row.tips,
    });
    rows.collect()
}
