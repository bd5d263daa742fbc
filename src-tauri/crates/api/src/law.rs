//! The laws on file that say when messages may arrive, as the workspace has switched and changed them.

use reprise_engines::cadence;

use crate::error::Error;
use crate::session::Session;
use crate::view::{LawView, Nothing};

pub(crate) fn law_list(session: &Session, _: Nothing) -> Result<Vec<LawView>, Error> {
    session.read(|workspace| {
        let changes = &workspace.settings.law_changes;
        let view = |law: &cadence::Law| {
            let change = changes.iter().find(|change| change.law == law.id);
            let own = change.and_then(|it| it.hours.clone());
            let clients = workspace.clients.values();
            LawView {
                law: law.clone(),
                on: !change.is_some_and(|it| it.off),
                changed: own.is_some(),
                hours: own.unwrap_or_else(|| law.hours.clone()),
                clients: clients
                    .filter(|client| cadence::holds_for(law, client))
                    .map(|client| client.name.clone())
                    .collect(),
            }
        };
        Ok(cadence::laws().iter().map(view).collect())
    })
}
