//! What a widget refuses, and what it reads of former times.

use serde_json::{Value, json};

use super::*;

fn old(template: &str, texts: Value) -> Widget {
    serde_json::from_value(json!({
        "id": "0190a0a0-0000-7000-8000-000000000001",
        "client": "0190a0a0-0000-7000-8000-000000000002",
        "name": "Reminder",
        "template": template,
        "campaign": null,
        "texts": texts,
        "theme": { "background": "#ffffff", "text": "#1d1d1f", "accent": "#1f7a70", "on_accent": "#ffffff" },
        "offer": { "headline": "", "promo_code": "BACK10", "valid": null, "terms": "" },
        "button_link": "",
    }))
    .unwrap()
}

fn refusal(change: impl FnOnce(&mut Widget)) -> String {
    let mut widget = old("email-sign-up", json!({}));
    change(&mut widget);
    widget.checked().unwrap_err().to_string()
}

#[test]
fn a_widget_of_former_times_shows_what_it_showed() {
    let widget = old(
        "email-sign-up",
        json!({ "heading": "Hello", "button": "Join" }),
    )
    .checked()
    .unwrap();
    let kinds = |view: &View| view.blocks.iter().map(Block::kind).collect::<Vec<_>>();
    assert_eq!(
        kinds(&widget.design.views[0]),
        ["heading", "text", "email", "consent", "button"]
    );
    assert_eq!(widget.design.words("en", "heading"), "Hello");
    assert_eq!(widget.design.words("de", "email"), "Your e-mail address");
    assert!(widget.active && widget.endpoint.is_none());
    assert_eq!(widget.theme.radius, Theme::usual_radius());
}

#[test]
fn a_code_for_an_address_waits_for_the_address() {
    let widget = old("promo-code-reveal", json!({})).checked().unwrap();
    let has_code = |view: &View| view.blocks.iter().any(|it| it.kind() == "promo_code");
    assert!(!has_code(&widget.design.views[0]) && has_code(&widget.design.views[1]));
}

#[test]
fn every_template_of_former_times_is_still_sound() {
    for template in [
        "free-delivery",
        "preference-picker",
        "replenish-reminder",
        "viewed-product-discount",
        "welcome-email-campaign",
        "welcome-social-retargeting",
        "one-that-never-was",
    ] {
        old(template, json!({ "choices": "Only one" }))
            .checked()
            .unwrap_or_else(|refusal| panic!("{template}: {refusal}"));
    }
}

#[test]
fn a_widget_reads_back_as_it_is_written() {
    let widget = old("preference-picker", json!({})).checked().unwrap();
    let text = serde_json::to_string(&widget).unwrap();
    assert_eq!(serde_json::from_str::<Widget>(&text).unwrap(), widget);
}

#[test]
fn a_widget_of_two_forms_is_none() {
    let mut both = serde_json::to_value(old("email-sign-up", json!({}))).unwrap();
    both["texts"] = json!({});
    assert!(serde_json::from_value::<Widget>(both.clone()).is_err());
    both.as_object_mut().unwrap().remove("texts");
    both["html"] = json!("<b>");
    assert!(serde_json::from_value::<Widget>(both).is_err());
}

#[test]
fn what_people_enter_is_sent_encrypted_only() {
    let said = refusal(|it| {
        it.endpoint = Some(Endpoint {
            url: "http://shop.example/leads".into(),
            format: EndpointFormat::Json,
            names: BTreeMap::new(),
            extra: BTreeMap::new(),
        });
    });
    assert_eq!(
        said,
        "the endpoint: ‘http://shop.example/leads’ is not an https address"
    );
}

#[test]
fn a_field_keeps_its_slot_unless_it_has_a_name_and_no_two_share_one() {
    let endpoint = |names: &[(&str, &str)], extra: &[(&str, &str)]| {
        let texts = |all: &[(&str, &str)]| {
            let all = all.iter();
            all.map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect()
        };
        Some(Endpoint {
            url: "https://lists.example/subscribe".into(),
            format: EndpointFormat::Action,
            names: texts(names),
            extra: texts(extra),
        })
    };
    let mut widget = old("email-sign-up", json!({}));
    widget.endpoint = endpoint(
        &[("email", " EMAIL "), ("name", " ")],
        &[("u", ""), ("id", "7")],
    );
    let kept = widget.clone().checked().unwrap().endpoint;
    assert_eq!(
        kept,
        endpoint(&[("email", "EMAIL")], &[("id", "7"), ("u", "")])
    );
    for (names, extra) in [
        (vec![("email", "EMAIL"), ("phone", "EMAIL")], vec![]),
        (vec![("email", "EMAIL")], vec![("EMAIL", "7")]),
        (vec![], vec![("list", "7"), ("list ", "8")]),
    ] {
        let said = refusal(|it| it.endpoint = endpoint(&names, &extra));
        assert!(said.contains("stands only once"), "{said}");
    }
    let unnamed = refusal(|it| it.endpoint = endpoint(&[], &[(" ", "7")]));
    assert_eq!(unnamed, "the name of a fixed field is empty");
}

