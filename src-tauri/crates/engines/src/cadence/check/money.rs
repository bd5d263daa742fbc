//! Budget, and what the offer promises.

use reprise_domain::finding::{Finding, Mend, MendAction, Rule, Severity};
use reprise_domain::money::Money;

use super::Scene;
use super::words::{day, finding};
use crate::cadence::facts::Planned;

pub(super) fn check(scene: &Scene<'_, '_>, planned: &Planned<'_>, findings: &mut Vec<Finding>) {
    findings.extend(budget(scene, planned));
    findings.extend(offer(scene, planned));
}

fn budget(scene: &Scene<'_, '_>, planned: &Planned<'_>) -> Option<Finding> {
    let budget = planned.campaign.budget;
    let costs = planned
        .launches
        .iter()
        .map(|placed| placed.launch.cost.minor);
    let sum = Money {
        minor: costs.fold(0, i64::saturating_add),
        currency: budget.currency,
    };
    if sum.minor <= budget.minor {
        return None;
    }
    let sentence = format!(
        "The launches of ‘{}’ cost {sum}; its budget is {budget}.",
        planned.campaign.name
    );
    // The dearest launch is where saving helps most.
    let mut launches: Vec<_> = planned
        .launches
        .iter()
        .filter(|placed| placed.launch.cost.minor > 0)
        .collect();
    launches.sort_by_key(|placed| {
        (
            std::cmp::Reverse(placed.launch.cost.minor),
            placed.launch.id,
        )
    });
    Some(Finding {
        launches: launches
            .into_iter()
            .map(|placed| placed.launch.id)
            .collect(),
        mend: Some(Mend {
            label: format!("Raise the budget to {sum}"),
            action: MendAction::RaiseBudget {
                campaign: planned.campaign.id,
                minor: sum.minor,
            },
        }),
        ..finding(scene, planned, Rule::Budget, Severity::Error, sentence)
    })
}

fn offer(scene: &Scene<'_, '_>, planned: &Planned<'_>) -> Option<Finding> {
    let offer = &planned.campaign.offer;
    let valid = offer.valid?;
    let (first, last) = planned.span()?;
    if valid.first <= first && last <= valid.last {
        return None;
    }
    let what = if offer.promo_code.is_empty() {
        "The offer".to_owned()
    } else {
        format!("The code {}", offer.promo_code)
    };
    let sentence = format!(
        "{what} of ‘{}’ is good from {} to {}, but launches run from {} to {}.",
        planned.campaign.name,
        day(scene, valid.first),
        day(scene, valid.last),
        day(scene, first),
        day(scene, last)
    );
    let outside = planned
        .launches
        .iter()
        .filter(|it| it.at.date() < valid.first || it.last_day() > valid.last);
    let (first, last) = (first.min(valid.first), last.max(valid.last));
    Some(Finding {
        launches: outside.map(|placed| placed.launch.id).collect(),
        mend: Some(Mend {
            label: format!(
                "Make it good from {} to {}",
                day(scene, first),
                day(scene, last)
            ),
            action: MendAction::ExtendOffer {
                campaign: planned.campaign.id,
                first,
                last,
            },
        }),
        ..finding(
            scene,
            planned,
            Rule::OfferExpired,
            Severity::Warning,
            sentence,
        )
    })
}
