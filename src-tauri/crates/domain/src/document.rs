//! A document on its way to paper: what a brief says, before anyone decides how it is set.
//!
//! The brief engine fills it; PDF, DOCX, HTML and Markdown are four settings of the same value, so
//! they can never disagree. No layout lives here: no fonts, no page sizes, no file formats.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::strategy::Strategy;

/// Colors of the two strategies on paper, the same pair as on the screen: strong for lines and words,
/// pale for areas behind words.
pub struct Pair {
    /// Lines, words, filled marks.
    pub strong: &'static str,
    /// Behind words.
    pub pale: &'static str,
}

/// Retargeting: warm, drawn as outlined bars with an outward arrow.
pub const WARM: Pair = Pair {
    strong: "#bf4d35",
    pale: "#fdeee7",
};
/// Remarketing: cool, drawn filled with a loop.
pub const COOL: Pair = Pair {
    strong: "#27677f",
    pale: "#e6f0f4",
};

/// The colors of a strategy.
pub fn colors(strategy: Strategy) -> &'static Pair {
    match strategy {
        Strategy::Retargeting => &WARM,
        Strategy::Remarketing => &COOL,
    }
}

/// A whole document: cover facts and sections in reading order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Document {
    /// What stands on the cover, for example "Coffee refills, spring".
    pub title: String,
    /// One line below the title; empty leaves the line out.
    pub subtitle: String,
    /// Who made it; empty leaves the line out.
    pub prepared_by: String,
    /// The client the document is for.
    pub client: String,
    /// The day it was made, printed on the cover and in the footer.
    pub date: NaiveDate,
    /// The client's look.
    pub brand: DocumentBrand,
    /// The three to six facts a reader wants first; they stand on the cover.
    pub at_a_glance: Vec<Fact>,
    /// Numbered sections in reading order.
    pub sections: Vec<Section>,
}

/// The client's look, as far as a document shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentBrand {
    /// Main color as `#rrggbb`: headings' rule, cover band, table heads.
    pub primary: String,
    /// Second color as `#rrggbb`: small accents.
    pub secondary: String,
    /// PNG bytes of the logo, already decoded and re-encoded by the importer. Not sent to the UI.
    #[serde(skip)]
    #[ts(skip)]
    pub logo_png: Option<Vec<u8>>,
    /// Legal line in the footer of every page; may be empty.
    pub legal_footer: String,
}

/// One labelled figure or word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Fact {
    /// "Budget", "Launches".
    pub label: String,
    /// "€2,400", "7".
    pub value: String,
}

/// A numbered part of the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Section {
    /// Heading without its number.
    pub heading: String,
    /// What stands under it, in order. Empty sections are left out by the engine.
    pub blocks: Vec<Block>,
}

/// One piece of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A sub-heading inside a section, such as a campaign's name.
    Heading {
        /// Its words.
        text: String,
        /// The strategy it stands under, told by color, shape and word; none for plain headings.
        strategy: Option<Strategy>,
    },
    /// Running text.
    Paragraph {
        /// Plain text; nothing in it is ever read as mark-up.
        text: String,
    },
    /// The sentence that carries the section, set larger.
    Lead {
        /// Plain text.
        text: String,
    },
    /// A list without order.
    Bullets {
        /// One line each.
        items: Vec<String>,
    },
    /// Labelled values in two to four columns.
    Facts {
        /// In reading order.
        facts: Vec<Fact>,
    },
    /// A table; it may run over pages and then repeats its head.
    Table {
        /// The table.
        table: Table,
    },
    /// A drawing made by us, as SVG text with only shapes and text in it.
    Picture {
        /// The SVG.
        svg: String,
        /// What it shows, for a reader who does not see it.
        alt: String,
        /// A line below it; may be empty.
        caption: String,
    },
    /// Sentences with what they rest on, heaviest first.
    Reasons {
        /// In order.
        reasons: Vec<Because>,
    },
    /// The two strategies side by side.
    Comparison {
        /// One dimension a row.
        rows: Vec<Compared>,
    },
    /// The launches of one campaign by time; a long list runs over pages and repeats its head.
    Launches {
        /// In order.
        launches: Vec<LaunchRow>,
    },
    /// Things with a small drawing beside their words.
    Cards {
        /// In order.
        cards: Vec<Card>,
    },
    /// What is open, each with what would mend it.
    Findings {
        /// Worst first.
        findings: Vec<FindingRow>,
    },
    /// A boxed remark.
    Callout {
        /// How it is colored and named.
        tone: Tone,
        /// Its first words.
        title: String,
        /// The rest.
        text: String,
    },
}

