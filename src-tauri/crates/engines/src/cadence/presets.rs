//! Interval presets: the ladders that come with Reprise as data, each with its source and how strong
//! that is; and looking one up, these or the workspace's own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use reprise_domain::preset::{Preset, PresetId};

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("presets.json"))
        .expect("BUG: presets.json is checked by a test")
});

/// All presets that come with Reprise, in the order of the screens: by play, the usual one first.
pub fn presets() -> &'static [Preset] {
    &PRESETS
}

/// The preset of an id, among those that come with Reprise or the workspace's own; none for an unknown one.
pub fn preset<'a>(id: &PresetId, own: &'a BTreeMap<PresetId, Preset>) -> Option<&'a Preset> {
    match id {
        PresetId::BuiltIn(_) => PRESETS.iter().find(|preset| preset.id == *id),
        PresetId::Own(_) => own.get(id),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn presets_are_whole() {
        for preset in presets() {
            assert_eq!(preset.problems(), [], "{}", preset.id);
            assert!(!preset.source.name.is_empty(), "{}", preset.id);
            assert!(!preset.about.is_empty(), "{}", preset.id);
            assert!(preset.source.date.len() >= 4, "{}", preset.id);
            assert_eq!(preset.copied_from, None);
            let (first, rest) = preset.steps.split_first().unwrap();
            assert!(first.gap.is_none(), "{}: first step", preset.id);
            assert!(
                rest.iter().all(|step| step.gap.is_some()),
                "{}: a gap is missing",
                preset.id
            );
        }
    }

    #[test]
    fn every_preset_has_an_id_and_a_name_of_its_own_and_stands_with_its_play() {
        let ids: BTreeSet<_> = presets().iter().map(|it| &it.id).collect();
        let names: BTreeSet<_> = presets().iter().map(|it| &it.name).collect();
        assert_eq!((ids.len(), names.len()), (presets().len(), presets().len()));
        assert!(
            presets()
                .iter()
                .all(|it| matches!(it.id, PresetId::BuiltIn(_)))
        );
        let plays: Vec<_> = presets().iter().map(|it| it.play).collect();
        assert!(plays.is_sorted());
    }

    #[test]
    fn paid_ladders_leave_no_gap_in_week_one() {
        use reprise_domain::strategy::Strategy;
        for preset in presets()
            .iter()
            .filter(|it| it.strategy == Strategy::Retargeting)
        {
            let mut covered = 0;
            for step in &preset.steps {
                let from = step.after_hours.unwrap() / 24;
                assert!(from <= covered || covered >= 7, "{}", preset.id);
                covered = covered.max(from + step.flight_days as i32);
            }
            assert!(covered >= 14, "{}", preset.id);
        }
    }

    #[test]
    fn an_own_preset_is_found_among_the_own_ones_only() {
        let id = PresetId::Own("01890000-0000-7000-8000-000000000001".parse().unwrap());
        let own = Preset {
            id: id.clone(),
            ..presets()[0].clone()
        };
        let shelf = BTreeMap::from([(id.clone(), own)]);
        assert!(preset(&id, &shelf).is_some());
        assert!(preset(&id, &BTreeMap::new()).is_none());
        assert_eq!(preset(&"cart".into(), &shelf).unwrap().name, "Cart saver");
        assert!(preset(&"nope".into(), &shelf).is_none());
    }
}
