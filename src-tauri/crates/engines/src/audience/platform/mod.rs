//! Files that platforms take: what each wants as dated data, values in its form, hashed or plain, and how long the list
//! lives there.
//!
//! Rows become bytes here; which rows, and where the bytes go, is for others to say.

mod hash;
mod options;
mod profile;
mod rule;
mod sheet;
mod split;
mod step;
mod tally;
mod view;

pub use hash::fingerprint;
pub use options::{ExportOptions, Unfit, Values};
pub use profile::{Content, Profile, Switch, profile_of, profiles};
pub(super) use profile::{Needed, is_consent_first};
pub use rule::{PlatformRule, platform_rules};
pub use sheet::Sheet;
pub use split::{FileSum, Split};
pub use tally::{Lines, Reason, Rendered, Tally};

#[cfg(test)]
mod tests;
