//! The rules of the house as tests: who may know whom, what the pure crates must not touch, how files look.
//!
//! What a compiler, a linter or cargo-deny can say is left to them. Each rule has a small check that it can fail.

#![expect(
    clippy::unwrap_used,
    reason = "a rule that cannot read the clone has nothing to say"
)]

mod arrows;
mod clone;
mod engines;
mod files;
mod libraries;
mod purity;
mod rust_source;
mod ui;
mod ui_source;
