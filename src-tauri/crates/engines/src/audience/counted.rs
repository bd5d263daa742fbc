//! Audiences of contacts counted person by person: who is in each, and every figure that follows from it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use reprise_domain::audience::Audience;
use reprise_domain::audience_size::Reachable;
use reprise_domain::headcount::{Arrived, Headcount, Heads, Usable};
use reprise_domain::id::{AudienceId, ContactImportId, ContactListId};
use reprise_domain::rule::Clause;

use super::bits::Bits;
use super::rule::{People, matching};
use super::traits::Traits;

/// The audiences of a client that are made of contacts.
///
/// What an audience leaves out is what the audiences it excludes mean by their rules: exclusions are followed one level, so
/// that two audiences may leave each other out. An audience whose rule names one that comes back to it has nobody of that
/// one; `domain::audience::end_somewhere` refuses to store such a rule.
#[derive(Debug, Default)]
pub struct Counted {
    audiences: BTreeMap<AudienceId, Members>,
}

/// Who is in an audience.
#[derive(Debug, Clone)]
pub struct Members {
    /// By its rule.
    pub people: Arc<Bits>,
    /// Without whom it leaves out.
    pub left: Arc<Bits>,
    /// How many.
    pub heads: Heads,
}

impl Counted {
    /// Counts the audiences among `audiences` that are made of contacts.
    pub fn of<'a>(
        audiences: impl IntoIterator<Item = &'a Audience>,
        people: &'a dyn People,
        traits: &Traits,
    ) -> Self {
        let counting = Counting::of(audiences, people);
        let ids: Vec<AudienceId> = counting.audiences.keys().copied().collect();
        let one = |id| Some((id, counting.members(id, traits)?));
        Self {
            audiences: ids.into_iter().filter_map(one).collect(),
        }
    }

    /// Who is in an audience; none when it is not made of contacts or not there.
    pub fn members(&self, audience: AudienceId) -> Option<&Members> {
        self.audiences.get(&audience)
    }

    /// The audiences counted, oldest first.
    pub fn ids(&self) -> impl Iterator<Item = AudienceId> + '_ {
        self.audiences.keys().copied()
    }

    fn left(&self, audience: AudienceId) -> Option<&Bits> {
        self.members(audience).map(|it| it.left.as_ref())
    }

    /// The people left of several audiences, joined two by two; none where one is not counted, and for none.
    fn folded(&self, audiences: &[AudienceId], join: fn(&mut Bits, &Bits)) -> Option<u64> {
        let (first, others) = audiences.split_first()?;
        let mut found = self.left(*first)?.clone();
        for other in others {
            join(&mut found, self.left(*other)?);
        }
        Some(found.count())
    }
}

impl Headcount for Counted {
    fn of(&self, audience: AudienceId) -> Option<Heads> {
        self.members(audience).map(|it| it.heads.clone())
    }

    fn taken_out(&self, audience: AudienceId, excluded: AudienceId) -> Option<u64> {
        let (own, other) = (self.members(audience)?, self.members(excluded)?);
        Some(own.people.shared_with(&other.people))
    }

    fn shared(&self, audiences: &[AudienceId]) -> Option<u64> {
        match audiences {
            [one, other] => Some(self.left(*one)?.shared_with(self.left(*other)?)),
            all => self.folded(all, Bits::and),
        }
    }

    fn joined(&self, audiences: &[AudienceId]) -> Option<u64> {
        self.folded(audiences, Bits::or)
    }

    fn meet(&self, one: AudienceId, other: AudienceId) -> bool {
        match (self.left(one), self.left(other)) {
            (Some(one), Some(other)) => one.meets(other),
            (None, _) | (_, None) => false,
        }
    }

    fn holds(&self, whole: AudienceId, part: AudienceId) -> bool {
        match (self.left(whole), self.left(part)) {
            (Some(whole), Some(part)) => !part.is_empty() && whole.holds(part),
            (None, _) | (_, None) => false,
        }
    }
}

