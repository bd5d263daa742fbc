//! Why the plan does not allow something. A refusal is not a failure: nothing broke, nothing changed.
//!
//! Variants carry the values; `Display` names the thing, `hint` says the next step.

use std::ops::RangeInclusive;

use thiserror::Error;

use crate::money::Money;

/// What was wrong with what a person asked for.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Refusal {
    /// A text that must say something is empty.
    #[error("{field} is empty")]
    Empty {
        /// The field, in the words of the screen.
        field: &'static str,
    },
    /// A text is longer than its field allows, counted in characters.
    #[error("{field} is longer than {limit} characters")]
    TooLong {
        /// The field.
        field: &'static str,
        /// The most it may hold.
        limit: usize,
    },
    /// A list has more entries than its field allows.
    #[error("{field} has more than {limit} entries")]
    TooMany {
        /// The field.
        field: &'static str,
        /// The most it may hold.
        limit: usize,
    },
    /// Groups of a rule stand deeper in one another than a rule may have them.
    #[error("{field} has groups more than {limit} deep in one another")]
    TooDeep {
        /// The field.
        field: &'static str,
        /// The most it may hold.
        limit: usize,
    },
    /// A number lies outside its range, both ends included.
    #[error("{field} must be between {low} and {high}")]
    OutOfRange {
        /// The field.
        field: &'static str,
        /// Where the thing has it: `source.lookback_days`, places in lists left out; empty for a sum, which stands nowhere.
        at: &'static str,
        /// Lowest allowed; of a gap in hours, of a share in percent or parts, as it is said.
        low: i64,
        /// Highest allowed.
        high: i64,
    },
    /// An amount lies outside its range, both ends included.
    #[error("{field} must be between {low} and {high}")]
    AmountOutOfRange {
        /// The field.
        field: &'static str,
        /// As that of `OutOfRange`.
        at: &'static str,
        /// Lowest allowed.
        low: Money,
        /// Highest allowed, of the same currency.
        high: Money,
    },
    /// A text does not have the form its field needs.
    #[error("{field}: ‘{value}’ is not {expected}")]
    Malformed {
        /// The field.
        field: &'static str,
        /// What was given, shortened.
        value: String,
        /// What is needed, for example "a color like #1f7a70".
        expected: &'static str,
    },
    /// An address with a scheme or content that Reprise never opens or prints.
    #[error("{field}: ‘{value}’ cannot be used as a link, {why}")]
    UnsafeLink {
        /// The field.
        field: &'static str,
        /// What was given, shortened.
        value: String,
        /// The reason.
        why: &'static str,
    },
    /// An address where what people enter could be read on its way.
    #[error("{field}: ‘{value}’ is not an https address")]
    InsecureLink {
        /// The field.
        field: &'static str,
        /// What was given, shortened.
        value: String,
    },
    /// A day before 2000 or after 2100.
    #[error("{field}: {value} lies outside 2000 to 2100")]
    DateOutOfRange {
        /// The field.
        field: &'static str,
        /// The day given.
        value: String,
    },
    /// A period whose last day comes before its first.
    #[error("{field} ends before it begins")]
    PeriodReversed {
        /// The field.
        field: &'static str,
    },
    /// A gap whose minimum, ideal and maximum are not in this order.
    #[error("{field}: the minimum must not exceed the ideal, nor the ideal the maximum")]
    GapOutOfOrder {
        /// The field.
        field: &'static str,
    },
    /// Two money amounts of different currencies.
    #[error("{left} and {right} cannot be added")]
    CurrencyMismatch {
        /// The first currency.
        left: String,
        /// The second.
        right: String,
    },
    /// Something that is referred to is not there, or belongs to another client.
    #[error("{what} is not there any more")]
    Missing {
        /// "the audience", "campaign ‘Refill’".
        what: String,
    },
    /// Something cannot be deleted while others need it.
    #[error("{what} is still used by {by}")]
    InUse {
        /// What was to be deleted.
        what: String,
        /// What needs it.
        by: String,
    },
    /// A chain of references that comes back to itself.
    #[error("{what} would wait for itself")]
    Cycle {
        /// The thing at which the chain closes.
        what: String,
    },
    /// An audience whose people would be worked out from itself.
    #[error("{what} would be made from itself, through {through}")]
    MadeFromItself {
        /// "audience ‘Buyers’".
        what: String,
        /// What leads back to it.
        through: String,
    },
    /// A status that cannot follow the present one.
    #[error("{what} cannot go from {from} to {to}")]
    NotAllowed {
        /// The thing.
        what: String,
        /// The present status.
        from: &'static str,
        /// The status asked for.
        to: &'static str,
    },
    /// Something that comes with Reprise and stays as it is.
    #[error("‘{what}’ comes with Reprise and stays as it is")]
    BuiltIn {
        /// Its name.
        what: String,
    },
    /// A ladder or one of its steps that cannot be laid as it is.
    #[error("{what}: {problem}")]
    Ladder {
        /// "step ‘Week 2’", "the ladder".
        what: String,
        /// What is wrong with it.
        problem: String,
    },
    /// Nothing to do: there is no change to undo or redo, no launch to shift.
    #[error("there is nothing to {what}")]
    Nothing {
        /// The verb.
        what: &'static str,
    },
}

