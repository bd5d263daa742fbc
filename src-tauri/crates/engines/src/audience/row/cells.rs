//! What single cells mean: consent, days, countries, tags, plain words.

use chrono::NaiveDate;
use reprise_domain::contact::Consent;
use reprise_domain::text;

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

/// Words of a cell on one line, at most 120 characters.
pub(super) fn words(cell: &str) -> String {
    let flat = text::line(cell, "the cell", usize::MAX).unwrap_or_default();
    flat.chars().take(text::NAME_LIMIT).collect()
}

/// Consent; unknown unless the word clearly says yes or no.
pub(super) fn consent(cell: &str) -> Consent {
    let word = cell.to_lowercase();
    if YES.contains(&word.as_str()) {
        Consent::Granted
    } else if NO.contains(&word.as_str()) {
        Consent::Denied
    } else {
        Consent::Unknown
    }
}

/// A day: ISO, `31.12.2026`, or `12/31/2026` where only one reading makes a day. None otherwise.
pub(super) fn day(cell: &str) -> Option<NaiveDate> {
    let date = cell.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(day) = date.parse::<NaiveDate>() {
        return plausible(day);
    }
    if let Ok(day) = NaiveDate::parse_from_str(date, "%d.%m.%Y") {
        return plausible(day);
    }
    let american = NaiveDate::parse_from_str(date, "%m/%d/%Y").ok();
    let british = NaiveDate::parse_from_str(date, "%d/%m/%Y").ok();
    match (american, british) {
        (Some(day), None) | (None, Some(day)) => plausible(day),
        // Both readings make a day: a wrong guess would be worse than none, unless they agree.
        (Some(one), Some(other)) => {
            if one == other {
                plausible(one)
            } else {
                None
            }
        }
        (None, None) => None,
    }
}

fn plausible(day: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    (1990..=2100).contains(&day.year()).then_some(day)
}

/// An ISO 3166-1 alpha-2 code in capitals; empty when the name is not known.
pub(super) fn country(cell: &str) -> String {
    let name = cell.trim().to_lowercase();
    if name.len() == 2 && name.chars().all(|c| c.is_ascii_alphabetic()) {
        return if name == "uk" {
            "GB".to_owned()
        } else {
            name.to_uppercase()
        };
    }
    let code = match name.as_str() {
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
    };
    code.to_owned()
}

/// Tags between semicolons, bars or commas; each once, at most 50.
pub(super) fn tags(cell: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in cell.split([';', '|', ',']).map(words) {
        if !tag.is_empty() && !tags.contains(&tag) && tags.len() < 50 {
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
        assert_eq!(consent("Yes"), Consent::Granted);
        assert_eq!(consent("UNSUBSCRIBED"), Consent::Denied);
        for unclear in ["", "maybe", "pending", "2", "unknown"] {
            assert_eq!(consent(unclear), Consent::Unknown, "{unclear}");
        }
    }

    #[test]
    fn ambiguous_days_are_no_days() {
        let expect = NaiveDate::from_ymd_opt(2026, 12, 31);
        for text in [
            "2026-12-31",
            "2026-12-31T08:00:00Z",
            "31.12.2026",
            "12/31/2026",
            "31/12/2026",
        ] {
            assert_eq!(day(text), expect, "{text}");
        }
        assert_eq!(day("03/04/2026"), None);
        assert_eq!(day("04/04/2026"), NaiveDate::from_ymd_opt(2026, 4, 4));
        assert_eq!(day("0001-01-01"), None);
    }

    #[test]
    fn tags_come_once() {
        assert_eq!(tags("vip; espresso |vip,"), ["vip", "espresso"]);
    }
}
