//! What can be worked out in Reprise: pure functions from plain values to plain values.
//!
//! Engines do not import one another, know no clock, file, thread or random source, and never meet
//! the store; `api` joins them. Facts with a source live as data files beside the code that reads them.

pub mod audience;
pub mod brief;
pub mod cadence;
pub mod links;
#[cfg(test)]
mod shop;
pub mod strategy;
pub mod widget;

/// The small shop that engines' tests share.
#[cfg(test)]
pub(crate) use cadence::fixtures as cadence_fixtures;
