//! Commands whose natural words differ from their request: a brief by its client, an advice by its case.

use reprise_api::{Code, Error, Session};
use serde_json::{Map, Value, json};

use crate::arguments::Asked;
use crate::resolve;

type Shortcut = fn(&Session, &Asked, Map<String, Value>) -> Result<Value, Error>;

/// The shortcut of a command, if it has one.
pub(crate) fn of(name: &str) -> Option<Shortcut> {
    match name {
        "advice_show" => Some(advice_show),
        "situation_change" => Some(situation_change),
        "brief_export" | "brief_preview" => Some(brief_of_client),
        "settings_change" => Some(settings_change),
        "contacts_import" => Some(contacts_import),
        _ => None,
    }
}

/// The client's case with the fields given laid over it.
fn advice_show(
    session: &Session,
    asked: &Asked,
    mut fields: Map<String, Value>,
) -> Result<Value, Error> {
    let client = client_of(session, asked, &mut fields)?;
    let mut case = session.call("situation_show", json!({ "client": client }))?;
    for (field, value) in fields {
        set(&mut case, &field, value)?;
    }
    Ok(case)
}

fn situation_change(
    session: &Session,
    asked: &Asked,
    fields: Map<String, Value>,
) -> Result<Value, Error> {
    advice_show(session, asked, fields)
}

/// The brief named, else the client's first, else one made for the occasion.
fn brief_of_client(
    session: &Session,
    asked: &Asked,
    mut fields: Map<String, Value>,
) -> Result<Value, Error> {
    let client = client_of(session, asked, &mut fields)?;
    let briefs = session.call("brief_list", json!({ "client": client }))?;
    let wanted = fields
        .remove("brief")
        .and_then(|it| it.as_str().map(str::to_lowercase));
    let fits = |brief: &&Value| {
        let title = brief["title"].as_str().unwrap_or_default().to_lowercase();
        wanted
            .as_ref()
            .is_none_or(|wanted| title.contains(wanted) || brief["id"] == json!(wanted))
    };
    let found = briefs
        .as_array()
        .and_then(|list| list.iter().find(fits))
        .cloned();
    let brief = match (found, wanted) {
        (Some(brief), _) => brief,
        (None, Some(wanted)) => {
            return Err(Error::new(
                Code::Malformed,
                format!("there is no brief ‘{wanted}’"),
                "See `reprise brief list`",
            ));
        }
        (None, None) => session.call("brief_create", json!({ "client": client }))?,
    };
    if asked.verb == "preview" {
        return Ok(brief);
    }
    let file = fields
        .get("file")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    if file.is_empty() {
        return Err(Error::new(
            Code::Malformed,
            "the file is not named",
            "Add -o FILE",
        ));
    }
    let from_name = file.rsplit_once('.').map(|(_, end)| json!(end));
    let format = fields
        .remove("format")
        .or(from_name)
        .unwrap_or(json!("pdf"));
    Ok(json!({ "brief": brief, "format": format, "file": file }))
}

fn settings_change(
    session: &Session,
    _: &Asked,
    fields: Map<String, Value>,
) -> Result<Value, Error> {
    let mut settings = session.call("settings_show", Value::Null)?;
    for (field, value) in fields {
        set(&mut settings, &field, value)?;
    }
    Ok(settings)
}

/// `contacts import FILE`, with progress under a name of its own.
fn contacts_import(
    session: &Session,
    asked: &Asked,
    mut fields: Map<String, Value>,
) -> Result<Value, Error> {
    let client = only_client(session, &fields)?;
    fields.entry("client").or_insert(client);
    if let Some(file) = asked.things.first() {
        fields.insert("file".to_owned(), json!(file));
    }
    fields.entry("job").or_insert(json!("import"));
    Ok(Value::Object(fields))
}

fn client_of(
    session: &Session,
    asked: &Asked,
    fields: &mut Map<String, Value>,
) -> Result<Value, Error> {
    if let Some(client) = fields.remove("client") {
        return Ok(client);
    }
    match asked.things.first() {
        Some(name) => Ok(json!(resolve::id_of(session, "client", name)?)),
        None => only_client(session, fields),
    }
}

/// A workspace with one client need not name it.
fn only_client(session: &Session, fields: &Map<String, Value>) -> Result<Value, Error> {
    if let Some(client) = fields.get("client") {
        return Ok(client.clone());
    }
    let clients = session.call("client_list", Value::Null)?;
    match clients.as_array().map(Vec::as_slice) {
        Some([only]) => Ok(only["id"].clone()),
        _ => Err(Error::new(
            Code::Malformed,
            "which client is meant?",
            "Add --client NAME",
        )),
    }
}

fn set(target: &mut Value, field: &str, value: Value) -> Result<(), Error> {
    match target.get_mut(field) {
        Some(place) => {
            *place = value;
            Ok(())
        }
        None => Err(Error::new(
            Code::Malformed,
            format!("there is no field ‘{field}’"),
            "See --help for the fields",
        )),
    }
}
