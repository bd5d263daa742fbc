//! Products of a client.

use reprise_domain::Refusal;
use reprise_domain::entity::Edit;
use reprise_domain::id::ProductId;
use reprise_domain::money::Money;
use reprise_domain::product::Product;
use reprise_domain::rhythm::OrderRhythm;
use reprise_domain::share::Share;
use reprise_engines::audience::{RHYTHM_FIELDS, rhythm_of};

use crate::change::Change;
use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::{OfClient, ProductDraft, ProductRef};

pub(crate) fn product_list(session: &Session, request: OfClient) -> Result<Vec<Product>, Error> {
    session.read(|workspace| {
        find::client(workspace, request.client)?;
        let own = workspace
            .products
            .values()
            .filter(|product| product.client == request.client);
        Ok(own.cloned().collect())
    })
}

pub(crate) fn product_show(session: &Session, request: ProductRef) -> Result<Product, Error> {
    session.read(|workspace| find::product(workspace, request.id).cloned())
}

pub(crate) fn rhythm_show(
    session: &Session,
    request: OfClient,
) -> Result<Option<OrderRhythm>, Error> {
    session.read(|workspace| find::client(workspace, request.client).map(drop))?;
    let book = session.book(request.client, &RHYTHM_FIELDS)?;
    Ok(rhythm_of(&book))
}

pub(crate) fn product_create(session: &Session, draft: ProductDraft) -> Result<Product, Error> {
    let client = session.read(|workspace| find::client(workspace, draft.client).cloned())?;
    let product = Product {
        id: ProductId(session.new_id()),
        client: client.id,
        name: draft.name,
        price: draft.price.unwrap_or(Money::zero(client.currency)),
        margin: draft.margin.unwrap_or(Share::new(0.5)?),
        purchase: draft.purchase,
        page: draft.page.unwrap_or_default(),
    }
    .checked()?;
    product.price.plus(Money::zero(client.currency))?;
    session.write(
        format!("Add product ‘{}’", product.name),
        vec![Edit::create(product.clone())],
    )?;
    Ok(product)
}

pub(crate) fn product_change(session: &Session, change: Change<Product>) -> Result<Product, Error> {
    change.make(
        session,
        |workspace, product| find::product(workspace, product.id).cloned(),
        |workspace, before, product| {
            let product = product.checked()?;
            find::same_client("the product", product.client, before.client)?;
            product.price.plus(Money::zero(
                find::client(workspace, before.client)?.currency,
            ))?;
            Ok((format!("Change product ‘{}’", product.name), product))
        },
    )
}

pub(crate) fn product_delete(session: &Session, request: ProductRef) -> Result<Product, Error> {
    let product = session.read(|workspace| {
        let product = find::product(workspace, request.id)?;
        let user = workspace
            .campaigns
            .values()
            .find(|it| it.product == Some(product.id));
        if let Some(campaign) = user {
            return Err(Refusal::InUse {
                what: format!("product ‘{}’", product.name),
                by: format!("campaign ‘{}’", campaign.name),
            }
            .into());
        }
        Ok(product.clone())
    })?;
    session.write(
        format!("Delete product ‘{}’", product.name),
        vec![Edit::delete(product.clone())],
    )?;
    Ok(product)
}
