//! Interval presets: ladders of launches to copy, those that come with Reprise and the workspace's own.
//!
//! Which ones come with Reprise is data of the cadence engine; here is what a ladder is and may be.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::channel::Channel;
use crate::gap::{GAP_LIMIT_HOURS, Gap, GapFit, spoken};
use crate::launch::Message;
use crate::source::Source;
use crate::strategy::Strategy;
use crate::{Refusal, text};

pub use crate::id::PresetId;

/// Most steps of a ladder.
pub const STEP_LIMIT: usize = 40;
/// Most of a cycle a step may wait, in percent: ten cycles.
const PERCENT_LIMIT: u32 = 1_000;
/// Days for which the gaps of cycle steps are written; they stretch with the product's own cycle.
pub const CYCLE_DAYS: u32 = 28;

/// A ladder of launches to copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Its id.
    pub id: PresetId,
    /// "Cart saver".
    pub name: String,
    /// The strategy it is usual for.
    pub strategy: Strategy,
    /// The play it belongs to.
    pub play: Play,
    /// What it does, in one or two sentences.
    pub about: String,
    /// What its times count from: "the day of the renewal".
    pub anchor: String,
    /// Where it comes from.
    pub source: Source,
    /// What it was copied from; none for those that come with Reprise, which stay as they are.
    #[serde(default)]
    pub copied_from: Option<PresetId>,
    /// Its launches, in order.
    pub steps: Vec<PresetStep>,
}

/// The lifecycle play a ladder belongs to, in the order of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Play {
    /// Ads by how recent the visit was.
    Recency,
    /// A cart was left.
    Cart,
    /// Somebody looked.
    Browse,
    /// Somebody bought.
    PostPurchase,
    /// A supply runs out.
    Replenishment,
    /// A term ends.
    Renewal,
    /// Somebody has become quiet.
    WinBack,
    /// A regular letter.
    Regular,
    /// A day of the year.
    Seasonal,
}

/// One launch of a ladder. Exactly one of the two offsets is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PresetStep {
    /// "Three quarters used".
    pub name: String,
    /// Hours after the anchor; negative before it. At most two years away.
    #[serde(default)]
    pub after_hours: Option<i32>,
    /// Share of the product's cycle after the anchor, in percent, at most 1,000.
    #[serde(default)]
    pub cycle_percent: Option<u32>,
    /// Its usual channel.
    pub channel: Channel,
    /// How many days ads run; 1 for a send.
    pub flight_days: u32,
    /// Time since the launch before it; none for the first. Of cycle steps for a cycle of four weeks, stretched with it.
    pub gap: Option<Gap>,
    /// Words to begin with; `{product}` stands for the product's name.
    pub message: Message,
}

/// Something of a ladder that cannot stay as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PresetProblem {
    /// Place of the step, from 0; none for the ladder itself.
    pub step: Option<u32>,
    /// The field.
    pub field: PresetField,
    /// What is wrong, beside the field.
    pub sentence: String,
}

/// A field of a ladder or of one of its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PresetField {
    /// The name.
    Name,
    /// What it does.
    About,
    /// What its times count from.
    Anchor,
    /// Where it comes from.
    Source,
    /// The list of steps.
    Steps,
    /// When a step comes.
    Offset,
    /// How long ads run.
    Flight,
    /// The gap to the step before.
    Gap,
    /// The words.
    Message,
}

