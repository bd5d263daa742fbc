//! A widget as it shows: the template's blocks with the widget's own words.

use reprise_domain::widget::{Layout, Theme, Widget, WidgetBlock, WidgetTemplate};
use serde::Serialize;
use ts_rs::TS;

/// What a page would show.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ShownWidget {
    /// How it stands on the page.
    pub layout: Layout,
    /// Its colors.
    pub theme: Theme,
    /// Top to bottom.
    pub blocks: Vec<ShownBlock>,
}

/// One piece of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShownBlock {
    /// `heading`, `text`, `email`, `phone`, `choices`, `consent`, `promo_code`, `products`, `button`.
    pub kind: String,
    /// The slot whose words they are.
    pub slot: String,
    /// The words; several lines for choices and products.
    pub text: String,
    /// The template's words, to go back to.
    pub template_text: String,
    /// The code, in a promo-code block.
    pub code: Option<String>,
}

/// Fills a template with a widget's words. A promo-code block without a code shows nothing.
pub fn shown(widget: &Widget, template: &WidgetTemplate) -> ShownWidget {
    let code = (!widget.offer.promo_code.is_empty()).then(|| widget.offer.promo_code.clone());
    let blocks = template
        .blocks
        .iter()
        .filter(|block| code.is_some() || kind_of(block) != "promo_code");
    ShownWidget {
        layout: template.layout,
        theme: widget.theme.clone(),
        blocks: blocks
            .map(|block| {
                let (slot, own) = block.slot();
                ShownBlock {
                    kind: kind_of(block).to_owned(),
                    slot: slot.to_owned(),
                    text: widget
                        .texts
                        .get(slot)
                        .map_or(own, String::as_str)
                        .to_owned(),
                    template_text: own.to_owned(),
                    code: code.clone().filter(|_| kind_of(block) == "promo_code"),
                }
            })
            .collect(),
    }
}

pub(super) fn kind_of(block: &WidgetBlock) -> &'static str {
    match block {
        WidgetBlock::Heading { .. } => "heading",
        WidgetBlock::Text { .. } => "text",
        WidgetBlock::Email { .. } => "email",
        WidgetBlock::Phone { .. } => "phone",
        WidgetBlock::Choices { .. } => "choices",
        WidgetBlock::Consent { .. } => "consent",
        WidgetBlock::PromoCode { .. } => "promo_code",
        WidgetBlock::Products { .. } => "products",
        WidgetBlock::Button { .. } => "button",
    }
}
