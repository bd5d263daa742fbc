//! Names become ids, within the client that is meant where one is named.

use reprise_api::{Code, Currency, Error, Session};
use serde_json::{Value, json};
use uuid::Uuid;

/// Where a command's words are understood: the open workspace, and the client meant.
pub(crate) struct Place<'a> {
    session: Option<&'a Session>,
    pub(crate) client: Option<Uuid>,
    /// The currency of the thing that is changed, when it has one.
    pub(crate) currency: Option<Currency>,
}

/// The kind of thing whose id a type is: `ClientId` a client.
pub(crate) fn kind_of(id_type: &str) -> Option<&'static str> {
    Some(match id_type {
        "ClientId" => "client",
        "ProductId" => "product",
        "ContactListId" => "contact_list",
        "ContactImportId" => "contact_import",
        "AudienceId" => "audience",
        "CampaignId" => "campaign",
        "LaunchId" => "launch",
        "WidgetId" => "widget",
        "BriefId" => "brief",
        _ => return None,
    })
}

/// A thing that a name may mean.
struct Named {
    id: Uuid,
    name: String,
    /// Its client's name, and its campaign's for a launch.
    place: String,
}

impl<'a> Place<'a> {
    pub(crate) fn new(session: &'a Session) -> Self {
        Self {
            session: Some(session),
            client: None,
            currency: None,
        }
    }

    #[cfg(test)]
    pub(crate) fn without_session(currency: &str) -> Self {
        Self {
            session: None,
            client: None,
            currency: Currency::parse(currency).ok(),
        }
    }

    /// Asks the api.
    ///
    /// # Errors
    /// Whatever the command says.
    pub(crate) fn call(&self, name: &str, request: Value) -> Result<Value, Error> {
        match self.session {
            Some(session) => session.call(name, request),
            None => Err(Error::new(Code::Failed, "no workspace is open", "")),
        }
    }

    /// The currency amounts are in.
    ///
    /// # Errors
    /// `Malformed` when no client is meant.
    pub(crate) fn currency(&self) -> Result<Currency, Error> {
        if let Some(currency) = self.currency {
            return Ok(currency);
        }
        let client = self.call("client_show", json!({ "id": self.the_client()? }))?;
        serde_json::from_value(client["currency"].clone())
            .map_err(|error| Error::new(Code::Failed, error.to_string(), ""))
    }

    /// The client meant; a workspace with one client need not name it.
    ///
    /// # Errors
    /// `Malformed` without clients, or with several and none named.
    pub(crate) fn the_client(&self) -> Result<Uuid, Error> {
        if let Some(client) = self.client {
            return Ok(client);
        }
        let clients = named(&self.call("client_list", Value::Null)?, "");
        match clients.as_slice() {
            [only] => Ok(only.id),
            [] => Err(Error::new(
                Code::Malformed,
                "there is no client yet",
                "Make one with `reprise client create NAME`, or load the samples with `reprise sample load`",
            )),
            several => Err(Error::new(
                Code::Malformed,
                "which client is meant?",
                format!("Add --client NAME: {}", spoken(several)),
            )),
        }
    }

    /// An id as it is; a name looked up among the things of its kind, any case; part of a name
    /// where no whole name fits.
    ///
    /// # Errors
    /// `Malformed` for a name that fits nothing, or several things; these are then named.
    pub(crate) fn id_of(&self, kind: &str, text: &str) -> Result<Uuid, Error> {
        if let Ok(id) = text.parse() {
            return Ok(id);
        }
        let things = self.things_of(kind)?;
        let wanted = text.trim().to_lowercase();
        let whole = |it: &&Named| it.name.to_lowercase() == wanted;
        let part = |it: &&Named| it.name.to_lowercase().contains(&wanted);
        let mut fits: Vec<&Named> = things.iter().filter(whole).collect();
        if fits.is_empty() {
            fits = things.iter().filter(part).collect();
        }
        let noun = kind.replace('_', " ");
        match fits.as_slice() {
            [only] => Ok(only.id),
            [] => Err(Error::new(
                Code::Malformed,
                format!("there is no {noun} ‘{text}’"),
                match things.as_slice() {
                    [] => format!(
                        "Make one first: `reprise {} --help`",
                        kind.replace('_', "-")
                    ),
                    some => format!("There are: {}", spoken(some)),
                },
            )),
            several => Err(Error::new(
                Code::Malformed,
                format!("‘{text}’ could be any of {} {noun}s", several.len()),
                format!(
                    "Give more of the name, the --client, or the id: {}",
                    spoken_with_ids(several)
                ),
            )),
        }
    }

