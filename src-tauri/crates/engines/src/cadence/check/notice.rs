//! Notices the law wants before a term or a trial ends.

use reprise_domain::finding::{Finding, Rule, Severity};

use super::Scene;
use super::words::{day, finding, move_to, open};
use crate::cadence::allowed::first_allowed;
use crate::cadence::facts::Planned;
use crate::cadence::notices::{End, Owed};

/// A campaign without launches is told to have none, not to owe something.
pub(super) fn check(scene: &Scene<'_, '_>, planned: &Planned<'_>, findings: &mut Vec<Finding>) {
    if !planned.launches.is_empty() {
        let owed = planned.notices.iter();
        findings.extend(owed.filter_map(|it| missing(scene, planned, it)));
    }
}

fn missing(scene: &Scene<'_, '_>, planned: &Planned<'_>, owed: &Owed) -> Option<Finding> {
    let campaign = planned.campaign;
    let ends = match owed.notice.end {
        End::Term => "the renewal",
        End::Trial => "the end of the trial",
    };
    let choose = || open("Plan its launches", "plan", Some(campaign.id.0));
    let said = |severity, sentence| Finding {
        mend: Some(choose()),
        source: Some(owed.notice.source.clone()),
        ..finding(scene, planned, Rule::LegalWindow, severity, sentence)
    };
    let Some((period, anchor)) = owed.period.zip(campaign.anchor) else {
        let sentence = format!(
            "Nobody has said on which day ‘{}’ counts down to {ends}, so one notice is not checked: {}.",
            campaign.name, owed.notice.law
        );
        return Some(said(Severity::Note, sentence));
    };
    let nearest = owed.nearest(&planned.launches);
    let is_over = anchor.date() < scene.facts.today;
    if is_over || nearest.is_some_and(|it| period.contains(it.at.date())) {
        return None;
    }
    let sentence = format!(
        "‘{}’ sends no message from {} to {}, {} to {} days before {ends}: {}.",
        campaign.name,
        day(scene, period.first),
        day(scene, period.last),
        owed.days.earliest,
        owed.days.latest,
        owed.notice.law
    );
    let mut found = said(Severity::Error, sentence);
    if let Some(placed) = nearest {
        found.launches = vec![placed.launch.id];
        let wish = placed.at.date().clamp(period.first, period.last);
        let to = [wish, period.first]
            .map(|day| {
                let wish = day.and_time(placed.at.time());
                first_allowed(wish, placed.launch.channel, scene.plan.client, scene.laws)
            })
            .into_iter()
            .find(|to| period.contains(to.date()));
        found.mend = to
            .map(|to| move_to(scene, placed.launch.id, to))
            .or(found.mend);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use reprise_domain::campaign::{Cadence, Goal};
    use reprise_domain::finding::MendAction;
    use reprise_domain::law::{LawChange, NoticeDays};
    use reprise_domain::preset::PresetId;
    use reprise_domain::product::{Product, Purchase, RenewalPeriod};
    use reprise_domain::workspace::Workspace;

    use super::super::tests::{at, campaign, check_plan, launch, product, workspace};
    use super::*;

    /// A yearly plan that renews on 30 June, for people in California, with messages on some days.
    fn renewing(days: &[&str]) -> Workspace {
        let mut renewal = campaign(1);
        renewal.objective.goal = Goal::Renewal;
        renewal.product = Some(product().id);
        renewal.anchor = Some(at("2026-06-30T10:00:00"));
        let days = (10..).zip(days);
        let launches = days.map(|(number, day)| launch(number, &format!("{day}T10:00:00")));
        let mut plan = workspace(vec![renewal], launches.collect());
        let yearly = Purchase::Subscribed {
            renewal: RenewalPeriod::Yearly,
        };
        plan.put(
            Product {
                purchase: yearly,
                ..product()
            }
            .into(),
        );
        let client = plan.clients.values_mut().next().unwrap();
        client.jurisdictions = vec!["US-CA".into()];
        plan
    }

    #[test]
    fn a_message_on_either_end_of_the_days_is_the_notice() {
        for day in ["2026-05-16", "2026-05-31", "2026-06-15"] {
            check_plan(&renewing(&[day, "2026-06-29"]), &[]);
        }
    }

    #[test]
    fn one_too_early_or_too_late_is_moved_to_the_nearer_end() {
        for (day, to) in [
            ("2026-05-15", "2026-05-16T10:00:00"),
            ("2026-06-16", "2026-06-15T10:00:00"),
        ] {
            let found = check_plan(&renewing(&[day]), &[Rule::LegalWindow]);
            assert_eq!(found[0].severity, Severity::Error);
            assert!(found[0].source.is_some());
            assert!(matches!(
                found[0].mend.as_ref().map(|it| &it.action),
                Some(MendAction::MoveLaunch { to: found, .. }) if *found == at(to)
            ));
        }
    }

    #[test]
    fn without_the_day_of_the_renewal_it_is_not_taken_for_kept() {
        let mut plan = renewing(&["2026-05-31"]);
        plan.campaigns.values_mut().for_each(|it| it.anchor = None);
        let found = check_plan(&plan, &[Rule::LegalWindow]);
        assert_eq!(found[0].severity, Severity::Note);
    }

    #[test]
    fn shorter_terms_other_places_and_what_is_switched_off_owe_nothing() {
        let late = renewing(&["2026-06-29"]);
        check_plan(&late, &[Rule::LegalWindow]);
        let monthly = Purchase::Subscribed {
            renewal: RenewalPeriod::Monthly,
        };
        let with = |change: fn(&mut Workspace)| {
            let mut plan = late.clone();
            change(&mut plan);
            check_plan(&plan, &[]);
        };
        let mut shorter = late.clone();
        shorter
            .products
            .values_mut()
            .for_each(|it| it.purchase = monthly);
        check_plan(&shorter, &[]);
        with(|plan| {
            let clients = plan.clients.values_mut();
            clients.for_each(|it| it.jurisdictions = vec!["US-TX".into()]);
        });
        with(|plan| plan.settings.legal_windows = false);
        with(|plan| {
            plan.settings.law_changes = vec![LawChange {
                law: "us-ca-renewal".into(),
                off: true,
                hours: None,
                notice: None,
            }];
        });
    }

    #[test]
    fn a_workspace_may_count_by_other_days() {
        let mut plan = renewing(&["2026-06-29"]);
        plan.settings.law_changes = vec![LawChange {
            law: "us-ca-renewal".into(),
            off: false,
            hours: None,
            notice: Some(NoticeDays {
                earliest: 10,
                latest: 1,
            }),
        }];
        check_plan(&plan, &[]);
    }

    #[test]
    fn a_copy_of_the_trial_ladder_counts_down_to_a_trial() {
        let mut plan = renewing(&["2026-06-20"]);
        let built_in = PresetId::BuiltIn("renewal-trial".into());
        let mut copy = crate::cadence::presets()
            .iter()
            .find(|it| it.id == built_in)
            .unwrap()
            .clone();
        copy.id = PresetId::Own(uuid::Uuid::from_u128(7));
        copy.copied_from = Some(built_in);
        let campaign = plan.campaigns.values_mut().next().unwrap();
        campaign.cadence = Cadence::Preset {
            preset: copy.id.clone(),
        };
        plan.presets.insert(copy.id.clone(), copy);
        // 10 days before: in time for a trial, too late for a term.
        check_plan(&plan, &[]);
        let early = plan.launches.values_mut().next().unwrap();
        early.at = at("2026-05-31T10:00:00");
        check_plan(&plan, &[Rule::LegalWindow]);
    }
}
