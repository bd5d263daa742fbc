//! Who a rule means: conditions become sets of rows, groups join them.
//!
//! Conditions on fields are worked out part by part (`of_part`), so that a caller may share them out over threads and
//! keep those whose part did not change. What is not known satisfies nothing, and what is said not to be so is exactly
//! everybody else; see `domain::rule`.

mod day;
mod leaf;
mod number;
mod pack;
mod sentence;
mod words;

use std::sync::Arc;

use reprise_domain::id::{AudienceId, ContactImportId, ContactListId};
use reprise_domain::rule::{Clause, ContactRule, Has, Join, Membership};

use super::bits::Bits;

pub use leaf::of_part;
pub use sentence::{Names, sentence};
pub(super) use words::places_in;

/// What rules are worked out from: the people of a client.
pub trait People {
    /// How many rows the book has.
    fn rows(&self) -> usize;
    /// Rows whose person was erased or deleted: nobody, whatever a rule says. Usually there are none.
    fn nobody(&self) -> Option<Arc<Bits>> {
        None
    }
    /// Those for whom a condition on fields holds; asked only for such conditions.
    fn fields(&self, condition: &Clause) -> Arc<Bits>;
    /// Those on a list; none when the list is gone.
    fn list(&self, list: ContactListId) -> Option<Arc<Bits>>;
    /// Those in an import; none when it is gone.
    fn import(&self, import: ContactImportId) -> Option<Arc<Bits>>;
    /// Those in an audience with what it leaves out; none when it is gone, is not made of contacts or would be made from
    /// itself.
    fn audience(&self, audience: AudienceId) -> Option<Arc<Bits>>;
}

/// Everybody a rule means. A list, import or audience that is gone has nobody.
///
/// ```
/// use reprise_domain::rule::ContactRule;
/// # use std::sync::Arc;
/// # use reprise_domain::id::{AudienceId, ContactImportId, ContactListId};
/// # use reprise_domain::rule::Clause;
/// # use reprise_engines::audience::{Bits, rule::{People, matching}};
/// # struct Three;
/// # impl People for Three {
/// #     fn rows(&self) -> usize { 3 }
/// #     fn fields(&self, _: &Clause) -> Arc<Bits> { Arc::default() }
/// #     fn list(&self, _: ContactListId) -> Option<Arc<Bits>> { None }
/// #     fn import(&self, _: ContactImportId) -> Option<Arc<Bits>> { None }
/// #     fn audience(&self, _: AudienceId) -> Option<Arc<Bits>> { None }
/// # }
/// assert_eq!(matching(&ContactRule::everybody(), &Three).count(), 3);
/// ```
pub fn matching(rule: &ContactRule, people: &dyn People) -> Bits {
    let mut found = group(rule.join, &rule.of, people);
    // A rule that says what somebody is not means every other row.
    if let Some(nobody) = people.nobody() {
        found.without(&nobody);
    }
    found
}

fn group(join: Join, parts: &[Clause], people: &dyn People) -> Bits {
    let rows = people.rows();
    let mut sets = parts.iter().map(|part| clause(part, people));
    match join {
        Join::All => match sets.next() {
            None => Bits::all(rows),
            Some(first) => sets.fold(owned(first, rows), |mut found, set| {
                found.and(&set);
                found
            }),
        },
        Join::Any => any(sets, rows),
        Join::None => {
            let mut found = any(sets, rows);
            found.invert();
            found
        }
    }
}

fn any(mut sets: impl Iterator<Item = Arc<Bits>>, rows: usize) -> Bits {
    let first = sets
        .next()
        .map_or_else(|| Bits::none(rows), |set| owned(set, rows));
    sets.fold(first, |mut found, set| {
        found.or(&set);
        found
    })
}

fn clause(part: &Clause, people: &dyn People) -> Arc<Bits> {
    match part {
        Clause::Group { join, of } => Arc::new(group(*join, of, people)),
        Clause::Lists { has, lists } => {
            of_sets(*has, lists.iter().map(|id| people.list(*id)), people.rows())
        }
        Clause::Imports { has, imports } => of_sets(
            *has,
            imports.iter().map(|id| people.import(*id)),
            people.rows(),
        ),
        Clause::Audience { is, audience } => {
            let has = match is {
                Membership::In => Has::AnyOf,
                Membership::NotIn => Has::NoneOf,
            };
            let set = people.audience(*audience);
            of_sets(has, std::iter::once(set), people.rows())
        }
        Clause::Text { .. }
        | Clause::Known { .. }
        | Clause::Words { .. }
        | Clause::Consent { .. }
        | Clause::Day { .. }
        | Clause::Number { .. }
        | Clause::Bought { .. } => people.fields(part),
    }
}

/// Those in any, all or none of some sets.
fn of_sets(has: Has, sets: impl Iterator<Item = Option<Arc<Bits>>>, rows: usize) -> Arc<Bits> {
    let mut sets = sets.map(Option::unwrap_or_default).peekable();
    let first = sets.next();
    match (has, first) {
        // One whole set, the usual case, is not copied.
        (Has::AnyOf | Has::AllOf, Some(only)) if sets.peek().is_none() && only.rows() == rows => {
            only
        }
        (Has::AllOf, None) => Arc::new(Bits::all(rows)),
        (Has::AllOf, Some(first)) => Arc::new(sets.fold(owned(first, rows), |mut found, set| {
            found.and(&set);
            found
        })),
        (Has::AnyOf, first) => Arc::new(any(first.into_iter().chain(sets), rows)),
        (Has::NoneOf, first) => {
            let mut found = any(first.into_iter().chain(sets), rows);
            found.invert();
            Arc::new(found)
        }
    }
}

/// A set to change, as long as the book.
fn owned(set: Arc<Bits>, rows: usize) -> Bits {
    let mut own = Arc::unwrap_or_clone(set);
    own.grow(rows);
    own
}

#[cfg(test)]
mod tests;
