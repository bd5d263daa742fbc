//! Notices the law wants before a term or a trial ends: dated data in `notices.json`, switched and changed by the settings.
//!
//! What a campaign counts down to is told by its ladder, or by its goal; how long a term is, by its product; when it ends,
//! by the moment its launches were laid from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::Days;
use reprise_domain::campaign::{Cadence, Campaign, Goal};
use reprise_domain::channel::Channel;
use reprise_domain::client::Client;
use reprise_domain::law::NoticeDays;
use reprise_domain::period::Period;
use reprise_domain::preset::{Play, Preset, PresetId};
use reprise_domain::product::{Product, Purchase};
use reprise_domain::settings::Settings;
use reprise_domain::source::Source;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::Placed;
use super::presets::preset;
use super::windows::holds_for;

/// The ladder that counts down to the end of a trial; copies of it do so too.
const TRIAL: &str = "renewal-trial";

/// A law on file that wants a notice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Its id; no other law on file has it.
    pub id: String,
    /// Where it holds: `US-CA`.
    pub place: String,
    /// That place in words.
    pub place_name: String,
    /// What must be about to end.
    pub end: End,
    /// Terms of so many months or more are meant; 0 for all.
    pub least_months: u32,
    /// When the notice must arrive.
    pub days: NoticeDays,
    /// What to tell the person.
    pub law: String,
    /// What is not checked; may be empty.
    pub note: String,
    /// Who says so.
    pub source: Source,
}

/// What is about to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// A paid term, which renews.
    Term,
    /// A free or discounted trial.
    Trial,
}

/// A notice that a campaign owes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owed {
    pub(super) notice: &'static Notice,
    /// The days that count for this workspace.
    pub(super) days: NoticeDays,
    /// The same as dates; none while nobody has said when the term ends.
    pub(super) period: Option<Period>,
}

static NOTICES: LazyLock<Vec<Notice>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("notices.json"))
        .expect("BUG: notices.json is checked by a test")
});

/// All notices on file.
pub fn notices() -> &'static [Notice] {
    &NOTICES
}

/// The notices a campaign owes; none while laws are not checked.
pub(super) fn owed(
    campaign: &Campaign,
    product: Option<&Product>,
    client: &Client,
    settings: &Settings,
    presets: &BTreeMap<PresetId, Preset>,
) -> Vec<Owed> {
    let Some((end, months)) = counts_down_to(campaign, product, presets) else {
        return Vec::new();
    };
    let meant = NOTICES.iter().filter(|it| {
        settings.legal_windows
            && it.end == end
            && it.least_months <= months
            && holds_for(&it.place, client)
    });
    meant
        .filter_map(|notice| {
            let change = settings.law_changes.iter().find(|it| it.law == notice.id);
            if change.is_some_and(|it| it.off) {
                return None;
            }
            let days = change.and_then(|it| it.notice).unwrap_or(notice.days);
            let before = |days: u32| {
                let ends = campaign.anchor?.date();
                ends.checked_sub_days(Days::new(u64::from(days)))
            };
            let period = before(days.earliest).zip(before(days.latest));
            Some(Owed {
                notice,
                days,
                period: period.map(|(first, last)| Period { first, last }),
            })
        })
        .collect()
}

impl Owed {
    /// The message that is the notice, or comes nearest to it; of several the earliest. None without any message.
    ///
    /// A notice is something to keep: e-mail or text message.
    pub(super) fn nearest<'a>(&self, launches: &[Placed<'a>]) -> Option<Placed<'a>> {
        let period = self.period?;
        let kept = launches
            .iter()
            .filter(|it| matches!(it.launch.channel, Channel::Email | Channel::Sms));
        kept.min_by_key(|it| {
            let day = it.at.date();
            (day.clamp(period.first, period.last) - day)
                .num_days()
                .abs()
        })
        .copied()
    }
}

/// What a campaign counts down to, and the months of the term.
fn counts_down_to(
    campaign: &Campaign,
    product: Option<&Product>,
    presets: &BTreeMap<PresetId, Preset>,
) -> Option<(End, u32)> {
    let ladder = match &campaign.cadence {
        Cadence::Preset { preset: id } => preset(id, presets),
        Cadence::Steady { .. } | Cadence::Hand => None,
    };
    if ladder.is_some_and(|it| comes_from(it, TRIAL, presets)) {
        return Some((End::Trial, 0));
    }
    let renews = campaign.objective.goal == Goal::Renewal
        || ladder.is_some_and(|it| it.play == Play::Renewal);
    match product?.purchase {
        Purchase::Subscribed { renewal } if renews => Some((End::Term, renewal.months())),
        Purchase::Subscribed { .. } | Purchase::Once { .. } | Purchase::UsedUp { .. } => None,
    }
}

/// Whether a ladder is a built-in one, or a copy of it, or a copy of a copy.
fn comes_from(ladder: &Preset, built_in: &str, presets: &BTreeMap<PresetId, Preset>) -> bool {
    let mut at = Some(ladder);
    // A copy names what it was made from, which is older: no more steps than there are ladders.
    for _ in 0..=presets.len() {
        let Some(it) = at else { return false };
        if matches!(&it.id, PresetId::BuiltIn(id) if id == built_in) {
            return true;
        }
        at = it.copied_from.as_ref().and_then(|id| preset(id, presets));
    }
    false
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::windows::laws;
    use super::*;

    #[test]
    fn notices_on_file_are_whole_and_share_no_id_with_other_laws() {
        let hours = laws().iter().map(|it| it.id.as_str());
        let ids: Vec<&str> = hours
            .chain(notices().iter().map(|it| it.id.as_str()))
            .collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        for notice in notices() {
            assert!(notice.days.latest <= notice.days.earliest, "{}", notice.id);
            assert!(!notice.law.is_empty() && !notice.source.name.is_empty());
            assert!(notice.source.date.len() >= 4, "{}", notice.id);
        }
    }

    #[test]
    fn the_ladders_that_come_with_reprise_keep_the_notice() {
        for (ladder, end) in [("renewal", End::Term), (TRIAL, End::Trial)] {
            let id = PresetId::BuiltIn(ladder.to_owned());
            let none = BTreeMap::new();
            let steps = &preset(&id, &none).unwrap().steps;
            for notice in notices().iter().filter(|it| it.end == end) {
                let kept = steps.iter().filter_map(|it| it.after_hours).any(|hours| {
                    let before = i64::from(-hours) / 24;
                    (i64::from(notice.days.latest)..=i64::from(notice.days.earliest))
                        .contains(&before)
                });
                assert!(kept, "{ladder} and {}", notice.id);
            }
        }
    }
}
