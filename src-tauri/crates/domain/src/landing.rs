//! Where a launch leads, and the tagged link that stands in its message.

use crate::campaign::Campaign;
use crate::client::Client;
use crate::launch::Launch;
use crate::link::{UtmSet, tagged};
use crate::product::Product;
use crate::text::slug;

/// The page a launch leads to: its own, else its campaign's, the product's, the client's site; none without any.
pub fn landing_of<'a>(
    launch: &'a Launch,
    campaign: &'a Campaign,
    product: Option<&'a Product>,
    client: &'a Client,
) -> Option<&'a str> {
    [
        launch.landing.as_str(),
        campaign.landing.as_str(),
        product.map_or("", |product| product.page.as_str()),
        client.brand.site.as_str(),
    ]
    .into_iter()
    .find(|page| !page.is_empty())
}

/// The tags of a launch: the campaign's where it has any, else the channel's and the names as slugs.
pub fn utm_of(launch: &Launch, campaign: &Campaign) -> UtmSet {
    let own = |value: &str, fallback: String| {
        if value.is_empty() {
            fallback
        } else {
            value.to_owned()
        }
    };
    UtmSet {
        source: own(&campaign.utm.source, launch.channel.utm_source().to_owned()),
        medium: own(&campaign.utm.medium, launch.channel.utm_medium().to_owned()),
        campaign: own(&campaign.utm.campaign, slug(&campaign.name)),
        term: campaign.utm.term.clone(),
        content: own(&campaign.utm.content, slug(&launch.name)),
    }
}

/// The link of a launch with its tags; none when it leads nowhere.
pub fn link_of(
    launch: &Launch,
    campaign: &Campaign,
    product: Option<&Product>,
    client: &Client,
) -> Option<String> {
    landing_of(launch, campaign, product, client)
        .map(|page| tagged(page, &utm_of(launch, campaign)))
}
