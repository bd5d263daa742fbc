//! The rules by id, with weight and source.

use std::sync::LazyLock;

use reprise_domain::source::Source;
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StrategyRule {
    pub(super) id: String,
    /// How heavily it weighs, 1 to 10.
    pub(super) weight: u32,
    pub(super) source: Source,
}

static RULES: LazyLock<Vec<StrategyRule>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("rules.json")).expect("BUG: rules.json is checked by a test")
});

/// The rule of an id that stands in the file.
pub(super) fn rule(id: &str) -> &'static StrategyRule {
    RULES
        .iter()
        .find(|rule| rule.id == id)
        .expect("BUG: every rule named in the code stands in rules.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sourced_and_named_once() {
        let mut ids: Vec<_> = RULES.iter().map(|rule| rule.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
        assert!(
            RULES
                .iter()
                .all(|rule| (1..=10).contains(&rule.weight) && !rule.source.name.is_empty())
        );
    }
}
