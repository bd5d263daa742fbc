//! Widgets as they were stored before their design was their own: a template's name, words by slot, and the rest.
//!
//! The blocks of the templates of that time are kept here, so that those widgets show what they always showed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::view::{Action, Block, View};
use super::{
    Design, Endpoint, Frequency, Layout, Matching, Rules, Schedule, TemplateId, Texts, Theme,
    Trigger, Widget,
};
use crate::id::{CampaignId, ClientId, WidgetId};
use crate::offer::Offer;
use crate::share::Share;

/// A widget in either form; which one is told by whether it has a design.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    id: WidgetId,
    client: ClientId,
    name: String,
    template: TemplateId,
    campaign: Option<CampaignId>,
    theme: Theme,
    offer: Offer,
    button_link: String,
    active: Option<bool>,
    design: Option<Design>,
    endpoint: Option<Endpoint>,
    schedule: Option<Schedule>,
    ends: Option<NaiveDate>,
    texts: Option<Texts>,
}

impl TryFrom<Stored> for Widget {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        let design = match (stored.design, stored.texts) {
            (Some(design), None) => design,
            (None, Some(texts)) => design_of(&stored.template, texts),
            (Some(_), Some(_)) => return Err("`texts` belong into the `design`"),
            (None, None) => return Err("missing field `design`"),
        };
        Ok(Self {
            id: stored.id,
            client: stored.client,
            name: stored.name,
            template: stored.template,
            campaign: stored.campaign,
            active: stored.active.unwrap_or(true),
            theme: stored.theme,
            design,
            offer: stored.offer,
            button_link: stored.button_link,
            endpoint: stored.endpoint,
            schedule: stored.schedule.unwrap_or(Schedule::Always),
            ends: stored.ends,
        })
    }
}

/// A template of that time: its name, its layout, and its blocks with their words.
type Old = (
    &'static str,
    Layout,
    &'static [(&'static str, &'static str)],
);

const CONSENT: (&str, &str) = ("consent", "Yes, write to me. I can leave with one click.");
const EMAIL: (&str, &str) = ("email", "Your e-mail address");

const TEMPLATES: [Old; 8] = [
    (
        "email-sign-up",
        Layout::Popup,
        &[
            ("heading", "Good things, now and then"),
            (
                "text",
                "New arrivals and one offer a month. No more than that.",
            ),
            EMAIL,
            CONSENT,
            ("button", "Sign up"),
        ],
    ),
    (
        "free-delivery",
        Layout::BarBottom,
        &[
            ("heading", "Delivery of your first order is on us"),
            ("code", "Use"),
            ("button", "Choose something"),
        ],
    ),
    (
        "preference-picker",
        Layout::SlideIn,
        &[
            ("heading", "What should we write about?"),
            ("choices", "New arrivals\nOffers\nHow-to\nEvents"),
            ("consent", "Use my answers to choose what you send me."),
            ("button", "Save my choice"),
        ],
    ),
    (
        "promo-code-reveal",
        Layout::Popup,
        &[
            ("heading", "A code for your next order"),
            ("text", "Leave your address and it appears here."),
            EMAIL,
            CONSENT,
            ("code", "Here it is"),
            ("button", "Show my code"),
        ],
    ),
    (
        "replenish-reminder",
        Layout::BarTop,
        &[
            ("heading", "Running low?"),
            ("text", "The same again is one tap away."),
            ("button", "Order again"),
        ],
    ),
    (
        "viewed-product-discount",
        Layout::SlideIn,
        &[
            ("heading", "Still thinking about it?"),
            (
                "products",
                "The one you looked at\nOften bought with it\nThe smaller one",
            ),
            ("code", "Take it with"),
            ("button", "Back to the product"),
        ],
    ),
    (
        "welcome-email-campaign",
        Layout::BarTop,
        &[
            ("heading", "Welcome back"),
            ("text", "Here is what we wrote about."),
            ("code", "Your code"),
            ("button", "Take me there"),
        ],
    ),
    (
        "welcome-social-retargeting",
        Layout::FloatingBox,
        &[
            ("heading", "Good to see you again"),
            (
                "text",
                "The offer from the ad is yours; it works on everything you look at today.",
            ),
            ("code", "Your code"),
            ("button", "See the bestsellers"),
        ],
    ),
];

