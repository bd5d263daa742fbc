//! Clients: made, changed, and deleted with everything that belongs to them.

use chrono_tz::Tz;
use reprise_domain::channel::Channel;
use reprise_domain::client::{Brand, Cap, Client, Color, QuietHours};
use reprise_domain::entity::{Edit, Entity};
use reprise_domain::id::ClientId;
use reprise_domain::money::Currency;
use reprise_domain::period::WeekStart;
use reprise_domain::workspace::Workspace;
use reprise_domain::{Refusal, text};

use crate::change::Change;
use crate::error::Error;
use crate::session::Session;
use crate::view::{ClientDraft, ClientLogo, ClientRef, Nothing};
use crate::{file, find};

/// Largest logo file.
const LOGO_LIMIT: u64 = 10_000_000;

pub(crate) fn client_list(session: &Session, _: Nothing) -> Result<Vec<Client>, Error> {
    session.read(|workspace| Ok(workspace.clients.values().cloned().collect()))
}

pub(crate) fn client_show(session: &Session, request: ClientRef) -> Result<Client, Error> {
    session.read(|workspace| find::client(workspace, request.id).cloned())
}

pub(crate) fn client_create(session: &Session, draft: ClientDraft) -> Result<Client, Error> {
    let client = new_client(ClientId(session.new_id()), draft)?.checked()?;
    session.write(
        format!("Add client ‘{}’", client.name),
        vec![Edit::create(client.clone())],
    )?;
    Ok(client)
}

pub(crate) fn client_change(session: &Session, change: Change<Client>) -> Result<Client, Error> {
    change.make(
        session,
        |workspace, client| find::client(workspace, client.id).cloned(),
        |workspace, before, client| {
            let client = client.checked()?;
            if before.currency != client.currency {
                client.currency.in_use()?;
                if has_money(workspace, client.id) {
                    return Err(Refusal::InUse {
                        what: format!("the currency {}", before.currency.code()),
                        by: "prices and budgets already entered".to_owned(),
                    }
                    .into());
                }
            }
            Ok((format!("Change client ‘{}’", client.name), client))
        },
    )
}

pub(crate) fn client_delete(session: &Session, request: ClientRef) -> Result<Client, Error> {
    let client = session.read(|workspace| find::client(workspace, request.id).cloned())?;
    let edits = session.read(|workspace| {
        // Those that refer come before those referred to, so that undo brings them back in reverse.
        let mut owned: Vec<Entity> = workspace
            .entities()
            .filter(|entity| belongs_to(entity, workspace, client.id))
            .collect();
        owned.reverse();
        Ok(owned.into_iter().map(Edit::delete).collect::<Vec<_>>())
    })?;
    session.write(format!("Delete client ‘{}’", client.name), edits)?;
    Ok(client)
}

pub(crate) fn client_logo(session: &Session, request: ClientLogo) -> Result<Client, Error> {
    let before = session.read(|workspace| find::client(workspace, request.id).cloned())?;
    let bytes = file::read(request.file.as_ref(), LOGO_LIMIT)?;
    let png = reprise_documents::logo_from(&bytes)?;
    let logo = session.with_store(|store| Ok(store.object_put(&png)?))?;
    let mut client = before.clone();
    client.brand.logo = Some(logo);
    Change::between(before, client).make(
        session,
        |workspace, client| find::client(workspace, client.id).cloned(),
        |_, _, client| Ok((format!("Change the logo of ‘{}’", client.name), client)),
    )
}

fn new_client(id: ClientId, draft: ClientDraft) -> Result<Client, Refusal> {
    Ok(Client {
        id,
        name: draft.name,
        time_zone: zone(draft.time_zone.as_deref().unwrap_or("Europe/Berlin"))?,
        currency: draft.currency.unwrap_or(Currency::EUR).in_use()?,
        week_start: draft.week_start.unwrap_or(WeekStart::Monday),
        brand: Brand {
            primary: Color::parse("#1f4e5f")?,
            secondary: Color::parse("#e07a5f")?,
            logo: None,
            legal_footer: String::new(),
            site: draft.site.unwrap_or_default(),
        },
        contact_policy: starting_policy(),
        jurisdictions: Vec::new(),
        quiet_hours: starting_quiet_hours(),
        forgetful: None,
        blackouts: Vec::new(),
        note: String::new(),
    })
}

/// A policy few people complain about: a weekly cap per message channel, and one over all.
fn starting_policy() -> Vec<Cap> {
    vec![
        Cap {
            channel: Some(Channel::Email),
            touches: 3,
            days: 7,
        },
        Cap {
            channel: Some(Channel::Sms),
            touches: 1,
            days: 7,
        },
        Cap {
            channel: Some(Channel::Push),
            touches: 3,
            days: 7,
        },
        Cap {
            channel: None,
            touches: 10,
            days: 7,
        },
    ]
}

/// Nights, for every channel that interrupts.
fn starting_quiet_hours() -> Vec<QuietHours> {
    let clock =
        |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).expect("BUG: an hour of the day");
    [
        (Channel::Email, 22, 7),
        (Channel::Sms, 20, 9),
        (Channel::Push, 21, 8),
    ]
    .into_iter()
    .map(|(channel, from, until)| QuietHours {
        channel,
        from: clock(from),
        until: clock(until),
    })
    .collect()
}

fn zone(name: &str) -> Result<Tz, Refusal> {
    name.trim().parse().map_err(|_| Refusal::Malformed {
        field: "the time zone",
        value: text::shortened(name, 40),
        expected: "a zone name such as Europe/Berlin",
    })
}

fn has_money(workspace: &Workspace, client: ClientId) -> bool {
    workspace
        .products
        .values()
        .any(|product| product.client == client && product.price.minor != 0)
        || workspace
            .campaigns_of(client)
            .any(|campaign| campaign.budget.minor != 0)
}

fn belongs_to(entity: &Entity, workspace: &Workspace, client: ClientId) -> bool {
    match entity {
        Entity::Settings(_) | Entity::Preset(_) | Entity::WidgetTemplate(_) => false,
        Entity::Client(it) => it.id == client,
        Entity::Product(it) => it.client == client,
        Entity::Situation(it) => it.client == client,
        Entity::ContactList(it) => it.client == client,
        Entity::ContactBook(it) => it.client == client,
        Entity::ContactImport(it) => it.client == client,
        Entity::ContactExport(it) => it.client == client,
        Entity::SuppressionLedger(it) => it.client == client,
        Entity::Audience(it) => it.client == client,
        Entity::Campaign(it) => it.client == client,
        Entity::Launch(it) => workspace
            .campaigns
            .get(&it.campaign)
            .is_some_and(|campaign| campaign.client == client),
        Entity::Widget(it) => it.client == client,
        Entity::Brief(it) => it.client == client,
    }
}
