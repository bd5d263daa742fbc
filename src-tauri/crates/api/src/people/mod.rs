//! Contacts counted for handlers: who is in which audience, worked out once for each change and kept.
//!
//! A handler that needs figures of people reads the workspace through [`Session::counting`]: the contact books are read
//! before the workspace is looked at, so that nobody waits for the disk while holding it.

mod leaves;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use reprise_domain::audience::Audience;
use reprise_domain::contact_field::Field;
use reprise_domain::headcount::{Headcount, Heads};
use reprise_domain::id::{AudienceId, ClientId};
use reprise_domain::rule::ContactRule;
use reprise_domain::workspace::Workspace;
use reprise_engines::audience::book::Book;
use reprise_engines::audience::traits::Traits;
use reprise_engines::audience::{Bits, Counted, Members, count_one};
use uuid::Uuid;

use self::leaves::{Leaves, OfBook};
use crate::error::Error;
use crate::find;
use crate::session::Session;

/// The imports of a client with their days.
type Imports = Vec<(Uuid, NaiveDate)>;

/// What was counted in a session, client by client.
#[derive(Default)]
pub(crate) struct CountedPeople {
    clients: Mutex<BTreeMap<ClientId, Arc<Mutex<OfClient>>>>,
}

/// What was counted of a client last, and what it was counted from.
#[derive(Default)]
struct OfClient {
    book: Arc<Book>,
    /// Rows of people who are gone.
    nobody: Arc<Bits>,
    today: NaiveDate,
    traits: Option<Arc<Traits>>,
    leaves: Leaves,
    audiences: Vec<Audience>,
    counted: Option<Arc<Counted>>,
}

/// The audiences of contacts of one client or of several.
#[derive(Debug, Default, Clone)]
pub(crate) struct People(Vec<Arc<Counted>>);

impl Session {
    /// Reads the workspace together with the counts of a client's audiences, or of all clients'.
    ///
    /// # Errors
    /// Whatever `look` says; `Failed` when a contact book cannot be read.
    pub(crate) fn counting<T>(
        &self,
        client: Option<ClientId>,
        look: impl FnOnce(&Workspace, &People) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let clients: BTreeSet<ClientId> = self.read(|workspace| {
            let audiences = workspace.audiences.values();
            let of_contacts = audiences
                .filter(|it| it.rule().is_some())
                .map(|it| it.client);
            Ok(of_contacts
                .filter(|it| client.is_none_or(|only| only == *it))
                .collect())
        })?;
        let counted: Result<Vec<_>, Error> =
            clients.into_iter().map(|it| self.counted(it)).collect();
        let people = People(counted?);
        self.read(|workspace| look(workspace, &people))
    }

    /// A client's audiences of contacts, counted.
    ///
    /// # Errors
    /// `Failed` when the contact book cannot be read.
    pub(crate) fn counted(&self, client: ClientId) -> Result<Arc<Counted>, Error> {
        let (audiences, imports, today) = self.present(client)?;
        let state = self.counted_people.of(client);
        let mut state = lock(&state);
        self.catch_up(&mut state, client, today, &fields_of(&audiences, None))?;
        if let (Some(counted), true) = (&state.counted, state.audiences == audiences) {
            return Ok(Arc::clone(counted));
        }
        let traits = state.traits(&imports);
        let book = Arc::clone(&state.book);
        let nobody = Arc::clone(&state.nobody);
        let people = OfBook::of((&book, nobody), today, &mut state.leaves);
        let counted = Arc::new(Counted::of(&audiences, &people, &traits));
        state.audiences = audiences;
        state.counted = Some(Arc::clone(&counted));
        Ok(counted)
    }

    /// Who is in an audience that need not be stored as it is.
    ///
    /// # Errors
    /// `Missing` for a client that is not there; `Failed` when the contact book cannot be read.
    pub(crate) fn members_of(&self, audience: &Audience) -> Result<Members, Error> {
        let (audiences, imports, today) = self.present(audience.client)?;
        let state = self.counted_people.of(audience.client);
        let mut state = lock(&state);
        let fields = fields_of(&audiences, audience.rule());
        self.catch_up(&mut state, audience.client, today, &fields)?;
        let traits = state.traits(&imports);
        let book = Arc::clone(&state.book);
        let nobody = Arc::clone(&state.nobody);
        let people = OfBook::of((&book, nobody), today, &mut state.leaves);
        let others: Vec<&Audience> = audiences.iter().collect();
        count_one(audience, &others, &people, &traits)
            .ok_or_else(|| Error::missing("the rule of the audience"))
    }

