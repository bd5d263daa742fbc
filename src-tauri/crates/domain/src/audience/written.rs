//! A source as it is written, and as it was: before there were rules, an audience of contacts named lists and a filter.

use serde::Deserialize;

use super::{AudienceSource, Engagement};
use crate::id::{ContactListId, ProductId};
use crate::platform::Platform;
use crate::rule::{ContactFilter, ContactRule};

#[derive(Deserialize)]
#[serde(tag = "from", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Source {
    Contacts {
        rule: Option<ContactRule>,
        /// The form before rules; still the shortest for commands.
        lists: Option<Vec<ContactListId>>,
        who: Option<ContactFilter>,
    },
    Visitors {
        pages: Vec<String>,
        product: Option<ProductId>,
        lookback_days: u32,
        estimated: u64,
        converted: bool,
    },
    Engagers {
        platform: Platform,
        engagement: Engagement,
        retention_days: u32,
        estimated: u64,
    },
}

impl TryFrom<Source> for AudienceSource {
    type Error = &'static str;

    fn try_from(written: Source) -> Result<Self, Self::Error> {
        Ok(match written {
            Source::Contacts {
                rule: Some(rule),
                lists: None,
                who: None,
            } => Self::Contacts { rule },
            Source::Contacts {
                rule: None,
                lists: Some(lists),
                who,
            } => Self::Contacts {
                rule: ContactRule::of_lists(lists, who.unwrap_or(ContactFilter::Everyone)),
            },
            Source::Contacts { .. } => return Err("contacts need either a rule or lists"),
            Source::Visitors {
                pages,
                product,
                lookback_days,
                estimated,
                converted,
            } => Self::Visitors {
                pages,
                product,
                lookback_days,
                estimated,
                converted,
            },
            Source::Engagers {
                platform,
                engagement,
                retention_days,
                estimated,
            } => Self::Engagers {
                platform,
                engagement,
                retention_days,
                estimated,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_before_rules_is_read_as_the_rule_it_means() {
        let list = "00000000-0000-0000-0000-000000000007";
        let read = |text: &str| serde_json::from_str::<AudienceSource>(text);
        let old = read(&format!(
            r#"{{"from":"contacts","lists":["{list}"],"who":"buyers"}}"#
        ))
        .unwrap();
        let AudienceSource::Contacts { rule } = &old else {
            panic!("{old:?}");
        };
        assert_eq!(
            rule.simple().map(|(lists, who)| (lists.len(), who)),
            Some((1, ContactFilter::Buyers))
        );
        let written = serde_json::to_string(&old).unwrap();
        assert!(written.starts_with(r#"{"from":"contacts","rule":{"join":"all""#));
        assert_eq!(read(&written).unwrap(), old);
    }

    #[test]
    fn a_source_is_one_or_the_other() {
        let refused = |text: &str| serde_json::from_str::<AudienceSource>(text).is_err();
        assert!(refused(r#"{"from":"contacts"}"#));
        assert!(refused(
            r#"{"from":"contacts","lists":[],"rule":{"join":"all","of":[]}}"#
        ));
        assert!(refused(r#"{"from":"contacts","lists":[],"pages":[]}"#));
        let visitors = r#"{"from":"visitors","pages":["/a"],"product":null,"lookback_days":30,"estimated":5,"converted":false}"#;
        let read: AudienceSource = serde_json::from_str(visitors).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), visitors);
    }
}
