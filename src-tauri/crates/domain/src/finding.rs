//! What a check says of the plan: the rule, the launches, and what would mend it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{AudienceId, CampaignId, ClientId, LaunchId};
use crate::source::Source;

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// Whose plan.
    pub client: ClientId,
    /// The campaign it stands with, if one.
    pub campaign: Option<CampaignId>,
    /// The launches concerned, the one to change first.
    pub launches: Vec<LaunchId>,
    /// A sentence with the names in it.
    pub sentence: String,
    /// What would mend it.
    pub mend: Option<Mend>,
    /// Where the rule comes from, when it is not the client's own.
    pub source: Option<Source>,
}

impl Finding {
    /// Whether two checks found the same thing: one rule at one campaign and the same launches, whatever the words.
    pub fn is_same(&self, other: &Self) -> bool {
        self.rule == other.rule
            && self.campaign == other.campaign
            && self.launches == other.launches
    }
}

/// The rule a finding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Two launches of a campaign are closer than the gap's minimum.
    GapTooShort,
    /// Two launches of a campaign are further apart than the gap's maximum.
    GapTooLong,
    /// A person would get more touches than the contact policy allows.
    ContactPolicy,
    /// A message would arrive in quiet hours.
    QuietHours,
    /// A launch lies on a blackout date.
    Blackout,
    /// A launch lies outside its campaign's season.
    Season,
    /// A campaign starts before the one it must follow is over.
    Precedence,
    /// Launches cost more than the budget.
    Budget,
    /// A launch lies at a local time that daylight saving skips or repeats.
    ClockChange,
    /// A launch uses a channel its campaign does not list.
    ChannelNotPlanned,
    /// An audience is too small for a platform.
    AudienceTooSmall,
    /// Nobody in the audience may be reached in the channel.
    NobodyReachable,
    /// A campaign has no audience.
    NoAudience,
    /// A campaign has no launches.
    NoLaunches,
    /// A retargeting and a remarketing campaign do not exclude each other's people.
    ExclusionMissing,
    /// A promo code ends before the last launch that offers it, or begins after the first.
    OfferExpired,
    /// The strategy does not fit the audience.
    StrategyMismatch,
    /// A launch has nowhere to lead.
    NoLanding,
    /// Messages law forbids at that hour or before that notice.
    LegalWindow,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Should be looked at.
    Warning,
    /// Must be mended before the launch.
    Error,
}

/// What would mend a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Mend {
    /// The words on the button: "Move to Thu 14 May, 10:00".
    pub label: String,
    /// What the button does.
    pub action: MendAction,
}

/// What a mend does. Each is one write with its own undo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum MendAction {
    /// Moves a launch.
    MoveLaunch {
        /// Which.
        launch: LaunchId,
        /// Where to, local time.
        to: NaiveDateTime,
    },
    /// Raises a campaign's budget to what its launches cost.
    RaiseBudget {
        /// Which.
        campaign: CampaignId,
        /// The new budget in minor units.
        minor: i64,
    },
    /// Adds a channel to a campaign.
    AddChannel {
        /// Which.
        campaign: CampaignId,
        /// The channel.
        channel: crate::channel::Channel,
    },
    /// Excludes one audience from another.
    Exclude {
        /// The audience that loses people.
        audience: AudienceId,
        /// The people it loses.
        excluded: AudienceId,
    },
    /// Makes an offer valid until a day.
    ExtendOffer {
        /// Which campaign's.
        campaign: CampaignId,
        /// First day.
        first: chrono::NaiveDate,
        /// Last day.
        last: chrono::NaiveDate,
    },
    /// Leads to a place in the program where the person decides.
    Open {
        /// The screen: `audiences`, `plan`, `clients`.
        screen: String,
        /// The thing to select there, if any.
        id: Option<uuid::Uuid>,
    },
}
