//! The design of a widget: how it stands on the page, what it shows in which words, to whom and when.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::limits::{distinct, language, limited, selector, word};
use super::rules::Rules;
use super::trigger::Frequency;
use super::view::{Block, Picture, VIEW_LIMIT, View};
use crate::id::ObjectId;
use crate::refusal::in_range;
use crate::share::Share;
use crate::{Refusal, text};

/// Longest words of a slot.
pub const WORDS_LIMIT: usize = 500;
/// Most languages of a widget.
const LANGUAGE_LIMIT: usize = 12;
/// Most slots with words.
const SLOT_LIMIT: usize = 200;
/// Most variants beside the design's own views.
const VARIANT_LIMIT: usize = 4;

/// Words by slot.
pub type Texts = BTreeMap<String, String>;

/// What a template gives to a widget.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// How it stands on the page.
    pub layout: Layout,
    /// The place on the page of an embedded one, as a CSS selector; empty for the others.
    #[serde(default)]
    pub selector: String,
    /// Whether it leaves a small tab, with the words of the slot `teaser`; a launcher always does.
    #[serde(default)]
    pub teaser: bool,
    /// The language for visitors whose own is not among them.
    pub language: String,
    /// Words by language, then slot. A slot without words in a language takes those of `language`.
    pub languages: BTreeMap<String, Texts>,
    /// Its steps; the first shows first, the last says thanks.
    pub views: Vec<View>,
    /// To whom and when it shows.
    pub rules: Rules,
    /// How often one visitor sees it.
    pub frequency: Frequency,
    /// Which of two goes first, 0 to 100; the higher wins.
    pub priority: u32,
    /// Whether the law asks for it (age, cookies), so that it may stand before everything at once.
    #[serde(default)]
    pub legal: bool,
    /// Other views for a share of the visitors.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// How often the design's own views come, against the variants; 1 to 100.
    #[serde(default = "one")]
    pub weight: u32,
    /// The share of visitors who see nothing, so that the rest can be compared with them; up to half.
    #[serde(default = "nobody")]
    pub holdout: Share,
}

/// How a widget stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Over the page, in its middle.
    Popup,
    /// In a lower corner.
    FloatingBox,
    /// Along the upper edge.
    BarTop,
    /// Along the lower edge.
    BarBottom,
    /// Comes in from the side.
    SlideIn,
    /// Over everything.
    FullScreen,
    /// A small tab that opens it.
    Launcher,
    /// In the page, where the site gives it a place.
    Embedded,
}

/// Other views to compare with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// A word that no other variant has: `b`.
    pub id: String,
    /// How often it comes, against the others; 1 to 100.
    pub weight: u32,
    /// Its steps, in place of the design's own.
    pub views: Vec<View>,
}

impl Layout {
    /// Whether it covers something of the page, so that two of them would stand on one another.
    pub fn is_over_the_page(self) -> bool {
        match self {
            Self::Popup
            | Self::FloatingBox
            | Self::SlideIn
            | Self::FullScreen
            | Self::Launcher
            | Self::BarTop
            | Self::BarBottom => true,
            Self::Embedded => false,
        }
    }

    /// Whether nothing else of the page can be used while it is there.
    pub fn is_dialog(self) -> bool {
        matches!(self, Self::Popup | Self::FullScreen)
    }

    /// As a person says it.
    pub fn said(self) -> &'static str {
        match self {
            Self::Popup => "popup",
            Self::FloatingBox => "floating box",
            Self::BarTop => "bar along the top",
            Self::BarBottom => "bar along the bottom",
            Self::SlideIn => "slide-in",
            Self::FullScreen => "full screen",
            Self::Launcher => "launcher",
            Self::Embedded => "part of the page",
        }
    }
}

