//! A client's widgets as files for its site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use reprise_domain::finding::Severity;
use reprise_domain::id::ObjectId;
use reprise_domain::widget::Widget;
use reprise_domain::workspace::Workspace;
use reprise_engines::widget::embed::{
    self, Exporting, GAMES_FILE, Handover, SCRIPT_FILE, SiteKind,
};

use crate::error::{Code, Error};
use crate::job::Job;
use crate::session::Session;
use crate::view::{
    CheckedWidget, ExportPart, ScriptConfig, WidgetExport, WidgetExportOf, WidgetExportPlan,
    WidgetExported,
};
use crate::{file, find, widget};

/// The script as built from `ui/embed`; empty where it has not been built.
pub(crate) const RUNTIME: &str = include_str!(concat!(env!("OUT_DIR"), "/reprise-runtime.js"));
/// Its second file, marked as the first one is (`embed::MARK`).
pub(crate) const GAMES: &str = concat!(
    "\u{FEFF}",
    include_str!(concat!(env!("OUT_DIR"), "/reprise-games.js"))
);

/// Everything of an export but its folder, with what would hold it back.
pub(crate) fn widget_export_show(
    session: &Session,
    request: WidgetExportOf,
) -> Result<WidgetExportPlan, Error> {
    let made = made(session, &request)?;
    let part = |(name, text): &(&'static str, String)| ExportPart {
        name: (*name).to_owned(),
        bytes: text.len() as u64,
    };
    Ok(WidgetExportPlan {
        files: made.files.iter().map(part).collect(),
        widgets: made.checked,
        ends: made.ends,
    })
}

pub(crate) fn widget_export(
    session: &Session,
    request: WidgetExport,
) -> Result<WidgetExported, Error> {
    let job = Job::begin(session, "widgets");
    job.step(0, Some(2), "Checking the widgets")?;
    let made = made(session, &request.of())?;
    let remarks = sound(&made.checked)?;
    job.step(1, Some(2), "Writing the files")?;
    let folder = Path::new(&request.folder);
    fs::create_dir_all(folder).map_err(|error| Error::file(folder, "made", &error))?;
    let files = made
        .files
        .iter()
        .map(|(name, text)| file::write(&folder.join(name), text.as_bytes()))
        .collect::<Result<_, _>>()?;
    Ok(WidgetExported {
        folder: request.folder,
        files,
        widgets: made.checked.len() as u32,
        snippet: made.snippet,
        remarks,
        ends: made.ends,
        note: made.note,
        places: made.places,
    })
}

/// What the script would read of one widget, stored or not: for a preview that runs the script itself.
pub(crate) fn widget_config(session: &Session, own: Widget) -> Result<ScriptConfig, Error> {
    let own = Widget {
        active: true,
        ..own.checked()?
    };
    let pictures = pictures(session, [&own].into_iter());
    session.read(|workspace| {
        let client = find::client(workspace, own.client)?;
        let exporting = Exporting {
            workspace,
            ask_consent: false,
            pictures: &pictures,
            // Nobody hands the second file on in between.
            games: None,
        };
        Ok(ScriptConfig {
            runtime: RUNTIME.to_owned(),
            games: GAMES.to_owned(),
            script: embed::script(RUNTIME, &embed::config(client, &[&own], exporting)),
        })
    })
}

