//! Blocks as the script reads them.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use reprise_domain::id::ObjectId;
use reprise_domain::local_time::resolve;
use reprise_domain::widget::{Action, Block, Deadline, Over, Picture, Place, Segment, Widget};
use serde::Serialize;

use super::config::end_of_day;
use super::instant;
use crate::widget::picture;
use crate::widget::shown::{has_something, prizes};

/// `Block` of `config.ts`: only the fields of its kind are written.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ConfigBlock {
    /// Where its words stand.
    pub slot: String,
    /// What it is.
    pub kind: &'static str,
    /// Of a field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Of a question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Of a rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// Of a rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// Of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<&'static str>,
    /// Of a picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub src: Option<String>,
    /// Of a picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Of a countdown to an instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Of a countdown of the visitor's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Of a countdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Over>,
    /// Of a button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// Of a button, a product or a consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Of a button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look: Option<&'static str>,
    /// Of a game.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<ConfigSegment>,
}

/// `Segment` of `config.ts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConfigSegment {
    /// The slot of its words.
    pub label: String,
    /// What redeems it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// How often it comes.
    pub weight: u32,
}

/// What a block is filled with.
#[derive(Clone, Copy)]
pub(super) struct Filling<'a> {
    pub(super) widget: &'a Widget,
    pub(super) zone: Tz,
    /// Where a link without an address leads.
    pub(super) page: Option<&'a str>,
    pub(super) pictures: &'a BTreeMap<ObjectId, Vec<u8>>,
}

impl ConfigBlock {
    /// A block for the script; none for one that has nothing to show or to lead to.
    pub(super) fn of(block: &Block, with: Filling<'_>) -> Option<Self> {
        if !has_something(block, &with.widget.offer, prizes(&with.widget.design)) {
            return None;
        }
        let plain = Self {
            slot: block.slot().to_owned(),
            kind: block.kind(),
            ..Self::default()
        };
        Some(match block {
            Block::Heading { .. } | Block::PromoCode { .. } => plain,
            Block::Text { small, .. } => Self {
                size: small.then_some("small"),
                ..plain
            },
            Block::Image { picture, place, .. } => Self {
                src: Some(src(picture, with)?),
                place: Some(*place),
                ..plain
            },
            Block::Countdown { deadline, over, .. } => Self {
                until: until(*deadline, with),
                minutes: match deadline {
                    Deadline::Evergreen { minutes } => Some(*minutes),
                    Deadline::Offer | Deadline::Fixed { .. } => None,
                },
                over: Some(*over),
                ..plain
            },
            Block::Email { required, .. }
            | Block::Phone { required, .. }
            | Block::Name { required, .. } => Self {
                required: Some(*required),
                ..plain
            },
            Block::Choice {
                options, required, ..
            }
            | Block::MultiChoice {
                options, required, ..
            } => Self {
                options: options.clone(),
                required: Some(*required),
                ..plain
            },
            Block::Rating {
                least,
                most,
                required,
                ..
            } => Self {
                least: Some(*least),
                most: Some(*most),
                required: Some(*required),
                ..plain
            },
            Block::Consent { required, href, .. } => Self {
                required: Some(*required),
                href: Some(href.clone()).filter(|it| !it.is_empty()),
                ..plain
            },
            Block::Button {
                action,
                href,
                quiet,
                ..
            } => Self {
                href: match action {
                    Action::Link => Some(page(href, with)?),
                    Action::Next | Action::Submit | Action::Close => None,
                },
                action: Some(*action),
                look: quiet.then_some("quiet"),
                ..plain
            },
            Block::ProductCard { picture, href, .. } => Self {
                src: src(picture, with),
                href: Some(page(href, with)?),
                ..plain
            },
            Block::Wheel { segments, .. }
            | Block::ScratchCard { segments, .. }
            | Block::GiftBox { segments, .. } => Self {
                segments: prizes_of(block.slot(), segments),
                ..plain
            },
        })
    }
}

fn prizes_of(slot: &str, segments: &[Segment]) -> Vec<ConfigSegment> {
    let prize = |it: &Segment| ConfigSegment {
        label: format!("{slot}.{}", it.id),
        code: it.code.clone(),
        weight: it.weight,
    };
    segments.iter().map(prize).collect()
}

/// Its own page, else the widget's; none when both lead nowhere.
fn page(href: &str, with: Filling<'_>) -> Option<String> {
    match href {
        "" => with.page.map(str::to_owned),
        own => Some(own.to_owned()),
    }
}

fn until(deadline: Deadline, with: Filling<'_>) -> Option<String> {
    match deadline {
        Deadline::Offer => end_of_day(with.widget.offer.valid?.last, with.zone),
        Deadline::Fixed { until } => Some(instant(resolve(until, with.zone).instant)),
        Deadline::Evergreen { .. } => None,
    }
}

fn src(shown: &Picture, with: Filling<'_>) -> Option<String> {
    match shown {
        Picture::Library { name } => picture::address(name, &with.widget.theme),
        Picture::Web { address } => Some(address.clone()),
        Picture::Own { id } => {
            let bytes = with.pictures.get(id)?;
            let kind = if bytes.starts_with(b"\xff\xd8") {
                "image/jpeg"
            } else {
                "image/png"
            };
            Some(picture::data_address(kind, bytes))
        }
    }
}
