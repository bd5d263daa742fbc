//! A widget's rules in words, part by part, so that a log can name the one that decided.

use reprise_domain::widget::{Matching, Trigger, Widget};
use serde::Serialize;
use ts_rs::TS;

use super::Cast;
use crate::widget::days::days;
use crate::widget::embed::Config;
use crate::widget::rule_words::{days_said, rule_words};

/// A widget as a log speaks of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ToldWidget {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Which of two goes first; the higher.
    pub priority: u32,
    /// Its conditions in their order: "the visitor is new".
    pub conditions: Vec<String>,
    /// Whether one of them is enough.
    pub any: bool,
    /// What makes it show.
    pub triggers: Vec<ToldTrigger>,
    /// How often one visitor sees it: "once per session".
    pub frequency: String,
    /// For how many days it rests when it was closed.
    pub rests: u32,
    /// Its days in words, where it does not show on all: "between 3 Mar 2027 and 21 Mar 2027".
    pub days: Option<String>,
    /// The names of its versions, its own first; empty without any.
    pub versions: Vec<String>,
    /// Whether a share of the visitors is shown nothing.
    pub holds_out: bool,
}

/// What makes it show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ToldTrigger {
    /// As the script's log names it.
    pub kind: String,
    /// In words: "after 8 seconds on the page".
    pub sentence: String,
    /// What the site calls, where it is called by name.
    pub name: Option<String>,
    /// The seconds of doing nothing it waits for.
    pub seconds: Option<u32>,
}

/// The widgets of a play, in their order. `versions` are named as the config names them.
pub fn told(cast: Cast<'_>, config: &Config) -> Vec<ToldWidget> {
    let configs = config.widgets.iter();
    let pairs = cast.widgets.iter().zip(configs);
    pairs
        .map(|(widget, config)| ToldWidget {
            versions: config.variants.iter().map(|it| it.id.clone()).collect(),
            ..one(cast, widget)
        })
        .collect()
}

fn one(cast: Cast<'_>, widget: &Widget) -> ToldWidget {
    let words = rule_words(widget, cast.workspace);
    let rules = &widget.design.rules;
    let triggers = rules.triggers.iter().zip(words.triggers);
    ToldWidget {
        id: widget.id.to_string(),
        name: widget.name.clone(),
        priority: widget.design.priority,
        conditions: words.conditions,
        any: rules.matching == Matching::Any,
        triggers: triggers.map(|(it, said)| trigger(it, said)).collect(),
        frequency: words.frequency,
        rests: rules.pause_after_close_days,
        days: days(widget, cast.workspace).map(|runs| days_said(&runs)),
        versions: Vec::new(),
        holds_out: widget.design.holdout.get() > 0.0,
    }
}

fn trigger(trigger: &Trigger, sentence: String) -> ToldTrigger {
    let kind = match trigger {
        Trigger::AtOnce => "at_once",
        Trigger::Delay { .. } => "delay",
        Trigger::TimeOnSite { .. } => "time_on_site",
        Trigger::Pages { .. } => "pages",
        Trigger::Scroll { .. } => "scroll",
        Trigger::Inactivity { .. } => "inactivity",
        Trigger::ExitIntent => "exit_intent",
        Trigger::Click { .. } => "click",
        Trigger::Call { .. } => "call",
    };
    ToldTrigger {
        kind: kind.to_owned(),
        sentence,
        name: match trigger {
            Trigger::Call { name } => Some(name.clone()),
            _ => None,
        },
        seconds: match trigger {
            Trigger::Inactivity { seconds } => Some(*seconds),
            _ => None,
        },
    }
}
