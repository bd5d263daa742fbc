//! Two sample businesses with believable content, laid around today so that they always look alive.
//!
//! A shop whose retargeting leads and a roaster whose remarketing leads; each leaves a finding or
//! two to mend. The whole sample is one change, so one undo takes it away.

mod coffee;
mod electronics;
mod people;
mod pieces;

use chrono::{Datelike, Days, NaiveDate};
use reprise_domain::client::Client;
use reprise_domain::entity::{Edit, Entity};

use crate::error::Error;
use crate::session::Session;
use crate::view::Nothing;

pub(crate) fn sample_load(session: &Session, _: Nothing) -> Result<Vec<Client>, Error> {
    let mut entities = coffee::entities(session)?;
    entities.extend(electronics::entities(session)?);
    let clients = entities.iter().filter_map(client_of).collect();
    let edits = entities.into_iter().map(Edit::create).collect();
    session.write("Add the sample businesses", edits)?;
    Ok(clients)
}

fn client_of(entity: &Entity) -> Option<Client> {
    match entity {
        Entity::Client(client) => Some(client.clone()),
        _ => None,
    }
}

/// The Monday of the week of a day: plans read best when they begin with a week.
fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}
