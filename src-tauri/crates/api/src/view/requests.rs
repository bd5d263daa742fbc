//! What a person asks with. Unknown fields are refused, so that a typing mistake is heard.

use chrono::NaiveDateTime;
use reprise_domain::audience::AudienceSource;
use reprise_domain::brief::Brief;
use reprise_domain::campaign::{Cadence, Objective, Season};
use reprise_domain::channel::Channel;
use reprise_domain::id::*;
use reprise_domain::launch::Message;
use reprise_domain::money::{Currency, Money};
use reprise_domain::period::WeekStart;
use reprise_domain::preset::{PresetId, PresetStep};
use reprise_domain::product::Purchase;
use reprise_domain::rule::ContactRule;
use reprise_domain::share::Share;
use reprise_domain::strategy::Strategy;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// No words needed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(type = "Record<string, never>")]
pub struct Nothing {}

macro_rules! refs {
    ($($(#[$doc:meta])* $name:ident($id:ty)),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Which one.
            pub id: $id,
        }
    )+};
}

refs! {
    /// A client.
    ClientRef(ClientId),
    /// A product.
    ProductRef(ProductId),
    /// A contact list.
    ContactListRef(ContactListId),
    /// An audience.
    AudienceRef(AudienceId),
    /// A campaign.
    CampaignRef(CampaignId),
    /// A launch.
    LaunchRef(LaunchId),
    /// A widget.
    WidgetRef(WidgetId),
    /// A brief.
    BriefRef(BriefId),
}

/// Everything of one client.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfClient {
    /// The client.
    pub client: ClientId,
}

/// How often people of one client are touched.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PressureOf {
    /// The client.
    pub client: ClientId,
    /// Counts only touches in these channels, and looks only at their caps; all without any.
    #[serde(default)]
    #[ts(optional)]
    pub channels: Option<Vec<Channel>>,
}

/// Everything of one client, or of all.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct MaybeOfClient {
    /// The client; none for all.
    #[ts(optional)]
    pub client: Option<ClientId>,
}

/// Everything of one campaign.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfCampaign {
    /// The campaign.
    pub campaign: CampaignId,
}

/// Words to look for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchText {
    /// Any part of a name, any case; empty finds nothing.
    pub text: String,
}

/// A client to be made. Only the name must be given.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ClientDraft {
    /// Its name.
    pub name: String,
    /// IANA zone; the computer's where it is known, else Europe/Berlin.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// ISO 4217 code; EUR without one.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// Monday without one.
    #[serde(default)]
    pub week_start: Option<WeekStart>,
    /// The client's site.
    #[serde(default)]
    pub site: Option<String>,
}

/// A logo for a client.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClientLogo {
    /// Whose.
    pub id: ClientId,
    /// PNG, JPEG, WebP or SVG, at most 10 MB.
    pub file: String,
}

/// A product to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ProductDraft {
    /// Whose.
    pub client: ClientId,
    /// Its name.
    pub name: String,
    /// Price of one purchase; nothing without one.
    #[serde(default)]
    pub price: Option<Money>,
    /// What is left of the price; half without one.
    #[serde(default)]
    pub margin: Option<Share>,
    /// How it is bought.
    pub purchase: Purchase,
    /// Its page.
    #[serde(default)]
    pub page: Option<String>,
}

/// Whose case, and about which product.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SituationOf {
    /// The client.
    pub client: ClientId,
    /// The product a new case begins with; the client's first without one.
    #[serde(default)]
    pub product: Option<ProductId>,
}

/// An audience to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AudienceDraft {
    /// Whose.
    pub client: ClientId,
    /// Its name.
    pub name: String,
    /// Where the people come from.
    pub source: AudienceSource,
    /// Audiences subtracted.
    #[serde(default)]
    pub exclusions: Option<Vec<AudienceId>>,
    /// Free words.
    #[serde(default)]
    pub note: Option<String>,
}

/// A rule to be counted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AudienceCount {
    /// Whose contacts.
    pub client: ClientId,
    /// Which of them.
    pub rule: ContactRule,
    /// Audiences subtracted.
    #[serde(default)]
    pub exclusions: Option<Vec<AudienceId>>,
    /// The stored audience whose rule this is to be.
    #[serde(default)]
    pub audience: Option<AudienceId>,
    /// The name it is to have.
    #[serde(default)]
    pub name: Option<String>,
}

/// Some audiences of one client.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AudiencesOf {
    /// Which, at least one.
    pub audiences: Vec<AudienceId>,
}

/// Two audiences of one client.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AudiencePair {
    /// The one.
    pub one: AudienceId,
    /// The other.
    pub other: AudienceId,
}

/// A campaign to be made, as a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CampaignDraft {
    /// Whose.
    pub client: ClientId,
    /// Its name.
    pub name: String,
    /// Retargeting or remarketing.
    pub strategy: Strategy,
    /// What it sells.
    #[serde(default)]
    pub product: Option<ProductId>,
    /// Whom it addresses.
    #[serde(default)]
    pub audience: Option<AudienceId>,
    /// What is wanted; a first purchase for retargeting and a repeat purchase for remarketing without one.
    #[serde(default)]
    pub objective: Option<Objective>,
    /// Channels; social ads for retargeting and e-mail for remarketing without any.
    #[serde(default)]
    pub channels: Option<Vec<Channel>>,
    /// Most it may cost; nothing without one.
    #[serde(default)]
    pub budget: Option<Money>,
    /// Days its launches must lie in.
    #[serde(default)]
    pub season: Option<Season>,
    /// Launches to lay with it, in the same change; none without it.
    #[serde(default)]
    pub lay: Option<Laying>,
}

