//! The rules of a widget as plain sentences: to whom and when it shows, and how often.

use chrono::{NaiveDate, NaiveTime};
use reprise_domain::widget::{
    CAMPAIGN_VALUE, Condition, Device, Frequency, How, Matching, Rules, Trigger, Unit, UtmKey,
    Visitor, Weekday,
};

/// To whom and when it shows. `campaign` is the name of the campaign it serves.
pub fn rules(rules: &Rules, campaign: Option<&str>) -> String {
    let conditions = rules.conditions.iter().map(|it| condition(it, campaign));
    let when = match rules.matching {
        _ if rules.conditions.is_empty() => "on every visit".to_owned(),
        Matching::All => format!("when {}", joined(conditions, "and")),
        Matching::Any => format!("when {}", joined(conditions, "or")),
    };
    let triggers = joined(rules.triggers.iter().map(trigger), "or");
    let never = match (rules.stop_subscribers, rules.stop_converted) {
        (true, true) => " Never to people who signed up or bought.",
        (true, false) => " Never to people who signed up.",
        (false, true) => " Never to people who bought.",
        (false, false) => "",
    };
    format!("Shows {when}: {triggers}.{never}")
}

/// How often one visitor sees it, and how long it rests after closing.
pub fn frequency(frequency: Frequency, rest_days: u32) -> String {
    let often = often(frequency);
    // All its words begin with a plain Latin letter.
    let often = format!("{}{}", often[..1].to_uppercase(), &often[1..]);
    match rest(rest_days) {
        days if days.is_empty() => format!("{often}."),
        days => format!("{often}; after closing it rests {days}."),
    }
}

/// How often one visitor sees it, as part of a sentence.
pub(super) fn often(frequency: Frequency) -> String {
    match frequency {
        Frequency::Always => "every time".to_owned(),
        Frequency::OncePerSession => "once per session".to_owned(),
        Frequency::OncePerVisitor => "once per visitor".to_owned(),
        Frequency::OncePer { n, unit } => format!("once in {}", counted(n, unit_word(unit))),
        Frequency::AtMost { n } => format!("at most {} in all", counted(n, "time")),
    }
}

/// How long it rests after closing; empty when it does not.
pub(super) fn rest(days: u32) -> String {
    match days {
        0 => String::new(),
        days => counted(days, "day"),
    }
}

fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => "minute",
        Unit::Hours => "hour",
        Unit::Days => "day",
    }
}

/// One condition. `campaign` is the name of the campaign it serves.
pub(super) fn condition(condition: &Condition, campaign: Option<&str>) -> String {
    let is = if condition.is_not() { "is not" } else { "is" };
    match condition {
        Condition::Visitor { is, not } => {
            let is_new = (*is == Visitor::New) != *not;
            let said = if is_new {
                "is new"
            } else {
                "has been here before"
            };
            format!("the visitor {said}")
        }
        // What most greetings wait for, in words that need no knowledge of tags.
        Condition::Utm {
            key: UtmKey::Campaign,
            values,
            not,
        } if *values == [CAMPAIGN_VALUE] => {
            let came = if *not { "did not come" } else { "came" };
            let whose = campaign.map_or("its campaign".to_owned(), |name| format!("‘{name}’"));
            format!("the visitor {came} by a link of {whose}")
        }
        Condition::Utm { key, values, .. } => {
            let said = values.iter().map(|it| match (it.as_str(), campaign) {
                (CAMPAIGN_VALUE, Some(name)) => format!("that of ‘{name}’"),
                (CAMPAIGN_VALUE, None) => "that of its campaign".to_owned(),
                (value, _) => format!("‘{value}’"),
            });
            format!("utm_{} {is} {}", key_word(*key), joined(said, "or"))
        }
        Condition::Page { how, values, .. } => {
            format!("the page {}", compared(*how, values, condition.is_not()))
        }
        Condition::Referrer { how, values, .. } => {
            format!(
                "the referrer {}",
                compared(*how, values, condition.is_not())
            )
        }
        Condition::Device { is: devices, .. } => {
            let said = devices.iter().map(|it| device(*it).to_owned());
            format!("the device {is} {}", joined(said, "or"))
        }
        Condition::Language { is: tongues, .. } => {
            format!(
                "the language {is} {}",
                joined(tongues.iter().cloned(), "or")
            )
        }
        Condition::Country { is: countries, .. } => {
            format!(
                "the country {is} {}",
                joined(countries.iter().cloned(), "or")
            )
        }
        Condition::Time {
            weekdays,
            from,
            until,
            ..
        } => format!("it {is} {}", time(weekdays, *from, *until)),
        Condition::Dates { from, until, .. } => format!("it {is} {}", days(*from, *until)),
        Condition::Cart { min, max, not } => {
            let holds = if *not { "does not hold" } else { "holds" };
            format!("the cart {holds} {}", amount(*min, *max))
        }
        Condition::LoggedIn { .. } => format!("the visitor {is} logged in"),
    }
}