    /// Everything of a kind that is listed by client, of all clients.
    ///
    /// # Errors
    /// Whatever the lists say.
    pub(crate) fn every(&self, kind: &str) -> Result<Vec<Value>, Error> {
        let mut all = Vec::new();
        for client in named(&self.call("client_list", Value::Null)?, "") {
            let list = self.call(&format!("{kind}_list"), json!({ "client": client.id }))?;
            all.extend(list.as_array().cloned().unwrap_or_default());
        }
        Ok(all)
    }

    /// The id of a preset, its own or one that comes with Reprise, by id or name, any case. Without an open
    /// workspace the word itself.
    ///
    /// # Errors
    /// `Malformed` for a word that fits nothing.
    pub(crate) fn ready_made(&self, noun: &str, text: &str) -> Result<String, Error> {
        if self.session.is_none() {
            return Ok(text.to_owned());
        }
        let all = self.call(&format!("{noun}_list"), Value::Null)?;
        let wanted = text.trim().to_lowercase();
        let word = |it: &Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
        let fits = |key: &str| {
            let mut all = all.as_array().into_iter().flatten();
            all.find(|it| word(it, key).to_lowercase() == wanted)
        };
        match fits("id").or_else(|| fits("name")) {
            Some(it) => Ok(word(it, "id")),
            None => Err(Error::new(
                Code::Malformed,
                format!("there is no {} ‘{text}’", noun.replace('_', " ")),
                format!("See `reprise {} list`", noun.replace('_', "-")),
            )),
        }
    }

    fn things_of(&self, kind: &str) -> Result<Vec<Named>, Error> {
        let clients = named(&self.call("client_list", Value::Null)?, "");
        if kind == "client" {
            return Ok(clients);
        }
        let mut all = Vec::new();
        for client in clients
            .iter()
            .filter(|it| self.client.is_none_or(|id| id == it.id))
        {
            let of_client = json!({ "client": client.id });
            if kind != "launch" {
                all.extend(named(
                    &self.call(&format!("{kind}_list"), of_client)?,
                    &client.name,
                ));
                continue;
            }
            for campaign in named(&self.call("campaign_list", of_client)?, &client.name) {
                let place = format!("{}, {}", campaign.place, campaign.name);
                let of_campaign = json!({ "campaign": campaign.id });
                all.extend(named(&self.call("launch_list", of_campaign)?, &place));
            }
        }
        Ok(all)
    }
}

/// Things of a list; joined answers hold the thing one level down.
fn named(list: &Value, place: &str) -> Vec<Named> {
    let own = |item: &Value| -> Option<Named> {
        let id = item.get("id")?.as_str()?.parse().ok()?;
        let name = item.get("name").or(item.get("title"))?.as_str()?.to_owned();
        Some(Named {
            id,
            name,
            place: place.to_owned(),
        })
    };
    let inner = |item: &Value| {
        ["audience", "widget"]
            .iter()
            .find_map(|key| own(item.get(key)?))
    };
    let items = list.as_array().into_iter().flatten();
    items
        .filter_map(|item| own(item).or_else(|| inner(item)))
        .collect()
}

/// The first few, "‘A’, ‘B’ and 3 more".
fn spoken(things: &[Named]) -> String {
    let mut words: Vec<String> = things
        .iter()
        .take(6)
        .map(|it| format!("‘{}’", it.name))
        .collect();
    if things.len() > words.len() {
        words.push(format!("and {} more", things.len() - words.len()));
    }
    words.join(", ")
}

fn spoken_with_ids(things: &[&Named]) -> String {
    let line = |it: &&Named| {
        let place = if it.place.is_empty() {
            String::new()
        } else {
            format!(" ({})", it.place)
        };
        format!("\n    ‘{}’{place}  {}", it.name, it.id)
    };
    things.iter().take(12).map(line).collect()
}
