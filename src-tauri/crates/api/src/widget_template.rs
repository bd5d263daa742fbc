//! Widget templates: those that come with Reprise to read, the workspace's own to make, copy, change, delete and pass on.

use reprise_domain::Refusal;
use reprise_domain::entity::Edit;
use reprise_domain::widget::{Picture, TEMPLATE_VERSION, TemplateFile, TemplateId, WidgetTemplate};
use reprise_domain::workspace::Workspace;
use reprise_engines::widget as engine;
use serde_json::Value;

use crate::change::Change;
use crate::copy::copied;
use crate::error::{Code, Error};
use crate::session::Session;
use crate::view::{Exported, FromFile, Nothing, TemplateDraft, TemplateExport, TemplateRef};
use crate::{file, find};

/// Largest template file read.
const FILE_BYTES: u64 = 1_000_000;
/// The picture that stands for one of the client's own in a template, which belongs to no client.
const STAND_IN: &str = "bestsellers";

pub(crate) fn widget_template_list(
    session: &Session,
    _: Nothing,
) -> Result<Vec<WidgetTemplate>, Error> {
    session.read(|workspace| {
        let own = workspace.widget_templates.values().rev();
        Ok(own.chain(engine::templates()).cloned().collect())
    })
}

pub(crate) fn widget_template_show(
    session: &Session,
    request: TemplateRef,
) -> Result<WidgetTemplate, Error> {
    session.read(|workspace| find::widget_template(workspace, &request.id).cloned())
}

/// Own pictures are left behind: a template belongs to no client.
pub(crate) fn widget_template_create(
    session: &Session,
    draft: TemplateDraft,
) -> Result<WidgetTemplate, Error> {
    let widget = session.read(|workspace| find::widget(workspace, draft.widget).cloned())?;
    let mut design = widget.design;
    design.replace_pictures(&Picture::Library {
        name: STAND_IN.to_owned(),
    });
    add(
        session,
        WidgetTemplate {
            id: TemplateId::Own(session.new_id()),
            name: draft.name.unwrap_or(widget.name),
            purpose: draft.purpose.unwrap_or_default(),
            group: draft.group.unwrap_or_else(|| "Own".to_owned()),
            caution: String::new(),
            design,
        },
    )
}

pub(crate) fn widget_template_duplicate(
    session: &Session,
    request: TemplateRef,
) -> Result<WidgetTemplate, Error> {
    let from = widget_template_show(session, request)?;
    add(
        session,
        WidgetTemplate {
            id: TemplateId::Own(session.new_id()),
            name: copied(&from.name),
            ..from
        },
    )
}

pub(crate) fn widget_template_change(
    session: &Session,
    change: Change<WidgetTemplate>,
) -> Result<WidgetTemplate, Error> {
    change.make(
        session,
        |workspace, template| own(workspace, &template.id).cloned(),
        |_, _, template| {
            let template = template.checked()?;
            let label = format!("Change the widget template ‘{}’", template.name);
            Ok((label, template))
        },
    )
}

/// Widgets that were made from it stay as they are.
pub(crate) fn widget_template_delete(
    session: &Session,
    request: TemplateRef,
) -> Result<WidgetTemplate, Error> {
    let template = session.read(|workspace| own(workspace, &request.id).cloned())?;
    session.write(
        format!("Delete the widget template ‘{}’", template.name),
        vec![Edit::delete(template.clone())],
    )?;
    Ok(template)
}

pub(crate) fn widget_template_export(
    session: &Session,
    request: TemplateExport,
) -> Result<Exported, Error> {
    let template = widget_template_show(session, TemplateRef { id: request.id })?;
    let packed = TemplateFile {
        version: TEMPLATE_VERSION,
        template,
    };
    let mut text = serde_json::to_string_pretty(&packed)
        .map_err(|error| Error::new(Code::Failed, error.to_string(), ""))?;
    text.push('\n');
    file::write(request.file.as_ref(), text.as_bytes())
}

/// A template that is read becomes one of the workspace's own, whoever made it.
pub(crate) fn widget_template_import(
    session: &Session,
    request: FromFile,
) -> Result<WidgetTemplate, Error> {
    let bytes = file::read(request.file.as_ref(), FILE_BYTES)?;
    let template = unpacked(&bytes)?;
    add(
        session,
        WidgetTemplate {
            id: TemplateId::Own(session.new_id()),
            ..template
        },
    )
}

/// The version is read first, so that a file of a newer program is told as such and not as a damaged one.
fn unpacked(bytes: &[u8]) -> Result<WidgetTemplate, Error> {
    let damaged = |why: String| {
        Error::new(
            Code::BadFile,
            format!("the file is no widget template: {why}"),
            "Choose a file that Reprise has exported; nothing was changed",
        )
    };
    let value: Value = serde_json::from_slice(bytes).map_err(|error| damaged(error.to_string()))?;
    let version = value["version"].as_u64();
    let version = version.ok_or_else(|| damaged("it has no version".to_owned()))?;
    if version > u64::from(TEMPLATE_VERSION) {
        return Err(Error::new(
            Code::NewerVersion,
            "the template was made by a newer version of Reprise",
            "Update Reprise, then import it again; nothing was changed",
        ));
    }
    let packed: TemplateFile =
        serde_json::from_value(value).map_err(|error| damaged(error.to_string()))?;
    Ok(packed.template)
}

fn add(session: &Session, template: WidgetTemplate) -> Result<WidgetTemplate, Error> {
    let template = template.checked()?;
    session.write(
        format!("Add the widget template ‘{}’", template.name),
        vec![Edit::create(template.clone())],
    )?;
    Ok(template)
}

/// One of the workspace's own; what comes with Reprise is refused by name.
fn own<'a>(workspace: &'a Workspace, id: &TemplateId) -> Result<&'a WidgetTemplate, Error> {
    let template = find::widget_template(workspace, id)?;
    match template.id {
        TemplateId::Own(_) => Ok(template),
        TemplateId::BuiltIn(_) => Err(Refusal::BuiltIn {
            what: template.name.clone(),
        }
        .into()),
    }
}
