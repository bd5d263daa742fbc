//! What a workspace file holds, in memory, and whether it hangs together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use reprise_domain::Refusal;
use reprise_domain::change::Change;
use reprise_domain::entity::Entity;
use reprise_domain::id::{CampaignId, ObjectId};
use reprise_domain::workspace::Workspace;

use crate::accept::called;
use crate::file_problem::FileProblem;
use crate::journal::Point;
use crate::objects::{Objects, Presence};
use crate::references::{objects_of, references};

/// Everything a workspace holds.
#[derive(Debug)]
pub struct Contents {
    /// The entities.
    pub workspace: Workspace,
    /// The history; change 1 comes first.
    pub changes: Vec<Change>,
    /// Files by hash.
    pub objects: BTreeMap<ObjectId, Vec<u8>>,
    /// Files that lie beside a backup.
    pub beside: BTreeSet<ObjectId>,
    /// Where they lie.
    pub copies: Objects,
    /// Files that were erased for good.
    pub erased: BTreeSet<ObjectId>,
    /// Where the journal was.
    pub point: Point,
}

impl Default for Contents {
    fn default() -> Self {
        Self {
            workspace: Workspace::default(),
            changes: Vec::new(),
            objects: BTreeMap::new(),
            beside: BTreeSet::new(),
            copies: Objects::new(PathBuf::new()),
            erased: BTreeSet::new(),
            point: Point::START,
        }
    }
}

impl Contents {
    /// Checks that nothing points at nothing and that the history adds up.
    pub fn check(&self) -> Result<(), FileProblem> {
        let mut entities = self.workspace.entities();
        entities.try_for_each(|entity| self.check_references(&entity))?;
        for entity in self.workspace.entities() {
            self.check_objects(&entity, false)?;
        }
        for change in &self.changes {
            for entity in change.edits.iter().filter_map(|edit| edit.after.as_ref()) {
                self.check_objects(entity, true)?;
            }
        }
        self.check_history()
    }

    fn check_references(&self, entity: &Entity) -> Result<(), FileProblem> {
        let gone = references(entity)
            .into_iter()
            .find(|(kind, id)| self.workspace.get(*kind, *id).is_none());
        match gone {
            Some((kind, id)) => Err(dangling(entity, format!("{} {id}", kind.as_str()))),
            None => Ok(()),
        }
    }

    /// What is present needs its files; what only the history names may have lost them to an erasure.
    fn check_objects(&self, entity: &Entity, may_be_erased: bool) -> Result<(), FileProblem> {
        let is_there = |id: &ObjectId| {
            self.objects.contains_key(id)
                || (may_be_erased && self.erased.contains(id))
                || (self.beside.contains(id) && self.copies.presence(id) == Presence::There)
        };
        match objects_of(entity).into_iter().find(|id| !is_there(id)) {
            Some(id) => Err(dangling(entity, format!("object {}", id.0))),
            None => Ok(()),
        }
    }

    /// Says of every entity, present and in the history, what `redacted` makes of it; true when that changed any.
    pub fn redact(&mut self, redacted: &dyn Fn(&Entity) -> Option<Entity>) -> bool {
        let mut changed = false;
        for entity in self.workspace.entities().collect::<Vec<_>>() {
            if let Some(other) = redacted(&entity) {
                self.workspace.put(other);
                changed = true;
            }
        }
        let edits = self.changes.iter_mut().flat_map(|change| &mut change.edits);
        for state in edits.flat_map(|edit| [&mut edit.before, &mut edit.after]) {
            if let Some(other) = state.as_ref().and_then(redacted) {
                *state = Some(other);
                changed = true;
            }
        }
        changed
    }

    /// Checks what the domain would never have let in: a campaign that waits for itself, a field beyond its limits.
    pub fn check_foreign(&self) -> Result<(), FileProblem> {
        self.check_order()?;
        let mut entities = self.workspace.entities();
        entities.try_for_each(|entity| {
            let (kind, id) = (entity.kind(), entity.id());
            checked(entity).map_err(|refusal| FileProblem::NotAllowed { kind, id, refusal })
        })
    }

    /// Takes campaigns off whose forerunners are all off; what cannot be taken off waits in a circle.
    fn check_order(&self) -> Result<(), FileProblem> {
        let mut done: BTreeSet<CampaignId> = BTreeSet::new();
        let campaigns = &self.workspace.campaigns;
        while done.len() < campaigns.len() {
            let before = done.len();
            for (id, campaign) in campaigns {
                if campaign
                    .after
                    .iter()
                    .all(|earlier| done.contains(&earlier.campaign))
                {
                    done.insert(*id);
                }
            }
            if done.len() == before {
                let stuck = campaigns
                    .values()
                    .find(|campaign| !done.contains(&campaign.id));
                let what = stuck.map_or_else(String::new, |campaign| campaign.name.clone());
                return Err(FileProblem::Cycle { what });
            }
        }
        Ok(())
    }

    fn check_history(&self) -> Result<(), FileProblem> {
        let rebuilt = rebuilt(&self.changes);
        match difference(&rebuilt, &self.workspace) {
            Some((kind, id)) => Err(FileProblem::HistoryDisagrees { kind, id }),
            None => Ok(()),
        }
    }
}

/// The workspace that a history adds up to.
pub fn rebuilt<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Workspace {
    let mut workspace = Workspace::default();
    for edit in changes.into_iter().flat_map(|change| &change.edits) {
        workspace.apply(edit);
    }
    workspace
}

/// The first entity that is not the same in both.
pub fn difference(left: &Workspace, right: &Workspace) -> Option<crate::references::Name> {
    if left == right {
        return None;
    }
    let differs = |entity: &Entity| {
        let name = (entity.kind(), entity.id());
        (left.get(name.0, name.1) != right.get(name.0, name.1)).then_some(name)
    };
    left.entities()
        .chain(right.entities())
        .find_map(|entity| differs(&entity))
}

fn checked(entity: Entity) -> Result<(), Refusal> {
    match entity {
        Entity::Settings(it) => it.checked().map(drop),
        Entity::Client(it) => it.checked().map(drop),
        Entity::Product(it) => it.checked().map(drop),
        Entity::Situation(it) => it.checked().map(drop),
        Entity::ContactList(it) => it.checked().map(drop),
        Entity::ContactBook(it) => it.checked().map(drop),
        Entity::ContactImport(it) => it.checked().map(drop),
        Entity::ContactExport(it) => it.checked().map(drop),
        Entity::SuppressionLedger(it) => it.checked().map(drop),
        Entity::Audience(it) => it.checked().map(drop),
        Entity::Preset(it) => it.checked().map(drop),
        Entity::Campaign(it) => it.checked().map(drop),
        Entity::Launch(it) => it.checked().map(drop),
        Entity::WidgetTemplate(it) => it.checked().map(drop),
        Entity::Widget(it) => it.checked().map(drop),
        Entity::Brief(it) => it.checked().map(drop),
    }
}

fn dangling(from: &Entity, to: String) -> FileProblem {
    FileProblem::DanglingReference {
        from: called(from),
        to,
    }
}
