//! Names of things that never change: one type per kind, so that no id can be handed to the wrong door.
//!
//! Values are UUIDv7, made where a clock and a random source are at hand; never here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

/// Ids of things of which some come with the program and others are made here.
macro_rules! library_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(from = "String", into = "String")]
        #[ts(as = "String")]
        pub enum $name {
            /// One that comes with Reprise, by a word.
            BuiltIn(String),
            /// One of the workspace's own.
            Own(Uuid),
        }

        impl $name {
            /// The id among entities; nil for one that comes with Reprise, which is no entity.
            pub fn uuid(&self) -> Uuid {
                match self {
                    Self::BuiltIn(_) => Uuid::nil(),
                    Self::Own(id) => *id,
                }
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                word.parse().map_or(Self::BuiltIn(word), Self::Own)
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                word.to_owned().into()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    Self::BuiltIn(word) => word.fmt(f),
                    Self::Own(id) => id.fmt(f),
                }
            }
        }
    )+};
}

ids! {
    /// Names a client.
    ClientId,
    /// Names a product.
    ProductId,
    /// Names an audience.
    AudienceId,
    /// Names a list of imported contacts.
    ContactListId,
    /// Names an import of contacts.
    ContactImportId,
    /// Names an export of contacts.
    ContactExportId,
    /// Names a campaign.
    CampaignId,
    /// Names a launch.
    LaunchId,
    /// Names a widget.
    WidgetId,
    /// Names a brief.
    BriefId,
}

library_ids! {
    /// Names a preset: by a word for those that come with Reprise (`cart`), by a UUID for the workspace's own.
    PresetId,
    /// Names a template: by a word for those that come with Reprise (`email-sign-up`), by a UUID for the workspace's own.
    TemplateId,
}

/// Names a file kept beside the store (a logo, contacts): the SHA-256 of its bytes, as 64 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct ObjectId(pub String);
