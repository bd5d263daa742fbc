//! A widget: an element on the client's site that supports a campaign. Data, never HTML.
//!
//! Its design (layout, views, words, rules) is what a template gives it and what it may give to a template;
//! the rest is its own: the campaign it serves, its colors, its offer, where it sends what people enter.

mod design;
mod limits;
mod old;
mod rules;
mod template;
mod trigger;
mod view;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::limits::{distinct, limited};
use crate::client::Color;
use crate::id::{CampaignId, ClientId, WidgetId};
use crate::offer::Offer;
use crate::period::Period;
use crate::refusal::in_range;
use crate::{Refusal, link, period, text};

pub use design::{Design, Layout, Texts, Variant, WORDS_LIMIT};
pub use rules::{
    CAMPAIGN_VALUE, Condition, Device, How, Matching, Rules, SAFARI_DAYS, UtmKey, Visitor, Weekday,
};
pub use template::{TEMPLATE_VERSION, TemplateFile, TemplateId, WidgetTemplate};
pub use trigger::{Frequency, Trigger, Unit};
pub use view::{Action, Block, Deadline, Over, Picture, Place, Segment, View};

/// Most runs of days on which a widget may show.
const PERIOD_LIMIT: usize = 20;
/// Most fields an endpoint gives names or values of its own.
const FIELD_LIMIT: usize = 40;

/// An element on the client's site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(try_from = "old::Stored")]
pub struct Widget {
    /// Its id.
    pub id: WidgetId,
    /// Whose it is.
    pub client: ClientId,
    /// 1 to 120 characters.
    pub name: String,
    /// The template it was made from; it may be gone since.
    pub template: TemplateId,
    /// The campaign it serves; none for an evergreen one.
    pub campaign: Option<CampaignId>,
    /// Whether it is part of what is exported.
    pub active: bool,
    /// Its colors.
    pub theme: Theme,
    /// What it shows, in which words, to whom and when.
    pub design: Design,
    /// What it proposes; an empty one shows no code.
    pub offer: Offer,
    /// Where its button leads; empty takes the campaign's landing page.
    pub button_link: String,
    /// Where it sends what people enter; none for a widget that only tells.
    pub endpoint: Option<Endpoint>,
    /// On which days it may show.
    pub schedule: Schedule,
    /// The last day it shows, whatever the schedule says.
    pub ends: Option<NaiveDate>,
}

/// Look of a widget, from the client's brand.
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
    /// Roundness of its corners, 0 to 32 pixels.
    #[serde(default = "Theme::usual_radius")]
    pub radius: u32,
    /// Its typeface.
    #[serde(default)]
    pub font: Font,
}

/// The typeface of a widget. Nothing is loaded for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Font {
    /// The one of the page it stands on.
    #[default]
    Site,
    /// The one of the visitor's device.
    System,
}

/// Where a widget sends what people enter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Endpoint {
    /// Its address, https only.
    pub url: String,
    /// In which form it is sent.
    pub format: EndpointFormat,
    /// What it calls a field, by the slot of the field; the slot itself for those not here.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Fields that are always the same, such as the number of a list.
    #[serde(default)]
    pub extra: BTreeMap<String, String>,
}

/// The form in which entries are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EndpointFormat {
    /// A JSON object.
    Json,
    /// The fields of a form, sent beside the page.
    Form,
    /// A form that opens its answer in a new tab, as mailing services hand them out.
    Action,
}

/// On which days a widget may show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "snake_case", deny_unknown_fields)]
pub enum Schedule {
    /// All of them.
    Always,
    /// From the first launch of its campaign until some days after the last; always without a campaign.
    Launches {
        /// 0 to 90 days in which people may still come from the last launch.
        days_after: u32,
    },
    /// On days of its own.
    Days {
        /// 1 to 20 periods.
        periods: Vec<Period>,
    },
}

impl Theme {
    /// Roundness of corners when nobody has chosen one.
    pub fn usual_radius() -> u32 {
        10
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
        self.design = self.design.checked()?;
        in_range(
            self.theme.radius,
            0..=32,
            "the roundness of the corners",
            "theme.radius",
        )?;
        if !self.button_link.trim().is_empty() {
            self.button_link = link::web(&self.button_link, "the button's link")?;
        }
        if let Some(endpoint) = &mut self.endpoint {
            endpoint.check()?;
        }
        if let Some(day) = self.ends {
            period::plannable(day, "the widget's last day")?;
        }
        self.schedule = self.schedule.checked()?;
        Ok(self)
    }
}

impl Endpoint {
    /// A field without a name of its own keeps its slot; no two fields may arrive under one name.
    fn check(&mut self) -> Result<(), Refusal> {
        self.url = link::secure(&self.url, "the endpoint")?;
        limited(self.names.len(), "the names of the fields", FIELD_LIMIT)?;
        for (slot, name) in std::mem::take(&mut self.names) {
            let slot = text::name(&slot, "a field of the endpoint")?;
            let name = text::line(&name, "the name of a field", text::NAME_LIMIT)?;
            if !name.is_empty() {
                self.names.insert(slot, name);
            }
        }
        limited(self.extra.len(), "the list of fixed fields", FIELD_LIMIT)?;
        let extra: Vec<(String, String)> = std::mem::take(&mut self.extra)
            .into_iter()
            .map(|(name, value)| {
                let name = text::name(&name, "the name of a fixed field")?;
                let value = text::line(&value, "the value of a fixed field", text::LINE_LIMIT)?;
                Ok((name, value))
            })
            .collect::<Result<_, Refusal>>()?;
        let sent = self.names.values().chain(extra.iter().map(|it| &it.0));
        distinct(sent, "the names that fields are sent under")?;
        self.extra = extra.into_iter().collect();
        Ok(())
    }
}

impl Schedule {
    fn checked(self) -> Result<Self, Refusal> {
        match &self {
            Self::Always => {}
            Self::Launches { days_after } => {
                in_range(
                    *days_after,
                    0..=90,
                    "the days after the last launch",
                    "schedule.days_after",
                )?;
            }
            Self::Days { periods } => {
                limited(periods.len(), "the days of the widget", PERIOD_LIMIT)?;
                if periods.is_empty() {
                    return Err(Refusal::Empty {
                        field: "the list of days of the widget",
                    });
                }
                for period in periods {
                    period.checked("the days of the widget")?;
                }
            }
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests;
