//! Briefs: what they say now, and writing them into files.

use std::collections::BTreeMap;

use reprise_domain::brief::Brief;
use reprise_domain::document::Document;
use reprise_domain::entity::Edit;
use reprise_domain::id::{BriefId, ClientId, WidgetId};
use reprise_domain::workspace::Workspace;
use reprise_engines::brief::{self as engine, BriefFacts, WidgetLine, WidgetTold};
use reprise_engines::widget::ShownBlock;

use crate::change::Change;
use crate::error::Error;
use crate::job::Job;
use crate::session::Session;
use crate::view::{BriefDraft, BriefExport, BriefFormat, BriefPages, BriefRef, Exported, OfClient};
use crate::{advice, file, find, plan, sizes};

pub(crate) fn brief_list(session: &Session, request: OfClient) -> Result<Vec<Brief>, Error> {
    session.read(|workspace| {
        find::client(workspace, request.client)?;
        Ok(workspace
            .briefs
            .values()
            .filter(|brief| brief.client == request.client)
            .cloned()
            .collect())
    })
}

pub(crate) fn brief_preview(session: &Session, brief: Brief) -> Result<Document, Error> {
    document_of(session, brief)
}

pub(crate) fn brief_pages(session: &Session, brief: Brief) -> Result<BriefPages, Error> {
    let pages = reprise_documents::pages(&document_of(session, brief)?)?;
    Ok(BriefPages {
        pages: pages.svgs,
        width: pages.width,
        height: pages.height,
    })
}

pub(crate) fn brief_create(session: &Session, draft: BriefDraft) -> Result<Brief, Error> {
    let client = session.read(|workspace| find::client(workspace, draft.client).cloned())?;
    let brief = Brief {
        id: BriefId(session.new_id()),
        client: client.id,
        title: draft.title.unwrap_or_else(|| "Campaign brief".to_owned()),
        prepared_by: session.author()?,
        introduction: String::new(),
        campaigns: Vec::new(),
        leave_out: Vec::new(),
    }
    .checked()?;
    session.write(
        format!("Add a brief for ‘{}’", client.name),
        vec![Edit::create(brief.clone())],
    )?;
    Ok(brief)
}

pub(crate) fn brief_change(session: &Session, change: Change<Brief>) -> Result<Brief, Error> {
    change.make(
        session,
        |workspace, brief| find::brief(workspace, brief.id).cloned(),
        |_, before, brief| {
            let brief = brief.checked()?;
            find::same_client("the brief", brief.client, before.client)?;
            Ok((format!("Change the brief ‘{}’", brief.title), brief))
        },
    )
}

pub(crate) fn brief_delete(session: &Session, request: BriefRef) -> Result<Brief, Error> {
    let brief = session.read(|workspace| find::brief(workspace, request.id).cloned())?;
    session.write(
        format!("Delete the brief ‘{}’", brief.title),
        vec![Edit::delete(brief.clone())],
    )?;
    Ok(brief)
}

pub(crate) fn brief_export(session: &Session, request: BriefExport) -> Result<Exported, Error> {
    let job = Job::begin(session, "brief");
    job.step(0, Some(3), "Gathering the plan")?;
    let document = document_of(session, request.brief)?;
    job.step(1, Some(3), "Setting the pages")?;
    let bytes = match request.format {
        BriefFormat::Pdf => reprise_documents::pdf(&document)?,
        BriefFormat::Docx => reprise_documents::docx(&document)?,
        BriefFormat::Html => engine::html(&document).into_bytes(),
        BriefFormat::Md => engine::markdown(&document).into_bytes(),
    };
    job.step(2, Some(3), "Writing the file")?;
    file::write(request.file.as_ref(), &bytes)
}

fn document_of(session: &Session, brief: Brief) -> Result<Document, Error> {
    let brief = brief.checked()?;
    let logo_png = logo_of(session, &brief)?;
    session.counting(Some(brief.client), |workspace, people| {
        let client = find::client(workspace, brief.client)?;
        let advice = workspace
            .situations
            .get(&client.id)
            .map(|it| advice::advice_on(workspace, it));
        let sizes = sizes::sizes_of(workspace, people, Some(client.id));
        let findings = plan::findings_of(session, (workspace, people), Some(client.id))?;
        Ok(engine::document(&BriefFacts {
            workspace,
            brief: &brief,
            client,
            advice: advice.as_ref(),
            sizes: &sizes,
            findings: &findings,
            widgets: &widgets_of(workspace, client.id),
            logo_png,
            today: session.today(client.time_zone),
        }))
    })
}

fn logo_of(session: &Session, brief: &Brief) -> Result<Option<Vec<u8>>, Error> {
    let logo =
        session.read(|workspace| Ok(find::client(workspace, brief.client)?.brand.logo.clone()))?;
    logo.map(|id| session.with_store(|store| Ok(store.object_get(&id)?)))
        .transpose()
}

/// The first view of each of the client's widgets.
fn widgets_of(workspace: &Workspace, client: ClientId) -> BTreeMap<WidgetId, WidgetTold> {
    use reprise_engines::widget as engine;
    let own = workspace.widgets.values().filter(|it| it.client == client);
    own.map(|widget| {
        let template = engine::template(&widget.template, &workspace.widget_templates);
        let design = &widget.design;
        let campaign = widget.campaign.and_then(|id| workspace.campaigns.get(&id));
        let told = WidgetTold {
            purpose: template.map_or_else(String::new, |it| it.purpose.clone()),
            display_rule: engine::rules(&design.rules, campaign.map(|it| it.name.as_str())),
            frequency: engine::frequency(design.frequency, design.rules.pause_after_close_days),
            layout: design.layout,
            theme: widget.theme.clone(),
            lines: engine::shown(widget).into_iter().map(line_of).collect(),
        };
        (widget.id, told)
    })
    .collect()
}

/// A block in a line or a few: the answers of a question, the code where there is one.
fn line_of(block: ShownBlock) -> WidgetLine {
    let is_question = ["choice", "multi_choice"].contains(&block.kind);
    WidgetLine {
        text: if is_question {
            block.answers.join("\n")
        } else {
            block.code.unwrap_or(block.text)
        },
        kind: block.kind.to_owned(),
    }
}