#[test]
fn fields_beyond_their_limits_are_refused_by_name() {
    let first = |it: &mut Widget, block: Block| it.design.views[0].blocks.push(block);
    let cases: Vec<(&str, String)> = vec![
        (
            "longer than 500",
            refusal(|it| {
                let words = it.design.languages.get_mut("en").unwrap();
                words.insert("heading".into(), "x".repeat(501));
            }),
        ),
        (
            "stands only once",
            refusal(|it| {
                first(
                    it,
                    Block::Heading {
                        slot: "email".into(),
                    },
                )
            }),
        ),
        (
            "lower-case letters",
            refusal(|it| first(it, Block::Heading { slot: "<b>".into() })),
        ),
        (
            "javascript:alert(1)",
            refusal(|it| {
                first(
                    it,
                    Block::Button {
                        slot: "more".into(),
                        action: Action::Link,
                        href: "javascript:alert(1)".into(),
                        quiet: false,
                    },
                );
            }),
        ),
        (
            "not an https address",
            refusal(|it| {
                first(
                    it,
                    Block::Image {
                        slot: "picture".into(),
                        picture: Picture::Web {
                            address: "http://shop.example/a.png".into(),
                        },
                        place: Place::Top,
                    },
                );
            }),
        ),
        (
            "between 2 and 12",
            refusal(|it| {
                first(
                    it,
                    Block::Choice {
                        slot: "likes".into(),
                        options: vec!["tea".into()],
                        required: true,
                    },
                );
            }),
        ),
        (
            "the block has words of that name",
            refusal(|it| {
                first(
                    it,
                    Block::Choice {
                        slot: "likes".into(),
                        options: vec!["tea".into(), "required".into()],
                        required: true,
                    },
                );
            }),
        ),
        (
            "between 0 and 50",
            refusal(|it| it.design.holdout = crate::share::Share::new(0.6).unwrap()),
        ),
        (
            "triggers is empty",
            refusal(|it| it.design.rules.triggers.clear()),
        ),
        (
            "values of a rule is empty",
            refusal(|it| {
                it.design.rules.conditions.push(Condition::Utm {
                    key: UtmKey::Source,
                    values: Vec::new(),
                    not: false,
                });
            }),
        ),
        (
            "a CSS selector",
            refusal(|it| {
                it.design.rules.triggers.push(Trigger::Click {
                    selector: "</script>".into(),
                });
            }),
        ),
        (
            "place on the page is empty",
            refusal(|it| it.design.layout = Layout::Embedded),
        ),
        (
            "in the language ‘de’",
            refusal(|it| it.design.language = "de".into()),
        ),
        (
            "must be between 0 and 100",
            refusal(|it| it.design.priority = 101),
        ),
    ];
    for (expected, said) in cases {
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

#[test]
fn rules_are_written_as_the_script_reads_them() {
    let evening = Condition::Time {
        weekdays: vec![Weekday::Fri, Weekday::Sat],
        from: Some("18:00:00".parse().unwrap()),
        until: None,
        not: false,
    };
    let written = serde_json::to_value(&evening).unwrap();
    assert_eq!(
        written,
        json!({ "kind": "time", "weekdays": ["fri", "sat"], "from": "18:00" })
    );
    assert_eq!(
        serde_json::from_value::<Condition>(written).unwrap(),
        evening
    );
    assert!(
        serde_json::from_value::<Condition>(json!({ "kind": "time", "from": "25:00" })).is_err()
    );
    assert_eq!(
        serde_json::to_value(Frequency::OncePer {
            n: 3,
            unit: Unit::Days
        })
        .unwrap(),
        json!({ "kind": "once_per", "n": 3, "unit": "days" })
    );
}
