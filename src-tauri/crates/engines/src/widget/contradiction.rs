//! Conditions that cannot hold together, for rules that never match and widgets that never meet.
//!
//! Cautious: what is not certain counts as possible. Addresses that may both fit are not taken apart.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use reprise_domain::widget::{Condition, Device, How, Matching, Rules, UtmKey, Visitor, Weekday};

/// The ways in which rules can be satisfied: all conditions together, or one of them alone.
pub(super) fn ways(rules: &Rules) -> Vec<Vec<Condition>> {
    match rules.matching {
        Matching::Any if !rules.conditions.is_empty() => {
            rules.conditions.iter().map(|it| vec![it.clone()]).collect()
        }
        Matching::Any | Matching::All => vec![rules.conditions.clone()],
    }
}

/// Why conditions cannot all hold, as half a sentence; none when they can.
pub(super) fn contradiction(conditions: &[Condition]) -> Option<String> {
    let of = Parts { conditions };
    of.visitor()
        .or_else(|| of.utm())
        .or_else(|| of.device())
        .or_else(|| of.country())
        .or_else(|| of.page())
        .or_else(|| of.dates())
        .or_else(|| of.weekdays())
        .or_else(|| of.cart())
        .or_else(|| of.logged_in())
}

struct Parts<'a> {
    conditions: &'a [Condition],
}

impl Parts<'_> {
    fn visitor(&self) -> Option<String> {
        let wants = |wanted: bool| {
            self.conditions.iter().any(|it| {
                matches!(it, Condition::Visitor { is, not } if ((*is == Visitor::New) != *not) == wanted)
            })
        };
        (wants(true) && wants(false))
            .then(|| "nobody is new and has been here before at once".to_owned())
    }

    fn utm(&self) -> Option<String> {
        [
            (UtmKey::Source, "utm_source"),
            (UtmKey::Medium, "utm_medium"),
            (UtmKey::Campaign, "utm_campaign"),
            (UtmKey::Content, "utm_content"),
            (UtmKey::Term, "utm_term"),
        ]
        .into_iter()
        .find_map(|(wanted, word)| {
            let values = self.conditions.iter().filter_map(|it| match it {
                Condition::Utm { key, values, not } if *key == wanted => {
                    Some((lower(values), *not))
                }
                _ => None,
            });
            is_empty(values).then(|| format!("no {word} is left over"))
        })
    }

    fn device(&self) -> Option<String> {
        let fits = |device: Device| {
            self.conditions.iter().all(|it| match it {
                Condition::Device { is, not } => is.contains(&device) != *not,
                _ => true,
            })
        };
        (![Device::Desktop, Device::Tablet, Device::Phone]
            .into_iter()
            .any(fits))
        .then(|| "no device is left over".to_owned())
    }

    fn country(&self) -> Option<String> {
        let values = self.conditions.iter().filter_map(|it| match it {
            Condition::Country { is, not } => Some((lower(is), *not)),
            _ => None,
        });
        is_empty(values).then(|| "no country is left over".to_owned())
    }

    /// Only whole paths are compared: of two parts, both may be in one address, and so may a path and its query.
    fn page(&self) -> Option<String> {
        let values = self.conditions.iter().filter_map(|it| match it {
            Condition::Page {
                how: How::Equals,
                values,
                not,
            } if values.iter().all(|it| is_path(it)) => Some((lower(values), *not)),
            _ => None,
        });
        is_empty(values).then(|| "no page is left over".to_owned())
    }

    fn dates(&self) -> Option<String> {
        let (mut first, mut last) = (NaiveDate::MIN, NaiveDate::MAX);
        for condition in self.conditions {
            if let Condition::Dates {
                from,
                until,
                not: false,
            } = condition
            {
                first = first.max(from.unwrap_or(NaiveDate::MIN));
                last = last.min(until.unwrap_or(NaiveDate::MAX));
            }
        }
        (last < first).then(|| "the dates have no day in common".to_owned())
    }

    /// Weekdays without hours only: hours may cross midnight and so belong to two days.
    fn weekdays(&self) -> Option<String> {
        const WEEK: [Weekday; 7] = [
            Weekday::Mon,
            Weekday::Tue,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Fri,
            Weekday::Sat,
            Weekday::Sun,
        ];
        let fits = |day: &Weekday| {
            self.conditions.iter().all(|it| match it {
                Condition::Time {
                    weekdays,
                    from: None,
                    until: None,
                    not,
                } => (weekdays.is_empty() || weekdays.contains(day)) != *not,
                _ => true,
            })
        };
        (!WEEK.iter().any(fits)).then(|| "no weekday is left over".to_owned())
    }

    fn cart(&self) -> Option<String> {
        let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
        for condition in self.conditions {
            if let Condition::Cart {
                min,
                max,
                not: false,
            } = condition
            {
                low = low.max(min.unwrap_or(f64::NEG_INFINITY));
                high = high.min(max.unwrap_or(f64::INFINITY));
            }
        }
        (high < low).then(|| "no cart value is left over".to_owned())
    }

    fn logged_in(&self) -> Option<String> {
        let wants = |wanted: bool| {
            self.conditions
                .iter()
                .any(|it| matches!(it, Condition::LoggedIn { not } if *not != wanted))
        };
        (wants(true) && wants(false))
            .then(|| "nobody is logged in and not logged in at once".to_owned())
    }
}

