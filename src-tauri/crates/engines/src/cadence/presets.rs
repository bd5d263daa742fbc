//! Interval presets: ladders of launches as data, each with its source and how strong that is.

use std::sync::LazyLock;

use reprise_domain::channel::Channel;
use reprise_domain::gap::Gap;
use reprise_domain::launch::Message;
use reprise_domain::source::Source;
use reprise_domain::strategy::Strategy;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A ladder of launches to copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Its id.
    pub id: String,
    /// "Cart saver".
    pub name: String,
    /// The strategy it is usual for.
    pub strategy: Strategy,
    /// What it does, in one sentence.
    pub about: String,
    /// What its times count from: "the day of the renewal".
    pub anchor: String,
    /// Where it comes from.
    pub source: Source,
    /// Its launches, in order.
    pub steps: Vec<PresetStep>,
}

/// One launch of a ladder. Exactly one of the two offsets is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PresetStep {
    /// "Three quarters used".
    pub name: String,
    /// Hours after the anchor; negative before it.
    #[serde(default)]
    pub after_hours: Option<i32>,
    /// Share of the product's cycle after the anchor, in percent.
    #[serde(default)]
    pub cycle_percent: Option<u32>,
    /// Its usual channel.
    pub channel: Channel,
    /// How many days ads run; 1 for a send.
    pub flight_days: u32,
    /// Time since the launch before it.
    pub gap: Option<Gap>,
    /// Words to begin with; `{product}` stands for the product's name.
    pub message: Message,
}

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("presets.json"))
        .expect("BUG: presets.json is checked by a test")
});

/// All presets, in the order of the screens.
pub fn presets() -> &'static [Preset] {
    &PRESETS
}

/// The preset of an id; none for an unknown one.
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_are_whole() {
        for preset in presets() {
            assert!(!preset.source.name.is_empty(), "{}", preset.id);
            assert!(
                preset.steps[0].gap.is_none(),
                "{}: the first step has no gap",
                preset.id
            );
            for step in &preset.steps {
                assert!(
                    step.after_hours.is_some() != step.cycle_percent.is_some(),
                    "{}",
                    step.name
                );
                assert!(
                    step.flight_days == 1 || !step.channel.is_owned(),
                    "{}",
                    step.name
                );
            }
            for step in &preset.steps[1..] {
                step.gap.expect("a gap").checked("the gap").unwrap();
            }
        }
    }

    #[test]
    fn the_steps_of_a_ladder_keep_their_own_gaps() {
        for preset in presets()
            .iter()
            .filter(|it| it.steps[0].after_hours.is_some())
        {
            for pair in preset.steps.windows(2) {
                let hours = pair[1].after_hours.unwrap() - pair[0].after_hours.unwrap();
                let gap = pair[1].gap.unwrap();
                assert_eq!(
                    gap.fit(i64::from(hours) * 60),
                    reprise_domain::gap::GapFit::Fits,
                    "{}: {}",
                    preset.id,
                    pair[1].name
                );
            }
        }
    }
}
