//! The plainest rules, which most audiences have: everyone of some lists, or those of them who bought or did not.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Clause, ContactRule, Ever, Has, Join};
use crate::id::ContactListId;

/// Which people of some lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactFilter {
    /// All of them.
    Everyone,
    /// Those who ordered.
    Buyers,
    /// Those who have not.
    NotYetBuyers,
}

impl ContactRule {
    /// People of any of these lists, all or some of them.
    pub fn of_lists(lists: Vec<ContactListId>, who: ContactFilter) -> Self {
        let on_lists = Clause::Lists {
            has: Has::AnyOf,
            lists,
        };
        let bought = match who {
            ContactFilter::Everyone => None,
            ContactFilter::Buyers => Some(Clause::Bought { ever: Ever::Ever }),
            ContactFilter::NotYetBuyers => Some(Clause::Bought { ever: Ever::Never }),
        };
        Self {
            join: Join::All,
            of: std::iter::once(on_lists).chain(bought).collect(),
        }
    }

    /// The lists and the filter of a rule that [`ContactRule::of_lists`] makes; none for any other.
    pub fn simple(&self) -> Option<(&[ContactListId], ContactFilter)> {
        let (on_lists, who) = match (self.join, self.of.as_slice()) {
            (Join::All, [on_lists]) => (on_lists, ContactFilter::Everyone),
            (Join::All, [on_lists, Clause::Bought { ever: Ever::Ever }]) => {
                (on_lists, ContactFilter::Buyers)
            }
            (Join::All, [on_lists, Clause::Bought { ever: Ever::Never }]) => {
                (on_lists, ContactFilter::NotYetBuyers)
            }
            (Join::All | Join::Any | Join::None, _) => return None,
        };
        match on_lists {
            Clause::Lists {
                has: Has::AnyOf,
                lists,
            } => Some((lists, who)),
            Clause::Lists {
                has: Has::AllOf | Has::NoneOf,
                ..
            }
            | Clause::Group { .. }
            | Clause::Text { .. }
            | Clause::Known { .. }
            | Clause::Words { .. }
            | Clause::Imports { .. }
            | Clause::Consent { .. }
            | Clause::Day { .. }
            | Clause::Number { .. }
            | Clause::Bought { .. }
            | Clause::Audience { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn plain_rules_are_told_from_others() {
        let lists = vec![ContactListId(Uuid::from_u128(7))];
        for who in [
            ContactFilter::Everyone,
            ContactFilter::Buyers,
            ContactFilter::NotYetBuyers,
        ] {
            let rule = ContactRule::of_lists(lists.clone(), who);
            assert_eq!(rule.simple(), Some((lists.as_slice(), who)));
            assert_eq!(rule.lists(), lists);
            let other = ContactRule {
                join: Join::Any,
                ..rule
            };
            assert_eq!(other.simple(), None);
        }
        assert_eq!(ContactRule::everybody().simple(), None);
    }
}