impl Preset {
    /// Itself with its words cleaned; a gap of the first step, which nothing comes before, is dropped.
    ///
    /// # Errors
    /// The first problem; `NotAllowed` for a preset that comes with Reprise.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        if matches!(self.id, PresetId::BuiltIn(_)) {
            return Err(Refusal::BuiltIn { what: self.name });
        }
        if let Some(first) = self.steps.first_mut() {
            first.gap = None;
        }
        if let Some(problem) = self.problems().into_iter().next() {
            return Err(problem.refusal(&self));
        }
        self.name = text::name(&self.name, NAME)?;
        self.about = text::paragraph(&self.about, ABOUT, ABOUT_LIMIT)?;
        self.anchor = text::name(&self.anchor, ANCHOR)?;
        self.source.name = text::line(&self.source.name, SOURCE, text::LINE_LIMIT)?;
        self.source.date = text::line(&self.source.date, SOURCE, DATE_LIMIT)?;
        for step in &mut self.steps {
            step.name = text::name(&step.name, NAME)?;
            step.message = cleaned(&step.message)?;
        }
        Ok(self)
    }

    /// Everything that cannot stay as it is, the ladder's own fields first, then step by step.
    pub fn problems(&self) -> Vec<PresetProblem> {
        let own = [
            (PresetField::Name, said(text::name(&self.name, NAME))),
            (
                PresetField::About,
                said(text::paragraph(&self.about, ABOUT, ABOUT_LIMIT)),
            ),
            (PresetField::Anchor, said(text::name(&self.anchor, ANCHOR))),
            (
                PresetField::Source,
                said(text::line(&self.source.name, SOURCE, text::LINE_LIMIT))
                    .or_else(|| said(text::line(&self.source.date, SOURCE, DATE_LIMIT))),
            ),
            (
                PresetField::Steps,
                match self.steps.len() {
                    0 => Some("a ladder needs at least one step".to_owned()),
                    count if count > STEP_LIMIT => {
                        Some(format!("a ladder has at most {STEP_LIMIT} steps"))
                    }
                    _ => None,
                },
            ),
        ];
        let mut problems = listed(None, own);
        for (place, step) in (0u32..).zip(&self.steps) {
            let before = (place as usize).checked_sub(1).map(|it| &self.steps[it]);
            problems.extend(listed(Some(place), step.problems(before)));
        }
        problems
    }
}

impl PresetStep {
    fn problems(&self, before: Option<&Self>) -> [(PresetField, Option<String>); 5] {
        let flight = match (self.flight_days, self.channel.is_owned()) {
            (1, _) | (2..=366, false) => None,
            (_, true) => Some("a send has one day; only ads run for several".to_owned()),
            (_, false) => Some("ads run for 1 to 366 days".to_owned()),
        };
        [
            (PresetField::Name, said(text::name(&self.name, NAME))),
            (
                PresetField::Offset,
                self.offset_problem()
                    .or_else(|| before.and_then(|it| self.order_problem(it))),
            ),
            (PresetField::Flight, flight),
            (
                PresetField::Gap,
                before.and_then(|before| self.gap_problem(before)),
            ),
            (PresetField::Message, said(cleaned(&self.message))),
        ]
    }

    fn offset_problem(&self) -> Option<String> {
        match (self.after_hours, self.cycle_percent) {
            (Some(hours), None) if hours.unsigned_abs() > GAP_LIMIT_HOURS => {
                Some("that is more than two years away".to_owned())
            }
            (None, Some(percent)) if percent > PERCENT_LIMIT => {
                Some(format!("at most {PERCENT_LIMIT} % of the cycle"))
            }
            (Some(_), None) | (None, Some(_)) => None,
            (Some(_), Some(_)) => Some("give hours or a share of the cycle, not both".to_owned()),
            (None, None) => Some("say when it comes".to_owned()),
        }
    }

    fn order_problem(&self, before: &Self) -> Option<String> {
        self.minutes_after(before)
            .filter(|minutes| *minutes < 0)
            .map(|_| format!("it comes before ‘{}’, which stands above it", before.name))
    }

    fn gap_problem(&self, before: &Self) -> Option<String> {
        let gap = self.gap?;
        if let Some(problem) = said(gap.checked("the gap", "steps.gap")) {
            return Some(problem);
        }
        let minutes = self.minutes_after(before).filter(|minutes| *minutes >= 0)?;
        let bounds = |hours: u32| spoken(i64::from(hours) * 60);
        match gap.fit(minutes) {
            GapFit::Fits => None,
            GapFit::TooShort | GapFit::TooLong => Some(format!(
                "it comes {} after ‘{}’, but its gap is {} to {}",
                spoken(minutes),
                before.name,
                bounds(gap.min_hours),
                bounds(gap.max_hours)
            )),
        }
    }

