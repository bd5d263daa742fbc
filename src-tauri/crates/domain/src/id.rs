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

/// Names a file kept beside the store (a logo, contacts): the SHA-256 of its bytes, as 64 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct ObjectId(pub String);
