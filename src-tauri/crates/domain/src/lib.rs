//! What things are in Reprise: values with their limits, and nothing that happens to them.
//!
//! Terminology, one word per thing in every layer:
//! - **Client**: the business planned for; owns zone, currency, brand, contact policy and lists.
//! - **Product**: what the client sells, and how people buy it.
//! - **Audience**: the people a campaign addresses; **contact list**: imported people.
//! - **Strategy**: retargeting (came, did not buy) or remarketing (already in an own channel).
//! - **Campaign**: launches with one objective and one offer; **launch**: a dated start of one of them.
//! - **Gap**: the time between two launches; **cadence**: the rule the gaps follow; **preset**: a ladder to lay them by.
//! - **Widget**: an element on the client's site that supports a campaign.
//! - **Finding**: what a check says of the plan; **brief**: the document that hands the plan over.
//!
//! No I/O, no clock, no random source: today, ids and authors are arguments.

pub mod advice;
pub mod audience;
pub mod audience_size;
pub mod brief;
pub mod campaign;
pub mod change;
pub mod channel;
pub mod client;
pub mod contact;
pub mod contact_book;
pub mod contact_export;
pub mod contact_field;
pub mod contact_source;
pub mod contrast;
pub mod document;
pub mod entity;
pub mod finding;
pub mod gap;
pub mod headcount;
pub mod id;
pub mod landing;
pub mod launch;
pub mod law;
pub mod link;
pub mod local_time;
pub mod money;
pub mod offer;
pub mod period;
pub mod platform;
pub mod preset;
pub mod product;
pub mod refusal;
pub mod rhythm;
pub mod rule;
pub mod settings;
pub mod share;
pub mod source;
pub mod strategy;
pub mod suppression;
pub mod table;
pub mod text;
pub mod widget;
pub mod workspace;

pub use refusal::Refusal;
