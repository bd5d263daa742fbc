//! Ad platforms that audiences are taken to. Their rules are data in the audience engine.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An ad platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Google Ads.
    Google,
    /// Facebook and Instagram.
    Meta,
    /// Microsoft Advertising.
    Microsoft,
    /// LinkedIn.
    Linkedin,
    /// TikTok.
    Tiktok,
    /// X.
    X,
    /// Pinterest.
    Pinterest,
    /// Snapchat.
    Snapchat,
}

impl Platform {
    /// All platforms, in the order of the screens.
    pub const ALL: [Self; 8] = [
        Self::Google,
        Self::Meta,
        Self::Microsoft,
        Self::Linkedin,
        Self::Tiktok,
        Self::X,
        Self::Pinterest,
        Self::Snapchat,
    ];

    /// The name people know.
    pub fn word(self) -> &'static str {
        match self {
            Self::Google => "Google Ads",
            Self::Meta => "Meta",
            Self::Microsoft => "Microsoft Ads",
            Self::Linkedin => "LinkedIn",
            Self::Tiktok => "TikTok",
            Self::X => "X",
            Self::Pinterest => "Pinterest",
            Self::Snapchat => "Snapchat",
        }
    }
}
