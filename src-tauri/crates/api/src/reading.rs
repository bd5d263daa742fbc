//! A request, read from its JSON; of a number that its field cannot hold, the error says which field and what it holds.
//!
//! What a field holds is asked of its type, by reading the request with the ends that integers have in its place: no
//! sentence of another library is taken apart, and a type that has ends of its own tells those.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use serde_path_to_error::{Path, Segment};

use crate::error::{Code, Error, Outside};

/// Reads a request.
///
/// # Errors
/// `Malformed`, with the number and its range where it is a number that does not fit.
pub(crate) fn read<Request: DeserializeOwned>(request: &Value) -> Result<Request, Error> {
    serde_path_to_error::deserialize(request).map_err(|error| {
        let place = pointer(error.path());
        misfit::<Request>(request, &place).unwrap_or_else(|| {
            let message = error.into_inner().to_string();
            Error::new(
                Code::Malformed,
                message,
                "Check the names and types of the fields",
            )
        })
    })
}

/// The error about the number at a place, or within it: of a thing whose kind stands in a word beside its fields, reading
/// tells no more than where the thing is. None when it is no whole number that hinders.
fn misfit<Request: DeserializeOwned>(request: &Value, place: &str) -> Option<Error> {
    let mut numbers = Vec::new();
    gather(request.pointer(place)?, place, &mut numbers);
    numbers.into_iter().find_map(|(at, given)| {
        let mut trial = request.clone();
        let (low, high) = ends(|number| {
            if let Some(there) = trial.pointer_mut(&at) {
                *there = number;
            }
            let read = serde_path_to_error::deserialize::<_, Request>(&trial);
            read.map_or_else(|error| pointer(error.path()) != place, |_| true)
        })?;
        let outside = Outside {
            field: at.trim_start_matches('/').replace('/', "."),
            low: Some(low).filter(|it| *it != i64::MIN),
            high: i64::try_from(high).ok().filter(|it| *it != i64::MAX),
        };
        let message = format!("{}: ‘{given}’ does not fit", outside.field);
        let hint = format!("Write a whole number{}", spoken(&outside));
        Some(Error {
            outside: Some(outside),
            ..Error::new(Code::Malformed, message, hint)
        })
    })
}

/// The lowest and highest number that a field takes, of those that are the ends of integers; none for a field that takes
/// no numbers, or parts of a whole as well, whose rule says itself what is wrong.
fn ends(mut takes: impl FnMut(Value) -> bool) -> Option<(i64, u64)> {
    if !takes(json!(1)) || takes(json!(0.5)) {
        return None;
    }
    let lowest = [
        i64::MIN,
        i32::MIN.into(),
        i16::MIN.into(),
        i8::MIN.into(),
        0,
    ];
    let highest = [
        u64::MAX,
        i64::MAX.unsigned_abs(),
        u32::MAX.into(),
        i32::MAX.unsigned_abs().into(),
        u16::MAX.into(),
        i16::MAX.unsigned_abs().into(),
        u8::MAX.into(),
        i8::MAX.unsigned_abs().into(),
    ];
    let low = lowest.into_iter().find(|it| takes(json!(it)));
    let high = highest.into_iter().find(|it| takes(json!(it)));
    Some((low.unwrap_or(1), high.unwrap_or(1)))
}

/// Every number within a value, with where it stands.
fn gather<'a>(value: &'a Value, at: &str, numbers: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Number(_) => numbers.push((at.to_owned(), value)),
        Value::Array(all) => all
            .iter()
            .enumerate()
            .for_each(|(place, it)| gather(it, &format!("{at}/{place}"), numbers)),
        Value::Object(all) => all
            .iter()
            .for_each(|(name, it)| gather(it, &under(at, name), numbers)),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// Where an error came up, as far as that is known.
fn pointer(path: &Path) -> String {
    let mut at = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => at = format!("{at}/{index}"),
            Segment::Map { key } => at = under(&at, key),
            Segment::Enum { variant } => at = under(&at, variant),
            Segment::Unknown => break,
        }
    }
    at
}

fn under(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The range as the end of a sentence; nobody is told an end that only a machine has.
fn spoken(range: &Outside) -> String {
    match (range.low, range.high) {
        (Some(low), Some(high)) => format!(" from {low} to {high}"),
        (Some(low), None) => format!(" of {low} or more"),
        (None, Some(high)) => format!(" of {high} or less"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Change;
    use crate::view::{AudienceDraft, HistoryQuery, LaunchShift};
    use reprise_domain::product::Product;

    fn check<Request: DeserializeOwned>(request: Value, expect: &str) {
        let error = read::<Request>(&request).err().unwrap();
        let field = error.outside.map(|it| it.field).unwrap_or_default();
        assert_eq!(error.code, Code::Malformed);
        assert_eq!(
            error.message.split_once(':').unwrap_or_default().0,
            field,
            "{}",
            error.message
        );
        assert_eq!(format!("{}. {}", error.message, error.hint), expect);
    }

    #[test]
    fn a_number_that_its_field_cannot_hold_is_told_with_the_field_and_what_it_holds() {
        check::<LaunchShift>(
            json!({ "ids": [], "minutes": 3_000_000_000_i64 }),
            "minutes: ‘3000000000’ does not fit. Write a whole number from -2147483648 to 2147483647",
        );
        check::<LaunchShift>(
            json!({ "ids": [], "minutes": 2.5 }),
            "minutes: ‘2.5’ does not fit. Write a whole number from -2147483648 to 2147483647",
        );
        check::<HistoryQuery>(
            json!({ "limit": -1, "before": 7 }),
            "limit: ‘-1’ does not fit. Write a whole number of 0 or more",
        );
    }

    #[test]
    fn a_number_in_a_thing_of_several_kinds_is_found_among_the_others() {
        let source = json!({
            "from": "visitors", "pages": [], "product": null, "lookback_days": -30,
            "estimated": 900, "converted": false,
        });
        let draft = json!({ "client": uuid::Uuid::nil(), "name": "Visitors", "source": source });
        check::<AudienceDraft>(
            draft,
            "source.lookback_days: ‘-30’ does not fit. Write a whole number from 0 to 4294967295",
        );
    }

    #[test]
    fn a_change_says_on_which_side_the_number_stands() {
        let product = |days: i64| {
            json!({
                "id": uuid::Uuid::nil(), "client": uuid::Uuid::nil(), "name": "Tea", "page": "", "margin": 0.5,
                "price": { "minor": 900, "currency": "EUR" }, "purchase": { "how": "used_up", "every_days": days },
            })
        };
        let change = |to: i64, was: i64| {
            let mut change = product(to);
            change["was"] = product(was);
            change
        };
        assert!(read::<Change<Product>>(&change(30, 28)).is_ok());
        assert!(read::<Change<Product>>(&product(30)).is_ok());
        let held = "does not fit. Write a whole number from 0 to 4294967295";
        check::<Change<Product>>(change(-3, 28), &format!("purchase.every_days: ‘-3’ {held}"));
        check::<Change<Product>>(
            change(30, -4),
            &format!("was.purchase.every_days: ‘-4’ {held}"),
        );
    }

    #[test]
    fn what_is_wrong_with_no_number_is_not_told_of_one() {
        for request in [
            json!({ "ids": [], "minutes": "ten" }),
            json!({ "ids": 7, "minutes": 10 }),
            json!({ "minutes": 10 }),
            json!({ "ids": [], "minutes": 10, "hours": 3 }),
        ] {
            let error = read::<LaunchShift>(&request).err().unwrap();
            assert_eq!(error.outside, None, "{request}");
        }
    }
}