/// An export before anything is written.
struct Made {
    files: Vec<(&'static str, String)>,
    checked: Vec<CheckedWidget>,
    ends: Option<NaiveDate>,
    snippet: String,
    note: String,
    places: Vec<SiteKind>,
}

fn made(session: &Session, request: &WidgetExportOf) -> Result<Made, Error> {
    if RUNTIME.is_empty() || GAMES.is_empty() {
        return Err(not_built());
    }
    let own = session.read(|workspace| {
        let client = find::client(workspace, request.client)?;
        if let Some(id) = request.campaign {
            find::same_client(
                "the campaign",
                find::campaign(workspace, id)?.client,
                client.id,
            )?;
        }
        let widgets = embed::exported(client, request.campaign, workspace);
        Ok(widgets.into_iter().cloned().collect::<Vec<Widget>>())
    })?;
    let pictures = pictures(session, own.iter());
    let has_checksums = request.checksums.unwrap_or(true);
    let games = embed::integrity(GAMES.as_bytes());
    session.read(|workspace| {
        let client = find::client(workspace, request.client)?;
        let exporting = Exporting {
            workspace,
            ask_consent: request.ask_consent.unwrap_or_default(),
            pictures: &pictures,
            games: has_checksums.then_some(games.as_str()),
        };
        let widgets = embed::exported(client, request.campaign, workspace);
        if widgets.is_empty() {
            return Err(Error::new(
                Code::Refused,
                "there is no active widget to export",
                "Make a widget, or switch one on",
            ));
        }
        let config = embed::config(client, &widgets, exporting);
        let script = embed::script(RUNTIME, &config);
        let integrity = has_checksums.then(|| embed::integrity(script.as_bytes()));
        let handover = Handover {
            client: &client.name,
            campaign: campaign_of(workspace, request),
            made_on: session.today(client.time_zone),
            config: &config,
            widgets: &widgets,
            integrity: integrity.as_deref(),
        };
        let note = embed::note(&handover);
        Ok(Made {
            checked: checked(session, workspace, &widgets)?,
            ends: embed::last_day(&widgets, workspace),
            snippet: embed::snippet(integrity.as_deref()),
            places: embed::places(&handover),
            files: files(&handover, script, note.clone()),
            note,
        })
    })
}

/// Rust was built where nobody had built the script.
pub(crate) fn not_built() -> Error {
    Error::new(
        Code::Failed,
        "this copy of Reprise was built without the script for web sites",
        "Run `npm run build` in the folder `ui`, then build Reprise again",
    )
}

fn checked(
    session: &Session,
    workspace: &Workspace,
    widgets: &[&Widget],
) -> Result<Vec<CheckedWidget>, Error> {
    let one = |own: &&Widget| {
        Ok(CheckedWidget {
            id: own.id,
            name: own.name.clone(),
            checks: widget::checks(session, workspace, own)?,
        })
    };
    widgets.iter().map(one).collect()
}

/// An error keeps the export back, and names the first; everything milder is a remark.
fn sound(widgets: &[CheckedWidget]) -> Result<Vec<String>, Error> {
    let mut remarks = Vec::new();
    for own in widgets {
        for check in &own.checks {
            if check.severity == Severity::Error {
                return Err(Error::new(
                    Code::Refused,
                    format!(
                        "widget ‘{}’ cannot go on the site: {}",
                        own.name,
                        check.sentence.trim_end_matches('.')
                    ),
                    format!("{}; nothing was written", check.hint),
                ));
            }
            remarks.push(format!("‘{}’: {}", own.name, check.sentence));
        }
    }
    Ok(remarks)
}

fn files(handover: &Handover<'_>, script: String, note: String) -> Vec<(&'static str, String)> {
    let mut files = vec![(SCRIPT_FILE, script)];
    if handover.widgets.iter().any(|it| it.design.has_game()) {
        files.push((GAMES_FILE, GAMES.to_owned()));
    }
    files.push(("snippet.html", embed::snippet(handover.integrity)));
    files.push(("test-page.html", embed::test_page(handover)));
    files.push(("developer-note.md", note));
    files
}

fn campaign_of<'a>(workspace: &'a Workspace, request: &WidgetExportOf) -> Option<&'a str> {
    let campaign = workspace.campaigns.get(&request.campaign?)?;
    Some(campaign.name.as_str())
}

/// The client's own pictures of widgets; one that is lost does not show, and the check of the workspace says so.
pub(crate) fn pictures<'a>(
    session: &Session,
    widgets: impl Iterator<Item = &'a Widget>,
) -> BTreeMap<ObjectId, Vec<u8>> {
    let ids = widgets.flat_map(|it| it.design.pictures());
    ids.filter_map(|id| {
        let bytes = session.with_store(|store| Ok(store.object_get(id)?)).ok()?;
        Some((id.clone(), bytes))
    })
    .collect()
}
