//! Where the natural words of a command differ from its request: a change names only what changes,
//! a brief goes by its client, a finding by its number.

use std::collections::{BTreeMap, BTreeSet};

use reprise_api::{Code, ContactFilter, ContactRule, Error, Field, request_fields};
use serde_json::{Value, json};

use crate::resolve::Place;

/// Structures whose fields are plain enough to stand alone: `--subject`, not `--message.subject`.
const PLAIN: [&str; 3] = ["source.", "objective.", "message."];

/// Commands that take lists and a filter for a rule.
const PEOPLE: [&str; 3] = ["audience_create", "audience_change", "audience_count"];

/// Whether the fields given are laid over what is there, so that none of them must be given.
pub(crate) fn lays_over(command: &str) -> bool {
    command.ends_with("_change")
        || [
            "advice_show",
            "widget_preview",
            "widget_config",
            "preset_check",
            "brief_preview",
            "brief_export",
        ]
        .contains(&command)
}

/// The flags of a command, by the names a person gives them.
pub(crate) fn flags_of(command: &str) -> Vec<Field> {
    if command == "finding_mend" {
        return vec![
            flag(
                "finding",
                "number",
                "Its number in `reprise plan check`.",
                true,
            ),
            flag(
                "client",
                "ClientId",
                "The client whose findings are counted.",
                false,
            ),
        ];
    }
    // Dates are taken from the terminal as they are found: there is no list to pick from.
    if ["dates_accept", "dates_trial"].contains(&command) {
        return request_fields("dates_suggest");
    }
    let brief_of_client = ["brief_export", "brief_preview"].contains(&command);
    let fields = request_fields(command);
    // A name within, such as a source's, does not take the thing's own.
    let taken: BTreeSet<String> = fields.iter().map(|field| field.name.clone()).collect();
    let mut flags: Vec<Field> = fields
        .into_iter()
        // A brief is named by its title; what it says is changed with `brief change`.
        .filter(|field| !brief_of_client || ["format", "file"].contains(&field.name.as_str()))
        .map(|field| Field {
            name: Some(plain(short(&field.name)))
                .filter(|name| !taken.contains(*name))
                .unwrap_or(&field.name)
                .to_owned(),
            ..field
        })
        .collect();
    if PEOPLE.contains(&command) {
        // Lists stand for a rule.
        for flag in flags.iter_mut().filter(|flag| flag.name == "rule") {
            flag.required = false;
        }
        flags.push(flag(
            "lists",
            "Array<ContactListId>",
            "Instead of a rule: people on any of these lists.",
            false,
        ));
        flags.push(Field {
            choices: ["everyone", "buyers", "not_yet_buyers"]
                .map(str::to_owned)
                .into(),
            ..flag("who", "string", "Which of the people on the lists.", false)
        });
    }
    if brief_of_client {
        flags.insert(0, flag("client", "ClientId", "Whose.", true));
        flags.insert(
            1,
            flag(
                "brief",
                "BriefId",
                "Which brief; the client's first without it, or everything the client has.",
                false,
            ),
        );
    }
    flags
}

/// The field a word without a flag stands for, where it is not the first of the usual ones.
pub(crate) fn thing_of(command: &str) -> Option<&'static str> {
    match command {
        "brief_export" | "brief_preview" | "calendar_export" | "advice_show"
        | "situation_change" | "dates_suggest" | "dates_accept" | "dates_trial" => Some("client"),
        "widget_create" => Some("template"),
        "widget_template_create" => Some("widget"),
        "widget_export" | "widget_export_show" | "widget_check" => Some("client"),
        "utm_links" => Some("campaign"),
        "utm_export" => Some("file"),
        "preset_create" => Some("from"),
        "finding_mend" => Some("finding"),
        "contact_show" | "contact_erase" | "suppression_add" | "suppression_lift" => {
            Some("address")
        }
        "audience_reach" => Some("audiences"),
        "audience_separate" => Some("one"),
        _ => None,
    }
}

/// Fields that people say in another word.
const SHORT: [(&str, &str); 2] = [("columns", "map"), ("rejected_to", "rejected")];

