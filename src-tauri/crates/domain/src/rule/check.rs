//! What a rule must keep to before it is stored: sizes, kinds of fields, ranges, clean words.

use super::{
    CONDITION_LIMIT, Clause, ContactRule, DEPTH_LIMIT, DayTest, NumberTest, TextTest, WORD_LIMIT,
};
use crate::contact_field::{Field, FieldKind};
use crate::money::MINOR_LIMIT;
use crate::period::plannable;
use crate::refusal::in_range;
use crate::{Refusal, text};

/// Most days a relative condition may count: a hundred years.
const DAYS_LIMIT: u32 = 36_500;

impl ContactRule {
    /// Itself with its words cleaned, when it keeps its limits.
    ///
    /// # Errors
    /// `TooDeep` and `TooMany` beyond the limits of this module; `Empty` for a condition without words;
    /// `Malformed` for a field of another kind than its condition needs; `OutOfRange`, `PeriodReversed` and
    /// `DateOutOfRange` for numbers and days.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        if depth(&self.of) > DEPTH_LIMIT {
            return Err(Refusal::TooDeep {
                field: "the rule",
                limit: DEPTH_LIMIT,
            });
        }
        if self.conditions().len() > CONDITION_LIMIT {
            return Err(Refusal::TooMany {
                field: "the rule",
                limit: CONDITION_LIMIT,
            });
        }
        self.of.iter_mut().try_for_each(check)?;
        Ok(self)
    }
}

/// How deep groups stand in one another; 1 for a rule without groups within.
fn depth(parts: &[Clause]) -> usize {
    let within = parts.iter().map(|part| {
        if let Clause::Group { of, .. } = part {
            depth(of)
        } else {
            0
        }
    });
    1 + within.max().unwrap_or(0)
}

fn check(part: &mut Clause) -> Result<(), Refusal> {
    match part {
        Clause::Group { of, .. } => of.iter_mut().try_for_each(check),
        Clause::Text { field, test } => {
            of_kind(*field, &[FieldKind::Text, FieldKind::Word], "a text")?;
            let (TextTest::Is { value }
            | TextTest::IsNot { value }
            | TextTest::Contains { value }
            | TextTest::Begins { value }) = test;
            *value = text::name(value, "the text of a condition")?;
            Ok(())
        }
        Clause::Words { field, words, .. } => {
            of_kind(*field, &[FieldKind::Set], "a set of words")?;
            some_of(words.len(), "the words of a condition")?;
            for word in words {
                *word = text::name(word, "a word of a condition")?;
            }
            Ok(())
        }
        Clause::Lists { lists, .. } => some_of(lists.len(), "the contact list"),
        Clause::Imports { imports, .. } => some_of(imports.len(), "the import"),
        Clause::Consent { field, .. } => of_kind(*field, &[FieldKind::Consent], "a consent"),
        Clause::Day { field, test } => {
            of_kind(*field, &[FieldKind::Day], "a day")?;
            check_days(*test)
        }
        Clause::Number { test, .. } => check_number(*test),
        Clause::Known { .. } | Clause::Bought { .. } | Clause::Audience { .. } => Ok(()),
    }
}

fn check_days(test: DayTest) -> Result<(), Refusal> {
    match test {
        DayTest::InLast { days } | DayTest::MoreThanAgo { days } | DayTest::InNext { days } => {
            in_range(
                days,
                1..=DAYS_LIMIT,
                "the days of a condition",
                "rule.of.test.days",
            )
        }
        DayTest::Before { day } | DayTest::On { day } | DayTest::After { day } => {
            plannable(day, "the day of a condition").map(drop)
        }
        DayTest::Between { period } => period.checked("the period of a condition").map(drop),
    }
}

fn check_number(test: NumberTest) -> Result<(), Refusal> {
    let (low, high) = match test {
        NumberTest::Is { value }
        | NumberTest::AtLeast { value }
        | NumberTest::AtMost { value }
        | NumberTest::MoreThan { value }
        | NumberTest::LessThan { value } => (value, value),
        NumberTest::Between { low, high } => (low, high),
    };
    for number in [low, high] {
        in_range(
            number,
            -MINOR_LIMIT..=MINOR_LIMIT,
            "the number of a condition",
            "rule.of.test",
        )?;
    }
    if high < low {
        return Err(Refusal::PeriodReversed {
            field: "the range of a condition",
        });
    }
    Ok(())
}

fn of_kind(field: Field, kinds: &[FieldKind], expected: &'static str) -> Result<(), Refusal> {
    if kinds.contains(&field.kind()) {
        return Ok(());
    }
    Err(Refusal::Malformed {
        field: "the field of a condition",
        value: field.word().to_owned(),
        expected,
    })
}

