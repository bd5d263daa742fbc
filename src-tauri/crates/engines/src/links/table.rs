//! Every link of the launches of campaigns, once, and the same as comma-separated values.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use reprise_domain::campaign::Campaign;
use reprise_domain::channel::Channel;
use reprise_domain::id::{CampaignId, LaunchId};
use reprise_domain::landing::{landing_of, link_of, utm_of};
use reprise_domain::link::UtmSet;
use reprise_domain::table::{BYTE_ORDER_MARK, TableFor, cell};
use reprise_domain::workspace::Workspace;
use serde::Serialize;
use ts_rs::TS;

use super::remarks::{bare, is_near, is_of_few, value_of};

const HEAD: [&str; 11] = [
    "Campaign",
    "Launch",
    "Channel",
    "Date",
    "Page",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "Link",
];

/// One link, and the launches it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UtmRow {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its name.
    pub campaign_name: String,
    /// The launches with this link, by time; one, unless their names and pages are the same.
    pub launches: Vec<LaunchId>,
    /// The name of the first.
    pub launch_name: String,
    /// The channel of the first.
    pub channel: Channel,
    /// The time of the first, local.
    pub at: NaiveDateTime,
    /// The page without the tags; none when it leads nowhere.
    pub page: Option<String>,
    /// The tags.
    pub utm: UtmSet,
    /// The page with the tags; none when it leads nowhere.
    pub link: Option<String>,
    /// What is odd about it.
    pub remarks: Vec<String>,
}

/// The links of campaigns, by the time of their first launch, then by launch. A link that several launches of a campaign
/// have stands once, with a remark; so do tags that are nearly those of another row.
pub fn rows<'a>(
    workspace: &Workspace,
    campaigns: impl Iterator<Item = &'a Campaign>,
) -> Vec<UtmRow> {
    let mut rows: Vec<UtmRow> = Vec::new();
    let mut known: BTreeMap<(CampaignId, Option<String>, UtmKey), usize> = BTreeMap::new();
    for campaign in campaigns {
        for row in of_campaign(workspace, campaign) {
            let key = (row.campaign, row.link.clone(), key_of(&row.utm));
            match known.get(&key) {
                Some(at) => rows[*at].launches.extend(row.launches),
                None => {
                    known.insert(key, rows.len());
                    rows.push(row);
                }
            }
        }
    }
    rows.sort_by_key(|row| (row.at, row.launches.first().copied()));
    let near =
        ["source", "medium", "campaign", "content"].map(|tag| (tag, near_values(tag, &rows)));
    let remarks: Vec<Vec<String>> = rows.iter().map(|row| remarks_on(row, &near)).collect();
    for (row, remarks) in rows.iter_mut().zip(remarks) {
        row.remarks = remarks;
    }
    rows
}

/// The rows under a head, for a spreadsheet or a program. Without rows, the head alone.
pub fn csv(rows: &[UtmRow], reader: TableFor) -> String {
    let mut out = match reader {
        TableFor::Spreadsheet => BYTE_ORDER_MARK.to_owned(),
        TableFor::Upload => String::new(),
    };
    let mut push = |cells: [&str; 11]| {
        let cells = cells.map(|text| cell(text, reader));
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    };
    push(HEAD);
    for row in rows {
        let day = row.at.format("%Y-%m-%d").to_string();
        push([
            &row.campaign_name,
            &row.launch_name,
            row.channel.word(),
            &day,
            row.page.as_deref().unwrap_or_default(),
            &row.utm.source,
            &row.utm.medium,
            &row.utm.campaign,
            &row.utm.term,
            &row.utm.content,
            row.link.as_deref().unwrap_or_default(),
        ]);
    }
    out
}

/// The tags in their order, to be compared.
type UtmKey = [String; 5];

fn key_of(utm: &UtmSet) -> UtmKey {
    [
        &utm.source,
        &utm.medium,
        &utm.campaign,
        &utm.term,
        &utm.content,
    ]
    .map(String::clone)
}

fn of_campaign(workspace: &Workspace, campaign: &Campaign) -> Vec<UtmRow> {
    let Some(client) = workspace.clients.get(&campaign.client) else {
        return Vec::new();
    };
    let product = campaign.product.and_then(|id| workspace.products.get(&id));
    let launches = workspace.launches_of(campaign.id);
    launches
        .into_iter()
        .map(|launch| UtmRow {
            campaign: campaign.id,
            campaign_name: campaign.name.clone(),
            launches: vec![launch.id],
            launch_name: launch.name.clone(),
            channel: launch.channel,
            at: launch.at,
            page: landing_of(launch, campaign, product, client).map(str::to_owned),
            utm: utm_of(launch, campaign),
            link: link_of(launch, campaign, product, client),
            remarks: Vec::new(),
        })
        .collect()
}