    /// A client's audiences of contacts, the days of its imports, and its own.
    fn present(&self, client: ClientId) -> Result<(Vec<Audience>, Imports, NaiveDate), Error> {
        self.read(|workspace| {
            let zone = find::client(workspace, client)?.time_zone;
            let own = workspace
                .audiences
                .values()
                .filter(|it| it.client == client);
            let of_contacts = own.filter(|it| it.rule().is_some());
            let imports = workspace.contact_imports.values();
            let imports = imports.filter(|it| it.client == client);
            Ok((
                of_contacts.cloned().collect(),
                imports.map(|it| (it.id.0, it.at.date())).collect(),
                self.today(zone),
            ))
        })
    }

    /// Forgets what was counted from another book or on another day.
    fn catch_up(
        &self,
        state: &mut OfClient,
        client: ClientId,
        today: NaiveDate,
        fields: &[Field],
    ) -> Result<(), Error> {
        let book = self.book(client, fields)?;
        if !Arc::ptr_eq(&book, &state.book) || state.today != today {
            *state = OfClient {
                book,
                nobody: self.nobody(client)?,
                today,
                ..OfClient::default()
            };
        }
        Ok(())
    }
}

/// What traits and the rules of audiences ask for.
fn fields_of(audiences: &[Audience], rule: Option<&ContactRule>) -> Vec<Field> {
    let rules = audiences.iter().filter_map(Audience::rule).chain(rule);
    let asked: BTreeSet<Field> = rules
        .flat_map(ContactRule::fields)
        .chain(Traits::FIELDS.iter().copied())
        .collect();
    asked.into_iter().collect()
}

impl CountedPeople {
    fn of(&self, client: ClientId) -> Arc<Mutex<OfClient>> {
        Arc::clone(lock(&self.clients).entry(client).or_default())
    }
}

impl OfClient {
    fn traits(&mut self, imports: &Imports) -> Arc<Traits> {
        let (book, today) = (&self.book, self.today);
        let traits = self.traits.get_or_insert_with(|| {
            let sets: Vec<(NaiveDate, &Bits)> = imports
                .iter()
                .filter_map(|(id, day)| Some((*day, book.members.get(id)?.as_ref())))
                .collect();
            Arc::new(Traits::of(book, today).with_arrivals(book, &sets, today))
        });
        Arc::clone(traits)
    }
}

impl People {
    /// Whoever counted an audience.
    fn knowing(&self, audience: AudienceId) -> Option<&Counted> {
        let mut all = self.0.iter();
        all.find(|it| it.members(audience).is_some())
            .map(AsRef::as_ref)
    }

    /// Who is in an audience; none when it is not made of contacts.
    pub(crate) fn members(&self, audience: AudienceId) -> Option<&Members> {
        self.0.iter().find_map(|it| it.members(audience))
    }
}

impl Headcount for People {
    fn of(&self, audience: AudienceId) -> Option<Heads> {
        self.knowing(audience)?.of(audience)
    }
    fn taken_out(&self, audience: AudienceId, excluded: AudienceId) -> Option<u64> {
        self.knowing(audience)?.taken_out(audience, excluded)
    }
    fn shared(&self, audiences: &[AudienceId]) -> Option<u64> {
        self.knowing(*audiences.first()?)?.shared(audiences)
    }
    fn joined(&self, audiences: &[AudienceId]) -> Option<u64> {
        self.knowing(*audiences.first()?)?.joined(audiences)
    }
    fn meet(&self, one: AudienceId, other: AudienceId) -> bool {
        self.knowing(one).is_some_and(|it| it.meet(one, other))
    }
    fn holds(&self, whole: AudienceId, part: AudienceId) -> bool {
        self.knowing(whole).is_some_and(|it| it.holds(whole, part))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
