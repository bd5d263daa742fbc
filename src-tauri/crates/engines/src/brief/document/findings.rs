//! What is open in the plan: numbered once, listed at the end, marked on the timeline.

use reprise_domain::document::{Block, FindingRow, Section, Tone};
use reprise_domain::finding::{Finding, Severity};

use super::{BriefFacts, Told};
use crate::brief::timeline::FindingMarks;

/// Findings of the campaigns told, worst first. A finding's number is its place here, from 1.
pub(super) fn open<'a>(facts: &BriefFacts<'a>, told: &[Told<'_>]) -> Vec<&'a Finding> {
    let is_told = |finding: &&Finding| {
        finding
            .campaign
            .is_none_or(|id| told.iter().any(|it| it.campaign.id == id))
    };
    let mut open: Vec<&Finding> = facts.findings.iter().filter(is_told).collect();
    open.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    open
}

/// Where the numbers stand on the timeline: at the launches concerned, else at the campaign. Notes
/// are listed, but not marked.
pub(super) fn marks(open: &[&Finding]) -> FindingMarks {
    let mut marks = FindingMarks::default();
    for (at, finding) in open.iter().enumerate() {
        let mark = (at + 1, tone(finding.severity));
        if finding.severity == Severity::Note {
            continue;
        }
        if let Some(launch) = finding.launches.first() {
            marks.launches.entry(*launch).or_default().push(mark);
        } else if let Some(campaign) = finding.campaign {
            marks.campaigns.entry(campaign).or_default().push(mark);
        }
    }
    marks
}

pub(super) fn section(told: &[Told<'_>], open: &[&Finding]) -> Section {
    let mut blocks = Vec::new();
    if !open.is_empty() {
        blocks.push(Block::Findings {
            findings: open.iter().enumerate().map(row).collect(),
        });
    } else if !told.is_empty() {
        blocks.push(Block::Callout {
            tone: Tone::Good,
            title: "Nothing is open.".to_owned(),
            text: "Every launch was checked against gaps, contact policy, quiet hours, blackouts, season, order and budget.".to_owned(),
        });
    }
    Section {
        heading: "Open findings".to_owned(),
        blocks,
    }
}

fn row((at, finding): (usize, &&Finding)) -> FindingRow {
    FindingRow {
        number: at + 1,
        tone: tone(finding.severity),
        title: match finding.severity {
            Severity::Error => "To mend before the launch",
            Severity::Warning => "To look at",
            Severity::Note => "Worth knowing",
        }
        .to_owned(),
        text: finding.sentence.clone(),
        mend: finding
            .mend
            .as_ref()
            .map_or_else(String::new, |mend| mend.label.clone()),
    }
}

fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warning,
        Severity::Note => Tone::Note,
    }
}
