//! Briefs: what a client's plan says on paper, and the same plan as calendar and table.
//!
//! `document` decides what is said; `html` and `markdown` set it as text here, PDF and DOCX are set by
//! the documents crate from the same value. Nothing here checks the plan: findings come in as facts.

mod chart;
mod csv;
mod document;
#[cfg(test)]
mod fixtures;
mod html;
mod ics;
mod markdown;
mod schedule;
mod svg;
mod timeline;
mod widget_picture;
mod words;

pub use csv::schedule_csv;
pub use document::{BriefFacts, WidgetLine, WidgetTold, document};
pub use html::html;
pub use ics::ics;
pub use markdown::markdown;
