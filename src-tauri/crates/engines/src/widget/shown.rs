//! What a widget says, for papers about it: the words of its first view without what it has nothing to show for.

use reprise_domain::offer::Offer;
use reprise_domain::widget::{Block, Deadline, Design, Widget};

/// One block of the first view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownBlock {
    /// `heading`, `promo_code` and so on.
    pub kind: &'static str,
    /// Its words in the widget's first language.
    pub text: String,
    /// The words of the answers of a question, in order; only those that say something.
    pub answers: Vec<String>,
    /// The code, in a promo-code block.
    pub code: Option<String>,
}

/// The blocks of the first view that have something to show: no code without a code, no countdown without an end.
pub fn shown(widget: &Widget) -> Vec<ShownBlock> {
    let design = &widget.design;
    let first = design.views.first().map_or(&[][..], |it| &it.blocks);
    first
        .iter()
        .filter(|it| has_something(it, &widget.offer, prizes(design)))
        .map(|it| block(it, widget))
        .collect()
}

fn block(block: &Block, widget: &Widget) -> ShownBlock {
    let design = &widget.design;
    let words = |slot: &str| design.words(&design.language, slot).to_owned();
    let slot = block.slot();
    let answers = block.options().iter();
    let answers = answers.map(|it| words(&format!("{slot}.{it}")));
    let code = &widget.offer.promo_code;
    ShownBlock {
        kind: block.kind(),
        text: words(slot),
        answers: answers.filter(|it| !it.is_empty()).collect(),
        code: (block.kind() == "promo_code" && !code.is_empty()).then(|| code.clone()),
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
