//! Lifting the suppression of one address: a named act, with a reason that stays on record.
//!
//! **Consent.** A lift takes a ban away and grants nothing. Somebody who opted out or complained has withdrawn consent, and
//! consent withdrawn is gone for good (GDPR art. 7 (3)): whatever was recorded before that turns to unknown, so that only a
//! new answer, given after, reaches the person again. A denial in the book goes the same way where the import that wrote it
//! wrote the entry too; a denial from elsewhere stays. Mail that came back withdrew nothing: lifting a bounce leaves consent
//! as it is.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use reprise_domain::Refusal;
use reprise_domain::channel::Channel;
use reprise_domain::contact_book::ContactImport;
use reprise_domain::contact_field::{Field, FieldKind};
use reprise_domain::entity::Edit;
use reprise_domain::id::ClientId;
use reprise_domain::suppression::{SuppressionAct, SuppressionEntry};
use reprise_domain::text;
use reprise_engines::audience::Bits;
use reprise_engines::audience::book::{ConsentState, Part};
use reprise_engines::audience::import::{Answer, Draft, Outcome};
use reprise_engines::audience::suppression::withdrawals;

use super::ledger;
use super::suppress::{field_of, keys_of, named, recounted_with};
use crate::error::{Code, Error};
use crate::job::Job;
use crate::session::Session;
use crate::view::SuppressionLift;

/// Where an answer comes from that a lift left unknown.
const LIFTED: &str = "suppression lifted";
/// How long after its entries an import may be noted: those of earlier versions were noted when all was stored.
const NOTED_WITHIN: TimeDelta = TimeDelta::hours(1);

/// Lifts the suppression of one address.
///
/// # Errors
/// `Refused` without a reason, and when the address is not suppressed there.
pub(super) fn run(session: &Session, request: SuppressionLift) -> Result<SuppressionEntry, Error> {
    let client = session.client(request.client)?;
    let note = text::line(&request.reason, "the reason", text::LINE_LIMIT)?;
    if note.is_empty() {
        return Err(Refusal::Empty {
            field: "the reason",
        }
        .into());
    }
    let who = named(
        &request.address,
        request.country.as_deref().unwrap_or_default(),
    )?;
    let mut suppressed = (*session.suppressions(client.id)?.1).clone();
    let before = suppressed.channels(keys_of(&who));
    if before.is_empty() {
        return Err(Error::new(
            Code::Refused,
            format!("‘{}’ is not suppressed", request.address.trim()),
            "Look the address up as it was suppressed: e-mail, phone or customer number",
        ));
    }
    let entry = SuppressionEntry {
        who,
        channel: request.channel,
        act: SuppressionAct::Lift,
        at: session.now().with_timezone(&client.time_zone).naive_local(),
        author: session.author()?,
        note,
    };
    suppressed.take(&entry);
    let after = suppressed.channels(keys_of(&entry.who));
    let consents = Field::ALL
        .iter()
        .copied()
        .filter(|field| field.kind() == FieldKind::Consent);
    let freed: Vec<Field> = consents
        .filter(|field| before.forbid(*field) && !after.forbid(*field))
        .collect();
    let scene = Scene::of(session, &entry, &freed, client.id)?;
    let (mut first, mut has_changed, mut outcomes) = (0, false, Vec::new());
    for part in session.stored_parts(client.id)? {
        let begins = first;
        first += part.rows;
        let outcome = scene.withdrawn_from(part, begins);
        has_changed |= matches!(outcome, Outcome::Changed(_));
        outcomes.push(outcome);
    }
    let job = Job::begin(session, "");
    let (parts, lists) = recounted_with(session, (client.id, outcomes), &suppressed, &job)?;
    let book = session.read(|workspace| Ok(workspace.contact_books.get(&client.id).cloned()))?;
    let mut edits: Vec<Edit> =
        ledger::added(session, client.id, std::slice::from_ref(&entry), None)?
            .into_iter()
            .collect();
    if let (Some(book), true) = (book, has_changed) {
        let mut after = book.clone();
        after.parts = parts;
        edits.push(Edit::change(book, after));
    }
    edits.extend(lists);
    session.write("Lift a suppression", edits)?;
    Ok(entry)
}

