//! Widgets: ready-made templates, a widget to begin with, how it shows, what is wrong with it, and what of it goes on a site.

mod checks;
mod contradiction;
mod days;
pub mod embed;
mod page;
mod picture;
pub mod play;
mod rule_words;
mod sentence;
mod shown;
mod start;
mod tags;
mod templates;

pub use checks::{Surroundings, WidgetCheck, WidgetMend, WidgetRule, checks};
pub use days::days;
pub use page::leads_to;
pub use picture::data_address;
pub use rule_words::{RuleWords, rule_words};
pub use sentence::{frequency, rules};
pub use shown::{ShownBlock, shown};
pub use start::{starting_theme, starting_widget};
pub use tags::resolved;
pub use templates::{pictures, template, templates};
