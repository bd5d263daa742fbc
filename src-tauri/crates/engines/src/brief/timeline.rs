//! The timeline as a picture: lanes by campaign, the two strategies told apart by shape and color.
//!
//! Plain SVG with shapes and text only, so that a PDF, a DOCX and a browser show the same.

use chrono::{Datelike, Days, NaiveDate};
use reprise_domain::document::Block;
use reprise_domain::gap::spoken;
use reprise_domain::launch::Launch;
use reprise_domain::local_time::gap_minutes;
use reprise_domain::strategy::Strategy;
use reprise_domain::text::shortened;

use super::document::{BriefFacts, Told};

const WIDTH: f64 = 1_000.0;
const NAMES: f64 = 210.0;
const HEAD: f64 = 46.0;
const LANE: f64 = 46.0;
const FOOT: f64 = 34.0;
/// Lanes of one picture; more make another, so that each fits a page.
const LANES: usize = 16;
/// Width of a figure at 10 px, for placing labels without measuring text.
const FIGURE: f64 = 5.8;

const INK: &str = "#1d1d1f";
const SOFT: &str = "#6e6e73";
const LINE: &str = "#d9d9de";
const WARM: &str = "#c8553d";
const WARM_FILL: &str = "#fdeee7";
const COOL: &str = "#27677f";

/// One picture for every sixteen campaigns that have launches; none without any.
pub(super) fn pictures(facts: &BriefFacts<'_>, told: &[Told<'_>]) -> Vec<Block> {
    let with_launches: Vec<&Told<'_>> = told.iter().filter(|it| !it.launches.is_empty()).collect();
    let Some(scale) = Scale::of(&with_launches) else {
        return Vec::new();
    };
    with_launches
        .chunks(LANES)
        .map(|lanes| Block::Picture {
            svg: picture(facts, lanes, scale),
            alt: described(lanes),
            caption: String::new(),
        })
        .collect()
}

/// Days to places.
#[derive(Debug, Clone, Copy)]
struct Scale {
    first: NaiveDate,
    last: NaiveDate,
}

impl Scale {
    fn of(lanes: &[&Told<'_>]) -> Option<Self> {
        let launches = || lanes.iter().flat_map(|it| &it.launches);
        let first = launches().map(|it| it.at.date()).min()?;
        let last = launches().map(|it| it.last_day()).max()?;
        Some(Self {
            first: first - Days::new(2),
            last: last + Days::new(4),
        })
    }

    fn days(self) -> f64 {
        ((self.last - self.first).num_days() + 1) as f64
    }

    fn at(self, day: NaiveDate) -> f64 {
        NAMES + (day - self.first).num_days() as f64 * (WIDTH - NAMES) / self.days()
    }
}

fn picture(facts: &BriefFacts<'_>, lanes: &[&Told<'_>], scale: Scale) -> String {
    let height = HEAD + LANE * lanes.len() as f64 + FOOT;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" font-family="Inter, sans-serif" font-size="10">"#
    );
    svg.push_str(&axis(scale, height));
    for (place, lane) in lanes.iter().enumerate() {
        svg.push_str(&drawn_lane(facts, lane, scale, HEAD + LANE * place as f64));
    }
    svg.push_str(&legend(height));
    svg.push_str("</svg>");
    svg
}

