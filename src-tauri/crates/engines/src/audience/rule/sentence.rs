//! A rule as one plain English sentence.
//!
//! Groups of `none` are said by turning what is within into its opposite, so that a reader meets only "and" and "or".
//! Of two joins that stand in one another the inner one is in brackets.

use chrono::NaiveDate;
use reprise_domain::contact_field::Field;
use reprise_domain::id::{AudienceId, ContactImportId, ContactListId};
use reprise_domain::money::{Currency, Money, grouped};
use reprise_domain::rule::{
    Clause, ConsentAnswer, ContactRule, DayTest, Ever, Has, Join, Known, Membership, NumberTest,
    OrderMeasure, TextTest,
};

/// What the things a rule names are called.
pub trait Names {
    /// The name of a list; none when it is gone.
    fn list(&self, id: ContactListId) -> Option<String>;
    /// The file of an import; none when it is gone.
    fn import(&self, id: ContactImportId) -> Option<String>;
    /// The name of an audience; none when it is gone.
    fn audience(&self, id: AudienceId) -> Option<String>;
    /// The currency money is counted in.
    fn currency(&self) -> Currency;
}

/// "People who are on ‘Customers’ and whose last order was more than 90 days ago". Without a full stop.
///
/// A rule that holds for everybody whatever they are reads "Everyone", one that holds for nobody "Nobody".
pub fn sentence(rule: &ContactRule, names: &dyn Names) -> String {
    match said(rule.join, &rule.of, true, names) {
        Said::Everyone => "Everyone".to_owned(),
        Said::Nobody => "Nobody".to_owned(),
        Said::One(words) => format!("People {words}"),
        Said::Joined(parts, word) => format!("People {}", joined(&parts, word)),
    }
}

enum Said {
    Everyone,
    Nobody,
    One(String),
    Joined(Vec<String>, &'static str),
}

/// A group, or its opposite where `so` is false.
fn said(join: Join, parts: &[Clause], so: bool, names: &dyn Names) -> Said {
    let (all, so_within) = match (join, so) {
        (Join::All, true) => (true, true),
        (Join::All, false) => (false, false),
        (Join::Any, true) => (false, true),
        (Join::Any, false) | (Join::None, true) => (true, false),
        (Join::None, false) => (false, true),
    };
    let mut phrases: Vec<String> = Vec::new();
    for part in parts {
        let inner = if let Clause::Group { join, of } = part {
            said(*join, of, so_within, names)
        } else {
            Said::One(condition(part, so_within, names))
        };
        match inner {
            // What changes nothing is not said; what decides everything is all there is to say.
            Said::Everyone if all => {}
            Said::Nobody if !all => {}
            Said::Everyone => return Said::Everyone,
            Said::Nobody => return Said::Nobody,
            Said::One(words) => phrases.push(words),
            Said::Joined(parts, word) if (word == "and") == all => phrases.extend(parts),
            Said::Joined(parts, word) => phrases.push(format!("({})", joined(&parts, word))),
        }
    }
    match (phrases.len(), phrases.pop(), all) {
        (_, None, true) => Said::Everyone,
        (_, None, false) => Said::Nobody,
        (1, Some(only), _) => Said::One(only),
        (_, Some(last), _) => {
            phrases.push(last);
            Said::Joined(phrases, if all { "and" } else { "or" })
        }
    }
}

/// "a", "a and b", "a, b and c".
fn joined(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {word} {last}", most.join(", ")),
    }
}

