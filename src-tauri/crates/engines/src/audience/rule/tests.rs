//! Rules against a judge that looks at one person at a time and knows nothing of columns or bits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use reprise_domain::contact_field::Field;
use reprise_domain::id::{AudienceId, ContactImportId, ContactListId};
use reprise_domain::period::Period;
use reprise_domain::rule::{
    Clause, ConsentAnswer, ContactRule, DayTest, Ever, Has, Join, Known, Membership, NumberTest,
    OrderMeasure, TextTest,
};
use uuid::Uuid;

use super::{People, matching, of_part};
use crate::audience::bits::Bits;
use crate::audience::book::{Book, Column, NO_DAY, NO_NUMBER, Narrow, Part, Text};

/// A person as somebody would write it on a card.
#[derive(Debug, Clone, Default)]
struct Person {
    city: String,
    country: String,
    tags: Vec<&'static str>,
    last_order: Option<NaiveDate>,
    orders: Option<i64>,
    spent: Option<i64>,
    consent: u8,
    lists: BTreeSet<u128>,
    in_audience: bool,
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 15).unwrap()
}

const CITIES: [&str; 5] = ["", "Berlin", "köln", "KÖLN Süd", "London"];
const COUNTRIES: [&str; 3] = ["", "DE", "AT"];
const TAGS: [&str; 4] = ["vip", "VIP", "staff", "Älter"];

// ---- the judge ----

fn judge(person: &Person, join: Join, parts: &[Clause]) -> bool {
    let mut answers = parts.iter().map(|part| holds(person, part));
    match join {
        Join::All => answers.all(|it| it),
        Join::Any => answers.any(|it| it),
        Join::None => !answers.any(|it| it),
    }
}

fn holds(person: &Person, part: &Clause) -> bool {
    let counted = |has: Has, has_it: Vec<bool>| match has {
        Has::AnyOf => has_it.contains(&true),
        Has::AllOf => !has_it.contains(&false),
        Has::NoneOf => !has_it.contains(&true),
    };
    match part {
        Clause::Group { join, of } => judge(person, *join, of),
        Clause::Text { field, test } => {
            let own = match field {
                Field::City => person.city.to_lowercase(),
                _ => person.country.to_lowercase(),
            };
            match test {
                TextTest::Is { value } => !own.is_empty() && own == value.to_lowercase(),
                TextTest::IsNot { value } => own.is_empty() || own != value.to_lowercase(),
                TextTest::Contains { value } => own.contains(&value.to_lowercase()),
                TextTest::Begins { value } => own.starts_with(&value.to_lowercase()),
            }
        }
        Clause::Known { field, is } => {
            let known = match field {
                Field::City => !person.city.is_empty(),
                Field::Country => !person.country.is_empty(),
                Field::Tags => !person.tags.is_empty(),
                Field::LastOrder => person.last_order.is_some(),
                Field::Orders => person.orders.is_some(),
                Field::EmailConsent => person.consent != 0,
                _ => false,
            };
            known == (*is == Known::Known)
        }
        Clause::Words { words, has, .. } => {
            let own: Vec<String> = person.tags.iter().map(|it| it.to_lowercase()).collect();
            counted(
                *has,
                words
                    .iter()
                    .map(|it| own.contains(&it.to_lowercase()))
                    .collect(),
            )
        }
        Clause::Lists { has, lists } => counted(
            *has,
            lists
                .iter()
                .map(|it| person.lists.contains(&it.0.as_u128()))
                .collect(),
        ),
        Clause::Imports { has, imports } => counted(*has, vec![false; imports.len()]),
        Clause::Consent { is, .. } => {
            let own = [
                ConsentAnswer::Unknown,
                ConsentAnswer::Granted,
                ConsentAnswer::Denied,
                ConsentAnswer::SoftOptIn,
            ];
            own[usize::from(person.consent)] == *is
        }
        Clause::Day { field, test } => {
            let day = person.last_order.filter(|_| *field == Field::LastOrder);
            day.is_some_and(|day| {
                let ago = (today() - day).num_days();
                match *test {
                    DayTest::InLast { days } => (0..=i64::from(days)).contains(&ago),
                    DayTest::MoreThanAgo { days } => ago > i64::from(days),
                    DayTest::InNext { days } => (-i64::from(days)..=0).contains(&ago),
                    DayTest::Before { day: other } => day < other,
                    DayTest::On { day: other } => day == other,
                    DayTest::After { day: other } => day > other,
                    DayTest::Between { period } => period.contains(day),
                }
            })
        }
        Clause::Number { measure, test } => {
            // As fractions: money by orders.
            let own = match measure {
                OrderMeasure::Orders => person.orders.map(|it| (it, 1)),
                OrderMeasure::Spent => person.spent.map(|it| (it, 1)),
                OrderMeasure::AverageOrder => person
                    .spent
                    .zip(person.orders)
                    .filter(|(_, orders)| *orders > 0),
            };
            own.is_some_and(|(over, under)| match *test {
                NumberTest::Is { value } => over == value * under,
                NumberTest::AtLeast { value } => over >= value * under,
                NumberTest::AtMost { value } => over <= value * under,
                NumberTest::MoreThan { value } => over > value * under,
                NumberTest::LessThan { value } => over < value * under,
                NumberTest::Between { low, high } => over >= low * under && over <= high * under,
            })
        }
        Clause::Bought { ever } => {
            let bought = person.last_order.is_some() || person.orders.is_some_and(|it| it > 0);
            bought == (*ever == Ever::Ever)
        }
        Clause::Audience { is, .. } => person.in_audience == (*is == Membership::In),
    }
}

