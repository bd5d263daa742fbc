//! A widget as it shows: its views with the words, colors, code and pictures filled in.

use std::collections::BTreeMap;

use reprise_domain::id::ObjectId;
use reprise_domain::offer::Offer;
use reprise_domain::widget::{
    Block, Deadline, Design, Layout, Picture, Theme, View, WidgetTemplate,
};
use serde::Serialize;
use ts_rs::TS;

use super::picture;

/// What a page would show.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ShownWidget {
    /// How it stands on the page.
    pub layout: Layout,
    /// Its colors.
    pub theme: Theme,
    /// The language of the words.
    pub language: String,
    /// Words of the small tab; none without one.
    pub teaser: Option<String>,
    /// Its steps; the first shows first.
    pub views: Vec<ShownView>,
}

/// One step of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ShownView {
    /// Its name.
    pub id: String,
    /// Top to bottom.
    pub blocks: Vec<ShownBlock>,
}

/// One piece of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ShownBlock {
    /// `heading`, `promo_code` and so on: the kind of `block`.
    pub kind: String,
    /// The slot whose words they are.
    pub slot: String,
    /// The words.
    pub text: String,
    /// The template's words, to go back to; the same where the template has none.
    pub template_text: String,
    /// Words of its parts, by their names: answers, prizes, `price`, `hint`. Only those that say something.
    pub parts: BTreeMap<String, String>,
    /// Names of its answers or prizes, in order.
    pub options: Vec<String>,
    /// The code, in a promo-code block.
    pub code: Option<String>,
    /// The address of its picture; none when it has none, or it is one of the client's own.
    pub picture: Option<String>,
    /// Its picture among the client's own.
    pub object: Option<ObjectId>,
    /// The block with its fields.
    pub block: Block,
}

/// What a widget is shown with beside its design.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Its colors.
    pub theme: &'a Theme,
    /// Its offer: without a code no code is shown, without a last day no countdown to it.
    pub offer: &'a Offer,
    /// The language of the words.
    pub language: &'a str,
    /// The template it was made from, when it is still there.
    pub template: Option<&'a WidgetTemplate>,
}

/// Fills a design. A block that has nothing to show is left out: a code without a code, a countdown without an end.
pub fn shown(design: &Design, setting: Setting<'_>) -> ShownWidget {
    let view = |view: &View| ShownView {
        id: view.id.clone(),
        blocks: view
            .blocks
            .iter()
            .filter(|it| has_something(it, setting.offer, prizes(design)))
            .map(|it| block(it, design, setting))
            .collect(),
    };
    let has_tab = design.teaser || design.layout == Layout::Launcher;
    ShownWidget {
        layout: design.layout,
        theme: setting.theme.clone(),
        language: setting.language.to_owned(),
        teaser: has_tab.then(|| design.words(setting.language, "teaser").to_owned()),
        views: design.views.iter().map(view).collect(),
    }
}

/// Whether a game of the design gives a code.
pub(super) fn prizes(design: &Design) -> bool {
    let mut segments = design.blocks().flat_map(Block::segments);
    segments.any(|it| !it.code.is_empty())
}

/// Whether a block has what it is for.
pub(super) fn has_something(block: &Block, offer: &Offer, gives_codes: bool) -> bool {
    match block {
        Block::PromoCode { .. } => gives_codes || !offer.promo_code.is_empty(),
        Block::Countdown {
            deadline: Deadline::Offer,
            ..
        } => offer.valid.is_some(),
        _ => true,
    }
}

fn block(block: &Block, design: &Design, setting: Setting<'_>) -> ShownBlock {
    let words = |slot: &str| design.words(setting.language, slot).to_owned();
    let slot = block.slot();
    let text = words(slot);
    let template_text = setting.template.and_then(|template| {
        let design = &template.design;
        let of = design.languages.get(setting.language)?;
        of.get(slot).cloned()
    });
    let within = format!("{slot}.");
    let parts = block.slots().into_iter().filter_map(|part| {
        let name = part.strip_prefix(&within)?.to_owned();
        Some((name, words(&part))).filter(|(_, words)| !words.is_empty())
    });
    let (picture, object) = match block.picture() {
        Some(Picture::Library { name }) => (picture::address(name, setting.theme), None),
        Some(Picture::Web { address }) => (Some(address.clone()), None),
        Some(Picture::Own { id }) => (None, Some(id.clone())),
        None => (None, None),
    };
    let named = block.options().iter();
    let code = setting.offer.promo_code.clone();
    ShownBlock {
        kind: block.kind().to_owned(),
        slot: slot.to_owned(),
        template_text: template_text.unwrap_or_else(|| text.clone()),
        text,
        parts: parts.collect(),
        options: named
            .chain(block.segments().iter().map(|it| &it.id))
            .cloned()
            .collect(),
        code: (block.kind() == "promo_code" && !code.is_empty()).then_some(code),
        picture,
        object,
        block: block.clone(),
    }
}
