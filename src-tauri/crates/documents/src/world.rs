//! All that typst can see: our templates, our fonts, and the files of this document, in memory.
//!
//! No packages, no disk, no network, no clock: a document cannot reach anything, whatever is in it.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts;

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    fonts::FILES
        .iter()
        .flat_map(|file| Font::iter(Bytes::new(*file)))
        .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// The templates, parsed once.
static TEMPLATES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let texts = [
        ("/main.typ", include_str!("brief/main.typ")),
        ("/look.typ", include_str!("brief/look.typ")),
        ("/cover.typ", include_str!("brief/cover.typ")),
        ("/blocks.typ", include_str!("brief/blocks.typ")),
        ("/tables.typ", include_str!("brief/tables.typ")),
        ("/launches.typ", include_str!("brief/launches.typ")),
        ("/cards.typ", include_str!("brief/cards.typ")),
    ];
    let source = |(name, text): (&str, &str)| Source::new(id(name), text.to_owned());
    texts.map(source).into()
});

/// One document's files.
pub(crate) struct Paper {
    files: HashMap<FileId, Bytes>,
}

impl Paper {
    /// The files that the templates may read, by name.
    pub(crate) fn new(files: Vec<(String, Vec<u8>)>) -> Self {
        let named = |(name, bytes): (String, Vec<u8>)| (id(&format!("/{name}")), Bytes::new(bytes));
        Self {
            files: files.into_iter().map(named).collect(),
        }
    }
}

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("BUG: names of our own files are plain");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        TEMPLATES[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let template = TEMPLATES.iter().find(|template| template.id() == id);
        template.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
