//! The pretend shop: whose it is, what it sells, its pages, and the elements that widgets look for on them.

use std::collections::BTreeSet;

use reprise_domain::text::slug;
use reprise_domain::widget::{Condition, Layout, Trigger};
use serde::Serialize;
use ts_rs::TS;

use super::Cast;
use crate::widget::page::leads_to;

/// Most products in the window of the shop.
const PRODUCTS: usize = 6;
/// Most pages beside the usual four.
const PAGES: usize = 8;
/// Where a client without a site has its shop.
const NOWHERE: &str = "https://shop.example/";

/// A pretend shop.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Shop {
    /// Whose it is.
    pub name: String,
    /// Its first page.
    pub home: String,
    /// The client's zone.
    pub zone: String,
    /// Its currency: "EUR".
    pub currency: String,
    /// What it sells.
    pub products: Vec<ShopProduct>,
    /// Its pages: the usual four first, then those that rules name.
    pub pages: Vec<ShopPage>,
    /// Selectors of the places that embedded widgets look for.
    pub places: Vec<String>,
    /// Selectors of what visitors click to see a widget.
    pub clicks: Vec<String>,
}

/// Something it sells.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ShopProduct {
    /// Its name.
    pub name: String,
    /// Its price in words: "€32.00".
    pub price: String,
    /// Its price in the currency's main unit.
    pub value: f64,
}

/// One of its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShopPage {
    /// What kind of page it is.
    pub kind: PageKind,
    /// What it is called.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// What a page of a shop is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// The first page.
    Home,
    /// One product.
    Product,
    /// What will be bought.
    Cart,
    /// The order.
    Checkout,
    /// A page that a rule or a button names.
    Other,
}

/// The shop of a client, with what its widgets look for.
pub fn shop(cast: Cast<'_>) -> Shop {
    let client = cast.workspace.clients.get(&cast.tried.client);
    let products = cast.workspace.products.values();
    let products = products.filter(|it| it.client == cast.tried.client);
    let home = home(cast);
    Shop {
        name: client.map_or_else(String::new, |it| it.name.clone()),
        zone: client.map_or("UTC", |it| it.time_zone.name()).to_owned(),
        currency: client.map_or_else(String::new, |it| it.currency.code().to_owned()),
        products: products
            .take(PRODUCTS)
            .map(|it| ShopProduct {
                name: it.name.clone(),
                price: it.price.to_string(),
                value: it.price.minor as f64 / 10f64.powi(it.price.currency.digits() as i32),
            })
            .collect(),
        pages: pages(cast, &home),
        places: each(cast.widgets.iter().filter_map(|it| {
            let design = &it.design;
            (design.layout == Layout::Embedded).then(|| design.selector.clone())
        })),
        clicks: each(triggers(cast).filter_map(|it| match it {
            Trigger::Click { selector } => Some(selector.clone()),
            _ => None,
        })),
        home,
    }
}

/// The first page of the client's site.
pub(super) fn home(cast: Cast<'_>) -> String {
    let client = cast.workspace.clients.get(&cast.tried.client);
    let site = client.map_or("", |it| it.brand.site.as_str());
    match site {
        "" => NOWHERE.to_owned(),
        site if site.split('/').count() < 4 => format!("{site}/"),
        site => site.to_owned(),
    }
}

fn triggers<'a>(cast: Cast<'a>) -> impl Iterator<Item = &'a Trigger> {
    let widgets = cast.widgets.iter();
    widgets.flat_map(|it| &it.design.rules.triggers)
}

/// Each once, in their order.
fn each(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    all.filter(|it| seen.insert(it.clone())).collect()
}

fn pages(cast: Cast<'_>, home: &str) -> Vec<ShopPage> {
    let origin = origin_of(home);
    let own = cast.workspace.products.values();
    let mut own = own.filter(|it| it.client == cast.tried.client);
    let product = own.next();
    let product_page = product.map_or("", |it| it.page.as_str());
    let of_product = if origin_of(product_page) == origin && product_page != home {
        product_page.to_owned()
    } else {
        let word = product.map_or_else(|| "first".to_owned(), |it| slug(&it.name));
        format!("{origin}/products/{word}")
    };
    let page = |kind, name: &str, address: String| ShopPage {
        kind,
        name: name.to_owned(),
        address,
    };
    let mut all = vec![
        page(PageKind::Home, "Home", home.to_owned()),
        page(PageKind::Product, "Product", of_product),
        page(PageKind::Cart, "Cart", format!("{origin}/cart")),
        page(PageKind::Checkout, "Checkout", format!("{origin}/checkout")),
    ];
    let usual = all.len();
    let led = leads_to(cast.tried, cast.workspace);
    let led = led.filter(|it| origin_of(it) == origin);
    let named = cast
        .widgets
        .iter()
        .flat_map(|it| &it.design.rules.conditions);
    let named = named.flat_map(|it| match it {
        Condition::Page { values, .. } => values.as_slice(),
        _ => &[],
    });
    for address in named.filter_map(|it| address_of(it, origin)).chain(led) {
        let is_new = all.iter().all(|it| plain(&it.address) != plain(&address));
        if is_new && all.len() < usual + PAGES {
            let name = address.strip_prefix(origin).unwrap_or(&address);
            all.push(page(PageKind::Other, name, address.clone()));
        }
    }
    all
}

/// A page of the shop that fits what a rule says; none for one that is no part of an address.
fn address_of(value: &str, origin: &str) -> Option<String> {
    let value = value.replace('*', "a");
    if value.chars().any(char::is_whitespace) {
        return None;
    }
    if value.starts_with("http") {
        return (origin_of(&value) == origin).then_some(value);
    }
    let slash = if value.starts_with('/') { "" } else { "/" };
    Some(format!("{origin}{slash}{value}"))
}

/// `https://shop.example` of `https://shop.example/beans?a=1`.
fn origin_of(address: &str) -> &str {
    let end = address
        .match_indices('/')
        .nth(2)
        .map_or(address.len(), |(at, _)| at);
    &address[..end]
}

fn plain(address: &str) -> String {
    address.trim_end_matches('/').to_lowercase()
}