/// The design such a widget had: its template's blocks with its own words, shown carefully.
///
/// What was only a sentence then (to whom it shows) becomes rules that disturb nobody: once per session, after 20
/// seconds, a month of rest after closing. A template that is not known gives a heading and a button.
fn design_of(template: &TemplateId, own: Texts) -> Design {
    let name = template.to_string();
    let known = TEMPLATES.iter().find(|(id, ..)| *id == name);
    let (_, layout, blocks) = known.copied().unwrap_or((
        "",
        Layout::Popup,
        &[("heading", "Welcome"), ("button", "Have a look")],
    ));
    let sends = blocks
        .iter()
        .any(|(slot, _)| ["email", "choices"].contains(slot));
    let mut words = Texts::new();
    let mut shown = Vec::new();
    for (slot, usual) in blocks {
        let said = own.get(*slot).map_or(*usual, String::as_str);
        shown.extend(block(slot, said, sends, &mut words));
    }
    let mut views = vec![View {
        id: "first".to_owned(),
        blocks: shown,
    }];
    if sends {
        words.insert("thanks".to_owned(), "Thank you".to_owned());
        let mut thanks = vec![heading("thanks")];
        // A code that was promised for an address is shown for it, not before.
        let codes = |it: &Block| matches!(it, Block::PromoCode { .. });
        thanks.extend(views[0].blocks.extract_if(.., |it| codes(it)));
        views.push(View {
            id: "thanks".to_owned(),
            blocks: thanks,
        });
    }
    Design {
        layout,
        selector: String::new(),
        teaser: false,
        language: "en".to_owned(),
        languages: BTreeMap::from([("en".to_owned(), words)]),
        views,
        rules: Rules {
            matching: Matching::All,
            conditions: Vec::new(),
            stop_subscribers: sends,
            stop_converted: sends,
            pause_after_close_days: 30,
            triggers: vec![Trigger::TimeOnSite { seconds: 20 }],
        },
        frequency: Frequency::OncePerSession,
        priority: 50,
        legal: false,
        variants: Vec::new(),
        weight: 1,
        holdout: Share::NONE,
    }
}

fn heading(slot: &str) -> Block {
    Block::Heading {
        slot: slot.to_owned(),
    }
}

/// The blocks that a slot of that time stood for; their words are put beside.
fn block(slot: &str, said: &str, sends: bool, words: &mut Texts) -> Vec<Block> {
    let own = slot.to_owned();
    let mut say = |slot: String, text: &str| drop(words.insert(slot, text.to_owned()));
    match slot {
        "choices" => {
            let lines: Vec<&str> = said.lines().filter(|it| !it.trim().is_empty()).collect();
            // A question with one answer is none; it stays as a line of text.
            if lines.len() < 2 {
                say(own.clone(), said);
                return vec![text_block(own)];
            }
            say(own.clone(), "");
            let options: Vec<String> = (1..)
                .zip(&lines)
                .map(|(at, _)| format!("answer-{at}"))
                .collect();
            for (option, line) in options.iter().zip(&lines) {
                say(format!("{slot}.{option}"), line.trim());
            }
            let options = options
                .into_iter()
                .take(super::view::OPTION_LIMIT)
                .collect();
            vec![Block::MultiChoice {
                slot: own,
                options,
                required: true,
            }]
        }
        _ => {
            say(own.clone(), said);
            vec![match slot {
                "heading" => Block::Heading { slot: own },
                "email" => Block::Email {
                    slot: own,
                    required: true,
                },
                "consent" => Block::Consent {
                    slot: own,
                    required: true,
                    href: String::new(),
                },
                "code" => Block::PromoCode { slot: own },
                "button" => Block::Button {
                    slot: own,
                    action: if sends { Action::Submit } else { Action::Link },
                    href: String::new(),
                    quiet: false,
                },
                _ => text_block(own),
            }]
        }
    }
}

fn text_block(slot: String) -> Block {
    Block::Text { slot, small: false }
}
