//! Sizes of audiences, for every handler that needs them.

use std::collections::BTreeMap;

use reprise_domain::audience_size::AudienceSize;
use reprise_domain::id::{AudienceId, ClientId};
use reprise_domain::workspace::Workspace;

use crate::people::People;

/// Sizes of a client's audiences, or of all.
pub(crate) fn sizes_of(
    workspace: &Workspace,
    people: &People,
    client: Option<ClientId>,
) -> BTreeMap<AudienceId, AudienceSize> {
    workspace
        .audiences
        .values()
        .filter(|audience| client.is_none_or(|client| audience.client == client))
        .map(|audience| {
            (
                audience.id,
                reprise_engines::audience::size_of(audience, workspace, people),
            )
        })
        .collect()
}
