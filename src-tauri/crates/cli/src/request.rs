//! From words to a request: values become JSON, names become ids, shortcuts fill in what is obvious.

use reprise_api::{Code, Error, Session, request_fields};
use serde_json::{Map, Value, json};

use crate::arguments::Asked;
use crate::{resolve, shortcuts};

/// The command and its request.
///
/// # Errors
/// `Malformed` for things that cannot be found or do not fit.
pub(crate) fn of(session: &Session, asked: &Asked) -> Result<(String, Value), Error> {
    let name = format!("{}_{}", asked.noun, asked.verb);
    let mut fields = Map::new();
    for (field, value) in &asked.fields {
        fields.insert(field.clone(), resolve::value(session, field, value)?);
    }
    if let Some(shortcut) = shortcuts::of(&name) {
        return Ok((name, shortcut(session, asked, fields)?));
    }
    let request = match asked.verb.as_str() {
        "show" | "delete" if takes(&name, "id") => {
            fields.insert(
                "id".to_owned(),
                resolve::the_thing(session, asked, &fields)?,
            );
            Value::Object(fields)
        }
        "change" if takes(&name, "id") => changed(session, asked, fields)?,
        _ => {
            things_into(&name, session, asked, &mut fields)?;
            Value::Object(fields)
        }
    };
    Ok((name, request))
}

/// One line for every field of a command's request.
pub(crate) fn fields_of(name: &str) -> String {
    let fields = request_fields(name);
    if fields.is_empty() {
        return "  none".to_owned();
    }
    fields
        .iter()
        .map(|(field, kind)| format!("  --{}  {kind}", field.replace('_', "-")))
        .collect::<Vec<_>>()
        .join("\n")
}

fn takes(name: &str, field: &str) -> bool {
    request_fields(name).iter().any(|(it, _)| it == field)
}

/// The thing as it is, with the fields given laid over it.
fn changed(session: &Session, asked: &Asked, fields: Map<String, Value>) -> Result<Value, Error> {
    let id = resolve::the_thing(session, asked, &fields)?;
    let show = format!("{}_show", asked.noun);
    let mut present = session.call(&show, json!({ "id": id }))?;
    // Some are shown joined with what follows from them; the thing itself stands under its noun.
    if let Some(own) = present.get_mut(&asked.noun) {
        present = own.take();
    }
    for (field, value) in fields {
        lay_over(&mut present, &field, value)?;
    }
    Ok(present)
}

/// Sets a field; `brand.primary` reaches into an object.
fn lay_over(target: &mut Value, path: &str, value: Value) -> Result<(), Error> {
    let (head, rest) = path
        .split_once('.')
        .map_or((path, None), |(head, rest)| (head, Some(rest)));
    let known = target.get_mut(head).ok_or_else(|| {
        Error::new(
            Code::Malformed,
            format!("there is no field ‘{head}’"),
            "See --help for the fields",
        )
    })?;
    match rest {
        Some(rest) => lay_over(known, rest, value),
        None => {
            *known = value;
            Ok(())
        }
    }
}

/// A first word without a flag names the client, the thing, or the file, whichever the command takes.
fn things_into(
    name: &str,
    session: &Session,
    asked: &Asked,
    fields: &mut Map<String, Value>,
) -> Result<(), Error> {
    for thing in &asked.things {
        let free = ["id", "file", "name", "text", "client", "campaign"]
            .into_iter()
            .find(|field| takes(name, field) && !fields.contains_key(*field));
        let Some(field) = free else {
            return Err(Error::new(
                Code::Malformed,
                format!("‘{thing}’ is one word too many"),
                "See --help",
            ));
        };
        let value = match field {
            "id" => resolve::the_thing(session, asked, fields)?,
            _ => resolve::value(session, field, thing)?,
        };
        fields.insert(field.to_owned(), value);
    }
    Ok(())
}