/// A sentence and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Because {
    /// The sentence.
    pub text: String,
    /// How much it can bear: 1 weak, 2 moderate, 3 strong.
    pub strength: u8,
    /// Who says so and when.
    pub source: String,
    /// The rule's id, so that it can be looked up in the program.
    pub rule: String,
}

/// One dimension on which the two strategies differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Compared {
    /// "Funnel stage".
    pub dimension: String,
    /// What retargeting means here.
    pub retargeting: String,
    /// What remarketing means here.
    pub remarketing: String,
    /// The one this dimension speaks for; none when it does not tip.
    pub tips: Option<Strategy>,
}

/// One launch as a brief shows it. Texts that are empty are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LaunchRow {
    /// "Tue 12 May 2026".
    pub day: String,
    /// "10:00", or "09:00, runs 7 days".
    pub time: String,
    /// Its name.
    pub name: String,
    /// "e-mail".
    pub channel: String,
    /// The time since the launch before it; empty for the first.
    pub gap: String,
    /// What that time should be: "5 d to 10 d, best 7 d".
    pub gap_wanted: String,
    /// Subject of a message, headline of an ad.
    pub subject: String,
    /// What it says.
    pub body: String,
    /// The words on its button.
    pub button: String,
    /// Where it leads, with its tags; none when it leads nowhere yet.
    pub link: Option<String>,
    /// What it costs.
    pub cost: String,
}

/// A thing with a small drawing beside its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Card {
    /// Its name.
    pub title: String,
    /// What it is for.
    pub text: String,
    /// The drawing, as SVG text with only shapes and text in it.
    pub svg: String,
    /// What the drawing shows, for a reader who does not see it.
    pub alt: String,
    /// In reading order.
    pub facts: Vec<Fact>,
}

/// One open finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingRow {
    /// Its number, which the timeline shows beside the launch.
    pub number: usize,
    /// How much it matters.
    pub tone: Tone,
    /// How much it matters, in words.
    pub title: String,
    /// The finding.
    pub text: String,
    /// What would mend it; empty when nothing simple does.
    pub mend: String,
}

/// How a remark is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Worth knowing.
    Note,
    /// All is well.
    Good,
    /// Should be looked at.
    Warning,
    /// Must be mended.
    Bad,
}

/// A table with typed columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Table {
    /// Left to right.
    pub columns: Vec<Column>,
    /// Each row has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row is the sum of the others.
    pub total: bool,
}

/// A column's head and how its cells stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Column {
    /// Head.
    pub title: String,
    /// Right for figures, left for words.
    pub align: Align,
    /// Share of the width, relative to the other columns; at least 1.
    pub weight: u32,
}

/// Where a cell's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Cell {
    /// Plain text; a line feed starts a new line.
    pub text: String,
    /// An https or http address the text leads to; already validated.
    pub link: Option<String>,
}

impl Tone {
    /// Its color, readable on white.
    pub fn color(self) -> &'static str {
        match self {
            Self::Note => "#5f6068",
            Self::Good => "#2a7349",
            Self::Warning => "#94610f",
            Self::Bad => "#b3261e",
        }
    }
}

/// Whether a character may stand on paper, in every format alike.
///
/// XML 1.0 knows no control characters and Word refuses a file with one; overrides and isolates would
/// turn the words beside them around; tags carry text nobody sees. Line feeds stay.
pub fn is_printable(c: char) -> bool {
    match c {
        '\n' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}' => false,
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => false,
        c => !c.is_control(),
    }
}

/// The characters of a text that may stand on paper.
pub fn printable(text: &str) -> String {
    text.chars().filter(|c| is_printable(*c)).collect()
}

impl Cell {
    /// A cell of words alone.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            link: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Color;
    use crate::contrast::{READABLE, ratio};

    #[test]
    fn what_nobody_sees_does_not_reach_paper() {
        assert_eq!(
            printable("a\u{0}\u{202E}b\u{85}\u{E0041}\nc\u{7}\u{2028}д"),
            "ab\ncд"
        );
    }

    #[test]
    fn colors_of_strategies_and_tones_can_be_read_on_white() {
        let white = Color::parse("#fff").unwrap();
        let tones = [Tone::Note, Tone::Good, Tone::Warning, Tone::Bad];
        let strong = [WARM.strong, COOL.strong].into_iter();
        for color in strong.chain(tones.map(Tone::color)) {
            let read = Color::parse(color).unwrap();
            assert!(ratio(&read, &white) >= READABLE, "{color}");
        }
    }
}
