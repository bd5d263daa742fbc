//! A brief: what of a client's plan is handed over, to whom, with which words before it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{BriefId, CampaignId, ClientId};
use crate::{Refusal, text};

/// What is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// Its id.
    pub id: BriefId,
    /// Whose plan.
    pub client: ClientId,
    /// Title on the cover; empty takes "Campaign brief".
    pub title: String,
    /// Who wrote it, on the cover; may be empty.
    pub prepared_by: String,
    /// Words before everything else; may be empty.
    pub introduction: String,
    /// The campaigns it covers; empty covers every live one.
    pub campaigns: Vec<CampaignId>,
    /// Parts left out.
    pub leave_out: Vec<BriefPart>,
}

/// A part of a brief that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BriefPart {
    /// Strategy and why.
    Strategy,
    /// Audiences.
    Audiences,
    /// The timeline, drawn.
    Timeline,
    /// Launches with messages and links.
    Launches,
    /// Widgets.
    Widgets,
    /// Budget.
    Budget,
    /// Measures.
    Measures,
    /// Open findings.
    Findings,
}

impl Brief {
    /// Itself with its words cleaned.
    ///
    /// # Errors
    /// The first field beyond its limits.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.title = text::line(&self.title, "the title", text::NAME_LIMIT)?;
        self.prepared_by = text::line(&self.prepared_by, "the author", text::NAME_LIMIT)?;
        self.introduction =
            text::paragraph(&self.introduction, "the introduction", text::TEXT_LIMIT)?;
        self.leave_out.sort();
        self.leave_out.dedup();
        Ok(self)
    }
}
