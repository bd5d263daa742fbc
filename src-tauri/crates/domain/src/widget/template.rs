//! A template: a design to begin with, and what to know about it. Some come with Reprise, others are the
//! workspace's own; both travel as a file with a version.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::design::Design;
use crate::{Refusal, text};

pub use crate::id::TemplateId;

/// The version of template files that this program writes, and the newest it reads.
pub const TEMPLATE_VERSION: u32 = 1;

/// A ready-made widget.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WidgetTemplate {
    /// Its id; the name of its file for those that come with Reprise.
    pub id: TemplateId,
    /// "Viewed-product discount".
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// Gallery group: "Collect", "Ask", "Greet", "Offer", "Remind", "Inform".
    pub group: String,
    /// A mistake people make with it, and how this template avoids it; may be empty.
    pub caution: String,
    /// What a widget begins with.
    pub design: Design,
}

/// A template on its way from one workspace to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateFile {
    /// The version of the form of the file.
    pub version: u32,
    /// The template.
    pub template: WidgetTemplate,
}

impl WidgetTemplate {
    /// Itself with its words cleaned, when every field keeps its limits.
    ///
    /// # Errors
    /// The first field that does not. Own pictures are refused: a template belongs to no client whose files it could use.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name, "the template's name")?;
        self.purpose = text::line(&self.purpose, "the template's purpose", text::LINE_LIMIT)?;
        self.group = text::name(&self.group, "the template's group")?;
        self.caution = text::line(&self.caution, "the template's caution", text::LINE_LIMIT)?;
        self.design = self.design.checked()?;
        if self.design.pictures().next().is_some() {
            return Err(Refusal::Malformed {
                field: "a picture of the template",
                value: "a picture of the client's own".to_owned(),
                expected: "one that comes with Reprise or lies on a site",
            });
        }
        Ok(self)
    }
}
