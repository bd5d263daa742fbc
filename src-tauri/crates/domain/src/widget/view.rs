//! What a widget shows: views, one after another, each of blocks from top to bottom.
//!
//! A block holds no words. It names slots, and the words of a slot stand once for every language.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::limits::{counted, distinct, limited, page, word};
use crate::id::ObjectId;
use crate::refusal::in_range;
use crate::{Refusal, link, period, text};

/// Most views of a widget.
pub const VIEW_LIMIT: usize = 8;
/// Most blocks of a view.
pub const BLOCK_LIMIT: usize = 20;
/// Most options of a choice, and most segments of a game.
pub const OPTION_LIMIT: usize = 12;
/// Longest countdown of one's own: a week, the longest that Safari remembers.
pub const EVERGREEN_MINUTES: u32 = 7 * 24 * 60;

/// One step of a widget. The first shows first; the last one says thanks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// A word that no other view of the widget has.
    pub id: String,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// One piece of a view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(rename = "WidgetBlock")]
pub enum Block {
    /// The line that carries the view.
    Heading {
        /// Its words.
        slot: String,
    },
    /// Running text.
    Text {
        /// Its words.
        slot: String,
        /// Whether it is an aside: terms, a note.
        #[serde(default)]
        small: bool,
    },
    /// A picture. What a screen reader says for it stands in the part `alt`; without words it is an ornament.
    Image {
        /// Its words.
        slot: String,
        /// The picture.
        picture: Picture,
        /// Where it stands.
        #[serde(default)]
        place: Place,
    },
    /// Time that runs out.
    Countdown {
        /// The words before it.
        slot: String,
        /// When it has run out.
        deadline: Deadline,
        /// What becomes of it then.
        #[serde(default)]
        over: Over,
    },
    /// A field for an e-mail address.
    Email {
        /// Its label.
        slot: String,
        /// Whether it must be filled in.
        required: bool,
    },
    /// A field for a phone number.
    Phone {
        /// Its label.
        slot: String,
        /// Whether it must be filled in.
        required: bool,
    },
    /// A field for a name.
    Name {
        /// Its label.
        slot: String,
        /// Whether it must be filled in.
        required: bool,
    },
    /// One of several answers.
    Choice {
        /// The question; the words of an answer stand in a part of its name.
        slot: String,
        /// The answers, by the words under which they are sent.
        options: Vec<String>,
        /// Whether one must be chosen.
        required: bool,
    },
    /// Any of several answers.
    MultiChoice {
        /// The question; the words of an answer stand in a part of its name.
        slot: String,
        /// The answers, by the words under which they are sent.
        options: Vec<String>,
        /// Whether one must be chosen.
        required: bool,
    },
    /// A figure from the lowest to the highest.
    Rating {
        /// The question.
        slot: String,
        /// The lowest figure, 0 or 1.
        least: u32,
        /// The highest figure, 3 to 10.
        most: u32,
        /// Whether one must be chosen.
        required: bool,
    },
    /// A box to tick before anything is sent.
    Consent {
        /// What is agreed to.
        slot: String,
        /// Whether nothing is sent without it.
        required: bool,
        /// The page that says more, under the words of the part `link`; may be empty.
        #[serde(default)]
        href: String,
    },
    /// The offer's promo code with a button that copies it; nothing without a code.
    PromoCode {
        /// The words before the code.
        slot: String,
    },
    /// A button.
    Button {
        /// Its words.
        slot: String,
        /// What it does.
        action: Action,
        /// Where a link leads; empty takes the widget's own page.
        #[serde(default)]
        href: String,
        /// Whether it is the way out rather than the way on.
        #[serde(default)]
        quiet: bool,
    },
    /// A product with its picture; its price stands in the part `price`, the former one in `was`.
    ProductCard {
        /// Its name.
        slot: String,
        /// Its picture.
        picture: Picture,
        /// Its page; empty takes the widget's own page.
        #[serde(default)]
        href: String,
    },
    /// A wheel that stops at a prize.
    Wheel {
        /// Its words; the button's stand in the part `play`, a prize's in a part of its name.
        slot: String,
        /// What may be won.
        segments: Vec<Segment>,
    },
    /// A field to rub a prize free.
    ScratchCard {
        /// Its words; the button's stand in the part `play`, a prize's in a part of its name.
        slot: String,
        /// What may be won.
        segments: Vec<Segment>,
    },
    /// Boxes of which one is opened.
    GiftBox {
        /// Its words; the button's stand in the part `play`, a prize's in a part of its name.
        slot: String,
        /// What may be won.
        segments: Vec<Segment>,
    },
}

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Goes to the next view.
    Next,
    /// Sends what was filled in, then goes to the next view.
    Submit,
    /// Leads to a page.
    Link,
    /// Closes the widget.
    Close,
}

