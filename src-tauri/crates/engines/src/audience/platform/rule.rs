//! What each platform asks of an audience, taken from its profile.

use std::sync::LazyLock;

use reprise_domain::platform::Platform;
use reprise_domain::share::Share;
use reprise_domain::source::Source;

use super::profile::{AudienceRule, profiles};

/// One platform's rules.
#[derive(Debug, Clone, PartialEq)]
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
    let with_audience = profiles()
        .iter()
        .filter_map(|profile| Some((profile.destination.platform()?, profile.audience.as_ref()?)));
    with_audience
        .map(|(platform, rule)| of(platform, rule))
        .collect()
});

fn of(platform: Platform, rule: &AudienceRule) -> PlatformRule {
    PlatformRule {
        platform,
        minimum: rule.minimum,
        match_low: rule.match_low,
        match_high: rule.match_high,
        retention_max_days: rule.retention_max_days,
        source: rule.source.clone(),
    }
}

/// Every platform's rules, in the order of `Platform::ALL`.
pub fn platform_rules() -> &'static [PlatformRule] {
    &RULES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_platform_has_its_rules() {
        let platforms: Vec<Platform> = platform_rules().iter().map(|rule| rule.platform).collect();
        assert_eq!(platforms, Platform::ALL);
    }
}
