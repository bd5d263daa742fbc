//! How old opt-outs and exported lists are, and when that is too old.
//!
//! Opt-outs age from the day an opt-out file was last taken in: bulk mail asks for at most 2 days, the law for at most
//! 10 business days. An exported list ages at its destination, and is stale once the contacts have changed.
//!
//! Business days are Monday to Friday. Holidays differ by country and are not taken off, which makes the clock run a
//! little fast, never slow.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate};
use reprise_domain::contact_export::ContactExport;
use reprise_domain::finding::Severity;
use reprise_domain::platform::Destination;
use reprise_domain::source::Source;
use reprise_domain::table::TableFor;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::platform::profile_of;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Clocks {
    opt_outs: OptOutRule,
    expiry: ExpiryRule,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OptOutRule {
    bulk_days: u32,
    bulk_source: Source,
    business_days: u32,
    law_source: Source,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpiryRule {
    soon_days: u32,
    /// Why so many; looked at by a test.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is there for readers of the data")
    )]
    source: Source,
}

static CLOCKS: LazyLock<Clocks> = LazyLock::new(|| {
    serde_json::from_str(include_str!("clocks.json")).expect("BUG: checked by a test")
});

/// How fresh a client's opt-outs and exported lists are.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Freshness {
    /// The opt-outs.
    pub opt_outs: OptOutAge,
    /// The newest export of each list or audience to each destination, the most urgent first.
    pub exports: Vec<ExportAge>,
}

/// How old the opt-outs are.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OptOutAge {
    /// Day an opt-out file was last taken in; none when never.
    pub refreshed: Option<NaiveDate>,
    /// Days since then.
    pub days: Option<u32>,
    /// Business days since then.
    pub business_days: Option<u32>,
    /// A warning beyond what bulk mail asks for, or when there never was one; an error beyond what the law asks for;
    /// none while they are fresh.
    pub severity: Option<Severity>,
    /// All of that in words, and what to do.
    pub sentence: String,
    /// Where the limit comes from.
    pub source: Source,
}

/// How old an exported list is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ExportAge {
    /// The export.
    pub export: ContactExport,
    /// Days until its people fall off the list; negative when they have; none where no end is known.
    pub days_left: Option<i64>,
    /// Whether the contacts have changed since.
    pub is_stale: bool,
    /// An error when it has ended, a warning when it ends within 30 days, a note when it is stale.
    pub severity: Option<Severity>,
    /// All of that in words, and what to do.
    pub sentence: String,
    /// Where the end comes from.
    pub source: Source,
}

/// Business days after `from`, up to and with `until`: Monday to Friday. None when `until` is not later.
///
/// ```
/// use chrono::NaiveDate;
/// use reprise_engines::audience::business_days;
/// let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
/// // From a Friday to the Monday after it is one.
/// assert_eq!(business_days(day(27), day(30)), 1);
/// assert_eq!(business_days(day(27), day(29)), 0);
/// ```
pub fn business_days(from: NaiveDate, until: NaiveDate) -> u32 {
    let days = (until - from).num_days();
    if days <= 0 {
        return 0;
    }
    let weeks = days / 7;
    // What is left of a week is at most six days: counting them is plainer than a formula.
    let first = i64::from(from.weekday().num_days_from_monday());
    let rest = (1..=days % 7).filter(|day| (first + day) % 7 < 5).count();
    (weeks * 5) as u32 + rest as u32
}

