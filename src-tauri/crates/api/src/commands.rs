//! The declared list of everything a person can ask for, in two blocks: reads and writes.
//!
//! The router, the command line's help and the TypeScript map come from it; a missing handler does
//! not compile. A write names its history label in its handler and returns what it changed.
//!
//! To add a command: one line here, one function of its name in its noun's module.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::change::Change;
use crate::error::{Code, Error};
use crate::fields::{Field, fields_of};
use crate::reading;
use crate::session::Session;
use crate::view::*;

/// A command as help texts show it.
#[derive(Debug, Clone, Copy)]
pub struct CommandInfo {
    /// `noun_verb`.
    pub name: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Whether it writes.
    pub writes: bool,
}

macro_rules! commands {
    (
        reads { $(#[doc = $rdoc:literal] $rmod:ident :: $rname:ident($rreq:ty) -> $rres:ty;)* }
        writes { $(#[doc = $wdoc:literal] $wmod:ident :: $wname:ident($wreq:ty) -> $wres:ty;)* }
    ) => {
        /// Every command, reads first, in the order of this file.
        pub const COMMANDS: &[CommandInfo] = &[
            $(CommandInfo { name: stringify!($rname), about: $rdoc, writes: false },)*
            $(CommandInfo { name: stringify!($wname), about: $wdoc, writes: true },)*
        ];

        /// Hands a request to its handler.
        pub(crate) fn dispatch(session: &Session, name: &str, request: Value) -> Result<Value, Error> {
            match name {
                $(stringify!($rname) => answer::<$rreq, $rres>(request, |it| crate::$rmod::$rname(session, it)),)*
                $(stringify!($wname) => answer::<$wreq, $wres>(request, |it| crate::$wmod::$wname(session, it)),)*
                unknown => Err(Error::new(
                    Code::Malformed,
                    format!("there is no command ‘{unknown}’"),
                    "Look up the commands with `reprise --help`",
                )),
            }
        }

        /// The fields of a command's request, in order; none for an unknown command.
        pub fn request_fields(name: &str) -> Vec<Field> {
            match name {
                $(stringify!($rname) => fields_of::<$rreq>(),)*
                $(stringify!($wname) => fields_of::<$wreq>(),)*
                _ => Vec::new(),
            }
        }

        /// The TypeScript of every command and of every type it needs.
        pub fn typescript() -> String {
            let mut book = crate::bindings::Book::default();
            $(book.command::<$rreq, $rres>(stringify!($rname), $rdoc, false);)*
            $(book.command::<$wreq, $wres>(stringify!($wname), $wdoc, true);)*
            book.text()
        }
    };
}

fn answer<Request: DeserializeOwned, Response: Serialize>(
    request: Value,
    handler: impl FnOnce(Request) -> Result<Response, Error>,
) -> Result<Value, Error> {
    // Commands without a request take null as well as nothing at all.
    let request = if request.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        request
    };
    let response = handler(reading::read(&request)?)?;
    serde_json::to_value(response).map_err(|error| Error::new(Code::Failed, error.to_string(), ""))
}

commands! {
    reads {
        /// The workspace: where it is, what is in it, how it opened, its backups.
        workspace::workspace_show(Nothing) -> WorkspaceView;
        /// Rebuilds everything from the history and compares.
        workspace::workspace_check(Nothing) -> CheckView;
        /// Finds clients, products, audiences, campaigns, launches and widgets by name.
        workspace::workspace_search(SearchText) -> Vec<SearchHit>;
        /// What matters today for every client: next launches, open findings, budget.
        workspace::overview_show(MaybeOfClient) -> Overview;
        /// The settings.
        settings::settings_show(Nothing) -> Settings;
        /// The laws on file that say when messages may arrive, as they are switched and changed here.
        law::law_list(Nothing) -> Vec<LawView>;
        /// The notices before a renewal that laws on file want, as they are switched and changed here.
        law::notice_list(Nothing) -> Vec<NoticeView>;
        /// All clients, oldest first.
        client::client_list(Nothing) -> Vec<Client>;
        /// One client.
        client::client_show(ClientRef) -> Client;
        /// A client's products, oldest first.
        product::product_list(OfClient) -> Vec<Product>;
        /// One product.
        product::product_show(ProductRef) -> Product;
        /// How regularly a client's people order again, counted in its contact book; none with too few who did.
        product::rhythm_show(OfClient) -> Option<OrderRhythm>;
        /// The case of a client as saved, or one to begin with.
        advice::situation_show(SituationOf) -> Situation;
        /// The advice on a case, saved or not.
        advice::advice_show(Situation) -> Advice;
        /// A client's contact lists.
        contacts::contact_list_list(OfClient) -> Vec<ContactList>;
        /// How many people a client knows, each counted once whatever lists they are on.
        contacts::contact_count(OfClient) -> ContactCounts;
        /// A client's imports, newest first, with the people who came by each.
        contacts::contact_import_list(OfClient) -> Vec<ContactImportView>;
        /// The words a client's people have in a field, tags for example, with how many people have each.
        contacts::contact_word_list(ContactWordsOf) -> Vec<WordPeople>;
        /// Up to 200 contacts of a list, all or those found by a text.
        contacts::contact_page(ContactPageRequest) -> ContactPage;
        /// Everything on record about one person: consents with their proof, lists, entries of the suppression.
        contacts::contact_show(ContactOf) -> ContactView;
        /// Up to 200 entries of a client's suppression, newest first, all or those found by a text.
        contacts::suppression_page(SuppressionPageRequest) -> SuppressionPage;
        /// What a contact file holds, before anything is stored.
        contacts::contacts_preview(ContactsPreviewRequest) -> ContactsPreview;
        /// What each platform wants of a file of contacts, and what may be switched.
        platform::platform_list(Nothing) -> Vec<PlatformFile>;
        /// How old a client's opt-outs and exported lists are, and which must be done anew.
        freshness::freshness_show(OfClient) -> Freshness;
        /// A client's audiences with their sizes.
        audience::audience_list(OfClient) -> Vec<AudienceView>;
        /// One audience with its size.
        audience::audience_show(AudienceRef) -> AudienceView;
        /// How many people a rule means that need not be stored, whom it reaches, and the rule in words.
        audience::audience_count(AudienceCount) -> AudienceCounted;
        /// How many people each two of a client's audiences share, those of planned launches first.
        audience::audience_overlap(OfClient) -> AudienceOverlap;
        /// How many people several audiences reach together, each counted once.
        audience::audience_reach(AudiencesOf) -> AudienceReach;
        /// The interval presets: the workspace's own, newest first, then those that come with Reprise.
        preset::preset_list(Nothing) -> Vec<Preset>;
        /// One interval preset.
        preset::preset_show(PresetRef) -> Preset;
        /// What of an interval preset, stored or not, cannot stay as it is.
        preset::preset_check(Preset) -> Vec<PresetProblem>;
        /// Days of the year that campaigns aim at.
        campaign::season_list(SeasonYear) -> Vec<NamedDay>;
        /// A client's campaigns, oldest first.
        campaign::campaign_list(OfClient) -> Vec<Campaign>;
        /// One campaign with its launches and findings.
        campaign::campaign_show(CampaignRef) -> CampaignView;
        /// The launches a cadence would lay, without storing them.
        lay::campaign_preview(CampaignPlan) -> Vec<PlannedLaunch>;
        /// The launches a campaign that is not stored would be made with.
        lay::campaign_draft_preview(CampaignDraft) -> Vec<PlannedLaunch>;
        /// The links a campaign's launches would get, stored or not, and what is odd about its tags.
        explain::campaign_links(Campaign) -> CampaignLinks;
        /// A campaign's launches by time.
        launch::launch_list(OfCampaign) -> Vec<Launch>;
        /// One launch with its link, instant and findings.
        launch::launch_show(LaunchRef) -> LaunchView;
        /// Why a launch stands where it stands, and where it would best stand.
        explain::launch_why(LaunchRef) -> LaunchWhy;
        /// Better dates for a client's launches, or for every client's; nothing is moved.
        dates::dates_suggest(DatesRequest) -> Vec<ClientDates>;
        /// Dates by which the others make room for a launch put elsewhere; nothing is moved.
        dates::dates_around(DatesAround) -> ClientDates;
        /// What suggested dates would mend, and what the plan would be worth, if only these were taken.
        dates::dates_trial(DatesAccept) -> DatesTrial;
        /// What would be found, and what the plan would be worth, if a launch stood at another time.
        dates::launch_trial(LaunchAt) -> LaunchTrial;
        /// What would be found if a launch stood at another time.
        launch::launch_check(LaunchAt) -> Vec<Finding>;
        /// A client's whole plan: lanes, findings, pressure and budget.
        plan::plan_show(OfClient) -> PlanView;
        /// How often people of each audience and overlap are touched by week, against the contact policy.
        pressure::pressure_show(PressureOf) -> Pressure;
        /// All findings of a client or of the workspace, worst first.
        plan::plan_check(MaybeOfClient) -> Vec<Finding>;
        /// The widget templates: the workspace's own, newest first, then those that come with Reprise.
        widget_template::widget_template_list(Nothing) -> Vec<WidgetTemplate>;
        /// One widget template.
        widget_template::widget_template_show(TemplateRef) -> WidgetTemplate;
        /// The widget templates as they would show in a client's colors.
        widget::widget_gallery(OfClient) -> Vec<GalleryEntry>;
        /// A client's widgets as they show.
        widget::widget_list(OfClient) -> Vec<WidgetView>;
        /// One widget as it shows, with what was found.
        widget::widget_show(WidgetRef) -> WidgetView;
        /// A widget that is not stored, as it would show.
        widget::widget_preview(Widget) -> WidgetView;
        /// What is wrong with a client's active widgets, and what would mend it.
        widget::widget_check(OfClient) -> Vec<CheckedWidget>;
        /// The pictures that come with Reprise, in a widget's colors.
        widget_picture::widget_picture_list(WidgetRef) -> Vec<LibraryPicture>;
        /// A widget, stored or not, as the script of a site would read it.
        widget_export::widget_config(Widget) -> ScriptConfig;
        /// What an export of a client's active widgets would write, and what would keep it back.
        widget_export::widget_export_show(WidgetExportOf) -> WidgetExportPlan;
        /// A widget, stored or not, on a pretend shop page, to be shown in a frame by a token that is good once.
        widget_play::widget_play(WidgetPlay) -> WidgetPlayed;
        /// Every tagged link of a campaign, or of the live campaigns of a client, with what is odd about it.
        utm::utm_links(UtmLinksOf) -> UtmTable;
        /// The link of a launch as a code to scan.
        utm::utm_code(LaunchRef) -> UtmCode;
        /// A client's briefs.
        brief::brief_list(OfClient) -> Vec<Brief>;
        /// What a brief says, as it stands now.
        brief::brief_preview(Brief) -> Document;
        /// The pages of a brief as they will be printed, as it stands now.
        brief::brief_pages(Brief) -> BriefPages;
        /// The history, newest first.
        history::history_list(HistoryQuery) -> HistoryPage;
        /// What undo and redo would do.
        history::history_state(Nothing) -> HistoryState;
    }
    writes {
        /// Makes a client.
        client::client_create(ClientDraft) -> Client;
        /// Changes a client.
        client::client_change(Change<Client>) -> Client;
        /// Deletes a client with everything that belongs to it.
        client::client_delete(ClientRef) -> Client;
        /// Reads a logo file, keeps it, and puts it on the client's brand.
        client::client_logo(ClientLogo) -> Client;
        /// Makes a product.
        product::product_create(ProductDraft) -> Product;
        /// Changes a product.
        product::product_change(Change<Product>) -> Product;
        /// Deletes a product nothing uses.
        product::product_delete(ProductRef) -> Product;
        /// Saves the case of a client's advice.
        advice::situation_change(Change<Situation>) -> Situation;
        /// Makes the audiences the advice on the saved case calls for, each leaving out the other's people.
        advice::advice_follow(OfClient) -> Vec<Audience>;
        /// Imports contacts from a file (CSV, XLSX, ODS) or a pasted table into a new or present list.
        contacts::contacts_import(ContactsImport) -> ImportReport;
        /// Writes a client's contacts into the files a platform takes, and notes it in the history.
        contacts::contacts_export(ContactsExport) -> ExportReport;
        /// Takes a file of people in who must not be contacted; what it says is never forgotten.
        contacts::contacts_suppress(ContactsSuppress) -> SuppressReport;
        /// Suppresses one address.
        contacts::suppression_add(SuppressionAdd) -> SuppressionEntry;
        /// Lifts the suppression of one address, with a reason.
        contacts::suppression_lift(SuppressionLift) -> SuppressionEntry;
        /// Erases one person for good, from rules, history and backups too; only a keyed hash stays.
        contacts::contact_erase(ContactErase) -> Erased;
        /// Deletes a contact list no audience uses, with the people who are on no other.
        contacts::contact_list_delete(ContactListRef) -> ContactList;
        /// Makes an audience.
        audience::audience_create(AudienceDraft) -> Audience;
        /// Changes an audience.
        audience::audience_change(Change<Audience>) -> Audience;
        /// Makes two audiences leave each other out, so that nobody gets both.
        audience::audience_separate(AudiencePair) -> Vec<Audience>;
        /// Deletes an audience nothing uses.
        audience::audience_delete(AudienceRef) -> Audience;
        /// Copies an interval preset, as it is or with changes, into the workspace's own.
        preset::preset_create(PresetDraft) -> Preset;
        /// Changes an interval preset of the workspace's own.
        preset::preset_change(Change<Preset>) -> Preset;
        /// Deletes an interval preset of the workspace's own that no campaign follows.
        preset::preset_delete(PresetRef) -> Preset;
        /// Makes a campaign.
        campaign::campaign_create(CampaignDraft) -> Campaign;
        /// Changes a campaign.
        campaign::campaign_change(Change<Campaign>) -> Campaign;
        /// Makes a copy of a campaign with its launches, as a draft.
        copy::campaign_duplicate(CampaignRef) -> Campaign;
        /// Deletes a campaign with its launches.
        campaign::campaign_delete(CampaignRef) -> Campaign;
        /// Lays a campaign's launches along a cadence.
        lay::campaign_plan(CampaignPlan) -> Vec<Launch>;
        /// Makes a launch.
        launch::launch_create(LaunchDraft) -> Launch;
        /// Changes a launch.
        launch::launch_change(Change<Launch>) -> Launch;
        /// Makes a copy of a launch, after the last one of its campaign.
        copy::launch_duplicate(LaunchRef) -> Launch;
        /// Moves a launch, alone or with those after it.
        launch::launch_move(LaunchMove) -> Vec<Launch>;
        /// Moves several launches by the same time.
        launch::launch_shift(LaunchShift) -> Vec<Launch>;
        /// Takes suggested dates, all of them as one change.
        dates::dates_accept(DatesAccept) -> Vec<Launch>;
        /// Deletes a launch.
        launch::launch_delete(LaunchRef) -> Launch;
        /// Does what a finding proposes.
        plan::finding_mend(MendAction) -> Nothing;
        /// Makes a widget from a template.
        widget::widget_create(WidgetDraft) -> Widget;
        /// Changes a widget.
        widget::widget_change(Change<Widget>) -> Widget;
        /// Changes words of a widget, in one language.
        widget::widget_reword(WidgetWords) -> Widget;
        /// Reads a picture file and puts it into a widget.
        widget_picture::widget_picture(WidgetPicture) -> Widget;
        /// Lets all widgets of the client send what people enter as this one does.
        widget::widget_endpoint_share(WidgetRef) -> Vec<Widget>;
        /// Makes a copy of a widget.
        widget::widget_duplicate(WidgetRef) -> Widget;
        /// Deletes a widget.
        widget::widget_delete(WidgetRef) -> Widget;
        /// Writes a client's active widgets into a folder, for its site.
        widget_export::widget_export(WidgetExport) -> WidgetExported;
        /// Makes a widget template of a widget.
        widget_template::widget_template_create(TemplateDraft) -> WidgetTemplate;
        /// Makes a copy of a widget template, to be changed.
        widget_template::widget_template_duplicate(TemplateRef) -> WidgetTemplate;
        /// Changes a widget template of the workspace's own.
        widget_template::widget_template_change(Change<WidgetTemplate>) -> WidgetTemplate;
        /// Deletes a widget template of the workspace's own.
        widget_template::widget_template_delete(TemplateRef) -> WidgetTemplate;
        /// Writes a widget template into a file.
        widget_template::widget_template_export(TemplateExport) -> Exported;
        /// Reads a widget template from a file.
        widget_template::widget_template_import(FromFile) -> WidgetTemplate;
        /// Writes tagged links into a file: a table, or one link as a code to scan.
        utm::utm_export(UtmExport) -> Exported;
        /// Makes a brief.
        brief::brief_create(BriefDraft) -> Brief;
        /// Changes a brief.
        brief::brief_change(Change<Brief>) -> Brief;
        /// Deletes a brief.
        brief::brief_delete(BriefRef) -> Brief;
        /// Writes a brief into a file.
        brief::brief_export(BriefExport) -> Exported;
        /// Writes the launches of a client into a calendar or table file.
        calendar::calendar_export(CalendarExport) -> Exported;
        /// Changes the settings.
        settings::settings_change(Change<Settings>) -> Settings;
        /// Takes the last change back.
        history::history_undo(Nothing) -> HistoryEntry;
        /// Makes the change taken back last again.
        history::history_redo(Nothing) -> HistoryEntry;
        /// Takes one change of the history back, whatever was done since.
        history::history_revert(HistorySeq) -> HistoryEntry;
        /// Makes a verified backup now.
        workspace::workspace_backup(Nothing) -> BackupView;
        /// Brings the workspace back to a backup; the present state is kept beside it.
        workspace::workspace_restore(BackupName) -> WorkspaceView;
        /// Saves the whole workspace as a `.reprise` file.
        workspace::workspace_export(ToFile) -> Exported;
        /// Replaces the workspace by a `.reprise` file; the present state is kept beside it.
        workspace::workspace_import(FromFile) -> WorkspaceView;
        /// Adds the two sample businesses.
        sample::sample_load(Nothing) -> Vec<Client>;
        /// Asks long work to stop.
        settings::job_cancel(JobName) -> Nothing;
    }
}