impl Refusal {
    /// The next step, as a sentence without a full stop.
    pub fn hint(&self) -> String {
        match self {
            Self::Empty { field } => format!("Fill in {field}"),
            Self::TooLong { limit, .. } => format!("Shorten it to {limit} characters"),
            Self::TooMany { limit, .. } => format!("Keep at most {limit}"),
            Self::TooDeep { .. } => {
                "Make an audience of the inner groups and name it in the rule".to_owned()
            }
            Self::OutOfRange { low, high, .. } => format!("Choose a number from {low} to {high}"),
            Self::AmountOutOfRange { low, high, .. } => {
                format!("Enter an amount from {low} to {high}")
            }
            Self::Malformed { expected, .. } => format!("Enter {expected}"),
            Self::UnsafeLink { .. } => {
                "Use an address that starts with https:// or http://".to_owned()
            }
            Self::InsecureLink { .. } => "Use an address that starts with https://".to_owned(),
            Self::DateOutOfRange { .. } => "Choose a day from 2000 to 2100".to_owned(),
            Self::PeriodReversed { .. } => "Swap the two days".to_owned(),
            Self::GapOutOfOrder { .. } => {
                "Enter them in the order minimum, ideal, maximum".to_owned()
            }
            Self::CurrencyMismatch { .. } => "Enter the amount in the client's currency".to_owned(),
            Self::Missing { .. } => {
                "It may have been deleted; undo brings it back, or choose another".to_owned()
            }
            Self::InUse { by, .. } => format!("Change or delete {by} first"),
            Self::Cycle { .. } => "Remove one of the “starts after” links".to_owned(),
            Self::MadeFromItself { through, .. } => {
                format!("Take it out of the rule of {through}, or {through} out of this one")
            }
            Self::NotAllowed { .. } => "Undo brings back an earlier state".to_owned(),
            Self::BuiltIn { .. } => "Make a copy of it and change that".to_owned(),
            Self::Ladder { what, .. } => format!("Change {what}"),
            Self::Nothing { .. } => "Nothing has changed".to_owned(),
        }
    }
}

/// A number within bounds. `field` and `at` are those of [`Refusal::OutOfRange`].
///
/// # Errors
/// `OutOfRange` otherwise.
///
/// ```
/// use reprise_domain::refusal::in_range;
/// assert!(in_range(366, 1..=366, "the days of the flight", "flight_days").is_ok());
/// let refusal = in_range(0, 1..=366, "the days of the flight", "flight_days").unwrap_err();
/// assert_eq!(refusal.to_string(), "the days of the flight must be between 1 and 366");
/// ```
pub fn in_range<T: PartialOrd + Copy + Into<i64>>(
    value: T,
    bounds: RangeInclusive<T>,
    field: &'static str,
    at: &'static str,
) -> Result<(), Refusal> {
    if bounds.contains(&value) {
        return Ok(());
    }
    Err(Refusal::OutOfRange {
        field,
        at,
        low: (*bounds.start()).into(),
        high: (*bounds.end()).into(),
    })
}
