//! Audiences: how big they are, which platforms would serve them, and what a contact row means.
//!
//! Files and storage are elsewhere; everything here is worked out from values.

mod bits;
pub mod book;
mod cookies;
mod counted;
pub mod erased;
mod feasible;
mod freshness;
pub mod import;
mod names;
pub mod overlap;
pub mod platform;
mod rhythm;
pub mod row;
pub mod rule;
mod size;
pub mod suppression;
pub mod traits;
pub mod vocabulary;

pub use bits::Bits;
pub use cookies::recognized_of;
pub use counted::{Counted, Members, count_one};
pub use feasible::days_until;
pub use freshness::{
    ExportAge, Freshness, OptOutAge, business_days, expires_on, export_ages, opt_out_age,
};
pub use names::blocked_name;
pub use platform::{PlatformRule, platform_rules};
pub use rhythm::{RHYTHM_FIELDS, rhythm_of};
pub use size::{size_by, size_of};