/// The name of a tag without its `utm_`.
pub(super) fn key_word(key: UtmKey) -> &'static str {
    match key {
        UtmKey::Source => "source",
        UtmKey::Medium => "medium",
        UtmKey::Campaign => "campaign",
        UtmKey::Content => "content",
        UtmKey::Term => "term",
    }
}

fn compared(how: How, values: &[String], not: bool) -> String {
    let verb = match (how, not) {
        (How::Contains, false) => "contains",
        (How::Contains, true) => "does not contain",
        (How::Equals, false) => "is",
        (How::Equals, true) => "is not",
        (How::Begins, false) => "begins with",
        (How::Begins, true) => "does not begin with",
        (How::Pattern, false) => "looks like",
        (How::Pattern, true) => "does not look like",
    };
    let said = values.iter().map(|it| format!("‘{it}’"));
    format!("{verb} {}", joined(said, "or"))
}

fn device(device: Device) -> &'static str {
    match device {
        Device::Desktop => "a desktop",
        Device::Tablet => "a tablet",
        Device::Phone => "a phone",
    }
}

fn time(weekdays: &[Weekday], from: Option<NaiveTime>, until: Option<NaiveTime>) -> String {
    let days = joined(weekdays.iter().map(|it| weekday(*it).to_owned()), "or");
    let clock = |it: NaiveTime| it.format("%H:%M").to_string();
    let hours = match (from, until) {
        (Some(from), Some(until)) => format!("between {} and {}", clock(from), clock(until)),
        (Some(from), None) => format!("after {}", clock(from)),
        (None, Some(until)) => format!("before {}", clock(until)),
        (None, None) => String::new(),
    };
    match (days.as_str(), hours.as_str()) {
        ("", "") => "any time".to_owned(),
        ("", hours) => hours.to_owned(),
        (days, "") => days.to_owned(),
        (days, hours) => format!("{days} {hours}"),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// Days between two, both ends included.
pub(super) fn days(from: Option<NaiveDate>, until: Option<NaiveDate>) -> String {
    let day = |it: NaiveDate| it.format("%-d %b %Y").to_string();
    match (from, until) {
        (Some(from), Some(until)) if from == until => day(from),
        (Some(from), Some(until)) => format!("between {} and {}", day(from), day(until)),
        (Some(from), None) => format!("{} or later", day(from)),
        (None, Some(until)) => format!("{} or earlier", day(until)),
        (None, None) => "any day".to_owned(),
    }
}

fn amount(min: Option<f64>, max: Option<f64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "anything".to_owned(),
    }
}

/// One trigger.
pub(super) fn trigger(trigger: &Trigger) -> String {
    let seconds = |n: &u32| counted(*n, "second");
    match trigger {
        Trigger::AtOnce => "at once".to_owned(),
        Trigger::Delay { seconds: n } => format!("after {} on the page", seconds(n)),
        Trigger::TimeOnSite { seconds: n } => format!("after {} on the site", seconds(n)),
        Trigger::Pages { count } => format!("after {} seen", counted(*count, "page")),
        Trigger::Scroll { percent } => format!("after scrolling {percent}% of the page"),
        Trigger::Inactivity { seconds: n } => format!("after {} of doing nothing", seconds(n)),
        Trigger::ExitIntent => "when the visitor is about to leave".to_owned(),
        Trigger::Click { selector } => format!("on a click on ‘{selector}’"),
        Trigger::Call { name } => format!("when the site calls ‘{name}’"),
    }
}

fn counted(n: u32, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// "a", "a or b", "a, b or c".
pub(super) fn joined(parts: impl Iterator<Item = String>, word: &str) -> String {
    let mut parts: Vec<String> = parts.collect();
    match parts.pop() {
        None => String::new(),
        Some(only) if parts.is_empty() => only,
        Some(last) => format!("{} {word} {last}", parts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(conditions: &str, campaign: Option<&str>) -> String {
        let rules: Rules = serde_json::from_str(&format!(
            r#"{{"match":"all","conditions":{conditions},"stop_subscribers":true,"stop_converted":false,
            "pause_after_close_days":30,"triggers":[{{"kind":"pages","count":2}},{{"kind":"exit_intent"}}]}}"#
        ))
        .unwrap();
        super::rules(&rules, campaign)
    }

    #[test]
    fn rules_read_as_a_sentence() {
        assert_eq!(
            said(
                r#"[{"kind":"visitor","is":"new"},{"kind":"utm","key":"medium","values":["email","e-mail"],"not":true}]"#,
                None
            ),
            "Shows when the visitor is new and utm_medium is not ‘email’ or ‘e-mail’: after 2 pages seen or when the visitor is about to leave. Never to people who signed up."
        );
        assert_eq!(
            said(
                r#"[{"kind":"utm","key":"campaign","values":["{campaign}"]}]"#,
                Some("Spring")
            ),
            "Shows when the visitor came by a link of ‘Spring’: after 2 pages seen or when the visitor is about to leave. Never to people who signed up."
        );
        assert!(said("[]", None).starts_with("Shows on every visit: after"));
    }

    #[test]
    fn every_condition_has_words() {
        let all = r#"[{"kind":"page","how":"begins","values":["/cart"]},{"kind":"referrer","how":"contains","values":["google"],"not":true},
            {"kind":"device","is":["desktop","tablet"]},{"kind":"language","is":["de"]},{"kind":"country","is":["DE"],"not":true},
            {"kind":"time","weekdays":["fri","sat"],"from":"18:00"},{"kind":"dates","from":"2026-05-01","until":"2026-05-09"},
            {"kind":"cart","min":20},{"kind":"logged_in","not":true},{"kind":"visitor","is":"new","not":true}]"#;
        assert_eq!(
            said(all, None).split(':').next().unwrap(),
            "Shows when the page begins with ‘/cart’, the referrer does not contain ‘google’, the device is a desktop or a tablet, the language is de, the country is not DE, it is Friday or Saturday after 18"
        );
        assert!(said(all, None).contains(
            "it is between 1 May 2026 and 9 May 2026, the cart holds at least 20, the visitor is not logged in and the visitor has been here before"
        ));
    }

    #[test]
    fn frequencies_read_as_a_sentence() {
        let days = Frequency::OncePer {
            n: 3,
            unit: Unit::Days,
        };
        assert_eq!(frequency(days, 0), "Once in 3 days.");
        assert_eq!(
            frequency(Frequency::OncePerSession, 30),
            "Once per session; after closing it rests 30 days."
        );
        assert_eq!(
            frequency(Frequency::AtMost { n: 1 }, 1),
            "At most 1 time in all; after closing it rests 1 day."
        );
    }
}
