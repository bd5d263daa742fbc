//! Who refers to whom. The store keeps every reference alive: nothing is saved that points at nothing.

use std::collections::BTreeSet;

use reprise_domain::audience::AudienceSource;
use reprise_domain::campaign::Cadence;
use reprise_domain::entity::{Entity, Kind};
use reprise_domain::id::ObjectId;
use reprise_domain::preset::PresetId;
use uuid::Uuid;

/// An entity by kind and id.
pub type Name = (Kind, Uuid);

/// The entities an entity refers to, in no particular order.
pub fn references(entity: &Entity) -> BTreeSet<Name> {
    match entity {
        Entity::Settings(_) | Entity::Client(_) | Entity::Preset(_) | Entity::WidgetTemplate(_) => {
            BTreeSet::new()
        }
        Entity::Product(it) => [(Kind::Client, it.client.0)].into(),
        Entity::Situation(it) => owner(it.client.0)
            .chain(it.product.map(|product| (Kind::Product, product.0)))
            .collect(),
        Entity::ContactList(it) => owner(it.client.0).collect(),
        Entity::ContactBook(it) => owner(it.client.0).collect(),
        // The list an import went into may be gone since, and so may what an export was made from.
        Entity::ContactImport(it) => owner(it.client.0).collect(),
        Entity::ContactExport(it) => owner(it.client.0).collect(),
        Entity::SuppressionLedger(it) => owner(it.client.0).collect(),
        Entity::Audience(it) => owner(it.client.0)
            .chain(it.exclusions.iter().map(|other| (Kind::Audience, other.0)))
            .chain(people_of(&it.source))
            .collect(),
        Entity::Campaign(it) => owner(it.client.0)
            .chain(it.product.map(|product| (Kind::Product, product.0)))
            .chain(it.audience.map(|audience| (Kind::Audience, audience.0)))
            .chain(
                it.after
                    .iter()
                    .map(|other| (Kind::Campaign, other.campaign.0)),
            )
            .chain(own_preset(&it.cadence))
            .collect(),
        Entity::Launch(it) => [(Kind::Campaign, it.campaign.0)].into(),
        Entity::Widget(it) => owner(it.client.0)
            .chain(it.campaign.map(|campaign| (Kind::Campaign, campaign.0)))
            .collect(),
        Entity::Brief(it) => owner(it.client.0)
            .chain(
                it.campaigns
                    .iter()
                    .map(|campaign| (Kind::Campaign, campaign.0)),
            )
            .collect(),
    }
}

/// The files an entity needs beside the store.
pub fn objects_of(entity: &Entity) -> Vec<&ObjectId> {
    match entity {
        Entity::Client(it) => it.brand.logo.iter().collect(),
        Entity::ContactList(it) => it.members.iter().collect(),
        Entity::ContactBook(it) => it.parts.iter().map(|part| &part.object).collect(),
        Entity::ContactImport(it) => vec![&it.members],
        Entity::SuppressionLedger(it) => it.parts.iter().collect(),
        Entity::Widget(it) => it.design.pictures().collect(),
        Entity::Settings(_)
        | Entity::Product(_)
        | Entity::Situation(_)
        | Entity::ContactExport(_)
        | Entity::Audience(_)
        | Entity::Preset(_)
        | Entity::Campaign(_)
        | Entity::Launch(_)
        | Entity::WidgetTemplate(_)
        | Entity::Brief(_) => Vec::new(),
    }
}

fn owner(client: Uuid) -> impl Iterator<Item = Name> {
    std::iter::once((Kind::Client, client))
}

/// Presets that come with Reprise are not in the store.
fn own_preset(cadence: &Cadence) -> Option<Name> {
    match cadence {
        Cadence::Preset {
            preset: PresetId::Own(id),
        } => Some((Kind::Preset, *id)),
        Cadence::Preset {
            preset: PresetId::BuiltIn(_),
        }
        | Cadence::Steady { .. }
        | Cadence::Hand => None,
    }
}

fn people_of(source: &AudienceSource) -> Vec<Name> {
    match source {
        AudienceSource::Contacts { rule } => {
            let lists = rule.lists().into_iter().map(|it| (Kind::ContactList, it.0));
            let imports = rule.imports().into_iter();
            let audiences = rule.audiences().into_iter();
            lists
                .chain(imports.map(|it| (Kind::ContactImport, it.0)))
                .chain(audiences.map(|it| (Kind::Audience, it.0)))
                .collect()
        }
        AudienceSource::Visitors { product, .. } => product
            .iter()
            .map(|product| (Kind::Product, product.0))
            .collect(),
        AudienceSource::Engagers { .. } => Vec::new(),
    }
}