/// The members of one audience that need not be stored, beside the others it may name or leave out.
pub fn count_one(
    audience: &Audience,
    others: &[&Audience],
    people: &dyn People,
    traits: &Traits,
) -> Option<Members> {
    let beside = others.iter().copied().filter(|it| it.id != audience.id);
    let counting = Counting::of(beside.chain([audience]), people);
    counting.members(audience.id, traits)
}

/// Audiences while they are counted: each by its rule once, whoever names it first.
struct Counting<'a> {
    audiences: BTreeMap<AudienceId, &'a Audience>,
    people: &'a dyn People,
    known: RefCell<BTreeMap<AudienceId, Arc<Bits>>>,
    under_way: RefCell<BTreeSet<AudienceId>>,
}

impl<'a> Counting<'a> {
    fn of(audiences: impl IntoIterator<Item = &'a Audience>, people: &'a dyn People) -> Self {
        let of_contacts = audiences.into_iter().filter(|it| it.rule().is_some());
        Self {
            audiences: of_contacts.map(|it| (it.id, it)).collect(),
            people,
            known: RefCell::default(),
            under_way: RefCell::default(),
        }
    }

    fn members(&self, id: AudienceId, traits: &Traits) -> Option<Members> {
        let people = self.by_rule(id)?;
        let left = self.left(id)?;
        Some(Members {
            heads: heads(&people, &left, traits),
            people,
            left,
        })
    }

    /// None while it is being worked out: then its rule comes back to itself.
    fn by_rule(&self, id: AudienceId) -> Option<Arc<Bits>> {
        if let Some(known) = self.known.borrow().get(&id) {
            return Some(Arc::clone(known));
        }
        let rule = self.audiences.get(&id)?.rule()?;
        if !self.under_way.borrow_mut().insert(id) {
            return None;
        }
        let found = Arc::new(matching(rule, self));
        self.under_way.borrow_mut().remove(&id);
        self.known.borrow_mut().insert(id, Arc::clone(&found));
        Some(found)
    }

    fn left(&self, id: AudienceId) -> Option<Arc<Bits>> {
        let people = self.by_rule(id)?;
        let exclusions = &self.audiences.get(&id)?.exclusions;
        let left_out: Vec<Arc<Bits>> = exclusions
            .iter()
            .filter_map(|other| self.by_rule(*other))
            .collect();
        if left_out.is_empty() {
            return Some(people);
        }
        let mut left = people.as_ref().clone();
        left_out.iter().for_each(|other| left.without(other));
        Some(Arc::new(left))
    }
}

impl People for Counting<'_> {
    fn rows(&self) -> usize {
        self.people.rows()
    }
    fn nobody(&self) -> Option<Arc<Bits>> {
        self.people.nobody()
    }
    fn fields(&self, condition: &Clause) -> Arc<Bits> {
        self.people.fields(condition)
    }
    fn list(&self, list: ContactListId) -> Option<Arc<Bits>> {
        self.people.list(list)
    }
    fn import(&self, import: ContactImportId) -> Option<Arc<Bits>> {
        self.people.import(import)
    }
    fn audience(&self, audience: AudienceId) -> Option<Arc<Bits>> {
        self.left(audience)
    }
}

fn heads(people: &Bits, left: &Bits, traits: &Traits) -> Heads {
    let reachable = traits.channels.iter().map(|it| {
        let may = left.shared_with(&it.may);
        Reachable {
            channel: it.channel,
            people: may,
            without_consent: left.shared_with(&it.address) - may,
        }
    });
    Heads {
        people: people.count(),
        left: left.count(),
        reachable: reachable
            .filter(|it| it.people + it.without_consent > 0)
            .collect(),
        usable: traits
            .platforms
            .iter()
            .map(|it| Usable {
                platform: it.platform,
                people: left.shared_with(&it.usable),
                unanswered: left.shared_with(&it.unanswered),
            })
            .collect(),
        joined_lately: traits
            .joined_lately
            .as_ref()
            .map(|joined| left.shared_with(joined)),
        arrived_lately: traits
            .arrived_lately
            .as_ref()
            .map(|(arrived, days)| Arrived {
                people: left.shared_with(arrived),
                days: *days,
            }),
    }
}
