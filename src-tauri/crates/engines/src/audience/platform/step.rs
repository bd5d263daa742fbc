//! How a value is brought into the one form a platform matches by: small steps, named in the profiles.
//!
//! Steps are applied in the order of the profile. They know nothing of hashing; an empty value stays empty.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Drops white space at both ends.
    Trim,
    /// Lower case, all of Unicode.
    Lower,
    /// Upper case, all of Unicode.
    Upper,
    /// Drops all white space.
    NoSpaces,
    /// For gmail.com and googlemail.com alone: drops the dots before the `@`.
    GmailDots,
    /// For gmail.com and googlemail.com alone: drops `+` and what follows it, up to the `@`.
    GmailSuffix,
    /// `+` and digits; nothing where there are no digits.
    PhonePlus,
    /// Digits alone, without zeros in front.
    PhoneDigits,
    /// Drops titles in front of a given name: `mrs. ann` becomes `ann`. Wants lower case.
    NoTitle,
    /// Drops what stands behind a family name: `berg, jr.` becomes `berg`. Wants lower case.
    NoNameSuffix,
    /// Drops punctuation: everything that is neither a letter, a mark, a digit nor white space.
    NoPunctuation,
    /// Keeps the letters a to z. Wants lower case.
    LettersOnly,
    /// In the US the two letters of a state, elsewhere the letters a to z. Wants lower case.
    State,
    /// Without spaces; in the US the first five digits, in the UK area, district and sector (`sw1a1`). Wants lower case.
    ZipSector,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameWords {
    /// Why these; looked at by a test.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is there for readers of the data")
    )]
    source: reprise_domain::source::Source,
    titles: Vec<String>,
    suffixes: Vec<String>,
    us_states: BTreeMap<String, String>,
}

static WORDS: LazyLock<NameWords> = LazyLock::new(|| {
    serde_json::from_str(include_str!("words.json")).expect("BUG: words.json is checked by a test")
});

/// Brings a value into a platform's form. `country` is ISO 3166-1 alpha-2, upper case, or empty.
pub(super) fn normalize(steps: &[Step], country: &str, value: &mut String) {
    for step in steps {
        apply(*step, country, value);
    }
}

fn apply(step: Step, country: &str, value: &mut String) {
    match step {
        Step::Trim => trim(value),
        Step::Lower if value.is_ascii() => value.make_ascii_lowercase(),
        Step::Lower => *value = value.to_lowercase(),
        Step::Upper if value.is_ascii() => value.make_ascii_uppercase(),
        Step::Upper => *value = value.to_uppercase(),
        Step::NoSpaces => value.retain(|c| !c.is_whitespace()),
        Step::GmailDots => gmail_dots(value),
        Step::GmailSuffix if is_gmail(value) => plus_suffix(value),
        Step::GmailSuffix => {}
        Step::PhonePlus => {
            value.retain(|c| c.is_ascii_digit());
            if !value.is_empty() {
                value.insert(0, '+');
            }
        }
        Step::PhoneDigits => {
            value.retain(|c| c.is_ascii_digit());
            let zeros = value.bytes().take_while(|byte| *byte == b'0').count();
            value.drain(..zeros);
        }
        Step::NoTitle => no_title(value),
        Step::NoNameSuffix => no_suffix(value),
        Step::NoPunctuation => value.retain(|c| {
            // A mark belongs to its letter: names in Hindi or Arabic are not the same without.
            c.is_alphanumeric() || c.is_whitespace() || !(c.is_ascii() || is_sign(c))
        }),
        Step::LettersOnly => value.retain(|c| c.is_ascii_lowercase()),
        Step::State => state(country, value),
        Step::ZipSector => zip_sector(country, value),
    }
}

fn trim(value: &mut String) {
    value.truncate(value.trim_end().len());
    let start = value.len() - value.trim_start().len();
    value.drain(..start);
}

/// Signs of the general punctuation and symbol blocks, beyond ASCII: quotes, dashes, currency.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{BF}' | '\u{D7}' | '\u{F7}' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}')
}

/// Google names these two and no other domain; neither is rewritten to the other.
fn is_gmail(address: &str) -> bool {
    address
        .rsplit_once('@')
        .is_some_and(|(_, domain)| domain == "gmail.com" || domain == "googlemail.com")
}

fn gmail_dots(address: &mut String) {
    if !is_gmail(address) {
        return;
    }
    let mut local = true;
    address.retain(|c| {
        local &= c != '@';
        !(local && c == '.')
    });
}

fn plus_suffix(address: &mut String) {
    if let Some(at) = address.rfind('@')
        && let Some(plus) = address[..at].find('+')
    {
        address.drain(plus..at);
    }
}

fn no_title(name: &mut String) {
    while let Some((first, _)) = name.split_once(char::is_whitespace) {
        if !WORDS.titles.iter().any(|it| it == first.trim_matches('.')) {
            return;
        }
        let end = first.len();
        name.drain(..end);
        trim(name);
    }
}

