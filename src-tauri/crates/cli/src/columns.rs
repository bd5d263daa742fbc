//! How the columns of a contact file are said in words: `email=1,first name=3`, `first name=overwrite,tags=skip`.

use reprise_api::{Code, Error, Field};
use serde_json::{Map, Value, json};

/// How a map of columns is written.
pub(crate) const MAP: &str =
    "As FIELD=COLUMN, columns counted from 1, separated by commas: email=1,first_name=3.";
/// How policies are written.
pub(crate) const POLICY: &str =
    "fill, overwrite or skip for every field, or as FIELD=POLICY: first_name=overwrite,tags=skip.";
/// Fields that a policy for all of them is for.
const FIELDS: [&str; 21] = [
    "email",
    "phone",
    "external_id",
    "first_name",
    "last_name",
    "city",
    "zip",
    "region",
    "country",
    "language",
    "tags",
    "products",
    "subscribed_on",
    "first_order",
    "last_order",
    "orders",
    "spent",
    "email_consent",
    "sms_consent",
    "ad_user_data",
    "ad_personalization",
];
/// What a column may say of the consents beside it.
const NOTES: [&str; 3] = ["consent_time", "consent_source", "consent_proof"];

/// Which column means what, from 0 as the request has it.
///
/// # Errors
/// `Malformed` for a field there is not, and a column that is no number from 1.
pub(crate) fn map(field: &Field, text: &str) -> Result<Value, Error> {
    let known = [&FIELDS[..], &NOTES].concat();
    pairs(field, text, (MAP, &known), |column| {
        let number = column.parse::<usize>().ok();
        number
            .and_then(|number| number.checked_sub(1))
            .map(|at| json!(at))
    })
}

/// What is done with each field of people already known.
///
/// # Errors
/// `Malformed` for a field there is not, and a word that is no policy.
pub(crate) fn policies(field: &Field, text: &str) -> Result<Value, Error> {
    let policy = |word: &str| {
        ["fill", "overwrite", "skip"]
            .contains(&word)
            .then(|| json!(word))
    };
    if let Some(policy) = policy(text.trim()) {
        let all: Map<String, Value> = FIELDS
            .iter()
            .map(|it| ((*it).to_owned(), policy.clone()))
            .collect();
        return Ok(Value::Object(all));
    }
    pairs(field, text, (POLICY, &FIELDS), policy)
}

fn pairs(
    field: &Field,
    text: &str,
    (form, known): (&str, &[&str]),
    value: impl Fn(&str) -> Option<Value>,
) -> Result<Value, Error> {
    let mut all = Map::new();
    for pair in text.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let read = pair
            .split_once('=')
            .and_then(|(name, word)| Some((name, value(word.trim())?)));
        let Some((name, value)) = read else {
            return Err(Error::new(
                Code::Malformed,
                format!("‘{pair}’ does not say a {}", field.name.replace('_', " ")),
                form,
            ));
        };
        let Some(name) = known.iter().find(|it| letters(it) == letters(name)) else {
            return Err(Error::new(
                Code::Malformed,
                format!("contacts have no field ‘{}’", name.trim()),
                format!("These are: {}.", known.join(", ")),
            ));
        };
        all.insert((*name).to_owned(), value);
    }
    Ok(Value::Object(all))
}

/// A field's name as it is compared: `E-Mail` is `email`.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|it| it.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> Field {
        Field {
            name: "map".to_owned(),
            kind: "ColumnMap".to_owned(),
            choices: Vec::new(),
            about: String::new(),
            required: false,
        }
    }

    #[test]
    fn columns_are_counted_from_one() {
        let read = map(&field(), "E-Mail=1, first name=3").ok();
        assert_eq!(read, Some(json!({ "email": 0, "first_name": 2 })));
        assert!(map(&field(), "consent_proof=4").is_ok());
        assert!(map(&field(), "shoe_size=4").is_err());
        assert!(map(&field(), "email=0").is_err());
        assert!(map(&field(), "email").is_err());
    }

    #[test]
    fn a_policy_is_for_one_field_or_for_all() {
        let read = policies(&field(), "tags=skip").ok();
        assert_eq!(read, Some(json!({ "tags": "skip" })));
        let all = policies(&field(), "overwrite").unwrap_or_default();
        assert_eq!(all.as_object().map(Map::len), Some(FIELDS.len()));
        assert_eq!(all["last_order"], "overwrite");
        assert!(policies(&field(), "tags=perhaps").is_err());
        assert!(policies(&field(), "consent_proof=skip").is_err());
    }
}
