//! What an import leaves behind, whatever the order, the policy and the file.
//!
//! Laws over random people first, then the cases somebody met.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use reprise_domain::channel::Channel;
use reprise_domain::contact_field::Field;
use reprise_domain::contact_source::{MergePolicies, MergePolicy};
use reprise_domain::suppression::Suppressed;

use super::*;
use crate::audience::book::{Column, ConsentState, Part, part_to_bytes};
use crate::audience::row::guess_columns;
use crate::audience::suppression::Suppressions;

const SEED: u64 = 7;

fn merged_with(
    parts: Vec<Arc<Part>>,
    text: &str,
    policies: MergePolicies,
) -> (Vec<Arc<Part>>, Merged) {
    let (header, rows) = text.split_once('\n').unwrap();
    let header: Vec<String> = header.split(',').map(str::to_owned).collect();
    let columns = guess_columns(&header);
    let reading = Reading {
        delimiter: b',',
        columns: &columns,
        country: "DE",
        digits: 2,
        width: header.len(),
        suppressed: &Suppressions::default(),
        seed: SEED,
        writes_rejected: true,
    };
    let mut merger = Merger::new(parts, policies, SEED);
    merger.take(&Batch::read(rows.as_bytes(), 2, &reading));
    let mut merged = merger.finish();
    let after = merged.parts.iter_mut().map(|part| match part {
        Outcome::Kept(part) => Arc::clone(part),
        Outcome::Changed(draft) => Arc::new(draft.finish()),
    });
    (after.collect(), merged)
}

fn merged(parts: Vec<Arc<Part>>, text: &str) -> (Vec<Arc<Part>>, Merged) {
    merged_with(parts, text, MergePolicies::default())
}

/// One field of all people, as text.
fn field(parts: &[Arc<Part>], field: Field) -> Vec<String> {
    let mut all = Vec::new();
    for part in parts {
        let draft = Draft::of(part);
        for row in 0..part.rows {
            all.push(match part.columns.get(&field) {
                Some(Column::Set { words, sets, at }) => {
                    let mut tags: Vec<&str> = sets[at.get(row)]
                        .iter()
                        .map(|it| &*words[*it as usize])
                        .collect();
                    tags.sort_unstable();
                    tags.join(";")
                }
                Some(Column::Consent { .. }) => format!("{:?}", draft.consent(field, row).state),
                Some(Column::Day(_)) => draft.day(field, row).to_string(),
                Some(Column::Number(_)) => draft.number(field, row).to_string(),
                Some(Column::Text(_) | Column::Word { .. }) => draft.text(field, row).to_owned(),
                None => String::new(),
            });
        }
    }
    all
}

#[test]
fn a_row_becomes_a_person() {
    let (parts, merged) = merged(
        vec![],
        "E-Mail,Telefon,Vorname,Newsletter,tags,total spent\n Ann@Example.COM ,0151 2345678,Ann,ja,vip;b2b,\"12,50\"\n",
    );
    for (which, expect) in [
        (Field::Email, "ann@example.com"),
        (Field::Phone, "+491512345678"),
        (Field::FirstName, "Ann"),
        (Field::EmailConsent, "Granted"),
        (Field::Tags, "b2b;vip"),
        (Field::Spent, "1250"),
    ] {
        assert_eq!(field(&parts, which), [expect], "{which:?}");
    }
    assert_eq!((merged.tally.added, merged.members.count()), (1, 1));
}

#[test]
fn rows_without_an_address_say_why_and_can_be_mended() {
    let columns = guess_columns(&["email", "phone", "first_name"].map(str::to_owned));
    let reading = Reading {
        delimiter: b';',
        columns: &columns,
        country: "",
        digits: 2,
        width: 3,
        suppressed: &Suppressions::default(),
        seed: SEED,
        writes_rejected: true,
    };
    let text = "ann@;;Ann\n;12;Ann\n;;=Ann\nann@example.com;CALL ME;Ann\n";
    let batch = Batch::read(text.as_bytes(), 2, &reading);
    let problems: Vec<_> = batch
        .rejected
        .iter()
        .map(|it| (it.line, it.problem.clone()))
        .collect();
    assert_eq!(
        problems,
        [
            (2, RowProblem::Email("ann@".into())),
            (3, RowProblem::Phone("12".into())),
            (4, RowProblem::NoAddress)
        ]
    );
    assert!(
        batch.rejected_csv.contains(",,'=Ann,\"it has no e-mail"),
        "{}",
        batch.rejected_csv
    );
    assert_eq!(
        (
            batch.tally.rows,
            batch.tally.rejected,
            batch.tally.bad_phones
        ),
        (4, 3, 1)
    );
}

