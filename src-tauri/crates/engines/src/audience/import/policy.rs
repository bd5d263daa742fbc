//! What becomes of a field that a person in the book and a row of a file both speak of.

use reprise_domain::contact_field::Field;
use reprise_domain::contact_source::MergePolicy;

use crate::audience::book::{ConsentState, NO_DAY, NO_NUMBER};

/// The text to be written over the present one; none when it stays.
pub(super) fn text<'a>(policy: MergePolicy, present: &str, incoming: &'a str) -> Option<&'a str> {
    let wins = match policy {
        MergePolicy::Fill => present.is_empty(),
        MergePolicy::Overwrite => true,
        MergePolicy::Skip => false,
    };
    (wins && !incoming.is_empty() && incoming != present).then_some(incoming)
}

/// The day to be written; none when the present one stays.
pub(super) fn day(policy: MergePolicy, field: Field, present: i32, incoming: i32) -> Option<i32> {
    let wins = match policy {
        MergePolicy::Fill if present == NO_DAY => true,
        MergePolicy::Fill if field == Field::LastOrder => incoming > present,
        MergePolicy::Fill => incoming < present,
        MergePolicy::Overwrite => true,
        MergePolicy::Skip => false,
    };
    (wins && incoming != NO_DAY && incoming != present).then_some(incoming)
}

/// The number to be written; none when the present one stays.
pub(super) fn number(policy: MergePolicy, present: i64, incoming: i64) -> Option<i64> {
    let wins = match policy {
        MergePolicy::Fill => present == NO_NUMBER || incoming > present,
        MergePolicy::Overwrite => true,
        MergePolicy::Skip => false,
    };
    (wins && incoming != NO_NUMBER && incoming != present).then_some(incoming)
}

/// Whether an answer in a file takes the place of the present one. Denied wins whatever the policy, and nothing in a file
/// turns it back; granted wins over the soft opt-in, and any answer over none.
pub(super) fn consent(policy: MergePolicy, present: ConsentState, incoming: ConsentState) -> bool {
    let rank = |state| match state {
        ConsentState::Unknown => 0,
        ConsentState::SoftOptIn => 1,
        ConsentState::Granted => 2,
        ConsentState::Denied => 3,
    };
    let is_stronger = rank(incoming) > rank(present);
    is_stronger && (policy != MergePolicy::Skip || incoming == ConsentState::Denied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denied_wins_under_every_policy_and_is_never_turned_back() {
        use ConsentState::{Denied, Granted, SoftOptIn, Unknown};
        for policy in [MergePolicy::Fill, MergePolicy::Overwrite, MergePolicy::Skip] {
            for other in [Unknown, SoftOptIn, Granted] {
                assert!(consent(policy, other, Denied));
                assert!(!consent(policy, Denied, other));
            }
            assert_eq!(
                consent(policy, Unknown, Granted),
                policy != MergePolicy::Skip
            );
            assert!(!consent(policy, Granted, Unknown));
        }
    }

    #[test]
    fn blanks_are_filled_and_nothing_else_is_touched_unless_asked() {
        assert_eq!(text(MergePolicy::Fill, "", "Ann"), Some("Ann"));
        assert_eq!(text(MergePolicy::Fill, "Ann", "Anna"), None);
        assert_eq!(text(MergePolicy::Overwrite, "Ann", "Anna"), Some("Anna"));
        assert_eq!(text(MergePolicy::Overwrite, "Ann", ""), None);
        assert_eq!(text(MergePolicy::Skip, "", "Ann"), None);
    }

    #[test]
    fn the_later_order_and_the_larger_count_are_the_truth() {
        let fill = MergePolicy::Fill;
        assert_eq!(day(fill, Field::LastOrder, 10, 12), Some(12));
        assert_eq!(day(fill, Field::LastOrder, 12, 10), None);
        assert_eq!(day(fill, Field::FirstOrder, 12, 10), Some(10));
        assert_eq!(day(fill, Field::FirstOrder, 12, NO_DAY), None);
        assert_eq!(number(fill, 3, 5), Some(5));
        assert_eq!(number(fill, 5, 3), None);
        assert_eq!(number(MergePolicy::Overwrite, 5, 3), Some(3));
    }
}