fn short(name: &str) -> &str {
    let found = SHORT.iter().find(|(field, _)| *field == name);
    found.map_or(name, |(_, word)| word)
}

/// Where a flag's value goes in the request.
pub(crate) fn path_of(command: &str, flag: &str) -> String {
    let fields = request_fields(command);
    let said = SHORT.iter().find(|(_, word)| *word == flag);
    if let Some((field, _)) = said.filter(|(field, _)| fields.iter().any(|it| it.name == *field)) {
        return (*field).to_owned();
    }
    let inside = |prefix: &&&str| {
        fields
            .iter()
            .any(|field| field.name == format!("{prefix}{flag}"))
    };
    match PLAIN.iter().find(inside) {
        _ if fields.iter().any(|field| field.name == flag) => flag.to_owned(),
        _ if PEOPLE.contains(&command) && ["lists", "who"].contains(&flag) => {
            format!("source.{flag}")
        }
        Some(prefix) => format!("{prefix}{flag}"),
        None => flag.to_owned(),
    }
}

/// What the fields given are laid over; none for a request that starts from nothing. Takes the words
/// it has used.
///
/// # Errors
/// `Malformed` when the thing is not named or not there.
pub(crate) fn present(
    place: &Place<'_>,
    command: &str,
    words: &mut BTreeMap<String, String>,
) -> Result<Option<Value>, Error> {
    let Some((noun, verb)) = command.rsplit_once('_') else {
        return Ok(None);
    };
    match command {
        "settings_change" => return place.call("settings_show", Value::Null).map(Some),
        "advice_show" | "situation_change" => return situation(place, words).map(Some),
        "brief_export" | "brief_preview" => return brief(place, verb, words).map(Some),
        _ => {}
    }
    if !lays_over(command) {
        return Ok(None);
    }
    let name = words.remove("id").ok_or_else(|| {
        Error::new(
            Code::Malformed,
            format!("which {noun} is meant?"),
            format!("Give its name or id: `reprise {noun} {verb} NAME`"),
        )
    })?;
    if ["preset", "widget_template"].contains(&noun) {
        let id = place.ready_made(noun, &name)?;
        let show = format!("{noun}_show");
        return place.call(&show, json!({ "id": id })).map(Some);
    }
    let id = place.id_of(noun, &name)?;
    let mut thing = as_it_is(place, noun, id)?;
    forget_another_source(&mut thing, words);
    Ok(Some(thing))
}

/// What is sent, once every field is in its place.
///
/// # Errors
/// `Malformed` for a finding that is not there or has no mend.
pub(crate) fn finished(place: &Place<'_>, command: &str, request: Value) -> Result<Value, Error> {
    match command {
        "finding_mend" => mend(place, &request),
        "dates_suggest" => Ok(with(request, "job", json!("dates"))),
        "dates_accept" | "dates_trial" => dates(place, request),
        "audience_create" | "audience_change" => with_whole_source(request),
        "audience_count" => counted(request),
        "contacts_import" | "contacts_preview" | "contacts_suppress" => {
            Ok(with(request, "job", json!("import")))
        }
        "contacts_export" => Ok(with(request, "job", json!("export"))),
        "brief_export" if request["file"].is_null() => Err(Error::new(
            Code::Malformed,
            "the file is not named",
            "Add -o FILE",
        )),
        "brief_export" => Ok(with_format(request)),
        _ => Ok(request),
    }
}

fn plain(name: &str) -> &str {
    PLAIN
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name)
}

fn flag(name: &str, kind: &str, about: &str, required: bool) -> Field {
    Field {
        name: name.to_owned(),
        kind: kind.to_owned(),
        choices: Vec::new(),
        about: about.to_owned(),
        required,
    }
}

fn with(mut request: Value, field: &str, value: Value) -> Value {
    if let Some(fields) = request.as_object_mut() {
        fields.entry(field).or_insert(value);
    }
    request
}