fn condition(part: &Clause, so: bool, names: &dyn Names) -> String {
    let not = if so { "" } else { " not" };
    match part {
        Clause::Text { field, test } => text(*field, test, so),
        Clause::Known { field, is } => {
            let word = if (*is == Known::Known) == so {
                "known"
            } else {
                "unknown"
            };
            format!("whose {} is {word}", noun(*field))
        }
        Clause::Words { field, has, words } => {
            let words = words.iter().map(|word| format!("‘{word}’")).collect();
            if *field == Field::Products {
                set(*has, so, words, "who bought", "who did not buy")
            } else {
                set(*has, so, words, "who are tagged", "who are not tagged")
            }
        }
        Clause::Lists { has, lists } => {
            let called = |id| {
                names
                    .list(id)
                    .map_or_else(|| "a list that is gone".to_owned(), quoted)
            };
            let lists = lists.iter().copied().map(called).collect();
            set(*has, so, lists, "who are on", "who are not on")
        }
        Clause::Imports { has, imports } => {
            let called = |id| {
                names
                    .import(id)
                    .map_or_else(|| "an import that is gone".to_owned(), quoted)
            };
            let imports = imports.iter().copied().map(called).collect();
            set(
                *has,
                so,
                imports,
                "who were imported from",
                "who were not imported from",
            )
        }
        Clause::Consent { field, is } => {
            let answer = match is {
                ConsentAnswer::Granted => "granted",
                ConsentAnswer::Denied => "denied",
                ConsentAnswer::Unknown => "unknown",
                ConsentAnswer::SoftOptIn => "a soft opt-in",
            };
            format!("whose {} is{not} {answer}", field.word())
        }
        Clause::Day { field, test } => format!("{} {}", subject(*field, so), days(*test)),
        Clause::Number { measure, test } => {
            format!(
                "whose {} is{not} {}",
                counted(*measure),
                number(*measure, *test, names.currency())
            )
        }
        Clause::Bought { ever } => {
            let not = if (*ever == Ever::Ever) == so {
                ""
            } else {
                "not "
            };
            format!("who have {not}bought")
        }
        Clause::Audience { is, audience } => {
            let called = names
                .audience(*audience)
                .map_or_else(|| "an audience that is gone".to_owned(), quoted);
            let not = if (*is == Membership::In) == so {
                ""
            } else {
                "not "
            };
            format!("who are {not}in {called}")
        }
        Clause::Group { .. } => String::new(),
    }
}

fn quoted(name: String) -> String {
    format!("‘{name}’")
}

fn text(field: Field, test: &TextTest, so: bool) -> String {
    let noun = noun(field);
    match (test, so) {
        (TextTest::Is { value }, true) | (TextTest::IsNot { value }, false) => {
            format!("whose {noun} is ‘{value}’")
        }
        (TextTest::Is { value }, false) | (TextTest::IsNot { value }, true) => {
            format!("whose {noun} is not ‘{value}’")
        }
        (TextTest::Contains { value }, true) => format!("whose {noun} contains ‘{value}’"),
        (TextTest::Contains { value }, false) => format!("whose {noun} does not contain ‘{value}’"),
        (TextTest::Begins { value }, true) => format!("whose {noun} begins with ‘{value}’"),
        (TextTest::Begins { value }, false) => {
            format!("whose {noun} does not begin with ‘{value}’")
        }
    }
}

/// A field as a noun after "whose".
fn noun(field: Field) -> &'static str {
    if field == Field::SubscribedOn {
        return "day of joining";
    }
    field.word()
}

/// What something was on a day: "whose last order was".
fn subject(field: Field, so: bool) -> String {
    match (field == Field::SubscribedOn, so) {
        (true, true) => "who joined".to_owned(),
        (true, false) => "who did not join".to_owned(),
        (false, true) => format!("whose {} was", noun(field)),
        (false, false) => format!("whose {} was not", noun(field)),
    }
}

/// "who are on ‘A’ or ‘B’", "who are on neither ‘A’ nor ‘B’", "who are not on all of ‘A’ and ‘B’".
fn set(has: Has, so: bool, things: Vec<String>, is: &str, is_not: &str) -> String {
    match (has, so, things.as_slice()) {
        (_, _, []) => format!("{is} nothing"),
        (Has::AnyOf | Has::AllOf, true, [only]) | (Has::NoneOf, false, [only]) => {
            format!("{is} {only}")
        }
        (Has::AnyOf | Has::AllOf, false, [only]) | (Has::NoneOf, true, [only]) => {
            format!("{is_not} {only}")
        }
        (Has::AnyOf, true, several) | (Has::NoneOf, false, several) => {
            format!("{is} {}", joined(several, "or"))
        }
        (Has::AnyOf, false, several) | (Has::NoneOf, true, several) => {
            format!("{is} neither {}", joined(several, "nor"))
        }
        (Has::AllOf, true, several) => format!("{is} {}", joined(several, "and")),
        (Has::AllOf, false, several) => format!("{is_not} all of {}", joined(several, "and")),
    }
}

fn days(test: DayTest) -> String {
    let said = |day: NaiveDate| day.format("%-d %B %Y").to_string();
    match test {
        DayTest::InLast { days: 1 } => "today or yesterday".to_owned(),
        DayTest::InLast { days } => format!("in the last {} days", grouped(days.into())),
        DayTest::MoreThanAgo { days: 1 } => "more than a day ago".to_owned(),
        DayTest::MoreThanAgo { days } => format!("more than {} days ago", grouped(days.into())),
        DayTest::InNext { days: 1 } => "today or tomorrow".to_owned(),
        DayTest::InNext { days } => format!("in the next {} days", grouped(days.into())),
        DayTest::Before { day } => format!("before {}", said(day)),
        DayTest::On { day } => format!("on {}", said(day)),
        DayTest::After { day } => format!("after {}", said(day)),
        DayTest::Between { period } => {
            format!("between {} and {}", said(period.first), said(period.last))
        }
    }
}