/// Months above weeks; weeks thin out until their labels have room.
fn axis(scale: Scale, height: f64) -> String {
    let bottom = height - FOOT;
    let mut out = String::new();
    let weeks = (scale.days() / 7.0).ceil();
    let every = ((weeks * 26.0 / (WIDTH - NAMES)).ceil() as u64).max(1);
    let monday = scale.first
        + Days::new(u64::from(
            (7 - scale.first.weekday().num_days_from_monday()) % 7,
        ));
    for (number, day) in monday
        .iter_days()
        .step_by(7)
        .take_while(|day| *day <= scale.last)
        .enumerate()
    {
        if (number as u64).is_multiple_of(every) {
            let x = scale.at(day);
            out.push_str(&format!(r#"<line x1="{x:.1}" y1="32" x2="{x:.1}" y2="{bottom}" stroke="{LINE}" stroke-width="0.6"/>"#));
            out.push_str(&text(x + 3.0, 42.0, SOFT, "", &day.day().to_string()));
        }
    }
    let mut month = scale.first.with_day(1).unwrap_or(scale.first);
    while month <= scale.last {
        let next = month + chrono::Months::new(1);
        let (x, end) = (
            scale.at(month.max(scale.first)),
            scale.at(next.min(scale.last + Days::new(1))),
        );
        let name = month
            .format(if end - x > 70.0 { "%B %Y" } else { "%b" })
            .to_string();
        if end - x > 24.0 {
            out.push_str(&text(
                x + 3.0,
                22.0,
                INK,
                r#" font-weight="600" font-size="11""#,
                &name,
            ));
        }
        out.push_str(&format!(r#"<line x1="{x:.1}" y1="10" x2="{x:.1}" y2="{bottom}" stroke="{LINE}" stroke-width="1"/>"#));
        month = next;
    }
    out
}

fn drawn_lane(facts: &BriefFacts<'_>, lane: &Told<'_>, scale: Scale, top: f64) -> String {
    let (middle, color) = (top + LANE / 2.0, color(lane.campaign.strategy));
    let mut out = format!(
        r#"<line x1="0" y1="{0}" x2="{WIDTH}" y2="{0}" stroke="{LINE}" stroke-width="0.6"/>"#,
        top + LANE
    );
    out.push_str(&text(
        0.0,
        middle - 1.0,
        INK,
        r#" font-weight="600" font-size="11""#,
        &shortened(&lane.campaign.name, 32),
    ));
    out.push_str(&text(
        0.0,
        middle + 12.0,
        color,
        "",
        lane.campaign.strategy.word(),
    ));
    for (place, launch) in lane.launches.iter().enumerate() {
        out.push_str(&match lane.campaign.strategy {
            Strategy::Retargeting => flight(launch, scale, middle),
            Strategy::Remarketing => send(launch, scale, middle),
        });
        if let Some(before) = place.checked_sub(1).map(|place| lane.launches[place]) {
            let minutes = gap_minutes(before.at, launch.at, facts.client.time_zone);
            out.push_str(&gap(scale, before, launch, &spoken(minutes), middle));
        }
    }
    out
}

/// An outlined bar with an arrow that leads out.
fn flight(launch: &Launch, scale: Scale, middle: f64) -> String {
    let x = scale.at(launch.at.date());
    let width = (scale.at(launch.last_day() + Days::new(1)) - x - 2.0).max(7.0);
    let tip = x + width;
    format!(
        r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="16" rx="4" fill="{WARM_FILL}" stroke="{WARM}" stroke-width="1.4"/><path d="M{a:.1} {m1:.1} L{tip:.1} {middle:.1} L{a:.1} {m2:.1}" fill="none" stroke="{WARM}" stroke-width="1.4"/>"#,
        y = middle - 8.0,
        a = tip - 5.0,
        m1 = middle - 4.0,
        m2 = middle + 4.0,
    )
}

/// A filled dot; a send that runs for days gets a filled bar.
fn send(launch: &Launch, scale: Scale, middle: f64) -> String {
    let x = scale.at(launch.at.date()) + 5.0;
    if launch.flight_days > 1 {
        let width = (scale.at(launch.last_day() + Days::new(1)) - x).max(10.0);
        return format!(
            r#"<rect x="{:.1}" y="{:.1}" width="{width:.1}" height="16" rx="8" fill="{COOL}"/>"#,
            x - 5.0,
            middle - 8.0
        );
    }
    format!(
        r##"<circle cx="{x:.1}" cy="{middle:.1}" r="6.5" fill="{COOL}"/><path d="M{a:.1} {middle:.1} a2.6 2.6 0 1 1 1.2 2.2" fill="none" stroke="#ffffff" stroke-width="1.2"/>"##,
        a = x - 2.6,
    )
}

/// The gap between two launches, where its label has room between their marks.
fn gap(scale: Scale, before: &Launch, launch: &Launch, label: &str, middle: f64) -> String {
    let start = match before.flight_days {
        0 | 1 => scale.at(before.at.date()) + 13.0,
        _ => scale.at(before.last_day() + Days::new(1)) + 2.0,
    };
    let end = scale.at(launch.at.date()) - 3.0;
    let width = label.chars().count() as f64 * FIGURE;
    if end - start < width + 4.0 {
        // Too near: the length stands below, if the marks themselves are apart.
        let x = scale.at(launch.at.date()) - width / 2.0;
        let apart = scale.at(launch.at.date()) - scale.at(before.at.date());
        return if apart > width + 6.0 {
            text(x, middle + 20.0, SOFT, r#" font-size="9""#, label)
        } else {
            String::new()
        };
    }
    let center = (start + end) / 2.0;
    let line = format!(
        r#"<line x1="{start:.1}" y1="{middle:.1}" x2="{end:.1}" y2="{middle:.1}" stroke="{SOFT}" stroke-width="0.8" stroke-dasharray="2 2"/>"#
    );
    format!(
        "{line}{}",
        text(center - width / 2.0, middle - 4.0, SOFT, "", label)
    )
}

fn legend(height: f64) -> String {
    let y = height - 12.0;
    let middle = y - 3.5;
    format!(
        r#"<rect x="{NAMES}" y="{0:.1}" width="22" height="12" rx="3" fill="{WARM_FILL}" stroke="{WARM}" stroke-width="1.2"/>{1}<circle cx="{2:.1}" cy="{middle:.1}" r="5.5" fill="{COOL}"/>{3}"#,
        middle - 6.0,
        text(NAMES + 28.0, y, SOFT, "", "retargeting: days of ads"),
        NAMES + 180.0,
        text(
            NAMES + 190.0,
            y,
            SOFT,
            "",
            "remarketing: a message; lengths are gaps between launches"
        ),
    )
}

fn color(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Retargeting => WARM,
        Strategy::Remarketing => COOL,
    }
}

fn text(x: f64, y: f64, fill: &str, more: &str, words: &str) -> String {
    format!(
        r#"<text x="{x:.1}" y="{y:.1}" fill="{fill}"{more}>{}</text>"#,
        escaped(words)
    )
}

/// Text that can stand in SVG and HTML, in content and in attributes.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\n' => {}
            c => out.push(c),
        }
    }
    out
}

fn described(lanes: &[&Told<'_>]) -> String {
    let lane = |it: &&Told<'_>| {
        let days: Vec<String> = it
            .launches
            .iter()
            .map(|launch| launch.at.format("%-d %b").to_string())
            .collect();
        format!(
            "{} ({}): {}",
            it.campaign.name,
            it.campaign.strategy.word(),
            days.join(", ")
        )
    };
    format!(
        "Timeline. {}.",
        lanes.iter().map(lane).collect::<Vec<_>>().join("; ")
    )
}