/// How old opt-outs are on a day. A day of refreshing that is still to come counts as today.
pub fn opt_out_age(refreshed: Option<NaiveDate>, today: NaiveDate) -> OptOutAge {
    let rule = &CLOCKS.opt_outs;
    let days = refreshed.map(|day| (today - day).num_days().max(0) as u32);
    let business = refreshed.map(|day| business_days(day, today));
    let (severity, sentence, source) = match (days, business) {
        (Some(days), Some(business)) if business > rule.business_days => (
            Some(Severity::Error),
            format!(
                "Opt-outs are {days} days old, {business} of them business days; the law gives {}. Take the newest opt-out file in before anything is sent",
                rule.business_days
            ),
            &rule.law_source,
        ),
        (Some(days), _) if days > rule.bulk_days => (
            Some(Severity::Warning),
            format!(
                "Opt-outs are {days} days old; bulk mail asks for at most {}. Take the newest opt-out file in before the next launch",
                rule.bulk_days
            ),
            &rule.bulk_source,
        ),
        (Some(days), _) => (
            None,
            match days {
                0 => "Opt-outs were taken in today".to_owned(),
                1 => "Opt-outs are 1 day old".to_owned(),
                days => format!("Opt-outs are {days} days old"),
            },
            &rule.bulk_source,
        ),
        (None, _) => (
            Some(Severity::Warning),
            "No opt-out file was ever taken in, so nobody knows who has opted out since. Take one in before anything is sent"
                .to_owned(),
            &rule.bulk_source,
        ),
    };
    OptOutAge {
        refreshed,
        days,
        business_days: business,
        severity,
        sentence,
        source: source.clone(),
    }
}

/// Day on which people uploaded on a day fall off a destination's list; none where no end is known.
pub fn expires_on(to: Destination, uploaded: NaiveDate) -> Option<NaiveDate> {
    let days = profile_of(to).expiry.days?;
    uploaded.checked_add_days(Days::new(u64::from(days)))
}

/// How old exports are on a day: the newest for upload of each source to each destination, ended ones first, then by
/// the days left, then the newest. `contacts_of` says what the contacts of an export are by now.
pub fn export_ages<'a>(
    exports: impl IntoIterator<Item = &'a ContactExport>,
    contacts_of: impl Fn(&ContactExport) -> String,
    today: NaiveDate,
) -> Vec<ExportAge> {
    let mut newest: BTreeMap<_, &ContactExport> = BTreeMap::new();
    let for_upload = exports
        .into_iter()
        .filter(|export| export.reader == TableFor::Upload);
    for export in for_upload {
        let kept = newest.entry((export.to, export.source)).or_insert(export);
        if (export.at, export.id) > (kept.at, kept.id) {
            *kept = export;
        }
    }
    let mut ages: Vec<ExportAge> = newest
        .into_values()
        .map(|export| {
            let is_stale = contacts_of(export) != export.contacts;
            age_of(export, is_stale, today)
        })
        .collect();
    ages.sort_by_key(|age| {
        (
            std::cmp::Reverse(age.severity),
            age.days_left.unwrap_or(i64::MAX),
            std::cmp::Reverse(age.export.at),
        )
    });
    ages
}

