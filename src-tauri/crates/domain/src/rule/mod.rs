//! Rules that say which of a client's contacts are in an audience: nested groups of conditions.
//!
//! What is not known satisfies nothing: unknown consent is not granted, a day or number nobody recorded is in no range,
//! an unknown word contains nothing. What is said to be *not* so is exactly everybody else, and so holds for people of
//! whom nothing is known too: `is not`, `none of`, `not in` and groups of `none`.
//! Empty groups: all of nothing is everybody, any of nothing is nobody, none of nothing is everybody. The same holds for
//! conditions without words, which [`ContactRule::checked`] refuses.
//!
//! Deliberately not here: who the people are. That is counted by the audience engine.

mod check;
mod simple;
mod without;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contact_field::Field;
use crate::id::{AudienceId, ContactImportId, ContactListId};
use crate::period::Period;

pub use simple::ContactFilter;
pub use without::ERASED_PERSON;

/// How deep groups may stand in one another; the rule itself is the first.
pub const DEPTH_LIMIT: usize = 8;
/// How many conditions a rule may have.
pub const CONDITION_LIMIT: usize = 100;
/// How many words, lists or imports a condition may name.
pub const WORD_LIMIT: usize = 100;

/// Which contacts are meant. The rule is itself the outermost group.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactRule {
    /// How its parts are joined.
    pub join: Join,
    /// Its parts, in the order of the screen.
    pub of: Vec<Clause>,
}

/// How the parts of a group are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    /// Every part must hold.
    All,
    /// At least one part must hold.
    Any,
    /// No part may hold.
    None,
}

/// A part of a rule: a group or a condition.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "if", rename_all = "snake_case", deny_unknown_fields)]
pub enum Clause {
    /// Parts joined in their own way.
    Group {
        /// How.
        join: Join,
        /// Its parts.
        of: Vec<Clause>,
    },
    /// What a text or word of the person is. Letter case does not matter.
    Text {
        /// A field of kind `text` or `word`.
        field: Field,
        /// What of it.
        test: TextTest,
    },
    /// Whether anything is known of a field.
    Known {
        /// Any field.
        field: Field,
        /// Whether it is to be known or unknown.
        is: Known,
    },
    /// Which words a field of several has: tags, products bought. Letter case does not matter.
    Words {
        /// A field of kind `set`.
        field: Field,
        /// How many of the words.
        has: Has,
        /// The words, at least one.
        words: Vec<String>,
    },
    /// Which contact lists the person is on.
    Lists {
        /// How many of the lists.
        has: Has,
        /// The lists, at least one.
        lists: Vec<ContactListId>,
    },
    /// Which imports the person was in.
    Imports {
        /// How many of the imports.
        has: Has,
        /// The imports, at least one.
        imports: Vec<ContactImportId>,
    },
    /// What the person said about being contacted for a channel or purpose.
    Consent {
        /// A field of kind `consent`.
        field: Field,
        /// The answer.
        is: ConsentAnswer,
    },
    /// When something was.
    Day {
        /// A field of kind `day`.
        field: Field,
        /// In which days.
        test: DayTest,
    },
    /// How many, or how much money.
    Number {
        /// What is counted.
        measure: OrderMeasure,
        /// Against what.
        test: NumberTest,
    },
    /// Whether the person ever ordered: a day of an order is known, or a number of orders from 1.
    Bought {
        /// Whether they are to have ordered or not.
        ever: Ever,
    },
    /// Whether the person is in another audience of contacts, with what that one leaves out.
    Audience {
        /// Whether they are to be in it or not.
        is: Membership,
        /// The other audience.
        audience: AudienceId,
    },
}

/// What a text is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum TextTest {
    /// It is this.
    Is {
        /// The text, not empty.
        value: String,
    },
    /// It is something else, or unknown.
    IsNot {
        /// The text, not empty.
        value: String,
    },
    /// This stands in it.
    Contains {
        /// The text, not empty.
        value: String,
    },
    /// It begins with this.
    Begins {
        /// The text, not empty.
        value: String,
    },
}

/// Whether something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// It is.
    Known,
    /// It is not.
    Unknown,
}

/// How many of some words a person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Has {
    /// At least one.
    AnyOf,
    /// Every one.
    AllOf,
    /// Not one.
    NoneOf,
}

/// What a person said, with the answer nobody gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentAnswer {
    /// Agreed.
    Granted,
    /// Refused or withdrew.
    Denied,
    /// Nobody recorded an answer.
    Unknown,
    /// Bought before and did not object.
    SoftOptIn,
}

