//! Where people are reached.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A way to reach people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Messages to a mailbox.
    Email,
    /// Text messages to a phone.
    Sms,
    /// Web or app push.
    Push,
    /// Widgets on the client's own site.
    OnSite,
    /// Paid search.
    Search,
    /// Paid banners.
    Display,
    /// Paid social.
    Social,
}

impl Channel {
    /// All channels, owned ones first.
    pub const ALL: [Self; 7] = [
        Self::Email,
        Self::Sms,
        Self::Push,
        Self::OnSite,
        Self::Search,
        Self::Display,
        Self::Social,
    ];

    /// Whether the business controls it and needs no ad platform.
    pub fn is_owned(self) -> bool {
        match self {
            Self::Email | Self::Sms | Self::Push | Self::OnSite => true,
            Self::Search | Self::Display | Self::Social => false,
        }
    }

    /// Whether a launch in it is a message that arrives at a person's device at its hour.
    /// Ads and widgets wait until the person comes by, so quiet hours do not concern them.
    pub fn interrupts(self) -> bool {
        match self {
            Self::Email | Self::Sms | Self::Push => true,
            Self::OnSite | Self::Search | Self::Display | Self::Social => false,
        }
    }

    /// The word on screens and in briefs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Email => "e-mail",
            Self::Sms => "SMS",
            Self::Push => "push",
            Self::OnSite => "on site",
            Self::Search => "search ads",
            Self::Display => "display ads",
            Self::Social => "social ads",
        }
    }

    /// The `utm_medium` that lands in the right default channel group of GA4
    /// (support.google.com/analytics/answer/9756891).
    pub fn utm_medium(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Push => "push",
            Self::OnSite => "onsite",
            Self::Search => "cpc",
            Self::Display => "display",
            Self::Social => "paid-social",
        }
    }

    /// A `utm_source` to begin with; the campaign may name a better one.
    pub fn utm_source(self) -> &'static str {
        match self {
            Self::Email => "newsletter",
            Self::Sms => "sms",
            Self::Push => "web-push",
            Self::OnSite => "website",
            Self::Search => "google",
            Self::Display => "google",
            Self::Social => "facebook",
        }
    }
}