impl Design {
    /// Itself with its words cleaned, when every field keeps its limits.
    pub(super) fn checked(mut self) -> Result<Self, Refusal> {
        self.views = steps(self.views)?;
        limited(self.variants.len(), "the variants", VARIANT_LIMIT)?;
        for variant in &mut self.variants {
            word(&variant.id, "the name of a variant")?;
            in_range(
                variant.weight,
                1..=100,
                "the weight of a variant",
                "design.variants.weight",
            )?;
            variant.views = steps(std::mem::take(&mut variant.views))?;
        }
        distinct(self.variants.iter().map(|it| &it.id), "the variants")?;
        in_range(
            self.weight,
            1..=100,
            "the weight of the widget's own views",
            "design.weight",
        )?;
        in_range(self.priority, 0..=100, "the priority", "design.priority")?;
        if self.holdout.get() > 0.5 {
            return Err(Refusal::OutOfRange {
                field: "the percent of people who see nothing",
                at: "design.holdout",
                low: 0,
                high: 50,
            });
        }
        self.selector = match self.layout {
            Layout::Embedded => selector(&self.selector, "the place on the page")?,
            _ => String::new(),
        };
        self.rules = self.rules.checked()?;
        self.frequency = self.frequency.checked()?;
        self.languages = spoken(self.languages)?;
        language(&self.language, "the language")?;
        if !self.languages.contains_key(&self.language) {
            return Err(Refusal::Missing {
                what: format!("the wording in the language ‘{}’", self.language),
            });
        }
        Ok(self)
    }

    /// The words of a slot in a language, else in the design's own; empty without any.
    ///
    /// A slot that is left empty on purpose stays empty.
    pub fn words(&self, language: &str, slot: &str) -> &str {
        let of = |language: &str| self.languages.get(language).and_then(|it| it.get(slot));
        of(language)
            .or_else(|| of(&self.language))
            .map_or("", String::as_str)
    }

    /// Every block, of the own views first, then of the variants.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.all_views().flat_map(|view| &view.blocks)
    }

    /// Every view, the own ones first, then those of the variants.
    pub fn all_views(&self) -> impl Iterator<Item = &View> {
        let others = self.variants.iter().flat_map(|it| &it.views);
        self.views.iter().chain(others)
    }

    /// Whether it asks for something by which a person can be reached or known.
    pub fn collects(&self) -> bool {
        self.blocks().any(Block::is_personal)
    }

    /// Whether anything is sent.
    pub fn sends(&self) -> bool {
        self.blocks().any(Block::is_field)
    }

    /// The client's own pictures among its blocks.
    pub fn pictures(&self) -> impl Iterator<Item = &ObjectId> {
        let pictures = self.blocks().filter_map(Block::picture);
        pictures.filter_map(|it| match it {
            Picture::Own { id } => Some(id),
            Picture::Library { .. } | Picture::Web { .. } => None,
        })
    }

    /// Puts one picture in place of every one of the client's own.
    pub fn replace_pictures(&mut self, stand_in: &Picture) {
        let variants = self.variants.iter_mut().flat_map(|it| &mut it.views);
        let views = self.views.iter_mut().chain(variants);
        for block in views.flat_map(|view| &mut view.blocks) {
            if let Block::Image { picture, .. } | Block::ProductCard { picture, .. } = block
                && matches!(picture, Picture::Own { .. })
            {
                *picture = stand_in.clone();
            }
        }
    }

    /// Whether a game is among its blocks.
    pub fn has_game(&self) -> bool {
        self.blocks().any(|it| !it.segments().is_empty())
    }
}

fn steps(views: Vec<View>) -> Result<Vec<View>, Refusal> {
    limited(views.len(), "the views", VIEW_LIMIT)?;
    if views.is_empty() || views.iter().all(|view| view.blocks.is_empty()) {
        return Err(Refusal::Empty {
            field: "the widget",
        });
    }
    let views: Vec<View> = views
        .into_iter()
        .map(View::checked)
        .collect::<Result<_, _>>()?;
    distinct(views.iter().map(|view| &view.id), "the views")?;
    // One field, one name: two of them would overwrite one another on their way.
    let slots: Vec<String> = views
        .iter()
        .flat_map(|view| &view.blocks)
        .map(|block| block.slot().to_owned())
        .collect();
    distinct(slots.iter(), "the slots of the blocks")?;
    Ok(views)
}

fn spoken(languages: BTreeMap<String, Texts>) -> Result<BTreeMap<String, Texts>, Refusal> {
    limited(languages.len(), "the languages", LANGUAGE_LIMIT)?;
    let mut clean = BTreeMap::new();
    for (spoken, texts) in languages {
        limited(texts.len(), "the words of the widget", SLOT_LIMIT)?;
        let mut words = Texts::new();
        for (slot, text) in texts {
            for part in slot.split('.') {
                word(part, "the slot of some words")?;
            }
            words.insert(
                slot,
                text::paragraph(&text, "the widget's text", WORDS_LIMIT)?,
            );
        }
        clean.insert(language(&spoken, "the language")?, words);
    }
    Ok(clean)
}

fn one() -> u32 {
    1
}

fn nobody() -> Share {
    Share::NONE
}