// ---- the same people in columns ----

struct Shop {
    book: Book,
    people: Vec<Person>,
}

impl Shop {
    fn of(people: Vec<Person>, part_rows: usize) -> Self {
        let parts = people.chunks(part_rows).map(|part| Arc::new(columns(part)));
        Self {
            book: Book {
                parts: parts.collect(),
                ..Book::default()
            },
            people,
        }
    }

    fn rows_where(&self, is: impl Fn(&Person) -> bool) -> Bits {
        let mut found: Bits = (0..self.people.len())
            .filter(|row| is(&self.people[*row]))
            .collect();
        found.grow(self.people.len());
        found
    }
}

impl People for Shop {
    fn rows(&self) -> usize {
        self.people.len()
    }
    fn fields(&self, condition: &Clause) -> Arc<Bits> {
        let (mut found, mut first) = (Bits::default(), 0);
        for part in &self.book.parts {
            found.put_part(first, &of_part(part, condition, today()));
            first += part.rows;
        }
        Arc::new(found)
    }
    fn list(&self, list: ContactListId) -> Option<Arc<Bits>> {
        // Made when the book was shorter: as long as its last member needs.
        let rows = self.rows_where(|it| it.lists.contains(&list.0.as_u128()));
        Some(Arc::new(rows.iter().collect()))
    }
    fn import(&self, _: ContactImportId) -> Option<Arc<Bits>> {
        None
    }
    fn audience(&self, _: AudienceId) -> Option<Arc<Bits>> {
        Some(Arc::new(self.rows_where(|it| it.in_audience)))
    }
}

fn columns(people: &[Person]) -> Part {
    let mut city = Text::default();
    people.iter().for_each(|it| city.push(&it.city));
    let place = |all: &[String], own: &String| all.iter().position(|it| it == own).unwrap() as u8;
    let countries: Vec<String> = COUNTRIES.iter().map(|it| (*it).to_owned()).collect();
    let tags: Vec<String> = TAGS.iter().map(|it| (*it).to_owned()).collect();
    let own = |person: &Person| -> Vec<u16> {
        let places = (0..TAGS.len()).filter(|at| person.tags.contains(&TAGS[*at]));
        places.map(|at| at as u16).collect()
    };
    let mut sets: Vec<Vec<u16>> = vec![Vec::new()];
    for person in people {
        if !sets.contains(&own(person)) {
            sets.push(own(person));
        }
    }
    let at_set = |it: &Person| sets.iter().position(|set| *set == own(it)).unwrap() as u16;
    let day = |it: &Person| it.last_order.map_or(NO_DAY, |day| day.to_epoch_days());
    let mut all = BTreeMap::from([
        (Field::City, Column::Text(city)),
        (
            Field::LastOrder,
            Column::Day(people.iter().map(day).collect()),
        ),
        (
            Field::Country,
            Column::Word {
                at: Narrow::U8(
                    people
                        .iter()
                        .map(|it| place(&countries, &it.country))
                        .collect(),
                ),
                words: countries,
            },
        ),
        (
            Field::Tags,
            Column::Set {
                words: tags,
                at: Narrow::U16(people.iter().map(at_set).collect()),
                sets: sets.clone(),
            },
        ),
        (
            Field::EmailConsent,
            Column::Consent {
                states: people.iter().map(|it| it.consent).collect(),
                days: vec![NO_DAY; people.len()],
                proofs: vec![(String::new(), String::new())],
                at: Narrow::U8(vec![0; people.len()]),
            },
        ),
    ]);
    let mut number = |field, of: fn(&Person) -> Option<i64>| {
        // A column that holds nothing is left out.
        if people.iter().any(|it| of(it).is_some()) {
            let numbers = people.iter().map(|it| of(it).unwrap_or(NO_NUMBER));
            all.insert(field, Column::Number(numbers.collect()));
        }
    };
    number(Field::Orders, |it| it.orders);
    number(Field::Spent, |it| it.spent);
    Part {
        rows: people.len(),
        columns: all,
    }
}

