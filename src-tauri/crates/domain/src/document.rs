//! A document on its way to paper: what a brief says, before anyone decides how it is set.
//!
//! The brief engine fills it; PDF, DOCX, HTML and Markdown are four settings of the same value, so
//! they can never disagree. No layout lives here: no fonts, no page sizes, no file formats.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A whole document: cover facts and sections in reading order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Document {
    /// What stands on the cover, for example "Coffee refills, spring".
    pub title: String,
    /// One line below the title; empty leaves the line out.
    pub subtitle: String,
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

impl Cell {
    /// A cell of words alone.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            link: None,
        }
    }
}
