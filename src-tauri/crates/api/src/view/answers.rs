//! What comes back: entities joined with what was worked out about them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use reprise_domain::audience::Audience;
use reprise_domain::audience_size::{AudienceSize, Basis, SharedPeople};
use reprise_domain::campaign::Campaign;
use reprise_domain::client::Client;
use reprise_domain::contact::{Contact, ContactCounts, ContactList};
use reprise_domain::contact_source::{ColumnMap, MergePolicies};
use reprise_domain::entity::Kind;
use reprise_domain::finding::Finding;
use reprise_domain::id::*;
use reprise_domain::launch::Launch;
use reprise_domain::law::{LawHours, NoticeDays};
use reprise_domain::link::UtmSet;
use reprise_domain::local_time::ClockChange;
use reprise_domain::money::Money;
use reprise_domain::share::Share;
use reprise_domain::source::Source;
use reprise_engines::cadence::suggest::DayWorth;
use reprise_engines::cadence::{Lane, Law, MonthBudget, Notice, WeekPressure};
use reprise_engines::links::UtmRemark;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// A law on file, as the workspace has switched and changed it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LawView {
    /// As it is on file.
    pub law: Law,
    /// Whether launches are checked against it, while laws are checked at all.
    pub on: bool,
    /// Whether its hours are other ones than those on file.
    pub changed: bool,
    /// The hours that count.
    pub hours: Vec<LawHours>,
    /// Names of the clients it holds for.
    pub clients: Vec<String>,
}

/// A notice a law on file wants, as the workspace has switched and changed it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NoticeView {
    /// As it is on file.
    pub notice: Notice,
    /// Whether campaigns are checked against it, while laws are checked at all.
    pub on: bool,
    /// Whether its days are other ones than those on file.
    pub changed: bool,
    /// The days that count.
    pub days: NoticeDays,
    /// Names of the clients it holds for.
    pub clients: Vec<String>,
}

/// The workspace as a whole.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WorkspaceView {
    /// Where it lies.
    pub folder: String,
    /// Whether nothing has ever been put into it.
    pub is_empty: bool,
    /// What opening it had to mend, one sentence each; empty when nothing.
    pub opened: Vec<String>,
    /// Whether it can be written.
    pub writable: bool,
    /// Name written into the history.
    pub author: String,
    /// The version of Reprise that opened it.
    pub version: String,
    /// Number of changes in the history.
    pub changes: u64,
    /// Things by kind.
    pub counts: BTreeMap<Kind, u64>,
    /// Backups, newest first.
    pub backups: Vec<BackupView>,
}

/// A verified copy of the workspace.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupView {
    /// Its name, for restoring it.
    pub name: String,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Its size in bytes.
    pub bytes: u64,
    /// The last change in it.
    pub seq: u64,
}

/// What checking the workspace found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckView {
    /// Whether everything agrees.
    pub sound: bool,
    /// Things compared.
    pub entities: u64,
    /// Changes replayed.
    pub changes: u64,
    /// What does not agree, one sentence each.
    pub problems: Vec<String>,
}

/// Something found by name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SearchHit {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub client: ClientId,
    /// The client's name, and the campaign's for a launch.
    pub place: String,
}

/// What matters today.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Overview {
    /// Each client, most urgent first, then by name.
    pub clients: Vec<ClientCard>,
    /// The next launches of all, soonest first, at most 12.
    pub next_launches: Vec<NextLaunch>,
    /// The worst open findings, at most 12.
    pub findings: Vec<Finding>,
}

/// A client at a glance.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClientCard {
    /// The client.
    pub client: Client,
    /// Today in the client's zone.
    pub today: NaiveDate,
    /// Which of the five first steps are done.
    pub steps: FirstSteps,
    /// Live campaigns.
    pub campaigns: u64,
    /// Launches from today on.
    pub launches_ahead: u64,
    /// Findings that must be mended.
    pub errors: u64,
    /// Findings that should be looked at.
    pub warnings: u64,
    /// What live campaigns may cost.
    pub budget: Money,
    /// What their launches cost.
    pub planned_cost: Money,
    /// What those of them cost that are over.
    pub cost_to_date: Money,
    /// People in contact lists.
    pub contacts: u64,
    /// Days since the newest contact list was imported; none without a list.
    pub days_since_import: Option<i64>,
}

/// Which steps of a first plan are done.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct FirstSteps {
    /// A product is described.
    pub business: bool,
    /// The case of the advice is saved.
    pub advice: bool,
    /// There is an audience.
    pub audience: bool,
    /// A campaign has launches.
    pub launches: bool,
    /// There is a brief.
    pub brief: bool,
}

/// A launch that comes soon.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NextLaunch {
    /// The launch.
    pub launch: Launch,
    /// Its campaign.
    pub campaign: Campaign,
    /// Whose it is.
    pub client: ClientId,
    /// The client's name.
    pub client_name: String,
    /// Days from today in the client's zone; 0 is today.
    pub in_days: i64,
    /// People it reaches; none without an audience.
    pub reach: Option<u64>,
}

