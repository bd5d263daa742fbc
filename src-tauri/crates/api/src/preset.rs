//! Interval presets: those that come with Reprise to read, the workspace's own to copy, change and delete.

use reprise_domain::Refusal;
use reprise_domain::campaign::Cadence;
use reprise_domain::entity::Edit;
use reprise_domain::preset::{Preset, PresetId, PresetProblem};
use reprise_domain::source::{Source, Strength};
use reprise_domain::workspace::Workspace;
use reprise_engines::cadence;

use crate::change::Change;
use crate::copy::copied;
use crate::error::Error;
use crate::session::Session;
use crate::view::{Nothing, PresetDraft, PresetRef};

pub(crate) fn preset_list(session: &Session, _: Nothing) -> Result<Vec<Preset>, Error> {
    session.read(|workspace| {
        let own = workspace.presets.values().rev();
        Ok(own.chain(cadence::presets()).cloned().collect())
    })
}

pub(crate) fn preset_show(session: &Session, request: PresetRef) -> Result<Preset, Error> {
    session.read(|workspace| found(workspace, &request.id).cloned())
}

pub(crate) fn preset_check(_: &Session, preset: Preset) -> Result<Vec<PresetProblem>, Error> {
    Ok(preset.problems())
}

pub(crate) fn preset_create(session: &Session, draft: PresetDraft) -> Result<Preset, Error> {
    let from = session.read(|workspace| found(workspace, &draft.from).cloned())?;
    let name = draft.name.unwrap_or_else(|| copied(&from.name));
    let preset = Preset {
        id: PresetId::Own(session.new_id()),
        name,
        about: draft.about.unwrap_or(from.about),
        anchor: draft.anchor.unwrap_or(from.anchor),
        steps: draft.steps.unwrap_or(from.steps),
        source: Source {
            name: format!("Your own, from ‘{}’", from.name),
            date: session.now().date_naive().to_string(),
            strength: Strength::Weak,
        },
        copied_from: Some(from.id),
        strategy: from.strategy,
        play: from.play,
    }
    .checked()?;
    session.write(
        format!("Add the cadence preset ‘{}’", preset.name),
        vec![Edit::create(preset.clone())],
    )?;
    Ok(preset)
}

/// Launches that were laid along it stay where they are.
pub(crate) fn preset_change(session: &Session, change: Change<Preset>) -> Result<Preset, Error> {
    change.make(
        session,
        |workspace, preset| own(workspace, &preset.id).cloned(),
        |_, before, preset| {
            let preset = Preset {
                // Whose copy it is does not change with its words.
                copied_from: before.copied_from.clone(),
                ..preset
            }
            .checked()?;
            Ok((
                format!("Change the cadence preset ‘{}’", preset.name),
                preset,
            ))
        },
    )
}

pub(crate) fn preset_delete(session: &Session, request: PresetRef) -> Result<Preset, Error> {
    let preset = session.read(|workspace| {
        let preset = own(workspace, &request.id)?;
        let user = workspace
            .campaigns
            .values()
            .find(|it| matches!(&it.cadence, Cadence::Preset { preset: id } if *id == preset.id));
        if let Some(campaign) = user {
            return Err(Refusal::InUse {
                what: format!("the cadence preset ‘{}’", preset.name),
                by: format!("campaign ‘{}’", campaign.name),
            }
            .into());
        }
        Ok(preset.clone())
    })?;
    session.write(
        format!("Delete the cadence preset ‘{}’", preset.name),
        vec![Edit::delete(preset.clone())],
    )?;
    Ok(preset)
}

fn found<'a>(workspace: &'a Workspace, id: &PresetId) -> Result<&'a Preset, Error> {
    cadence::preset(id, &workspace.presets).ok_or_else(|| Error::missing("the preset"))
}

/// One of the workspace's own; what comes with Reprise is refused by name.
fn own<'a>(workspace: &'a Workspace, id: &PresetId) -> Result<&'a Preset, Error> {
    let preset = found(workspace, id)?;
    match preset.id {
        PresetId::Own(_) => Ok(preset),
        PresetId::BuiltIn(_) => Err(Refusal::BuiltIn {
            what: preset.name.clone(),
        }
        .into()),
    }
}
