//! Facts about sizes, on a shop of 1,000 contacts of whom 400 bought and 600 agreed to e-mail.

use chrono::NaiveDate;
use reprise_domain::audience::ContactFilter;
use reprise_domain::audience_size::Enough;
use reprise_domain::channel::Channel;
use reprise_domain::contact::{ContactCounts, ContactList};
use reprise_domain::id::{AudienceId, ClientId, ContactListId};
use reprise_domain::platform::Platform;
use uuid::Uuid;

use super::*;
use crate::shop::counted;

fn list(workspace: &mut Workspace) -> ContactListId {
    let id = ContactListId(Uuid::from_u128(9));
    let counts = ContactCounts {
        people: 1_000,
        with_email: 900,
        with_phone: 0,
        email_granted: 600,
        sms_granted: 0,
        buyers: 400,
    };
    workspace.put(
        ContactList {
            id,
            client: ClientId(Uuid::nil()),
            name: "list".into(),
            counts,
            file: String::new(),
            imported_on: NaiveDate::default(),
            members: None,
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

fn contacts(id: u128, list: ContactListId, who: ContactFilter, exclusions: &[u128]) -> Audience {
    audience(id, Audience::of_lists(vec![list], who), exclusions)
}

fn visitors(id: u128, lookback_days: u32, estimated: u64, exclusions: &[u128]) -> Audience {
    let source = AudienceSource::Visitors {
        pages: vec![],
        product: None,
        lookback_days,
        estimated,
        converted: false,
    };
    audience(id, source, exclusions)
}

/// The size of an audience that stands in the workspace with others.
fn size(workspace: &mut Workspace, audience: &Audience) -> AudienceSize {
    workspace.put(audience.clone().into());
    size_of(audience, workspace, &counted(workspace))
}

#[test]
fn contacts_are_counted_and_only_consent_reaches() {
    let mut workspace = Workspace::default();
    let list = list(&mut workspace);
    let size = size(
        &mut workspace,
        &contacts(1, list, ContactFilter::Buyers, &[]),
    );
    assert_eq!((size.people, size.basis), (400, Basis::Measured));
    assert_eq!(size.reach_in(Channel::Email), 240);
    assert_eq!(size.reach_in(Channel::Sms), 0);
    assert!(size.remarks.is_empty());
}

#[test]
fn buyers_and_not_yet_buyers_share_nobody() {
    let mut workspace = Workspace::default();
    let list = list(&mut workspace);
    workspace.put(contacts(1, list, ContactFilter::Buyers, &[]).into());
    let others = contacts(2, list, ContactFilter::NotYetBuyers, &[1]);
    assert_eq!(size(&mut workspace, &others).excluded, 0);
    let everyone = size(
        &mut workspace,
        &contacts(3, list, ContactFilter::Everyone, &[1]),
    );
    assert_eq!(
        (everyone.left, everyone.taken_out[0].people),
        (600, Some(400))
    );
}

#[test]
fn what_two_exclusions_take_out_is_taken_off_once() {
    let mut workspace = Workspace::default();
    let list = list(&mut workspace);
    workspace.put(contacts(1, list, ContactFilter::Buyers, &[]).into());
    workspace.put(contacts(2, list, ContactFilter::Everyone, &[1]).into());
    let size = size(
        &mut workspace,
        &contacts(3, list, ContactFilter::Everyone, &[1, 2]),
    );
    let taken_out: Vec<_> = size.taken_out.iter().map(|it| it.people).collect();
    assert_eq!(
        (taken_out, size.excluded, size.left),
        (vec![Some(400), Some(1_000)], 1_000, 0)
    );
}

#[test]
fn visitors_below_a_minimum_are_not_served() {
    let mut workspace = Workspace::default();
    let size = size(&mut workspace, &visitors(1, 30, 250, &[]));
    let enough = |platform| {
        let fit = size.platforms.iter().find(|it| it.platform == platform);
        fit.unwrap().enough
    };
    assert_eq!(enough(Platform::Google), Enough::Yes);
    assert_eq!(enough(Platform::Microsoft), Enough::No);
    assert!(size.remarks[0].contains("Safari"));
    let recognized = size.recognized.unwrap();
    assert_eq!((recognized.low, recognized.high), (204, 217));
}

#[test]
fn matched_people_are_those_with_consent_times_rates() {
    let mut workspace = Workspace::default();
    let list = list(&mut workspace);
    let size = size(
        &mut workspace,
        &contacts(1, list, ContactFilter::Everyone, &[]),
    );
    let google = &size.platforms[0];
    // 1,000 × 0.29 × 0.7 and 1,000 × 0.62 × 1.
    assert_eq!(
        (google.usable, google.matched_low, google.matched_high),
        (1_000, 203, 620)
    );
}

#[test]
fn audiences_that_exclude_each_other_do_not_hang() {
    let mut workspace = Workspace::default();
    workspace.put(visitors(1, 7, 5, &[2]).into());
    let size = size(&mut workspace, &visitors(2, 7, 7, &[1]));
    assert_eq!((size.left, size.taken_out[0].people), (7, None));
    assert!(size.remarks[0].contains("‘audience 1’ is left out"));
}

#[test]
fn a_name_that_is_blocked_is_remarked_on() {
    let mut workspace = Workspace::default();
    let mut named = visitors(1, 7, 500, &[]);
    named.name = "People in debt".into();
    let size = size(&mut workspace, &named);
    assert!(size.remarks[0].contains("‘debt’"));
}
