//! The real window, driven through WebKitWebDriver: the short version of Reprise's main job, and what
//! keeps a page from more than it was given.
//!
//! Needs a screen and a session bus: `cargo xtask test --only window-test` brings both and builds the window.
//! Pictures of what was seen are kept in `tests/window/shots/`.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it has to be"
)]

mod axe;
mod canvas;
mod closed;
mod ear;
mod files;
mod leaving;
mod network;
mod page;
mod play;
mod processes;
mod restart;
mod running;
mod screens;
mod second;
mod site;
mod templates;

/// Where pictures of what was seen are kept.
const SHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/window/shots");