fn some_of(count: usize, field: &'static str) -> Result<(), Refusal> {
    match count {
        0 => Err(Refusal::Empty { field }),
        1..=WORD_LIMIT => Ok(()),
        _ => Err(Refusal::TooMany {
            field,
            limit: WORD_LIMIT,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Ever, Has, Join, OrderMeasure};
    use super::*;
    use crate::period::Period;

    fn nested(depth: usize) -> Clause {
        match depth {
            0 => Clause::Bought { ever: Ever::Ever },
            _ => Clause::Group {
                join: Join::Any,
                of: vec![nested(depth - 1)],
            },
        }
    }

    fn checked(part: Clause) -> Result<ContactRule, Refusal> {
        ContactRule {
            join: Join::All,
            of: vec![part],
        }
        .checked()
    }

    #[test]
    fn groups_stand_eight_deep_and_no_deeper() {
        assert!(checked(nested(DEPTH_LIMIT - 1)).is_ok());
        let refused = checked(nested(DEPTH_LIMIT)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "the rule has groups more than 8 deep in one another"
        );
        assert!(!refused.hint().is_empty());
    }

    #[test]
    fn a_rule_has_a_hundred_conditions_and_no_more() {
        let of_many = |count| {
            let of = vec![Clause::Bought { ever: Ever::Ever }; count];
            checked(Clause::Group {
                join: Join::Any,
                of,
            })
        };
        assert!(of_many(CONDITION_LIMIT).is_ok());
        assert!(matches!(
            of_many(CONDITION_LIMIT + 1),
            Err(Refusal::TooMany { limit: 100, .. })
        ));
    }

    #[test]
    fn a_condition_asks_a_field_of_its_kind() {
        let test = DayTest::InLast { days: 30 };
        assert!(
            checked(Clause::Day {
                field: Field::LastOrder,
                test
            })
            .is_ok()
        );
        let refused = checked(Clause::Day {
            field: Field::Country,
            test,
        })
        .unwrap_err();
        assert_eq!(
            refused.to_string(),
            "the field of a condition: ‘country’ is not a day"
        );
    }

    #[test]
    fn words_are_cleaned_and_must_be_there() {
        let words = |words: &[&str]| {
            checked(Clause::Words {
                field: Field::Tags,
                has: Has::AnyOf,
                words: words.iter().map(|word| (*word).to_owned()).collect(),
            })
        };
        let cleaned = words(&["  vip \u{202E} "]).unwrap();
        assert!(format!("{cleaned:?}").contains("\"vip\""));
        assert!(matches!(words(&[]), Err(Refusal::Empty { .. })));
        assert!(matches!(words(&[" "]), Err(Refusal::Empty { .. })));
        assert!(words(&vec!["a"; WORD_LIMIT + 1]).is_err());
    }

    #[test]
    fn ranges_run_forward() {
        let number = |low, high| {
            checked(Clause::Number {
                measure: OrderMeasure::Orders,
                test: NumberTest::Between { low, high },
            })
        };
        assert!(number(2, 2).is_ok());
        assert!(number(3, 2).is_err());
        assert!(number(0, i64::MAX).is_err());
        let day = |text: &str| text.parse().unwrap();
        let period = Period {
            first: day("2026-02-01"),
            last: day("2026-01-01"),
        };
        let test = DayTest::Between { period };
        assert!(
            checked(Clause::Day {
                field: Field::LastOrder,
                test
            })
            .is_err()
        );
        let test = DayTest::InLast { days: 0 };
        assert!(
            checked(Clause::Day {
                field: Field::LastOrder,
                test
            })
            .is_err()
        );
    }

    #[test]
    fn a_rule_is_written_and_read_as_it_is() {
        let written = r#"{"join":"all","of":[
            {"if":"text","field":"country","test":{"op":"is","value":"DE"}},
            {"if":"group","join":"none","of":[
                {"if":"day","field":"last_order","test":{"op":"in_last","days":30}},
                {"if":"number","measure":"average_order","test":{"op":"at_least","value":5000}},
                {"if":"consent","field":"email_consent","is":"soft_opt_in"},
                {"if":"words","field":"tags","has":"any_of","words":["vip"]}]}]}"#;
        let rule: ContactRule = serde_json::from_str(written).unwrap();
        assert_eq!(rule.conditions().len(), 5);
        assert_eq!(
            rule.fields(),
            [
                Field::Country,
                Field::LastOrder,
                Field::Orders,
                Field::Spent,
                Field::EmailConsent,
                Field::Tags
            ]
        );
        let again: ContactRule =
            serde_json::from_str(&serde_json::to_string(&rule).unwrap()).unwrap();
        assert_eq!(again, rule);
        let wrong = written.replace("\"days\":30", "\"days\":30,\"weeks\":4");
        assert!(serde_json::from_str::<ContactRule>(&wrong).is_err());
    }
}
