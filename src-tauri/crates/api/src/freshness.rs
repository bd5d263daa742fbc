//! How old a client's opt-outs and exported lists are.

use reprise_domain::id::{AudienceId, ClientId};
use reprise_domain::workspace::Workspace;
use reprise_engines::audience::{Freshness, export_ages, opt_out_age, platform::fingerprint};
use uuid::Uuid;

use crate::error::Error;
use crate::find;
use crate::people::People;
use crate::session::Session;
use crate::view::OfClient;

pub(crate) fn freshness_show(session: &Session, request: OfClient) -> Result<Freshness, Error> {
    session.counting(Some(request.client), |workspace, people| {
        let client = find::client(workspace, request.client)?;
        let today = session.today(client.time_zone);
        let ledger = workspace.suppression_ledgers.get(&client.id);
        let refreshed = ledger.and_then(|ledger| ledger.refreshed);
        let exports = workspace
            .contact_exports
            .values()
            .filter(|export| export.client == client.id);
        Ok(Freshness {
            opt_outs: opt_out_age(refreshed.map(|at| at.date()), today),
            exports: export_ages(
                exports,
                |export| contacts_of(workspace, people, client.id, export.source),
                today,
            ),
        })
    })
}

/// What the contacts are that an export of a source is made from: another value once people, suppression, or who is on the
/// list or in the audience have changed. A source that is gone has no members.
pub(crate) fn contacts_of(
    workspace: &Workspace,
    people: &People,
    client: ClientId,
    source: Option<Uuid>,
) -> String {
    let parts = workspace
        .contact_books
        .get(&client)
        .into_iter()
        .flat_map(|book| &book.parts)
        .map(|part| part.object.0.as_str());
    let ledger = workspace.suppression_ledgers.get(&client);
    let suppressed = ledger.map_or(0, |ledger| ledger.entries).to_string();
    let members = workspace
        .contact_lists
        .values()
        .filter(|list| Some(list.id.0) == source)
        .filter_map(|list| list.members.as_ref())
        .map(|object| object.0.as_str());
    // Rules may speak of days that pass: an audience is what it comes to, not what it says.
    let in_audience = source
        .and_then(|id| people.members(AudienceId(id)))
        .map(|it| fingerprint([hex_of(it.left.words()).as_str()]));
    let words = parts.chain([suppressed.as_str()]).chain(members);
    fingerprint(words.chain(in_audience.as_deref()))
}

fn hex_of(words: &[u64]) -> String {
    use std::fmt::Write;
    words.iter().fold(String::new(), |mut hex, word| {
        // Writing into a string does not fail.
        let _ = write!(hex, "{word:016x}");
        hex
    })
}
