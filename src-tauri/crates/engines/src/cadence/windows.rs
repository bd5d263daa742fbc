//! Hours the law allows messages in: dated data in `windows.json`, switched by the settings.

use std::sync::LazyLock;

use chrono::NaiveTime;
use reprise_domain::channel::Channel;
use reprise_domain::source::Source;
use serde::Deserialize;

/// Hours of a channel in some zones.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LegalWindow {
    pub(super) channel: Channel,
    zones: Vec<String>,
    /// First allowed minute.
    pub(super) from: NaiveTime,
    /// First minute no longer allowed; later than `from`.
    pub(super) until: NaiveTime,
    /// What to tell the person.
    pub(super) law: String,
    pub(super) source: Source,
}

static WINDOWS: LazyLock<Vec<LegalWindow>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("windows.json"))
        .expect("BUG: windows.json is checked by a test")
});

/// The window of a channel in a zone; none where no law is on file.
pub(super) fn legal_window(channel: Channel, zone: chrono_tz::Tz) -> Option<&'static LegalWindow> {
    WINDOWS
        .iter()
        .find(|window| window.channel == channel && window.zones.iter().any(|it| it == zone.name()))
}

impl LegalWindow {
    pub(super) fn allows(&self, time: NaiveTime) -> bool {
        (self.from..self.until).contains(&time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_messages_have_hours_in_the_united_states() {
        let window = legal_window(Channel::Sms, chrono_tz::America::Chicago).unwrap();
        assert!(window.allows("08:00:00".parse().unwrap()));
        assert!(!window.allows("21:00:00".parse().unwrap()));
        assert!(legal_window(Channel::Sms, chrono_tz::Europe::Berlin).is_none());
        assert!(legal_window(Channel::Email, chrono_tz::America::Chicago).is_none());
    }

    #[test]
    fn every_window_opens_before_it_closes_in_a_known_zone() {
        for window in WINDOWS.iter() {
            assert!(window.from < window.until);
            assert!(
                window
                    .zones
                    .iter()
                    .all(|zone| zone.parse::<chrono_tz::Tz>().is_ok())
            );
        }
    }
}
