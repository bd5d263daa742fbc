//! What a machine needs before anything can be built, and how it gets there.
//!
//! One file a source: apt for the system, npm for the UI, cargo for tools.

mod apt;
mod node;
mod stamp;
mod tools;

use apt::Group;
pub use apt::chromium;
pub use node::{build as build_ui, script as npm_script};
pub use tools::{deny, has_nextest};

use std::path::Path;

use crate::place::Place;
use crate::process;
use crate::stop::Stop;

/// What is needed to build the window: system packages, Node, the UI's npm packages.
pub fn for_building(place: &Place) -> Result<(), Stop> {
    apt::install(&[Group::Build])?;
    node::check()?;
    node::install(&place.ui())
}

/// That, and what is needed to drive a window and a browser.
pub fn for_testing(place: &Place) -> Result<(), Stop> {
    apt::install(&[Group::Build, Group::Test])?;
    node::check()?;
    node::install(&place.ui())?;
    node::install(&place.browser_tests())
}

/// Runs one script of a folder's package.json.
pub fn npm_run(folder: &Path, script: &str) -> Result<(), Stop> {
    process::run(&mut npm_script(folder, script))
}
