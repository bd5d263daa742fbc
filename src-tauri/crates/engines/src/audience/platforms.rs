//! What each platform asks of an audience: dated data, one row a platform, in `platforms.json`.

use std::sync::LazyLock;

use reprise_domain::platform::Platform;
use reprise_domain::share::Share;
use reprise_domain::source::Source;
use serde::Deserialize;

/// One platform's rules.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlatformRule {
    /// The platform.
    pub platform: Platform,
    /// Least matched people before it serves.
    pub minimum: u64,
    /// Share of a contact list it recognizes, low.
    pub match_low: Share,
    /// Share of a contact list it recognizes, high.
    pub match_high: Share,
    /// Longest time it keeps a visitor, in days.
    pub retention_max_days: u32,
    /// Where this comes from.
    pub source: Source,
}

static RULES: LazyLock<Vec<PlatformRule>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("platforms.json"))
        .expect("BUG: platforms.json is checked by a test")
});

/// Every platform's rules, in the order of `Platform::ALL`.
pub fn platform_rules() -> &'static [PlatformRule] {
    &RULES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_platform_has_its_rules_with_a_source() {
        let platforms: Vec<Platform> = platform_rules().iter().map(|rule| rule.platform).collect();
        assert_eq!(platforms, Platform::ALL);
        for rule in platform_rules() {
            assert!(rule.match_low <= rule.match_high);
            assert!(!rule.source.name.is_empty() && !rule.source.date.is_empty());
        }
    }
}
