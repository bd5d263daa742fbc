//! How big an audience is, and what the figure rests on.

use std::collections::BTreeSet;

use reprise_domain::audience::{Audience, AudienceSource, ContactFilter};
use reprise_domain::audience_size::{
    AudienceSize, Basis, Enough, PlatformFit, Reachable, TakenOut,
};
use reprise_domain::channel::Channel;
use reprise_domain::contact::ContactCounts;
use reprise_domain::id::ContactListId;
use reprise_domain::share::Share;
use reprise_domain::workspace::Workspace;

use super::platform::{PlatformRule, platform_rules};

/// Longest time a script-set cookie lives in Safari (WebKit tracking prevention, since 2019).
const SAFARI_DAYS: u32 = 7;

/// The size of an audience: counted for contacts, the owner's estimate for visitors and engagers.
///
/// Exclusions are followed one level: what the excluded audience itself excludes does not come back.
/// People on several lists count once per list, as lists are deduplicated within themselves; a remark
/// says so. Rounding is down throughout. An audience whose lists are gone has nobody.
pub fn size_of(audience: &Audience, workspace: &Workspace) -> AudienceSize {
    let mut remarks = Vec::new();
    let (people, basis, reachable) = match &audience.source {
        AudienceSource::Contacts { lists, who } => {
            if lists.len() > 1 {
                remarks.push(
                    "Somebody who is on several of the lists is counted once for each".to_owned(),
                );
            }
            let counts = counts_of(lists, workspace);
            (
                people_of(&counts, *who),
                Basis::Measured,
                reachable_of(&counts, *who),
            )
        }
        AudienceSource::Visitors {
            lookback_days,
            estimated,
            ..
        } => {
            remarks.extend(cookie_remark(*lookback_days));
            remarks.extend(retention_remark(*lookback_days));
            (*estimated, Basis::Estimated, Vec::new())
        }
        AudienceSource::Engagers { estimated, .. } => (*estimated, Basis::Estimated, Vec::new()),
    };
    let taken_out = taken_out_of(audience, people, workspace);
    remarks.extend(uncounted_remark(&taken_out, workspace));
    // Exclusions may share people with each other: the largest is what is certainly gone.
    let excluded = taken_out
        .iter()
        .filter_map(|it| it.people)
        .max()
        .unwrap_or(0);
    let left = people - excluded;
    let reachable = reachable
        .into_iter()
        .map(|it| scaled(it, left, people))
        .collect();
    AudienceSize {
        people,
        excluded,
        taken_out,
        left,
        basis,
        reachable,
        platforms: platform_rules()
            .iter()
            .map(|rule| fit(rule, audience, left))
            .collect(),
        remarks,
    }
}

fn counts_of(lists: &[ContactListId], workspace: &Workspace) -> ContactCounts {
    let mut sum = ContactCounts::default();
    for list in lists
        .iter()
        .filter_map(|id| workspace.contact_lists.get(id))
    {
        sum.people += list.counts.people;
        sum.with_email += list.counts.with_email;
        sum.with_phone += list.counts.with_phone;
        sum.email_granted += list.counts.email_granted;
        sum.sms_granted += list.counts.sms_granted;
        sum.buyers += list.counts.buyers;
    }
    sum
}

fn people_of(counts: &ContactCounts, who: ContactFilter) -> u64 {
    match who {
        ContactFilter::Everyone => counts.people,
        ContactFilter::Buyers => counts.buyers,
        ContactFilter::NotYetBuyers => counts.people.saturating_sub(counts.buyers),
    }
}

/// Addresses and consent of the part of a list a filter leaves, taken to be spread evenly.
fn reachable_of(counts: &ContactCounts, who: ContactFilter) -> Vec<Reachable> {
    let whole = counts.people;
    let part = people_of(counts, who);
    [
        (Channel::Email, counts.with_email, counts.email_granted),
        (Channel::Sms, counts.with_phone, counts.sms_granted),
    ]
    .into_iter()
    .filter(|(_, with_address, _)| *with_address > 0)
    .map(|(channel, with_address, granted)| Reachable {
        channel,
        people: portion(granted, part, whole),
        without_consent: portion(with_address.saturating_sub(granted), part, whole),
    })
    .collect()
}

