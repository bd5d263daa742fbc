//! Whom an export is about: everybody, the people of a list, or those of an audience.

use std::sync::Arc;

use reprise_domain::audience::Audience;
use reprise_domain::contact::ContactList;
use reprise_domain::id::ClientId;
use reprise_engines::audience::Bits;
use reprise_engines::audience::book::Book;
use uuid::Uuid;

use crate::error::{Code, Error};
use crate::find;
use crate::session::Session;
use crate::view::ContactsExport;

/// Whom.
pub(super) enum Whom {
    /// The whole book.
    Everyone,
    /// Those on a list.
    List(Box<ContactList>),
    /// Those in an audience, without whom it leaves out.
    Audience(Box<Audience>),
}

impl Whom {
    /// What a request names.
    ///
    /// # Errors
    /// `Malformed` for both a list and an audience; `Missing` and `Refused` for one that is not there or another
    /// client's; `Refused` for an audience whose people only a platform knows.
    pub(super) fn of(session: &Session, request: &ContactsExport) -> Result<Self, Error> {
        session.read(|workspace| match (request.list, request.audience) {
            (Some(_), Some(_)) => Err(Error::new(
                Code::Malformed,
                "a file is of a list or of an audience, not of both",
                "Name one of them; an audience may be made of a list",
            )),
            (Some(id), None) => {
                let list = find::contact_list(workspace, id)?;
                find::same_client("the list", list.client, request.client)?;
                Ok(Self::List(Box::new(list.clone())))
            }
            (None, Some(id)) => {
                let audience = find::audience(workspace, id)?;
                find::same_client("the audience", audience.client, request.client)?;
                if audience.rule().is_none() {
                    return Err(of_a_platform(audience));
                }
                Ok(Self::Audience(Box::new(audience.clone())))
            }
            (None, None) => Ok(Self::Everyone),
        })
    }

    /// What it is called, in the names of files and in the history.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Everyone => "everyone",
            Self::List(list) => &list.name,
            Self::Audience(audience) => &audience.name,
        }
    }

    /// The id of the list or audience.
    pub(super) fn source(&self) -> Option<Uuid> {
        match self {
            Self::Everyone => None,
            Self::List(list) => Some(list.id.0),
            Self::Audience(audience) => Some(audience.id.0),
        }
    }

    /// Their rows of the book.
    ///
    /// # Errors
    /// `Failed` when the book cannot be read.
    pub(super) fn rows(
        &self,
        session: &Session,
        client: ClientId,
        book: &Book,
    ) -> Result<Arc<Bits>, Error> {
        match self {
            Self::Everyone => {
                let mut all = Bits::all(book.rows());
                all.without(&*session.nobody(client)?);
                Ok(Arc::new(all))
            }
            Self::List(list) => Ok(book.members.get(&list.id.0).cloned().unwrap_or_default()),
            Self::Audience(audience) => Ok(session.members_of(audience)?.left),
        }
    }
}

fn of_a_platform(audience: &Audience) -> Error {
    Error::new(
        Code::Refused,
        format!(
            "nobody here knows the people of audience ‘{}’ one by one",
            audience.name
        ),
        "Visitors and people on a platform are found there; a file can be made of audiences of contacts",
    )
}