// ---- people and rules nobody would write by hand ----

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..40).prop_map(|back| today() + Days::new(10) - Days::new(back))
}

fn a_person() -> impl Strategy<Value = Person> {
    (
        prop::sample::select(CITIES.to_vec()),
        prop::sample::select(COUNTRIES.to_vec()),
        prop::sample::subsequence(TAGS.to_vec(), 0..=3),
        prop::option::of(a_day()),
        prop::option::of(0_i64..4),
        prop::option::of(0_i64..20),
        0_u8..4,
        prop::collection::btree_set(0_u128..3, 0..3),
        any::<bool>(),
    )
        .prop_map(
            |(city, country, tags, last_order, orders, spent, consent, lists, in_audience)| {
                Person {
                    city: city.to_owned(),
                    country: country.to_owned(),
                    tags,
                    last_order,
                    orders,
                    spent,
                    consent,
                    lists,
                    in_audience,
                }
            },
        )
}

fn a_condition() -> impl Strategy<Value = Clause> {
    let text = prop::sample::select(vec!["de", "Köln", "köln süd", "l", "BER", "ö", "x"]);
    let value = move || text.clone().prop_map(str::to_owned);
    let text_test = prop_oneof![
        value().prop_map(|value| TextTest::Is { value }),
        value().prop_map(|value| TextTest::IsNot { value }),
        value().prop_map(|value| TextTest::Contains { value }),
        value().prop_map(|value| TextTest::Begins { value }),
    ];
    let field = |all: &[Field]| prop::sample::select(all.to_vec());
    let has = || prop::sample::select(vec![Has::AnyOf, Has::AllOf, Has::NoneOf]);
    let known = [
        Field::City,
        Field::Country,
        Field::Tags,
        Field::LastOrder,
        Field::Orders,
        Field::EmailConsent,
        Field::Phone,
    ];
    let measure = vec![
        OrderMeasure::Orders,
        OrderMeasure::Spent,
        OrderMeasure::AverageOrder,
    ];
    let answers = vec![
        ConsentAnswer::Granted,
        ConsentAnswer::Denied,
        ConsentAnswer::Unknown,
        ConsentAnswer::SoftOptIn,
    ];
    prop_oneof![
        (field(&[Field::City, Field::Country]), text_test)
            .prop_map(|(field, test)| Clause::Text { field, test }),
        (
            field(&known),
            prop::sample::select(vec![Known::Known, Known::Unknown])
        )
            .prop_map(|(field, is)| Clause::Known { field, is }),
        (
            has(),
            prop::sample::subsequence(vec!["Vip", "staff", "älter", "none"], 0..=3)
        )
            .prop_map(|(has, words)| Clause::Words {
                field: Field::Tags,
                has,
                words: words.into_iter().map(str::to_owned).collect(),
            }),
        (has(), prop::collection::vec(0_u128..4, 0..3)).prop_map(|(has, lists)| Clause::Lists {
            has,
            lists: lists
                .into_iter()
                .map(|it| ContactListId(Uuid::from_u128(it)))
                .collect(),
        }),
        has().prop_map(|has| Clause::Imports {
            has,
            imports: vec![ContactImportId(Uuid::nil())],
        }),
        prop::sample::select(answers).prop_map(|is| Clause::Consent {
            field: Field::EmailConsent,
            is
        }),
        (
            field(&[Field::LastOrder, Field::SubscribedOn]),
            a_day_test()
        )
            .prop_map(|(field, test)| Clause::Day { field, test }),
        (prop::sample::select(measure), a_number_test())
            .prop_map(|(measure, test)| Clause::Number { measure, test }),
        prop::sample::select(vec![Ever::Ever, Ever::Never])
            .prop_map(|ever| Clause::Bought { ever }),
        prop::sample::select(vec![Membership::In, Membership::NotIn]).prop_map(|is| {
            Clause::Audience {
                is,
                audience: AudienceId(Uuid::nil()),
            }
        }),
    ]
}

