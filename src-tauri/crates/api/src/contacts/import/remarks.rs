//! What is worth knowing about an import, one sentence each.

use reprise_domain::contact::ContactList;
use reprise_domain::contact_field::Field;
use reprise_domain::money::grouped;
use reprise_engines::audience::import::MergeTally;

use super::plan::Plan;
use super::read::Read;

/// About what the file holds.
pub(super) fn of_file(plan: &Plan, done: &Read) -> Vec<String> {
    let tally = &done.tally;
    let mut remarks = Vec::new();
    let mut say = |count: u64, one: &str, many: &str, rest: &str| {
        if count > 0 {
            let words = if count == 1 { one } else { many };
            remarks.push(format!("{} {words} {rest}", grouped(count)));
        }
    };
    say(
        tally.bad_phones,
        "phone number was",
        "phone numbers were",
        "left out, unreadable; say which country numbers without a code are from",
    );
    say(
        tally.bad_emails,
        "e-mail address was",
        "e-mail addresses were",
        "left out, unusable; the people are kept by their phone or customer number",
    );
    say(
        tally.unreadable,
        "day or number was",
        "days and numbers were",
        "left out: a day that could be read two ways, or no day or number at all",
    );
    say(
        tally.suppressed,
        "row is of a person",
        "rows are of people",
        "who must not be contacted; they stay suppressed",
    );
    let encoding = plan.table.encoding.name();
    say(
        tally.undecodable + done.lost,
        "field or character",
        "fields or characters",
        &format!("could not be read as {encoding}; save the file as UTF-8 to keep them"),
    );
    let says = |field| plan.columns.get(field).is_some();
    if !says(Field::EmailConsent) && !says(Field::SmsConsent) {
        remarks.push(
            "The file says nothing about consent, so nobody in it may be written to yet".to_owned(),
        );
    }
    remarks
}

/// About the list after the import.
pub(super) fn of_list(plan: &Plan, list: &ContactList, people: MergeTally) -> Vec<String> {
    let mut remarks = Vec::new();
    let says = |field| plan.columns.get(field).is_some();
    let says_consent = says(Field::EmailConsent) || says(Field::SmsConsent);
    if says_consent && list.counts.email_granted == 0 && list.counts.sms_granted == 0 {
        remarks.push(
            "Nobody in the list has granted consent, so nobody may be written to yet".to_owned(),
        );
    }
    if people.crowded_out > 0 {
        remarks.push(format!(
            "{} tags, regions or proofs of consent were left out: more than 65,000 different ones among 65,000 people",
            grouped(people.crowded_out)
        ));
    }
    remarks
}
