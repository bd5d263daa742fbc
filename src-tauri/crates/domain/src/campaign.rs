//! A campaign: launches that share one objective, one audience and one offer.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::Channel;
use crate::gap::Gap;
use crate::id::{AudienceId, CampaignId, ClientId, ProductId};
use crate::link::UtmSet;
use crate::money::Money;
use crate::offer::Offer;
use crate::period::Period;
use crate::preset::PresetId;
use crate::refusal::in_range;
use crate::strategy::Strategy;
use crate::{Refusal, link, text};

/// Launches with one objective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Whose it is.
    pub client: ClientId,
    /// 1 to 120 characters.
    pub name: String,
    /// Retargeting or remarketing.
    pub strategy: Strategy,
    /// How far it is.
    pub status: CampaignStatus,
    /// What it sells; none for the whole shop.
    pub product: Option<ProductId>,
    /// What is wanted and how it is measured.
    pub objective: Objective,
    /// Whom it addresses; none while undecided.
    pub audience: Option<AudienceId>,
    /// What it proposes.
    pub offer: Offer,
    /// Channels it may use.
    pub channels: Vec<Channel>,
    /// Most it may cost in all.
    pub budget: Money,
    /// Days all its launches must lie in; none for no season.
    pub season: Option<Season>,
    /// Where the gaps come from.
    pub cadence: Cadence,
    /// The moment its launches were laid from, local time: the renewal, the purchase, the season's day; none while
    /// nobody has said it.
    #[serde(default)]
    pub anchor: Option<NaiveDateTime>,
    /// Campaigns that must be over before this one starts.
    pub after: Vec<Precedence>,
    /// Tags on its links.
    pub utm: UtmSet,
    /// Where its launches lead unless they say otherwise; empty takes the product's page, then the client's site.
    pub landing: String,
    /// Free words for the team.
    pub note: String,
}

/// How far a campaign is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CampaignStatus {
    /// Being planned. A new campaign is always a draft.
    Draft,
    /// Agreed with the client.
    Approved,
    /// Over.
    Finished,
    /// Kept out of sight; its launches count no more.
    Archived,
}

impl CampaignStatus {
    /// The word on screens.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Approved => "approved",
            Self::Finished => "finished",
            Self::Archived => "archived",
        }
    }

    /// The next status, when it may follow this one. A finished campaign can only be archived, an
    /// archived one comes back as a draft; staying is always allowed.
    ///
    /// # Errors
    /// `NotAllowed` otherwise.
    pub fn move_to(self, next: Self) -> Result<Self, Refusal> {
        use CampaignStatus::{Approved, Archived, Draft, Finished};
        match (self, next) {
            (Draft, Draft | Approved | Archived)
            | (Approved, Draft | Approved | Finished | Archived)
            | (Finished, Finished | Archived)
            | (Archived, Archived | Draft) => Ok(next),
            (Draft, Finished) | (Finished, Draft | Approved) | (Archived, Approved | Finished) => {
                Err(Refusal::NotAllowed {
                    what: "the campaign".to_owned(),
                    from: self.word(),
                    to: next.word(),
                })
            }
        }
    }
}

/// What is wanted, how it is measured, and the number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// What is wanted.
    pub goal: Goal,
    /// How it is measured.
    pub kpi: Kpi,
    /// The number wanted, in the KPI's unit (orders, people, per mille for rates); none while open.
    pub target: Option<u64>,
}

/// What a campaign is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// A first purchase.
    FirstPurchase,
    /// The same product again.
    RepeatPurchase,
    /// A subscription kept.
    Renewal,
    /// More, or a better one.
    Upsell,
    /// People who have gone quiet.
    WinBack,
    /// Addresses and consent.
    CollectContacts,
}

impl Goal {
    /// The words on screens and in briefs.
    pub fn word(self) -> &'static str {
        match self {
            Self::FirstPurchase => "first purchase",
            Self::RepeatPurchase => "repeat purchase",
            Self::Renewal => "renewal",
            Self::Upsell => "upsell",
            Self::WinBack => "win-back",
            Self::CollectContacts => "collect contacts",
        }
    }
}

/// How success is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kpi {
    /// Orders.
    Orders,
    /// Revenue, in minor units.
    Revenue,
    /// Clicks per delivered or shown, per mille.
    ClickRate,
    /// Conversions per click, per mille.
    ConversionRate,
    /// New addresses with consent.
    NewContacts,
    /// Renewed subscriptions.
    Renewals,
}

impl Kpi {
    /// The words on screens and in briefs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Revenue => "revenue",
            Self::ClickRate => "click rate",
            Self::ConversionRate => "conversion rate",
            Self::NewContacts => "new contacts",
            Self::Renewals => "renewals",
        }
    }
}

/// Days a campaign belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// "Mother's Day".
    pub name: String,
    /// First and last day a launch may have.
    pub period: Period,
}

/// Where the gaps of a campaign come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Cadence {
    /// A preset ladder of the cadence engine, by its id.
    Preset {
        /// The preset's id: `cart`, or that of one of the workspace's own.
        preset: PresetId,
    },
    /// One gap for every launch after the first.
    Steady {
        /// The gap.
        gap: Gap,
    },
    /// Each launch has a gap of its own.
    Hand,
}

/// A campaign that must be over before another starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Precedence {
    /// The one that comes first.
    pub campaign: CampaignId,
    /// Days from its last launch to the first launch of this one, 0 to 366.
    pub lag_days: u32,
}

impl Campaign {
    /// Itself with its words cleaned, when every field keeps its limits.
    ///
    /// # Errors
    /// The first field that does not.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name, "the campaign's name")?;
        self.note = text::paragraph(&self.note, "the note", text::TEXT_LIMIT)?;
        self.offer = self.offer.checked()?;
        self.budget = self.budget.spendable("the budget", "budget")?;
        self.utm = self.utm.checked()?;
        self.channels.sort();
        self.channels.dedup();
        if let Some(season) = &mut self.season {
            season.name = text::name(&season.name, "the season's name")?;
            season.period.checked("the season")?;
        }
        if let Cadence::Steady { gap } = &self.cadence {
            gap.checked("the gap", "cadence.gap")?;
        }
        for precedence in &self.after {
            in_range(
                precedence.lag_days,
                0..=366,
                "the days between campaigns",
                "after.lag_days",
            )?;
            if precedence.campaign == self.id {
                return Err(Refusal::Cycle {
                    what: format!("campaign ‘{}’", self.name),
                });
            }
        }
        if !self.landing.trim().is_empty() {
            self.landing = link::web(&self.landing, "the landing page")?;
        }
        Ok(self)
    }

    /// Whether its launches still count in checks and sums.
    pub fn is_live(&self) -> bool {
        match self.status {
            CampaignStatus::Draft | CampaignStatus::Approved => true,
            CampaignStatus::Finished | CampaignStatus::Archived => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finished_campaign_can_only_be_archived() {
        use CampaignStatus::{Approved, Archived, Draft, Finished};
        assert!(Finished.move_to(Draft).is_err());
        assert!(Finished.move_to(Approved).is_err());
        assert_eq!(Finished.move_to(Archived).unwrap(), Archived);
        assert_eq!(Archived.move_to(Draft).unwrap(), Draft);
        assert!(Draft.move_to(Finished).is_err());
    }
}
