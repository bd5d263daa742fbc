//! Whether a widget can be read, asks before it collects, and sends what it collects.

use reprise_domain::client::Color;
use reprise_domain::contrast::{READABLE, ratio, readable_on};
use reprise_domain::finding::Severity;
use reprise_domain::widget::{Action, Block, Design, Endpoint, Theme, View};

use super::{About, WidgetCheck, WidgetRule, check};
use crate::widget::page::leads_to;

/// Words of a consent box that a mend puts in, by language, to be made the client's own; English first.
const CONSENT: [(&str, &str); 4] = [
    ("en", "Yes, write to me. I can leave with one click."),
    (
        "de",
        "Ja, schreiben Sie mir. Ich kann mich mit einem Klick abmelden.",
    ),
    ("fr", "Oui, écrivez-moi. Je peux me désinscrire en un clic."),
    ("es", "Sí, escríbanme. Puedo darme de baja con un clic."),
];

pub(super) fn found(about: &About<'_>) -> Vec<WidgetCheck> {
    let mut found = contrast(about);
    found.extend(consent(about));
    found.extend(endpoint(about));
    found.extend(words(about));
    found.extend(page(about));
    found
}

fn contrast(about: &About<'_>) -> Vec<WidgetCheck> {
    type Set = fn(&mut Theme, Color);
    let theme = &about.widget.theme;
    let pairs: [(&str, &Color, &Color, Set); 2] = [
        (
            "The text on its background",
            &theme.text,
            &theme.background,
            |theme, color| theme.text = color,
        ),
        (
            "The words on the button",
            &theme.on_accent,
            &theme.accent,
            |theme, color| theme.on_accent = color,
        ),
    ];
    pairs
        .into_iter()
        .filter(|(_, words, behind, _)| ratio(words, behind) < READABLE)
        .filter_map(|(what, words, behind, set)| {
            let found = check(
                WidgetRule::Contrast,
                Severity::Error,
                format!(
                    "{what} has a contrast of {:.1} to 1; people need {READABLE} to 1 to read it.",
                    ratio(words, behind)
                ),
                "Choose a darker or a lighter color",
            );
            let color = Color::parse(readable_on(behind)).ok()?;
            let label = format!("Use {}", color.as_str());
            Some(found.with(about.mended(label, |widget| set(&mut widget.theme, color))))
        })
        .collect()
}

/// Every way through the widget that sends something personal must have passed a box for consent.
fn consent(about: &About<'_>) -> Option<WidgetCheck> {
    let design = &about.widget.design;
    let lacks = |views: &[View]| {
        let mut asked = false;
        let mut collects = false;
        views.iter().any(|view| {
            asked |= view
                .blocks
                .iter()
                .any(|it| matches!(it, Block::Consent { .. }));
            collects |= view.blocks.iter().any(Block::is_personal);
            let sends = |it: &Block| {
                matches!(
                    it,
                    Block::Button {
                        action: Action::Submit,
                        ..
                    }
                )
            };
            collects && !asked && view.blocks.iter().any(sends)
        })
    };
    let all = std::iter::once(&design.views).chain(design.variants.iter().map(|it| &it.views));
    if !all.into_iter().any(|views| lacks(views)) {
        return None;
    }
    let found = check(
        WidgetRule::NoConsent,
        Severity::Error,
        "It collects addresses without asking for consent.",
        "Put a box for consent before the button that sends",
    );
    Some(found.with(about.mended("Ask for consent", |widget| ask(&mut widget.design))))
}

/// Puts a box before the first button that sends, in the own views and in every variant that lacks one.
fn ask(design: &mut Design) {
    let variants = design.variants.iter_mut().map(|it| &mut it.views);
    for views in std::iter::once(&mut design.views).chain(variants) {
        let has = |it: &Block| matches!(it, Block::Consent { .. });
        if views.iter().flat_map(|it| &it.blocks).any(has) {
            continue;
        }
        for view in views.iter_mut() {
            let sends = |it: &Block| {
                matches!(
                    it,
                    Block::Button {
                        action: Action::Submit,
                        ..
                    }
                )
            };
            if let Some(at) = view.blocks.iter().position(sends) {
                let block = Block::Consent {
                    slot: "consent".to_owned(),
                    required: true,
                    href: String::new(),
                };
                view.blocks.insert(at, block);
                break;
            }
        }
    }
    for (language, words) in &mut design.languages {
        let spoken = language.split('-').next().unwrap_or_default();
        let on_file = CONSENT.iter().find(|(it, _)| *it == spoken);
        // Where there are no words, those of the first language speak; it has to say something itself.
        let usual = CONSENT.first().filter(|_| *language == design.language);
        if let Some((_, said)) = on_file.or(usual) {
            words
                .entry("consent".to_owned())
                .or_insert_with(|| (*said).to_owned());
        }
    }
}

