//! A widget to begin with: a template in the client's colors, with the campaign's offer.

use std::collections::BTreeMap;

use reprise_domain::campaign::Campaign;
use reprise_domain::client::{Client, Color};
use reprise_domain::contrast::{READABLE, ratio, readable_on};
use reprise_domain::id::WidgetId;
use reprise_domain::offer::Offer;
use reprise_domain::widget::{Theme, Widget, WidgetTemplate};

/// Makes a widget of a template. Words on the button are black or white, whichever reads better on
/// the client's main color; a main color too pale to stand on white is kept, as it is the client's.
pub fn starting_widget(
    template: &WidgetTemplate,
    client: &Client,
    campaign: Option<&Campaign>,
    id: WidgetId,
) -> Widget {
    Widget {
        id,
        client: client.id,
        name: template.name.clone(),
        template: template.id.clone(),
        campaign: campaign.map(|campaign| campaign.id),
        texts: starting_texts(template, campaign),
        theme: starting_theme(client),
        offer: campaign.map_or_else(Offer::default, |campaign| campaign.offer.clone()),
        button_link: String::new(),
    }
}

/// The campaign's offer stands where the template has a text, so that the greeting repeats it.
fn starting_texts(
    template: &WidgetTemplate,
    campaign: Option<&Campaign>,
) -> BTreeMap<String, String> {
    let headline = campaign.map_or("", |campaign| campaign.offer.headline.as_str());
    let has_text = template.blocks.iter().any(|block| block.slot().0 == "text");
    let repeats = !headline.is_empty() && has_text;
    repeats
        .then(|| ("text".to_owned(), format!("{headline}.")))
        .into_iter()
        .collect()
}

fn starting_theme(client: &Client) -> Theme {
    let color = |hex| Color::parse(hex).expect("BUG: six hex digits");
    let accent = client.brand.primary.clone();
    let readable = color(readable_on(&accent));
    let white = color("#ffffff");
    let on_accent = if ratio(&white, &accent) >= READABLE {
        white.clone()
    } else {
        readable
    };
    Theme {
        background: white,
        text: color("#1d1d1f"),
        accent,
        on_accent,
    }
}
