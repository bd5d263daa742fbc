//! The timeline as a picture: lanes by campaign, grouped by strategy, told apart by shape and color.
//!
//! Drawn for a page's width: what it shows must read as well for two weeks as for fourteen months,
//! for one campaign as for forty. Marks that would touch become one with a count.

mod axis;
mod lane;
mod legend;
mod marks;
mod scale;

use std::collections::BTreeMap;

use reprise_domain::document::{Block, Tone, colors};
use reprise_domain::id::{CampaignId, LaunchId};
use reprise_domain::strategy::Strategy;

use super::document::{BriefFacts, Told};
use super::svg::{self, Words};
use super::words;
use lane::Lane;
use scale::Scale;

/// Width of the drawing; a unit is 0.25 mm on the page.
const WIDTH: f64 = 680.0;
/// Where the lanes begin, right of the names.
const NAMES: f64 = 150.0;
const HEAD: f64 = 38.0;
const GROUP: f64 = 24.0;
const FOOT: f64 = 30.0;
/// Tallest picture that fits a page with a heading above it; more lanes make another.
const TALLEST: f64 = 880.0;

/// Numbers of findings, by what they stand with.
#[derive(Debug, Default)]
pub(super) struct FindingMarks {
    /// At a launch.
    pub(super) launches: BTreeMap<LaunchId, Vec<(usize, Tone)>>,
    /// At a campaign as a whole.
    pub(super) campaigns: BTreeMap<CampaignId, Vec<(usize, Tone)>>,
}

/// One picture, or several when there are more campaigns than a page holds; none without launches.
pub(super) fn pictures(
    facts: &BriefFacts<'_>,
    told: &[Told<'_>],
    found: &FindingMarks,
) -> Vec<Block> {
    let Some(scale) = Scale::of(told) else {
        return Vec::new();
    };
    let lanes: Vec<Lane<'_>> = told
        .iter()
        .filter(|it| !it.launches.is_empty())
        .map(|it| Lane::of(it, scale, found))
        .collect();
    let pages = paged(&lanes);
    let many = pages.len();
    pages
        .into_iter()
        .enumerate()
        .map(|(at, lanes)| Block::Picture {
            svg: picture(facts, lanes, scale),
            alt: described(lanes),
            caption: if many > 1 {
                format!("Timeline, part {} of {many}.", at + 1)
            } else {
                String::new()
            },
        })
        .collect()
}

/// Lanes by picture.
fn paged<'a, 'b>(lanes: &'b [Lane<'a>]) -> Vec<&'b [Lane<'a>]> {
    let mut pages = Vec::new();
    let (mut begin, mut height) = (0, HEAD + FOOT);
    for (at, lane) in lanes.iter().enumerate() {
        let new_group = at == begin || lanes[at - 1].strategy() != lane.strategy();
        let tall = lane.height() + if new_group { GROUP } else { 0.0 };
        if height + tall > TALLEST && at > begin {
            pages.push(&lanes[begin..at]);
            (begin, height) = (at, HEAD + FOOT + GROUP);
        }
        height += tall;
    }
    if begin < lanes.len() {
        pages.push(&lanes[begin..]);
    }
    pages
}

fn picture(facts: &BriefFacts<'_>, lanes: &[Lane<'_>], scale: Scale) -> String {
    let mut body = String::new();
    let mut y = HEAD;
    let mut group = None;
    for lane in lanes {
        if group != Some(lane.strategy()) {
            group = Some(lane.strategy());
            group_head(&mut body, lane.strategy(), y);
            y += GROUP;
        }
        lane.draw(&mut body, facts.client.time_zone, y);
        y += lane.height();
        svg::line(&mut body, (0.0, y), (WIDTH, y), svg::LINE, 0.6);
    }
    let mut out = svg::open(WIDTH, y + FOOT);
    axis::draw(&mut out, facts.client, scale, y);
    out.push_str(&body);
    legend::draw(&mut out, facts.client, lanes, scale, y + FOOT - 9.0);
    out.push_str("</svg>");
    out
}

fn group_head(out: &mut String, strategy: Strategy, y: f64) {
    let pair = colors(strategy);
    svg::area(out, (0.0, y), (WIDTH, GROUP), 0.0, pair.pale);
    marks::icon(out, strategy, 9.0, y + GROUP / 2.0);
    let told = match strategy {
        Strategy::Retargeting => "ads to people who came and did not buy",
        Strategy::Remarketing => "messages to people in own channels",
    };
    let name = words::capital(strategy.word());
    let bold = Words {
        text: &name,
        size: 10.0,
        fill: pair.strong,
        bold: true,
    };
    bold.from(out, 20.0, y + 15.5);
    let soft = Words {
        text: told,
        size: 9.0,
        fill: svg::SOFT,
        bold: false,
    };
    soft.from(out, NAMES, y + 15.5);
}

fn described(lanes: &[Lane<'_>]) -> String {
    let all: Vec<String> = lanes.iter().map(Lane::described).collect();
    format!("Timeline. {}.", all.join("; "))
}

#[cfg(test)]
mod tests;