/// Where a picture comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
pub enum Picture {
    /// One that comes with Reprise, drawn in the widget's colors.
    Library {
        /// Its name.
        name: String,
    },
    /// One of the client's own, kept beside the store.
    Own {
        /// Its file.
        id: ObjectId,
    },
    /// One that lies on the client's site.
    Web {
        /// Its address, https only.
        address: String,
    },
}

/// Where a picture stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Above the rest, from edge to edge.
    #[default]
    Top,
    /// Beside the rest where there is room.
    Side,
    /// Among the rest, at its own size.
    Inline,
}

/// What becomes of a widget whose countdown has run out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Over {
    /// It is no longer shown.
    #[default]
    Stop,
    /// The countdown says the words of its part `over`.
    Say,
}

/// When a countdown has run out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deadline {
    /// At the end of the offer's last day; without one the block does not show.
    Offer,
    /// At a time in the client's zone.
    Fixed {
        /// The time.
        until: NaiveDateTime,
    },
    /// A while after a visitor first saw it.
    Evergreen {
        /// 1 minute to a week.
        minutes: u32,
    },
}

/// One prize of a game.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// A word that no other segment of the game has.
    pub id: String,
    /// What redeems it; empty for a blank.
    pub code: String,
    /// How often it comes, against the others; 1 to 1,000.
    pub weight: u32,
}

impl View {
    /// Itself when every block keeps its limits.
    pub(super) fn checked(mut self) -> Result<Self, Refusal> {
        self.id = word(&self.id, "the name of a view")?;
        limited(self.blocks.len(), "a view", BLOCK_LIMIT)?;
        self.blocks = self
            .blocks
            .into_iter()
            .map(Block::checked)
            .collect::<Result<_, _>>()?;
        Ok(self)
    }
}

impl Block {
    /// Its slot.
    pub fn slot(&self) -> &str {
        match self {
            Self::Heading { slot }
            | Self::Text { slot, .. }
            | Self::Image { slot, .. }
            | Self::Countdown { slot, .. }
            | Self::Email { slot, .. }
            | Self::Phone { slot, .. }
            | Self::Name { slot, .. }
            | Self::Choice { slot, .. }
            | Self::MultiChoice { slot, .. }
            | Self::Rating { slot, .. }
            | Self::Consent { slot, .. }
            | Self::PromoCode { slot }
            | Self::Button { slot, .. }
            | Self::ProductCard { slot, .. }
            | Self::Wheel { slot, .. }
            | Self::ScratchCard { slot, .. }
            | Self::GiftBox { slot, .. } => slot,
        }
    }

