//! The days on which a widget may show.

use chrono::{Days, NaiveDate};
use reprise_domain::period::Period;
use reprise_domain::widget::{Schedule, Widget};
use reprise_domain::workspace::Workspace;

/// Runs of days, by their first; none when every day is one. Empty when no day is.
///
/// Launches of a campaign make one run: from the first launch's day until some days after the last one's. A widget
/// without a campaign follows no launches and may always show.
pub fn days(widget: &Widget, workspace: &Workspace) -> Option<Vec<Period>> {
    let mut runs = match (&widget.schedule, widget.campaign) {
        (Schedule::Days { periods }, _) => Some(periods.clone()),
        (Schedule::Launches { days_after }, Some(campaign)) => {
            let launches = workspace.launches_of(campaign);
            let last = launches.iter().map(|it| it.last_day()).max();
            let run = launches.first().zip(last).map(|(first, last)| Period {
                first: first.at.date(),
                last: last + Days::new(u64::from(*days_after)),
            });
            Some(run.into_iter().collect())
        }
        (Schedule::Launches { .. }, None) | (Schedule::Always, _) => None,
    };
    if let Some(ends) = widget.ends {
        let open = vec![Period {
            first: NaiveDate::MIN,
            last: NaiveDate::MAX,
        }];
        runs = Some(until(runs.unwrap_or(open), ends));
    }
    if let Some(runs) = &mut runs {
        runs.sort_by_key(|run| (run.first, run.last));
    }
    runs
}

/// What of the runs lies before the end of a day.
fn until(runs: Vec<Period>, last: NaiveDate) -> Vec<Period> {
    runs.into_iter()
        .filter(|run| run.first <= last)
        .map(|run| Period {
            last: run.last.min(last),
            ..run
        })
        .collect()
}

/// Whether two widgets have a day in common.
pub(super) fn meet(left: Option<&[Period]>, right: Option<&[Period]>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => left
            .iter()
            .any(|a| right.iter().any(|b| a.first <= b.last && b.first <= a.last)),
        (Some(only), None) | (None, Some(only)) => !only.is_empty(),
        (None, None) => true,
    }
}
