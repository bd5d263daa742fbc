//! What single cells mean: consent, days, countries, languages, amounts, tags, plain words.

use chrono::{Datelike, NaiveDate};
use reprise_domain::text;

use crate::audience::book::{ConsentState, NO_DAY};

const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "1",
    "granted",
    "opt-in",
    "optin",
    "opted in",
    "subscribed",
    "active",
    "ja",
    "oui",
    "sí",
    "si",
    "да",
    "accepted",
    "confirmed",
];
const NO: &[&str] = &[
    "no",
    "n",
    "false",
    "0",
    "denied",
    "opt-out",
    "optout",
    "opted out",
    "unsubscribed",
    "nein",
    "non",
    "нет",
    "bounced",
    "complained",
    "cleaned",
    "withdrawn",
];
/// Bought before and never objected: what e-mail law calls the soft opt-in.
const SOFT: &[&str] = &[
    "soft",
    "soft opt-in",
    "soft-opt-in",
    "softoptin",
    "soft_opt_in",
    "existing customer",
];

/// Most tags of a person.
const TAGS: usize = 50;

/// Words of a cell on one line, at most 120 characters.
pub fn words(cell: &str) -> String {
    let mut out = String::new();
    words_into(cell, &mut out);
    out
}

/// Adds the words of a cell to `out`, as [`words`] does.
pub fn words_into(cell: &str, out: &mut String) {
    let cell = cell.trim();
    if is_plain(cell) {
        out.push_str(cell);
    } else {
        let flat = text::line(cell, "the cell", usize::MAX).unwrap_or_default();
        out.extend(flat.chars().take(text::NAME_LIMIT));
    }
}

/// Whether nothing in a cell needs cleaning, as in nearly all.
fn is_plain(cell: &str) -> bool {
    let mut space = false;
    cell.len() <= text::NAME_LIMIT
        && cell.chars().all(|c| {
            let doubled = space && c == ' ';
            space = c == ' ';
            !doubled && (c == ' ' || c.is_ascii_graphic() || c.is_alphabetic())
        })
}

/// Consent; unknown unless the word clearly says yes or no.
pub fn consent(cell: &str) -> ConsentState {
    let cell = cell.trim();
    // The longest word is shorter than this.
    if cell.is_empty() || cell.len() > 24 {
        return ConsentState::Unknown;
    }
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(cell));
    let said = |is: &dyn Fn(&[&str]) -> bool| {
        [
            (YES, ConsentState::Granted),
            (NO, ConsentState::Denied),
            (SOFT, ConsentState::SoftOptIn),
        ]
        .into_iter()
        .find_map(|(words, state)| is(words).then_some(state))
    };
    let found = said(&is).or_else(|| {
        let lower = cell.to_lowercase();
        (!cell.is_ascii())
            .then(|| said(&|words| words.contains(&lower.as_str())))
            .flatten()
    });
    found.unwrap_or(ConsentState::Unknown)
}

/// A day as days since 1970-01-01: ISO, `31.12.2026`, or `12/31/2026` where only one reading makes a day.
/// [`NO_DAY`] otherwise.
pub fn day(cell: &str) -> i32 {
    const EPOCH: i32 = 719_163;
    let date = cell.trim();
    let date = date.split(['T', ' ']).next().unwrap_or_default();
    let found = match date.as_bytes() {
        [_, _, _, _, b'-', ..] => numbers(date, '-').and_then(|[y, m, d]| real(y, m, d)),
        _ if date.contains('.') => numbers(date, '.').and_then(|[d, m, y]| real(y, m, d)),
        _ if date.contains('/') => numbers(date, '/').and_then(|[a, b, y]| {
            match (real(y, a, b), real(y, b, a)) {
                // Both readings make a day: a wrong guess would be worse than none, unless they agree.
                (Some(one), Some(other)) => (one == other).then_some(one),
                (one, other) => one.or(other),
            }
        }),
        _ => None,
    };
    found.map_or(NO_DAY, |day| day.num_days_from_ce() - EPOCH)
}

