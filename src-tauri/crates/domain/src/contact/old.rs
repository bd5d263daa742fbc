//! Contact lists as they are stored, and as they were: before there were contact books, a list named files with its rows.
//!
//! Those files held people in a form nobody reads any more. They are read past, so that old lists keep their name.

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::ContactCounts;
use crate::id::{ClientId, ContactListId, ObjectId};

/// A list in either form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactList {
    id: ContactListId,
    client: ClientId,
    name: String,
    counts: ContactCounts,
    file: String,
    imported_on: NaiveDate,
    members: Option<ObjectId>,
    /// Only of former times; read past.
    #[serde(default, rename = "blocks")]
    _blocks: Option<IgnoredAny>,
}

impl From<ContactList> for super::ContactList {
    fn from(stored: ContactList) -> Self {
        Self {
            id: stored.id,
            client: stored.client,
            name: stored.name,
            counts: stored.counts,
            file: stored.file,
            imported_on: stored.imported_on,
            members: stored.members,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ContactList;

    #[test]
    fn a_list_of_former_times_is_read_and_written_without_its_blocks() {
        let id = "00000000-0000-0000-0000-000000000007";
        let list = |more: &str| {
            serde_json::from_str::<ContactList>(&format!(
                r#"{{"id":"{id}","client":"{id}","name":"Buyers","counts":{{"people":2}},"file":"b.csv","imported_on":"2026-03-02"{more}}}"#
            ))
        };
        let hash = "a".repeat(64);
        let old = list(&format!(r#","blocks":["{hash}","{hash}"]"#)).unwrap();
        assert_eq!((old.counts.people, &old.members), (2, &None));
        assert_eq!(old, list(r#","members":null,"blocks":[]"#).unwrap());
        let written = serde_json::to_string(&old).unwrap();
        assert!(!written.contains("blocks"), "{written}");
        assert_eq!(serde_json::from_str::<ContactList>(&written).unwrap(), old);
        assert!(list(r#","rows":3"#).is_err());
    }
}