/// An audience with its size.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AudienceView {
    /// The audience.
    pub audience: Audience,
    /// Its size.
    pub size: AudienceSize,
    /// Its rule as a sentence without a full stop, where it is made of contacts.
    pub rule: Option<String>,
    /// The campaigns that address it.
    pub used_by: Vec<String>,
}

/// Whom a rule means.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AudienceCounted {
    /// How many, whom of them channels and platforms reach.
    pub size: AudienceSize,
    /// The rule as a sentence without a full stop.
    pub rule: String,
}

/// What a client's audiences share.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AudienceOverlap {
    /// The audiences, oldest first.
    pub audiences: Vec<OverlapAudience>,
    /// Every two audiences that share somebody, or may: first those with launches ahead, by how near these stand to one
    /// another, then the others; among equals those that share most.
    pub pairs: Vec<OverlapPair>,
}

/// An audience of an overlap.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OverlapAudience {
    /// Its id.
    pub id: AudienceId,
    /// Its name.
    pub name: String,
    /// How many people, without whom it leaves out.
    pub people: u64,
    /// What that figure rests on.
    pub basis: Basis,
}

/// Two audiences that share people.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OverlapPair {
    /// Place of the older one among the audiences.
    pub one: u32,
    /// Place of the younger one.
    pub other: u32,
    /// How many people they share.
    pub shared: SharedPeople,
    /// Share of the older one's people who are in the younger one too; none where it has nobody.
    pub of_one: Option<Share>,
    /// Share of the younger one's people who are in the older one too; none where it has nobody.
    pub of_other: Option<Share>,
    /// Days between the two launches ahead, one to each, that stand nearest to one another; none where either has none.
    pub days_between: Option<u32>,
}

/// Whom several audiences reach together.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AudienceReach {
    /// Distinct people.
    pub reach: SharedPeople,
    /// People in all of them; none where one is not made of contacts.
    pub in_all: Option<u64>,
    /// Their sizes added up: what would be paid for without telling people apart.
    pub added_up: u64,
}

/// Some rows of a contact list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactPage {
    /// The rows.
    pub contacts: Vec<Contact>,
    /// Rows in all.
    pub total: u64,
}

/// What a contact file holds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactsPreview {
    /// The file's name.
    pub file: String,
    /// How its text is encoded, guessed.
    pub encoding: String,
    /// What separates its fields, guessed.
    pub delimiter: String,
    /// Whether its first row names the columns.
    pub has_header: bool,
    /// The columns' names, or their numbers.
    pub header: Vec<String>,
    /// What each column means, guessed.
    pub columns: ColumnMap,
    /// What is done for people already known, as the last time.
    pub policy: MergePolicies,
    /// Country of phone numbers written without one, as the last time; may be empty.
    pub country: String,
    /// Whether a file with this header was imported before, and is read as then.
    pub known: bool,
    /// The first rows, at most 8.
    pub rows: Vec<Vec<String>>,
    /// The size in bytes.
    pub bytes: u64,
    /// What importing it would do; none without a client, and while no column says who a row is about.
    pub counts: Option<PreviewCounts>,
}

/// What importing a file would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PreviewCounts {
    /// Rows read.
    pub rows: u64,
    /// People who are not there yet.
    pub added: u64,
    /// Rows that would change somebody.
    pub merged: u64,
    /// Rows that tell nothing new.
    pub unchanged: u64,
    /// Rows that cannot be used.
    pub rejected: u64,
    /// Rows of people who must not be contacted in some channel.
    pub suppressed: u64,
    /// People who refuse in the file and had not before.
    pub refused: u64,
    /// Worth knowing, one sentence each.
    pub remarks: Vec<String>,
    /// The first rows that cannot be used, at most 50.
    pub rejected_rows: Vec<RejectedRow>,
}

/// What taking an opt-out file in did.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct SuppressReport {
    /// Rows read.
    pub rows: u64,
    /// Addresses suppressed now that were not before.
    pub added: u64,
    /// Rows whose people were suppressed already.
    pub known: u64,
    /// Rows without an address, number or customer number.
    pub rejected: u64,
    /// The lines of the first of them, at most 50.
    pub rejected_lines: Vec<u64>,
}

/// What erasing did.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct Erased {
    /// People erased: everybody in the book who had the address; none where only the suppression knew it.
    pub people: u64,
    /// Names of the audiences whose rule named the person and does not any more, in the order they were made. Former
    /// rules are not told.
    pub audiences: Vec<String>,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportReport {
    /// The list as it is now.
    pub list: ContactList,
    /// Rows read.
    pub rows: u64,
    /// People who were not there before.
    pub added: u64,
    /// People whose blanks were filled.
    pub merged: u64,
    /// Rows that told nothing new.
    pub unchanged: u64,
    /// Rows of people who must not be contacted in some channel.
    pub suppressed: u64,
    /// People who refused in the file and are suppressed from now on.
    pub opted_out: u64,
    /// Rows that could not be used.
    pub rejected: u64,
    /// The first of them, at most 50.
    pub rejected_rows: Vec<RejectedRow>,
    /// Worth knowing, one sentence each.
    pub remarks: Vec<String>,
    /// Counts of the list before.
    pub before: ContactCounts,
}

