//! How often each audience and each overlap of a client is touched, week by week.

use reprise_engines::{audience, cadence};

use crate::error::Error;
use crate::session::Session;
use crate::view::{Pressure, PressureOf};
use crate::{find, plan, sizes};

pub(crate) fn pressure_show(session: &Session, request: PressureOf) -> Result<Pressure, Error> {
    session.read(|workspace| {
        let client = find::client(workspace, request.client)?;
        let sizes = sizes::sizes_of(workspace, Some(client.id));
        let facts = plan::facts(session, workspace, Some(client.id), &sizes)?;
        let channels = request.channels.unwrap_or_default();
        Ok(cadence::pressure(
            &facts,
            client.id,
            &channels,
            &|audiences| audience::shared_people(audiences, workspace),
        ))
    })
}
