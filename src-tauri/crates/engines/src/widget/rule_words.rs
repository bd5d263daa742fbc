//! The rules of a widget in pieces of a sentence, for a screen on which each piece can be changed.
//!
//! The words are those of the whole sentence (`sentence`), so that both always say the same.

use chrono::NaiveDate;
use reprise_domain::period::{Period, plannable};
use reprise_domain::widget::Widget;
use reprise_domain::workspace::Workspace;
use serde::Serialize;
use ts_rs::TS;

use super::days::days;
use super::sentence::{self, condition, joined, often, rest, trigger};

/// Pieces of the sentence that rules read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuleWords {
    /// One a condition, in their order: "the visitor is new".
    pub conditions: Vec<String>,
    /// One a trigger, in their order: "after 8 seconds on the page".
    pub triggers: Vec<String>,
    /// "once per session".
    pub frequency: String,
    /// "7 days"; empty when it does not rest after closing.
    pub rest: String,
    /// The days on which it may show: "every day", "no day", "between 4 May 2026 and 18 May 2026".
    pub days: String,
}

/// The pieces, with the name of the campaign that the widget serves and the days that come of its launches.
pub fn rule_words(widget: &Widget, workspace: &Workspace) -> RuleWords {
    let campaign = widget.campaign.and_then(|id| workspace.campaigns.get(&id));
    let name = campaign.map(|it| it.name.as_str());
    let rules = &widget.design.rules;
    RuleWords {
        conditions: rules
            .conditions
            .iter()
            .map(|it| condition(it, name))
            .collect(),
        triggers: rules.triggers.iter().map(trigger).collect(),
        frequency: often(widget.design.frequency),
        rest: rest(rules.pause_after_close_days),
        days: days(widget, workspace)
            .map_or_else(|| "every day".to_owned(), |runs| days_said(&runs)),
    }
}

/// Runs of days as part of a sentence: "between 4 May 2026 and 18 May 2026"; "no day" for none.
pub(super) fn days_said(runs: &[Period]) -> String {
    if runs.is_empty() {
        return "no day".to_owned();
    }
    // Open ends are days that no plan knows.
    let known = |day: NaiveDate| plannable(day, "").ok();
    let run = |it: &Period| sentence::days(known(it.first), known(it.last));
    joined(runs.iter().map(run), "and")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cadence_fixtures::{campaign, client, launch, workspace};
    use crate::widget::{starting_widget, templates};
    use reprise_domain::id::WidgetId;
    use reprise_domain::widget::Schedule;
    use uuid::Uuid;

    fn greeting(change: impl FnOnce(&mut Widget)) -> RuleWords {
        let plan = workspace(
            vec![campaign(1)],
            vec![
                launch(10, "2026-05-04T10:00:00"),
                launch(11, "2026-05-11T10:00:00"),
            ],
        );
        let template = templates()
            .iter()
            .find(|it| it.id.to_string() == "welcome-email-campaign");
        let mut widget = starting_widget(
            template.unwrap(),
            &client(),
            plan.campaigns.values().next(),
            WidgetId(Uuid::from_u128(1)),
        );
        change(&mut widget);
        rule_words(&widget, &plan)
    }

    #[test]
    fn every_piece_has_its_words() {
        let words = greeting(|it| it.design.rules.pause_after_close_days = 1);
        assert_eq!(
            words.conditions,
            [
                "the visitor came by a link of ‘Campaign 1’",
                "utm_medium is ‘email’"
            ]
        );
        assert_eq!(words.triggers, ["at once"]);
        assert_eq!(words.rest, "1 day");
        assert_eq!(words.days, "between 4 May 2026 and 18 May 2026");
    }

    #[test]
    fn days_without_a_first_or_a_last_say_only_what_is_known() {
        let always = greeting(|it| it.schedule = Schedule::Always);
        assert_eq!(always.days, "every day");
        let ends = greeting(|it| {
            it.schedule = Schedule::Always;
            it.ends = "2026-06-01".parse().ok();
        });
        assert_eq!(ends.days, "1 Jun 2026 or earlier");
        let over = greeting(|it| it.ends = "2026-05-01".parse().ok());
        assert_eq!(over.days, "no day");
    }
}
