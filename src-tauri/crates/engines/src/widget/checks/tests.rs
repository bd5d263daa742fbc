//! Every rule: a widget it finds fault with, what mends it, and one it leaves alone.

use reprise_domain::client::Color;
use reprise_domain::id::WidgetId;
use reprise_domain::launch::Launch;
use reprise_domain::period::Period;
use reprise_domain::widget::{
    CAMPAIGN_VALUE, Condition, Endpoint, EndpointFormat, Matching, Schedule, TemplateId, Trigger,
    UtmKey, Visitor,
};
use uuid::Uuid;

use super::super::{starting_widget, template, templates};
use super::*;
use crate::cadence_fixtures::{campaign, client, launch, workspace};

const TODAY: &str = "2026-05-01";

struct Desk {
    workspace: Workspace,
}

/// A shop with one campaign of two launches, a week apart.
fn desk() -> Desk {
    Desk {
        workspace: workspace(
            vec![campaign(1)],
            vec![
                launch(10, "2026-05-04T10:00:00"),
                launch(11, "2026-05-11T10:00:00"),
            ],
        ),
    }
}

impl Desk {
    fn widget(&self, id: &str) -> Widget {
        let id = TemplateId::from(id.to_owned());
        let none = std::collections::BTreeMap::new();
        let template = template(&id, &none).unwrap();
        let mut widget = starting_widget(
            template,
            &client(),
            Some(&self.campaign()),
            WidgetId(Uuid::from_u128(1)),
        );
        if widget.design.sends() {
            widget.endpoint = Some(endpoint("https://shop.example/leads"));
        }
        widget.button_link = "https://shop.example/tea".into();
        widget
    }

    fn campaign(&self) -> Campaign {
        self.workspace.campaigns.values().next().unwrap().clone()
    }

    fn change(&mut self, change: impl FnOnce(&mut Campaign)) {
        let mut campaign = self.campaign();
        change(&mut campaign);
        self.workspace.campaigns.insert(campaign.id, campaign);
    }

    fn all(&self, widget: &Widget) -> Vec<WidgetCheck> {
        checks(
            widget,
            Surroundings {
                workspace: &self.workspace,
                today: TODAY.parse().unwrap(),
            },
        )
    }

    fn found(&self, widget: &Widget, rule: WidgetRule) -> Option<WidgetCheck> {
        self.all(widget).into_iter().find(|it| it.rule == rule)
    }

    /// What a rule says, once its mend has been shown to mend it.
    fn mended(&self, widget: &Widget, rule: WidgetRule) -> String {
        let found = self
            .found(widget, rule)
            .unwrap_or_else(|| panic!("{rule:?} finds nothing"));
        let mend = found
            .mend
            .unwrap_or_else(|| panic!("{rule:?} mends nothing"));
        let better = mend.widget.checked().unwrap();
        assert_eq!(self.found(&better, rule), None, "{}", mend.label);
        found.sentence
    }
}

fn endpoint(url: &str) -> Endpoint {
    Endpoint {
        url: url.into(),
        format: EndpointFormat::Json,
        names: Default::default(),
        extra: Default::default(),
    }
}

fn utm(key: UtmKey, value: &str) -> Condition {
    Condition::Utm {
        key,
        values: vec![value.into()],
        not: false,
    }
}

#[test]
fn a_new_widget_of_any_template_has_no_errors() {
    let mut desk = desk();
    desk.change(|it| it.utm.medium = "email".into());
    for template in templates() {
        let mut widget = desk.widget(&template.id.to_string());
        // Templates for ads wait for ads, whatever the campaign of this test sends.
        let ads = |it: &Condition| {
            matches!(
                it,
                Condition::Utm {
                    key: UtmKey::Medium,
                    not: false,
                    ..
                }
            )
        };
        widget.design.rules.conditions.retain(|it| !ads(it));
        let errors: Vec<WidgetCheck> = desk
            .all(&widget)
            .into_iter()
            .filter(|it| it.severity > Severity::Note)
            .collect();
        assert_eq!(errors, [], "{}", template.id);
    }
}

