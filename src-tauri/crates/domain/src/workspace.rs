//! Everything a workspace holds, decoded and in memory, for engines and screens to read.
//!
//! Only the store changes it, by applying edits that are already safe on disk.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use uuid::Uuid;

use crate::advice::Situation;
use crate::audience::Audience;
use crate::brief::Brief;
use crate::campaign::Campaign;
use crate::client::Client;
use crate::contact::ContactList;
use crate::contact_book::{ContactBook, ContactImport};
use crate::contact_export::ContactExport;
use crate::entity::{Edit, Entity, Kind};
use crate::id::{
    AudienceId, BriefId, CampaignId, ClientId, ContactExportId, ContactImportId, ContactListId,
    LaunchId, ProductId, WidgetId,
};
use crate::launch::Launch;
use crate::preset::{Preset, PresetId};
use crate::product::Product;
use crate::settings::Settings;
use crate::suppression::SuppressionLedger;
use crate::widget::{TemplateId, Widget, WidgetTemplate};

/// All entities by id. Ids are UUIDv7, so the order of a map is the order of creation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workspace {
    /// Settings.
    pub settings: Settings,
    /// Clients.
    pub clients: BTreeMap<ClientId, Client>,
    /// Products.
    pub products: BTreeMap<ProductId, Product>,
    /// Cases, by their client.
    pub situations: BTreeMap<ClientId, Situation>,
    /// Contact lists.
    pub contact_lists: BTreeMap<ContactListId, ContactList>,
    /// Contact books, by their client.
    pub contact_books: BTreeMap<ClientId, ContactBook>,
    /// Imports of contacts.
    pub contact_imports: BTreeMap<ContactImportId, ContactImport>,
    /// Exports of contacts.
    pub contact_exports: BTreeMap<ContactExportId, ContactExport>,
    /// Suppression ledgers, by their client.
    pub suppression_ledgers: BTreeMap<ClientId, SuppressionLedger>,
    /// Audiences.
    pub audiences: BTreeMap<AudienceId, Audience>,
    /// The workspace's own interval presets.
    pub presets: BTreeMap<PresetId, Preset>,
    /// Campaigns.
    pub campaigns: BTreeMap<CampaignId, Campaign>,
    /// Launches.
    pub launches: BTreeMap<LaunchId, Launch>,
    /// The workspace's own widget templates.
    pub widget_templates: BTreeMap<TemplateId, WidgetTemplate>,
    /// Widgets.
    pub widgets: BTreeMap<WidgetId, Widget>,
    /// Briefs.
    pub briefs: BTreeMap<BriefId, Brief>,
}

impl Workspace {
    /// The entity of a kind and id; none when there is none. Default settings count as none.
    pub fn get(&self, kind: Kind, id: Uuid) -> Option<Entity> {
        match kind {
            Kind::Settings => {
                (self.settings != Settings::default()).then(|| self.settings.clone().into())
            }
            Kind::Client => self.clients.get(&ClientId(id)).cloned().map(Into::into),
            Kind::Product => self.products.get(&ProductId(id)).cloned().map(Into::into),
            Kind::Situation => self.situations.get(&ClientId(id)).cloned().map(Into::into),
            Kind::ContactList => self
                .contact_lists
                .get(&ContactListId(id))
                .cloned()
                .map(Into::into),
            Kind::ContactBook => self
                .contact_books
                .get(&ClientId(id))
                .cloned()
                .map(Into::into),
            Kind::ContactImport => self
                .contact_imports
                .get(&ContactImportId(id))
                .cloned()
                .map(Into::into),
            Kind::ContactExport => self
                .contact_exports
                .get(&ContactExportId(id))
                .cloned()
                .map(Into::into),
            Kind::SuppressionLedger => self
                .suppression_ledgers
                .get(&ClientId(id))
                .cloned()
                .map(Into::into),
            Kind::Audience => self.audiences.get(&AudienceId(id)).cloned().map(Into::into),
            Kind::Preset => self
                .presets
                .get(&PresetId::Own(id))
                .cloned()
                .map(Into::into),
            Kind::Campaign => self.campaigns.get(&CampaignId(id)).cloned().map(Into::into),
            Kind::Launch => self.launches.get(&LaunchId(id)).cloned().map(Into::into),
            Kind::WidgetTemplate => self
                .widget_templates
                .get(&TemplateId::Own(id))
                .cloned()
                .map(Into::into),
            Kind::Widget => self.widgets.get(&WidgetId(id)).cloned().map(Into::into),
            Kind::Brief => self.briefs.get(&BriefId(id)).cloned().map(Into::into),
        }
    }

    /// Puts an entity in, replacing the one with its id.
    pub fn put(&mut self, entity: Entity) {
        match entity {
            Entity::Settings(it) => self.settings = it,
            Entity::Client(it) => drop(self.clients.insert(it.id, it)),
            Entity::Product(it) => drop(self.products.insert(it.id, it)),
            Entity::Situation(it) => drop(self.situations.insert(it.client, it)),
            Entity::ContactList(it) => drop(self.contact_lists.insert(it.id, it)),
            Entity::ContactBook(it) => drop(self.contact_books.insert(it.client, it)),
            Entity::ContactImport(it) => drop(self.contact_imports.insert(it.id, it)),
            Entity::ContactExport(it) => drop(self.contact_exports.insert(it.id, it)),
            Entity::SuppressionLedger(it) => {
                drop(self.suppression_ledgers.insert(it.client, it));
            }
            Entity::Audience(it) => drop(self.audiences.insert(it.id, it)),
            Entity::Preset(it) => drop(self.presets.insert(it.id.clone(), it)),
            Entity::Campaign(it) => drop(self.campaigns.insert(it.id, it)),
            Entity::Launch(it) => drop(self.launches.insert(it.id, it)),
            Entity::WidgetTemplate(it) => {
                drop(self.widget_templates.insert(it.id.clone(), it));
            }
            Entity::Widget(it) => drop(self.widgets.insert(it.id, it)),
            Entity::Brief(it) => drop(self.briefs.insert(it.id, it)),
        }
    }

