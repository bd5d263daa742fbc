//! Days of a planner, told through `api` only: from an empty workspace to a brief on paper.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

mod bad_input;
mod coffee;
mod contacts;
mod desk;
mod electronics;
mod import;
mod million;
mod play;
mod presets;
mod sample;
mod widgets;
