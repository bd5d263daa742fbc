//! Settings of the workspace, and stopping long work.

use reprise_domain::settings::Settings;

use crate::change::Change;
use crate::error::Error;
use crate::session::Session;
use crate::view::{JobName, Nothing};

pub(crate) fn settings_show(session: &Session, _: Nothing) -> Result<Settings, Error> {
    session.read(|workspace| Ok(workspace.settings.clone()))
}

pub(crate) fn settings_change(
    session: &Session,
    change: Change<Settings>,
) -> Result<Settings, Error> {
    change.make(
        session,
        |workspace, _| Ok(workspace.settings.clone()),
        |_, _, settings| Ok(("Change the settings".to_owned(), settings.checked()?)),
    )
}

pub(crate) fn job_cancel(session: &Session, request: JobName) -> Result<Nothing, Error> {
    session.cancellations.ask(&request.job);
    Ok(Nothing {})
}
