//! A launch: the dated start of one send, or of one flight of ads.

use chrono::{NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::Channel;
use crate::gap::Gap;
use crate::id::{CampaignId, LaunchId};
use crate::money::Money;
use crate::refusal::in_range;
use crate::{Refusal, link, period, text};

/// A dated start of one activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Launch {
    /// Its id.
    pub id: LaunchId,
    /// The campaign it belongs to.
    pub campaign: CampaignId,
    /// 1 to 120 characters, "Refill 2".
    pub name: String,
    /// Where it happens.
    pub channel: Channel,
    /// When it starts: local time in the client's zone, whole minutes.
    pub at: NaiveDateTime,
    /// How many days ads run, 1 to 366; a send has 1.
    pub flight_days: u32,
    /// Time since the launch before it in the same campaign; none takes the campaign's cadence.
    pub gap: Option<Gap>,
    /// What it says.
    pub message: Message,
    /// Where it leads; empty takes the campaign's landing page.
    pub landing: String,
    /// What it costs.
    pub cost: Money,
    /// Whether the client has already announced it: suggestions then leave it where it is.
    pub announced: bool,
}

/// What a launch says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Message {
    /// Subject of a message, headline of an ad.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// The words on its button.
    pub call_to_action: String,
}

impl Launch {
    /// Itself with its words cleaned and seconds dropped, when every field keeps its limits.
    ///
    /// # Errors
    /// The first field that does not.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::name(&self.name, "the launch's name")?;
        period::plannable(self.at.date(), "the launch")?;
        self.at = self
            .at
            .with_second(0)
            .and_then(|at| at.with_nanosecond(0))
            .unwrap_or(self.at);
        in_range(
            self.flight_days,
            1..=366,
            "the days of the flight",
            "flight_days",
        )?;
        if let Some(gap) = self.gap {
            gap.checked("the gap", "gap")?;
        }
        self.message.subject = text::line(&self.message.subject, "the subject", text::LINE_LIMIT)?;
        self.message.body = text::paragraph(&self.message.body, "the message", text::TEXT_LIMIT)?;
        self.message.call_to_action =
            text::line(&self.message.call_to_action, "the call to action", 80)?;
        if !self.landing.trim().is_empty() {
            self.landing = link::web(&self.landing, "the landing page")?;
        }
        self.cost = self.cost.spendable("the cost", "cost")?;
        Ok(self)
    }

    /// Last day on which it is running; the day of the start for a send.
    pub fn last_day(&self) -> chrono::NaiveDate {
        self.at.date() + chrono::Days::new(u64::from(self.flight_days.saturating_sub(1)))
    }
}
