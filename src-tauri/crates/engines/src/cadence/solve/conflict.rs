//! Why there is no plan: the fewest rules that cannot hold together, and what would make a plan possible.

use serde::Serialize;

use super::instance::Instance;
use super::model::Model;
use super::rule::{self, Rule};
use super::search::Search;
use super::trim::trim;
use super::{Task, pins};

/// Steps that finding a plan may take when a loosening is tried.
const STEPS: u64 = 20_000;
/// Amounts by which a rule is loosened, smallest first.
const AMOUNTS: [i64; 12] = [1, 2, 3, 4, 5, 7, 10, 14, 21, 30, 60, 120];

/// Rules that cannot hold together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conflict {
    /// The rules: together they allow no plan, and without any one of them there is one.
    pub rules: Vec<Rule>,
    /// The same in words, in the same order.
    pub sentences: Vec<String>,
    /// Whether a plan was found for the rules without each one of them, so that none is named in vain.
    pub is_minimal: bool,
    /// What would make the whole plan possible, smallest change first.
    pub loosenings: Vec<Loosening>,
}

/// One change after which a plan exists.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Loosening {
    /// The rule to loosen.
    pub rule: Rule,
    /// By how much, in the rule's own unit: days, launches, touches; budgets in twentieths.
    pub by: i64,
    /// The rule as it would read.
    pub sentence: String,
}

/// The conflict of an instance that is proved to have no plan; none when that cannot be proved.
///
/// What the task pins stays in every try and is not itself named.
pub fn conflict(instance: &Instance, task: &Task) -> Option<Conflict> {
    let case = Case { instance, task };
    let all = rule::all(instance);
    if !case.is_impossible(&all) {
        return None;
    }
    let mut rules = case.fewest(&[], false, &all);
    rules.sort();
    let has_plan_without = |left_out: &Rule| {
        let kept: Vec<Rule> = rules.iter().filter(|it| *it != left_out).copied().collect();
        case.has_plan(&rule::only(instance, &kept))
    };
    Some(Conflict {
        is_minimal: rules.iter().all(has_plan_without),
        sentences: rules.iter().map(|it| rule::spoken(instance, *it)).collect(),
        loosenings: case.loosenings(&rules),
        rules,
    })
}

/// What is being explained.
struct Case<'a> {
    instance: &'a Instance,
    task: &'a Task,
}

impl Case<'_> {
    fn model(&self, instance: &Instance) -> Model {
        let mut model = Model::of(instance);
        pins::attach(&mut model, self.task);
        model
    }

    fn is_impossible(&self, rules: &[Rule]) -> bool {
        !trim(&mut self.model(&rule::only(self.instance, rules)))
    }

    /// A smallest part of `rules` that is impossible together with `base` (QuickXplain: halves are tried first, so that
    /// a thousand rules take a hundred tries).
    fn fewest(&self, base: &[Rule], base_grew: bool, rules: &[Rule]) -> Vec<Rule> {
        if base_grew && self.is_impossible(base) {
            return Vec::new();
        }
        if rules.len() <= 1 {
            return rules.to_vec();
        }
        let (first, second) = rules.split_at(rules.len() / 2);
        let with_first = [base, first].concat();
        let from_second = self.fewest(&with_first, !first.is_empty(), second);
        let with_second = [base, &from_second[..]].concat();
        let from_first = self.fewest(&with_second, !from_second.is_empty(), first);
        [from_first, from_second].concat()
    }

    fn has_plan(&self, instance: &Instance) -> bool {
        let mut model = self.model(instance);
        trim(&mut model) && Search::new(&model, 1).find(&[], &mut |steps| steps < STEPS)
    }

    fn loosenings(&self, rules: &[Rule]) -> Vec<Loosening> {
        let mut found: Vec<Loosening> = rules
            .iter()
            .filter_map(|it| {
                AMOUNTS.iter().find_map(|by| {
                    let loose = rule::loosened(self.instance, *it, *by)?;
                    self.has_plan(&loose).then(|| Loosening {
                        rule: *it,
                        by: *by,
                        sentence: after(&loose, *it),
                    })
                })
            })
            .collect();
        found.sort_by_key(|it| (it.by, it.rule));
        found
    }
}

/// How a rule reads once it is loosened; what is gone altogether is said so.
fn after(loose: &Instance, rule: Rule) -> String {
    match rule {
        Rule::Blackout { .. } | Rule::OwnBlackout { .. } | Rule::Prior { .. } => {
            format!("no more: {}", rule::spoken(loose, rule))
        }
        Rule::Window { .. }
        | Rule::Weekdays { .. }
        | Rule::Hours { .. }
        | Rule::Anchor { .. }
        | Rule::MinGap { .. }
        | Rule::MaxGap { .. }
        | Rule::Precedence { .. }
        | Rule::Pressure { .. }
        | Rule::Cooldown
        | Rule::DayCap { .. }
        | Rule::HourCap { .. }
        | Rule::Budget { .. } => rule::spoken(loose, rule),
    }
}