fn scaled(reachable: Reachable, left: u64, people: u64) -> Reachable {
    Reachable {
        channel: reachable.channel,
        people: portion(reachable.people, left, people),
        without_consent: portion(reachable.without_consent, left, people),
    }
}

/// `count` × `part` ÷ `whole`, rounded down; nothing of nothing.
fn portion(count: u64, part: u64, whole: u64) -> u64 {
    if whole == 0 {
        return 0;
    }
    (u128::from(count) * u128::from(part) / u128::from(whole)) as u64
}

/// How many people each exclusion takes out; never more than there are.
///
/// Exact where the same lists are filtered into parts that exclude each other or contain each other.
/// Contacts among visitors cannot be counted offline: the platform takes them out when it serves.
fn taken_out_of(audience: &Audience, people: u64, workspace: &Workspace) -> Vec<TakenOut> {
    audience
        .exclusions
        .iter()
        .filter_map(|id| workspace.audiences.get(id))
        .map(|other| TakenOut {
            audience: other.id,
            people: shared_contacts(audience, other, workspace).map(|shared| shared.min(people)),
        })
        .collect()
}

fn uncounted_remark(taken_out: &[TakenOut], workspace: &Workspace) -> Option<String> {
    let names: BTreeSet<String> = taken_out
        .iter()
        .filter(|it| it.people.is_none())
        .filter_map(|it| workspace.audiences.get(&it.audience))
        .map(|audience| format!("‘{}’", audience.name))
        .collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    (!names.is_empty()).then(|| {
        format!(
            "{} {verb} left out by the platform when it serves; how many people that is cannot be counted here",
            Vec::from_iter(names).join(" and ")
        )
    })
}

/// People two contact audiences share; none when either is not made of contacts.
fn shared_contacts(one: &Audience, other: &Audience, workspace: &Workspace) -> Option<u64> {
    let common = Common::of(&[one, other])?;
    Some(common.people(workspace))
}

/// How many people are in all of several audiences, as far as lists tell.
///
/// Lists are counted as in [`size_of`]: somebody on two of them counts twice, and of what the
/// audiences leave out the largest part is taken off. None where it cannot be counted: visitors and
/// engagers are not on lists, three audiences may share people in pairs without one list common to
/// all, and a list may be gone. No audiences share nobody that could be counted.
pub fn shared_people(audiences: &[&Audience], workspace: &Workspace) -> Option<u64> {
    let common = Common::of(audiences)?;
    let is_there = |list| workspace.contact_lists.contains_key(list);
    if common.lists.is_empty() || !common.lists.iter().all(is_there) {
        return None;
    }
    let left_out = audiences
        .iter()
        .flat_map(|it| &it.exclusions)
        .filter_map(|id| workspace.audiences.get(id))
        .filter_map(|other| {
            let with: Vec<&Audience> = audiences.iter().copied().chain([other]).collect();
            Common::of(&with).map(|it| it.people(workspace))
        });
    let left_out = left_out.max().unwrap_or(0);
    Some(common.people(workspace).saturating_sub(left_out))
}

/// What several contact audiences have in common.
struct Common {
    lists: Vec<ContactListId>,
    /// None where the filters keep them apart.
    who: Option<ContactFilter>,
}

impl Common {
    /// None when one of them is not made of contacts, and for no audiences.
    fn of(audiences: &[&Audience]) -> Option<Self> {
        let mut common: Option<Self> = None;
        for audience in audiences {
            let AudienceSource::Contacts { lists, who } = &audience.source else {
                return None;
            };
            common = Some(match common {
                None => Self {
                    lists: lists.clone(),
                    who: Some(*who),
                },
                Some(mut before) => {
                    before.lists.retain(|list| lists.contains(list));
                    before.who = before.who.and_then(|it| narrower(it, *who));
                    before
                }
            });
        }
        common
    }

    fn people(&self, workspace: &Workspace) -> u64 {
        let counts = counts_of(&self.lists, workspace);
        self.who.map_or(0, |who| people_of(&counts, who))
    }
}

