//! Names a platform would block: Meta refuses audiences whose name suggests somebody's health or money. The words are
//! dated data in `names.json`.

use std::sync::LazyLock;

use reprise_domain::source::Source;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    health: Vec<String>,
    finance: Vec<String>,
    source: Source,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    serde_json::from_str(include_str!("names.json")).expect("BUG: checked by a test")
});

/// Why Meta may block an audience of this name, in a sentence without a full stop; none when nothing speaks for it. The
/// first word found is named; letter case does not matter, and only whole words count.
///
/// ```
/// use reprise_engines::audience::blocked_name;
/// assert!(blocked_name("Diabetes newsletter").is_some_and(|why| why.contains("‘diabetes’")));
/// assert_eq!(blocked_name("Brokers' breakfast"), None);
/// ```
pub fn blocked_name(name: &str) -> Option<String> {
    let spaced: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let within = format!(" {words} ");
    let found = |all: &'static [String]| all.iter().find(|it| within.contains(&format!(" {it} ")));
    let (word, what) = found(&WORDS.health)
        .map(|word| (word, "health"))
        .or_else(|| found(&WORDS.finance).map(|word| (word, "money")))?;
    Some(format!(
        "Meta may block the name: ‘{word}’ suggests something of people's {what} (since {})",
        WORDS.source.date
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_in_any_case() {
        for name in ["Weight-Loss group", "DEBT", "news for pregnant women"] {
            assert!(blocked_name(name).is_some(), "{name}");
        }
        for name in ["Debtors", "Incomes", "Espresso buyers", ""] {
            assert_eq!(blocked_name(name), None, "{name}");
        }
    }

    #[test]
    fn the_words_are_as_names_are_looked_through() {
        for word in WORDS.health.iter().chain(&WORDS.finance) {
            assert_eq!(*word, word.to_lowercase());
            assert!(blocked_name(word).is_some());
        }
    }
}
