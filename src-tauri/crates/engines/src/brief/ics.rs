//! The launches as a calendar (RFC 5545), by a writer of our own: nothing a person typed can become a line.
//!
//! Sends are moments in UTC, flights whole days. The same plan and stamp give the same bytes.

use chrono::{DateTime, Days, Utc};
use reprise_domain::campaign::{Campaign, CampaignStatus};
use reprise_domain::client::Client;
use reprise_domain::landing::link_of;
use reprise_domain::launch::Launch;
use reprise_domain::local_time::resolve;
use reprise_domain::workspace::Workspace;

use super::schedule::{is_flight, live_launches};
use super::words::moment;

/// Longest line in octets, its CRLF not counted.
const LINE_OCTETS: usize = 75;

/// A calendar of a client's live launches, each with a reminder one day before. Without launches, an empty calendar.
///
/// `stamp` is when the file is made. Events keep their id from export to export, so a calendar replaces them.
pub fn ics(workspace: &Workspace, client: &Client, stamp: DateTime<Utc>) -> String {
    let mut out = Lines::default();
    out.push("BEGIN:VCALENDAR");
    out.push("VERSION:2.0");
    out.push("PRODID:-//Reprise//Launches//EN");
    out.push("CALSCALE:GREGORIAN");
    out.push("METHOD:PUBLISH");
    out.text("X-WR-CALNAME", &format!("{}: launches", client.name));
    out.text("X-WR-TIMEZONE", client.time_zone.name());
    for (campaign, launch) in live_launches(workspace, client) {
        event(&mut out, workspace, client, (campaign, launch), stamp);
    }
    out.push("END:VCALENDAR");
    out.0
}

fn event(
    out: &mut Lines,
    workspace: &Workspace,
    client: &Client,
    (campaign, launch): (&Campaign, &Launch),
    stamp: DateTime<Utc>,
) {
    let product = campaign.product.and_then(|id| workspace.products.get(&id));
    let link = link_of(launch, campaign, product, client);
    out.push("BEGIN:VEVENT");
    out.push(&format!("UID:{}@reprise", launch.id));
    out.push(&format!("DTSTAMP:{}", utc(stamp)));
    if is_flight(launch) {
        let end = launch.last_day() + Days::new(1);
        out.push(&format!(
            "DTSTART;VALUE=DATE:{}",
            launch.at.format("%Y%m%d")
        ));
        out.push(&format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")));
    } else {
        let start = resolve(launch.at, client.time_zone).instant;
        out.push(&format!("DTSTART:{}", utc(start)));
        out.push("DURATION:PT15M");
    }
    out.text("SUMMARY", &format!("{}: {}", campaign.name, launch.name));
    out.text(
        "DESCRIPTION",
        &description(client, campaign, launch, link.as_deref()),
    );
    out.text("CATEGORIES", launch.channel.word());
    if let Some(link) = link {
        out.push(&format!("URL:{}", uri(&link)));
    }
    out.push(match campaign.status {
        CampaignStatus::Approved => "STATUS:CONFIRMED",
        CampaignStatus::Draft | CampaignStatus::Finished | CampaignStatus::Archived => {
            "STATUS:TENTATIVE"
        }
    });
    // A planned launch does not make the planner busy.
    out.push("TRANSP:TRANSPARENT");
    out.push("BEGIN:VALARM");
    out.push("ACTION:DISPLAY");
    out.push("TRIGGER:-P1D");
    out.text("DESCRIPTION", &format!("Tomorrow: {}", launch.name));
    out.push("END:VALARM");
    out.push("END:VEVENT");
}

fn description(
    client: &Client,
    campaign: &Campaign,
    launch: &Launch,
    link: Option<&str>,
) -> String {
    let message = &launch.message;
    let labelled =
        |label: &str, value: &str| (!value.is_empty()).then(|| format!("{label}: {value}"));
    let parts = [
        Some(format!(
            "{} for {}, {}",
            launch.channel.word(),
            client.name,
            campaign.strategy.word()
        )),
        Some(format!(
            "{} ({})",
            moment(launch.at),
            client.time_zone.name()
        )),
        labelled("Subject", &message.subject),
        labelled("Message", &message.body),
        labelled("Button", &message.call_to_action),
        labelled("Code", &campaign.offer.promo_code),
        link.map(|link| format!("Link: {link}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn utc(instant: DateTime<Utc>) -> String {
    instant.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A TEXT value: backslash, semicolon, comma and line feed escaped, everything else that ends a line dropped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', c]),
            // Some readers end a line at these, as Unicode says they may.
            '\u{2028}' | '\u{2029}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A URI value, which knows no escapes: what cannot stand in an address is dropped.
fn uri(link: &str) -> String {
    let allowed = |c: &char| !(c.is_control() || c.is_whitespace() || "\"<>\\".contains(*c));
    link.chars().filter(allowed).collect()
}

/// Content lines, folded at 75 octets between characters and ended by CRLF.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn text(&mut self, name: &str, value: &str) {
        self.push(&format!("{name}:{}", escaped(value)));
    }

    fn push(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LINE_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;

    fn calendar(workspace: &Workspace) -> String {
        let stamp = "2026-05-01T08:00:00Z".parse().unwrap();
        ics(workspace, &fixtures::client(), stamp)
    }

    fn unfolded(calendar: &str) -> String {
        calendar.replace("\r\n ", "")
    }

    #[test]
    fn sends_are_moments_and_flights_are_days() {
        let text = unfolded(&calendar(&fixtures::workspace()));
        assert_eq!(text.matches("BEGIN:VEVENT").count(), fixtures::LAUNCHES);
        assert_eq!(text.matches("TRIGGER:-P1D").count(), fixtures::LAUNCHES);
        // 10:00 in Berlin in summer.
        assert!(text.contains("DTSTART:20260512T080000Z\r\n"), "{text}");
        assert!(text.contains("DTSTART;VALUE=DATE:20260505\r\nDTEND;VALUE=DATE:20260512\r\n"));
        assert!(text.contains("DTSTAMP:20260501T080000Z\r\n"));
    }

    #[test]
    fn nothing_typed_becomes_a_line() {
        let mut workspace = fixtures::workspace();
        for launch in workspace.launches.values_mut() {
            let evil =
                "x\r\nATTACH:https://evil.example\rATTACH:1\u{2028}ATTACH:2\u{85}ATTACH:3\u{0}";
            launch.name = evil.into();
            launch.message.body = evil.into();
            launch.landing = evil.into();
        }
        workspace
            .campaigns
            .values_mut()
            .for_each(|it| it.name = "a\r\nATTACH:4".into());
        let text = unfolded(&calendar(&workspace));
        let lines: Vec<_> = text.split("\r\n").collect();
        assert!(
            lines.iter().all(|line| !line.starts_with("ATTACH")),
            "{text}"
        );
        assert!(lines.iter().all(|line| {
            !line.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
        }));
        assert!(text.contains("SUMMARY:a\\nATTACH:4: x\\nATTACH:https://evil.exampleATTACH:1"));
    }

    #[test]
    fn lines_fold_at_75_octets_between_characters() {
        let mut lines = Lines::default();
        let long = format!("SUMMARY:{}", "ä€😀".repeat(40));
        lines.push(&long);
        assert!(lines.0.split("\r\n").all(|line| line.len() <= LINE_OCTETS));
        assert!(lines.0.lines().count() > 4);
        assert_eq!(unfolded(&lines.0).trim_end(), long);
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a\\b; c, d\ne"), "a\\\\b\\; c\\, d\\ne");
    }
}
