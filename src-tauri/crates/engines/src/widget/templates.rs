//! The template library: one file a template, in the folder beside this one.

use std::sync::LazyLock;

use reprise_domain::widget::WidgetTemplate;

/// The files, in the order of the gallery.
const FILES: [&str; 8] = [
    include_str!("templates/email-sign-up.json"),
    include_str!("templates/preference-picker.json"),
    include_str!("templates/welcome-email-campaign.json"),
    include_str!("templates/welcome-social-retargeting.json"),
    include_str!("templates/viewed-product-discount.json"),
    include_str!("templates/free-delivery.json"),
    include_str!("templates/promo-code-reveal.json"),
    include_str!("templates/replenish-reminder.json"),
];

static TEMPLATES: LazyLock<Vec<WidgetTemplate>> = LazyLock::new(|| {
    let read =
        |file: &&str| serde_json::from_str(file).expect("BUG: templates are checked by a test");
    FILES.iter().map(read).collect()
});

/// All templates, in the order of the gallery.
pub fn templates() -> &'static [WidgetTemplate] {
    &TEMPLATES
}

/// The template of an id; none for an unknown one.
pub fn template(id: &str) -> Option<&'static WidgetTemplate> {
    TEMPLATES.iter().find(|template| template.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use reprise_domain::widget::WidgetBlock;

    use super::*;

    #[test]
    fn templates_are_whole_and_named_once() {
        let ids: BTreeSet<_> = templates().iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids.len(), FILES.len());
        for template in templates() {
            let slots: BTreeSet<_> = template.blocks.iter().map(|block| block.slot().0).collect();
            assert_eq!(
                slots.len(),
                template.blocks.len(),
                "{}: two blocks share a slot",
                template.id
            );
            for words in [
                &template.purpose,
                &template.display_rule,
                &template.frequency,
                &template.caution,
            ] {
                assert!(
                    words.ends_with('.') && !words.contains('!'),
                    "{}: {words}",
                    template.id
                );
            }
        }
    }

    #[test]
    fn whatever_collects_asks_for_consent() {
        for template in templates() {
            let collects = template
                .blocks
                .iter()
                .any(|it| matches!(it, WidgetBlock::Email { .. } | WidgetBlock::Phone { .. }));
            let asks = template
                .blocks
                .iter()
                .any(|it| matches!(it, WidgetBlock::Consent { .. }));
            assert!(!collects || asks, "{}", template.id);
        }
    }
}
