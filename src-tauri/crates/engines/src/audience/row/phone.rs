//! Phone numbers as `+` and digits (E.164), in the one form people are matched by.

use super::is_hash;

/// A country whose national numbers are understood without the large library.
struct Plan {
    country: [u8; 2],
    code: &'static str,
    /// What is dialed before a number within the country.
    trunk: &'static str,
    /// Least and most digits after the code.
    digits: (usize, usize),
}

const fn plan(
    country: &[u8; 2],
    code: &'static str,
    trunk: &'static str,
    digits: (usize, usize),
) -> Plan {
    Plan {
        country: *country,
        code,
        trunk,
        digits,
    }
}

/// Source: ITU-T E.164 assignments and the national numbering plans filed with the ITU (Operational Bulletin), read
/// in 2025. Italy keeps its zero; Spain and North America have none to drop; Russia dials 8.
const PLANS: [Plan; 26] = [
    plan(b"US", "1", "1", (10, 10)),
    plan(b"CA", "1", "1", (10, 10)),
    plan(b"GB", "44", "0", (9, 10)),
    plan(b"IE", "353", "0", (7, 9)),
    plan(b"DE", "49", "0", (6, 13)),
    plan(b"AT", "43", "0", (6, 13)),
    plan(b"CH", "41", "0", (9, 9)),
    plan(b"FR", "33", "0", (9, 9)),
    plan(b"BE", "32", "0", (8, 9)),
    plan(b"NL", "31", "0", (9, 9)),
    plan(b"LU", "352", "", (6, 11)),
    plan(b"ES", "34", "", (9, 9)),
    plan(b"PT", "351", "", (9, 9)),
    plan(b"IT", "39", "", (6, 11)),
    plan(b"PL", "48", "", (9, 9)),
    plan(b"CZ", "420", "", (9, 9)),
    plan(b"DK", "45", "", (8, 8)),
    plan(b"SE", "46", "0", (7, 10)),
    plan(b"NO", "47", "", (8, 8)),
    plan(b"FI", "358", "0", (6, 11)),
    plan(b"RU", "7", "8", (10, 10)),
    plan(b"AU", "61", "0", (9, 9)),
    plan(b"NZ", "64", "0", (8, 10)),
    plan(b"BR", "55", "0", (10, 11)),
    plan(b"IN", "91", "0", (10, 10)),
    plan(b"JP", "81", "0", (9, 10)),
];

/// Most digits of a number (E.164).
const LONGEST: usize = 15;

/// The number with its country code; none when it cannot be one.
///
/// A number that begins with `+` or `00` names its country itself; any other needs `country` (ISO 3166-1 alpha-2).
/// Letters are refused rather than read as keypad digits, but for an extension (`x 12`, `ext. 12`), which falls away:
/// no platform matches it. 8 to 15 digits in all. A SHA-256 (64 hex digits) is taken for a number, in lower case.
pub fn phone(input: &str, country: &str) -> Option<String> {
    let mut number = String::new();
    phone_into(input, country, &mut number).then_some(number)
}

/// Adds the number to `out`, as [`phone`] does; false, and nothing added, when there is none.
pub fn phone_into(input: &str, country: &str, out: &mut String) -> bool {
    let input = input.trim().trim_start_matches('\'');
    if input.len() == 64 && is_hash(input) {
        out.push_str(input);
        let start = out.len() - 64;
        out[start..].make_ascii_lowercase();
        return true;
    }
    let input = input.strip_prefix("tel:").unwrap_or(input);
    let Some(written) = Written::read(without_extension(input)) else {
        return false;
    };
    let Some((code, number)) = written.full(country) else {
        return false;
    };
    let digits = code.len() + number.len();
    let first = code.bytes().chain(number.iter().copied()).next();
    if !(8..=LONGEST).contains(&digits) || first == Some(b'0') {
        return false;
    }
    out.push('+');
    out.push_str(code);
    out.extend(number.iter().map(|digit| char::from(*digit)));
    true
}

/// What stands before `x`, `ext`, `доб` or `#`.
fn without_extension(input: &str) -> &str {
    let end = input
        .find(['x', 'X', 'e', 'E', '#', 'д', 'Д'])
        .filter(|at| {
            let rest = input[*at..].to_lowercase();
            let digits = ["ext.", "ext", "x", "доб.", "доб", "#"]
                .iter()
                .find_map(|sign| rest.strip_prefix(sign));
            digits.is_some_and(|it| it.trim().bytes().all(|byte| byte.is_ascii_digit()))
        });
    input[..end.unwrap_or(input.len())].trim()
}

/// The digits of a number as written, and what stood around them.
struct Written {
    digits: [u8; 24],
    count: usize,
    plus: bool,
    /// `(0)`, which is for readers at home and not dialed after the code; where its zero stands among the digits.
    zero: Option<usize>,
}

impl Written {
    fn read(input: &str) -> Option<Self> {
        let mut read = Self {
            digits: [0; 24],
            count: 0,
            plus: false,
            zero: None,
        };
        if input.is_empty() {
            return None;
        }
        for (at, c) in input.char_indices() {
            match c {
                '0'..='9' => {
                    *read.digits.get_mut(read.count)? = c as u8;
                    read.count += 1;
                }
                '+' if at == 0 => read.plus = true,
                '(' if input[at..].starts_with("(0)") => read.zero = Some(read.count),
                '-' | '–' | '(' | ')' | '.' | ',' | '/' | ' ' | '\u{a0}' => {}
                _ => return None,
            }
        }
        Some(read)
    }

