//! What is wrong with a widget, and what to do about it.

use chrono::NaiveDate;
use reprise_domain::campaign::Campaign;
use reprise_domain::contrast::{READABLE, ratio};
use reprise_domain::finding::Severity;
use reprise_domain::widget::{Widget, WidgetBlock, WidgetTemplate};
use serde::Serialize;
use ts_rs::TS;

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WidgetCheck {
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub sentence: String,
    /// What to do.
    pub hint: String,
}

/// All checks of a widget, worst first. `last_launch` is the last day of its campaign.
pub fn checks(
    widget: &Widget,
    template: &WidgetTemplate,
    campaign: Option<&Campaign>,
    last_launch: Option<NaiveDate>,
) -> Vec<WidgetCheck> {
    let mut found: Vec<WidgetCheck> = contrast(widget)
        .into_iter()
        .chain(consent(template))
        .chain(greets_nobody(template, campaign))
        .chain(other_code(widget, campaign))
        .chain(ends_early(widget, last_launch))
        .collect();
    found.sort_by_key(|check| std::cmp::Reverse(check.severity));
    found
}

fn check(severity: Severity, sentence: String, hint: &str) -> WidgetCheck {
    WidgetCheck {
        severity,
        sentence,
        hint: hint.to_owned(),
    }
}

fn contrast(widget: &Widget) -> Vec<WidgetCheck> {
    let theme = &widget.theme;
    [
        (
            "The text on its background",
            ratio(&theme.text, &theme.background),
        ),
        (
            "The words on the button",
            ratio(&theme.on_accent, &theme.accent),
        ),
    ]
    .into_iter()
    .filter(|(_, ratio)| *ratio < READABLE)
    .map(|(what, ratio)| {
        check(
            Severity::Error,
            format!(
                "{what} has a contrast of {ratio:.1} to 1; people need {READABLE} to 1 to read it."
            ),
            "Choose a darker or a lighter color",
        )
    })
    .collect()
}

fn consent(template: &WidgetTemplate) -> Option<WidgetCheck> {
    let has = |wanted: fn(&WidgetBlock) -> bool| template.blocks.iter().any(wanted);
    let collects = has(|it| matches!(it, WidgetBlock::Email { .. } | WidgetBlock::Phone { .. }));
    let asks = has(|it| matches!(it, WidgetBlock::Consent { .. }));
    (collects && !asks).then(|| {
        check(
            Severity::Error,
            "It collects addresses without asking for consent.".to_owned(),
            "Use a template with a consent box",
        )
    })
}

fn greets_nobody(template: &WidgetTemplate, campaign: Option<&Campaign>) -> Option<WidgetCheck> {
    (template.group == "Greet" && campaign.is_none()).then(|| {
        check(
            Severity::Warning,
            "It greets the people of a campaign, but serves none: no visit would match its rule."
                .to_owned(),
            "Choose the campaign it serves",
        )
    })
}

fn other_code(widget: &Widget, campaign: Option<&Campaign>) -> Option<WidgetCheck> {
    let campaign = campaign?;
    let (own, theirs) = (&widget.offer.promo_code, &campaign.offer.promo_code);
    (!own.is_empty() && !theirs.is_empty() && own != theirs).then(|| {
        check(
            Severity::Warning,
            format!(
                "It shows the code {own}; ‘{}’ promises {theirs}.",
                campaign.name
            ),
            "Use the campaign's code",
        )
    })
}

fn ends_early(widget: &Widget, last_launch: Option<NaiveDate>) -> Option<WidgetCheck> {
    let (last_launch, valid) = (last_launch?, widget.offer.valid?);
    (valid.last < last_launch).then(|| {
        check(
            Severity::Warning,
            format!(
                "Its offer ends on {}, before the campaign's last day, {}.",
                valid.last.format("%-d %b"),
                last_launch.format("%-d %b")
            ),
            "Let the offer last as long as the campaign",
        )
    })
}

#[cfg(test)]
mod tests {
    use reprise_domain::client::Color;
    use reprise_domain::id::WidgetId;
    use reprise_domain::offer::Offer;
    use reprise_domain::period::Period;

    use super::super::{shown, starting_widget, template};
    use super::*;
    use crate::cadence_fixtures::{campaign, client};

    fn widget(id: &str) -> (Widget, &'static WidgetTemplate) {
        let template = template(id).unwrap();
        (
            starting_widget(
                template,
                &client(),
                Some(&campaign(1)),
                WidgetId(uuid::Uuid::nil()),
            ),
            template,
        )
    }

    #[test]
    fn a_new_widget_is_sound() {
        for template in super::super::templates() {
            let widget = starting_widget(
                template,
                &client(),
                Some(&campaign(1)),
                WidgetId(uuid::Uuid::nil()),
            );
            assert_eq!(
                checks(&widget, template, Some(&campaign(1)), None),
                [],
                "{}",
                template.id
            );
        }
    }

    #[test]
    fn words_nobody_can_read_are_found() {
        let (mut widget, template) = widget("free-delivery");
        widget.theme.text = Color::parse("#dddddd").unwrap();
        let found = checks(&widget, template, None, None);
        assert!(found[0].sentence.contains("contrast of 1.4"), "{found:?}");
    }

    #[test]
    fn an_offer_must_outlast_its_campaign() {
        let (mut widget, template) = widget("free-delivery");
        let day = |text: &str| text.parse().unwrap();
        widget.offer = Offer {
            valid: Some(Period {
                first: day("2026-05-01"),
                last: day("2026-05-09"),
            }),
            ..Offer::default()
        };
        assert_eq!(checks(&widget, template, None, Some(day("2026-05-09"))), []);
        assert_eq!(
            checks(&widget, template, None, Some(day("2026-05-10"))).len(),
            1
        );
    }

    #[test]
    fn a_code_block_without_a_code_does_not_show() {
        let (mut widget, template) = widget("free-delivery");
        assert!(
            shown(&widget, template)
                .blocks
                .iter()
                .all(|block| block.kind != "promo_code")
        );
        widget.offer.promo_code = "FREE".into();
        assert!(
            shown(&widget, template)
                .blocks
                .iter()
                .any(|block| block.code.as_deref() == Some("FREE"))
        );
    }
}