    /// Its kind as the files and the wire write it: `promo_code`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Heading { .. } => "heading",
            Self::Text { .. } => "text",
            Self::Image { .. } => "image",
            Self::Countdown { .. } => "countdown",
            Self::Email { .. } => "email",
            Self::Phone { .. } => "phone",
            Self::Name { .. } => "name",
            Self::Choice { .. } => "choice",
            Self::MultiChoice { .. } => "multi_choice",
            Self::Rating { .. } => "rating",
            Self::Consent { .. } => "consent",
            Self::PromoCode { .. } => "promo_code",
            Self::Button { .. } => "button",
            Self::ProductCard { .. } => "product_card",
            Self::Wheel { .. } => "wheel",
            Self::ScratchCard { .. } => "scratch_card",
            Self::GiftBox { .. } => "gift_box",
        }
    }

    /// Every slot it may take words from: its own first, then those of answers and prizes, then its parts.
    pub fn slots(&self) -> Vec<String> {
        let own = self.slot();
        let named = self.options().iter().map(String::as_str);
        let prizes = self.segments().iter().map(|it| it.id.as_str());
        let parts = named.chain(prizes).chain(self.parts().iter().copied());
        std::iter::once(own.to_owned())
            .chain(parts.map(|part| format!("{own}.{part}")))
            .collect()
    }

    /// The parts of its slot, `slot.part`, beside answers and prizes.
    pub fn parts(&self) -> &'static [&'static str] {
        match self {
            Self::Heading { .. } | Self::Text { .. } | Self::Button { .. } => &[],
            Self::Image { .. } => &["alt"],
            Self::Countdown { .. } => &["days", "hours", "minutes", "seconds", "over"],
            Self::Email { .. } | Self::Phone { .. } | Self::Name { .. } => {
                &["placeholder", "hint", "required", "invalid"]
            }
            Self::Choice { .. } | Self::MultiChoice { .. } => &["required"],
            Self::Rating { .. } => &["low", "high", "required"],
            Self::Consent { .. } => &["link", "required"],
            Self::PromoCode { .. } => &["copy", "copied"],
            Self::ProductCard { .. } => &["price", "was", "button", "alt"],
            Self::Wheel { .. } | Self::ScratchCard { .. } | Self::GiftBox { .. } => {
                &["play", "won", "lost"]
            }
        }
    }

    /// The answers of a question; empty for what is none.
    pub fn options(&self) -> &[String] {
        match self {
            Self::Choice { options, .. } | Self::MultiChoice { options, .. } => options,
            _ => &[],
        }
    }

    /// What a game may give; empty for what is no game.
    pub fn segments(&self) -> &[Segment] {
        match self {
            Self::Wheel { segments, .. }
            | Self::ScratchCard { segments, .. }
            | Self::GiftBox { segments, .. } => segments,
            _ => &[],
        }
    }

    /// Its picture, if it is a block with one.
    pub fn picture(&self) -> Option<&Picture> {
        match self {
            Self::Image { picture, .. } | Self::ProductCard { picture, .. } => Some(picture),
            _ => None,
        }
    }

    /// Whether it asks for something by which a person can be reached or known.
    pub fn is_personal(&self) -> bool {
        matches!(
            self,
            Self::Email { .. } | Self::Phone { .. } | Self::Name { .. }
        )
    }

    /// Whether a visitor fills it in.
    pub fn is_field(&self) -> bool {
        self.is_personal()
            || matches!(
                self,
                Self::Choice { .. }
                    | Self::MultiChoice { .. }
                    | Self::Rating { .. }
                    | Self::Consent { .. }
            )
    }

    fn checked(mut self) -> Result<Self, Refusal> {
        word(self.slot(), "the slot of a block")?;
        let taken = self.parts();
        let names = self.options().iter();
        let mut names = names.chain(self.segments().iter().map(|it| &it.id));
        if let Some(name) = names.find(|it| taken.contains(&it.as_str())) {
            return Err(Refusal::Malformed {
                field: "the name of an answer or prize",
                value: name.clone(),
                expected: "free: the block has words of that name",
            });
        }
        match &mut self {
            Self::Choice { options, .. } | Self::MultiChoice { options, .. } => {
                counted(options.len(), "the answers of a question", OPTION_LIMIT)?;
                for option in options.iter() {
                    word(option, "the name of an answer")?;
                }
                distinct(options.iter(), "the answers of a question")?;
            }
            Self::Rating { least, most, .. } => {
                in_range(
                    *least,
                    0..=1,
                    "the lowest rating",
                    "design.views.blocks.least",
                )?;
                in_range(
                    *most,
                    3..=10,
                    "the highest rating",
                    "design.views.blocks.most",
                )?;
            }
            Self::Countdown { deadline, .. } => match deadline {
                Deadline::Offer => {}
                Deadline::Fixed { until } => {
                    period::plannable(until.date(), "the end of the countdown")?;
                }
                Deadline::Evergreen { minutes } => {
                    in_range(
                        *minutes,
                        1..=EVERGREEN_MINUTES,
                        "the minutes of the countdown",
                        "design.views.blocks.deadline.minutes",
                    )?;
                }
            },
            Self::Image { picture, .. } => picture.check()?,
            Self::ProductCard { picture, href, .. } => {
                picture.check()?;
                page(href, "the product's page")?;
            }
            Self::Button { href, .. } => page(href, "the button's link")?,
            Self::Consent { href, .. } => page(href, "the page about consent")?,
            Self::Wheel { segments, .. }
            | Self::ScratchCard { segments, .. }
            | Self::GiftBox { segments, .. } => prizes(segments)?,
            Self::Heading { .. }
            | Self::Text { .. }
            | Self::Email { .. }
            | Self::Phone { .. }
            | Self::Name { .. }
            | Self::PromoCode { .. } => {}
        }
        Ok(self)
    }
}

impl Picture {
    fn check(&mut self) -> Result<(), Refusal> {
        match self {
            Self::Library { name } => word(name, "the name of a picture").map(drop),
            Self::Own { .. } => Ok(()),
            Self::Web { address } => {
                *address = link::secure(address, "the picture's address")?;
                Ok(())
            }
        }
    }
}

fn prizes(segments: &mut [Segment]) -> Result<(), Refusal> {
    counted(segments.len(), "the prizes of a game", OPTION_LIMIT)?;
    for segment in segments.iter_mut() {
        word(&segment.id, "the name of a prize")?;
        segment.code = text::line(&segment.code, "the code of a prize", 40)?
            .replace(' ', "")
            .to_uppercase();
        in_range(
            segment.weight,
            1..=1_000,
            "the weight of a prize",
            "design.views.blocks.segments.weight",
        )?;
    }
    distinct(segments.iter().map(|it| &it.id), "the prizes of a game")
}