fn no_suffix(name: &mut String) {
    while let Some((_, last)) = name.rsplit_once(|c: char| c.is_whitespace() || c == ',') {
        if !WORDS.suffixes.iter().any(|it| it == last.trim_matches('.')) {
            return;
        }
        name.truncate(name.len() - last.len());
        name.truncate(
            name.trim_end_matches(|c: char| c.is_whitespace() || c == ',')
                .len(),
        );
    }
}

fn state(country: &str, value: &mut String) {
    if country == "US"
        && let Some(code) = WORDS.us_states.get(value.trim())
    {
        code.clone_into(value);
    }
    value.retain(|c| c.is_ascii_lowercase());
}

fn zip_sector(country: &str, value: &mut String) {
    value.retain(|c| !c.is_whitespace());
    match country {
        "US" => {
            let end = value.find('-').unwrap_or(value.len()).min(5);
            if value.is_char_boundary(end) {
                value.truncate(end);
            }
        }
        // The last two letters name the street; a district alone (`sw1a`) has none to drop.
        "GB" if value.is_ascii() && value.len() >= 5 => value.truncate(value.len() - 2),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(steps: &[Step], country: &str, value: &str, expect: &str) {
        let mut value = value.to_owned();
        normalize(steps, country, &mut value);
        assert_eq!(value, expect);
    }

    #[test]
    fn the_words_come_with_their_source() {
        assert!(!WORDS.source.name.is_empty());
        assert_eq!(WORDS.us_states.len(), 51);
        assert!(WORDS.us_states.values().all(|code| code.len() == 2));
    }

    #[test]
    fn gmail_alone_loses_dots_and_what_follows_a_plus() {
        let steps = [
            Step::Trim,
            Step::Lower,
            Step::NoSpaces,
            Step::GmailDots,
            Step::GmailSuffix,
        ];
        check(
            &steps,
            "",
            " Cloudy.SanFrancisco+Shopping@Gmail.com",
            "cloudysanfrancisco@gmail.com",
        );
        check(
            &steps,
            "",
            "jane.doe+x@googlemail.com",
            "janedoe@googlemail.com",
        );
        check(
            &steps,
            "",
            "user.name+nyc@example.com",
            "user.name+nyc@example.com",
        );
        check(&steps, "", "a.b@notgmail.com", "a.b@notgmail.com");
        check(&steps, "", "", "");
    }

    #[test]
    fn phones_are_written_with_and_without_a_plus() {
        check(&[Step::PhonePlus], "", "+1 (800) 555-0100", "+18005550100");
        check(&[Step::PhoneDigits], "", "+1 (800) 555-0100", "18005550100");
        check(&[Step::PhoneDigits], "", "0049 151 2345678", "491512345678");
        check(&[Step::PhonePlus], "", "", "");
    }

    #[test]
    fn names_lose_titles_and_suffixes_but_never_themselves() {
        let first = [Step::Trim, Step::Lower, Step::NoTitle];
        check(&first, "", "Mrs. Ann", "ann");
        check(&first, "", "Dr. Prof. Ann Lee", "ann lee");
        check(&first, "", "Miss", "miss");
        let last = [Step::Trim, Step::Lower, Step::NoNameSuffix];
        check(&last, "", "Berg, Jr.", "berg");
        check(&last, "", "O'Neil III", "o'neil");
        check(&last, "", "Jr", "jr");
    }

    #[test]
    fn punctuation_goes_and_letters_of_all_scripts_stay() {
        let steps = [Step::Lower, Step::NoPunctuation];
        check(&steps, "", "O’Neil-Berg", "oneilberg");
        check(&steps, "", "Zoë", "zoë");
        check(&steps, "", "हिन्दी", "हिन्दी");
    }

    #[test]
    fn states_have_two_letters_in_the_us_alone() {
        let steps = [Step::Trim, Step::Lower, Step::State];
        check(&steps, "US", "California", "ca");
        check(&steps, "US", "New York", "ny");
        check(&steps, "US", "CA", "ca");
        check(&steps, "DE", "Nordrhein-Westfalen", "nordrheinwestfalen");
        check(&steps, "", "California", "california");
    }

    #[test]
    fn zips_keep_what_the_country_matches_by() {
        let steps = [Step::Trim, Step::Lower, Step::ZipSector];
        check(&steps, "US", "94103-1234", "94103");
        check(&steps, "US", "94103 1234", "94103");
        check(&steps, "GB", "SW1A 1AA", "sw1a1");
        check(&steps, "GB", "M1 1AE", "m11");
        check(&steps, "GB", "SW1A", "sw1a");
        check(&steps, "DE", "10 115", "10115");
        check(&steps, "", "12345-6789", "12345-6789");
    }
}