#[test]
fn a_rule_for_tags_that_no_link_carries_is_found() {
    let mut desk = desk();
    desk.change(|it| it.utm.campaign = "spring-sale".into());
    let mut widget = desk.widget("replenish-reminder");
    assert_eq!(desk.found(&widget, WidgetRule::UtmMatchesNoLink), None);
    let mut say = |value: &str| {
        widget.design.rules.conditions = vec![utm(UtmKey::Campaign, value)];
        desk.mended(&widget, WidgetRule::UtmMatchesNoLink)
    };
    assert!(
        say("autumn").starts_with("It waits for utm_campaign ‘autumn’, which no planned link of")
    );
    // Written encoded, or with a space where the links have a hyphen, it never fits.
    assert!(say("spring%20sale").contains("the links say ‘spring-sale’, and spelling counts"));
    assert!(say("Spring Sale").contains("the links say ‘spring-sale’"));
    // Letter case does not matter to the script.
    widget.design.rules.conditions = vec![utm(UtmKey::Campaign, "Spring-SALE")];
    assert_eq!(desk.found(&widget, WidgetRule::UtmMatchesNoLink), None);
    // A tag that the campaign's links do not have at all cannot be followed.
    widget.design.rules.conditions = vec![utm(UtmKey::Term, "tea")];
    let found = desk.found(&widget, WidgetRule::UtmMatchesNoLink).unwrap();
    assert!(found.sentence.contains("have no utm_term") && found.mend.is_none());
}

#[test]
fn a_greeting_without_a_campaign_greets_nobody() {
    let mut desk = desk();
    let mut widget = desk.widget("replenish-reminder");
    assert_eq!(desk.found(&widget, WidgetRule::GreetsNobody), None);
    widget.campaign = None;
    assert!(desk.found(&widget, WidgetRule::GreetsNobody).is_some());
    let widget = desk.widget("replenish-reminder");
    desk.workspace.launches.clear();
    let found = desk.found(&widget, WidgetRule::GreetsNobody).unwrap();
    assert!(found.sentence.contains("no launches yet"));
}

#[test]
fn asking_e_mail_readers_for_an_address_is_found() {
    let desk = desk();
    let mut widget = desk.widget("email-sign-up");
    assert_eq!(desk.found(&widget, WidgetRule::SignUpToEmail), None);
    widget.design.rules.conditions = vec![Condition::Visitor {
        is: Visitor::New,
        not: false,
    }];
    desk.mended(&widget, WidgetRule::SignUpToEmail);
    // With any of two, the other one lets them in.
    widget = desk.widget("email-sign-up");
    widget.design.rules.matching = Matching::Any;
    let found = desk.found(&widget, WidgetRule::SignUpToEmail).unwrap();
    assert_eq!(found.mend, None);
    // Visits from ads only are no visits from e-mails.
    widget.design.rules.conditions = vec![utm(UtmKey::Medium, "cpc")];
    assert_eq!(desk.found(&widget, WidgetRule::SignUpToEmail), None);
}

#[test]
fn two_windows_of_one_priority_are_found_where_they_can_meet() {
    let mut desk = desk();
    let mut widget = desk.widget("email-sign-up");
    let mut other = desk.widget("viewed-product-discount");
    other.id = WidgetId(Uuid::from_u128(2));
    other.design.priority = widget.design.priority;
    other.design.rules.conditions.clear();
    let put = |desk: &mut Desk, it: &Widget| drop(desk.workspace.widgets.insert(it.id, it.clone()));
    put(&mut desk, &other);
    let said = desk.mended(&widget, WidgetRule::NoPriority);
    assert!(
        said.contains("‘Viewed-product discount’") && said.contains("priority 40"),
        "{said}"
    );

    // One is for the new, the other for those who were here before.
    other.design.rules.conditions = vec![Condition::Visitor {
        is: Visitor::Returning,
        not: false,
    }];
    put(&mut desk, &other);
    assert_eq!(desk.found(&widget, WidgetRule::NoPriority), None);

    // Days that have nothing in common.
    other.design.rules.conditions.clear();
    let day = |text: &str| text.parse().unwrap();
    other.schedule = Schedule::Days {
        periods: vec![Period {
            first: day("2026-06-01"),
            last: day("2026-06-30"),
        }],
    };
    put(&mut desk, &other);
    assert_eq!(desk.found(&widget, WidgetRule::NoPriority), None);
    widget.schedule = Schedule::Always;
    assert!(desk.found(&widget, WidgetRule::NoPriority).is_some());

    // What is switched off meets nobody.
    other.active = false;
    put(&mut desk, &other);
    assert_eq!(desk.found(&widget, WidgetRule::NoPriority), None);
}

