//! A widget to begin with: a template in the client's colors, with the campaign's offer.

use reprise_domain::campaign::Campaign;
use reprise_domain::client::{Client, Color};
use reprise_domain::contrast::{READABLE, ratio, readable_on};
use reprise_domain::id::WidgetId;
use reprise_domain::offer::Offer;
use reprise_domain::widget::{
    Block, Deadline, Design, Font, Schedule, Theme, Widget, WidgetTemplate,
};

/// Days in which people may still come from the last launch, when nobody says otherwise.
const DAYS_AFTER: u32 = 7;

/// Makes a widget of a template. Words on the button are black or white, whichever reads better on
/// the client's main color; a main color too pale to stand on white is kept, as it is the client's.
///
/// Nothing is sent anywhere yet: the client says where.
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
        active: true,
        theme: starting_theme(client),
        design: starting_design(template, campaign),
        offer: campaign.map_or_else(Offer::default, |campaign| campaign.offer.clone()),
        button_link: String::new(),
        endpoint: None,
        schedule: if campaign.is_some() {
            Schedule::Launches {
                days_after: DAYS_AFTER,
            }
        } else {
            Schedule::Always
        },
        ends: None,
    }
}

/// The campaign's offer stands where the template has a text, so that the greeting repeats it.
fn starting_design(template: &WidgetTemplate, campaign: Option<&Campaign>) -> Design {
    let mut design = template.design.clone();
    let headline = campaign.map_or("", |campaign| campaign.offer.headline.as_str());
    let says = |it: &Block| matches!(it, Block::Text { slot, .. } if slot == "text");
    let offers = |it: &Block| {
        matches!(
            it,
            Block::PromoCode { .. }
                | Block::Countdown {
                    deadline: Deadline::Offer,
                    ..
                }
        )
    };
    let repeats = design.blocks().any(says) && design.blocks().any(offers) && !headline.is_empty();
    if repeats && let Some(words) = design.languages.get_mut(&design.language) {
        words.insert("text".to_owned(), format!("{headline}."));
    }
    design
}

/// The client's colors as those of a widget.
pub fn starting_theme(client: &Client) -> Theme {
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
        radius: Theme::usual_radius(),
        font: Font::Site,
    }
}
