//! How often each audience and each overlap of a client is touched, week by week.

use reprise_engines::cadence;

use crate::error::Error;
use crate::session::Session;
use crate::view::{Pressure, PressureOf};
use crate::{find, plan, sizes};

pub(crate) fn pressure_show(session: &Session, request: PressureOf) -> Result<Pressure, Error> {
    session.counting(Some(request.client), |workspace, people| {
        let client = find::client(workspace, request.client)?;
        let sizes = sizes::sizes_of(workspace, people, Some(client.id));
        let facts = plan::facts(session, (workspace, people), Some(client.id), &sizes)?;
        let channels = request.channels.unwrap_or_default();
        Ok(cadence::pressure(&facts, client.id, &channels))
    })
}
