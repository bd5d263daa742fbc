//! A config from a client's widgets.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use reprise_domain::client::Client;
use reprise_domain::id::CampaignId;
use reprise_domain::landing::utm_of;
use reprise_domain::local_time::resolve;
use reprise_domain::period::{Period, plannable};
use reprise_domain::text::slug;
use reprise_domain::widget::{Endpoint, Frequency, Layout, Rules, Texts, Theme, View, Widget};
use reprise_domain::workspace::Workspace;
use serde::Serialize;

use super::block::{ConfigBlock, Filling};
use super::common::common_words;
use super::{Exporting, instant};
use crate::widget::days::days;
use crate::widget::page::leads_to;
use crate::widget::tags::resolved;

/// `Config` of `config.ts`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Config {
    /// Always 1.
    pub version: u32,
    /// The instant from which the script does nothing; none while a widget has no last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<String>,
    /// The client's zone.
    pub zone: String,
    /// `assumed` or `ask`.
    pub storage_consent: &'static str,
    /// Where entries go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
    /// The second file; none without a game.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub games: Option<ConfigGames>,
    /// By priority, then by id.
    pub widgets: Vec<ConfigWidget>,
}

/// `games` of `config.ts`; the file is looked for beside the script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConfigGames {
    /// Its checksum; none for a site that packs files anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integrity: Option<String>,
}

/// `Widget` of `config.ts`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConfigWidget {
    /// Its id.
    pub id: String,
    /// The tag of its campaign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<String>,
    /// The higher wins.
    pub priority: u32,
    /// How it stands on the page.
    pub layout: Layout,
    /// The place of an embedded one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub selector: String,
    /// Its look.
    pub theme: Theme,
    /// Words by language and slot.
    pub languages: BTreeMap<String, Texts>,
    /// Its first language.
    pub language: String,
    /// The slot of the words on its tab.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teaser: Option<&'static str>,
    /// Its steps.
    pub views: Vec<ConfigView>,
    /// To whom and when.
    pub rules: Rules,
    /// How often.
    pub frequency: Frequency,
    /// When it may show; always without it, never when empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Vec<ConfigSpan>>,
    /// The ways to show it, the own one first; only its own without them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<ConfigVariant>,
    /// The share that sees nothing.
    #[serde(skip_serializing_if = "is_none")]
    pub holdout: f64,
    /// The code of blocks that name none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub promo: String,
}

/// `View` of `config.ts`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConfigView {
    /// Its name.
    pub id: String,
    /// From top to bottom.
    pub blocks: Vec<ConfigBlock>,
}

/// `Variant` of `config.ts`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConfigVariant {
    /// Its name.
    pub id: String,
    /// How often it comes.
    pub weight: u32,
    /// Its steps.
    pub views: Vec<ConfigView>,
}

/// A time between two instants.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConfigSpan {
    /// From then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Before then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// The widgets that an export of a client holds: the active ones, or those of a campaign, in the order of the script.
pub fn exported<'a>(
    client: &Client,
    campaign: Option<CampaignId>,
    workspace: &'a Workspace,
) -> Vec<&'a Widget> {
    let all = workspace.widgets.values();
    let mut widgets: Vec<&Widget> = all
        .filter(|it| it.client == client.id && it.active)
        .filter(|it| campaign.is_none_or(|campaign| it.campaign == Some(campaign)))
        .collect();
    by_priority(&mut widgets);
    widgets
}

/// Puts widgets into the order in which the script asks them whether they show: the highest priority first, then by id.
pub fn by_priority(widgets: &mut [&Widget]) {
    widgets.sort_by_key(|it| (std::cmp::Reverse(it.design.priority), it.id));
}

/// Widgets of a client as the script reads them, in their order.
///
/// The end of the script is the end of its last widget; it has none while one widget has none. Entries go where the first
/// widget that sends anything sends them; that all send to one place is for the checks to say.
pub fn config(client: &Client, widgets: &[&Widget], exporting: Exporting<'_>) -> Config {
    let sends = widgets.iter().filter(|it| it.design.sends());
    Config {
        version: 1,
        ends: last_day(widgets, exporting.workspace)
            .and_then(|last| end_of_day(last, client.time_zone)),
        zone: client.time_zone.name().to_owned(),
        storage_consent: if exporting.ask_consent {
            "ask"
        } else {
            "assumed"
        },
        endpoint: sends.filter_map(|it| it.endpoint.clone()).next(),
        games: widgets
            .iter()
            .any(|it| it.design.has_game())
            .then(|| ConfigGames {
                integrity: exporting.games.map(str::to_owned),
            }),
        widgets: widgets
            .iter()
            .map(|it| config_widget(it, client.time_zone, exporting))
            .collect(),
    }
}

