//! One campaign's lane: its name, its marks in as many rows as overlap asks for, the gaps below.

use chrono_tz::Tz;
use reprise_domain::document::{Tone, colors};
use reprise_domain::gap::short;
use reprise_domain::local_time::gap_minutes;
use reprise_domain::strategy::Strategy;

use super::super::document::Told;
use super::super::svg::{self, Words};
use super::marks::{self, Mark};
use super::scale::Scale;
use super::{FindingMarks, NAMES};

/// Above the first row: dates.
const TOP: f64 = 24.0;
/// From row to row.
const ROW: f64 = 26.0;
/// Below the last row: gaps.
const BOTTOM: f64 = 24.0;
/// Most rows; what overlaps more often lies over the last one.
const ROWS: usize = 4;
/// Nearest that two marks may stand: ads that follow each other without a break stay apart.
const NEAR: f64 = 0.9;

/// A campaign with its marks laid out.
pub(super) struct Lane<'a> {
    told: &'a Told<'a>,
    rows: Vec<Vec<Mark<'a>>>,
    scale: Scale,
    found: Vec<(usize, Tone)>,
}

impl<'a> Lane<'a> {
    /// Lays out a campaign's launches.
    ///
    /// Marks that touch without running at the same time become one; what runs at the same time gets
    /// a row of its own.
    pub(super) fn of(told: &'a Told<'a>, scale: Scale, found: &FindingMarks) -> Self {
        let mut rows: Vec<Vec<Mark<'a>>> = vec![Vec::new()];
        for launch in &told.launches {
            let found = found.launches.get(&launch.id).cloned().unwrap_or_default();
            let next = Mark::of(launch, told.campaign.strategy, scale, found);
            let free = rows.iter().position(|row| {
                row.last()
                    .is_none_or(|last| last.end + NEAR <= next.start || last.may_join(&next))
            });
            let at = match free {
                Some(at) => at,
                None if rows.len() < ROWS => {
                    rows.push(Vec::new());
                    rows.len() - 1
                }
                None => ROWS - 1,
            };
            match rows[at].last_mut() {
                Some(last) if last.end + NEAR > next.start => last.join(next),
                Some(_) | None => rows[at].push(next),
            }
        }
        let found = found.campaigns.get(&told.campaign.id);
        Self {
            told,
            rows,
            scale,
            found: found.cloned().unwrap_or_default(),
        }
    }

    pub(super) fn strategy(&self) -> Strategy {
        self.told.campaign.strategy
    }

    pub(super) fn height(&self) -> f64 {
        TOP + ROW * (self.rows.len() - 1) as f64 + BOTTOM
    }

    #[cfg(test)]
    pub(super) fn rows(&self) -> &[Vec<Mark<'a>>] {
        &self.rows
    }

    pub(super) fn has_findings(&self) -> bool {
        let mut marks = self.rows.iter().flatten();
        !self.found.is_empty() || marks.any(|mark| !mark.found.is_empty())
    }

    pub(super) fn draw(&self, out: &mut String, zone: Tz, y: f64) {
        self.name(out, y);
        let middle = y + TOP;
        self.gaps(out, zone, y + self.height() - 9.0);
        for (number, row) in self.rows.iter().enumerate() {
            let middle = middle + ROW * number as f64;
            dates(out, row, middle - 11.0);
            row.iter().for_each(|mark| mark.draw(out, middle));
            row.iter()
                .filter(|mark| !mark.found.is_empty())
                .for_each(|mark| marks::badge(out, &mark.found, mark.badge_at(), middle - 8.0));
        }
    }

    fn name(&self, out: &mut String, y: f64) {
        let name = svg::ends_kept(&self.told.campaign.name, 9.5, 1.7 * (NAMES - 26.0));
        let lines = svg::wrapped(&name, 9.5, NAMES - 26.0, 2);
        let middle = y + self.height() / 2.0;
        let first = middle + 3.5 - 6.0 * (lines.len().saturating_sub(1)) as f64;
        for (number, line) in lines.iter().enumerate() {
            let words = Words {
                text: line,
                size: 9.5,
                fill: svg::INK,
                bold: true,
            };
            words.from(out, 4.0, first + 12.0 * number as f64);
        }
        if !self.found.is_empty() {
            marks::badge(out, &self.found, NAMES - 12.0, middle);
        }
    }

    /// From launch to launch, where the length has room.
    fn gaps(&self, out: &mut String, zone: Tz, y: f64) {
        for pair in self.told.launches.windows(2) {
            let length = short(gap_minutes(pair[0].at, pair[1].at, zone));
            let (from, to) = (self.place(pair[0].at), self.place(pair[1].at));
            let room = to - from - 2.0;
            let wide = svg::width(&length, 8.0);
            if room < wide + 4.0 {
                continue;
            }
            let center = (from + to) / 2.0;
            for (a, b) in [
                (from + 1.0, center - wide / 2.0 - 2.5),
                (center + wide / 2.0 + 2.5, to - 1.0),
            ] {
                if b - a > 1.0 {
                    svg::line(out, (a, y), (b, y), svg::FAINT, 0.6);
                }
            }
            for end in [from + 1.0, to - 1.0] {
                svg::line(out, (end, y - 2.5), (end, y + 2.5), svg::FAINT, 0.6);
            }
            let words = Words {
                text: &length,
                size: 8.0,
                fill: svg::SOFT,
                bold: false,
            };
            words.around(out, center, y + 2.8);
        }
    }

    fn place(&self, at: chrono::NaiveDateTime) -> f64 {
        marks::start(self.scale, at.date(), self.strategy())
    }

    pub(super) fn described(&self) -> String {
        let days: Vec<String> = self
            .told
            .launches
            .iter()
            .map(|launch| launch.at.format("%-d %b").to_string())
            .collect();
        let campaign = self.told.campaign;
        format!(
            "{} ({}): {}",
            campaign.name,
            campaign.strategy.word(),
            days.join(", ")
        )
    }
}

/// The day above each mark, where the label has room beside the one before.
fn dates(out: &mut String, row: &[Mark<'_>], y: f64) {
    let mut free = NAMES;
    for mark in row {
        let text = mark.first_day().format("%-d %b").to_string();
        let wide = svg::width(&text, 8.0);
        let x = if mark.is_point() {
            mark.center() - wide / 2.0
        } else {
            mark.start + 1.0
        };
        // A badge stands over the end of its mark.
        let covered = !mark.found.is_empty() && x + wide > mark.end - 7.0;
        let x = if covered { mark.end - 8.0 - wide } else { x };
        if x < free || x + wide > super::WIDTH {
            continue;
        }
        let words = Words {
            text: &text,
            size: 8.0,
            fill: colors(mark.strategy).strong,
            bold: false,
        };
        words.from(out, x, y);
        free = x + wide + 5.0;
    }
}
