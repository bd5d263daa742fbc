//! What makes a widget show, and how often one visitor sees it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::limits::{self, word};
use crate::Refusal;
use crate::refusal::in_range;

/// What makes a widget show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Trigger {
    /// As soon as the page is there.
    AtOnce,
    /// A while after the page is there.
    Delay {
        /// 1 to 3,600.
        seconds: u32,
    },
    /// A while on the site, over all pages of the session.
    TimeOnSite {
        /// 1 to 86,400.
        seconds: u32,
    },
    /// Pages seen in the session.
    Pages {
        /// 1 to 100.
        count: u32,
    },
    /// A part of the page scrolled past.
    Scroll {
        /// 1 to 100.
        percent: u32,
    },
    /// Nothing done for a while.
    Inactivity {
        /// 1 to 3,600.
        seconds: u32,
    },
    /// About to leave: the pointer leaves through the upper edge; on a phone, fast scrolling up.
    ExitIntent,
    /// A click on something of the page.
    Click {
        /// A CSS selector.
        selector: String,
    },
    /// `reprise.show(name)` of the site.
    Call {
        /// The name.
        name: String,
    },
}

/// How often one visitor sees a widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Frequency {
    /// Every time.
    Always,
    /// Once until half an hour without a sign of life.
    OncePerSession,
    /// Once as long as the browser remembers.
    OncePerVisitor,
    /// Once in a while.
    OncePer {
        /// 1 to 365.
        n: u32,
        /// Of what.
        unit: Unit,
    },
    /// A number of times in all.
    AtMost {
        /// 1 to 100.
        n: u32,
    },
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 60 seconds.
    Minutes,
    /// 60 minutes.
    Hours,
    /// 24 hours.
    Days,
}

impl Trigger {
    pub(super) fn check(&mut self) -> Result<(), Refusal> {
        match self {
            Self::AtOnce | Self::ExitIntent => Ok(()),
            Self::Delay { seconds } | Self::Inactivity { seconds } => lasts(*seconds, 3_600),
            Self::TimeOnSite { seconds } => lasts(*seconds, 86_400),
            Self::Pages { count } => in_range(
                *count,
                1..=100,
                "the pages of the trigger",
                "design.rules.triggers.count",
            ),
            Self::Scroll { percent } => in_range(
                *percent,
                1..=100,
                "the percent of the trigger",
                "design.rules.triggers.percent",
            ),
            Self::Click { selector } => {
                *selector = limits::selector(selector, "the element to click")?;
                Ok(())
            }
            Self::Call { name } => word(name, "the name of the call").map(drop),
        }
    }
}

fn lasts(seconds: u32, most: u32) -> Result<(), Refusal> {
    in_range(
        seconds,
        1..=most,
        "the seconds of the trigger",
        "design.rules.triggers.seconds",
    )
}

impl Frequency {
    /// Itself when its figure is in range.
    pub(super) fn checked(self) -> Result<Self, Refusal> {
        match self {
            Self::Always | Self::OncePerSession | Self::OncePerVisitor => {}
            Self::OncePer { n, .. } => {
                in_range(n, 1..=365, "the length of the pause", "design.frequency.n")?
            }
            Self::AtMost { n } => in_range(n, 1..=100, "the times in all", "design.frequency.n")?,
        }
        Ok(self)
    }
}
