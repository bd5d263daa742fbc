//! Files that platforms take: what each wants as dated data, values in its form, hashed or plain, and how long the list
//! lives there.
//!
//! Rows become bytes here; which rows, and where the bytes go, is for others to say.

mod hash;
mod profile;
mod rule;
mod sheet;
mod split;
mod step;

pub use hash::fingerprint;
pub use profile::{Content, Profile, Switch, profile_of, profiles};
pub use rule::{PlatformRule, platform_rules};
pub use sheet::{ExportOptions, Lines, Reason, Rendered, Sheet, Tally, Unfit, Values};
pub use split::{FileSum, Split};

#[cfg(test)]
mod tests;
