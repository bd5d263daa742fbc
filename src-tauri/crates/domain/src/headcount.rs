//! What is counted of a client's contacts: handed to engines by whoever holds the book, since none of them does.

use crate::audience_size::Reachable;
use crate::id::AudienceId;
use crate::platform::Platform;

/// Who is in which audience of contacts, counted person by person. Audiences of visitors and of people on a platform are
/// not counted: every question about one answers that nobody knows.
pub trait Headcount: std::fmt::Debug {
    /// The people of an audience; none when it is not made of contacts or not there.
    fn of(&self, audience: AudienceId) -> Option<Heads>;

    /// How many people of an audience another one holds, what either leaves out not taken off: what an exclusion takes
    /// out. None where either is not counted.
    fn taken_out(&self, audience: AudienceId, excluded: AudienceId) -> Option<u64>;

    /// How many people are in all of several audiences, without whom these leave out. None where one of them is not
    /// counted, and for no audiences.
    fn shared(&self, audiences: &[AudienceId]) -> Option<u64>;

    /// How many people are in at least one of several audiences. None where one of them is not counted.
    fn joined(&self, audiences: &[AudienceId]) -> Option<u64>;

    /// Whether anybody is in both audiences; nobody where either is not counted.
    fn meet(&self, one: AudienceId, other: AudienceId) -> bool;

    /// Whether the part has people and all of them are in the whole; not where either is not counted.
    fn holds(&self, whole: AudienceId, part: AudienceId) -> bool;
}

/// The people of one audience.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heads {
    /// By its rule.
    pub people: u64,
    /// Without whom it leaves out.
    pub left: u64,
    /// Of those left, who may be reached in each channel with an address; channels nobody has an address in are left out.
    pub reachable: Vec<Reachable>,
    /// Of those left, whom a platform could be given, in the order of `Platform::ALL`.
    pub usable: Vec<Usable>,
    /// Of those left, who joined within the last 90 days; none where no day of joining is known of anybody.
    pub joined_lately: Option<u64>,
    /// Of those left whose day of joining is not known, who came by an import of late; none where imports tell nothing.
    pub arrived_lately: Option<Arrived>,
}

/// People who came by imports, the first one left out: it brought whom the client had already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// How many.
    pub people: u64,
    /// Within how many days; at least 7, at most 90.
    pub days: u32,
}

/// Whom a platform could be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usable {
    /// The platform.
    pub platform: Platform,
    /// With something it recognizes people by, and the consent it needs.
    pub people: u64,
    /// The same, but for a consent that nobody asked for yet.
    pub unanswered: u64,
}

/// A client without contacts.
#[derive(Debug, Clone, Copy)]
pub struct NoContacts;

impl Headcount for NoContacts {
    fn of(&self, _: AudienceId) -> Option<Heads> {
        None
    }
    fn taken_out(&self, _: AudienceId, _: AudienceId) -> Option<u64> {
        None
    }
    fn shared(&self, _: &[AudienceId]) -> Option<u64> {
        None
    }
    fn joined(&self, _: &[AudienceId]) -> Option<u64> {
        None
    }
    fn meet(&self, _: AudienceId, _: AudienceId) -> bool {
        false
    }
    fn holds(&self, _: AudienceId, _: AudienceId) -> bool {
        false
    }
}
