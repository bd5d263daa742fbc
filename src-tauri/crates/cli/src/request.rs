//! From words to a request: names become ids, words become values, a change starts from what is there.

use reprise_api::{Code, Error, Field, Session};
use serde_json::{Map, Value, json};

use crate::arguments::{Asked, example_of, thing_of};
use crate::resolve::Place;
use crate::shortcuts::{self, flags_of};
use crate::values;

/// What is asked of the api.
pub(crate) struct Asks {
    pub(crate) command: String,
    pub(crate) request: Value,
}

/// The command and its request.
///
/// # Errors
/// `Malformed` for things that cannot be found or words that do not fit.
pub(crate) fn of(session: &Session, asked: &Asked) -> Result<Asks, Error> {
    let command = asked.command();
    let flags = flags_of(&command);
    let mut words = asked.fields.clone();
    if let (Some(thing), Some(word)) = (thing_of(&command), &asked.thing) {
        words
            .entry(thing.to_owned())
            .or_insert_with(|| word.clone());
    }
    let mut place = Place::new(session);
    if let Some(client) = words.get("client") {
        place.client = Some(place.id_of("client", client)?);
    }
    let takes = |name: &str| flags.iter().find(|flag| flag.name == name);
    let mut present = shortcuts::present(&place, &command, &mut words)?;
    if let Some(present) = &present {
        place.currency = currency_within(present);
        place.client = place.client.or_else(|| client_within(present));
    }
    if let (Some(campaign), None, None) = (words.get("campaign"), &present, place.client) {
        let id = place.id_of("campaign", campaign)?;
        let view = session.call("campaign_show", json!({ "id": id }))?;
        place.client = client_within(&view["campaign"]);
    }
    // A workspace with one client need not name it.
    if takes("client").is_some_and(|flag| flag.required)
        && present.is_none()
        && !words.contains_key("client")
    {
        let client = place.the_client()?;
        words.insert("client".to_owned(), client.to_string());
        place.client = Some(client);
    }
    if let (None, Some(thing)) = (&present, thing_of(&command))
        && takes(thing).is_some_and(|flag| flag.required)
        && !words.contains_key(thing)
    {
        return Err(Error::new(
            Code::Malformed,
            format!(
                "the {} is missing",
                if thing == "id" {
                    asked.noun.as_str()
                } else {
                    thing
                }
            ),
            format!("For example: {}", example_of(&command)),
        ));
    }
    let target = present.get_or_insert_with(|| Value::Object(Map::new()));
    for (name, text) in &words {
        let Some(flag) = takes(name) else {
            return Err(unknown(name));
        };
        let path = shortcuts::path_of(&command, name);
        // One slot of many: `--texts heading=Welcome`.
        match text.split_once('=') {
            Some((slot, words)) if flag.kind.starts_with('{') && !text.starts_with('{') => {
                lay_over(target, &format!("{path}.{slot}"), json!(words));
            }
            _ => lay_over(target, &path, values::of(&place, flag, text)?),
        }
    }
    fill_in(&flags, target);
    let request = std::mem::take(target);
    Ok(Asks {
        request: shortcuts::finished(&place, &command, request)?,
        command,
    })
}

/// Pages of lists begin at their beginning.
fn fill_in(flags: &[Field], target: &mut Value) {
    let Some(fields) = target.as_object_mut() else {
        return;
    };
    for (name, value) in [("offset", 0), ("limit", 50)] {
        if flags.iter().any(|flag| flag.name == name && flag.required) {
            fields.entry(name).or_insert(json!(value));
        }
    }
}

/// Sets a field; `brand.primary` reaches into a structure, which is made where it is missing.
pub(crate) fn lay_over(target: &mut Value, path: &str, value: Value) {
    if !target.is_object() {
        *target = json!({});
    }
    let (head, rest) = path
        .split_once('.')
        .map_or((path, None), |(head, rest)| (head, Some(rest)));
    let Some(fields) = target.as_object_mut() else {
        return;
    };
    match rest {
        Some(rest) => lay_over(fields.entry(head).or_insert(json!({})), rest, value),
        None => {
            fields.insert(head.to_owned(), value);
        }
    }
}

fn client_within(thing: &Value) -> Option<uuid::Uuid> {
    thing.get("client")?.as_str()?.parse().ok()
}

/// The currency of the first amount in a thing, or its own.
fn currency_within(thing: &Value) -> Option<reprise_api::Currency> {
    let of = |value: &Value| serde_json::from_value(value.get("currency")?.clone()).ok();
    of(thing).or_else(|| thing.as_object()?.values().find_map(of))
}

fn unknown(name: &str) -> Error {
    Error::new(
        Code::Malformed,
        format!("there is no field --{name}"),
        "See --help for the fields",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reaches_into_structures_and_makes_them() {
        let mut client = json!({ "brand": { "primary": "#000000", "site": "a" } });
        lay_over(&mut client, "brand.primary", json!("#ffffff"));
        lay_over(&mut client, "offer.terms", json!("Once."));
        assert_eq!(
            client["brand"],
            json!({ "primary": "#ffffff", "site": "a" })
        );
        assert_eq!(client["offer"]["terms"], "Once.");
    }
}
