//! A number outside of its range, said as a person wrote it: with the option it was given to.
//!
//! The field and its range are the api's to tell; here its name becomes the option's.

use reprise_api::{Code, Error};

use crate::arguments::{Asked, thing_of};
use crate::shortcuts::path_of;

/// Longer words are not said again: a rule as JSON would hide what is wrong with it.
const SAID_AGAIN: usize = 40;

/// The error with the option that is meant, as a mistake in its use; any that is about no number that was given as it is.
pub(crate) fn named(error: Error, asked: &Asked) -> Error {
    let field = error.outside.as_ref().map(|it| it.field.as_str());
    let Some((name, words)) = field.and_then(|field| given(field, asked)) else {
        return error;
    };
    let option = name.replace('_', "-");
    let said = match words.chars().count() {
        0..=SAID_AGAIN => format!("--{option}: ‘{words}’ does not fit"),
        _ => format!("--{option} does not fit"),
    };
    let message = match error.code {
        // What a type holds is all in the hint; a rule has a sentence.
        Code::Malformed => said,
        _ => format!("{said}, {}", error.message),
    };
    Error {
        code: Code::Malformed,
        message,
        ..error
    }
}

/// The number a person wrote; `1_000` counts.
pub(crate) fn figure(text: &str) -> Option<i128> {
    text.trim().replace('_', "").parse().ok()
}

/// The option that a field of the request was given by, and its words. A field within what is written in one piece is
/// that option's.
fn given<'a>(field: &str, asked: &'a Asked) -> Option<(&'a str, &'a str)> {
    let command = asked.command();
    let thing = thing_of(&command).zip(asked.thing.as_deref());
    let options = asked
        .fields
        .iter()
        .map(|(name, words)| (name.as_str(), words.as_str()));
    let stands_in = |place: &str| {
        let within = field.strip_prefix(place);
        within.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    options
        .chain(thing)
        .find(|(name, _)| stands_in(name) || stands_in(&path_of(&command, name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reprise_api::Outside;

    fn check(words: [&str; 4], code: Code, field: &str, expect: &str) {
        let [noun, verb, option, text] = words;
        let asked = Asked {
            noun: noun.to_owned(),
            verb: verb.to_owned(),
            fields: [(option.to_owned(), text.to_owned())].into(),
            ..Asked::default()
        };
        let error = Error {
            outside: Some(Outside {
                field: field.to_owned(),
                low: Some(0),
                high: Some(10),
            }),
            ..Error::new(code, "it is too much", "a hint")
        };
        assert_eq!(named(error, &asked).message, expect);
    }

    #[test]
    fn a_number_that_its_field_cannot_hold_is_told_with_its_option() {
        check(
            ["situation", "change", "monthly_visitors", "-5"],
            Code::Malformed,
            "monthly_visitors",
            "--monthly-visitors: ‘-5’ does not fit",
        );
    }

    #[test]
    fn a_number_that_a_rule_does_not_allow_is_told_with_the_rule() {
        check(
            ["situation", "change", "phones", "1_2"],
            Code::Refused,
            "phones",
            "--phones: ‘1_2’ does not fit, it is too much",
        );
    }

    #[test]
    fn a_field_within_is_of_the_option_it_was_written_in() {
        check(
            ["audience", "change", "lookback_days", "0"],
            Code::Refused,
            "source.lookback_days",
            "--lookback-days: ‘0’ does not fit, it is too much",
        );
        check(
            ["client", "change", "contact_policy", "email:0/7"],
            Code::Refused,
            "contact_policy.touches",
            "--contact-policy: ‘email:0/7’ does not fit, it is too much",
        );
        check(
            ["audience", "count", "rule", &"{".repeat(41)],
            Code::Refused,
            "rule.of.test.days",
            "--rule does not fit, it is too much",
        );
    }

    #[test]
    fn what_is_not_about_a_number_that_was_given_stays_as_it_is() {
        check(
            ["situation", "change", "phones", "7"],
            Code::Refused,
            "phone",
            "it is too much",
        );
        check(
            ["situation", "change", "price", "7"],
            Code::Refused,
            "purchase.every_days",
            "it is too much",
        );
    }
}
