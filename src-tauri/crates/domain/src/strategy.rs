//! The two ways of bringing people back, told apart by facts about the people, never by a vendor's word.
//!
//! Google calls both of them remarketing (and today "your data"), so the distinction rests on two
//! questions: did they convert, and can the business reach them in a channel of its own?

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which of the two a campaign follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// Ads to people who came or engaged, did not buy, and cannot be reached in an own channel.
    Retargeting,
    /// Messages to people who bought, or who gave an address and agreed to be contacted.
    Remarketing,
}

impl Strategy {
    /// The strategy that fits people, from the two facts that decide.
    ///
    /// Having converted or being reachable in an own channel each suffice for remarketing.
    pub fn of(converted: bool, reachable: bool) -> Self {
        if converted || reachable {
            Self::Remarketing
        } else {
            Self::Retargeting
        }
    }

    /// "retargeting", "remarketing".
    pub fn word(self) -> &'static str {
        match self {
            Self::Retargeting => "retargeting",
            Self::Remarketing => "remarketing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_facts_decide_the_strategy() {
        assert_eq!(Strategy::of(false, false), Strategy::Retargeting);
        assert_eq!(Strategy::of(true, false), Strategy::Remarketing);
        assert_eq!(Strategy::of(false, true), Strategy::Remarketing);
    }
}
