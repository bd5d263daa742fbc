//! The behaviour preview of a widget on the wire.

use chrono::{DateTime, Utc};
use reprise_domain::widget::Widget;
use reprise_engines::widget::play::{Arrival, Shop, ToldWidget};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A widget to be tried on a pretend shop page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct WidgetPlay {
    /// As it is edited; nothing is stored.
    pub widget: Widget,
    /// Whether the client's other active widgets are on the page too.
    #[serde(default)]
    pub others: Option<bool>,
}

/// A widget on a pretend shop page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WidgetPlayed {
    /// Gets the page for one frame, once.
    pub token: String,
    /// The present moment.
    pub now: DateTime<Utc>,
    /// When the days begin on which it may show, where it may not today.
    pub opening: Option<DateTime<Utc>>,
    /// The shop.
    pub shop: Shop,
    /// The widgets on the page, the higher priority first.
    pub widgets: Vec<ToldWidget>,
    /// The ways in which a visitor may come; the links of its campaign first.
    pub arrivals: Vec<Arrival>,
    /// How many other active widgets the client has.
    pub others: u32,
}
