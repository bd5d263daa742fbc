//! Whether words that people wrote name somebody who is erased: texts of rules, notes of a suppression ledger.
//!
//! Fragments are nobody: a rule about all of a domain, or about names that begin with a letter, stays as it is.

use reprise_domain::contact_field::Field;
use reprise_domain::suppression::Suppressed;

use super::row;

/// Fewest digits that are taken for a phone number without its country; shorter ones are many people's.
const NATIONAL: usize = 7;

/// Whether a text names somebody: by the address or number itself, which may stand between other words, in any letter case
/// and with the domain in its own letters. Not by a longer address it is part of. Customer numbers may be any word and
/// are not looked for; nor are keyed hashes.
///
/// ```
/// use reprise_domain::suppression::Suppressed;
/// use reprise_engines::audience::erased::names;
/// let ann = Suppressed::Email("ann@xn--mller-kva.de".into());
/// assert!(names("called Ann@Müller.de.", &ann));
/// assert!(!names("joann@müller.de", &ann));
/// ```
pub fn names(text: &str, who: &Suppressed) -> bool {
    match who {
        Suppressed::Email(address) => {
            stands_in(&text.to_lowercase(), address)
                || (!text.is_ascii() && addresses(text).any(|it| it == *address))
        }
        Suppressed::Phone(number) => {
            let wanted = digits(number);
            stands_in(&text.to_lowercase(), number)
                || numbers(text)
                    .any(|it| !wanted.is_empty() && it.trim_start_matches('0') == wanted)
        }
        Suppressed::ExternalId(_) | Suppressed::Hash(_) => false,
    }
}

/// As [`names`], for a text or word of a rule, which says what field it is about: a customer number is one only there, and
/// a phone number may lack its country there.
pub fn names_in_rule(field: Field, text: &str, who: &Suppressed) -> bool {
    match (field, who) {
        (Field::ExternalId, Suppressed::ExternalId(number)) => {
            row::words(text).to_lowercase() == number.to_lowercase()
        }
        (Field::Phone, Suppressed::Phone(number)) => {
            let own = digits(text);
            let national = own.trim_start_matches('0');
            let is_end = national.len() >= NATIONAL && digits(number).ends_with(national);
            is_end || names(text, who)
        }
        _ => names(text, who),
    }
}

/// Whether a needle stands in a text and not within something longer of its kind. Both in lower case.
fn stands_in(text: &str, needle: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric();
    text.match_indices(needle).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let mut after = text[at + needle.len()..].chars();
        let begins = before.is_none_or(|c| !goes_on(c) && !"._%+-".contains(c));
        let ends = match after.next() {
            Some('-') => false,
            // A full stop ends a sentence as well as a label.
            Some('.') => !after.next().is_some_and(goes_on),
            Some(c) => !goes_on(c),
            None => true,
        };
        begins && ends
    })
}

/// The addresses among the words of a text, in their one form.
fn addresses(text: &str) -> impl Iterator<Item = String> {
    let between = |c: char| c.is_whitespace() || ",;:<>()[]\"“”‘’".contains(c);
    let words = text.split(between).filter(|word| word.contains('@'));
    words.filter_map(|word| row::email(word.trim_matches(['.', '!', '?', '\''])))
}

/// The digits of what may be phone numbers in a text.
fn numbers(text: &str) -> impl Iterator<Item = String> {
    let within = |c: char| c.is_ascii_digit() || " +-./()\u{a0}".contains(c);
    text.split(move |c| !within(c))
        .map(digits)
        .filter(|it| it.len() >= NATIONAL)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(who: &Suppressed, named: &[&str], others: &[&str]) {
        for text in named {
            assert!(names(text, who), "{text}");
        }
        for text in others {
            assert!(!names(text, who), "{text}");
        }
    }

    #[test]
    fn an_address_is_found_in_any_form_and_never_within_another() {
        let ann = Suppressed::Email("ann@example.com".into());
        check(
            &ann,
            &[
                "ann@example.com",
                " ANN@Example.com.",
                "mailto:ann@example.com",
                "Ann <ann@example.com>, her letter",
                "ann@example.com’s letter",
            ],
            &[
                "joann@example.com",
                "jo+ann@example.com",
                "ann@example.com.au",
                "ann@example.community",
                "ann@example",
                "@example.com",
                "",
            ],
        );
        let julia = Suppressed::Email("julia@xn--e1afmkfd.xn--p1ai".into());
        check(
            &julia,
            &[
                "julia@xn--e1afmkfd.xn--p1ai",
                "Julia@Пример.рф",
                "от (julia@ПРИМЕР.рф).",
            ],
            &["anna.julia@пример.рф", "julia@пример.рус"],
        );
    }

    #[test]
    fn a_number_is_found_as_it_is_written() {
        let ann = Suppressed::Phone("+4930123456".into());
        check(
            &ann,
            &["+4930123456", "call +49 (30) 12-34-56!", "0049 30 123456"],
            &["+49301234567", "+48930123456", "030 123456", "123456", ""],
        );
        let in_field = |field, text| names_in_rule(field, text, &ann);
        assert!(in_field(Field::Phone, "030 123456"));
        assert!(in_field(Field::Phone, "30123456"));
        assert!(!in_field(Field::ExternalId, "30123456"));
        assert!(!in_field(Field::Phone, "+49"));
        assert!(!in_field(Field::Phone, "3456"));
    }

    #[test]
    fn a_customer_number_is_one_in_its_own_field_alone() {
        let ann = Suppressed::ExternalId("K-7".into());
        assert!(names_in_rule(Field::ExternalId, " k-7", &ann));
        assert!(!names_in_rule(Field::ExternalId, "K-77", &ann));
        assert!(!names_in_rule(Field::City, "K-7", &ann));
        assert!(!names("K-7", &ann));
    }
}
