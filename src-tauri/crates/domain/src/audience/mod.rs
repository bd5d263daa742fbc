//! An audience: the people a campaign addresses, by where they come from and whom to leave out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{AudienceId, ClientId, ContactListId, ProductId};
use crate::platform::Platform;
use crate::refusal::in_range;
use crate::rule::ContactRule;
use crate::strategy::Strategy;
use crate::{Refusal, text};

mod written;

pub use crate::rule::ContactFilter;

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
#[serde(
    tag = "from",
    rename_all = "snake_case",
    deny_unknown_fields,
    try_from = "written::Source"
)]
pub enum AudienceSource {
    /// Imported contacts: measured.
    Contacts {
        /// Which of them.
        rule: ContactRule,
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
            AudienceSource::Contacts { rule } => *rule = rule.clone().checked()?,
            AudienceSource::Visitors {
                pages,
                lookback_days,
                ..
            } => {
                in_range(
                    *lookback_days,
                    1..=540,
                    "the look-back window",
                    "source.lookback_days",
                )?;
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
                in_range(
                    *retention_days,
                    1..=730,
                    "the retention",
                    "source.retention_days",
                )?;
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

    /// People of some lists, all or some of them, as an audience's source.
    pub fn of_lists(lists: Vec<ContactListId>, who: ContactFilter) -> AudienceSource {
        AudienceSource::Contacts {
            rule: ContactRule::of_lists(lists, who),
        }
    }

    /// The rule of an audience made of contacts.
    pub fn rule(&self) -> Option<&ContactRule> {
        match &self.source {
            AudienceSource::Contacts { rule } => Some(rule),
            AudienceSource::Visitors { .. } | AudienceSource::Engagers { .. } => None,
        }
    }
}

/// The first audience that would be made from itself, and what leads back to it; none when every rule ends.
///
/// A rule that names an audience needs the people of that one and of what it leaves out, by their own rules.
///
/// # Errors
/// `MadeFromItself`.
pub fn end_somewhere(audiences: &[&Audience]) -> Result<(), Refusal> {
    let of: BTreeMap<AudienceId, &Audience> = audiences.iter().map(|it| (it.id, *it)).collect();
    let needs = |id: AudienceId| -> Vec<AudienceId> {
        let named = of.get(&id).and_then(|it| it.rule());
        let named = named.map(ContactRule::audiences).unwrap_or_default();
        let left_out = named.iter().filter_map(|it| of.get(it));
        let left_out: Vec<_> = left_out.flat_map(|it| it.exclusions.clone()).collect();
        named.into_iter().chain(left_out).collect()
    };
    for audience in audiences {
        for first in needs(audience.id) {
            let (mut open, mut seen) = (vec![first], BTreeSet::new());
            while let Some(next) = open.pop() {
                if next == audience.id {
                    let through = of.get(&first).map_or("itself", |it| it.name.as_str());
                    return Err(Refusal::MadeFromItself {
                        what: format!("audience ‘{}’", audience.name),
                        through: format!("‘{through}’"),
                    });
                }
                if seen.insert(next) {
                    open.extend(needs(next));
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::rule::{Clause, Join, Membership};

    fn audience(id: u128, names: Option<u128>, exclusions: &[u128]) -> Audience {
        let named = |id| Clause::Audience {
            is: Membership::In,
            audience: AudienceId(Uuid::from_u128(id)),
        };
        Audience {
            id: AudienceId(Uuid::from_u128(id)),
            client: ClientId(Uuid::nil()),
            name: format!("A{id}"),
            source: AudienceSource::Contacts {
                rule: ContactRule {
                    join: Join::None,
                    of: names.map(named).into_iter().collect(),
                },
            },
            exclusions: exclusions
                .iter()
                .map(|id| AudienceId(Uuid::from_u128(*id)))
                .collect(),
            note: String::new(),
        }
    }

    fn check(audiences: &[Audience]) -> Result<(), Refusal> {
        end_somewhere(&audiences.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_rule_must_not_come_back_to_itself() {
        let chain = [
            audience(1, Some(2), &[]),
            audience(2, Some(3), &[]),
            audience(3, None, &[]),
        ];
        assert!(check(&chain).is_ok());
        let itself = check(&[audience(1, Some(1), &[])]).unwrap_err();
        assert_eq!(
            itself.to_string(),
            "audience ‘A1’ would be made from itself, through ‘A1’"
        );
        let around = [
            audience(1, Some(2), &[]),
            audience(2, Some(3), &[]),
            audience(3, Some(1), &[]),
        ];
        assert!(check(&around).is_err());
    }

    #[test]
    fn leaving_each_other_out_is_no_circle_but_naming_one_that_leaves_out_is() {
        assert!(check(&[audience(1, None, &[2]), audience(2, None, &[1])]).is_ok());
        assert!(check(&[audience(1, Some(2), &[]), audience(2, None, &[1])]).is_err());
    }
}