/// One script sends in one way: to one address, in one form, under the same names.
fn endpoint(about: &About<'_>) -> Option<WidgetCheck> {
    if !about.widget.design.sends() {
        return None;
    }
    let own = about.widget.endpoint.as_ref();
    let (other, theirs) = about
        .others()
        .filter_map(|it| it.endpoint.as_ref().map(|endpoint| (it, endpoint)))
        .find(|(_, theirs)| own != Some(theirs))
        .unzip();
    let alike = |label: String| {
        let theirs: Option<&Endpoint> = theirs;
        theirs.map(|theirs| about.mended(label, |widget| widget.endpoint = Some(theirs.clone())))
    };
    match (own, other, theirs) {
        (Some(own), Some(other), Some(theirs)) if own.url == theirs.url => Some(WidgetCheck {
            mend: alike(format!("Send as ‘{}’ does", other.name)),
            ..check(
                WidgetRule::OtherEndpoint,
                Severity::Error,
                format!(
                    "It sends its fields otherwise than ‘{}’; one site’s script sends in one way.",
                    other.name
                ),
                "Let all widgets of the client send in the same form, under the same names",
            )
        }),
        (Some(own), Some(other), Some(theirs)) => Some(WidgetCheck {
            mend: alike(format!("Send to {}", theirs.url)),
            ..check(
                WidgetRule::OtherEndpoint,
                Severity::Error,
                format!(
                    "It sends to {}, ‘{}’ sends to {}; one site's script sends to one place.",
                    own.url, other.name, theirs.url
                ),
                "Let all widgets of the client send to the same place",
            )
        }),
        (Some(_), ..) => None,
        (None, ..) => Some(WidgetCheck {
            mend: theirs.and_then(|it: &Endpoint| alike(format!("Send to {}", it.url))),
            ..check(
                WidgetRule::NoEndpoint,
                Severity::Warning,
                "It collects, but sends nowhere: what people enter only reaches scripts on the page.",
                "Enter the https address that takes the entries",
            )
        }),
    }
}

/// Blocks that say nothing in the widget's own language: an empty button, a field without a label.
fn words(about: &About<'_>) -> Option<WidgetCheck> {
    let design = &about.widget.design;
    let says = |slot: &str| !design.words(&design.language, slot).trim().is_empty();
    let silent = |it: &&Block| match it {
        Block::Image { .. } => false,
        Block::Choice { .. } | Block::MultiChoice { .. } => {
            let own = it.slot();
            it.options()
                .iter()
                .any(|part| !says(&format!("{own}.{part}")))
        }
        Block::Wheel { .. } | Block::ScratchCard { .. } | Block::GiftBox { .. } => {
            let own = it.slot();
            it.segments()
                .iter()
                .any(|part| !says(&format!("{own}.{}", part.id)))
        }
        Block::PromoCode { .. } => false,
        _ => !says(it.slot()),
    };
    let block = design.blocks().find(silent)?;
    Some(check(
        WidgetRule::NoWords,
        Severity::Warning,
        format!("The block ‘{}’ has no words.", block.slot()),
        "Write its words, or take it out",
    ))
}

fn page(about: &About<'_>) -> Option<WidgetCheck> {
    let leads = |it: &Block| match it {
        Block::Button {
            action: Action::Link,
            href,
            ..
        }
        | Block::ProductCard { href, .. } => Some(href.is_empty()),
        _ => None,
    };
    let needs = about.widget.design.blocks().filter_map(leads).any(|it| it);
    (needs && leads_to(about.widget, about.workspace).is_none()).then(|| {
        check(
            WidgetRule::NoPage,
            Severity::Warning,
            "Its button leads nowhere yet.",
            "Write an address, or give the campaign a landing page",
        )
    })
}
