//! A change of a whole thing, as a page sends it: as it shall be, and as it was when the edit was made.
//!
//! Written is the difference of the two, onto what the thing is by then, so that an edit made before a page has heard of
//! an undo does not bring back what was undone. A change without `was` is of the thing as it is.

use std::fmt;
use std::marker::PhantomData;

use reprise_domain::entity::{Edit, Entity};
use reprise_domain::settings::Settings;
use reprise_domain::workspace::Workspace;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::{Config, TS, TypeVisitor};

use crate::error::{Code, Error};
use crate::merge::merged;
use crate::session::Session;

/// On the wire the fields of the thing, and `was` beside them.
#[derive(Debug)]
pub(crate) struct Change<Thing> {
    /// As it shall be.
    to: Thing,
    /// As it was when the edit was made; none for as it is.
    was: Option<Thing>,
}

impl<Thing> Change<Thing>
where
    Thing: Clone + PartialEq + Serialize + DeserializeOwned + Into<Entity>,
{
    /// A change of a thing that was read just now.
    pub(crate) fn between(was: Thing, to: Thing) -> Self {
        Self { to, was: Some(was) }
    }

    /// The thing as it shall be.
    pub(crate) fn to(&self) -> &Thing {
        &self.to
    }

    /// Makes the change as one of the history, with the label that `decide` gives it. Nothing changed, nothing written.
    ///
    /// `present` is the thing as it is, `decide` what it may become; while they are asked nobody else writes.
    ///
    /// # Errors
    /// Whatever the two say; `Refused` when the edit does not fit what the thing is by now.
    pub(crate) fn make(
        &self,
        session: &Session,
        present: impl FnOnce(&Workspace, &Thing) -> Result<Thing, Error>,
        decide: impl FnOnce(&Workspace, &Thing, Thing) -> Result<(String, Thing), Error>,
    ) -> Result<Thing, Error> {
        session.write_decided(|workspace| {
            let present = present(workspace, &self.to)?;
            let (label, thing) = decide(workspace, &present, self.onto(&present)?)?;
            let mut edits = vec![edit_to(workspace, thing.clone())];
            edits.retain(|edit| edit.before != edit.after);
            Ok((label, edits, thing))
        })
    }

    /// The thing as it is, with the edit made on it.
    fn onto(&self, present: &Thing) -> Result<Thing, Error> {
        match &self.was {
            Some(was) if was != present => {
                let [was, wanted, now] = [was, &self.to, present].map(serde_json::to_value);
                let now = now.map_err(|_| overtaken(present))?;
                was.and_then(|was| Ok((was, wanted?)))
                    .ok()
                    .and_then(|(was, wanted)| merged(&was, &wanted, &now).ok())
                    .and_then(|joined| serde_json::from_value(joined).ok())
                    .ok_or_else(|| overtaken(present))
            }
            _ => Ok(self.to.clone()),
        }
    }
}

/// The defaults are the absence of settings, in the store as in memory.
fn edit_to(workspace: &Workspace, thing: impl Into<Entity>) -> Edit {
    let after: Entity = thing.into();
    let (kind, id) = (after.kind(), after.id());
    let is_kept = !matches!(&after, Entity::Settings(it) if *it == Settings::default());
    Edit {
        kind,
        id,
        before: workspace.get(kind, id),
        after: is_kept.then_some(after),
    }
}

fn overtaken(present: &(impl Clone + Into<Entity>)) -> Error {
    let present: Entity = present.clone().into();
    let kind = present.kind().as_str().replace('_', " ");
    let thing = match present.name() {
        name if name == kind => format!("the {kind}"),
        name => format!("{kind} ‘{name}’"),
    };
    Error::new(
        Code::Refused,
        format!("this change of {thing} was not made: the same place was changed in the meantime"),
        "Look at it as it is now, and make the change again",
    )
}

impl<'de, Thing: DeserializeOwned> Deserialize<'de> for Change<Thing> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields(PhantomData))
    }
}

/// Reads a thing's fields with `was` among them, each in its place, so that what is wrong is told with where.
struct Fields<Thing>(PhantomData<Thing>);

impl<'de, Thing: DeserializeOwned> Visitor<'de> for Fields<Thing> {
    type Value = Change<Thing>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the fields of a thing")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Self::Value, A::Error> {
        let mut was = None;
        let own = OwnFields {
            fields,
            was: &mut was,
        };
        let to = Thing::deserialize(MapAccessDeserializer::new(own))?;
        Ok(Change { to, was })
    }
}

/// The fields but `was`, which is read on the way.
struct OwnFields<'a, A, Thing> {
    fields: A,
    was: &'a mut Option<Thing>,
}

impl<'de, A: MapAccess<'de>, Thing: DeserializeOwned> MapAccess<'de> for OwnFields<'_, A, Thing> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(name) = self.fields.next_key::<String>()? {
            if name != "was" {
                return seed.deserialize(name.into_deserializer()).map(Some);
            }
            *self.was = self.fields.next_value()?;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.fields.next_value_seed(seed)
    }
}

/// Its fields are the thing's: a command line says what to change, and means the thing as it is.
impl<Thing: TS> TS for Change<Thing> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn ident(config: &Config) -> String {
        Thing::ident(config)
    }

    fn name(config: &Config) -> String {
        format!("Change<{}>", Thing::name(config))
    }

    fn inline(config: &Config) -> String {
        Self::name(config)
    }

    fn visit_dependencies(visitor: &mut impl TypeVisitor)
    where
        Self: 'static,
    {
        visitor.visit::<Thing>();
    }
}