/// Whether lists of allowed values, and of forbidden ones where `true`, leave nothing. Nothing is left only where
/// something was allowed: there are always other words.
fn is_empty(lists: impl Iterator<Item = (BTreeSet<String>, bool)>) -> bool {
    let (mut allowed, mut forbidden): (Option<BTreeSet<String>>, BTreeSet<String>) =
        (None, BTreeSet::new());
    for (values, not) in lists {
        if not {
            forbidden.extend(values);
        } else {
            allowed = Some(match allowed {
                Some(before) => before.intersection(&values).cloned().collect(),
                None => values,
            });
        }
    }
    allowed.is_some_and(|it| it.difference(&forbidden).next().is_none())
}

fn is_path(value: &str) -> bool {
    value.starts_with('/') && !value.contains(['?', '#'])
}

fn lower(values: &[String]) -> BTreeSet<String> {
    values.iter().map(|it| it.to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(conditions: &str, expected: Option<&str>) {
        let conditions: Vec<Condition> = serde_json::from_str(conditions).unwrap();
        assert_eq!(contradiction(&conditions).as_deref(), expected);
    }

    #[test]
    fn what_cannot_hold_together_is_found() {
        let new = r#"{"kind":"visitor","is":"new"}"#;
        let old = r#"{"kind":"visitor","is":"new","not":true}"#;
        check(
            &format!("[{new},{old}]"),
            Some("nobody is new and has been here before at once"),
        );
        check(
            r#"[{"kind":"utm","key":"medium","values":["Email"]},{"kind":"utm","key":"medium","values":["email"],"not":true}]"#,
            Some("no utm_medium is left over"),
        );
        check(
            r#"[{"kind":"device","is":["phone"]},{"kind":"device","is":["desktop","tablet"]}]"#,
            Some("no device is left over"),
        );
        check(
            r#"[{"kind":"dates","from":"2026-05-02"},{"kind":"dates","until":"2026-05-01"}]"#,
            Some("the dates have no day in common"),
        );
        check(
            r#"[{"kind":"time","weekdays":["mon"]},{"kind":"time","weekdays":["tue"]}]"#,
            Some("no weekday is left over"),
        );
        check(
            r#"[{"kind":"cart","min":50},{"kind":"cart","max":20}]"#,
            Some("no cart value is left over"),
        );
        check(
            r#"[{"kind":"logged_in"},{"kind":"logged_in","not":true}]"#,
            Some("nobody is logged in and not logged in at once"),
        );
        check(
            r#"[{"kind":"page","how":"equals","values":["/a"]},{"kind":"page","how":"equals","values":["/b"]}]"#,
            Some("no page is left over"),
        );
        check(
            r#"[{"kind":"country","is":["DE"]},{"kind":"country","is":["DE"],"not":true}]"#,
            Some("no country is left over"),
        );
    }

    #[test]
    fn what_may_hold_together_is_not() {
        check("[]", None);
        check(
            r#"[{"kind":"utm","key":"medium","values":["email","sms"]},{"kind":"utm","key":"medium","values":["email"],"not":true}]"#,
            None,
        );
        check(
            r#"[{"kind":"page","how":"contains","values":["/a"]},{"kind":"page","how":"contains","values":["/b"]}]"#,
            None,
        );
        check(
            r#"[{"kind":"time","weekdays":["fri"],"from":"22:00","until":"02:00"},{"kind":"time","weekdays":["sat"]}]"#,
            None,
        );
        check(
            r#"[{"kind":"utm","key":"source","values":["a"],"not":true},{"kind":"utm","key":"medium","values":["a"]}]"#,
            None,
        );
    }
}
