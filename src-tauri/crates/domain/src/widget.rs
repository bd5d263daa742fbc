//! A widget: an element on the client's site that supports a campaign. Data, never HTML.
//!
//! A template gives the blocks; a widget gives its own words and colors to them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::client::Color;
use crate::id::{CampaignId, ClientId, WidgetId};
use crate::offer::Offer;
use crate::{Refusal, link, text};

/// An element on the client's site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Widget {
    /// Its id.
    pub id: WidgetId,
    /// Whose it is.
    pub client: ClientId,
    /// 1 to 120 characters.
    pub name: String,
    /// The id of its template.
    pub template: String,
    /// The campaign it serves; none for an evergreen one.
    pub campaign: Option<CampaignId>,
    /// Words by slot; a slot that is not here shows the template's own words.
    pub texts: BTreeMap<String, String>,
    /// Its colors.
    pub theme: Theme,
    /// What it proposes; an empty one shows no code.
    pub offer: Offer,
    /// Where its button leads; empty takes the campaign's landing page.
    pub button_link: String,
}

/// Colors of a widget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Behind everything.
    pub background: Color,
    /// Words.
    pub text: Color,
    /// Button and accents.
    pub accent: Color,
    /// Words on the button.
    pub on_accent: Color,
}

/// A ready-made widget, read from a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WidgetTemplate {
    /// Its id, the name of its file.
    pub id: String,
    /// "Viewed-product discount".
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// Gallery group: "Collect", "Greet", "Offer", "Remind".
    pub group: String,
    /// How it stands on the page.
    pub layout: Layout,
    /// What it shows, top to bottom.
    pub blocks: Vec<WidgetBlock>,
    /// To whom and when it shows, as a sentence.
    pub display_rule: String,
    /// How often one person sees it, as a sentence.
    pub frequency: String,
    /// A mistake people make with it, and how this template avoids it.
    pub caution: String,
}

/// How a widget stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Over the page, in its middle.
    Popup,
    /// In a lower corner.
    FloatingBox,
    /// Along the upper edge.
    BarTop,
    /// Along the lower edge.
    BarBottom,
    /// Comes in from the side.
    SlideIn,
    /// In the page, where the site gives it a place.
    Embedded,
}

/// One piece of a widget.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum WidgetBlock {
    /// The line that carries it.
    Heading {
        /// Where a widget's own words go.
        slot: String,
        /// Words to begin with.
        text: String,
    },
    /// Running text.
    Text {
        /// Where a widget's own words go.
        slot: String,
        /// Words to begin with.
        text: String,
    },
    /// A field for an e-mail address.
    Email {
        /// Where a widget's own label goes.
        slot: String,
        /// Label to begin with.
        text: String,
    },
    /// A field for a phone number.
    Phone {
        /// Where a widget's own label goes.
        slot: String,
        /// Label to begin with.
        text: String,
    },
    /// Choices, several of which may be ticked; one a line in the slot's words.
    Choices {
        /// Where a widget's own choices go.
        slot: String,
        /// Choices to begin with, one a line.
        text: String,
    },
    /// A box that must be ticked before anything is sent.
    Consent {
        /// Where a widget's own words go.
        slot: String,
        /// Words to begin with.
        text: String,
    },
    /// The offer's promo code with a button that copies it; nothing without a code.
    PromoCode {
        /// Where a widget's own words go.
        slot: String,
        /// Words before the code.
        text: String,
    },
    /// Three picture cards of products.
    Products {
        /// Where a widget's own names go.
        slot: String,
        /// Names to begin with, one a line.
        text: String,
    },
    /// A button.
    Button {
        /// Where a widget's own words go.
        slot: String,
        /// Words to begin with.
        text: String,
    },
}

impl WidgetBlock {
    /// Its slot and the template's words for it.
    pub fn slot(&self) -> (&str, &str) {
        match self {
            Self::Heading { slot, text }
            | Self::Text { slot, text }
            | Self::Email { slot, text }
            | Self::Phone { slot, text }
            | Self::Choices { slot, text }
            | Self::Consent { slot, text }
            | Self::PromoCode { slot, text }
            | Self::Products { slot, text }
            | Self::Button { slot, text } => (slot, text),
        }
    }
}

impl Widget {
    /// Itself with its words cleaned, when every field keeps its limits.
    ///
    /// # Errors
    /// The first field that does not.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name, "the widget's name")?;
        self.offer = self.offer.checked()?;
        if self.texts.len() > 40 {
            return Err(Refusal::TooMany {
                field: "the widget's texts",
                limit: 40,
            });
        }
        for words in self.texts.values_mut() {
            *words = text::paragraph(words, "the widget's text", 500)?;
        }
        if !self.button_link.trim().is_empty() {
            self.button_link = link::web(&self.button_link, "the button's link")?;
        }
        Ok(self)
    }
}
