//! Which of the two: retargeting, remarketing, both, or first collecting contacts, and why.
//!
//! Rules with their sources are data in `rules.json`; what is worked out here keys on two facts about
//! people (converted? reachable?), never on a vendor's word for them.

mod case;
mod comparison;
mod reasons;
mod rules;
mod start;
mod verdict;

pub use start::starting_situation;
pub use verdict::advise;