    /// The country code, where it is not among the digits, and the rest.
    fn full(&self, country: &str) -> Option<(&'static str, Digits)> {
        let digits = &self.digits[..self.count];
        let abroad = if self.plus {
            Some(0)
        } else {
            digits.starts_with(b"00").then_some(2)
        };
        match abroad {
            Some(skip) => {
                // A zero in brackets at the front would be the first digit of a country code, and none begins so.
                let zero = self.zero.filter(|at| *at > skip);
                Some(("", Digits::without(digits, skip, zero)))
            }
            None => national(digits, country),
        }
    }
}

/// A few digits, some left out.
struct Digits {
    all: [u8; 24],
    count: usize,
}

impl Digits {
    fn without(digits: &[u8], skip: usize, left_out: Option<usize>) -> Self {
        let mut kept = Self {
            all: [0; 24],
            count: 0,
        };
        for (at, digit) in digits.iter().enumerate().skip(skip) {
            if Some(at) != left_out {
                kept.all[kept.count] = *digit;
                kept.count += 1;
            }
        }
        kept
    }
}

impl std::ops::Deref for Digits {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.all[..self.count]
    }
}

fn national(digits: &[u8], country: &str) -> Option<(&'static str, Digits)> {
    let Some(plan) = PLANS.iter().find(|plan| plan.country == country.as_bytes()) else {
        return elsewhere(digits, country);
    };
    let fits = |skip: usize| (plan.digits.0..=plan.digits.1).contains(&(digits.len() - skip));
    let trunk = plan.trunk.len();
    let has_trunk = trunk > 0 && digits.starts_with(plan.trunk.as_bytes());
    let code = plan.code.as_bytes();
    let has_code = digits.starts_with(code) && digits.len() >= code.len() + 9 && fits(code.len());
    if has_trunk && fits(trunk) {
        Some((plan.code, Digits::without(digits, trunk, None)))
    } else if trunk > 0 && !has_trunk && has_code {
        // Spreadsheets drop the plus, and at home the number would have been written with its trunk digit.
        Some(("", Digits::without(digits, 0, None)))
    } else if fits(0) && !has_trunk {
        Some((plan.code, Digits::without(digits, 0, None)))
    } else if digits.starts_with(code) && digits.len() > code.len() && fits(code.len()) {
        // Too long to be national, and right with its code.
        Some(("", Digits::without(digits, 0, None)))
    } else {
        None
    }
}

/// A number of a country without a plan here, by the library that knows them all at five microseconds each. It has the
/// last word only there: Russian numbers dialed with 8 it gets wrong, and letters it takes for digits.
fn elsewhere(digits: &[u8], country: &str) -> Option<(&'static str, Digits)> {
    let country = country.parse::<phonenumber::country::Id>().ok()?;
    let number = phonenumber::parse(Some(country), str::from_utf8(digits).ok()?).ok()?;
    if !number.is_valid() {
        return None;
    }
    let full = number.format().mode(phonenumber::Mode::E164).to_string();
    let full = full.strip_prefix('+')?.as_bytes();
    (full.len() <= LONGEST).then(|| ("", Digits::without(full, 0, None)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_get_their_country() {
        for (input, country, expect) in [
            ("(800) 555-0100", "US", "+18005550100"),
            ("1-800-555-0100", "US", "+18005550100"),
            ("+49 (0) 151 2345678", "", "+491512345678"),
            ("0049 151 2345678", "US", "+491512345678"),
            ("8 (800) 555-35-35", "RU", "+78005553535"),
            ("7 800 555-35-35", "RU", "+78005553535"),
            ("06 12345678", "IT", "+390612345678"),
            ("'+7 916 123-45-67", "", "+79161234567"),
            ("07700 900123", "GB", "+447700900123"),
            ("+44 (0)20 7946 0018 ext. 7", "", "+442079460018"),
            ("212-555-0199 x12", "US", "+12125550199"),
            ("(015) 1234 5678", "DE", "+491512345678"),
            ("49 151 2345678", "DE", "+491512345678"),
            ("050 123 4567", "AE", "+971501234567"),
            ("0532 123 45 67", "TR", "+905321234567"),
        ] {
            assert_eq!(phone(input, country).as_deref(), Some(expect), "{input}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for input in [
            "",
            "12",
            "1-800-FLOWERS",
            "+",
            "0151 2345678",
            "12345678901234567",
            "123456789012345678901234567890",
            "+0123456789",
            "1+2345678",
            "call me",
            "extra",
        ] {
            assert_eq!(phone(input, ""), None, "{input}");
        }
        assert_eq!(phone("555-0100", "US"), None, "too short for its country");
    }

    #[test]
    fn a_hash_stands_for_a_number() {
        let hash = "FB4F73A6EC5FDB7077D564CDD22C3554B43CE49168550C3B12C547B78C517B30";
        assert_eq!(phone(hash, ""), Some(hash.to_lowercase()));
    }
}
