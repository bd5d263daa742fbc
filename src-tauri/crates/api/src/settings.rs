//! Settings of the workspace, and stopping long work.

use reprise_domain::entity::Edit;
use reprise_domain::settings::Settings;

use crate::error::Error;
use crate::session::Session;
use crate::view::{JobName, Nothing};

pub(crate) fn settings_show(session: &Session, _: Nothing) -> Result<Settings, Error> {
    session.read(|workspace| Ok(workspace.settings.clone()))
}

pub(crate) fn settings_change(session: &Session, settings: Settings) -> Result<Settings, Error> {
    let settings = settings.checked()?;
    let before = session.read(|workspace| Ok(workspace.settings.clone()))?;
    if before != settings {
        // The defaults are the absence of settings, in the store as in memory.
        let present = |it: &Settings| (*it != Settings::default()).then(|| it.clone().into());
        let edit = Edit {
            kind: reprise_domain::entity::Kind::Settings,
            id: Settings::ID,
            before: present(&before),
            after: present(&settings),
        };
        session.write("Change the settings", vec![edit])?;
    }
    Ok(settings)
}

pub(crate) fn job_cancel(session: &Session, request: JobName) -> Result<Nothing, Error> {
    session.cancellations.ask(&request.job);
    Ok(Nothing {})
}
