//! Where a widget's buttons lead.

use reprise_domain::link::{UtmSet, tagged};
use reprise_domain::text::slug;
use reprise_domain::widget::Widget;
use reprise_domain::workspace::Workspace;

/// The widget's own page, else the campaign's, the product's, the client's site; none without any.
///
/// Links within the site carry no UTM tags (they would overwrite the visit's own source), so only a page of another site
/// is tagged.
pub fn leads_to(widget: &Widget, workspace: &Workspace) -> Option<String> {
    let campaign = widget.campaign.and_then(|id| workspace.campaigns.get(&id));
    let product = campaign
        .and_then(|it| it.product)
        .and_then(|id| workspace.products.get(&id));
    let site = workspace
        .clients
        .get(&widget.client)
        .map_or("", |it| it.brand.site.as_str());
    let pages = [
        widget.button_link.as_str(),
        campaign.map_or("", |it| it.landing.as_str()),
        product.map_or("", |it| it.page.as_str()),
        site,
    ];
    let page = pages.into_iter().find(|page| !page.is_empty())?;
    if host(page) == host(site) {
        return Some(page.to_owned());
    }
    let utm = UtmSet {
        source: "website".to_owned(),
        medium: "onsite".to_owned(),
        campaign: slug(campaign.map_or(&widget.name, |it| &it.name)),
        content: slug(&widget.name),
        ..UtmSet::default()
    };
    Some(tagged(page, &utm))
}

fn host(address: &str) -> Option<String> {
    address.split('/').nth(2).map(str::to_lowercase)
}
