//! What is planned to be spent, month by month, as a small drawing.

use chrono::NaiveDate;
use reprise_domain::document::colors;
use reprise_domain::money::{Currency, Money};
use reprise_domain::strategy::Strategy;

use super::svg::{self, Words};

const WIDTH: f64 = 680.0;
const HEIGHT: f64 = 150.0;
const TOP: f64 = 20.0;
const BASE: f64 = 118.0;

/// Money of one month by strategy, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Spent {
    pub(super) retargeting: i64,
    pub(super) remarketing: i64,
}

impl Spent {
    pub(super) fn whole(self) -> i64 {
        self.retargeting.saturating_add(self.remarketing)
    }
}

/// Stacked columns, one a month in order; none when nothing costs anything.
pub(super) fn months(months: &[(NaiveDate, Spent)], currency: Currency) -> Option<String> {
    let highest = months.iter().map(|(_, spent)| spent.whole()).max()?;
    if highest <= 0 {
        return None;
    }
    let mut out = svg::open(WIDTH, HEIGHT);
    let step = (WIDTH / months.len() as f64).min(110.0);
    let wide = (step * 0.56).min(46.0);
    for (at, (month, spent)) in months.iter().enumerate() {
        let center = step * (at as f64 + 0.5);
        let mut y = BASE;
        for (strategy, minor) in [
            (Strategy::Remarketing, spent.remarketing),
            (Strategy::Retargeting, spent.retargeting),
        ] {
            let tall = (BASE - TOP) * minor.max(0) as f64 / highest as f64;
            if tall > 0.0 {
                y -= tall;
                column(&mut out, strategy, (center - wide / 2.0, y), (wide, tall));
            }
        }
        label(&mut out, (center, y - 5.0), step, spent.whole(), currency);
        name(&mut out, center, step, *month, at == 0);
    }
    svg::line(&mut out, (0.0, BASE), (WIDTH, BASE), svg::FAINT, 0.8);
    legend(&mut out, months);
    out.push_str("</svg>");
    Some(out)
}

/// Ads are outlined, messages filled, as on the timeline.
fn column(out: &mut String, strategy: Strategy, (x, y): (f64, f64), (wide, tall): (f64, f64)) {
    let pair = colors(strategy);
    match strategy {
        Strategy::Remarketing => svg::area(out, (x, y), (wide, tall), 0.0, pair.strong),
        Strategy::Retargeting => svg::push(
            out,
            format_args!(
                r#"<rect x="{:.1}" y="{:.1}" width="{:.1}" height="{:.1}" fill="{}" stroke="{}" stroke-width="1.2"/>"#,
                x + 0.6,
                y + 0.6,
                wide - 1.2,
                (tall - 0.6).max(0.1),
                pair.pale,
                pair.strong
            ),
        ),
    }
}

fn label(out: &mut String, (x, y): (f64, f64), room: f64, minor: i64, currency: Currency) {
    let text = Money { minor, currency }.to_string();
    let words = Words {
        text: &text,
        size: 9.0,
        fill: svg::INK,
        bold: true,
    };
    if svg::width(&text, 9.0) <= room - 3.0 {
        words.around(out, x, y);
    }
}

fn name(out: &mut String, x: f64, room: f64, month: NaiveDate, first: bool) {
    let with_year = first || month.format("%m").to_string() == "01";
    let formats = if with_year {
        ["%B %Y", "%b %Y", "%b ’%y", "%b"]
    } else {
        ["%B", "%b", "%b", "%b"]
    };
    let name = formats
        .iter()
        .map(|format| month.format(format).to_string())
        .find(|name| svg::width(name, 9.0) <= room - 4.0);
    if let Some(text) = name {
        let words = Words {
            text: &text,
            size: 9.0,
            fill: svg::SOFT,
            bold: false,
        };
        words.around(out, x, BASE + 14.0);
    }
}

fn legend(out: &mut String, months: &[(NaiveDate, Spent)]) {
    let mut x = 0.0;
    let y = HEIGHT - 4.0;
    let spends = |of: fn(&Spent) -> i64| months.iter().any(|(_, spent)| of(spent) > 0);
    for (strategy, shown) in [
        (Strategy::Retargeting, spends(|it| it.retargeting)),
        (Strategy::Remarketing, spends(|it| it.remarketing)),
    ] {
        if !shown {
            continue;
        }
        column(out, strategy, (x, y - 8.0), (12.0, 9.0));
        let words = Words {
            text: strategy.word(),
            size: 8.5,
            fill: svg::SOFT,
            bold: false,
        };
        words.from(out, x + 17.0, y);
        x += 32.0 + svg::width(strategy.word(), 8.5);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str, retargeting: i64, remarketing: i64) -> (NaiveDate, Spent) {
        let spent = Spent {
            retargeting,
            remarketing,
        };
        (text.parse().unwrap(), spent)
    }

    #[test]
    fn the_dearest_month_is_the_tallest_and_cheap_ones_keep_their_share() {
        let svg = months(
            &[month("2026-01-01", 0, 1_000), month("2026-02-01", 0, 500)],
            Currency::EUR,
        )
        .unwrap();
        assert!(
            svg.contains(r#"height="98.0""#) && svg.contains(r#"height="49.0""#),
            "{svg}"
        );
        assert!(svg.contains("January 2026") && svg.contains("€10"), "{svg}");
    }

    #[test]
    fn a_plan_that_costs_nothing_has_no_chart() {
        assert_eq!(months(&[month("2026-01-01", 0, 0)], Currency::EUR), None);
        assert_eq!(months(&[], Currency::EUR), None);
    }
}
