//! Erased people in what audiences say: taken out of the rules there are, and of every former one in the history, the
//! backups and the data of former times.

use reprise_domain::audience::{Audience, AudienceSource};
use reprise_domain::entity::{Edit, Entity, Kind};
use reprise_domain::id::{ClientId, ObjectId};
use uuid::Uuid;

use super::gone::Gone;
use crate::error::Error;
use crate::session::Session;

/// The audiences of a client whose rule names somebody, without them; by their names in the answer to a person.
///
/// # Errors
/// `Closed`.
pub(super) fn audiences_without(
    session: &Session,
    client: ClientId,
    gone: &Gone,
) -> Result<Vec<(String, Edit)>, Error> {
    session.read(|workspace| {
        let changed = workspace.audiences.values().filter_map(|before| {
            let after = without(before, client, gone)?;
            Some((before.name.clone(), Edit::change(before.clone(), after)))
        });
        Ok(changed.collect())
    })
}

/// What holds a client's people in files.
pub(super) fn owners_of(client: ClientId) -> [(Kind, Uuid); 2] {
    [Kind::ContactBook, Kind::SuppressionLedger].map(|kind| (kind, client.0))
}

/// Takes them out of all that is not present any more; true where they stood anywhere. No backup stays by which this
/// client's book would be one again that names a file of `shared`.
///
/// # Errors
/// Whatever the store says; what was done until then stays done.
pub(super) fn forget(
    session: &Session,
    client: ClientId,
    gone: &Gone,
    shared: &[ObjectId],
) -> Result<bool, Error> {
    let redacted = |entity: &Entity| match entity {
        Entity::Audience(audience) => without(audience, client, gone).map(Entity::from),
        _ => None,
    };
    let words = gone.written();
    session.with_store(|store| {
        let in_history = store.rewrite_history(&redacted)?;
        // Before any backup goes: there must be one that can be restored.
        store.backup_now()?;
        let backups = store.rewrite_backups(&redacted, (&owners_of(client), shared))?;
        let former = store.remove_former_with(&words)?;
        Ok(in_history || backups + former > 0)
    })
}

fn without(audience: &Audience, client: ClientId, gone: &Gone) -> Option<Audience> {
    let rule = audience.rule().filter(|_| audience.client == client)?;
    let rule = rule.without(&|field, text| gone.are_in_rule(field, text))?;
    Some(Audience {
        source: AudienceSource::Contacts { rule },
        ..audience.clone()
    })
}
