//! An audience: the people a campaign addresses, by where they come from and whom to leave out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::client::in_range;
use crate::id::{AudienceId, ClientId, ContactListId, ProductId};
use crate::platform::Platform;
pub use crate::rule::ContactFilter;
use crate::strategy::Strategy;
use crate::{Refusal, text};

/// People addressed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Its id.
    pub id: AudienceId,
    /// Whose it is.
    pub client: ClientId,
    /// 1 to 120 characters.
    pub name: String,
    /// Where the people come from.
    pub source: AudienceSource,
    /// Audiences subtracted from this one.
    pub exclusions: Vec<AudienceId>,
    /// Free words for the team.
    pub note: String,
}

/// Where the people of an audience come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
pub enum AudienceSource {
    /// Imported contacts: measured.
    Contacts {
        /// The lists, at least one.
        lists: Vec<ContactListId>,
        /// Which of their people.
        who: ContactFilter,
    },
    /// Visitors of the site, known by a tag: estimated.
    Visitors {
        /// Pages or page patterns seen, such as `/televisions/*`; empty means any page.
        pages: Vec<String>,
        /// A product seen.
        product: Option<ProductId>,
        /// How many days back a visit counts, 1 to 540 (the longest any platform keeps them).
        lookback_days: u32,
        /// How many people, by the owner's estimate or the platform's own figure.
        estimated: u64,
        /// Whether they bought.
        converted: bool,
    },
    /// People who engaged with the client on a platform: estimated.
    Engagers {
        /// Where.
        platform: Platform,
        /// How.
        engagement: Engagement,
        /// How many days they stay in, 1 to 730.
        retention_days: u32,
        /// How many people.
        estimated: u64,
    },
}

/// How people engaged on a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Engagement {
    /// Watched a video.
    Video,
    /// Liked, commented, shared or saved.
    Post,
    /// Opened or sent a lead form.
    LeadForm,
    /// Visited or followed the profile.
    Profile,
    /// Clicked an ad.
    Ad,
}

impl Engagement {
    /// The words on screens and in briefs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Video => "watched a video",
            Self::Post => "reacted to a post",
            Self::LeadForm => "opened a lead form",
            Self::Profile => "visited the profile",
            Self::Ad => "clicked an ad",
        }
    }
}

impl Audience {
    /// Itself with its words cleaned, when every field keeps its limits.
    ///
    /// # Errors
    /// The first field that does not; an audience that excludes itself is a `Cycle`.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name, "the audience's name")?;
        self.note = text::paragraph(&self.note, "the note", text::TEXT_LIMIT)?;
        if self.exclusions.contains(&self.id) {
            return Err(Refusal::Cycle {
                what: format!("audience ‘{}’", self.name),
            });
        }
        self.exclusions.dedup();
        match &mut self.source {
            AudienceSource::Contacts { lists, .. } => {
                if lists.is_empty() {
                    return Err(Refusal::Empty {
                        field: "the contact list",
                    });
                }
            }
            AudienceSource::Visitors {
                pages,
                lookback_days,
                ..
            } => {
                in_range(*lookback_days, "the look-back window", 1, 540)?;
                if pages.len() > 50 {
                    return Err(Refusal::TooMany {
                        field: "the pages",
                        limit: 50,
                    });
                }
                for page in pages {
                    *page = text::line(page, "the page", text::LINE_LIMIT)?;
                }
            }
            AudienceSource::Engagers { retention_days, .. } => {
                in_range(*retention_days, "the retention", 1, 730)?;
            }
        }
        Ok(self)
    }

    /// The strategy the people call for: contacts are reachable, visitors and engagers are not.
    pub fn strategy(&self) -> Strategy {
        match &self.source {
            AudienceSource::Contacts { .. } => Strategy::of(false, true),
            AudienceSource::Visitors { converted, .. } => Strategy::of(*converted, false),
            AudienceSource::Engagers { .. } => Strategy::of(false, false),
        }
    }
}
