//! The workspace as a whole: what is in it, whether it is sound, copies of it, and the overview.

use std::path::Path;

use chrono::DateTime;
use reprise_domain::entity::Kind;
use reprise_domain::id::ClientId;
use reprise_domain::money::Money;
use reprise_domain::workspace::Workspace;
use reprise_store::Backup;

use crate::error::Error;
use crate::event::Event;
use crate::people::People;
use crate::session::Session;
use crate::view::{
    BackupName, BackupView, CheckView, ClientCard, Exported, FirstSteps, FromFile, MaybeOfClient,
    NextLaunch, Nothing, Overview, SearchHit, SearchText, ToFile, WorkspaceView,
};
use crate::{file, find, plan, sizes};

/// Entries of the overview's lists.
const SHOWN: usize = 12;
/// Hits of a search.
const HITS: usize = 40;

pub(crate) fn workspace_show(session: &Session, _: Nothing) -> Result<WorkspaceView, Error> {
    let author = session.author()?;
    let mut counts = std::collections::BTreeMap::new();
    for kind in Kind::ALL {
        counts.insert(*kind, 0);
    }
    let has_clients = session.read(|workspace| {
        for entity in workspace.entities() {
            *counts.entry(entity.kind()).or_default() += 1;
        }
        Ok(!workspace.clients.is_empty())
    })?;
    // Asked after the reading ends: a writer that waits for it holds what these wait for.
    session.with_store(|store| {
        let changes = store.last_seq();
        Ok(WorkspaceView {
            folder: session.folder().display().to_string(),
            is_empty: !has_clients && changes == 0,
            opened: session.opening(),
            writable: store.is_writable(),
            author,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            changes,
            counts,
            backups: store.backups()?.into_iter().map(backup_view).collect(),
        })
    })
}

pub(crate) fn workspace_check(session: &Session, _: Nothing) -> Result<CheckView, Error> {
    session.with_store(|store| {
        let report = store.check()?;
        Ok(CheckView {
            sound: report.problems.is_empty(),
            entities: report.entities as u64,
            changes: report.changes,
            problems: report.problems.iter().map(ToString::to_string).collect(),
        })
    })
}

pub(crate) fn workspace_backup(session: &Session, _: Nothing) -> Result<BackupView, Error> {
    session.with_store(|store| Ok(backup_view(store.backup_now()?)))
}

pub(crate) fn workspace_restore(
    session: &Session,
    request: BackupName,
) -> Result<WorkspaceView, Error> {
    session.with_store(|store| {
        let backup = store
            .backups()?
            .into_iter()
            .find(|it| name_of(it) == request.name);
        let backup =
            backup.ok_or_else(|| Error::missing(format!("the backup ‘{}’", request.name)))?;
        Ok(store.restore(&backup.path)?)
    })?;
    session.tell(&Event::Replaced);
    workspace_show(session, Nothing {})
}

pub(crate) fn workspace_export(session: &Session, request: ToFile) -> Result<Exported, Error> {
    let path: &Path = request.file.as_ref();
    session.with_store(|store| {
        store.export(path)?;
        file::exported(path)
    })
}

pub(crate) fn workspace_import(
    session: &Session,
    request: FromFile,
) -> Result<WorkspaceView, Error> {
    session.with_store(|store| Ok(store.import(request.file.as_ref())?))?;
    session.tell(&Event::Replaced);
    workspace_show(session, Nothing {})
}

pub(crate) fn workspace_search(
    session: &Session,
    request: SearchText,
) -> Result<Vec<SearchHit>, Error> {
    let wanted = request.text.trim().to_lowercase();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    session.read(|workspace| {
        let mut hits: Vec<SearchHit> = named(workspace)
            .filter(|hit| hit.name.to_lowercase().contains(&wanted))
            .collect();
        // Names that begin with the words come first; else the order of creation.
        hits.sort_by_key(|hit| !hit.name.to_lowercase().starts_with(&wanted));
        hits.truncate(HITS);
        Ok(hits)
    })
}

pub(crate) fn overview_show(session: &Session, request: MaybeOfClient) -> Result<Overview, Error> {
    session.counting(request.client, |workspace, people| {
        let wanted = |id: ClientId| request.client.is_none_or(|client| client == id);
        let ids = workspace.clients.keys().copied().filter(|id| wanted(*id));
        let mut clients = ids
            .map(|id| card(session, (workspace, people), id))
            .collect::<Result<Vec<_>, _>>()?;
        clients.sort_by_key(|card| {
            (
                std::cmp::Reverse((card.errors, card.warnings)),
                card.client.name.to_lowercase(),
            )
        });
        let mut findings = Vec::new();
        for card in &clients {
            findings.extend(plan::findings_of(
                session,
                (workspace, people),
                Some(card.client.id),
            )?);
        }
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        findings.truncate(SHOWN);
        Ok(Overview {
            next_launches: next_launches(session, (workspace, people), wanted)?,
            clients,
            findings,
        })
    })
}

fn backup_view(backup: Backup) -> BackupView {
    BackupView {
        name: name_of(&backup),
        at: DateTime::from_timestamp_millis(backup.at_millis).unwrap_or_default(),
        bytes: backup.bytes,
        seq: backup.last_seq,
    }
}