/// Three numbers of at most four digits.
fn numbers(date: &str, between: char) -> Option<[u32; 3]> {
    let mut parts = date.split(between);
    let mut number = || {
        let part = parts.next()?;
        let digits =
            !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    };
    let three = [number()?, number()?, number()?];
    parts.next().is_none().then_some(three)
}

fn real(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    // Nobody in a contact list bought before then; years of two digits are nobody's guess.
    (1990..=2100)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year as i32, month, day))
        .flatten()
}

/// A count: digits, thousands grouped or not, or a decimal zero behind. None otherwise, or beyond a billion.
pub fn whole(cell: &str) -> Option<i64> {
    amount(cell, 0).filter(|count| (0..=1_000_000_000).contains(count))
}

/// An amount of money in minor units, of which a unit has `10^digits`: `1,234.50`, `1.234,50`, `€ 12`, `12 EUR`. The
/// last comma or point followed by one or two digits is the decimal one; further decimals than the currency has are
/// rounded half up. None when it is no amount, or beyond 10^15 minor units.
pub fn amount(cell: &str, digits: u32) -> Option<i64> {
    let number = cell.trim_matches(|c: char| {
        c.is_alphabetic() || c.is_whitespace() || matches!(c, '€' | '$' | '£' | '¥' | '₽' | '\'')
    });
    let (minus, number) = match number.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, number),
    };
    let decimal = number
        .rfind(['.', ','])
        .filter(|at| !(number.len() - at == 4 && is_grouped(number, *at)));
    let (units, decimals) = match decimal {
        Some(at) => (&number[..at], &number[at + 1..]),
        None => (number, ""),
    };
    let grouping = |c: char| matches!(c, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}');
    let is_number = units.chars().all(|c| c.is_ascii_digit() || grouping(c))
        && decimals.bytes().all(|byte| byte.is_ascii_digit())
        && number.bytes().any(|byte| byte.is_ascii_digit());
    if !is_number || number.len() > 24 {
        return None;
    }
    let mut minor = 0_i64;
    let unit_digits = units.bytes().filter(u8::is_ascii_digit);
    let kept = decimals.bytes().chain(std::iter::repeat(b'0'));
    for digit in unit_digits.chain(kept.take(digits as usize)) {
        minor = minor
            .checked_mul(10)?
            .checked_add(i64::from(digit - b'0'))?;
    }
    minor += i64::from(decimals.as_bytes().get(digits as usize) >= Some(&b'5'));
    (minor <= 1_000_000_000_000_000).then_some(if minus { -minor } else { minor })
}

/// Whether the mark before three last digits groups thousands: there is another of the same, or none of another kind
/// and at most three digits before it. `1.234` is taken for a thousand and more: no currency has three decimals in
/// shop exports, and no count has any.
fn is_grouped(number: &str, at: usize) -> bool {
    let mark = number.as_bytes()[at];
    let other = if mark == b'.' { ',' } else { '.' };
    !number[..at].contains(other) || number[..at].bytes().filter(|byte| *byte == mark).count() > 0
}

/// An ISO 639-1 code in lower case, from `de`, `de-AT`, `de_AT`; empty otherwise.
pub fn language_into(cell: &str, out: &mut String) {
    let code = cell.trim().split(['-', '_']).next().unwrap_or_default();
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        out.extend(code.chars().map(|c| c.to_ascii_lowercase()));
    }
}

/// Adds an ISO 3166-1 alpha-2 code in capitals to `out`; nothing when the name is not known.
pub fn country_into(cell: &str, out: &mut String) {
    let name = cell.trim();
    if name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        if name.eq_ignore_ascii_case("uk") {
            out.push_str("GB");
        } else {
            out.extend(name.chars().map(|c| c.to_ascii_uppercase()));
        }
    } else if !name.is_empty() {
        out.push_str(country_code(&name.to_lowercase()));
    }
}

