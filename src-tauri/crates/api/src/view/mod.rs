//! What crosses the wire beside the domain's own types: requests, drafts and joined answers.

mod answers;
mod contact_requests;
mod dates;
mod exports;
mod people;
mod play;
mod requests;
mod widgets;

pub use answers::*;
pub use contact_requests::*;
pub use dates::*;
pub use exports::*;
pub use people::*;
pub use play::*;
pub use requests::*;
pub use widgets::*;

pub use reprise_domain::advice::{Advice, Situation};
pub use reprise_domain::audience::Audience;
pub use reprise_domain::brief::Brief;
pub use reprise_domain::campaign::Campaign;
pub use reprise_domain::client::Client;
pub use reprise_domain::contact::{Contact, ContactCounts, ContactList};
pub use reprise_domain::document::Document;
pub use reprise_domain::finding::{Finding, MendAction};
pub use reprise_domain::launch::Launch;
pub use reprise_domain::preset::{Preset, PresetProblem};
pub use reprise_domain::product::Product;
pub use reprise_domain::rhythm::OrderRhythm;
pub use reprise_domain::settings::Settings;
pub use reprise_domain::suppression::SuppressionEntry;
pub use reprise_domain::widget::{Widget, WidgetTemplate};
pub use reprise_engines::audience::Freshness;
pub use reprise_engines::cadence::{NamedDay, PlannedLaunch, Pressure};
