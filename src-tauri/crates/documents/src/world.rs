//! All that typst can see: one template, our fonts, and the files of this document, in memory.
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

/// One document's files.
pub(crate) struct Paper {
    main: Source,
    files: HashMap<FileId, Bytes>,
}

impl Paper {
    /// A template and the files it may read, by name.
    pub(crate) fn new(template: &str, files: Vec<(String, Vec<u8>)>) -> Self {
        Self {
            main: Source::new(id("/main.typ"), template.to_owned()),
            files: files
                .into_iter()
                .map(|(name, bytes)| (id(&format!("/{name}")), Bytes::new(bytes)))
                .collect(),
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
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
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