#[test]
fn a_field_without_end_rejects_its_row() {
    let text = format!(
        "email\n\"ann{}@example.com\"\nbob@example.com\n",
        "n".repeat(FIELD_LIMIT)
    );
    let (parts, merged) = merged(vec![], &text);
    assert_eq!(field(&parts, Field::Email), ["bob@example.com"]);
    assert_eq!(merged.tally.added, 1);
}

#[test]
fn people_are_found_by_email_then_phone_then_number() {
    let (parts, _) = merged(
        vec![],
        "email,phone,customer id,first name\na@x.io,+4930111111,,\n,+4930222222,,\n,,C3,\n",
    );
    let (parts, merged) = merged(
        parts,
        "email,phone,customer id,first name\nA@X.io,,,Ann\n,+49 30 222222,,Bob\n,,C3,Cid\nd@x.io,,,Dan\n",
    );
    assert_eq!(
        field(&parts, Field::FirstName),
        ["Ann", "Bob", "Cid", "Dan"]
    );
    assert_eq!((merged.tally.added, merged.tally.merged), (1, 3));
}

#[test]
fn two_people_with_one_telephone_stay_two() {
    let text = "email,phone,first name\nann@x.io,+4930111111,Ann\nbob@x.io,+4930111111,Bob\n";
    let (parts, first) = merged(vec![], text);
    assert_eq!(field(&parts, Field::Email), ["ann@x.io", "bob@x.io"]);
    assert_eq!(first.tally.added, 2);
    // Who has no e-mail of its own is taken for the first of them.
    let (parts, second) = merged(parts, "email,phone,zip\n,+4930111111,10115\n");
    assert_eq!(field(&parts, Field::Zip), ["10115", ""]);
    assert_eq!(second.tally.merged, 1);
}

#[test]
fn a_new_address_of_a_customer_replaces_the_old_one_only_when_asked() {
    let (parts, _) = merged(vec![], "email,customer id\nold@x.io,C1\n");
    let text = "email,customer id\nnew@x.io,C1\n";
    let (kept, _) = merged(parts.clone(), text);
    assert_eq!(field(&kept, Field::Email), ["old@x.io", "new@x.io"]);
    let overwrite = MergePolicies(BTreeMap::from([(Field::Email, MergePolicy::Overwrite)]));
    let (replaced, _) = merged_with(parts, text, overwrite);
    assert_eq!(field(&replaced, Field::Email), ["new@x.io"]);
    let (parts, merged) = merged(replaced, "email,first name\nold@x.io,Old\nnew@x.io,New\n");
    assert_eq!(field(&parts, Field::FirstName), ["New", "Old"]);
    assert_eq!((merged.tally.added, merged.tally.merged), (1, 1));
}

#[test]
fn a_refusal_is_told_once() {
    let text = "email,consent\nann@x.io,yes\nann@x.io,no\nann@x.io,no\n";
    let (parts, first) = merged(vec![], text);
    assert_eq!(
        first.opt_outs,
        [(Suppressed::Email("ann@x.io".into()), Channel::Email)]
    );
    let (parts, second) = merged(parts, text);
    assert_eq!(second.opt_outs, []);
    assert_eq!(field(&parts, Field::EmailConsent), ["Denied"]);
}

#[test]
fn untouched_parts_are_kept() {
    let (parts, _) = merged(vec![], "email,zip\nann@x.io,1\n");
    let (after, merged) = merged(parts.clone(), "email,zip\nann@x.io,2\n");
    assert!(matches!(merged.parts[0], Outcome::Kept(_)));
    assert!(Arc::ptr_eq(&parts[0], &after[0]));
    assert_eq!((merged.tally.unchanged, merged.members.count()), (1, 1));
}

