//! The TypeScript that the UI calls with: one file, made from the list of commands.
//!
//! `cargo test -p reprise-api` writes it to `ui/src/host/bindings.ts`; CI fails when it is stale.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};

use ts_rs::{Config, TS, TypeVisitor};

use crate::error::Error;
use crate::event::Event;

/// Not derived: its fields are the thing's. A page always knows what it made an edit from, so it must say so.
const CHANGE: &str = "\
/** A thing as it shall be, and as it was when the edit was made: only the difference is written. */
export type Change<Thing> = Thing & { was: Thing };

";

/// Declarations gathered by name, and the commands in their order.
#[derive(Default)]
pub(crate) struct Book {
    seen: BTreeSet<TypeId>,
    declarations: BTreeMap<String, String>,
    commands: Vec<String>,
    writes: Vec<&'static str>,
}

/// A type's name, and the declarations of it and of every type it needs, by name.
pub(crate) fn declarations_of<Type: TS + 'static>() -> (String, BTreeMap<String, String>) {
    let mut book = Book::default();
    book.visit::<Type>();
    (Type::ident(&config()), book.declarations)
}

/// Counts and minor units stay below 2⁵³, so a plain number carries them.
fn config() -> Config {
    Config::new().with_large_int("number")
}

impl Book {
    /// Adds a command and every type it needs.
    pub(crate) fn command<Request: TS + 'static, Response: TS + 'static>(
        &mut self,
        name: &'static str,
        about: &str,
        writes: bool,
    ) {
        self.visit::<Request>();
        self.visit::<Response>();
        let (request, response) = (Request::name(&config()), Response::name(&config()));
        self.commands.push(format!(
            "  /** {} */\n  {name}: [{request}, {response}];\n",
            about.trim()
        ));
        if writes {
            self.writes.push(name);
        }
    }

    /// The whole file.
    pub(crate) fn text(mut self) -> String {
        self.visit::<Error>();
        self.visit::<Event>();
        let mut out = String::from(
            "// Made by `cargo test -p reprise-api` from the list of commands; do not edit.\n\n",
        );
        out.push_str(CHANGE);
        for declaration in self.declarations.values() {
            out.push_str(&format!("export {declaration}\n\n"));
        }
        out.push_str("/** Every command: [request, response]. */\nexport interface Commands {\n");
        out.push_str(&self.commands.concat());
        out.push_str("}\n\n/** The commands that write. */\nexport const WRITES: readonly (keyof Commands)[] = [\n");
        for name in &self.writes {
            out.push_str(&format!("  \"{name}\",\n"));
        }
        out.push_str("];\n");
        out
    }
}

impl TypeVisitor for Book {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only types of our own have a file to go to; strings, lists and options are spelled in place.
        if T::output_path().is_some() {
            self.declarations
                .insert(T::ident(&config()), T::decl(&config()));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
