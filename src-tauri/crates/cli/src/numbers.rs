//! A number outside of its range, said as a person wrote it: with the option it was given to.
//!
//! The ranges themselves are the api's: what the type of a field holds, and what its rule allows.

use reprise_api::Error;

use crate::arguments::{Asked, thing_of};
use crate::shortcuts::flags_of;

/// Structures written in one piece with numbers in them, which a rule may be about as well.
const WITH_NUMBERS: [&str; 6] = [
    "Gap",
    "Cadence",
    "Purchase",
    "Array<Cap>",
    "Array<Precedence>",
    "Money",
];

/// Lowest and highest number allowed, both ends included.
type Range = (i128, i128);

/// The error with the option that is meant, where it is about a number that was given; any other as it is.
pub(crate) fn named(error: Error, asked: &Asked) -> Error {
    let Some((range, told)) = range_of(&error) else {
        return error;
    };
    let command = asked.command();
    let mut given = asked.fields.clone();
    given.extend(
        thing_of(&command)
            .map(str::to_owned)
            .zip(asked.thing.clone()),
    );
    let mut flags = flags_of(&command);
    flags.retain(|flag| given.contains_key(&flag.name));
    let (numbers, others): (Vec<_>, Vec<_>) = flags
        .into_iter()
        .partition(|flag| flag.kind.contains("number"));
    let outside: Vec<_> = numbers
        .iter()
        .filter_map(|flag| {
            let mut figures = given[&flag.name].split(',').filter_map(figure);
            figures
                .find(|it| told.map_or(!(range.0..=range.1).contains(it), |only| only == *it))
                .map(|it| (flag.name.replace('_', "-"), it))
        })
        .collect();
    // A rule says which field in words of its own, so the option must be beyond doubt.
    let is_plain = told.is_some()
        || others
            .iter()
            .all(|it| !WITH_NUMBERS.contains(&it.kind.as_str()));
    match outside.as_slice() {
        [(option, number), rest @ ..] if is_plain && (rest.is_empty() || told.is_some()) => {
            let (message, hint) = match told {
                Some(_) => (
                    format!("--{option}: ‘{number}’ does not fit"),
                    format!("Write a whole number {}", spoken(range)),
                ),
                None => (
                    format!("--{option}: ‘{number}’ does not fit, {}", error.message),
                    error.hint,
                ),
            };
            Error::new(error.code, message, hint)
        }
        _ => error,
    }
}

/// The number a person wrote; `1_000` counts.
pub(crate) fn figure(text: &str) -> Option<i128> {
    text.trim().replace('_', "").parse().ok()
}

/// What may be written, as the end of a sentence; nobody is told a range that only a machine has.
pub(crate) fn spoken((low, high): Range) -> String {
    if high > i128::from(u32::MAX) && low == 0 && high >= i128::from(i64::MAX) {
        return "of 0 or more".to_owned();
    }
    format!("from {low} to {high}")
}

/// The range an error is about; of a type also the very number it did not take.
fn range_of(error: &Error) -> Option<(Range, Option<i128>)> {
    if let Some(told) = error.message.strip_prefix("invalid value: integer `") {
        let (number, rest) = told.split_once('`')?;
        let kind = rest.strip_prefix(", expected ")?;
        return Some((held_by(kind.split(' ').next()?)?, number.parse().ok()));
    }
    let (_, ends) = error.message.split_once(" must be between ")?;
    let (low, high) = ends.split_once(" and ")?;
    Some(((low.parse().ok()?, high.parse().ok()?), None))
}

/// What a type holds.
fn held_by(kind: &str) -> Option<Range> {
    let bits: u32 = kind.trim_start_matches(['u', 'i']).parse().ok()?;
    match kind.as_bytes().first()? {
        b'u' => Some((0, (1 << bits) - 1)),
        b'i' => Some((-(1 << (bits - 1)), (1 << (bits - 1)) - 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reprise_api::Code;

    fn check(field: &str, text: &str, message: &str, expect: &str) {
        let asked = Asked {
            noun: "situation".to_owned(),
            verb: "change".to_owned(),
            fields: [(field.to_owned(), text.to_owned())].into(),
            ..Asked::default()
        };
        let told = named(Error::new(Code::Refused, message, "a hint"), &asked);
        assert_eq!(format!("{}. {}", told.message, told.hint), expect);
    }

    #[test]
    fn a_number_that_its_field_cannot_hold_is_told_with_its_option() {
        check(
            "monthly_visitors",
            "-5",
            "invalid value: integer `-5`, expected u64",
            "--monthly-visitors: ‘-5’ does not fit. Write a whole number of 0 or more",
        );
        check(
            "emails",
            "70_000",
            "invalid value: integer `70000`, expected u16",
            "--emails: ‘70000’ does not fit. Write a whole number from 0 to 65535",
        );
    }

    #[test]
    fn a_number_that_a_rule_does_not_allow_is_told_with_its_option() {
        check(
            "phones",
            "12",
            "the phone numbers must be between 0 and 10",
            "--phones: ‘12’ does not fit, the phone numbers must be between 0 and 10. a hint",
        );
    }

    #[test]
    fn what_is_not_about_a_number_that_was_given_stays_as_it_is() {
        check(
            "phones",
            "7",
            "the note is empty",
            "the note is empty. a hint",
        );
        check(
            "phones",
            "2",
            "the days must be between 1 and 3",
            "the days must be between 1 and 3. a hint",
        );
        check(
            "price",
            "7",
            "the days must be between 1 and 3",
            "the days must be between 1 and 3. a hint",
        );
    }
}
