//! The laws on file that say when messages may arrive or must have arrived, as the workspace has switched and changed them.

use reprise_domain::workspace::Workspace;
use reprise_engines::cadence;

use crate::error::Error;
use crate::session::Session;
use crate::view::{LawView, Nothing, NoticeView};

pub(crate) fn law_list(session: &Session, _: Nothing) -> Result<Vec<LawView>, Error> {
    session.read(|workspace| {
        let changes = &workspace.settings.law_changes;
        let view = |law: &cadence::Law| {
            let change = changes.iter().find(|change| change.law == law.id);
            let own = change.and_then(|it| it.hours.clone());
            LawView {
                law: law.clone(),
                on: !change.is_some_and(|it| it.off),
                changed: own.is_some(),
                hours: own.unwrap_or_else(|| law.hours.clone()),
                clients: clients_in(workspace, &law.place),
            }
        };
        Ok(cadence::laws().iter().map(view).collect())
    })
}

pub(crate) fn notice_list(session: &Session, _: Nothing) -> Result<Vec<NoticeView>, Error> {
    session.read(|workspace| {
        let changes = &workspace.settings.law_changes;
        let view = |notice: &cadence::Notice| {
            let change = changes.iter().find(|change| change.law == notice.id);
            let own = change.and_then(|it| it.notice);
            NoticeView {
                notice: notice.clone(),
                on: !change.is_some_and(|it| it.off),
                changed: own.is_some(),
                days: own.unwrap_or(notice.days),
                clients: clients_in(workspace, &notice.place),
            }
        };
        Ok(cadence::notices().iter().map(view).collect())
    })
}

/// Names of the clients for whom the law of a place holds.
fn clients_in(workspace: &Workspace, place: &str) -> Vec<String> {
    let clients = workspace.clients.values();
    clients
        .filter(|client| cadence::holds_for(place, client))
        .map(|client| client.name.clone())
        .collect()
}
