//! What a person can ask for in Reprise: one function each, the same for window, command line and tests.
//!
//! A handler reads, decides with an engine, writes, in that order. Adapters (the shell, the command
//! line, the development host) only carry requests to `Session::call` and answers back.

mod advice;
mod audience;
mod bindings;
mod brief;
mod cadence;
mod calendar;
mod campaign;
mod change;
mod client;
mod commands;
mod contacts;
mod copy;
mod dates;
mod error;
mod event;
mod explain;
mod fields;
mod file;
mod find;
mod freshness;
mod history;
mod job;
mod launch;
mod law;
mod lay;
mod merge;
mod people;
mod place;
mod plan;
mod platform;
mod preset;
mod pressure;
mod previews;
mod product;
mod reading;
mod sample;
mod session;
mod settings;
mod sizes;
mod utm;
pub mod view;
mod widget;
mod widget_export;
mod widget_picture;
mod widget_play;
mod widget_template;
mod workspace;

pub use cadence::{cadence_explain, cadence_solve, has_no_plan};
pub use commands::{COMMANDS, CommandInfo, request_fields, typescript};
pub use error::{Code, Error, Outside};
pub use event::Event;
pub use fields::Field;
pub use place::own_workspace;
pub use previews::PreviewPage;
pub use reprise_domain::money::{Currency, Money};
pub use reprise_domain::rule::{ContactFilter, ContactRule};
pub use reprise_engines::brief::markdown as brief_as_text;
pub use session::{Listener, Made, Session, Surroundings};
