//! Answers to single conditions, kept so that an edit of one condition asks for that one alone.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;
use std::thread;

use chrono::NaiveDate;
use reprise_domain::id::{AudienceId, ContactImportId, ContactListId};
use reprise_domain::rule::Clause;
use reprise_engines::audience::Bits;
use reprise_engines::audience::book::{Book, Part};
use reprise_engines::audience::rule::{People, of_part};

/// Bytes of answers kept for a client: 1,000 conditions over a million people, 100 over ten million.
const KEPT_BYTES: usize = 128 << 20;
/// Parts from which on two threads are quicker than one.
const SHARED_OUT: usize = 4;

/// Answers that were asked for before.
#[derive(Default)]
pub(super) struct Leaves {
    known: HashMap<Clause, (Arc<Bits>, u64)>,
    /// Counts the questions, so that the answer asked for longest ago is forgotten first.
    asked: u64,
}

impl Leaves {
    fn of(&mut self, condition: &Clause, book: &Book, today: NaiveDate) -> Arc<Bits> {
        self.asked += 1;
        if let Some((rows, asked)) = self.known.get_mut(condition) {
            *asked = self.asked;
            return Arc::clone(rows);
        }
        let rows = Arc::new(answer(book, condition, today));
        let most = (KEPT_BYTES / (rows.words().len() * 8).max(1)).max(16);
        if self.known.len() >= most {
            let oldest = self.known.iter().min_by_key(|(_, (_, asked))| *asked);
            if let Some(oldest) = oldest.map(|(condition, _)| condition.clone()) {
                self.known.remove(&oldest);
            }
        }
        self.known
            .insert(condition.clone(), (Arc::clone(&rows), self.asked));
        rows
    }
}

/// The people for whom a condition holds; the parts of a large book are shared out over two threads.
fn answer(book: &Book, condition: &Clause, today: NaiveDate) -> Bits {
    let of = |parts: &[Arc<Part>]| -> Vec<Bits> {
        parts
            .iter()
            .map(|part| of_part(part, condition, today))
            .collect()
    };
    let answers = if book.parts.len() < SHARED_OUT {
        of(&book.parts)
    } else {
        let (first, second) = book.parts.split_at(book.parts.len() / 2);
        thread::scope(|scope| {
            let beside = scope.spawn(|| of(second));
            let mut answers = of(first);
            answers.extend(beside.join().unwrap_or_else(|_| of(second)));
            answers
        })
    };
    let (mut rows, mut first) = (Bits::none(book.rows()), 0);
    for part in answers {
        rows.put_part(first, &part);
        first += part.rows();
    }
    rows
}

/// A book as rules ask it.
pub(super) struct OfBook<'a> {
    book: &'a Book,
    nobody: Arc<Bits>,
    today: NaiveDate,
    leaves: RefCell<&'a mut Leaves>,
}

impl<'a> OfBook<'a> {
    /// `nobody` holds the rows of people who are gone.
    pub(super) fn of(
        (book, nobody): (&'a Book, Arc<Bits>),
        today: NaiveDate,
        leaves: &'a mut Leaves,
    ) -> Self {
        Self {
            book,
            nobody,
            today,
            leaves: RefCell::new(leaves),
        }
    }
}

impl People for OfBook<'_> {
    fn rows(&self) -> usize {
        self.book.rows()
    }
    fn nobody(&self) -> Option<Arc<Bits>> {
        (!self.nobody.is_empty()).then(|| Arc::clone(&self.nobody))
    }
    fn fields(&self, condition: &Clause) -> Arc<Bits> {
        self.leaves
            .borrow_mut()
            .of(condition, self.book, self.today)
    }
    fn list(&self, list: ContactListId) -> Option<Arc<Bits>> {
        self.book.members.get(&list.0).cloned()
    }
    fn import(&self, import: ContactImportId) -> Option<Arc<Bits>> {
        self.book.members.get(&import.0).cloned()
    }
    fn audience(&self, _: AudienceId) -> Option<Arc<Bits>> {
        // Whoever counts audiences knows them; a book does not.
        None
    }
}
