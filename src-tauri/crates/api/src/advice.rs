//! The case of a client and the advice on it.

use reprise_domain::advice::{Advice, Situation};
use reprise_domain::contact::ContactCounts;
use reprise_domain::entity::Edit;
use reprise_domain::id::ClientId;
use reprise_domain::workspace::Workspace;
use reprise_engines::strategy;

use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::SituationOf;

pub(crate) fn situation_show(session: &Session, request: SituationOf) -> Result<Situation, Error> {
    session.read(|workspace| {
        let client = find::client(workspace, request.client)?;
        if let (Some(saved), None) = (workspace.situations.get(&client.id), request.product) {
            return Ok(saved.clone());
        }
        let product = match request.product {
            Some(id) => Some(find::product(workspace, id)?),
            None => workspace
                .products
                .values()
                .find(|product| product.client == client.id),
        };
        Ok(strategy::starting_situation(
            client,
            product,
            &counts_of(workspace, client.id),
        ))
    })
}

pub(crate) fn advice_show(session: &Session, situation: Situation) -> Result<Advice, Error> {
    let situation = situation.checked()?;
    session.read(|workspace| Ok(advice_on(workspace, &situation)))
}

pub(crate) fn situation_change(
    session: &Session,
    situation: Situation,
) -> Result<Situation, Error> {
    let situation = situation.checked()?;
    let (client, before) = session.read(|workspace| {
        let client = find::client(workspace, situation.client)?;
        Ok((
            client.name.clone(),
            workspace.situations.get(&client.id).cloned(),
        ))
    })?;
    let label = format!("Describe the case of ‘{client}’");
    match before {
        Some(before) if before == situation => {}
        Some(before) => session.write(label, vec![Edit::change(before, situation.clone())])?,
        None => session.write(label, vec![Edit::create(situation.clone())])?,
    }
    Ok(situation)
}

/// The advice on a case, with the product's name where it is known.
pub(crate) fn advice_on(workspace: &Workspace, situation: &Situation) -> Advice {
    let product = situation.product.and_then(|id| workspace.products.get(&id));
    strategy::advise(situation, product.map(|product| product.name.as_str()))
}

/// People of all the client's lists together. A person on two lists counts twice: lists are
/// deduplicated within, and a case wants a magnitude.
fn counts_of(workspace: &Workspace, client: ClientId) -> ContactCounts {
    let lists = workspace
        .contact_lists
        .values()
        .filter(|list| list.client == client);
    lists.fold(ContactCounts::default(), |sum, list| ContactCounts {
        people: sum.people + list.counts.people,
        with_email: sum.with_email + list.counts.with_email,
        with_phone: sum.with_phone + list.counts.with_phone,
        email_granted: sum.email_granted + list.counts.email_granted,
        sms_granted: sum.sms_granted + list.counts.sms_granted,
        buyers: sum.buyers + list.counts.buyers,
    })
}