/// A row that could not be used.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RejectedRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
    /// What it held, shortened.
    pub row: String,
}

/// A campaign with its launches.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CampaignView {
    /// The campaign.
    pub campaign: Campaign,
    /// Its launches by time.
    pub launches: Vec<LaunchView>,
    /// What was found in it.
    pub findings: Vec<Finding>,
}

/// A launch with what follows from it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LaunchView {
    /// The launch.
    pub launch: Launch,
    /// The instant it stands for.
    pub instant: DateTime<Utc>,
    /// What daylight saving did to it.
    pub clock_change: Option<ClockChange>,
    /// Minutes since the launch before it; none for the first.
    pub gap_minutes: Option<i64>,
    /// Where it leads, with its tags; none when nowhere.
    pub link: Option<String>,
    /// People it reaches; none without an audience.
    pub reach: Option<u64>,
    /// What was found in it.
    pub findings: Vec<Finding>,
}

/// A client's whole plan.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlanView {
    /// The client.
    pub client: Client,
    /// Today in the client's zone.
    pub today: NaiveDate,
    /// Campaigns that are not archived, in the order of their lanes, then those without launches.
    pub campaigns: Vec<Campaign>,
    /// Their launches.
    pub launches: Vec<Launch>,
    /// Lanes in the order of their first launch.
    pub lanes: Vec<Lane>,
    /// Audiences with their sizes.
    pub audiences: Vec<AudienceView>,
    /// What was found, worst first.
    pub findings: Vec<Finding>,
    /// The most touches one person gets, by week.
    pub pressure: Vec<WeekPressure>,
    /// What launches cost, by month.
    pub budget: Vec<MonthBudget>,
    /// Where each launch leads, with its tags.
    pub links: BTreeMap<LaunchId, String>,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Exported {
    /// Its path.
    pub file: String,
    /// Its size.
    pub bytes: u64,
}

/// A part of the history.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryPage {
    /// Changes, newest first.
    pub entries: Vec<HistoryEntry>,
    /// Whether there are older ones.
    pub more: bool,
}

/// One change.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryEntry {
    /// Its place.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub author: String,
    /// On which computer.
    pub device: String,
    /// What.
    pub label: String,
    /// What it touched, at most 12 names.
    pub touched: Vec<Touched>,
    /// How many things it touched.
    pub touched_in_all: u64,
    /// The change it takes back.
    pub undoes: Option<u64>,
    /// Whether it has been taken back.
    pub undone: bool,
}

/// A thing a change touched.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Touched {
    /// What it is.
    pub kind: Kind,
    /// Its name after the change, or before it when it is gone.
    pub name: String,
    /// What became of it.
    pub act: Act,
    /// The fields that changed: "at", "budget"; at most 8.
    pub fields: Vec<String>,
}

/// What became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// It was made.
    Created,
    /// It was changed.
    Changed,
    /// It was deleted.
    Deleted,
}

/// What undo and redo would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryState {
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would make again.
    pub redo: Option<String>,
}

/// The pages of a brief, as they will be printed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BriefPages {
    /// Each page as an SVG that stands alone: it asks for no font and no file.
    pub pages: Vec<String>,
    /// Width of a page in points.
    pub width: f64,
    /// Height of a page in points.
    pub height: f64,
}

/// Why a launch stands where it stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LaunchWhy {
    /// Where the wanted gap alone would put it, local time; none for a first launch and where nothing is wanted.
    pub ideal: Option<NaiveDateTime>,
    /// The first allowed time from there on; none where there is no ideal.
    pub best: Option<NaiveDateTime>,
    /// What speaks for and against it, one sentence each.
    pub because: Vec<String>,
    /// The days up to two weeks around its own: what each would bring while all others stay, or what forbids it. Empty
    /// for a launch that is over.
    pub nearby: Vec<DayWorth>,
    /// Where it comes from that a gap nearer to the ideal is worth more.
    pub nearby_source: Source,
}

/// The links of a campaign's launches.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CampaignLinks {
    /// The tags a launch gets where the campaign has none of its own.
    pub defaults: UtmSet,
    /// Each launch's link, by time.
    pub links: Vec<LaunchLink>,
    /// What is odd about the campaign's tags.
    pub remarks: Vec<UtmRemark>,
}

/// A launch's link, taken apart.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LaunchLink {
    /// The launch.
    pub launch: LaunchId,
    /// Its tags.
    pub utm: UtmSet,
    /// The whole link; none when it leads nowhere.
    pub link: Option<String>,
}
