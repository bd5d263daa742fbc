//! The document of a brief: one file a section, each empty when there is nothing to say.

mod campaigns;
mod cover;
mod findings;
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
use reprise_domain::document::{Document, DocumentBrand, Section};
use reprise_domain::finding::Finding;
use reprise_domain::id::{AudienceId, WidgetId};
use reprise_domain::launch::Launch;
use reprise_domain::widget::{Layout, Theme};
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
    /// How each of the client's widgets shows.
    pub widgets: &'a BTreeMap<WidgetId, WidgetTold>,
    /// PNG bytes of the client's logo.
    pub logo_png: Option<Vec<u8>>,
    /// Today in the client's zone.
    pub today: NaiveDate,
}

/// A widget as it shows, and what it is for.
#[derive(Debug, Clone, PartialEq)]
pub struct WidgetTold {
    /// What it is for.
    pub purpose: String,
    /// To whom and when it shows.
    pub display_rule: String,
    /// How often one person sees it.
    pub frequency: String,
    /// How it stands on the page.
    pub layout: Layout,
    /// Its colors.
    pub theme: Theme,
    /// What it shows, top to bottom.
    pub lines: Vec<WidgetLine>,
}

/// One piece of a widget as it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WidgetLine {
    /// The kind of the block, as `Block::kind` says it.
    pub kind: String,
    /// Its words; one answer a line for questions, the code for a promo code.
    pub text: String,
}

/// A campaign of the brief with its launches by time.
pub(super) struct Told<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) launches: Vec<&'a Launch>,
}

/// The document: cover, then the parts that are not left out and have something to say.
///
/// Campaigns are the ones named in the brief, or all live ones; retargeting first, then by their first
/// launch, then id.
pub fn document(facts: &BriefFacts<'_>) -> Document {
    let told = told(facts);
    let open = findings::open(facts, &told);
    let sections = [
        (BriefPart::Strategy, strategy::section(facts)),
        (BriefPart::Audiences, people::audiences(facts, &told)),
        (BriefPart::Timeline, timeline(facts, &told, &open)),
        (BriefPart::Launches, campaigns::section(facts, &told)),
        (BriefPart::Widgets, people::widgets(facts, &told)),
        (BriefPart::Budget, money::budget(facts, &told)),
        (BriefPart::Measures, money::measures(&told)),
        (BriefPart::Findings, findings::section(&told, &open)),
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
        subtitle: cover::subtitle(&told),
        prepared_by: facts.brief.prepared_by.clone(),
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
            it.campaign.strategy,
            it.launches.is_empty(),
            it.launches.first().map(|first| first.at),
            it.campaign.id,
        )
    });
    told
}

/// The picture carries the numbers of the findings, as long as the brief lists them.
fn timeline(facts: &BriefFacts<'_>, told: &[Told<'_>], open: &[&Finding]) -> Section {
    let listed = !facts.brief.leave_out.contains(&BriefPart::Findings);
    let marks = findings::marks(if listed { open } else { &[] });
    Section {
        heading: "Timeline".to_owned(),
        blocks: pictures(facts, told, &marks),
    }
}

#[cfg(test)]
pub(super) mod tests;