    /// Minutes from another step to this one, for a cycle of four weeks; none where one counts in hours
    /// and the other in cycles, which only a product can compare.
    fn minutes_after(&self, before: &Self) -> Option<i64> {
        let hours = match (
            self.after_hours,
            before.after_hours,
            self.cycle_percent,
            before.cycle_percent,
        ) {
            (Some(this), Some(that), _, _) => i64::from(this) - i64::from(that),
            (_, _, Some(this), Some(that)) => {
                (i64::from(this) - i64::from(that)) * i64::from(CYCLE_DAYS) * 24 / 100
            }
            _ => return None,
        };
        Some(hours * 60)
    }
}

impl PresetProblem {
    fn refusal(self, preset: &Preset) -> Refusal {
        let step = self
            .step
            .and_then(|place| preset.steps.get(usize::try_from(place).ok()?));
        Refusal::Ladder {
            what: match step {
                Some(step) if !step.name.trim().is_empty() => {
                    format!("step ‘{}’", text::shortened(&step.name, 40))
                }
                Some(_) => format!("step {}", self.step.unwrap_or_default() + 1),
                None => "the ladder".to_owned(),
            },
            problem: self.sentence,
        }
    }
}

const NAME: &str = "the name";
const ABOUT: &str = "what it does";
const ANCHOR: &str = "what it counts from";
const SOURCE: &str = "the source";
/// Two sentences, as the picker has room for.
const ABOUT_LIMIT: usize = 400;
/// `2025-04-07`, or the words somebody prefers.
const DATE_LIMIT: usize = 40;

fn listed<const N: usize>(
    step: Option<u32>,
    fields: [(PresetField, Option<String>); N],
) -> Vec<PresetProblem> {
    let problem = |(field, sentence): (PresetField, Option<String>)| {
        sentence.map(|sentence| PresetProblem {
            step,
            field,
            sentence,
        })
    };
    fields.into_iter().filter_map(problem).collect()
}

fn said<T>(result: Result<T, Refusal>) -> Option<String> {
    result.err().map(|refusal| refusal.to_string())
}