/// A thing as it is stored. Some are shown joined with what follows from them; briefs only listed.
fn as_it_is(place: &Place<'_>, noun: &str, id: uuid::Uuid) -> Result<Value, Error> {
    if noun == "brief" {
        let briefs = place.every("brief")?;
        let own = briefs.into_iter().find(|it| it["id"] == json!(id));
        return own.ok_or_else(|| {
            Error::new(
                Code::Refused,
                "the brief is not there any more",
                "See `reprise brief list`",
            )
        });
    }
    let mut shown = place.call(&format!("{noun}_show"), json!({ "id": id }))?;
    Ok(match shown.get_mut(noun) {
        Some(own) => own.take(),
        None => shown,
    })
}

fn situation(place: &Place<'_>, words: &mut BTreeMap<String, String>) -> Result<Value, Error> {
    let client = match words.remove("client") {
        Some(name) => place.id_of("client", &name)?,
        None => place.the_client()?,
    };
    let mut request = json!({ "client": client });
    if let Some(product) = words.remove("product") {
        request["product"] = json!(place.id_of("product", &product)?);
    }
    place.call("situation_show", request)
}

/// The brief named, else the client's first, else a new one.
fn brief(
    place: &Place<'_>,
    verb: &str,
    words: &mut BTreeMap<String, String>,
) -> Result<Value, Error> {
    let client = match words.remove("client") {
        Some(name) => place.id_of("client", &name)?,
        None => place.the_client()?,
    };
    let brief = match words.remove("brief") {
        Some(title) => as_it_is(place, "brief", place.id_of("brief", &title)?)?,
        None => {
            let briefs = place.call("brief_list", json!({ "client": client }))?;
            match briefs.get(0) {
                Some(first) => first.clone(),
                None => unsaved_brief(place, client)?,
            }
        }
    };
    Ok(if verb == "export" {
        json!({ "brief": brief })
    } else {
        brief
    })
}

/// A brief over everything, for a client that has none yet. Nothing is stored.
fn unsaved_brief(place: &Place<'_>, client: uuid::Uuid) -> Result<Value, Error> {
    let author = place.call("workspace_show", Value::Null)?["author"].take();
    Ok(json!({
        "id": uuid::Uuid::nil(), "client": client, "title": "Campaign brief", "prepared_by": author,
        "introduction": "", "campaigns": [], "leave_out": [],
    }))
}

/// The file type named, else the file's own ending.
fn with_format(request: Value) -> Value {
    let file = request["file"].as_str().unwrap_or_default();
    let ending = file
        .rsplit_once('.')
        .map_or("pdf", |(_, ending)| ending)
        .to_lowercase();
    with(request, "format", json!(ending))
}

/// Fields of another source than the present one begin a new source.
fn forget_another_source(thing: &mut Value, words: &BTreeMap<String, String>) {
    let any = |names: &[&str]| names.iter().any(|name| words.contains_key(*name));
    let wanted = match words.get("from").map(String::as_str) {
        Some(from) => from,
        None if any(&["rule", "lists", "who"]) => "contacts",
        None if any(&["pages", "lookback_days", "converted"]) => "visitors",
        None if any(&["platform", "engagement", "retention_days"]) => "engagers",
        None => return,
    };
    if let Some(source) = thing.get_mut("source")
        && source["from"] != json!(wanted)
    {
        *source = json!({});
    }
}

/// Where an audience comes from, told by the fields given, and its usual values where none were.
///
/// # Errors
/// As [`with_rule`].
fn with_whole_source(mut request: Value) -> Result<Value, Error> {
    let Some(source) = request.get_mut("source").map(Value::take) else {
        return Ok(request);
    };
    let source = with_rule(source)?;
    let has = |name: &str| source.get(name).is_some();
    let from = match source["from"].as_str() {
        Some(from) => from.to_owned(),
        None if has("rule") => "contacts".to_owned(),
        None if has("platform") || has("engagement") => "engagers".to_owned(),
        None => "visitors".to_owned(),
    };
    let usual: &[(&str, Value)] = match from.as_str() {
        "contacts" => &[],
        "visitors" => &[
            ("pages", json!([])),
            ("product", Value::Null),
            ("lookback_days", json!(30)),
            ("converted", json!(false)),
        ],
        _ => &[("retention_days", json!(30))],
    };
    let mut whole = with(source, "from", json!(from));
    for (name, value) in usual {
        whole = with(whole, name, value.clone());
    }
    request["source"] = whole;
    Ok(request)
}