/// What a lift frees, and what was withdrawn before it.
struct Scene<'a> {
    lift: &'a SuppressionEntry,
    /// Consents that no suppression denies any more, with the withdrawals that did.
    freed: Vec<(Field, Vec<SuppressionEntry>)>,
    imports: Vec<(ContactImport, Bits)>,
}

impl<'a> Scene<'a> {
    fn of(
        session: &Session,
        lift: &'a SuppressionEntry,
        freed: &[Field],
        client: ClientId,
    ) -> Result<Self, Error> {
        let parts = session
            .ledger(client)?
            .map(|it| it.parts)
            .unwrap_or_default();
        let entries = ledger::entries_about(session, &parts, std::slice::from_ref(&lift.who))?;
        let freed: Vec<_> = freed
            .iter()
            .map(|field| {
                let withdrawn = withdrawals(&entries, &lift.who, *field);
                (*field, withdrawn.into_iter().cloned().collect::<Vec<_>>())
            })
            .filter(|(_, withdrawn)| !withdrawn.is_empty())
            .collect();
        let (imports, rows) = session.read(|workspace| {
            let own = workspace.contact_imports.values();
            let own: Vec<_> = own
                .filter(|import| import.client == client)
                .cloned()
                .collect();
            let book = workspace.contact_books.get(&client);
            Ok((own, book.map_or(0, |book| book.rows())))
        })?;
        // Only imports that wrote an entry are asked who was in them.
        let wrote = |import: &ContactImport| {
            let mut all = freed.iter().flat_map(|(_, withdrawn)| withdrawn);
            all.any(|entry| is_of(entry, import))
        };
        let imports = imports.into_iter().filter(wrote).map(|import| {
            let members = session.stored_members(&import.members, rows)?;
            Ok((import, members))
        });
        let imports = imports.collect::<Result<Vec<_>, Error>>()?;
        Ok(Self {
            lift,
            freed,
            imports,
        })
    }

    /// A part in which consents that were withdrawn are unknown.
    fn withdrawn_from(&self, part: Arc<Part>, first: usize) -> Outcome {
        let (key, value) = field_of(&self.lift.who);
        let mut unknown = Vec::new();
        for row in (0..part.rows).filter(|row| part.text(key, *row) == value) {
            for (field, withdrawn) in &self.freed {
                if self.is_withdrawn(&part, (row, first), (*field, withdrawn)) {
                    unknown.push((row, *field));
                }
            }
        }
        if unknown.is_empty() {
            return Outcome::Kept(part);
        }
        let mut draft = Draft::of(&part);
        for (row, field) in unknown {
            let answer = Answer {
                state: ConsentState::Unknown,
                day: day_of(self.lift.at.date()),
                source: LIFTED,
                proof: &self.lift.note,
            };
            draft.put_consent(field, row, answer);
        }
        Outcome::Changed(Box::new(draft))
    }

    fn is_withdrawn(
        &self,
        part: &Part,
        (row, first): (usize, usize),
        (field, withdrawn): (Field, &[SuppressionEntry]),
    ) -> bool {
        let last = withdrawn.iter().map(|entry| entry.at).max();
        match part.consent(field, row) {
            ConsentState::Unknown => false,
            // Whoever agreed after the last withdrawal has agreed anew.
            ConsentState::Granted | ConsentState::SoftOptIn => {
                let day = part.day_of_consent(field, row);
                day.is_none() || day <= last.map(|at: NaiveDateTime| at.date())
            }
            ConsentState::Denied => withdrawn.iter().any(|entry| {
                channel_of(field).is_some_and(|channel| entry.channel == Some(channel))
                    && self
                        .imports
                        .iter()
                        .any(|(import, members)| is_of(entry, import) && members.has(first + row))
            }),
        }
    }
}

/// Whether an import wrote an entry, and with it the denial in the book.
fn is_of(entry: &SuppressionEntry, import: &ContactImport) -> bool {
    let after = import.at - entry.at;
    entry.act == SuppressionAct::OptOut
        && entry.note == import.file
        && (TimeDelta::zero()..=NOTED_WITHIN).contains(&after)
}

/// The channel that refusing a consent is an opt-out from.
fn channel_of(field: Field) -> Option<Channel> {
    match field {
        Field::EmailConsent => Some(Channel::Email),
        Field::SmsConsent => Some(Channel::Sms),
        _ => None,
    }
}

fn day_of(day: NaiveDate) -> i32 {
    (day - NaiveDate::default()).num_days() as i32
}
