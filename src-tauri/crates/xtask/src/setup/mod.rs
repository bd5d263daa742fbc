//! What a machine needs before anything can be built, and how it gets there.
//!
//! One file a source: apt for the system, npm for the UI, cargo for tools.

mod apt;
mod node;
mod stamp;
mod tools;

pub use apt::{Group, chromium};
pub use tools::{deny, has_nextest};

use crate::place::Place;
use crate::stop::Stop;

/// System packages, Node, and the UI's npm packages.
pub fn prepare(place: &Place, groups: &[Group]) -> Result<(), Stop> {
    apt::install(groups)?;
    node::check()?;
    node::install(&place.ui())
}

/// The npm packages of one more folder.
pub fn npm(folder: &std::path::Path) -> Result<(), Stop> {
    node::install(folder)
}

/// Builds the UI into `ui/dist` when a file of it has changed since the last time.
pub fn build_ui(place: &Place) -> Result<(), Stop> {
    node::build(place)
}

/// A `npm run` of one script of the UI.
pub fn npm_run(folder: &std::path::Path, script: &str) -> Result<(), Stop> {
    node::script(folder, script)
}
