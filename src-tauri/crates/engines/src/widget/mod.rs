//! Widgets: ready-made templates, a widget to begin with, how it shows, and what is wrong with it.

mod checks;
mod shown;
mod start;
mod templates;

pub use checks::{WidgetCheck, checks};
pub use shown::{ShownBlock, ShownWidget, shown};
pub use start::starting_widget;
pub use templates::{template, templates};