#[test]
fn covering_a_phone_at_once_is_found() {
    let desk = desk();
    let mut widget = desk.widget("email-sign-up");
    widget.design.rules.triggers = vec![Trigger::Delay { seconds: 2 }];
    desk.mended(&widget, WidgetRule::CoversPhoneAtOnce);
    widget.design.rules.conditions.push(Condition::Device {
        is: vec![reprise_domain::widget::Device::Phone],
        not: true,
    });
    assert_eq!(desk.found(&widget, WidgetRule::CoversPhoneAtOnce), None);
    // What the law asks for is exempt.
    let gate = desk.widget("age-gate");
    assert_eq!(desk.found(&gate, WidgetRule::CoversPhoneAtOnce), None);
}

#[test]
fn a_greeting_across_more_than_safari_remembers_is_told() {
    let mut desk = desk();
    let widget = desk.widget("replenish-reminder");
    assert_eq!(desk.found(&widget, WidgetRule::SafariForgets), None);
    let late: Launch = launch(12, "2026-05-30T10:00:00");
    desk.workspace.launches.insert(late.id, late);
    let found = desk.found(&widget, WidgetRule::SafariForgets).unwrap();
    assert!(
        found.sentence.contains("up to 19 days apart"),
        "{}",
        found.sentence
    );
}

#[test]
fn an_offer_must_outlast_its_campaign() {
    let desk = desk();
    let mut widget = desk.widget("countdown-offer");
    let until = |last: &str| {
        Some(Period {
            first: "2026-05-01".parse().unwrap(),
            last: last.parse().unwrap(),
        })
    };
    widget.offer.valid = until("2026-05-11");
    assert_eq!(desk.found(&widget, WidgetRule::CodeExpires), None);
    widget.offer.valid = until("2026-05-10");
    let said = desk.mended(&widget, WidgetRule::CodeExpires);
    assert_eq!(
        said,
        "Its offer ends on 10 May, before the campaign's last day, 11 May."
    );
}

#[test]
fn a_code_of_two_campaigns_for_one_audience_is_found() {
    let mut desk = desk();
    let audience = reprise_domain::id::AudienceId(Uuid::from_u128(7));
    desk.change(|it| {
        it.offer.promo_code = "TEA10".into();
        it.audience = Some(audience);
    });
    let mut widget = desk.widget("free-delivery");
    widget.offer.promo_code = "TEA10".into();
    assert_eq!(desk.found(&widget, WidgetRule::CodeTwice), None);
    let mut other = campaign(2);
    other.offer.promo_code = "TEA10".into();
    other.audience = Some(audience);
    desk.workspace.campaigns.insert(other.id, other.clone());
    assert!(desk.found(&widget, WidgetRule::CodeTwice).is_some());
    other.audience = None;
    desk.workspace.campaigns.insert(other.id, other);
    assert_eq!(desk.found(&widget, WidgetRule::CodeTwice), None);
}

#[test]
fn a_code_that_is_not_the_campaigns_is_found() {
    let mut desk = desk();
    desk.change(|it| it.offer.promo_code = "TEA10".into());
    let mut widget = desk.widget("free-delivery");
    assert_eq!(desk.found(&widget, WidgetRule::OtherCode), None);
    widget.offer.promo_code = "TEA20".into();
    desk.mended(&widget, WidgetRule::OtherCode);
}

#[test]
fn collecting_without_consent_is_found() {
    let desk = desk();
    let mut widget = desk.widget("email-and-phone");
    for view in &mut widget.design.views {
        view.blocks.retain(|it| it.kind() != "consent");
    }
    desk.mended(&widget, WidgetRule::NoConsent);
    // It asks in every language that it has words for, and in the widget's first one in any case.
    let design = &mut widget.design;
    let english = design.languages.remove("en").unwrap();
    design.languages.insert("ja".into(), english.clone());
    design.languages.insert("de-AT".into(), english);
    design.languages.values_mut().for_each(|it| {
        it.remove("consent");
    });
    design.language = "ja".into();
    let found = desk.found(&widget, WidgetRule::NoConsent).unwrap();
    let said = found.mend.unwrap().widget.design.languages;
    assert!(said["ja"]["consent"].starts_with("Yes"));
    assert!(said["de-AT"]["consent"].starts_with("Ja"));
    // A box that comes after what is sent comes too late.
    let mut late = desk.widget("email-and-phone");
    late.design.views[0]
        .blocks
        .retain(|it| it.kind() != "consent");
    assert!(desk.found(&late, WidgetRule::NoConsent).is_some());
}

