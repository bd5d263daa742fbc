//! The launches of a client as a calendar or a table.

use reprise_domain::table::TableFor;
use reprise_engines::brief as engine;

use crate::error::Error;
use crate::session::Session;
use crate::view::{CalendarExport, CalendarFormat, Exported};
use crate::{file, find};

pub(crate) fn calendar_export(
    session: &Session,
    request: CalendarExport,
) -> Result<Exported, Error> {
    let text = session.read(|workspace| {
        let client = find::client(workspace, request.client)?;
        Ok(match request.format {
            CalendarFormat::Ics => engine::ics(workspace, client, session.now()),
            CalendarFormat::Csv => engine::schedule_csv(workspace, client, TableFor::Spreadsheet),
        })
    })?;
    file::write(request.file.as_ref(), text.as_bytes())
}
