//! Widgets, their templates and their export on the wire.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use reprise_domain::id::{CampaignId, ClientId, LaunchId, WidgetId};
use reprise_domain::widget::{TemplateId, Texts, Widget, WidgetTemplate};
use reprise_engines::links::UtmRow;
use reprise_engines::widget::embed::{Config, SiteKind};
use reprise_engines::widget::{RuleWords, WidgetCheck};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Exported;

/// A widget as it shows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WidgetView {
    /// The widget.
    pub widget: Widget,
    /// Its template's name; empty when the template is gone.
    pub template_name: String,
    /// What it is for; empty when the template is gone.
    pub purpose: String,
    /// To whom and when it shows, as a sentence.
    pub display_rule: String,
    /// How often, as a sentence.
    pub frequency: String,
    /// The same in pieces, to change one by one.
    pub rule_words: RuleWords,
    /// A mistake people make with it; empty when none is known.
    pub caution: String,
    /// The template's words by language and slot, to go back to; empty when the template is gone.
    pub template_words: BTreeMap<String, Texts>,
    /// What the script of a site would read of it, for drawing it as a site does.
    #[ts(type = "import(\"../../embed/src/config\").Config")]
    pub config: Config,
    /// What was found, worst first.
    pub checks: Vec<WidgetCheck>,
    /// Where its button leads, with its tags; none when nowhere.
    pub link: Option<String>,
}

/// What was found at one widget.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckedWidget {
    /// Which.
    pub id: WidgetId,
    /// Its name.
    pub name: String,
    /// What was found, worst first.
    pub checks: Vec<WidgetCheck>,
}

/// A template as a client's widget of it would show.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GalleryEntry {
    /// The template.
    pub template: WidgetTemplate,
    /// What the script would read of a widget of it in the client's colors, with a code and a last day where it shows one.
    #[ts(type = "import(\"../../embed/src/config\").Config")]
    pub config: Config,
    /// To whom and when it shows, as a sentence.
    pub display_rule: String,
}

/// A widget to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WidgetDraft {
    /// Whose.
    pub client: ClientId,
    /// The template.
    pub template: TemplateId,
    /// The campaign it serves.
    #[serde(default)]
    pub campaign: Option<CampaignId>,
    /// Its name; the template's without one.
    #[serde(default)]
    pub name: Option<String>,
}

/// Words of a widget to be changed; those not named stay.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WidgetWords {
    /// The widget.
    pub id: WidgetId,
    /// The language; the widget's first one without it. A new one is added.
    #[serde(default)]
    pub language: Option<String>,
    /// Words by slot.
    pub texts: BTreeMap<String, String>,
}

/// A picture on its way into a widget.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WidgetPicture {
    /// The widget.
    pub id: WidgetId,
    /// The slot of the block that gets it: an image or a product card.
    pub slot: String,
    /// The file: PNG, JPEG, WebP or SVG.
    pub file: String,
}

/// A picture that comes with Reprise.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LibraryPicture {
    /// Its name, by which a block has it.
    pub name: String,
    /// It in the colors asked for, as an address that an image can have.
    pub address: String,
}

/// A template by its id.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateRef {
    /// Its id.
    pub id: TemplateId,
}

/// A template to be made of a widget.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TemplateDraft {
    /// The widget it is made of.
    pub widget: WidgetId,
    /// Its name; the widget's without one.
    #[serde(default)]
    pub name: Option<String>,
    /// What it is for.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Gallery group; "Own" without one.
    #[serde(default)]
    pub group: Option<String>,
}

/// A template on its way into a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateExport {
    /// Which.
    pub id: TemplateId,
    /// The file.
    pub file: String,
}

