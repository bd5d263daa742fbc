//! The case of a client and the advice on it.

use reprise_domain::advice::{Advice, Reach, Situation, Verdict};
use reprise_domain::audience::{Audience, AudienceSource, ContactFilter};
use reprise_domain::contact::ContactCounts;
use reprise_domain::entity::Edit;
use reprise_domain::id::AudienceId;
use reprise_domain::product::Product;
use reprise_domain::text;
use reprise_domain::workspace::Workspace;
use reprise_engines::strategy;

use crate::change::Change;
use crate::error::{Code, Error};
use crate::find;
use crate::session::Session;
use crate::view::{OfClient, SituationOf};

pub(crate) fn situation_show(session: &Session, request: SituationOf) -> Result<Situation, Error> {
    let counts = session.everybody(request.client)?;
    session.read(|workspace| case_of(workspace, &request, &counts))
}

pub(crate) fn advice_show(session: &Session, situation: Situation) -> Result<Advice, Error> {
    let situation = situation.checked()?;
    session.read(|workspace| Ok(advice_on(workspace, &situation)))
}

pub(crate) fn situation_change(
    session: &Session,
    change: Change<Situation>,
) -> Result<Situation, Error> {
    let saved = SituationOf {
        client: change.to().client,
        product: None,
    };
    let counts = session.everybody(saved.client)?;
    change.make(
        session,
        |workspace, _| case_of(workspace, &saved, &counts),
        |workspace, _, situation| {
            let situation = situation.checked()?;
            let client = find::client(workspace, situation.client)?;
            Ok((format!("Describe the case of ‘{}’", client.name), situation))
        },
    )
}

/// Visits of how many days make the audience of an advice: what the platforms offer first.
const LOOKBACK_DAYS: u32 = 30;

pub(crate) fn advice_follow(session: &Session, request: OfClient) -> Result<Vec<Audience>, Error> {
    let situation = situation_show(
        session,
        SituationOf {
            client: request.client,
            product: None,
        },
    )?;
    let (reached, written) = (session.new_id(), session.new_id());
    let made = session.read(|workspace| {
        let product = situation.product.and_then(|id| workspace.products.get(&id));
        let visitors = || visitors_of(&situation, product, AudienceId(reached));
        let contacts = || contacts_of(workspace, &situation, AudienceId(written));
        match advice_on(workspace, &situation).verdict {
            Verdict::Retargeting => Ok(vec![visitors()]),
            Verdict::Remarketing => Ok(vec![contacts()?]),
            Verdict::Both => {
                let (mut ads, mut messages) = (visitors(), contacts()?);
                ads.exclusions = vec![messages.id];
                messages.exclusions = vec![ads.id];
                Ok(vec![ads, messages])
            }
            Verdict::CollectContactsFirst => Err(Error::new(
                Code::Refused,
                "there is nobody to make an audience of yet",
                "Collect contacts or tag the site's visitors first",
            )),
        }
    })?;
    let made = made
        .into_iter()
        .map(Audience::checked)
        .collect::<Result<Vec<_>, _>>()?;
    session.write(
        "Make the audiences of the advice".to_owned(),
        made.iter().cloned().map(Edit::create).collect(),
    )?;
    Ok(made)
}

fn visitors_of(situation: &Situation, product: Option<&Product>, id: AudienceId) -> Audience {
    let what = product.map_or("Visitors", |product| product.name.as_str());
    Audience {
        id,
        client: situation.client,
        name: named(what, "looked, did not buy"),
        source: AudienceSource::Visitors {
            pages: Vec::new(),
            product: situation.product,
            lookback_days: LOOKBACK_DAYS,
            estimated: situation.monthly_visitors,
            converted: false,
        },
        exclusions: Vec::new(),
        note: String::new(),
    }
}

fn contacts_of(
    workspace: &Workspace,
    situation: &Situation,
    id: AudienceId,
) -> Result<Audience, Error> {
    let lists: Vec<_> = workspace
        .contact_lists
        .values()
        .filter(|list| list.client == situation.client)
        .map(|list| list.id)
        .collect();
    if lists.is_empty() {
        return Err(Error::new(
            Code::Refused,
            "no contacts are imported yet",
            "Import the contacts first, then make the audiences",
        ));
    }
    let (who, words) = match situation.reach {
        Reach::Buyers => (ContactFilter::Buyers, "bought before"),
        Reach::SubscribersWhoDidNotBuy => (ContactFilter::NotYetBuyers, "not bought yet"),
        Reach::Everyone | Reach::VisitorsWhoDidNotBuy => (ContactFilter::Everyone, "everyone"),
    };
    Ok(Audience {
        id,
        client: situation.client,
        name: named("Contacts", words),
        source: Audience::of_lists(lists, who),
        exclusions: Vec::new(),
        note: String::new(),
    })
}

/// "Filter coffee: looked, did not buy", within the limit of a name.
fn named(what: &str, words: &str) -> String {
    let room = text::NAME_LIMIT.saturating_sub(words.len() + 2);
    format!("{}: {words}", text::shortened(what, room))
}

/// The case as saved, or one to begin with; for a product that is named always one to begin with.
fn case_of(
    workspace: &Workspace,
    asked: &SituationOf,
    counts: &ContactCounts,
) -> Result<Situation, Error> {
    let client = find::client(workspace, asked.client)?;
    if let (Some(saved), None) = (workspace.situations.get(&client.id), asked.product) {
        return Ok(saved.clone());
    }
    let product = match asked.product {
        Some(id) => Some(find::product(workspace, id)?),
        None => workspace
            .products
            .values()
            .find(|product| product.client == client.id),
    };
    Ok(strategy::starting_situation(client, product, counts))
}

/// The advice on a case, with the product's name where it is known.
pub(crate) fn advice_on(workspace: &Workspace, situation: &Situation) -> Advice {
    let product = situation.product.and_then(|id| workspace.products.get(&id));
    strategy::advise(situation, product.map(|product| product.name.as_str()))
}