/// Who passes both filters; none where nobody can.
fn narrower(one: ContactFilter, other: ContactFilter) -> Option<ContactFilter> {
    match (one, other) {
        (ContactFilter::Everyone, filter) | (filter, ContactFilter::Everyone) => Some(filter),
        (one, other) => (one == other).then_some(one),
    }
}

fn fit(rule: &PlatformRule, audience: &Audience, left: u64) -> PlatformFit {
    // Visitors and engagers are on the platform already: nothing has to be matched.
    let match_rate = match &audience.source {
        AudienceSource::Contacts { .. } => (rule.match_low, rule.match_high),
        AudienceSource::Visitors { .. } => (Share::ALL, Share::ALL),
        AudienceSource::Engagers { platform, .. } if *platform == rule.platform => {
            (Share::ALL, Share::ALL)
        }
        AudienceSource::Engagers { .. } => (Share::NONE, Share::NONE),
    };
    let (matched_low, matched_high) = (match_rate.0.of(left), match_rate.1.of(left));
    let enough = if matched_low >= rule.minimum {
        Enough::Yes
    } else if matched_high >= rule.minimum {
        Enough::Perhaps
    } else {
        Enough::No
    };
    PlatformFit {
        platform: rule.platform,
        minimum: rule.minimum,
        match_rate,
        matched_low,
        matched_high,
        enough,
        source: rule.source.clone(),
    }
}

fn cookie_remark(lookback_days: u32) -> Option<String> {
    (lookback_days > SAFARI_DAYS).then(|| {
        format!(
            "Safari forgets visitors after {SAFARI_DAYS} days, about a fifth of traffic: of a {lookback_days}-day window its users are in for {SAFARI_DAYS} (webmasterid.com, stape.io, 2025)"
        )
    })
}