fn remarks_on(row: &UtmRow, near: &[(&str, BTreeMap<&str, &str>)]) -> Vec<String> {
    let mut remarks = Vec::new();
    if row.link.is_none() {
        remarks.push(
            "It leads nowhere: give the launch, its campaign or the client a page.".to_owned(),
        );
    }
    if row.launches.len() > 1 {
        remarks.push(format!(
            "{} launches share this link; reports cannot tell them apart. Give each a name of its own.",
            row.launches.len()
        ));
    }
    for (tag, near) in near {
        let value = value_of(&row.utm, tag);
        if let Some(other) = near.get(value) {
            remarks.push(format!(
                "utm_{tag} ‘{value}’ is close to ‘{other}’; reports would count them as two."
            ));
        }
    }
    remarks
}

/// For each value of a tag the first other one, by row, that is nearly it.
fn near_values<'a>(tag: &'static str, rows: &'a [UtmRow]) -> BTreeMap<&'a str, &'a str> {
    let mut distinct: Vec<&str> = Vec::new();
    // Values that are one but for their hyphens. Contents are as many as launches: comparing each with each takes too long.
    let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for row in rows {
        let value = value_of(&row.utm, tag);
        if !value.is_empty() && seen.insert(value) {
            distinct.push(value);
            alike.entry(bare(value)).or_default().push(value);
        }
    }
    let near = |value: &str| -> Option<&'a str> {
        let candidates = if is_of_few(tag) {
            &distinct
        } else {
            &alike[&bare(value)]
        };
        let mut others = candidates.iter().copied();
        others.find(|other| is_near(tag, value, other))
    };
    distinct
        .iter()
        .filter_map(|value| Some((*value, near(value)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cadence_fixtures::{campaign, launch, workspace};

    fn table(change: impl FnOnce(&mut Workspace)) -> Vec<UtmRow> {
        let mut plan = workspace(
            vec![campaign(1), campaign(2)],
            vec![
                launch(10, "2026-05-11T10:00:00"),
                launch(11, "2026-05-04T10:00:00"),
                launch(20, "2026-05-05T10:00:00"),
            ],
        );
        for campaign in plan.campaigns.values_mut() {
            campaign.landing = "https://shop.example/tea?size=1kg#top".into();
        }
        change(&mut plan);
        let campaigns: Vec<Campaign> = plan.campaigns.values().cloned().collect();
        rows(&plan, campaigns.iter())
    }

    #[test]
    fn every_link_stands_once_by_time() {
        let rows = table(|_| {});
        let names: Vec<&str> = rows.iter().map(|it| it.launch_name.as_str()).collect();
        assert_eq!(names, ["L11", "L20", "L10"]);
        assert_eq!(
            rows[0].link.as_deref(),
            Some(
                "https://shop.example/tea?size=1kg&utm_source=newsletter&utm_medium=email&utm_campaign=campaign-1&utm_content=l11#top"
            )
        );
        assert!(rows.iter().all(|it| it.remarks.is_empty()), "{rows:?}");
    }

    #[test]
    fn launches_with_one_link_are_one_row_and_told() {
        let rows = table(|plan| {
            for launch in plan.launches.values_mut() {
                launch.name = "Reminder".into();
            }
        });
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].launches.len(), 2);
        assert!(rows[0].remarks[0].starts_with("2 launches share this link"));
    }

    #[test]
    fn near_duplicates_across_campaigns_are_told() {
        let rows = table(|plan| {
            let mut sources = ["newsletter", "news-letter"].into_iter();
            for campaign in plan.campaigns.values_mut() {
                campaign.utm.source = sources.next().unwrap().into();
            }
        });
        assert!(
            rows[1].remarks[0].contains("utm_source ‘news-letter’ is close to ‘newsletter’"),
            "{:?}",
            rows[1].remarks
        );
    }

    #[test]
    fn contents_that_differ_in_hyphens_only_are_told_and_others_are_not() {
        let told = |contents: [&str; 2]| {
            let rows = table(|plan| {
                for (campaign, content) in plan.campaigns.values_mut().zip(contents) {
                    campaign.utm.content = content.into();
                }
            });
            let all = rows.iter().flat_map(|it| it.remarks.clone());
            all.filter(|it| it.contains("utm_content")).count()
        };
        assert_eq!(told(["spring-sale", "spring_sale"]), 2);
        assert_eq!(told(["spring-sale", "spring-sales"]), 0);
    }

    #[test]
    fn a_table_for_spreadsheets_runs_nothing() {
        let rows = table(|plan| {
            for campaign in plan.campaigns.values_mut() {
                campaign.name = "=cmd|' /C calc'!A0, now".into();
            }
        });
        let table = csv(&rows, TableFor::Spreadsheet);
        assert!(table.starts_with("\u{FEFF}Campaign,Launch,"));
        assert!(table.contains("\r\n\"'=cmd"), "{table}");
        assert_eq!(table.lines().count(), 4);
        assert_eq!(
            csv(&[], TableFor::Upload),
            format!("{}\r\n", HEAD.join(","))
        );
    }

    #[test]
    fn a_launch_that_leads_nowhere_says_so() {
        let rows = table(|plan| {
            for campaign in plan.campaigns.values_mut() {
                campaign.landing = String::new();
            }
            for client in plan.clients.values_mut() {
                client.brand.site = String::new();
            }
        });
        assert!(rows[0].link.is_none() && rows[0].remarks[0].starts_with("It leads nowhere"));
    }
}
