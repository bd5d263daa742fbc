//! What the person who uses the workspace chose for all of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::law::LawChange;
use crate::{Refusal, law, text};

/// Choices that hold for the whole workspace. There is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Name written into the history; empty takes the name of the account on this computer.
    pub author: String,
    /// How the program looks.
    pub appearance: Appearance,
    /// Whether launches are checked against the legal windows where the client's people are.
    pub legal_windows: bool,
    /// What is changed about single laws on file, each once.
    #[serde(default)]
    pub law_changes: Vec<LawChange>,
    /// Whether the five steps of the first plan are shown on the overview.
    pub first_steps: bool,
}

/// How the program looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Appearance {
    /// As the computer does.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Settings {
    /// The id under which the one set of settings is kept.
    pub const ID: Uuid = Uuid::nil();

    /// Itself with its words cleaned.
    ///
    /// # Errors
    /// `TooLong` for the name; what `law::checked` refuses.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.author = text::line(&self.author, "your name", text::NAME_LIMIT)?;
        self.law_changes = law::checked(self.law_changes)?;
        Ok(self)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            author: String::new(),
            appearance: Appearance::System,
            legal_windows: true,
            law_changes: Vec::new(),
            first_steps: true,
        }
    }
}