#[test]
fn words_nobody_can_read_are_found() {
    let desk = desk();
    let mut widget = desk.widget("free-delivery");
    widget.theme.text = Color::parse("#dddddd").unwrap();
    let said = desk.mended(&widget, WidgetRule::Contrast);
    assert!(said.contains("contrast of 1.4"), "{said}");
}

#[test]
fn rules_that_can_never_match_are_found() {
    let desk = desk();
    let mut widget = desk.widget("replenish-reminder");
    assert_eq!(desk.found(&widget, WidgetRule::NeverMatches), None);
    // Against the campaign's own tags too, not only against words.
    widget.design.rules.conditions = vec![
        utm(UtmKey::Medium, CAMPAIGN_VALUE),
        utm(UtmKey::Medium, "carrier-pigeon"),
    ];
    let found = desk.found(&widget, WidgetRule::NeverMatches).unwrap();
    assert_eq!(
        found.sentence,
        "Its rules can never match: no utm_medium is left over."
    );
}

#[test]
fn a_widget_without_a_day_is_found() {
    let desk = desk();
    let mut widget = desk.widget("replenish-reminder");
    assert_eq!(desk.found(&widget, WidgetRule::NoDays), None);
    widget.ends = Some("2026-05-03".parse().unwrap());
    let found = desk.found(&widget, WidgetRule::NoDays).unwrap();
    assert!(
        found.sentence.starts_with("No day is left"),
        "{}",
        found.sentence
    );
    widget.schedule = Schedule::Always;
    widget.ends = Some("2026-04-30".parse().unwrap());
    let found = desk.found(&widget, WidgetRule::NoDays).unwrap();
    assert_eq!(
        found.sentence,
        "Its last day was 30 Apr 2026; it no longer shows."
    );
}

#[test]
fn collecting_for_nowhere_is_found() {
    let mut desk = desk();
    let mut widget = desk.widget("email-sign-up");
    widget.endpoint = None;
    let found = desk.found(&widget, WidgetRule::NoEndpoint).unwrap();
    assert_eq!(found.mend, None);
    // Another widget of the client knows where.
    let mut other = desk.widget("phone-sign-up");
    other.id = WidgetId(Uuid::from_u128(2));
    desk.workspace.widgets.insert(other.id, other);
    desk.mended(&widget, WidgetRule::NoEndpoint);
    widget.endpoint = Some(endpoint("https://elsewhere.example/in"));
    desk.mended(&widget, WidgetRule::OtherEndpoint);
    // The same address under other names is told too, whichever widget it is.
    let mut named = endpoint("https://shop.example/leads");
    named.names.insert("email".into(), "EMAIL".into());
    widget.endpoint = Some(named);
    let said = desk.mended(&widget, WidgetRule::OtherEndpoint);
    assert_eq!(
        said,
        "It sends its fields otherwise than ‘Phone sign-up’; one site’s script sends in one way."
    );
    // What only tells sends nothing.
    let mut bar = desk.widget("free-delivery");
    bar.endpoint = None;
    assert_eq!(desk.found(&bar, WidgetRule::NoEndpoint), None);
}

#[test]
fn what_says_nothing_or_leads_nowhere_is_found() {
    let mut desk = desk();
    let mut widget = desk.widget("free-delivery");
    widget
        .design
        .languages
        .get_mut("en")
        .unwrap()
        .remove("button");
    assert!(desk.found(&widget, WidgetRule::NoWords).is_some());
    widget.button_link = String::new();
    for client in desk.workspace.clients.values_mut() {
        client.brand.site = String::new();
    }
    desk.workspace.products.clear();
    desk.change(|it| it.landing = String::new());
    assert!(desk.found(&widget, WidgetRule::NoPage).is_some());
}

#[test]
fn what_needs_the_site_is_told() {
    let desk = desk();
    let found = desk.found(&desk.widget("upsell-card"), WidgetRule::NeedsSite);
    assert!(found.unwrap().sentence.contains("reprise.cart"));
}
