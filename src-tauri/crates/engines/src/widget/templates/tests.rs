//! The library as a whole: every file of the folder.

use std::collections::BTreeSet;

use reprise_domain::widget::{
    Action, Block, Condition, Layout, Picture, TEMPLATE_VERSION, Trigger, UtmKey,
};

use super::super::contradiction::{contradiction, ways};
use super::*;

#[test]
fn every_file_of_the_folder_is_a_sound_template_of_its_name() {
    assert_eq!(templates().len(), TEMPLATE_FILES.len());
    assert!(TEMPLATE_FILES.len() >= 26);
    for (name, text) in TEMPLATE_FILES {
        let file: TemplateFile = serde_json::from_str(text).unwrap();
        assert_eq!(file.version, TEMPLATE_VERSION, "{name}");
        assert_eq!(file.template.id.to_string(), name, "{name}");
        let checked = file.template.clone().checked();
        assert_eq!(checked.as_ref(), Ok(&file.template), "{name}");
        assert!(GROUPS.contains(&file.template.group.as_str()), "{name}");
    }
}

#[test]
fn words_are_sentences_without_shouting() {
    for template in templates() {
        for words in [&template.purpose, &template.caution] {
            assert!(words.ends_with('.'), "{}: {words}", template.id);
        }
        let texts = template.design.languages.values().flatten();
        for words in texts.map(|(_, words)| words).chain([&template.purpose]) {
            assert!(!words.contains('!'), "{}: {words}", template.id);
        }
    }
}

#[test]
fn every_block_has_words_and_no_words_are_left_over() {
    for template in templates() {
        let design = &template.design;
        let words = &design.languages[&design.language];
        let slots: BTreeSet<String> = design.blocks().flat_map(Block::slots).collect();
        for slot in words.keys() {
            assert!(
                slots.contains(slot) || slot == "teaser",
                "{}: nothing shows the words of {slot}",
                template.id
            );
        }
        for block in design.blocks() {
            let needs = block.kind() != "image";
            assert!(
                !needs || words.contains_key(block.slot()),
                "{}: {} has no words",
                template.id,
                block.slot()
            );
        }
        assert_eq!(
            design.teaser,
            words.contains_key("teaser"),
            "{}",
            template.id
        );
    }
}

#[test]
fn every_picture_is_there_and_is_only_a_picture() {
    for template in templates() {
        let name = template.id.to_string();
        assert!(picture(&name).is_some(), "{name} has no picture of its own");
        for shown in template.design.blocks().filter_map(Block::picture) {
            match shown {
                Picture::Library { name } => assert!(picture(name).is_some(), "{name}"),
                Picture::Own { .. } | Picture::Web { .. } => panic!("{name}: {shown:?}"),
            }
        }
    }
    for (name, svg) in PICTURE_FILES {
        assert!(svg.len() < 6_000, "{name} is too heavy for a site");
        for foreign in ["<script", "<image", "href", "style", "foreignObject", " on"] {
            assert!(!svg.contains(foreign), "{name}: {foreign}");
        }
        // Colors are roles, so that a picture takes the client's.
        assert!(!svg.contains('#') && svg.contains("{accent}"), "{name}");
    }
}

#[test]
fn the_known_mistakes_are_avoided() {
    for template in templates() {
        let (id, design) = (&template.id, &template.design);
        let rules = &design.rules;
        if design.collects() {
            let asks = design
                .blocks()
                .any(|it| matches!(it, Block::Consent { .. }));
            assert!(asks, "{id} collects without asking");
        }
        if design.blocks().any(|it| it.kind() == "email") {
            let came = Condition::Utm {
                key: UtmKey::Medium,
                values: vec!["email".into()],
                not: false,
            };
            let meets = |way: &Vec<Condition>| {
                contradiction(&[way.as_slice(), std::slice::from_ref(&came)].concat()).is_none()
            };
            // Whoever asks to be told when something is back may have come by an e-mail.
            let asked_for = rules
                .triggers
                .iter()
                .all(|it| matches!(it, Trigger::Click { .. } | Trigger::Call { .. }));
            assert!(
                asked_for || !ways(rules).iter().any(meets),
                "{id} asks e-mail readers"
            );
        }
        let at_once = rules.triggers.contains(&Trigger::AtOnce);
        assert!(
            design.legal || !(design.layout.is_dialog() && at_once),
            "{id} covers the page at once"
        );
        // Leaving can hardly be seen on a phone: something else has to speak up there.
        let only_exit = rules.triggers == [Trigger::ExitIntent];
        assert!(!only_exit, "{id} never shows on a phone");
        assert!(
            ways(rules).iter().any(|it| contradiction(it).is_none()),
            "{id} never matches"
        );
        if design.layout.is_dialog() && !design.legal {
            let closes = |it: &Block| {
                matches!(
                    it,
                    Block::Button {
                        action: Action::Close,
                        ..
                    }
                )
            };
            assert!(
                design.views[0].blocks.iter().any(closes),
                "{id} has no way out"
            );
        }
        if design.layout == Layout::BarTop || design.layout == Layout::BarBottom {
            assert_eq!(design.views.len(), 1, "{id}: a bar has one line");
        }
    }
}
