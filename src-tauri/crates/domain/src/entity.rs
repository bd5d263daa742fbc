//! Everything the store remembers, as one type: what kind it is, which one, and how it changed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::advice::Situation;
use crate::audience::Audience;
use crate::brief::Brief;
use crate::campaign::Campaign;
use crate::client::Client;
use crate::contact::ContactList;
use crate::contact_book::{ContactBook, ContactImport};
use crate::contact_export::ContactExport;
use crate::launch::Launch;
use crate::preset::Preset;
use crate::product::Product;
use crate::settings::Settings;
use crate::suppression::SuppressionLedger;
use crate::widget::{Widget, WidgetTemplate};

macro_rules! entities {
    ($($(#[$doc:meta])* $kind:ident($type:ty) $word:literal, $id:expr, $name:expr;)+) => {
        /// What kind of thing an entity is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[$doc])* $kind,)+ }

        impl Kind {
            /// All kinds, in the order in which one may refer to those before it.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// The word for it, as in the history and in the store's keys.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $word,)+ }
            }
        }

        /// One remembered thing.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
        #[serde(tag = "kind", content = "value", rename_all = "snake_case")]
        pub enum Entity { $($(#[$doc])* $kind($type),)+ }

        impl Entity {
            /// Its kind.
            pub fn kind(&self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind,)+ }
            }

            /// Its id, unique within its kind.
            pub fn id(&self) -> Uuid {
                match self { $(Self::$kind(value) => { let id: fn(&$type) -> Uuid = $id; id(value) })+ }
            }

            /// What a person calls it.
            pub fn name(&self) -> &str {
                match self { $(Self::$kind(value) => { let name: fn(&$type) -> &str = $name; name(value) })+ }
            }
        }

        $(impl From<$type> for Entity {
            fn from(value: $type) -> Self { Self::$kind(value) }
        })+
    };
}

entities! {
    /// Settings of the workspace.
    Settings(Settings) "settings", |_| Settings::ID, |_| "settings";
    /// A client.
    Client(Client) "client", |it| it.id.0, |it| &it.name;
    /// A product.
    Product(Product) "product", |it| it.id.0, |it| &it.name;
    /// The case a client's advice rests on.
    Situation(Situation) "situation", |it| it.client.0, |_| "situation";
    /// A list of contacts.
    ContactList(ContactList) "contact_list", |it| it.id.0, |it| &it.name;
    /// A client's contacts.
    ContactBook(ContactBook) "contact_book", |it| it.client.0, |_| "contacts";
    /// An import of contacts.
    ContactImport(ContactImport) "contact_import", |it| it.id.0, |it| &it.file;
    /// An export of contacts.
    ContactExport(ContactExport) "contact_export", |it| it.id.0, |it| &it.name;
    /// Whom a client never contacts.
    SuppressionLedger(SuppressionLedger) "suppression_ledger", |it| it.client.0, |_| "suppressed people";
    /// An audience.
    Audience(Audience) "audience", |it| it.id.0, |it| &it.name;
    /// An interval preset of the workspace's own.
    Preset(Preset) "preset", |it| it.id.uuid(), |it| &it.name;
    /// A campaign.
    Campaign(Campaign) "campaign", |it| it.id.0, |it| &it.name;
    /// A launch.
    Launch(Launch) "launch", |it| it.id.0, |it| &it.name;
    /// A widget template of the workspace's own.
    WidgetTemplate(WidgetTemplate) "widget_template", |it| it.id.uuid(), |it| &it.name;
    /// A widget.
    Widget(Widget) "widget", |it| it.id.0, |it| &it.name;
    /// A brief.
    Brief(Brief) "brief", |it| it.id.0, |it| &it.title;
}

/// One entity before and after; none before when it was made, none after when it was deleted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Edit {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
    /// As it was.
    pub before: Option<Entity>,
    /// As it is.
    pub after: Option<Entity>,
}

impl Edit {
    /// Something new.
    pub fn create(after: impl Into<Entity>) -> Self {
        let after = after.into();
        Self {
            kind: after.kind(),
            id: after.id(),
            before: None,
            after: Some(after),
        }
    }

    /// Something changed. Both must be the same thing.
    pub fn change(before: impl Into<Entity>, after: impl Into<Entity>) -> Self {
        let after = after.into();
        Self {
            kind: after.kind(),
            id: after.id(),
            before: Some(before.into()),
            after: Some(after),
        }
    }

    /// Something gone.
    pub fn delete(before: impl Into<Entity>) -> Self {
        let before = before.into();
        Self {
            kind: before.kind(),
            id: before.id(),
            before: Some(before),
            after: None,
        }
    }

    /// The edit that takes this one back.
    pub fn inverse(&self) -> Self {
        Self {
            kind: self.kind,
            id: self.id,
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}