/// A backup goes by its file's name.
fn name_of(backup: &Backup) -> String {
    backup
        .path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Everything a person may look for by name.
fn named(workspace: &Workspace) -> impl Iterator<Item = SearchHit> + '_ {
    let place = |client: ClientId| {
        workspace
            .clients
            .get(&client)
            .map_or("", |it| &it.name)
            .to_owned()
    };
    workspace.entities().filter_map(move |entity| {
        use reprise_domain::entity::Entity;
        let (client, place) = match &entity {
            Entity::Client(it) => (it.id, String::new()),
            Entity::Product(it) => (it.client, place(it.client)),
            Entity::Audience(it) => (it.client, place(it.client)),
            Entity::Campaign(it) => (it.client, place(it.client)),
            Entity::Widget(it) => (it.client, place(it.client)),
            Entity::Launch(it) => {
                let campaign = workspace.campaigns.get(&it.campaign)?;
                (
                    campaign.client,
                    format!("{}, {}", place(campaign.client), campaign.name),
                )
            }
            Entity::Settings(_)
            | Entity::Situation(_)
            | Entity::ContactList(_)
            | Entity::ContactBook(_)
            | Entity::ContactImport(_)
            | Entity::ContactExport(_)
            | Entity::SuppressionLedger(_)
            | Entity::Preset(_)
            | Entity::WidgetTemplate(_)
            | Entity::Brief(_) => {
                return None;
            }
        };
        Some(SearchHit {
            kind: entity.kind(),
            id: entity.id(),
            name: entity.name().to_owned(),
            client,
            place,
        })
    })
}

fn card(
    session: &Session,
    (workspace, people): (&Workspace, &People),
    id: ClientId,
) -> Result<ClientCard, Error> {
    let client = find::client(workspace, id)?;
    let today = session.today(client.time_zone);
    let live: Vec<_> = workspace
        .campaigns_of(id)
        .filter(|campaign| campaign.is_live())
        .collect();
    let launches: Vec<_> = live
        .iter()
        .flat_map(|campaign| workspace.launches_of(campaign.id))
        .collect();
    let findings = plan::findings_of(session, (workspace, people), Some(id))?;
    let count = |severity| findings.iter().filter(|it| it.severity == severity).count() as u64;
    let sum = |minors: &mut dyn Iterator<Item = i64>| Money {
        minor: minors.fold(0, i64::saturating_add),
        currency: client.currency,
    };
    let lists = || {
        workspace
            .contact_lists
            .values()
            .filter(|list| list.client == id)
    };
    Ok(ClientCard {
        client: client.clone(),
        today,
        steps: steps(workspace, id),
        campaigns: live.len() as u64,
        launches_ahead: launches.iter().filter(|it| it.last_day() >= today).count() as u64,
        errors: count(reprise_domain::finding::Severity::Error),
        warnings: count(reprise_domain::finding::Severity::Warning),
        budget: sum(&mut live.iter().map(|campaign| campaign.budget.minor)),
        planned_cost: sum(&mut launches.iter().map(|launch| launch.cost.minor)),
        cost_to_date: sum(&mut launches
            .iter()
            .filter(|launch| launch.last_day() < today)
            .map(|launch| launch.cost.minor)),
        contacts: lists().map(|list| list.counts.people).sum(),
        days_since_import: lists()
            .map(|list| (today - list.imported_on).num_days())
            .min(),
    })
}

fn steps(workspace: &Workspace, id: ClientId) -> FirstSteps {
    let has_launches = |campaign| {
        workspace
            .launches
            .values()
            .any(|it| it.campaign == campaign)
    };
    FirstSteps {
        business: workspace.products.values().any(|it| it.client == id),
        advice: workspace.situations.contains_key(&id),
        audience: workspace.audiences.values().any(|it| it.client == id),
        launches: workspace
            .campaigns_of(id)
            .any(|campaign| has_launches(campaign.id)),
        brief: workspace.briefs.values().any(|it| it.client == id),
    }
}

fn next_launches(
    session: &Session,
    (workspace, people): (&Workspace, &People),
    wanted: impl Fn(ClientId) -> bool,
) -> Result<Vec<NextLaunch>, Error> {
    let mut next = Vec::new();
    let sizes = sizes::sizes_of(workspace, people, None);
    for launch in workspace.launches.values() {
        let campaign = find::campaign(workspace, launch.campaign)?;
        if !wanted(campaign.client) || !campaign.is_live() {
            continue;
        }
        let client = find::client(workspace, campaign.client)?;
        let in_days = (launch.at.date() - session.today(client.time_zone)).num_days();
        if in_days >= 0 {
            next.push((launch, campaign, client, in_days));
        }
    }
    next.sort_by_key(|(launch, ..)| (launch.at, launch.id));
    next.truncate(SHOWN);
    Ok(next
        .into_iter()
        .map(|(launch, campaign, client, in_days)| NextLaunch {
            reach: campaign
                .audience
                .and_then(|id| sizes.get(&id))
                .map(|it| it.reach_in(launch.channel)),
            launch: launch.clone(),
            campaign: campaign.clone(),
            client: client.id,
            client_name: client.name.clone(),
            in_days,
        })
        .collect())
}
