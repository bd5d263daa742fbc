//! Erasing a person: no file of the workspace tells of them any more, whatever was done with them before.
#![expect(
    clippy::unwrap_used,
    reason = "tests may unwrap, and so may what they share"
)]

mod cut;
mod desk;
mod letters;
mod people;
mod rules;
#[path = "../support/mod.rs"]
mod support;