fn config_widget(widget: &Widget, zone: Tz, exporting: Exporting<'_>) -> ConfigWidget {
    let design = &widget.design;
    let workspace = exporting.workspace;
    let page = leads_to(widget, workspace);
    let filling = Filling {
        widget,
        zone,
        page: page.as_deref(),
        pictures: exporting.pictures,
    };
    let steps = |views: &[View]| views.iter().map(|it| view(it, filling)).collect();
    let mut variants: Vec<ConfigVariant> = Vec::new();
    if !design.variants.is_empty() {
        let taken = design.variants.iter().any(|it| it.id == "a");
        variants.push(ConfigVariant {
            id: if taken { "own" } else { "a" }.to_owned(),
            weight: design.weight,
            views: steps(&design.views),
        });
        variants.extend(design.variants.iter().map(|it| ConfigVariant {
            id: it.id.clone(),
            weight: it.weight,
            views: steps(&it.views),
        }));
    }
    let has_tab = design.teaser || design.layout == Layout::Launcher;
    ConfigWidget {
        id: widget.id.to_string(),
        campaign: campaign_of(widget, exporting),
        priority: design.priority,
        layout: design.layout,
        selector: design.selector.clone(),
        theme: widget.theme.clone(),
        languages: spoken(widget, has_tab),
        language: design.language.clone(),
        teaser: has_tab.then_some("teaser"),
        views: steps(&design.views),
        rules: resolved(widget, workspace),
        frequency: design.frequency,
        schedule: days(widget, workspace)
            .map(|runs| runs.iter().map(|run| span(run, zone)).collect()),
        variants,
        holdout: design.holdout.get(),
        promo: widget.offer.promo_code.clone(),
    }
}

fn view(view: &View, filling: Filling<'_>) -> ConfigView {
    ConfigView {
        id: view.id.clone(),
        blocks: view
            .blocks
            .iter()
            .filter_map(|it| ConfigBlock::of(it, filling))
            .collect(),
    }
}

/// What the campaign is called in reports: its links' own tag.
fn campaign_of(widget: &Widget, exporting: Exporting<'_>) -> Option<String> {
    let workspace = exporting.workspace;
    let campaign = workspace.campaigns.get(&widget.campaign?)?;
    let launches = workspace.launches_of(campaign.id);
    let tag = launches
        .first()
        .map(|launch| utm_of(launch, campaign).campaign);
    Some(tag.unwrap_or_else(|| slug(&campaign.name)))
}

/// Words of the blocks it shows, of its tab, and of what every widget says; nothing else travels.
fn spoken(widget: &Widget, has_tab: bool) -> BTreeMap<String, Texts> {
    let design = &widget.design;
    let mut slots: BTreeSet<String> = design.blocks().flat_map(|it| it.slots()).collect();
    if has_tab {
        slots.insert("teaser".to_owned());
    }
    let is_said = |slot: &String| slots.contains(slot) || slot.starts_with('_');
    let words = |texts: &Texts| -> Texts {
        let said = texts.iter().filter(|(slot, _)| is_said(slot));
        said.map(|(slot, text)| (slot.clone(), text.clone()))
            .collect()
    };
    design
        .languages
        .iter()
        .map(|(language, texts)| {
            // The script takes one language whole: what has no words in it says them in the first one.
            let own = design.languages.get(&design.language);
            let mut all = common_words(language).clone();
            all.extend(own.map(words).unwrap_or_default());
            all.extend(words(texts));
            (language.clone(), all)
        })
        .collect()
}

fn span(run: &Period, zone: Tz) -> ConfigSpan {
    ConfigSpan {
        from: plannable(run.first, "")
            .ok()
            .map(|day| instant(resolve(day.and_time(NaiveTime::MIN), zone).instant)),
        until: end_of_day(run.last, zone),
    }
}

/// The first instant after a day; none after the last day a plan knows.
pub(super) fn end_of_day(day: NaiveDate, zone: Tz) -> Option<String> {
    let next = plannable(day, "").ok()? + Days::new(1);
    Some(instant(
        resolve(next.and_time(NaiveTime::MIN), zone).instant,
    ))
}

/// The last day on which one of the widgets may show; none while one of them has no last day, or none has a day.
pub fn last_day(widgets: &[&Widget], workspace: &Workspace) -> Option<NaiveDate> {
    let mut last = None;
    for widget in widgets {
        let runs = days(widget, workspace)?;
        last = last.max(runs.iter().map(|run| run.last).max());
    }
    // Days after a late launch may lie beyond any plan; the script has no end then.
    plannable(last?, "").ok()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a field by reference"
)]
fn is_none(share: &f64) -> bool {
    *share == 0.0
}