/// Launches laid together with a new campaign.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Laying {
    /// Where the gaps come from.
    pub cadence: Cadence,
    /// The moment the ladder counts from, local time.
    pub anchor: NaiveDateTime,
    /// How many launches a steady cadence lays, 1 to 200; 4 without one.
    #[serde(default)]
    pub count: Option<u32>,
}

/// Launches to be laid along a cadence.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CampaignPlan {
    /// The campaign.
    pub id: CampaignId,
    /// Where the gaps come from.
    pub cadence: Cadence,
    /// The moment the ladder counts from: the visit, the purchase, the renewal, the season's day. Local time.
    pub anchor: NaiveDateTime,
    /// How many launches a steady cadence lays, 1 to 200; 4 without one. Ladders have their own number.
    #[serde(default)]
    pub count: Option<u32>,
    /// What becomes of launches the campaign has already.
    #[serde(default)]
    #[ts(as = "Option<Present>")]
    pub present: Present,
    /// Days the launches must lie in; without it the campaign keeps its own.
    #[serde(default)]
    pub season: Option<Season>,
}

impl CampaignPlan {
    /// What is to be laid, without what becomes of the rest.
    pub(crate) fn laying(&self) -> Laying {
        Laying {
            cadence: self.cadence.clone(),
            anchor: self.anchor,
            count: self.count,
        }
    }
}

/// What becomes of launches that are already there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Present {
    /// They give way, but for those already announced.
    #[default]
    Replace,
    /// They stay.
    Keep,
}

/// An interval preset.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PresetRef {
    /// Which one.
    pub id: PresetId,
}

/// An interval preset to be copied. What is not given is as in the one it is copied from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PresetDraft {
    /// The one to copy.
    pub from: PresetId,
    /// Its name; that of the one copied, marked as a copy, without it.
    #[serde(default)]
    pub name: Option<String>,
    /// What it does.
    #[serde(default)]
    pub about: Option<String>,
    /// What its times count from.
    #[serde(default)]
    pub anchor: Option<String>,
    /// Its launches, in order.
    #[serde(default)]
    pub steps: Option<Vec<PresetStep>>,
}

/// A launch to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LaunchDraft {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its name; the campaign's with a number without one.
    #[serde(default)]
    pub name: Option<String>,
    /// Where it happens; the campaign's first channel without one.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// When it starts, local time.
    pub at: NaiveDateTime,
    /// Days ads run; 1 without it.
    #[serde(default)]
    pub flight_days: Option<u32>,
    /// What it says.
    #[serde(default)]
    pub message: Option<Message>,
    /// What it costs; nothing without it.
    #[serde(default)]
    pub cost: Option<Money>,
}

/// A launch at another time.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LaunchAt {
    /// Which.
    pub id: LaunchId,
    /// Local time.
    pub to: NaiveDateTime,
}

/// A launch to be moved.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LaunchMove {
    /// Which.
    pub id: LaunchId,
    /// Where to, local time.
    pub to: NaiveDateTime,
    /// What moves with it.
    #[serde(default)]
    #[ts(as = "Option<Carry>")]
    pub carry: Carry,
}

/// Launches to be moved together, each by the same time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LaunchShift {
    /// Which.
    pub ids: Vec<LaunchId>,
    /// Minutes later; negative for earlier.
    pub minutes: i32,
}

/// What moves with a launch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Carry {
    /// Nothing.
    #[default]
    Alone,
    /// Those after it in its campaign, by as many days and minutes; announced ones stay.
    Following,
}

/// A brief to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct BriefDraft {
    /// Whose.
    pub client: ClientId,
    /// Its title.
    #[serde(default)]
    pub title: Option<String>,
}

/// A brief on its way into a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BriefExport {
    /// The brief.
    pub brief: Brief,
    /// The file type.
    pub format: BriefFormat,
    /// The file; an old one is replaced only when the new one is whole.
    pub file: String,
}

/// File types of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BriefFormat {
    /// For reading and printing.
    Pdf,
    /// For editing.
    Docx,
    /// One file for a browser.
    Html,
    /// Plain text with marks.
    Md,
}

/// A calendar or table of launches.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarExport {
    /// Whose launches.
    pub client: ClientId,
    /// The file type.
    pub format: CalendarFormat,
    /// The file.
    pub file: String,
}

/// File types of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CalendarFormat {
    /// For calendars.
    Ics,
    /// For spreadsheets: cells that a spreadsheet would run as formulas begin with an apostrophe.
    Csv,
}

/// Days of a year.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SeasonYear {
    /// 2000 to 2100.
    pub year: i32,
    /// The client whose country's days are marked; none marks those kept everywhere.
    #[serde(default)]
    pub client: Option<ClientId>,
}

/// Which part of the history.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct HistoryQuery {
    /// Any part of a label or author, any case; empty for all.
    pub text: Option<String>,
    /// Only changes before this one.
    pub before: Option<u64>,
    /// At most so many, 1 to 200; 50 without it.
    pub limit: Option<u64>,
}

/// One change of the history.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HistorySeq {
    /// Its place.
    pub seq: u64,
}

/// A backup by its name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupName {
    /// As listed.
    pub name: String,
}

/// Where to write.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ToFile {
    /// The file.
    pub file: String,
}

/// What to read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FromFile {
    /// The file.
    pub file: String,
}

/// Long work by the name its caller gave it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JobName {
    /// The name.
    pub job: String,
}