/// A source with the rule that lists and a filter mean; one of them may come from the present rule.
///
/// # Errors
/// `Malformed` for a filter without lists, and for one over a rule that is more than lists.
fn with_rule(mut source: Value) -> Result<Value, Error> {
    let Some(fields) = source.as_object_mut() else {
        return Ok(source);
    };
    let (lists, who) = (fields.remove("lists"), fields.remove("who"));
    if lists.is_none() && who.is_none() {
        return Ok(source);
    }
    let read = |value: Value| serde_json::from_value(value).ok();
    let present = fields
        .remove("rule")
        .and_then(|rule| serde_json::from_value(rule).ok());
    let plain = present.as_ref().and_then(ContactRule::simple);
    let lists = match (lists, plain) {
        (Some(lists), _) => serde_json::from_value(lists).ok(),
        (None, plain) => plain.map(|(lists, _)| lists.to_vec()),
    };
    let who = who.map_or_else(|| plain.map(|(_, who)| who), read);
    let lists = lists.ok_or_else(|| {
        Error::new(
            Code::Malformed,
            "it is not said on which lists these people are",
            "Add --lists NAME, or give the whole --rule",
        )
    })?;
    let rule = ContactRule::of_lists(lists, who.unwrap_or(ContactFilter::Everyone));
    fields.insert("rule".to_owned(), json!(rule));
    Ok(source)
}

/// A rule to be counted; everybody where none is given.
///
/// # Errors
/// As [`with_rule`].
fn counted(mut request: Value) -> Result<Value, Error> {
    let source = request.get_mut("source").map(Value::take);
    let Some(fields) = request.as_object_mut() else {
        return Ok(request);
    };
    fields.remove("source");
    if let Some(source) = source {
        fields.insert("rule".to_owned(), with_rule(source)?["rule"].take());
    }
    Ok(with(request, "rule", json!(ContactRule::everybody())))
}

/// Every date that is suggested.
fn dates(place: &Place<'_>, request: Value) -> Result<Value, Error> {
    let found = place.call("dates_suggest", with(request, "job", json!("dates")))?;
    let clients = found.as_array().map(Vec::as_slice).unwrap_or_default();
    let all = clients
        .iter()
        .filter_map(|it| it["outcome"]["moves"].as_array())
        .flatten();
    let moves: Vec<Value> = all
        .map(|it| json!({ "launch": it["launch"], "from": it["from"], "to": it["to"] }))
        .collect();
    if moves.is_empty() {
        return Err(Error::new(
            Code::Refused,
            "there are no better dates to take",
            "See `reprise dates suggest` for why",
        ));
    }
    Ok(json!({ "moves": moves }))
}

/// The mend of the finding with a number, counted as `plan check` does.
fn mend(place: &Place<'_>, request: &Value) -> Result<Value, Error> {
    let of_client = match request.get("client") {
        Some(client) => json!({ "client": client }),
        None => json!({}),
    };
    let findings = place.call("plan_check", of_client)?;
    let number = request["finding"].as_u64().unwrap_or_default();
    let finding = usize::try_from(number)
        .ok()
        .and_then(|number| findings.get(number.checked_sub(1)?));
    let missing = |message: String, hint: &str| Error::new(Code::Refused, message, hint);
    let finding = finding.ok_or_else(|| {
        missing(
            format!("there is no finding {number}"),
            "See `reprise plan check`; findings are counted anew after each change",
        )
    })?;
    let mend = &finding["mend"];
    match mend["action"]["do"].as_str() {
        Some(act) if act != "open" => Ok(mend["action"].clone()),
        _ => Err(missing(
            format!("finding {number} is for a person to decide"),
            mend["label"].as_str().unwrap_or_default(),
        )),
    }
}