fn retention_remark(lookback_days: u32) -> Option<String> {
    let short: Vec<&str> = platform_rules()
        .iter()
        .filter(|rule| rule.retention_max_days < lookback_days)
        .map(|rule| rule.platform.word())
        .collect();
    (!short.is_empty()).then(|| {
        format!(
            "{} keep visitors for less than {lookback_days} days",
            short.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use reprise_domain::contact::ContactList;
    use reprise_domain::id::{AudienceId, ClientId};
    use uuid::Uuid;

    use super::*;

    fn list(workspace: &mut Workspace, counts: ContactCounts) -> ContactListId {
        let id = ContactListId(Uuid::from_u128(9));
        workspace.put(
            ContactList {
                id,
                client: ClientId(Uuid::nil()),
                name: "list".into(),
                counts,
                file: String::new(),
                imported_on: NaiveDate::default(),
                members: None,
                blocks: Vec::new(),
            }
            .into(),
        );
        id
    }

    fn audience(id: u128, source: AudienceSource, exclusions: &[u128]) -> Audience {
        Audience {
            id: AudienceId(Uuid::from_u128(id)),
            client: ClientId(Uuid::nil()),
            name: format!("audience {id}"),
            source,
            exclusions: exclusions
                .iter()
                .map(|id| AudienceId(Uuid::from_u128(*id)))
                .collect(),
            note: String::new(),
        }
    }

    fn counts() -> ContactCounts {
        ContactCounts {
            people: 1_000,
            with_email: 900,
            with_phone: 0,
            email_granted: 600,
            sms_granted: 0,
            buyers: 400,
        }
    }

    #[test]
    fn contacts_are_counted_and_only_consent_reaches() {
        let mut workspace = Workspace::default();
        let lists = vec![list(&mut workspace, counts())];
        let size = size_of(
            &audience(
                1,
                AudienceSource::Contacts {
                    lists,
                    who: ContactFilter::Buyers,
                },
                &[],
            ),
            &workspace,
        );
        assert_eq!((size.people, size.basis), (400, Basis::Measured));
        assert_eq!(size.reach_in(Channel::Email), 240);
        assert_eq!(size.reach_in(Channel::Sms), 0);
    }

    #[test]
    fn buyers_and_not_yet_buyers_share_nobody() {
        let mut workspace = Workspace::default();
        let lists = vec![list(&mut workspace, counts())];
        let buyers = audience(
            1,
            AudienceSource::Contacts {
                lists: lists.clone(),
                who: ContactFilter::Buyers,
            },
            &[],
        );
        let others = audience(
            2,
            AudienceSource::Contacts {
                lists: lists.clone(),
                who: ContactFilter::NotYetBuyers,
            },
            &[1],
        );
        let everyone = audience(
            3,
            AudienceSource::Contacts {
                lists,
                who: ContactFilter::Everyone,
            },
            &[1],
        );
        workspace.put(buyers.into());
        assert_eq!(size_of(&others, &workspace).excluded, 0);
        let size = size_of(&everyone, &workspace);
        assert_eq!((size.left, size.taken_out[0].people), (600, Some(400)));
    }

    fn contacts(id: u128, lists: &[ContactListId], who: ContactFilter) -> Audience {
        let lists = lists.to_vec();
        audience(id, AudienceSource::Contacts { lists, who }, &[])
    }

    #[test]
    fn people_in_several_audiences_are_counted_on_the_lists_they_have_in_common() {
        let mut workspace = Workspace::default();
        let shop = list(&mut workspace, counts());
        let everyone = contacts(1, &[shop], ContactFilter::Everyone);
        let buyers = contacts(2, &[shop], ContactFilter::Buyers);
        let others = contacts(3, &[shop], ContactFilter::NotYetBuyers);
        assert_eq!(shared_people(&[&everyone, &buyers], &workspace), Some(400));
        assert_eq!(shared_people(&[&everyone, &others], &workspace), Some(600));
        assert_eq!(
            shared_people(&[&everyone, &buyers, &others], &workspace),
            Some(0)
        );
        // What one of them leaves out is in none of their overlaps.
        workspace.put(buyers.into());
        let kept = Audience {
            exclusions: vec![AudienceId(Uuid::from_u128(2))],
            ..contacts(4, &[shop], ContactFilter::Everyone)
        };
        assert_eq!(shared_people(&[&everyone, &kept], &workspace), Some(600));
    }

    #[test]
    fn an_overlap_without_a_list_in_common_is_unknown() {
        let mut workspace = Workspace::default();
        let shop = list(&mut workspace, counts());
        let gone = ContactListId(Uuid::from_u128(77));
        let one = contacts(1, &[shop], ContactFilter::Everyone);
        let elsewhere = contacts(2, &[gone], ContactFilter::Everyone);
        assert_eq!(shared_people(&[&one, &elsewhere], &workspace), None);
        assert_eq!(shared_people(&[&elsewhere, &elsewhere], &workspace), None);
        let visitors = AudienceSource::Visitors {
            pages: vec![],
            product: None,
            lookback_days: 30,
            estimated: 250,
            converted: false,
        };
        let visitors = audience(3, visitors, &[]);
        assert_eq!(shared_people(&[&one, &visitors], &workspace), None);
    }

    #[test]
    fn visitors_below_a_minimum_are_not_served() {
        let source = AudienceSource::Visitors {
            pages: vec![],
            product: None,
            lookback_days: 30,
            estimated: 250,
            converted: false,
        };
        let size = size_of(&audience(1, source, &[]), &Workspace::default());
        let enough = |at: usize| size.platforms[at].enough;
        assert_eq!(enough(0), Enough::Yes);
        assert_eq!(enough(2), Enough::No);
        assert!(size.remarks[0].contains("Safari"));
    }

    #[test]
    fn audiences_that_exclude_each_other_do_not_hang() {
        let source = |n| AudienceSource::Visitors {
            pages: vec![],
            product: None,
            lookback_days: 7,
            estimated: n,
            converted: false,
        };
        let mut workspace = Workspace::default();
        workspace.put(audience(1, source(5), &[2]).into());
        let size = size_of(&audience(2, source(7), &[1]), &workspace);
        assert_eq!((size.left, size.taken_out[0].people), (7, None));
        assert!(size.remarks[0].contains("‘audience 1’ is left out"));
    }
}
