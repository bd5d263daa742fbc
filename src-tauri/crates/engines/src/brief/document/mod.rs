//! The document of a brief: one file a section, each empty when there is nothing to say.

mod campaigns;
mod cover;
mod money;
mod people;
mod strategy;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use reprise_domain::advice::Advice;
use reprise_domain::audience_size::AudienceSize;
use reprise_domain::brief::{Brief, BriefPart};
use reprise_domain::campaign::Campaign;
use reprise_domain::client::Client;
use reprise_domain::document::{Block, Document, DocumentBrand, Section, Tone};
use reprise_domain::finding::{Finding, Severity};
use reprise_domain::id::AudienceId;
use reprise_domain::launch::Launch;
use reprise_domain::workspace::Workspace;

use super::timeline::pictures;

/// Everything a brief is made from.
#[derive(Debug, Clone)]
pub struct BriefFacts<'a> {
    /// Everything planned.
    pub workspace: &'a Workspace,
    /// What is handed over.
    pub brief: &'a Brief,
    /// Whose plan.
    pub client: &'a Client,
    /// The advice on the client's case, when there is one.
    pub advice: Option<&'a Advice>,
    /// Sizes of the client's audiences.
    pub sizes: &'a BTreeMap<AudienceId, AudienceSize>,
    /// Findings of the client's plan, worst first.
    pub findings: &'a [Finding],
    /// What each widget template is called and for, by its id.
    pub widgets: &'a BTreeMap<String, WidgetWords>,
    /// PNG bytes of the client's logo.
    pub logo_png: Option<Vec<u8>>,
    /// Today in the client's zone.
    pub today: NaiveDate,
}

/// What a widget template is called and for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WidgetWords {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// To whom and when it shows.
    pub display_rule: String,
}

/// A campaign of the brief with its launches by time.
pub(super) struct Told<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) launches: Vec<&'a Launch>,
}

/// The document: cover, then the parts that are not left out and have something to say.
///
/// Campaigns are the ones named in the brief, or all live ones; by their first launch, then id.
pub fn document(facts: &BriefFacts<'_>) -> Document {
    let told = told(facts);
    let sections = [
        (BriefPart::Strategy, strategy::section(facts)),
        (BriefPart::Audiences, people::audiences(facts, &told)),
        (BriefPart::Timeline, timeline(facts, &told)),
        (BriefPart::Launches, campaigns::section(facts, &told)),
        (BriefPart::Widgets, people::widgets(facts, &told)),
        (BriefPart::Budget, money::budget(facts, &told)),
        (BriefPart::Measures, money::measures(&told)),
        (BriefPart::Findings, findings(facts, &told)),
    ];
    let shown = sections.into_iter().filter(|(part, section)| {
        !facts.brief.leave_out.contains(part) && !section.blocks.is_empty()
    });
    let mut all: Vec<Section> = cover::introduction(facts, &told).into_iter().collect();
    all.extend(shown.map(|(_, section)| section));
    Document {
        title: if facts.brief.title.is_empty() {
            "Campaign brief".to_owned()
        } else {
            facts.brief.title.clone()
        },
        subtitle: cover::subtitle(facts, &told),
        client: facts.client.name.clone(),
        date: facts.today,
        brand: DocumentBrand {
            primary: facts.client.brand.primary.as_str().to_owned(),
            secondary: facts.client.brand.secondary.as_str().to_owned(),
            logo_png: facts.logo_png.clone(),
            legal_footer: facts.client.brand.legal_footer.clone(),
        },
        at_a_glance: cover::at_a_glance(facts, &told),
        sections: all,
    }
}

fn told<'a>(facts: &BriefFacts<'a>) -> Vec<Told<'a>> {
    let named = &facts.brief.campaigns;
    let mut launches = facts.workspace.launches_by_campaign();
    let mut told: Vec<Told<'a>> = facts
        .workspace
        .campaigns_of(facts.client.id)
        .filter(|campaign| {
            if named.is_empty() {
                campaign.is_live()
            } else {
                named.contains(&campaign.id)
            }
        })
        .map(|campaign| Told {
            campaign,
            launches: launches.remove(&campaign.id).unwrap_or_default(),
        })
        .collect();
    told.sort_by_key(|it| {
        (
            it.launches.is_empty(),
            it.launches.first().map(|first| first.at),
            it.campaign.id,
        )
    });
    told
}

fn timeline(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Section {
    Section {
        heading: "Timeline".to_owned(),
        blocks: pictures(facts, told),
    }
}

fn findings(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Section {
    let ours = |finding: &&Finding| {
        finding
            .campaign
            .is_none_or(|id| told.iter().any(|it| it.campaign.id == id))
    };
    let open: Vec<&Finding> = facts.findings.iter().filter(ours).collect();
    let mut blocks = Vec::new();
    if open.is_empty() && !told.is_empty() {
        blocks.push(Block::Callout {
            tone: Tone::Good,
            title: "Nothing is open.".to_owned(),
            text: "Every launch was checked against gaps, contact policy, quiet hours, blackouts, season, order and budget.".to_owned(),
        });
    }
    for (severity, tone, title) in [
        (Severity::Error, Tone::Bad, "To mend before the launch"),
        (Severity::Warning, Tone::Warning, "To look at"),
        (Severity::Note, Tone::Note, "Worth knowing"),
    ] {
        for finding in open.iter().filter(|it| it.severity == severity) {
            let mend = finding
                .mend
                .as_ref()
                .map_or(String::new(), |mend| format!(" {}.", mend.label));
            blocks.push(Block::Callout {
                tone,
                title: title.to_owned(),
                text: format!("{}{mend}", finding.sentence),
            });
        }
    }
    Section {
        heading: "Open findings".to_owned(),
        blocks,
    }
}

#[cfg(test)]
pub(super) mod tests;
