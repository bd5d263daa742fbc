//! Words that every widget says, whatever it shows: of its close button, of a field left empty, of a prize.
//!
//! They lie in `common.json`, by language; a widget's own words of the same slot go first.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use reprise_domain::widget::Texts;

/// The language of a widget in any other one than those on file.
const USUAL: &str = "en";

static COMMON: LazyLock<BTreeMap<String, Texts>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("common.json")).expect("BUG: the common words are a table")
});

/// The common words of a language: `de` for `de-AT`, and English where there are none on file.
pub(super) fn common_words(language: &str) -> &'static Texts {
    let spoken = language.split(['-', '_']).next().unwrap_or_default();
    COMMON
        .get(&spoken.to_lowercase())
        .unwrap_or_else(|| &COMMON[USUAL])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_on_file_says_the_same_things() {
        let slots = |texts: &Texts| texts.keys().cloned().collect::<Vec<_>>();
        for (language, texts) in COMMON.iter() {
            assert_eq!(slots(texts), slots(&COMMON[USUAL]), "{language}");
            assert!(
                texts.values().all(|text| !text.trim().is_empty()),
                "{language}"
            );
        }
    }

    #[test]
    fn a_region_speaks_its_language_and_others_english() {
        assert_eq!(common_words("de-AT")["_close"], "Schließen");
        assert_eq!(common_words("xx")["_close"], "Close");
    }

    #[test]
    fn the_script_asks_for_nothing_that_is_not_on_file() {
        let contract = include_str!("../../../../../../ui/embed/src/config.ts");
        let asked: Vec<_> = contract
            .lines()
            .filter_map(|line| line.trim().strip_prefix("| \"_")?.split('"').next())
            .collect();
        assert!(asked.len() > 10, "{asked:?}");
        for slot in asked {
            assert!(COMMON[USUAL].contains_key(&format!("_{slot}")), "_{slot}");
        }
    }
}
