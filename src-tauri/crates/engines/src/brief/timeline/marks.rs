//! The marks of launches: outlined bars that lead out, filled dots and bars with a loop, findings.

use chrono::{Days, NaiveDate};
use reprise_domain::document::{Tone, colors};
use reprise_domain::launch::Launch;
use reprise_domain::strategy::Strategy;

use super::super::svg::{self, Words};
use super::scale::Scale;

/// Half of a mark's height.
const HALF: f64 = 7.5;
/// Least width of a flight that still shows its arrow.
const LEAST: f64 = 11.0;
/// Size of the words in a mark.
const LABEL: f64 = 8.0;

/// One launch, or several that stand too near each other to be told apart.
#[derive(Debug, Clone)]
pub(super) struct Mark<'a> {
    launches: Vec<&'a Launch>,
    pub(super) strategy: Strategy,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) found: Vec<(usize, Tone)>,
}

/// Where a launch of a day begins: ads with the day, a message in its middle.
pub(super) fn start(scale: Scale, day: NaiveDate, strategy: Strategy) -> f64 {
    match strategy {
        Strategy::Retargeting => scale.at(day),
        Strategy::Remarketing => scale.at(day) + scale.day() / 2.0,
    }
}

impl<'a> Mark<'a> {
    pub(super) fn of(
        launch: &'a Launch,
        strategy: Strategy,
        scale: Scale,
        found: Vec<(usize, Tone)>,
    ) -> Self {
        let x = scale.at(launch.at.date());
        let last = scale.at(launch.last_day() + Days::new(1));
        let center = start(scale, launch.at.date(), strategy);
        let (start, end) = match strategy {
            Strategy::Retargeting => (x, (last - 1.0).max(x + LEAST)),
            Strategy::Remarketing if launch.flight_days > 1 => {
                (x, (last - 1.0).max(x + 2.0 * HALF))
            }
            Strategy::Remarketing => (center - HALF, center + HALF),
        };
        Self {
            launches: vec![launch],
            strategy,
            start,
            end,
            found,
        }
    }

    /// Whether another mark that touches this one may become part of it: they do not run at the same time.
    pub(super) fn may_join(&self, next: &Self) -> bool {
        let is_send = |mark: &Self| mark.launches.iter().all(|it| it.flight_days <= 1);
        let over = self.launches.last().map(|last| last.last_day());
        over < Some(next.first_day()) || (is_send(self) && is_send(next))
    }

    pub(super) fn join(&mut self, next: Self) {
        self.end = self.end.max(next.end);
        self.launches.extend(next.launches);
        self.found.extend(next.found);
    }

    pub(super) fn first_day(&self) -> NaiveDate {
        self.launches
            .first()
            .map_or(NaiveDate::MIN, |first| first.at.date())
    }

    pub(super) fn is_point(&self) -> bool {
        self.strategy == Strategy::Remarketing && self.end - self.start <= 2.0 * HALF + 0.1
    }

    pub(super) fn center(&self) -> f64 {
        (self.start + self.end) / 2.0
    }

    pub(super) fn draw(&self, out: &mut String, y: f64) {
        match self.strategy {
            Strategy::Retargeting => self.outlined(out, y),
            Strategy::Remarketing => self.filled(out, y),
        }
    }

    /// What stands in a mark, the longest that has room: how many launches it holds and their
    /// rhythm when they keep one, or how long it runs.
    fn label(&self, room: f64) -> String {
        let count = self.launches.len();
        let mut labels = match self.launches.as_slice() {
            [only] if only.flight_days > 1 => vec![format!("{} d", only.flight_days)],
            [_] | [] => Vec::new(),
            _ => vec![format!("{count}×")],
        };
        if let Some(days) = self.rhythm() {
            labels.insert(0, format!("{count}×, every {days} d"));
        }
        let fits = |label: &String| svg::width(label, LABEL) <= room;
        labels.into_iter().find(fits).unwrap_or_default()
    }

    /// Days from launch to launch, when they are always the same.
    fn rhythm(&self) -> Option<i64> {
        let mut gaps = self
            .launches
            .windows(2)
            .map(|pair| (pair[1].at.date() - pair[0].at.date()).num_days());
        let first = gaps.next().filter(|days| *days > 0)?;
        gaps.all(|days| days == first).then_some(first)
    }

    /// Where the number of a finding stands: over the end, clear of the tip that leads out.
    pub(super) fn badge_at(&self) -> f64 {
        match self.strategy {
            Strategy::Retargeting => (self.end - 9.0).max(self.start + 3.0),
            Strategy::Remarketing => self.end - 1.0,
        }
    }

