//! What a rule may be made of: the imports a client's people came by, and the words they have, with how many people each.

use reprise_domain::contact_field::FieldKind;
use reprise_engines::audience::vocabulary::words_of;

use crate::error::{Code, Error};
use crate::find;
use crate::session::Session;
use crate::view::{ContactImportView, ContactWordsOf, OfClient, WordPeople};

/// Words that are told: more than anybody looks through.
const WORDS: usize = 1_000;

/// A client's imports, newest first.
///
/// # Errors
/// `Missing` without the client; `Failed` when the book cannot be read.
pub(super) fn imports(
    session: &Session,
    request: OfClient,
) -> Result<Vec<ContactImportView>, Error> {
    session.read(|workspace| find::client(workspace, request.client).map(|_| ()))?;
    let book = session.book(request.client, &[])?;
    session.read(|workspace| {
        let own = workspace.contact_imports.values();
        let mut imports: Vec<ContactImportView> = own
            .filter(|import| import.client == request.client)
            .map(|import| ContactImportView {
                id: import.id,
                name: import.file.clone(),
                list: workspace
                    .contact_lists
                    .get(&import.list)
                    .map(|list| list.name.clone()),
                at: import.at,
                rows: import.rows,
                people: book.members.get(&import.id.0).map_or(0, |it| it.count()),
            })
            .collect();
        imports.sort_by_key(|import| std::cmp::Reverse((import.at, import.id)));
        Ok(imports)
    })
}

/// The words people have in a field.
///
/// # Errors
/// `Malformed` for a field that has no words to choose from; `Failed` when the book cannot be read.
pub(super) fn words(session: &Session, request: ContactWordsOf) -> Result<Vec<WordPeople>, Error> {
    let field = request.field;
    if !matches!(field.kind(), FieldKind::Word | FieldKind::Set) {
        return Err(Error::new(
            Code::Malformed,
            format!("‘{}’ has no words to choose from", field.word()),
            "Ask for tags, products, region, country or language",
        ));
    }
    let client = session.client(request.client)?.id;
    let words = words_of(&*session.book(client, &[field])?, field);
    Ok(words
        .into_iter()
        .take(WORDS)
        .map(|it| WordPeople {
            word: it.word,
            people: it.people,
        })
        .collect())
}
