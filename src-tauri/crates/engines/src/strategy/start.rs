//! A case to begin with, from what the workspace already knows.

use reprise_domain::advice::{Reach, Situation};
use reprise_domain::channel::Channel;
use reprise_domain::client::Client;
use reprise_domain::contact::ContactCounts;
use reprise_domain::money::Money;
use reprise_domain::product::{Product, Purchase};
use reprise_domain::share::Share;

/// Prefills a case: addresses and consent counted from the lists, the purchase from the product.
///
/// Without contacts nothing is known of consent. What nobody can know is zero, so that the advice
/// asks for it rather than inventing it.
pub fn starting_situation(
    client: &Client,
    product: Option<&Product>,
    counts: &ContactCounts,
) -> Situation {
    let purchase = product.map_or(Purchase::UsedUp { every_days: 30 }, |product| {
        product.purchase
    });
    let known = counts.with_email.max(counts.with_phone);
    let granted = counts.email_granted.max(counts.sms_granted);
    let consented =
        (known > 0).then(|| Share::new(granted as f64 / known as f64).unwrap_or(Share::NONE));
    Situation {
        client: client.id,
        product: product.map(|product| product.id),
        purchase,
        price: product.map_or(Money::zero(client.currency), |product| product.price),
        reach: if purchase.repeats() {
            Reach::Everyone
        } else {
            Reach::VisitorsWhoDidNotBuy
        },
        emails: counts.with_email,
        phones: counts.with_phone,
        consented,
        monthly_visitors: 0,
        visitors_tagged: false,
        channels: if known > 0 {
            vec![Channel::Email]
        } else {
            Vec::new()
        },
        monthly_budget: Money::zero(client.currency),
    }
}