fn country_code(name: &str) -> &'static str {
    match name {
        "germany" | "deutschland" | "deu" => "DE",
        "austria" | "österreich" | "aut" => "AT",
        "switzerland" | "schweiz" | "suisse" | "che" => "CH",
        "united states" | "united states of america" | "usa" | "u.s.a." => "US",
        "united kingdom" | "great britain" | "england" | "scotland" | "wales" | "gbr" => "GB",
        "ireland" | "irl" => "IE",
        "france" | "fra" => "FR",
        "spain" | "españa" | "esp" => "ES",
        "portugal" | "prt" => "PT",
        "italy" | "italia" | "ita" => "IT",
        "netherlands" | "the netherlands" | "nederland" | "nld" => "NL",
        "belgium" | "belgique" | "belgië" | "bel" => "BE",
        "luxembourg" => "LU",
        "poland" | "polska" | "pol" => "PL",
        "czechia" | "czech republic" | "česko" => "CZ",
        "denmark" | "danmark" => "DK",
        "sweden" | "sverige" => "SE",
        "norway" | "norge" => "NO",
        "finland" | "suomi" => "FI",
        "russia" | "россия" | "russian federation" => "RU",
        "canada" | "can" => "CA",
        "australia" | "aus" => "AU",
        "new zealand" => "NZ",
        "brazil" | "brasil" | "bra" => "BR",
        "india" | "ind" => "IN",
        "japan" | "日本" | "jpn" => "JP",
        _ => "",
    }
}

/// Tags between semicolons, bars or commas; each once, at most 50.
pub fn tags(cell: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in cell.split([';', '|', ',']).map(words) {
        if !tag.is_empty() && !tags.contains(&tag) && tags.len() < TAGS {
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clear_words_are_consent() {
        assert_eq!(consent("Yes"), ConsentState::Granted);
        assert_eq!(consent("ДА"), ConsentState::Granted);
        assert_eq!(consent("UNSUBSCRIBED"), ConsentState::Denied);
        assert_eq!(consent("Soft opt-in"), ConsentState::SoftOptIn);
        for unclear in ["", "maybe", "pending", "2", "unknown"] {
            assert_eq!(consent(unclear), ConsentState::Unknown, "{unclear}");
        }
    }

    #[test]
    fn ambiguous_days_are_no_days() {
        let expect = NaiveDate::from_ymd_opt(2026, 12, 31)
            .unwrap()
            .signed_duration_since(NaiveDate::default())
            .num_days() as i32;
        for text in [
            "2026-12-31",
            " 2026-12-31T08:00:00Z",
            "31.12.2026",
            "12/31/2026",
            "31/12/2026",
        ] {
            assert_eq!(day(text), expect, "{text}");
        }
        assert_ne!(day("04/04/2026"), NO_DAY);
        for text in [
            "03/04/2026",
            "0001-01-01",
            "2026-02-30",
            "31.12.26",
            "n/a",
            "2026-12",
            "é.1.2",
        ] {
            assert_eq!(day(text), NO_DAY, "{text}");
        }
    }

    #[test]
    fn amounts_are_read_in_the_writing_of_many_countries() {
        for (text, expect) in [
            ("12", Some(1_200)),
            ("1,234.50", Some(123_450)),
            ("1.234,5", Some(123_450)),
            ("€ 0.995", Some(99_500)),
            ("0,99 EUR", Some(99)),
            ("1 234 567,00", Some(123_456_700)),
            ("1.234.567", Some(123_456_700)),
            ("-3.10", Some(-310)),
            ("", None),
            ("n/a", None),
            ("1-2", None),
            ("99999999999999999999999999", None),
        ] {
            assert_eq!(amount(text, 2), expect, "{text}");
        }
        assert_eq!(amount("12.5", 0), Some(13));
        assert_eq!(whole("1,200"), Some(1_200));
        assert_eq!(whole("-1"), None);
    }

    #[test]
    fn words_lose_what_would_hurt_and_nothing_else() {
        for (cell, expect) in [
            (" Ann  Marie ", "Ann Marie"),
            ("O’Brien", "O’Brien"),
            ("Ann\n(gift)", "Ann (gift)"),
            ("\u{202E}nnA", "nnA"),
            ("さくら", "さくら"),
        ] {
            assert_eq!(words(cell), expect);
        }
        assert_eq!(words(&"é".repeat(200)).chars().count(), 120);
    }

    #[test]
    fn tags_come_once() {
        assert_eq!(tags("vip; espresso |vip,"), ["vip", "espresso"]);
    }
}