fn a_day_test() -> impl Strategy<Value = DayTest> {
    prop_oneof![
        (1_u32..40).prop_map(|days| DayTest::InLast { days }),
        (1_u32..40).prop_map(|days| DayTest::MoreThanAgo { days }),
        (1_u32..40).prop_map(|days| DayTest::InNext { days }),
        a_day().prop_map(|day| DayTest::Before { day }),
        a_day().prop_map(|day| DayTest::On { day }),
        a_day().prop_map(|day| DayTest::After { day }),
        (a_day(), a_day()).prop_map(|(first, last)| DayTest::Between {
            period: Period { first, last }
        }),
    ]
}

fn a_number_test() -> impl Strategy<Value = NumberTest> {
    let value = || -1_i64..12;
    prop_oneof![
        value().prop_map(|value| NumberTest::Is { value }),
        value().prop_map(|value| NumberTest::AtLeast { value }),
        value().prop_map(|value| NumberTest::AtMost { value }),
        value().prop_map(|value| NumberTest::MoreThan { value }),
        value().prop_map(|value| NumberTest::LessThan { value }),
        (value(), value()).prop_map(|(low, high)| NumberTest::Between { low, high }),
    ]
}

fn a_join() -> impl Strategy<Value = Join> {
    prop::sample::select(vec![Join::All, Join::Any, Join::None])
}

fn a_rule() -> impl Strategy<Value = ContactRule> {
    let part = a_condition().prop_recursive(3, 12, 4, |inner| {
        (a_join(), prop::collection::vec(inner, 0..4))
            .prop_map(|(join, of)| Clause::Group { join, of })
    });
    (a_join(), prop::collection::vec(part, 0..4)).prop_map(|(join, of)| ContactRule { join, of })
}

proptest! {
    #[test]
    fn a_rule_means_whom_the_judge_would_name(
        people in prop::collection::vec(a_person(), 1..150),
        rule in a_rule(),
        part_rows in 1_usize..100,
    ) {
        let shop = Shop::of(people, part_rows);
        let expect = shop.rows_where(|person| judge(person, rule.join, &rule.of));
        prop_assert_eq!(matching(&rule, &shop), expect);
    }

    #[test]
    fn a_rule_without_somebody_who_is_gone_means_the_same_people(
        mut people in prop::collection::vec(a_person(), 1..80),
        rule in a_rule(),
    ) {
        // A city stands for an address: whoever had it is erased.
        people.retain(|person| person.city != "KÖLN Süd");
        let names = |_: Field, text: &str| text.to_lowercase() == "köln süd";
        let without = rule.without(&names);
        let said = format!("{rule:?}").to_lowercase();
        prop_assert_eq!(without.is_some(), said.contains("köln süd"));
        if let Some(without) = without {
            prop_assert!(without.without(&names).is_none());
            let shop = Shop::of(people, 64);
            prop_assert_eq!(matching(&without, &shop), matching(&rule, &shop));
        }
    }
}

#[test]
fn empty_groups_mean_everybody_or_nobody() {
    let shop = Shop::of(vec![Person::default(); 70], 64);
    let of = |join| {
        matching(
            &ContactRule {
                join,
                of: Vec::new(),
            },
            &shop,
        )
        .count()
    };
    assert_eq!((of(Join::All), of(Join::Any), of(Join::None)), (70, 0, 70));
}

#[test]
fn what_is_not_known_satisfies_nothing_and_its_opposite_everything() {
    let shop = Shop::of(vec![Person::default()], 64);
    let count = |part: Clause| {
        matching(
            &ContactRule {
                join: Join::All,
                of: vec![part],
            },
            &shop,
        )
        .count()
    };
    let granted = ConsentAnswer::Granted;
    assert_eq!(
        count(Clause::Consent {
            field: Field::EmailConsent,
            is: granted
        }),
        0
    );
    assert_eq!(
        count(Clause::Consent {
            field: Field::SmsConsent,
            is: granted
        }),
        0
    );
    let unknown = ConsentAnswer::Unknown;
    assert_eq!(
        count(Clause::Consent {
            field: Field::SmsConsent,
            is: unknown
        }),
        1
    );
    let test = DayTest::Before { day: today() };
    let day = Clause::Day {
        field: Field::LastOrder,
        test,
    };
    assert_eq!(count(day.clone()), 0);
    assert_eq!(
        count(Clause::Group {
            join: Join::None,
            of: vec![day]
        }),
        1
    );
    let test = NumberTest::AtMost { value: i64::MAX };
    assert_eq!(
        count(Clause::Number {
            measure: OrderMeasure::Orders,
            test
        }),
        0
    );
    let test = NumberTest::AtLeast { value: i64::MIN };
    assert_eq!(
        count(Clause::Number {
            measure: OrderMeasure::Spent,
            test
        }),
        0
    );
}