fn counted(measure: OrderMeasure) -> &'static str {
    match measure {
        OrderMeasure::Orders => "number of orders",
        OrderMeasure::Spent | OrderMeasure::AverageOrder => measure.word(),
    }
}

fn number(measure: OrderMeasure, test: NumberTest, currency: Currency) -> String {
    let said = |value: i64| match measure {
        OrderMeasure::Orders if value < 0 => format!("−{}", grouped(value.unsigned_abs())),
        OrderMeasure::Orders => grouped(value.unsigned_abs()),
        OrderMeasure::Spent | OrderMeasure::AverageOrder => Money {
            minor: value,
            currency,
        }
        .to_string(),
    };
    match test {
        NumberTest::Is { value } => said(value),
        NumberTest::AtLeast { value } => format!("at least {}", said(value)),
        NumberTest::AtMost { value } => format!("at most {}", said(value)),
        NumberTest::MoreThan { value } => format!("more than {}", said(value)),
        NumberTest::LessThan { value } => format!("less than {}", said(value)),
        NumberTest::Between { low, high } => format!("from {} to {}", said(low), said(high)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    struct Shop;

    impl Names for Shop {
        fn list(&self, id: ContactListId) -> Option<String> {
            (id.0 == Uuid::from_u128(1)).then(|| "Customers".to_owned())
        }
        fn import(&self, _: ContactImportId) -> Option<String> {
            Some("may.csv".to_owned())
        }
        fn audience(&self, _: AudienceId) -> Option<String> {
            Some("Buyers".to_owned())
        }
        fn currency(&self) -> Currency {
            Currency::EUR
        }
    }

    fn check(rule: &str, expect: &str) {
        let rule: ContactRule = serde_json::from_str(rule).unwrap();
        assert_eq!(sentence(&rule, &Shop), expect);
    }

    const ONE: &str = "00000000-0000-0000-0000-000000000001";

    #[test]
    fn rules_read_as_people_say_them() {
        check(
            &format!(
                r#"{{"join":"all","of":[
                {{"if":"lists","has":"any_of","lists":["{ONE}","{}"]}},
                {{"if":"day","field":"last_order","test":{{"op":"more_than_ago","days":90}}}},
                {{"if":"group","join":"any","of":[
                    {{"if":"number","measure":"spent","test":{{"op":"at_least","value":5000}}}},
                    {{"if":"number","measure":"orders","test":{{"op":"between","low":2,"high":5}}}}]}}]}}"#,
                Uuid::nil()
            ),
            "People who are on ‘Customers’ or a list that is gone, whose last order was more than 90 days ago and (whose money spent is at least €50 or whose number of orders is from 2 to 5)",
        );
        check(
            r#"{"join":"all","of":[
                {"if":"text","field":"country","test":{"op":"is","value":"DE"}},
                {"if":"consent","field":"email_consent","is":"granted"},
                {"if":"day","field":"subscribed_on","test":{"op":"in_last","days":1}}]}"#,
            "People whose country is ‘DE’, whose consent to e-mail is granted and who joined today or yesterday",
        );
    }

    #[test]
    fn none_is_said_by_its_opposite() {
        check(
            &format!(
                r#"{{"join":"none","of":[
                {{"if":"bought","ever":"ever"}},
                {{"if":"words","field":"tags","has":"any_of","words":["vip","staff"]}},
                {{"if":"group","join":"all","of":[
                    {{"if":"audience","is":"in","audience":"{ONE}"}},
                    {{"if":"known","field":"phone","is":"known"}}]}}]}}"#
            ),
            "People who have not bought, who are tagged neither ‘vip’ nor ‘staff’ and (who are not in ‘Buyers’ or whose phone is unknown)",
        );
    }

    #[test]
    fn empty_groups_say_whom_they_mean() {
        check(r#"{"join":"all","of":[]}"#, "Everyone");
        check(r#"{"join":"any","of":[]}"#, "Nobody");
        check(r#"{"join":"none","of":[]}"#, "Everyone");
        check(
            r#"{"join":"all","of":[{"if":"group","join":"none","of":[]},{"if":"bought","ever":"ever"}]}"#,
            "People who have bought",
        );
        check(
            r#"{"join":"all","of":[{"if":"group","join":"any","of":[]},{"if":"bought","ever":"ever"}]}"#,
            "Nobody",
        );
    }
}