/// A client's widgets on their way to its site.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WidgetExport {
    /// Whose.
    pub client: ClientId,
    /// The folder they are written into.
    pub folder: String,
    /// Only the widgets of this campaign.
    #[serde(default)]
    pub campaign: Option<CampaignId>,
    /// Whether nothing is stored in the browser before the site says that it may be; the site must then call
    /// `reprise.consent(true)`.
    #[serde(default)]
    pub ask_consent: Option<bool>,
    /// Whether browsers refuse files that were changed on the way; usually they do. Not where a site rewrites scripts.
    #[serde(default)]
    pub checksums: Option<bool>,
}

impl WidgetExport {
    /// What it says of its content.
    pub(crate) fn of(&self) -> WidgetExportOf {
        WidgetExportOf {
            client: self.client,
            campaign: self.campaign,
            ask_consent: self.ask_consent,
            checksums: self.checksums,
        }
    }
}

/// The content of an export, without a place for it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WidgetExportOf {
    /// Whose.
    pub client: ClientId,
    /// Only the widgets of this campaign.
    #[serde(default)]
    pub campaign: Option<CampaignId>,
    /// Whether nothing is stored in the browser before the site says that it may be.
    #[serde(default)]
    pub ask_consent: Option<bool>,
    /// Whether browsers refuse files that were changed on the way; usually they do.
    #[serde(default)]
    pub checksums: Option<bool>,
}

/// What an export would write.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WidgetExportPlan {
    /// The widgets in it, by priority, with what was found at each. An error keeps the export back.
    pub widgets: Vec<CheckedWidget>,
    /// The files, in the order in which they matter.
    pub files: Vec<ExportPart>,
    /// The last day on which the script does anything; none while one widget has no last day.
    pub ends: Option<NaiveDate>,
}

/// A file that is not written yet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportPart {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
}

/// What an export has written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WidgetExported {
    /// The folder.
    pub folder: String,
    /// The files, in the order in which they matter.
    pub files: Vec<Exported>,
    /// How many widgets are in it.
    pub widgets: u32,
    /// The two lines for the site.
    pub snippet: String,
    /// What was found that does not keep the export back.
    pub remarks: Vec<String>,
    /// The last day on which the script does anything; none while one widget has no last day.
    pub ends: Option<NaiveDate>,
    /// The developer's note, as Markdown.
    pub note: String,
    /// Where the lines go, system by system.
    pub places: Vec<SiteKind>,
}

/// A widget as the script reads it, and the script itself.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ScriptConfig {
    /// The whole script with the widget in it, as an export would write it.
    pub script: String,
    /// The script alone; empty where it has not been built.
    pub runtime: String,
    /// Its second file, for games.
    pub games: String,
}

/// Links to list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UtmLinksOf {
    /// Of one campaign.
    #[serde(default)]
    pub campaign: Option<CampaignId>,
    /// Of all live campaigns of one client.
    #[serde(default)]
    pub client: Option<ClientId>,
    /// Whether they are wanted as comma-separated values too.
    #[serde(default)]
    pub csv: Option<bool>,
}

/// The links of campaigns, and the same as a table for a spreadsheet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UtmTable {
    /// Every link once, by time.
    pub rows: Vec<UtmRow>,
    /// The rows as comma-separated values, where they were asked for.
    pub csv: Option<String>,
}

/// The link of one launch as a code to scan.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UtmCode {
    /// The link.
    pub link: String,
    /// The code as SVG.
    pub svg: String,
}

/// Links on their way into a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UtmExport {
    /// In which form.
    pub format: UtmFormat,
    /// The file.
    pub file: String,
    /// For a table: of one campaign.
    #[serde(default)]
    pub campaign: Option<CampaignId>,
    /// For a table: of all live campaigns of one client.
    #[serde(default)]
    pub client: Option<ClientId>,
    /// For a code: the launch whose link it is.
    #[serde(default)]
    pub launch: Option<LaunchId>,
}

/// The form of links in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UtmFormat {
    /// A table for spreadsheets.
    Csv,
    /// A code to scan, for print.
    Svg,
    /// A code to scan, in pixels.
    Png,
}
