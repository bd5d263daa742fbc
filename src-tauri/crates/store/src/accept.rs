//! Whether edits may become a change: they start from what is there, and leave nothing pointing at nothing.

use std::collections::BTreeMap;

use reprise_domain::entity::{Edit, Entity, Kind};
use reprise_domain::settings::Settings;
use reprise_domain::workspace::Workspace;

use crate::error::StoreError;
use crate::references::{Name, references};

/// What the edits leave behind, by entity; none for what they remove.
type After = BTreeMap<Name, Option<Entity>>;

/// Accepts edits made in their order.
///
/// # Errors
/// `CrookedEdit`, `MovedOn` or `Dangling` for the first edit that cannot be made.
pub fn accept(workspace: &Workspace, edits: &[Edit]) -> Result<(), StoreError> {
    let mut after = After::new();
    for edit in edits {
        let name = (edit.kind, edit.id);
        if !is_straight(edit) {
            return Err(StoreError::CrookedEdit {
                kind: edit.kind,
                id: edit.id,
            });
        }
        let present = after
            .get(&name)
            .cloned()
            .unwrap_or_else(|| workspace.get(name.0, name.1));
        if normal(present.as_ref()) != normal(edit.before.as_ref()) {
            let known = present
                .as_ref()
                .or(edit.before.as_ref())
                .or(edit.after.as_ref());
            let called = known.map_or_else(String::new, |entity| entity.name().to_owned());
            return Err(StoreError::MovedOn {
                kind: edit.kind,
                id: edit.id,
                name: called,
            });
        }
        after.insert(name, edit.after.clone());
    }
    nothing_dangles(workspace, &after)
}

/// "launch ‘Refill 2’".
pub fn called(entity: &Entity) -> String {
    format!("{} ‘{}’", entity.kind().as_str(), entity.name())
}

fn is_straight(edit: &Edit) -> bool {
    let carried = edit.before.iter().chain(&edit.after);
    carried.clone().count() > 0
        && carried
            .into_iter()
            .all(|entity| (entity.kind(), entity.id()) == (edit.kind, edit.id))
}

/// Default settings and no settings are the same thing.
fn normal(entity: Option<&Entity>) -> Option<&Entity> {
    entity.filter(|entity| !matches!(entity, Entity::Settings(it) if *it == Settings::default()))
}

fn nothing_dangles(workspace: &Workspace, after: &After) -> Result<(), StoreError> {
    let is_there = |name: &Name| match after.get(name) {
        Some(entity) => entity.is_some(),
        None => workspace.get(name.0, name.1).is_some(),
    };
    for entity in after.values().flatten() {
        if let Some(gone) = references(entity).into_iter().find(|name| !is_there(name)) {
            return Err(dangling(workspace, entity, gone));
        }
    }
    let removes = after
        .iter()
        .any(|((kind, _), entity)| entity.is_none() && *kind != Kind::Settings);
    if !removes {
        return Ok(());
    }
    let untouched = workspace
        .entities()
        .filter(|it| !after.contains_key(&(it.kind(), it.id())));
    for entity in untouched {
        let gone = references(&entity)
            .into_iter()
            .find(|name| matches!(after.get(name), Some(None)));
        if let Some(gone) = gone {
            return Err(dangling(workspace, &entity, gone));
        }
    }
    Ok(())
}

fn dangling(workspace: &Workspace, from: &Entity, (kind, id): Name) -> StoreError {
    let to = workspace
        .get(kind, id)
        .map_or_else(|| format!("{} {id}", kind.as_str()), |it| called(&it));
    StoreError::Dangling {
        from: called(from),
        to,
    }
}
