//! The tagged links of launches: as a table, as codes to scan, and into files.

use reprise_domain::campaign::Campaign;
use reprise_domain::id::LaunchId;
use reprise_domain::landing::link_of;
use reprise_domain::table::TableFor;
use reprise_domain::workspace::Workspace;
use reprise_engines::links;

use crate::error::{Code, Error};
use crate::session::Session;
use crate::view::{Exported, LaunchRef, UtmCode, UtmExport, UtmFormat, UtmLinksOf, UtmTable};
use crate::{file, find};

pub(crate) fn utm_links(session: &Session, request: UtmLinksOf) -> Result<UtmTable, Error> {
    session.read(|workspace| {
        let campaigns = wanted(workspace, &request)?;
        let rows = links::rows(workspace, campaigns.into_iter());
        let csv = request
            .csv
            .unwrap_or_default()
            .then(|| links::csv(&rows, TableFor::Spreadsheet));
        Ok(UtmTable { rows, csv })
    })
}

pub(crate) fn utm_code(session: &Session, request: LaunchRef) -> Result<UtmCode, Error> {
    let link = link(session, request.id)?;
    Ok(UtmCode {
        svg: reprise_documents::qr_svg(&link)?,
        link,
    })
}

pub(crate) fn utm_export(session: &Session, request: UtmExport) -> Result<Exported, Error> {
    let of_launch = || {
        let id = request.launch.ok_or_else(|| {
            Error::new(
                Code::Malformed,
                "a code shows the link of one launch",
                "Say which launch",
            )
        })?;
        link(session, id)
    };
    let bytes = match request.format {
        UtmFormat::Csv => {
            let of = UtmLinksOf {
                campaign: request.campaign,
                client: request.client,
                csv: Some(true),
            };
            utm_links(session, of)?.csv.unwrap_or_default().into_bytes()
        }
        UtmFormat::Svg => reprise_documents::qr_svg(&of_launch()?)?.into_bytes(),
        UtmFormat::Png => reprise_documents::qr_png(&of_launch()?)?,
    };
    file::write(request.file.as_ref(), &bytes)
}

/// One campaign whatever its state, else a client's live ones, else all live ones.
fn wanted<'a>(workspace: &'a Workspace, of: &UtmLinksOf) -> Result<Vec<&'a Campaign>, Error> {
    if let Some(id) = of.campaign {
        return Ok(vec![find::campaign(workspace, id)?]);
    }
    if let Some(client) = of.client {
        find::client(workspace, client)?;
    }
    let all = workspace.campaigns.values();
    let ours = |it: &&Campaign| of.client.is_none_or(|client| it.client == client);
    Ok(all.filter(ours).filter(|it| it.is_live()).collect())
}

fn link(session: &Session, id: LaunchId) -> Result<String, Error> {
    session.read(|workspace| {
        let launch = find::launch(workspace, id)?;
        let campaign = find::campaign(workspace, launch.campaign)?;
        let client = find::client(workspace, campaign.client)?;
        let product = campaign.product.and_then(|id| workspace.products.get(&id));
        link_of(launch, campaign, product, client).ok_or_else(|| {
            Error::new(
                Code::Refused,
                format!("launch ‘{}’ leads nowhere", launch.name),
                "Give it, its campaign or the client a page",
            )
        })
    })
}
