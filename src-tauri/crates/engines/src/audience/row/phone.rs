//! Phone numbers as `+` and digits (E.164), in the one form people are matched by.

/// Calling codes and trunk prefixes of the countries whose national numbers are understood.
/// Source: ITU-T E.164 assignments; Italy keeps its zero, Spain and North America have none to drop.
const COUNTRIES: [(&str, &str, &str); 26] = [
    ("US", "1", "1"),
    ("CA", "1", "1"),
    ("GB", "44", "0"),
    ("IE", "353", "0"),
    ("DE", "49", "0"),
    ("AT", "43", "0"),
    ("CH", "41", "0"),
    ("FR", "33", "0"),
    ("BE", "32", "0"),
    ("NL", "31", "0"),
    ("LU", "352", ""),
    ("ES", "34", ""),
    ("PT", "351", ""),
    ("IT", "39", ""),
    ("PL", "48", ""),
    ("CZ", "420", ""),
    ("DK", "45", ""),
    ("SE", "46", "0"),
    ("NO", "47", ""),
    ("FI", "358", "0"),
    ("RU", "7", "8"),
    ("AU", "61", "0"),
    ("NZ", "64", "0"),
    ("BR", "55", "0"),
    ("IN", "91", "0"),
    ("JP", "81", "0"),
];

/// The number with its country code; none when it cannot be one.
///
/// A number that begins with `+` or `00` names its country itself; any other needs `country`.
/// Letters are refused rather than read as keypad digits. 8 to 15 digits in all.
pub(super) fn normalized(input: &str, country: &str) -> Option<String> {
    let input = input
        .trim()
        .trim_start_matches('\'')
        .trim_start_matches("tel:");
    let allowed = |c: char| c.is_ascii_digit() || "+-–().,/ \u{a0}".contains(c);
    if input.is_empty() || !input.chars().all(allowed) || input.rfind('+').is_some_and(|at| at > 0)
    {
        return None;
    }
    let digits: String = input.chars().filter(char::is_ascii_digit).collect();
    let full = if input.starts_with('+') {
        digits
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else {
        national(&digits, country)?
    };
    // A country code never begins with zero, and "(0)" written for locals falls away.
    let full = without_written_trunk(&full, input);
    let fits = (8..=15).contains(&full.len()) && !full.starts_with('0');
    fits.then(|| format!("+{full}"))
}

fn national(digits: &str, country: &str) -> Option<String> {
    let (_, code, trunk) = COUNTRIES.iter().find(|(name, ..)| *name == country)?;
    let subscriber = match digits.strip_prefix(trunk) {
        Some(rest) if !trunk.is_empty() && rest.len() >= 7 => rest,
        _ => digits,
    };
    (subscriber.len() >= 6).then(|| format!("{code}{subscriber}"))
}

/// `+49 (0) 151 …` names the trunk prefix for readers at home; it is not dialed after the code.
fn without_written_trunk(full: &str, input: &str) -> String {
    if !input.contains("(0)") {
        return full.to_owned();
    }
    let code = COUNTRIES.iter().map(|(_, code, _)| *code).find(|code| {
        full.strip_prefix(code)
            .is_some_and(|rest| rest.starts_with('0'))
    });
    code.map_or_else(
        || full.to_owned(),
        |code| format!("{code}{}", &full[code.len() + 1..]),
    )
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
            ("06 12345678", "IT", "+390612345678"),
            ("'+7 916 123-45-67", "", "+79161234567"),
            ("07700 900123", "GB", "+447700900123"),
        ] {
            assert_eq!(
                normalized(input, country).as_deref(),
                Some(expect),
                "{input}"
            );
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
            "+0123456789",
            "1+2345678",
        ] {
            assert_eq!(normalized(input, ""), None, "{input}");
        }
    }
}
