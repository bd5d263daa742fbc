//! Ad platforms that audiences are taken to, and all places a file of contacts goes to. Their rules are data in the
//! audience engine.

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

/// Where a file of contacts goes to: an ad platform, or the program the client sends its own mail with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// Google Ads Customer Match.
    Google,
    /// Meta custom audiences.
    Meta,
    /// Microsoft Advertising customer match.
    Microsoft,
    /// LinkedIn contact lists.
    Linkedin,
    /// TikTok customer files.
    Tiktok,
    /// X list audiences.
    X,
    /// Pinterest customer lists.
    Pinterest,
    /// Snapchat customer lists.
    Snapchat,
    /// Any e-mail service provider.
    Esp,
}

impl Destination {
    /// All of them, in the order of the screens: ad platforms as in `Platform::ALL`, then the client's own mail.
    pub const ALL: [Self; 9] = [
        Self::Google,
        Self::Meta,
        Self::Microsoft,
        Self::Linkedin,
        Self::Tiktok,
        Self::X,
        Self::Pinterest,
        Self::Snapchat,
        Self::Esp,
    ];

    /// The ad platform; none for the client's own mail.
    pub fn platform(self) -> Option<Platform> {
        match self {
            Self::Google => Some(Platform::Google),
            Self::Meta => Some(Platform::Meta),
            Self::Microsoft => Some(Platform::Microsoft),
            Self::Linkedin => Some(Platform::Linkedin),
            Self::Tiktok => Some(Platform::Tiktok),
            Self::X => Some(Platform::X),
            Self::Pinterest => Some(Platform::Pinterest),
            Self::Snapchat => Some(Platform::Snapchat),
            Self::Esp => None,
        }
    }

    /// The name people know.
    pub fn word(self) -> &'static str {
        self.platform().map_or("e-mail program", Platform::word)
    }

    /// Its name in commands and in names of files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Meta => "meta",
            Self::Microsoft => "microsoft",
            Self::Linkedin => "linkedin",
            Self::Tiktok => "tiktok",
            Self::X => "x",
            Self::Pinterest => "pinterest",
            Self::Snapchat => "snapchat",
            Self::Esp => "esp",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_platform_is_a_destination_in_the_same_order() {
        let platforms: Vec<Platform> = Destination::ALL
            .iter()
            .filter_map(|it| it.platform())
            .collect();
        assert_eq!(platforms, Platform::ALL);
        for destination in Destination::ALL {
            let name = serde_json::to_value(destination).unwrap();
            assert_eq!(name, destination.as_str());
        }
    }
}
