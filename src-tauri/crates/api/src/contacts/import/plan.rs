//! What an import starts from: the file looked into, how its columns are read, whose book it goes into.

use std::path::Path;
use std::sync::Arc;

use chrono_tz::Tz;
use reprise_domain::client::Client;
use reprise_domain::contact::ContactList;
use reprise_domain::contact_field::Field;
use reprise_domain::contact_source::{ColumnMap, MergePolicies};
use reprise_domain::id::ClientId;
use reprise_engines::audience::row;
use reprise_engines::audience::suppression::Suppressions;
use uuid::Uuid;

use super::PREVIEW_ROWS;
use crate::contacts::table::{Origin, Table, bad};
use crate::error::Error;
use crate::find;
use crate::session::Session;
use crate::view::{ContactsImport, ContactsPreviewRequest, Reading};

/// Name of text that was pasted, where a file has its own.
const PASTED: &str = "pasted table";

pub(super) struct Plan {
    /// Whose book it goes into; nobody's when a file is only looked into.
    pub(super) client: ClientId,
    pub(super) zone: Tz,
    /// Decimal digits of the client's currency.
    pub(super) digits: u32,
    /// The list it goes into, as it is; none for a new one.
    pub(super) list: Option<ContactList>,
    /// Name of the list, if one was given.
    pub(super) name: Option<String>,
    /// Name of the file.
    pub(super) file: String,
    pub(super) table: Table,
    /// What its header comes to.
    pub(super) header: String,
    pub(super) columns: ColumnMap,
    pub(super) policy: MergePolicies,
    pub(super) country: String,
    /// Whether files of this header were imported before, and are read as then.
    pub(super) known: bool,
    pub(super) keeps_opt_outs: bool,
    pub(super) suppressed: Arc<Suppressions>,
}

/// What a request says, of either kind.
struct Asked<'a> {
    client: Option<Client>,
    list: Option<ContactList>,
    file: Option<&'a str>,
    text: Option<&'a str>,
    reading: Option<&'a Reading>,
    columns: Option<&'a ColumnMap>,
    policy: Option<&'a MergePolicies>,
    country: Option<&'a str>,
}

impl Plan {
    pub(super) fn of_import(session: &Session, request: &ContactsImport) -> Result<Self, Error> {
        let (client, list) = session.read(|workspace| {
            let client = find::client(workspace, request.client)?.clone();
            let list = request
                .list
                .map(|id| find::contact_list(workspace, id).cloned())
                .transpose()?;
            Ok((client, list))
        })?;
        if let Some(list) = &list {
            find::same_client("the list", list.client, client.id)?;
        }
        let mut plan = Self::of(
            session,
            Asked {
                client: Some(client),
                list,
                file: request.file.as_deref(),
                text: request.text.as_deref(),
                reading: request.reading.as_ref(),
                columns: request.columns.as_ref(),
                policy: request.policy.as_ref(),
                country: request.country.as_deref(),
            },
        )?;
        if !plan.has_address() {
            return Err(bad(
                "no column holds an e-mail address, a phone number or a customer number",
                "Say which column is which, and import again",
            ));
        }
        plan.name.clone_from(&request.name);
        plan.keeps_opt_outs = request.opt_outs.unwrap_or(true);
        Ok(plan)
    }

    pub(super) fn of_preview(
        session: &Session,
        request: &ContactsPreviewRequest,
    ) -> Result<Self, Error> {
        let client = request
            .client
            .map(|id| session.read(|workspace| Ok(find::client(workspace, id)?.clone())))
            .transpose()?;
        Self::of(
            session,
            Asked {
                client,
                list: None,
                file: request.file.as_deref(),
                text: request.text.as_deref(),
                reading: request.reading.as_ref(),
                columns: request.columns.as_ref(),
                policy: request.policy.as_ref(),
                country: request.country.as_deref(),
            },
        )
    }

    fn of(session: &Session, asked: Asked<'_>) -> Result<Self, Error> {
        let (origin, file) = match (asked.text, asked.file) {
            (Some(text), _) => (Origin::Text(text), PASTED.to_owned()),
            (None, Some(file)) => {
                let path = Path::new(file);
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                (Origin::File(path), name.into_owned())
            }
            (None, None) => {
                return Err(bad("there is no file", "Choose a file, or paste a table"));
            }
        };
        let table = Table::open(origin, &asked.reading.cloned().unwrap_or_default())?;
        let header = row::header_of(&table.header);
        let known = match &asked.client {
            // Without a header all files look alike.
            Some(client) if table.has_header => session.read(|workspace| {
                let book = workspace.contact_books.get(&client.id);
                Ok(book.and_then(|book| book.source(&header)).cloned())
            })?,
            Some(_) | None => None,
        };
        let suppressed = match &asked.client {
            Some(client) => session.suppressions(client.id)?.1,
            None => Arc::default(),
        };
        let remembered = known.as_ref();
        let columns = match (asked.columns, remembered) {
            (Some(columns), _) => columns.clone(),
            (None, Some(source)) => source.columns.clone(),
            (None, None) => row::guess_columns_by(&table.header, &table.sample(PREVIEW_ROWS)),
        };
        within(&columns, table.header.len())?;
        let policy = match (asked.policy, remembered) {
            (Some(policy), _) => policy.clone(),
            (None, Some(source)) => source.policy.clone(),
            (None, None) => MergePolicies::default(),
        };
        let country = match (asked.country, remembered) {
            (Some(country), _) => country.trim().to_ascii_uppercase(),
            (None, Some(source)) => source.country.clone(),
            (None, None) => String::new(),
        };
        Ok(Self {
            client: asked
                .client
                .as_ref()
                .map_or(ClientId(Uuid::nil()), |client| client.id),
            zone: asked
                .client
                .as_ref()
                .map_or(Tz::UTC, |client| client.time_zone),
            digits: asked
                .client
                .as_ref()
                .map_or(2, |client| client.currency.digits()),
            list: asked.list,
            name: None,
            file,
            header,
            columns,
            policy,
            country,
            known: known.is_some(),
            keeps_opt_outs: true,
            suppressed,
            table,
        })
    }

    /// Whether any column says who a row is about.
    pub(super) fn has_address(&self) -> bool {
        [Field::Email, Field::Phone, Field::ExternalId]
            .into_iter()
            .any(|field| self.columns.get(field).is_some())
    }
}

/// Refuses a column that the file does not have.
fn within(columns: &ColumnMap, width: usize) -> Result<(), Error> {
    match columns.0.values().find(|at| **at >= width) {
        None => Ok(()),
        Some(at) => Err(bad(
            format!("the file has no column {}: it has {width}", at + 1),
            "Say which column is which, counted from 1; nothing was imported",
        )),
    }
}
