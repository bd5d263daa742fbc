//! Days, gaps, sources and lists as a brief writes them.

use chrono::{NaiveDate, NaiveDateTime};
use reprise_domain::audience::{Audience, AudienceSource, ContactFilter};
use reprise_domain::channel::Channel;
use reprise_domain::gap::{Gap, short};

/// "Tue 12 May 2026, 10:00".
pub(super) fn moment(at: NaiveDateTime) -> String {
    at.format("%a %-d %b %Y, %H:%M").to_string()
}

/// "12 May 2026".
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// "a", "a and b", "a, b and c".
pub(super) fn listed(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// "e-mail and SMS"; "open" without any.
pub(super) fn channels(channels: &[Channel]) -> String {
    let words: Vec<&str> = channels.iter().map(|channel| channel.word()).collect();
    if words.is_empty() {
        "open".to_owned()
    } else {
        listed(&words)
    }
}

/// With its first letter large: "e-mail" becomes "E-mail".
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// "5 d to 14 d, best 7 d".
pub(super) fn gap(gap: Gap) -> String {
    let said = |hours: u32| short(i64::from(hours) * 60);
    format!(
        "{} to {}, best {}",
        said(gap.min_hours),
        said(gap.max_hours),
        said(gap.ideal_hours)
    )
}

/// Where an audience's people come from: "visitors of the last 30 days".
pub(super) fn source(audience: &Audience) -> String {
    match &audience.source {
        AudienceSource::Contacts { rule } => match rule.simple().map(|(_, who)| who) {
            Some(ContactFilter::Everyone) => "own contacts".to_owned(),
            Some(ContactFilter::Buyers) => "own contacts who bought".to_owned(),
            Some(ContactFilter::NotYetBuyers) => "own contacts who have not bought".to_owned(),
            None => "own contacts by a rule".to_owned(),
        },
        AudienceSource::Visitors { lookback_days, .. } => {
            format!("visitors of the last {lookback_days} days")
        }
        AudienceSource::Engagers {
            platform,
            engagement,
            retention_days,
            ..
        } => {
            format!(
                "{} on {}, last {retention_days} days",
                engagement.word(),
                platform.word()
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_gaps_read_as_people_say_them() {
        let at: NaiveDateTime = "2026-05-12T10:00:00".parse().unwrap();
        assert_eq!(moment(at), "Tue 12 May 2026, 10:00");
        assert_eq!(day(at.date()), "12 May 2026");
        assert_eq!(gap(Gap::days(5, 7, 14)), "5 d to 14 d, best 7 d");
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(channels(&[]), "open");
    }
}
