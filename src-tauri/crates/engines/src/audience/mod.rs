//! Audiences: how big they are, which platforms would serve them, and what a contact row means.
//!
//! Files and storage are elsewhere; everything here is worked out from values.

mod bits;
pub mod book;
mod freshness;
pub mod import;
pub mod platform;
pub mod row;
pub mod rule;
mod size;
pub mod suppression;

pub use bits::Bits;
pub use freshness::{
    ExportAge, Freshness, OptOutAge, business_days, expires_on, export_ages, opt_out_age,
};
pub use platform::{PlatformRule, platform_rules};
pub use size::{shared_people, size_of};
