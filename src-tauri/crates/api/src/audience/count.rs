//! Counting a rule while it is edited, and saying it in words.

use reprise_domain::audience::{Audience, AudienceSource};
use reprise_domain::audience_size::TakenOut;
use reprise_domain::id::{AudienceId, ClientId, ContactImportId, ContactListId};
use reprise_domain::money::Currency;
use reprise_domain::rule::ContactRule;
use reprise_domain::workspace::Workspace;
use reprise_engines::audience as engine;
use reprise_engines::audience::rule::{Names, sentence};

use super::{ends, refer};
use crate::error::Error;
use crate::session::Session;
use crate::view::{AudienceCount, AudienceCounted};

/// The name of a rule that has none yet.
const UNNAMED: &str = "Unnamed";

pub(crate) fn audience_count(
    session: &Session,
    request: AudienceCount,
) -> Result<AudienceCounted, Error> {
    let audience = Audience {
        id: request
            .audience
            .unwrap_or_else(|| AudienceId(session.new_id())),
        client: request.client,
        name: request.name.unwrap_or_else(|| UNNAMED.to_owned()),
        source: AudienceSource::Contacts { rule: request.rule },
        exclusions: request.exclusions.unwrap_or_default(),
        note: String::new(),
    }
    .checked()?;
    session.read(|workspace| {
        refer(workspace, &audience)?;
        ends(workspace, &[&audience])
    })?;
    let own = session.members_of(&audience)?;
    session.counting(Some(audience.client), |workspace, people| {
        let rule = audience.rule().ok_or_else(|| Error::missing("the rule"))?;
        let taken_out = audience.exclusions.iter().map(|excluded| TakenOut {
            audience: *excluded,
            people: people
                .members(*excluded)
                .map(|it| own.people.shared_with(&it.people)),
        });
        Ok(AudienceCounted {
            rule: spoken(workspace, audience.client, rule),
            size: engine::size_by(&audience, own.heads.clone(), taken_out.collect(), workspace),
        })
    })
}

/// A rule as a sentence, with what things are called now.
pub(super) fn spoken(workspace: &Workspace, client: ClientId, rule: &ContactRule) -> String {
    let client = workspace.clients.get(&client);
    sentence(
        rule,
        &Called {
            workspace,
            currency: client.map_or(Currency::EUR, |it| it.currency),
        },
    )
}

struct Called<'a> {
    workspace: &'a Workspace,
    currency: Currency,
}

impl Names for Called<'_> {
    fn list(&self, id: ContactListId) -> Option<String> {
        Some(self.workspace.contact_lists.get(&id)?.name.clone())
    }
    fn import(&self, id: ContactImportId) -> Option<String> {
        Some(self.workspace.contact_imports.get(&id)?.file.clone())
    }
    fn audience(&self, id: AudienceId) -> Option<String> {
        Some(self.workspace.audiences.get(&id)?.name.clone())
    }
    fn currency(&self) -> Currency {
        self.currency
    }
}