    /// A bar whose end leads out.
    fn outlined(&self, out: &mut String, y: f64) {
        let pair = colors(Strategy::Retargeting);
        let (x, end) = (self.start + 0.7, self.end);
        let tip = (end - 6.0).max(x + 2.0);
        svg::push(
            out,
            format_args!(
                r#"<path d="M{a:.1} {top:.1} H{tip:.1} L{end:.1} {y:.1} L{tip:.1} {low:.1} H{a:.1} Q{x:.1} {low:.1} {x:.1} {low2:.1} V{top2:.1} Q{x:.1} {top:.1} {a:.1} {top:.1} Z" fill="{}" stroke="{}" stroke-width="1.3" stroke-linejoin="round"/>"#,
                pair.pale,
                pair.strong,
                a = (x + 2.5).min(tip),
                top = y - HALF,
                top2 = y - HALF + 2.5,
                low = y + HALF,
                low2 = y + HALF - 2.5,
            ),
        );
        let label = self.label(tip - x - 3.0);
        say(out, &label, (x + tip) / 2.0, pair.strong, y);
    }

    /// A dot with a loop; a bar when it holds several launches or runs for days.
    fn filled(&self, out: &mut String, y: f64) {
        let pair = colors(Strategy::Remarketing);
        let size = (self.end - self.start, 2.0 * HALF);
        svg::area(out, (self.start, y - HALF), size, HALF, pair.strong);
        if self.is_point() && self.launches.len() == 1 {
            lead_back(out, self.center(), y, "#ffffff");
            return;
        }
        let label = self.label(size.0 - 3.0);
        if size.0 > svg::width(&label, LABEL) + 19.0 {
            lead_back(out, self.start + HALF, y, "#ffffff");
            let center = (self.start + 2.0 * HALF + self.end - 4.0) / 2.0;
            say(out, &label, center, "#ffffff", y);
        } else {
            say(out, &label, self.center(), "#ffffff", y);
        }
    }
}

fn say(out: &mut String, text: &str, x: f64, fill: &str, y: f64) {
    let words = Words {
        text,
        size: LABEL,
        fill,
        bold: true,
    };
    if !text.is_empty() {
        words.around(out, x, y + 2.9);
    }
}

/// The arrow of a loop, around a place.
pub(super) fn lead_back(out: &mut String, x: f64, y: f64, color: &str) {
    svg::push(
        out,
        format_args!(
            r#"<path d="M{a:.1} {b:.1} A3.2 3.2 0 1 1 {c:.1} {d:.1}" fill="none" stroke="{color}" stroke-width="1.3" stroke-linecap="round"/><path d="M{e:.1} {f:.1} L{g:.1} {b:.1} L{h:.1} {i:.1}" fill="none" stroke="{color}" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round"/>"#,
            a = x - 2.6,
            b = y - 1.9,
            c = x - 2.9,
            d = y + 1.3,
            e = x - 3.4,
            f = y - 4.4,
            g = x - 2.9,
            h = x - 0.2,
            i = y - 2.2,
        ),
    );
}

/// The sign of a strategy, about 12 units wide.
pub(super) fn icon(out: &mut String, strategy: Strategy, x: f64, y: f64) {
    let color = colors(strategy).strong;
    match strategy {
        Strategy::Retargeting => svg::push(
            out,
            format_args!(
                r#"<path d="M{:.1} {y:.1} H{:.1} M{:.1} {:.1} L{:.1} {y:.1} L{:.1} {:.1}" fill="none" stroke="{color}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>"#,
                x - 5.0,
                x + 5.0,
                x + 1.5,
                y - 3.5,
                x + 5.0,
                x + 1.5,
                y + 3.5,
            ),
        ),
        Strategy::Remarketing => {
            svg::area(out, (x - 6.0, y - 6.0), (12.0, 12.0), 6.0, color);
            lead_back(out, x, y, "#ffffff");
        }
    }
}

/// The number of a finding, with a plus when there are more; the worst comes first.
pub(super) fn badge(out: &mut String, found: &[(usize, Tone)], x: f64, y: f64) {
    let Some((number, tone)) = found.iter().min_by_key(|(number, _)| *number) else {
        return;
    };
    let more = if found.len() > 1 { "+" } else { "" };
    let text = format!("{number}{more}");
    let wide = (svg::width(&text, 7.5) + 6.0).max(12.0);
    svg::push(
        out,
        format_args!(
            r##"<rect x="{:.1}" y="{:.1}" width="{wide:.1}" height="12" rx="6" fill="{}" stroke="#ffffff" stroke-width="1"/>"##,
            x - wide / 2.0,
            y - 6.0,
            tone.color()
        ),
    );
    let words = Words {
        text: &text,
        size: 7.5,
        fill: "#ffffff",
        bold: true,
    };
    words.around(out, x, y + 2.7);
}
