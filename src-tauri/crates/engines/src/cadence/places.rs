//! Which country a time zone lies in, from the zone table of the IANA time zone database (2024, public domain).

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono_tz::Tz;

static COUNTRIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let by_country: HashMap<&'static str, Vec<&'static str>> =
        serde_json::from_str(include_str!("zones.json"))
            .expect("BUG: zones.json is checked by a test");
    by_country
        .into_iter()
        .flat_map(|(country, zones)| zones.into_iter().map(move |zone| (zone, country)))
        .collect()
});

/// The country of a zone as its two letters (ISO 3166-1); none for zones of no country, such as UTC.
pub(super) fn country_of(zone: Tz) -> Option<&'static str> {
    COUNTRIES.get(zone.name()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_lie_in_their_country_under_old_names_too() {
        assert_eq!(country_of(chrono_tz::Europe::Berlin), Some("DE"));
        assert_eq!(country_of(chrono_tz::US::Eastern), Some("US"));
        assert_eq!(country_of(chrono_tz::Asia::Calcutta), Some("IN"));
        assert_eq!(country_of(chrono_tz::Europe::Oslo), Some("NO"));
        assert_eq!(country_of(chrono_tz::UTC), None);
    }

    #[test]
    fn every_zone_on_file_is_one_that_can_be_planned_in() {
        // Names that came after the data of chrono-tz do no harm; wrong ones would say so here.
        let unknown: Vec<_> = COUNTRIES
            .keys()
            .filter(|zone| zone.parse::<Tz>().is_err())
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
