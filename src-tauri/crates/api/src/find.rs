//! Looking things up by id, with an error that says what is missing.

use reprise_domain::audience::Audience;
use reprise_domain::brief::Brief;
use reprise_domain::campaign::Campaign;
use reprise_domain::client::Client;
use reprise_domain::contact::ContactList;
use reprise_domain::contact_book::ContactImport;
use reprise_domain::id::*;
use reprise_domain::launch::Launch;
use reprise_domain::product::Product;
use reprise_domain::widget::{TemplateId, Widget, WidgetTemplate};
use reprise_domain::workspace::Workspace;

use crate::error::Error;

macro_rules! finders {
    ($($name:ident($map:ident, $id:ty) -> $type:ty, $word:literal;)+) => {$(
        #[doc = concat!("The ", $word, " of an id.")]
        pub(crate) fn $name(workspace: &Workspace, id: $id) -> Result<&$type, Error> {
            workspace.$map.get(&id).ok_or_else(|| Error::missing(concat!("the ", $word)))
        }
    )+};
}

finders! {
    client(clients, ClientId) -> Client, "client";
    product(products, ProductId) -> Product, "product";
    contact_list(contact_lists, ContactListId) -> ContactList, "contact list";
    contact_import(contact_imports, ContactImportId) -> ContactImport, "import";
    audience(audiences, AudienceId) -> Audience, "audience";
    campaign(campaigns, CampaignId) -> Campaign, "campaign";
    launch(launches, LaunchId) -> Launch, "launch";
    widget(widgets, WidgetId) -> Widget, "widget";
    brief(briefs, BriefId) -> Brief, "brief";
}

/// The widget template of an id, one that comes with Reprise or one of the workspace's own.
pub(crate) fn widget_template<'a>(
    workspace: &'a Workspace,
    id: &TemplateId,
) -> Result<&'a WidgetTemplate, Error> {
    reprise_engines::widget::template(id, &workspace.widget_templates)
        .ok_or_else(|| Error::missing(format!("the template ‘{id}’")))
}

/// The client whose launch it is.
pub(crate) fn client_of_launch(workspace: &Workspace, id: LaunchId) -> Result<ClientId, Error> {
    Ok(campaign(workspace, launch(workspace, id)?.campaign)?.client)
}

/// A thing referred to must be there and belong to the same client.
pub(crate) fn same_client(what: &str, theirs: ClientId, ours: ClientId) -> Result<(), Error> {
    if theirs == ours {
        return Ok(());
    }
    Err(Error::missing(format!("{what} of this client")))
}
