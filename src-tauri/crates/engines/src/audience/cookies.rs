//! How many visitors of a window a tag still recognizes. Shares and days by browser are dated data in `cookies.json`.

use std::sync::LazyLock;

use reprise_domain::audience_size::{BrowserReach, Recognized};
use reprise_domain::client::ForgetfulVisitors;
use reprise_domain::share::Share;
use reprise_domain::source::{Source, Strength};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cookies {
    browsers: Vec<Browser>,
    source: Source,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Browser {
    name: String,
    share_low: Share,
    share_high: Share,
    /// None where it keeps cookies as long as any window.
    days: Option<u32>,
}

static COOKIES: LazyLock<Cookies> = LazyLock::new(|| {
    serde_json::from_str(include_str!("cookies.json")).expect("BUG: checked by a test")
});

/// Visitors of a window whom ads can find again; an estimate, never a fact. Shares are the benchmark's, or the client's
/// own where it has them.
///
/// Visits are taken to be spread evenly over the window, so that a browser that remembers `d` of `w` days remembers `d`
/// of `w` visitors. The low figure has the most visitors with browsers that forget; the client's own share makes both
/// figures the same. Rounded down; a window of no days remembers everybody.
///
/// ```
/// use reprise_engines::audience::recognized_of;
/// assert_eq!(recognized_of(1_000, 7, None).low, 1_000);
/// let month = recognized_of(1_000, 30, None);
/// assert_eq!((month.low, month.high), (816, 869));
/// ```
pub fn recognized_of(
    visitors: u64,
    window_days: u32,
    own: Option<&ForgetfulVisitors>,
) -> Recognized {
    let browsers: Vec<BrowserReach> = COOKIES
        .browsers
        .iter()
        .map(|browser| BrowserReach {
            browser: browser.name.clone(),
            share: own.map_or((browser.share_low, browser.share_high), |own| {
                let share = own_share(browser, own.share);
                (share, share)
            }),
            days: browser.days,
            remembered: remembered(browser.days, window_days),
        })
        .collect();
    // One browser's high share is another's low: both sums make a whole.
    let figure = |keeping: fn(&BrowserReach) -> Share, forgetting: fn(&BrowserReach) -> Share| {
        let parts = browsers.iter().map(|browser| {
            let share = match browser.days {
                None => keeping(browser),
                Some(_) => forgetting(browser),
            };
            share.get() * browser.remembered.get()
        });
        // A hair above what floats leave out, lest a whole becomes one less.
        (parts.sum::<f64>() * visitors as f64 + 1e-6).floor() as u64
    };
    Recognized {
        low: figure(|it| it.share.0, |it| it.share.1),
        high: figure(|it| it.share.1, |it| it.share.0),
        browsers,
        is_own: own.is_some(),
        source: own.map_or_else(|| COOKIES.source.clone(), source_of),
    }
}

/// A browser's part of those that forget or of the others, in the proportions of the benchmark.
fn own_share(browser: &Browser, forgetful: Share) -> Share {
    let forgets = browser.days.is_some();
    let alike = COOKIES
        .browsers
        .iter()
        .filter(|it| it.days.is_some() == forgets);
    let all: f64 = alike.map(|it| it.share_high.get()).sum();
    let whole = if forgets {
        forgetful.get()
    } else {
        1.0 - forgetful.get()
    };
    Share::new(whole * browser.share_high.get() / all).unwrap_or(Share::NONE)
}

fn source_of(own: &ForgetfulVisitors) -> Source {
    Source {
        name: match own.note.as_str() {
            "" => "the client's own figure".to_owned(),
            note => format!("the client's own figure, {note}"),
        },
        date: own.on.to_string(),
        strength: Strength::Moderate,
    }
}

fn remembered(days: Option<u32>, window_days: u32) -> Share {
    let share = match days {
        Some(days) if days < window_days => f64::from(days) / f64::from(window_days),
        Some(_) | None => 1.0,
    };
    Share::new(share).unwrap_or(Share::ALL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_make_a_whole_either_way() {
        let sum = |of: &dyn Fn(&Browser) -> f64| COOKIES.browsers.iter().map(of).sum::<f64>();
        let keeps = |it: &Browser| it.days.is_none();
        let low = |it: &Browser| {
            if keeps(it) {
                it.share_low.get()
            } else {
                it.share_high.get()
            }
        };
        let high = |it: &Browser| {
            if keeps(it) {
                it.share_high.get()
            } else {
                it.share_low.get()
            }
        };
        assert!((sum(&low) - 1.0).abs() < 1e-9 && (sum(&high) - 1.0).abs() < 1e-9);
        assert!(!COOKIES.source.name.is_empty());
    }

    #[test]
    fn a_longer_window_is_remembered_less() {
        assert_eq!(recognized_of(0, 540, None).high, 0);
        let year = recognized_of(10_000, 540, None);
        assert_eq!((year.low, year.high), (7_631, 8_322));
        assert_eq!(recognized_of(10_000, 0, None).low, 10_000);
    }

    #[test]
    fn the_clients_own_share_leaves_no_room() {
        let own = ForgetfulVisitors {
            share: Share::new(0.5).unwrap(),
            note: "Matomo".to_owned(),
            on: "2026-11-24".parse().unwrap(),
        };
        let found = recognized_of(1_000, 14, Some(&own));
        assert_eq!((found.low, found.high), (750, 750));
        assert_eq!(found.source.name, "the client's own figure, Matomo");
        assert_eq!(
            (found.is_own, found.source.date.as_str()),
            (true, "2026-11-24")
        );
        let sum: f64 = found.browsers.iter().map(|it| it.share.0.get()).sum();
        assert!((sum - 1.0).abs() < 1e-9);
    }
}
