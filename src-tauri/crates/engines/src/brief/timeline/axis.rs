//! Months above weeks, weekends and closed days behind the lanes.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use reprise_domain::client::Client;
use reprise_domain::period::WeekStart;

use super::super::svg::{self, Words};
use super::scale::Scale;

const BASE: f64 = 38.0;

pub(super) fn draw(out: &mut String, client: &Client, scale: Scale, bottom: f64) {
    closed_days(out, client, scale, bottom);
    let has_weeks = weeks(out, client, scale, bottom);
    months(out, scale, bottom, has_weeks);
    svg::line(out, (0.0, BASE), (super::WIDTH, BASE), svg::FAINT, 0.8);
}

/// Weekends while days are wide enough to be told apart; blackout days always.
fn closed_days(out: &mut String, client: &Client, scale: Scale, bottom: f64) {
    let tall = bottom - BASE;
    for day in scale
        .first
        .iter_days()
        .take_while(|day| *day <= scale.last)
        .filter(|day| scale.day() >= 8.0 && matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
    {
        svg::area(
            out,
            (scale.at(day), BASE),
            (scale.day(), tall),
            0.0,
            "#f8f8fa",
        );
    }
    for (first, last) in blackouts(client, scale) {
        let (x, end) = (scale.at(first), scale.at(last + Days::new(1)));
        let wide = (end - x).max(2.0);
        svg::area(out, (x, BASE), (wide, tall), 0.0, "#e9e9ee");
    }
}

/// The client's blackout days that lie within the picture.
pub(super) fn blackouts(client: &Client, scale: Scale) -> Vec<(NaiveDate, NaiveDate)> {
    client
        .blackouts
        .iter()
        .map(|it| {
            (
                it.period.first.max(scale.first),
                it.period.last.min(scale.last),
            )
        })
        .filter(|(first, last)| first <= last)
        .collect()
}

/// A line at each week's first day; lines thin out until their labels have room, and give way to
/// months where even that is too dense. Whether there are any.
fn weeks(out: &mut String, client: &Client, scale: Scale, bottom: f64) -> bool {
    let week = scale.day() * 7.0;
    let every = (17.0 / week).ceil().max(1.0) as usize;
    if every > 2 {
        return false;
    }
    let start = match client.week_start {
        WeekStart::Monday => scale.first.weekday().num_days_from_monday(),
        WeekStart::Sunday => scale.first.weekday().num_days_from_sunday(),
        WeekStart::Saturday => scale.first.weekday().days_since(Weekday::Sat),
    };
    let first = scale.first + Days::new(u64::from((7 - start) % 7));
    let days = first.iter_days().step_by(7 * every);
    for day in days.take_while(|day| *day <= scale.last) {
        let x = scale.at(day);
        svg::line(out, (x, 24.0), (x, bottom), svg::LINE, 0.5);
        let name = if scale.day() >= 16.0 {
            day.format("%a %-d").to_string()
        } else {
            day.day().to_string()
        };
        small(out, &name, x + 2.5, 33.5);
    }
    if scale.day() >= 16.0 {
        for day in scale.first.iter_days().take_while(|day| *day <= scale.last) {
            let since = (day - first).num_days().rem_euclid(7);
            if since != 0 {
                small(out, &day.day().to_string(), scale.at(day) + 2.5, 33.5);
            }
        }
    }
    true
}

fn small(out: &mut String, text: &str, x: f64, y: f64) {
    let words = Words {
        text,
        size: 8.0,
        fill: svg::SOFT,
        bold: false,
    };
    // What would hang over the edge is left out.
    if x + svg::width(text, 8.0) <= super::WIDTH {
        words.from(out, x, y);
    }
}

/// Each month's name, as long as it fits; a month too narrow for any name keeps its line. Without
/// weeks, the years stand in their place.
fn months(out: &mut String, scale: Scale, bottom: f64, has_weeks: bool) {
    let mut year = None;
    let mut month = scale.first.with_day(1).unwrap_or(scale.first);
    while month <= scale.last {
        let next = month + Months::new(1);
        let x = scale.at(month.max(scale.first));
        let room = scale.at(next.min(scale.last + Days::new(1))) - x - 5.0;
        let has_year = month.month() == 1 || month <= scale.first;
        let names = match (has_weeks, has_year) {
            (true, true) => ["%B %Y", "%b %Y", "%b ’%y", "%b"],
            (true, false) => ["%B %Y", "%B", "%b", "%b"],
            (false, _) => ["%B", "%b", "%b", "%b"],
        };
        let name = names
            .iter()
            .map(|format| month.format(format).to_string())
            .find(|name| svg::width(name, 9.5) <= room);
        if let Some(name) = name {
            let words = Words {
                text: &name,
                size: 9.5,
                fill: svg::INK,
                bold: true,
            };
            words.from(out, x + 2.5, 17.0);
            if !has_weeks && year.replace(month.year()) != Some(month.year()) {
                small(out, &month.year().to_string(), x + 2.5, 30.0);
            }
        }
        svg::line(out, (x, 6.0), (x, bottom), svg::LINE, 0.9);
        month = next;
    }
}
