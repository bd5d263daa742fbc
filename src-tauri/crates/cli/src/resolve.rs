//! Names become ids, words become values.

use reprise_api::{Code, Error, Session};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::arguments::Asked;

/// Fields whose value is the id of a thing, with the kind of the thing.
const REFERENCES: [(&str, &str); 5] = [
    ("client", "client"),
    ("product", "product"),
    ("audience", "audience"),
    ("campaign", "campaign"),
    ("list", "contact_list"),
];

/// A field's value: an id where the field refers to something, else JSON where it parses, else text.
///
/// # Errors
/// `Malformed` when a name fits nothing, or several things.
pub(crate) fn value(session: &Session, field: &str, text: &str) -> Result<Value, Error> {
    if let Some((_, kind)) = REFERENCES.iter().find(|(it, _)| *it == field) {
        return Ok(json!(id_of(session, kind, text)?));
    }
    // Texts that happen to look like numbers stay texts where a text is wanted.
    if [
        "name", "text", "note", "title", "file", "to", "anchor", "at", "job",
    ]
    .contains(&field)
    {
        return Ok(Value::String(with_seconds(field, text)));
    }
    Ok(serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned())))
}

/// The id of the thing a command is about: from `--id`, or the first word, by id or by name.
///
/// # Errors
/// `Malformed` without one.
pub(crate) fn the_thing(
    session: &Session,
    asked: &Asked,
    fields: &Map<String, Value>,
) -> Result<Value, Error> {
    let given = fields
        .get("id")
        .and_then(Value::as_str)
        .or(asked.things.first().map(String::as_str));
    let Some(given) = given else {
        return Err(Error::new(
            Code::Malformed,
            format!("which {} is meant?", asked.noun.replace('_', " ")),
            "Give its id or its name",
        ));
    };
    Ok(json!(id_of(session, &asked.noun, given)?))
}

/// `2026-05-12T10:00` gets its seconds.
fn with_seconds(field: &str, text: &str) -> String {
    let is_time = ["to", "anchor", "at"].contains(&field);
    let text = if is_time {
        text.replace(' ', "T")
    } else {
        text.to_owned()
    };
    if is_time && text.len() == 16 {
        format!("{text}:00")
    } else {
        text
    }
}

/// An id as it is; a name looked up among the things of its kind, any case.
pub(crate) fn id_of(session: &Session, kind: &str, text: &str) -> Result<Uuid, Error> {
    if let Ok(id) = text.parse() {
        return Ok(id);
    }
    let named: Vec<(Uuid, String)> = things_of(session, kind)?;
    let wanted = text.to_lowercase();
    let mut fits: Vec<_> = named
        .iter()
        .filter(|(_, name)| name.to_lowercase() == wanted)
        .collect();
    if fits.is_empty() {
        fits = named
            .iter()
            .filter(|(_, name)| name.to_lowercase().contains(&wanted))
            .collect();
    }
    let kind = kind.replace('_', " ");
    match fits.as_slice() {
        [(id, _)] => Ok(*id),
        [] => Err(Error::new(
            Code::Malformed,
            format!("there is no {kind} ‘{text}’"),
            format!("See `reprise {kind} list`"),
        )),
        several => Err(Error::new(
            Code::Malformed,
            format!("‘{text}’ could be any of {} {kind}s", several.len()),
            "Give more of the name, or the id",
        )),
    }
}

/// Id and name of all things of a kind.
fn things_of(session: &Session, kind: &str) -> Result<Vec<(Uuid, String)>, Error> {
    let clients = session.call("client_list", Value::Null)?;
    if kind == "client" {
        return Ok(named(&clients));
    }
    let mut all = Vec::new();
    for (client, _) in named(&clients) {
        if kind == "launch" {
            let campaigns = session.call("campaign_list", json!({ "client": client }))?;
            for (campaign, _) in named(&campaigns) {
                all.extend(named(
                    &session.call("launch_list", json!({ "campaign": campaign }))?,
                ));
            }
        } else {
            all.extend(named(
                &session.call(&format!("{kind}_list"), json!({ "client": client }))?,
            ));
        }
    }
    Ok(all)
}

/// Things of a list; joined answers hold the thing one level down.
fn named(list: &Value) -> Vec<(Uuid, String)> {
    let own = |item: &Value| -> Option<(Uuid, String)> {
        let id = item.get("id")?.as_str()?.parse().ok()?;
        let name = item.get("name").or(item.get("title"))?.as_str()?;
        Some((id, name.to_owned()))
    };
    let inner = |item: &Value| {
        ["audience", "widget"]
            .iter()
            .find_map(|key| own(item.get(key)?))
    };
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| own(item).or_else(|| inner(item)))
        .collect()
}