    /// Takes an entity out; nothing happens when it is not there. Settings return to their defaults.
    pub fn remove(&mut self, kind: Kind, id: Uuid) {
        match kind {
            Kind::Settings => self.settings = Settings::default(),
            Kind::Client => drop(self.clients.remove(&ClientId(id))),
            Kind::Product => drop(self.products.remove(&ProductId(id))),
            Kind::Situation => drop(self.situations.remove(&ClientId(id))),
            Kind::ContactList => drop(self.contact_lists.remove(&ContactListId(id))),
            Kind::ContactBook => drop(self.contact_books.remove(&ClientId(id))),
            Kind::ContactImport => drop(self.contact_imports.remove(&ContactImportId(id))),
            Kind::ContactExport => drop(self.contact_exports.remove(&ContactExportId(id))),
            Kind::SuppressionLedger => drop(self.suppression_ledgers.remove(&ClientId(id))),
            Kind::Audience => drop(self.audiences.remove(&AudienceId(id))),
            Kind::Preset => drop(self.presets.remove(&PresetId::Own(id))),
            Kind::Campaign => drop(self.campaigns.remove(&CampaignId(id))),
            Kind::Launch => drop(self.launches.remove(&LaunchId(id))),
            Kind::WidgetTemplate => {
                drop(self.widget_templates.remove(&TemplateId::Own(id)));
            }
            Kind::Widget => drop(self.widgets.remove(&WidgetId(id))),
            Kind::Brief => drop(self.briefs.remove(&BriefId(id))),
        }
    }

    /// Puts a launch at another time; nothing happens when it is not there.
    pub fn move_launch(&mut self, id: LaunchId, at: NaiveDateTime) {
        if let Some(launch) = self.launches.get_mut(&id) {
            launch.at = at;
        }
    }

    /// Makes an edit.
    pub fn apply(&mut self, edit: &Edit) {
        match &edit.after {
            Some(entity) => self.put(entity.clone()),
            None => self.remove(edit.kind, edit.id),
        }
    }

    /// Every entity, kinds in the order of `Kind::ALL`, ids ascending. Default settings are left out.
    pub fn entities(&self) -> impl Iterator<Item = Entity> + '_ {
        let settings = self.get(Kind::Settings, Settings::ID).into_iter();
        settings
            .chain(self.clients.values().cloned().map(Entity::from))
            .chain(self.products.values().cloned().map(Entity::from))
            .chain(self.situations.values().cloned().map(Entity::from))
            .chain(self.contact_lists.values().cloned().map(Entity::from))
            .chain(self.contact_books.values().cloned().map(Entity::from))
            .chain(self.contact_imports.values().cloned().map(Entity::from))
            .chain(self.contact_exports.values().cloned().map(Entity::from))
            .chain(self.suppression_ledgers.values().cloned().map(Entity::from))
            .chain(self.audiences.values().cloned().map(Entity::from))
            .chain(self.presets.values().cloned().map(Entity::from))
            .chain(self.campaigns.values().cloned().map(Entity::from))
            .chain(self.launches.values().cloned().map(Entity::from))
            .chain(self.widget_templates.values().cloned().map(Entity::from))
            .chain(self.widgets.values().cloned().map(Entity::from))
            .chain(self.briefs.values().cloned().map(Entity::from))
    }

    /// A client's campaigns, in order of creation.
    pub fn campaigns_of(&self, client: ClientId) -> impl Iterator<Item = &Campaign> {
        self.campaigns
            .values()
            .filter(move |campaign| campaign.client == client)
    }

    /// A campaign's launches by time, then id. Looks at every launch once.
    pub fn launches_of(&self, campaign: CampaignId) -> Vec<&Launch> {
        let mut launches: Vec<_> = self
            .launches
            .values()
            .filter(|launch| launch.campaign == campaign)
            .collect();
        launches.sort_by_key(|launch| (launch.at, launch.id));
        launches
    }

    /// All launches by campaign, each campaign's by time, then id. One pass for whole plans.
    pub fn launches_by_campaign(&self) -> BTreeMap<CampaignId, Vec<&Launch>> {
        let mut map: BTreeMap<CampaignId, Vec<&Launch>> = BTreeMap::new();
        for launch in self.launches.values() {
            map.entry(launch.campaign).or_default().push(launch);
        }
        for launches in map.values_mut() {
            launches.sort_by_key(|launch| (launch.at, launch.id));
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_and_its_inverse_leave_nothing_behind() {
        let mut workspace = Workspace::default();
        let settings = Settings {
            author: "Ann".into(),
            ..Settings::default()
        };
        let edit = Edit::create(settings);
        workspace.apply(&edit);
        assert_eq!(workspace.entities().count(), 1);
        workspace.apply(&edit.inverse());
        assert_eq!(workspace, Workspace::default());
    }
}
