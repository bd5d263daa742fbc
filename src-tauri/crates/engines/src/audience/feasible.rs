//! Whether a platform would serve ads to an audience: who could be given to it, how many of them it would recognize, and
//! when there will be enough.
//!
//! People it would recognize = people × consent × match rate × share that is active in the time it counts. Consent is
//! counted, the rest are shares from the platform's profile and from `active.json`.

use std::sync::LazyLock;

use reprise_domain::audience::{Audience, AudienceSource};
use reprise_domain::audience_size::{Enough, PlatformFit, Recognized};
use reprise_domain::headcount::Heads;
use reprise_domain::platform::Platform;
use reprise_domain::share::Share;
use reprise_domain::source::Source;
use serde::Deserialize;

use super::platform::{PlatformRule, platform_rules};

/// What is known of an audience's people.
pub(super) struct People<'a> {
    pub(super) audience: &'a Audience,
    pub(super) left: u64,
    /// Of contacts.
    pub(super) heads: Option<&'a Heads>,
    /// Of visitors.
    pub(super) recognized: Option<&'a Recognized>,
    pub(super) growth_per_day: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Active {
    platform: Platform,
    /// Days in which the platform counts people; said by the source.
    #[expect(dead_code, reason = "it is there for readers of the data")]
    days: u32,
    low: Share,
    high: Share,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is there for readers of the data")
    )]
    source: Source,
}

static ACTIVE: LazyLock<Vec<Active>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("active.json")).expect("BUG: checked by a test")
});

/// How the audience stands to every platform, in the order of `Platform::ALL`.
pub(super) fn fits(people: &People<'_>) -> Vec<PlatformFit> {
    platform_rules()
        .iter()
        .map(|rule| fit(people, rule))
        .collect()
}

fn fit(people: &People<'_>, rule: &PlatformRule) -> PlatformFit {
    let given = given(people, rule);
    let matched = |people: u64, rate: Share, active: Share| {
        // One rounding, not three.
        (people as f64 * rate.get() * active.get() + 1e-6).floor() as u64
    };
    let matched_low = matched(given.low, given.rate.0, given.active.0);
    let matched_high = matched(given.high, given.rate.1, given.active.1);
    let enough = if matched_low >= rule.minimum {
        Enough::Yes
    } else if matched_high >= rule.minimum {
        Enough::Perhaps
    } else {
        Enough::No
    };
    let growth = people
        .growth_per_day
        .filter(|_| people.left > 0)
        .map(|growth| {
            // New people are taken to be usable as those present are.
            let share = given.low as f64 / people.left as f64;
            growth * share * given.rate.0.get() * given.active.0.get()
        });
    PlatformFit {
        platform: rule.platform,
        minimum: rule.minimum,
        match_rate: given.rate,
        usable: given.high,
        unanswered: given.unanswered,
        active: given.active,
        matched_low,
        matched_high,
        enough,
        days_until: days_until(rule.minimum, matched_low, growth),
        source: rule.source.clone(),
    }
}

struct Given {
    low: u64,
    high: u64,
    unanswered: u64,
    rate: (Share, Share),
    active: (Share, Share),
}

fn given(people: &People<'_>, rule: &PlatformRule) -> Given {
    let whole = (Share::ALL, Share::ALL);
    let there = |low, high| Given {
        low,
        high,
        unanswered: 0,
        rate: whole,
        active: whole,
    };
    match &people.audience.source {
        AudienceSource::Contacts { .. } => {
            let usable = people.heads.and_then(|heads| {
                let mut all = heads.usable.iter();
                all.find(|it| it.platform == rule.platform)
            });
            let (count, unanswered) = usable.map_or((0, 0), |it| (it.people, it.unanswered));
            let active = ACTIVE.iter().find(|it| it.platform == rule.platform);
            Given {
                low: count,
                high: count,
                unanswered,
                rate: (rule.match_low, rule.match_high),
                active: active.map_or(whole, |it| (it.low, it.high)),
            }
        }
        // Visitors are known there by the tag: who is remembered need not be matched.
        AudienceSource::Visitors { .. } => match people.recognized {
            Some(recognized) => there(recognized.low, recognized.high),
            None => there(people.left, people.left),
        },
        AudienceSource::Engagers { platform, .. } if *platform == rule.platform => {
            there(people.left, people.left)
        }
        AudienceSource::Engagers { .. } => Given {
            rate: (Share::NONE, Share::NONE),
            ..there(0, 0)
        },
    }
}

/// Days until a minimum is reached at a growth a day, rounded up; none where it is reached, or never will be within ten
/// years.
pub fn days_until(minimum: u64, present: u64, growth_per_day: Option<f64>) -> Option<u32> {
    let missing = minimum.checked_sub(present).filter(|it| *it > 0)?;
    let days = (missing as f64 / growth_per_day.filter(|it| *it > 0.0)?).ceil();
    (days <= 3_650.0).then_some(days as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_that_are_active_have_a_source() {
        for active in ACTIVE.iter() {
            assert!(active.low <= active.high && !active.source.name.is_empty());
        }
    }

    #[test]
    fn days_until_big_enough_need_growth() {
        assert_eq!(days_until(100, 40, Some(2.5)), Some(24));
        assert_eq!(days_until(100, 100, Some(2.5)), None);
        assert_eq!(days_until(100, 40, None), None);
        assert_eq!(days_until(100, 40, Some(0.0)), None);
        assert_eq!(days_until(100, 40, Some(0.001)), None);
    }
}
