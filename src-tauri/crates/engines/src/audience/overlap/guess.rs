//! What audiences share where nobody can count it: visitors of the site, people on a platform.
//!
//! Certain are only the bounds. Between them stands the share that would come about by chance, were people of one audience
//! as likely to be in the other as anybody the client knows of; it is an estimate and always marked so.

use reprise_domain::audience::{Audience, AudienceSource};
use reprise_domain::audience_size::{Basis, SharedPeople};

/// Two audiences whose shared people are asked for, with how many people each has.
#[derive(Debug, Clone, Copy)]
pub struct Together<'a> {
    /// One audience and its people.
    pub one: (&'a Audience, u64),
    /// The other and its people.
    pub other: (&'a Audience, u64),
    /// Everybody the client knows of: the largest group any of its figures speaks of, at least as many as either has.
    pub everybody: u64,
}

/// How many people two audiences share, of which at least one cannot be counted.
///
/// - An audience that leaves the other out shares nobody with it, as far as the platform knows them.
/// - Visitors of the same pages and product: the shorter window lies within the longer; who bought is not among those
///   who did not.
/// - People of two platforms, or engaged in the same way on one: the same rule of windows, else by chance.
pub fn shared(together: &Together<'_>) -> SharedPeople {
    let ((one, its), (other, others)) = (together.one, together.other);
    let most = its.min(others);
    let exact = |people| SharedPeople {
        people,
        low: people,
        high: people,
        basis: Basis::Estimated,
    };
    if one.exclusions.contains(&other.id) || other.exclusions.contains(&one.id) {
        return exact(0);
    }
    match relation(&one.source, &other.source) {
        Relation::Within => exact(most),
        Relation::Apart => exact(0),
        Relation::Unknown => SharedPeople {
            people: by_chance(its, others, together.everybody).min(most),
            low: (its + others)
                .saturating_sub(together.everybody.max(its.max(others)))
                .min(most),
            high: most,
            basis: Basis::Estimated,
        },
    }
}

/// How many distinct people several groups have together: `counted` people of whom each counts once, and groups that
/// cannot be counted, each as likely to be met with in what came before as anybody.
pub fn reach(counted: u64, estimated: &[u64], everybody: u64) -> SharedPeople {
    if estimated.is_empty() {
        return SharedPeople {
            people: counted,
            low: counted,
            high: counted,
            basis: Basis::Measured,
        };
    }
    let largest = estimated.iter().copied().fold(counted, u64::max);
    let sum = estimated
        .iter()
        .fold(counted, |sum, it| sum.saturating_add(*it));
    let people = estimated.iter().fold(counted, |sum, people| {
        let again = by_chance(sum, *people, everybody).min(*people);
        sum + (people - again)
    });
    SharedPeople {
        people: people.clamp(largest, sum),
        low: largest,
        high: sum,
        basis: Basis::Estimated,
    }
}

enum Relation {
    /// The smaller is part of the larger.
    Within,
    Apart,
    Unknown,
}

fn relation(one: &AudienceSource, other: &AudienceSource) -> Relation {
    match (one, other) {
        (
            AudienceSource::Visitors {
                pages,
                product,
                converted,
                ..
            },
            AudienceSource::Visitors {
                pages: others,
                product: another,
                converted: bought,
                ..
            },
        ) if pages == others && product == another => {
            if converted == bought {
                Relation::Within
            } else {
                Relation::Apart
            }
        }
        (
            AudienceSource::Engagers {
                platform,
                engagement,
                ..
            },
            AudienceSource::Engagers {
                platform: elsewhere,
                engagement: how,
                ..
            },
        ) if platform == elsewhere && engagement == how => Relation::Within,
        (
            AudienceSource::Contacts { .. }
            | AudienceSource::Visitors { .. }
            | AudienceSource::Engagers { .. },
            _,
        ) => Relation::Unknown,
    }
}

/// `one` × `other` ÷ `everybody`, rounded down; nothing of nobody.
fn by_chance(one: u64, other: u64, everybody: u64) -> u64 {
    if everybody == 0 {
        return 0;
    }
    u64::try_from(u128::from(one) * u128::from(other) / u128::from(everybody)).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use reprise_domain::id::{AudienceId, ClientId};
    use uuid::Uuid;

    use super::*;

    fn visitors(id: u128, page: &str, converted: bool) -> Audience {
        Audience {
            id: AudienceId(Uuid::from_u128(id)),
            client: ClientId(Uuid::nil()),
            name: String::new(),
            source: AudienceSource::Visitors {
                pages: vec![page.to_owned()],
                product: None,
                lookback_days: 30,
                estimated: 0,
                converted,
            },
            exclusions: Vec::new(),
            note: String::new(),
        }
    }

    fn told(one: &Audience, other: &Audience) -> (u64, u64, u64) {
        let shared = shared(&Together {
            one: (one, 100),
            other: (other, 400),
            everybody: 1_000,
        });
        assert_eq!(shared.basis, Basis::Estimated);
        (shared.low, shared.people, shared.high)
    }

    #[test]
    fn windows_lie_in_one_another_and_buyers_are_not_among_those_who_did_not_buy() {
        let (one, other) = (visitors(1, "/a", false), visitors(2, "/a", false));
        assert_eq!(told(&one, &other), (100, 100, 100));
        assert_eq!(told(&one, &visitors(3, "/a", true)), (0, 0, 0));
    }

    #[test]
    fn strangers_share_by_chance_within_what_is_possible() {
        let (one, other) = (visitors(1, "/a", false), visitors(2, "/b", false));
        assert_eq!(told(&one, &other), (0, 40, 100));
        let left_out = Audience {
            exclusions: vec![one.id],
            ..other
        };
        assert_eq!(told(&one, &left_out), (0, 0, 0));
    }

    #[test]
    fn reach_counts_nobody_twice() {
        assert_eq!(reach(10, &[], 0).basis, Basis::Measured);
        let several = reach(500, &[400, 100], 1_000);
        // 500, then 400 of whom 200 are new, then 100 of whom 30 are new.
        assert_eq!(
            (several.low, several.people, several.high),
            (500, 730, 1_000)
        );
        assert_eq!(reach(0, &[0], 0).people, 0);
    }
}
