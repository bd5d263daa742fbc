//! All findings of a plan: every launch against gap, policy, hours, season, precedence and budget.
//!
//! One file a family of rules. A finding names the rule, the launches (the one to change first) and
//! what would mend it; carrying the mend out removes that finding.

mod gaps;
mod hours;
mod money;
mod notice;
mod order;
mod people;
pub(super) mod policy;
mod words;

use chrono::NaiveDateTime;
use reprise_domain::finding::Finding;
use reprise_domain::id::LaunchId;

use super::facts::{ClientPlan, PlanFacts, plans};
use super::windows::Laws;

/// What the rules share while one client's plan is looked at.
pub(super) struct Scene<'a, 'p> {
    pub(super) facts: &'p PlanFacts<'a>,
    pub(super) plan: &'p ClientPlan<'a>,
    pub(super) laws: Laws<'a>,
}

/// All findings, worst first; within a severity by the first launch's time, then rule, then ids.
pub fn check(facts: &PlanFacts<'_>) -> Vec<Finding> {
    found(facts, None)
}

/// Findings that concern a launch if it stood at another time. Nothing is written.
pub fn check_move(facts: &PlanFacts<'_>, launch: LaunchId, to: NaiveDateTime) -> Vec<Finding> {
    let mut findings = found(facts, Some((launch, to)));
    findings.retain(|finding| finding.launches.contains(&launch));
    findings
}

/// What two plans differ in: findings of the one that are gone in the other, and those the other has, each worst first.
pub fn check_apart(before: &PlanFacts<'_>, then: &PlanFacts<'_>) -> (Vec<Finding>, Vec<Finding>) {
    let left = check(then);
    let mut mended = check(before);
    mended.retain(|finding| !left.iter().any(|it| it.is_same(finding)));
    (mended, left)
}

fn found(facts: &PlanFacts<'_>, moved: Option<(LaunchId, NaiveDateTime)>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for plan in plans(facts, moved) {
        let laws = Laws::of(&facts.workspace.settings);
        let scene = Scene {
            facts,
            plan: &plan,
            laws,
        };
        for planned in &plan.campaigns {
            gaps::check(&scene, planned, &mut findings);
            hours::check(&scene, planned, &mut findings);
            notice::check(&scene, planned, &mut findings);
            order::check(&scene, planned, &mut findings);
            money::check(&scene, planned, &mut findings);
            people::check(&scene, planned, &mut findings);
        }
        people::check_exclusions(&scene, &mut findings);
        policy::check(&scene, &mut findings);
    }
    let time = |finding: &Finding| {
        let first = finding
            .launches
            .first()
            .and_then(|id| facts.workspace.launches.get(id));
        first.map_or(NaiveDateTime::MAX, |launch| launch.at)
    };
    findings.sort_by_cached_key(|finding| {
        (
            std::cmp::Reverse(finding.severity),
            time(finding),
            finding.rule,
            finding.campaign,
            finding.launches.clone(),
        )
    });
    findings
}

#[cfg(test)]
pub(crate) mod tests;
