//! The template library: one file a template, in the folder beside this one. A file more is a template more.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use reprise_domain::widget::{TemplateFile, TemplateId, Theme, WidgetTemplate};

use super::picture::address;

include!(concat!(env!("OUT_DIR"), "/widget_library.rs"));

/// Groups in the order of the gallery; others come after them.
const GROUPS: [&str; 6] = ["Collect", "Ask", "Greet", "Offer", "Remind", "Inform"];

static TEMPLATES: LazyLock<Vec<WidgetTemplate>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| -> WidgetTemplate {
        let file: TemplateFile =
            serde_json::from_str(text).expect("BUG: templates are checked by a test");
        WidgetTemplate {
            id: TemplateId::BuiltIn((*name).to_owned()),
            ..file.template
        }
    };
    let mut all: Vec<WidgetTemplate> = TEMPLATE_FILES.iter().map(read).collect();
    let place = |it: &WidgetTemplate| GROUPS.iter().position(|group| *group == it.group);
    all.sort_by_key(|it| (place(it).unwrap_or(GROUPS.len()), it.id.clone()));
    all
});

/// The templates that come with Reprise, by group in the order of the gallery, then by id.
pub fn templates() -> &'static [WidgetTemplate] {
    &TEMPLATES
}

/// The template of an id, among those that come with Reprise and the workspace's own; none for an unknown one.
pub fn template<'a>(
    id: &TemplateId,
    own: &'a BTreeMap<TemplateId, WidgetTemplate>,
) -> Option<&'a WidgetTemplate> {
    match id {
        TemplateId::BuiltIn(_) => TEMPLATES.iter().find(|template| template.id == *id),
        TemplateId::Own(_) => own.get(id),
    }
}

/// Every picture of the library by name, as an address in a theme's colors.
pub fn pictures(theme: &Theme) -> impl Iterator<Item = (String, String)> {
    let all = PICTURE_FILES.iter();
    all.filter_map(|(name, _)| Some(((*name).to_owned(), address(name, theme)?)))
}

/// The text of a picture of the library; none for an unknown one.
pub(super) fn picture(name: &str) -> Option<&'static str> {
    let found = PICTURE_FILES.iter().find(|(known, _)| *known == name);
    found.map(|(_, svg)| *svg)
}

#[cfg(test)]
mod tests;