fn age_of(export: &ContactExport, is_stale: bool, today: NaiveDate) -> ExportAge {
    let rule = &CLOCKS.expiry;
    let days_left = export.expires_on.map(|day| (day - today).num_days());
    let (name, there) = (&export.name, export.to.word());
    let (severity, sentence) = match days_left {
        Some(left) if left <= 0 => (
            Some(Severity::Error),
            format!(
                "The people of ‘{name}’ have fallen off the list at {there}; export and upload it again"
            ),
        ),
        Some(left) if left <= i64::from(rule.soon_days) => (
            Some(Severity::Warning),
            format!(
                "The people of ‘{name}’ fall off the list at {there} in {left} {}; export and upload it again",
                if left == 1 { "day" } else { "days" }
            ),
        ),
        Some(_) | None if is_stale => (
            Some(Severity::Note),
            format!(
                "The contacts have changed since ‘{name}’ was exported for {there}; that file is stale"
            ),
        ),
        Some(left) => (
            None,
            format!("‘{name}’ lives at {there} for another {left} days"),
        ),
        None => (
            None,
            format!(
                "‘{name}’ at {there}: {}",
                profile_of(export.to).expiry.about.trim_end_matches('.')
            ),
        ),
    };
    ExportAge {
        export: export.clone(),
        days_left,
        is_stale,
        severity,
        sentence,
        source: profile_of(export.to).expiry.source.clone(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;
    use proptest::prelude::*;
    use reprise_domain::id::{ClientId, ContactExportId};
    use uuid::Uuid;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(refreshed: &str, today: &str, expect: Option<Severity>) -> OptOutAge {
        let age = opt_out_age(Some(day(refreshed)), day(today));
        assert_eq!(
            age.severity, expect,
            "{refreshed} {today}: {}",
            age.sentence
        );
        age
    }

    #[test]
    fn the_clocks_come_with_their_sources() {
        let clocks = &*CLOCKS;
        for source in [
            &clocks.opt_outs.bulk_source,
            &clocks.opt_outs.law_source,
            &clocks.expiry.source,
        ] {
            assert!(!source.name.is_empty() && !source.date.is_empty());
        }
    }

    #[test]
    fn opt_outs_are_fresh_for_two_days_and_block_after_ten_business_days() {
        // 2026-11-02 is a Monday.
        check("2026-11-02", "2026-11-02", None);
        check("2026-11-02", "2026-11-04", None);
        check("2026-11-02", "2026-11-05", Some(Severity::Warning));
        let tenth = check("2026-11-02", "2026-11-16", Some(Severity::Warning));
        assert_eq!((tenth.days, tenth.business_days), (Some(14), Some(10)));
        let weekend = check("2026-10-30", "2026-11-15", Some(Severity::Warning));
        assert_eq!(weekend.business_days, Some(10));
        let late = check("2026-11-02", "2026-11-17", Some(Severity::Error));
        assert_eq!(late.business_days, Some(11));
        assert!(late.source.name.contains("CAN-SPAM"));
        check("2026-11-09", "2026-11-02", None);
    }

    #[test]
    fn opt_outs_that_were_never_taken_in_are_warned_of() {
        let age = opt_out_age(None, day("2026-11-02"));
        assert_eq!((age.severity, age.days), (Some(Severity::Warning), None));
    }

    fn export(id: u128, to: Destination, at: &str) -> ContactExport {
        ContactExport {
            id: ContactExportId(Uuid::from_u128(id)),
            client: ClientId(Uuid::nil()),
            to,
            source: None,
            name: "everyone".into(),
            at: day(at).and_time(NaiveTime::MIN),
            reader: TableFor::Upload,
            people: 10,
            left_out: 0,
            files: 1,
            expires_on: expires_on(to, day(at)),
            contacts: "now".into(),
        }
    }

    #[test]
    fn lists_end_as_the_platforms_say() {
        for (to, expect) in [
            (Destination::Google, Some("2027-04-25")),
            (Destination::Microsoft, Some("2026-11-26")),
            (Destination::Pinterest, Some("2026-04-30")),
            (Destination::Meta, None),
            (Destination::Esp, None),
        ] {
            let ends = expires_on(to, day("2025-11-01"));
            assert_eq!(ends, expect.map(day), "{to:?}");
        }
    }

    #[test]
    fn the_newest_export_counts_and_the_most_urgent_comes_first() {
        let old = export(1, Destination::Google, "2024-01-01");
        let new = export(2, Destination::Google, "2026-11-01");
        let ending = export(3, Destination::Pinterest, "2026-05-20");
        let ended = export(4, Destination::Microsoft, "2025-01-01");
        let mut stale = export(5, Destination::Meta, "2026-11-01");
        stale.contacts = "then".into();
        let mut looked_at = export(6, Destination::X, "2026-11-01");
        looked_at.reader = TableFor::Spreadsheet;
        let all = [&new, &old, &ending, &ended, &stale, &looked_at];
        let ages = export_ages(all, |_| "now".to_owned(), day("2026-11-02"));
        let found: Vec<_> = ages.iter().map(|it| (it.export.id, it.severity)).collect();
        assert_eq!(
            found,
            [
                (ended.id, Some(Severity::Error)),
                (ending.id, Some(Severity::Warning)),
                (stale.id, Some(Severity::Note)),
                (new.id, None),
            ]
        );
        assert_eq!(ages[1].days_left, Some(14));
        assert!(ages[2].is_stale && !ages[3].is_stale);
    }

    proptest! {
        #[test]
        fn business_days_are_those_counted_one_by_one(from in 0_i32..20_000, more in -9_i64..60) {
            let from = NaiveDate::from_num_days_from_ce_opt(730_000 + from).unwrap();
            let until = from + chrono::TimeDelta::days(more);
            let counted = from.iter_days().skip(1).take_while(|it| *it <= until)
                .filter(|it| it.weekday().num_days_from_monday() < 5).count();
            prop_assert_eq!(business_days(from, until) as usize, counted);
        }
    }
}