/// In which days something was. A day nobody recorded is in none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum DayTest {
    /// From so many days ago until today, both included.
    InLast {
        /// 1 to 36,500.
        days: u32,
    },
    /// Before the day that was so many days ago: the rest of the past.
    MoreThanAgo {
        /// 1 to 36,500.
        days: u32,
    },
    /// From today until in so many days, both included.
    InNext {
        /// 1 to 36,500.
        days: u32,
    },
    /// Before a day.
    Before {
        /// The day, not included.
        day: NaiveDate,
    },
    /// On a day.
    On {
        /// The day.
        day: NaiveDate,
    },
    /// After a day.
    After {
        /// The day, not included.
        day: NaiveDate,
    },
    /// Within a period, both ends included.
    Between {
        /// The period.
        period: Period,
    },
}

/// What is counted of a person's orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderMeasure {
    /// Orders so far.
    Orders,
    /// Money spent so far, in minor units of the client's currency.
    Spent,
    /// Money spent by orders, in minor units, not rounded; unknown without an order.
    AverageOrder,
}

/// How a number compares. A number nobody recorded compares with nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "op", rename_all = "snake_case", deny_unknown_fields)]
pub enum NumberTest {
    /// It is this.
    Is {
        /// The number.
        value: i64,
    },
    /// This or more.
    AtLeast {
        /// The number.
        value: i64,
    },
    /// This or less.
    AtMost {
        /// The number.
        value: i64,
    },
    /// More than this.
    MoreThan {
        /// The number.
        value: i64,
    },
    /// Less than this.
    LessThan {
        /// The number.
        value: i64,
    },
    /// From one to another, both included.
    Between {
        /// The lower.
        low: i64,
        /// The higher.
        high: i64,
    },
}

/// Whether somebody ever did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Ever {
    /// At least once.
    Ever,
    /// As far as anybody knows not.
    Never,
}

/// Whether somebody is in an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    /// In it.
    In,
    /// Not in it.
    NotIn,
}

impl OrderMeasure {
    /// The words in rules: "orders".
    pub fn word(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Spent => "money spent",
            Self::AverageOrder => "average order",
        }
    }
}

impl ContactRule {
    /// Everybody in the book.
    pub fn everybody() -> Self {
        Self {
            join: Join::All,
            of: Vec::new(),
        }
    }

    /// Its conditions in the order of reading, those within groups too; groups themselves are left out.
    pub fn conditions(&self) -> Vec<&Clause> {
        let mut found = Vec::new();
        gather(&self.of, &mut found);
        found
    }

    /// The contact lists it names, each once, in order.
    pub fn lists(&self) -> Vec<ContactListId> {
        let conditions = self.conditions();
        let named = conditions.into_iter().filter_map(Clause::lists);
        each_once(named.flatten().copied())
    }

    /// The imports it names, each once, in order.
    pub fn imports(&self) -> Vec<ContactImportId> {
        let conditions = self.conditions();
        let named = conditions.into_iter().filter_map(Clause::imports);
        each_once(named.flatten().copied())
    }

    /// The other audiences it names, each once, in order.
    pub fn audiences(&self) -> Vec<AudienceId> {
        each_once(self.conditions().into_iter().filter_map(Clause::audience))
    }

    /// The fields it asks for, each once, in order.
    pub fn fields(&self) -> Vec<Field> {
        each_once(self.conditions().into_iter().flat_map(Clause::fields))
    }
}

impl Clause {
    /// The contact lists a condition names.
    fn lists(&self) -> Option<&[ContactListId]> {
        let Self::Lists { lists, .. } = self else {
            return None;
        };
        Some(lists)
    }

    fn imports(&self) -> Option<&[ContactImportId]> {
        let Self::Imports { imports, .. } = self else {
            return None;
        };
        Some(imports)
    }

    fn audience(&self) -> Option<AudienceId> {
        let Self::Audience { audience, .. } = self else {
            return None;
        };
        Some(*audience)
    }

    /// The fields a condition asks for; none for a group.
    pub fn fields(&self) -> Vec<Field> {
        match self {
            Self::Text { field, .. }
            | Self::Known { field, .. }
            | Self::Words { field, .. }
            | Self::Consent { field, .. }
            | Self::Day { field, .. } => vec![*field],
            Self::Number { measure, .. } => match measure {
                OrderMeasure::Orders => vec![Field::Orders],
                OrderMeasure::Spent => vec![Field::Spent],
                OrderMeasure::AverageOrder => vec![Field::Orders, Field::Spent],
            },
            Self::Bought { .. } => vec![Field::FirstOrder, Field::LastOrder, Field::Orders],
            Self::Group { .. }
            | Self::Lists { .. }
            | Self::Imports { .. }
            | Self::Audience { .. } => Vec::new(),
        }
    }
}

fn gather<'a>(parts: &'a [Clause], found: &mut Vec<&'a Clause>) {
    for part in parts {
        if let Clause::Group { of, .. } = part {
            gather(of, found);
        } else {
            found.push(part);
        }
    }
}

fn each_once<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}