fn cleaned(message: &Message) -> Result<Message, Refusal> {
    Ok(Message {
        subject: text::line(&message.subject, "the subject", text::LINE_LIMIT)?,
        body: text::paragraph(&message.body, "the message", text::TEXT_LIMIT)?,
        call_to_action: text::line(&message.call_to_action, "the call to action", 80)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Strength;
    use uuid::Uuid;

    fn step(name: &str, after_hours: i32, gap: Option<Gap>) -> PresetStep {
        PresetStep {
            name: name.into(),
            after_hours: Some(after_hours),
            cycle_percent: None,
            channel: Channel::Email,
            flight_days: 1,
            gap,
            message: Message::default(),
        }
    }

    fn preset(steps: Vec<PresetStep>) -> Preset {
        Preset {
            id: PresetId::Own(Uuid::from_u128(7)),
            name: "Our cart".into(),
            strategy: Strategy::Remarketing,
            play: Play::Cart,
            about: String::new(),
            anchor: "the moment the cart is left".into(),
            source: Source {
                name: "Your own".into(),
                date: "2026".into(),
                strength: Strength::Weak,
            },
            copied_from: Some("cart".into()),
            steps,
        }
    }

    fn problem(steps: Vec<PresetStep>) -> (Option<u32>, PresetField, String) {
        let mut problems = preset(steps).problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        let only = problems.remove(0);
        (only.step, only.field, only.sentence)
    }

    #[test]
    fn an_id_is_a_word_or_a_uuid() {
        let own: PresetId = "00000000-0000-0000-0000-000000000007".into();
        assert_eq!(own, PresetId::Own(Uuid::from_u128(7)));
        assert_eq!(PresetId::from("cart").to_string(), "cart");
        let json = serde_json::to_string(&own).unwrap();
        assert_eq!(json, "\"00000000-0000-0000-0000-000000000007\"");
        assert_eq!(serde_json::from_str::<PresetId>(&json).unwrap(), own);
    }

    #[test]
    fn a_ladder_keeps_its_own_gaps() {
        let gap = Some(Gap::days(5, 7, 10));
        assert_eq!(
            preset(vec![step("A", 0, None), step("B", 168, gap)]).problems(),
            []
        );
        assert_eq!(
            problem(vec![step("A", 0, None), step("B", 48, gap)]),
            (
                Some(1),
                PresetField::Gap,
                "it comes 2 days after ‘A’, but its gap is 5 days to 10 days".into()
            )
        );
        let backwards = Some(Gap::days(9, 7, 10));
        assert_eq!(
            problem(vec![step("A", 0, None), step("B", 168, backwards)]).1,
            PresetField::Gap
        );
    }

    #[test]
    fn steps_come_in_order() {
        assert_eq!(
            problem(vec![step("A", 48, None), step("B", 24, None)]),
            (
                Some(1),
                PresetField::Offset,
                "it comes before ‘A’, which stands above it".into()
            )
        );
    }

    #[test]
    fn cycle_gaps_are_those_of_four_weeks() {
        let of_cycle = |percent, gap| PresetStep {
            after_hours: None,
            cycle_percent: Some(percent),
            gap,
            ..step("C", 0, None)
        };
        let week = Some(Gap::days(6, 7, 8));
        assert_eq!(
            preset(vec![of_cycle(75, None), of_cycle(100, week)]).problems(),
            []
        );
        assert_eq!(
            problem(vec![of_cycle(50, None), of_cycle(100, week)]).1,
            PresetField::Gap
        );
        assert_eq!(problem(vec![of_cycle(1_001, None)]).1, PresetField::Offset);
    }

    #[test]
    fn a_send_has_one_day_and_an_offset() {
        let long = PresetStep {
            flight_days: 3,
            ..step("A", 0, None)
        };
        assert_eq!(problem(vec![long.clone()]).1, PresetField::Flight);
        let ads = PresetStep {
            channel: Channel::Social,
            ..long
        };
        assert_eq!(preset(vec![ads]).problems(), []);
        let nowhen = PresetStep {
            after_hours: None,
            ..step("A", 0, None)
        };
        assert_eq!(problem(vec![nowhen]).1, PresetField::Offset);
        assert_eq!(
            problem(vec![step("A", 20_000, None)]).1,
            PresetField::Offset
        );
    }

    #[test]
    fn a_ladder_has_between_one_and_forty_steps() {
        assert_eq!(problem(Vec::new()).1, PresetField::Steps);
        assert_eq!(
            problem(vec![step("A", 0, None); STEP_LIMIT + 1]).1,
            PresetField::Steps
        );
    }

    #[test]
    fn what_is_kept_is_clean() {
        let mut dirty = preset(vec![step("  A\u{202E} ", 0, Some(Gap::days(1, 1, 1)))]);
        dirty.name = " Our\tcart ".into();
        let clean = dirty.checked().unwrap();
        assert_eq!(clean.name, "Our cart");
        assert_eq!(
            (clean.steps[0].name.as_str(), clean.steps[0].gap),
            ("A", None)
        );
    }

    #[test]
    fn what_comes_with_reprise_stays_as_it_is() {
        let built_in = Preset {
            id: "cart".into(),
            ..preset(vec![step("A", 0, None)])
        };
        assert_eq!(
            built_in.checked(),
            Err(Refusal::BuiltIn {
                what: "Our cart".into()
            })
        );
        let refused = preset(vec![step("", 0, None)]).checked().unwrap_err();
        assert_eq!(refused.to_string(), "step 1: the name is empty");
    }
}