#[test]
fn consent_keeps_when_where_and_how_one_knows() {
    let text = "email,consent,consent time,consent source,consent proof\nann@x.io,yes,2025-03-04,Shop,ticked\n";
    let (parts, _) = merged(vec![], text);
    let draft = Draft::of(&parts[0]);
    let answer = draft.consent(Field::EmailConsent, 0);
    assert_eq!(
        (answer.state, answer.source, answer.proof),
        (ConsentState::Granted, "Shop", "ticked")
    );
    assert_eq!(answer.day, 20_151);
}

/// Rows in which every phone goes with one e-mail: number 3 with the third address, on whichever row.
fn rows() -> impl Strategy<Value = Vec<String>> {
    let row = (0..6_u8, any::<bool>(), 0..4_usize, 0..4_u8, 1..28_u8).prop_map(
        |(who, phone, consent, tag, day)| {
            let phone = if phone {
                format!("+4930000000{who}")
            } else {
                String::new()
            };
            let consent = ["", "yes", "no", "soft"][consent];
            format!("p{who}@x.io,{phone},{consent},t{tag},2025-01-{day:02},{day}")
        },
    );
    prop::collection::vec(row, 1..40)
}

const HEADER: &str = "email,phone,consent,tags,last order,orders\n";

/// Everybody with everything, by e-mail.
fn everybody(parts: &[Arc<Part>]) -> BTreeMap<String, Vec<String>> {
    let all: Vec<Vec<String>> = Field::ALL.iter().map(|it| field(parts, *it)).collect();
    let emails = field(parts, Field::Email);
    let person = |row: usize| all.iter().map(|column| column[row].clone()).collect();
    emails
        .iter()
        .enumerate()
        .map(|(row, email)| (email.clone(), person(row)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_rows_and_files_changes_nothing(rows in rows(), swaps in prop::collection::vec(any::<prop::sample::Index>(), 40), cut in any::<prop::sample::Index>()) {
        let mut shuffled = rows.clone();
        for (at, swap) in swaps.iter().enumerate().take(rows.len()) {
            shuffled.swap(at, swap.index(rows.len()));
        }
        let file = |rows: &[String]| format!("{HEADER}{}\n", rows.join("\n"));
        let (straight, _) = merged(vec![], &file(&rows));
        let (first, second) = shuffled.split_at(cut.index(rows.len()));
        let mut parts = vec![];
        for half in [second, first].into_iter().filter(|half| !half.is_empty()) {
            parts = merged(parts, &file(half)).0;
        }
        prop_assert_eq!(everybody(&straight), everybody(&parts));
    }

    /// Whatever the order, and whoever shares a phone: the same e-mails, and denied stays denied.
    #[test]
    fn no_order_of_rows_loses_an_email_or_a_refusal(rows in prop::collection::vec((0..5_u8, 0..3_u8, any::<bool>()), 1..30), swaps in prop::collection::vec(any::<prop::sample::Index>(), 30)) {
        let line = |(who, phone, denied): &(u8, u8, bool)| format!("p{who}@x.io,+4930000000{phone},{}", if *denied { "no" } else { "yes" });
        let mut shuffled = rows.clone();
        for (at, swap) in swaps.iter().enumerate().take(rows.len()) {
            shuffled.swap(at, swap.index(rows.len()));
        }
        let read = |rows: &[(u8, u8, bool)]| {
            let text = format!("email,phone,consent\n{}\n", rows.iter().map(line).collect::<Vec<_>>().join("\n"));
            let (parts, _) = merged(vec![], &text);
            let mut all: Vec<_> = field(&parts, Field::Email).into_iter().zip(field(&parts, Field::EmailConsent)).collect();
            all.sort();
            all
        };
        prop_assert_eq!(read(&rows), read(&shuffled));
    }

    #[test]
    fn the_same_files_make_the_same_bytes(rows in rows()) {
        let file = format!("{HEADER}{}\n", rows.join("\n"));
        let bytes = || part_to_bytes(&merged(vec![], &file).0[0]).unwrap();
        prop_assert_eq!(bytes(), bytes());
    }
}
