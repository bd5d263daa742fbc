//! What goes on a site: that it says what was planned, and that no word of it is anything but a word.

use std::collections::BTreeMap;

use proptest::prelude::*;
use reprise_domain::client::Client;
use reprise_domain::id::{CampaignId, WidgetId};
use reprise_domain::share::Share;
use reprise_domain::widget::{
    CAMPAIGN_VALUE, Condition, Deadline, Endpoint, EndpointFormat, Picture, Place, Schedule,
    TemplateId, UtmKey, Variant,
};
use serde_json::Value;
use uuid::Uuid;

use super::super::{starting_widget, template, templates};
use super::*;
use crate::cadence_fixtures::{campaign, client, launch, workspace};

const RUNTIME: &str = "var repriseRuntime=function(){}();";

fn plan() -> Workspace {
    workspace(
        vec![campaign(1)],
        vec![
            launch(10, "2026-05-04T10:00:00"),
            launch(11, "2026-05-11T10:00:00"),
        ],
    )
}

fn widget(plan: &mut Workspace, id: &str, change: impl FnOnce(&mut Widget)) -> WidgetId {
    let number = plan.widgets.len() as u128 + 1;
    let none = BTreeMap::new();
    let template = template(&TemplateId::from(id.to_owned()), &none).unwrap();
    let campaign = plan.campaigns.values().next();
    let mut widget = starting_widget(
        template,
        &client(),
        campaign,
        WidgetId(Uuid::from_u128(number)),
    );
    change(&mut widget);
    let widget = widget.checked().unwrap();
    let id = widget.id;
    plan.widgets.insert(id, widget);
    id
}

fn written(plan: &Workspace) -> Value {
    serde_json::to_value(made(plan, None, &BTreeMap::new()).0).unwrap()
}

fn made<'a>(
    plan: &'a Workspace,
    campaign: Option<CampaignId>,
    pictures: &'a BTreeMap<ObjectId, Vec<u8>>,
) -> (Config, Vec<&'a Widget>) {
    let client: &Client = plan.clients.values().next().unwrap();
    let widgets = super::exported(client, campaign, plan);
    let exporting = Exporting {
        workspace: plan,
        ask_consent: false,
        pictures,
        games: Some("sha384-games"),
    };
    (config(client, &widgets, exporting), widgets)
}

/// The config as the browser's parser would read it out of the script.
fn config_of(script: &str) -> Value {
    let (_, call) = script.split_once(";repriseRuntime.start(").unwrap();
    serde_json::from_str(call.strip_suffix(")})();\n").unwrap()).unwrap()
}

#[test]
fn a_script_is_read_as_utf_8_wherever_it_stands() {
    let plan = plan();
    let (config, _) = made(&plan, None, &BTreeMap::new());
    assert!(script("runtime", &config).starts_with("\u{FEFF}(function(){runtime"));
}

#[test]
fn every_template_is_exported_whole() {
    let mut plan = plan();
    for template in templates() {
        widget(&mut plan, &template.id.to_string(), |it| {
            it.offer.promo_code = "TEA10".into();
            it.offer.valid = Some(reprise_domain::period::Period {
                first: "2026-05-01".parse().unwrap(),
                last: "2026-05-31".parse().unwrap(),
            });
        });
    }
    let config = written(&plan);
    let widgets = config["widgets"].as_array().unwrap();
    assert_eq!(widgets.len(), templates().len());
    for exported in widgets {
        let own = &plan.widgets[&WidgetId(exported["id"].as_str().unwrap().parse().unwrap())];
        let count = |it: &Value| it["blocks"].as_array().unwrap().len();
        let blocks: usize = exported["views"]
            .as_array()
            .unwrap()
            .iter()
            .map(count)
            .sum();
        assert_eq!(blocks, own.design.blocks().count(), "{}", own.name);
        assert!(!exported["languages"]["en"].as_object().unwrap().is_empty());
    }
    let priorities: Vec<u64> = widgets
        .iter()
        .map(|it| it["priority"].as_u64().unwrap())
        .collect();
    assert!(priorities.is_sorted_by(|a, b| a >= b), "{priorities:?}");
}

#[test]
fn a_widget_is_written_as_the_script_reads_it() {
    let mut plan = plan();
    widget(&mut plan, "welcome-email-campaign", |it| {
        it.offer.promo_code = "TEA10".into();
        it.endpoint = None;
        it.design.holdout = Share::new(0.1).unwrap();
        let views = it.design.views.clone();
        it.design.variants = vec![Variant {
            id: "b".into(),
            weight: 3,
            views,
        }];
    });
    let config = written(&plan);
    // Berlin is two hours ahead of UTC in May; the last launch is on the 11th, people may come seven days more.
    assert_eq!(config["ends"], "2026-05-18T22:00:00Z");
    assert_eq!(config["zone"], "Europe/Berlin");
    assert_eq!(config["storageConsent"], "assumed");
    let widget = &config["widgets"][0];
    assert_eq!(
        widget["schedule"],
        serde_json::json!([{ "from": "2026-05-03T22:00:00Z", "until": "2026-05-18T22:00:00Z" }])
    );
    assert_eq!(widget["campaign"], "campaign-1");
    assert_eq!(widget["layout"], "bar_top");
    assert_eq!(widget["promo"], "TEA10");
    assert_eq!(widget["holdout"], 0.1);
    assert_eq!(
        widget["rules"]["conditions"],
        serde_json::json!([
            { "kind": "utm", "key": "campaign", "values": ["campaign-1"] },
            { "kind": "utm", "key": "medium", "values": ["email"] }
        ])
    );
    let variant = |at: usize| {
        (
            &widget["variants"][at]["id"],
            &widget["variants"][at]["weight"],
        )
    };
    assert_eq!(variant(0), (&"a".into(), &1.into()));
    assert_eq!(variant(1), (&"b".into(), &3.into()));
    let button = &widget["views"][0]["blocks"][3];
    assert_eq!(
        button,
        &serde_json::json!({ "slot": "button", "kind": "button", "action": "link", "href": "https://kettle.example" })
    );
}

#[test]
fn a_rule_for_a_campaign_that_is_not_there_fits_nobody() {
    let mut plan = plan();
    widget(&mut plan, "replenish-reminder", |it| it.campaign = None);
    let config = written(&plan);
    // No values at all would mean any value.
    assert_eq!(
        config["widgets"][0]["rules"]["conditions"][0]["values"],
        serde_json::json!([CAMPAIGN_VALUE])
    );
}

#[test]
fn only_what_is_active_and_wanted_is_exported() {
    let mut plan = plan();
    let greeting = widget(&mut plan, "welcome-email-campaign", |_| {});
    widget(&mut plan, "free-delivery", |it| it.campaign = None);
    widget(&mut plan, "age-gate", |it| it.active = false);
    let none = BTreeMap::new();
    assert_eq!(made(&plan, None, &none).1.len(), 2);
    // Without an end of its own, the whole has none.
    assert_eq!(made(&plan, None, &none).0.ends, None);
    let campaign = plan.campaigns.keys().next().copied();
    let (config, widgets) = made(&plan, campaign, &none);
    assert_eq!(
        widgets.iter().map(|it| it.id).collect::<Vec<_>>(),
        [greeting]
    );
    assert!(config.ends.is_some());
}

#[test]
fn own_pictures_travel_inside_and_lost_ones_do_not_show() {
    let mut plan = plan();
    let id = ObjectId("ab".repeat(32));
    widget(&mut plan, "email-sign-up", |it| {
        it.design.views[0].blocks[0] = reprise_domain::widget::Block::Image {
            slot: "picture".into(),
            picture: Picture::Own { id: id.clone() },
            place: Place::Top,
        };
    });
    let src = |pictures: &BTreeMap<ObjectId, Vec<u8>>| {
        let config = serde_json::to_value(made(&plan, None, pictures).0).unwrap();
        config["widgets"][0]["views"][0]["blocks"][0].clone()
    };
    let jpeg = BTreeMap::from([(id.clone(), b"\xff\xd8\xff".to_vec())]);
    assert_eq!(src(&jpeg)["src"], "data:image/jpeg;base64,/9j/");
    assert_eq!(src(&BTreeMap::new())["kind"], "heading");
}

#[test]
fn countdowns_end_where_the_client_is() {
    let mut plan = plan();
    widget(&mut plan, "countdown-offer", |it| {
        it.schedule = Schedule::Always;
        it.offer.valid = Some(reprise_domain::period::Period {
            first: "2026-05-01".parse().unwrap(),
            last: "2026-05-09".parse().unwrap(),
        });
    });
    let block = |plan: &Workspace| written(plan)["widgets"][0]["views"][0]["blocks"][1].clone();
    assert_eq!(block(&plan)["until"], "2026-05-09T22:00:00Z");
    let id = *plan.widgets.keys().next().unwrap();
    let own = plan.widgets.get_mut(&id).unwrap();
    own.design.views[0].blocks[1] = reprise_domain::widget::Block::Countdown {
        slot: "countdown".into(),
        deadline: Deadline::Evergreen { minutes: 15 },
        over: Default::default(),
    };
    assert_eq!(block(&plan)["minutes"], 15);
    // An offer without a last day has nothing to count down to.
    let own = plan.widgets.get_mut(&id).unwrap();
    own.design.views[0].blocks[1] = reprise_domain::widget::Block::Countdown {
        slot: "countdown".into(),
        deadline: Deadline::Offer,
        over: Default::default(),
    };
    own.offer.valid = None;
    assert_ne!(block(&plan)["kind"], "countdown");
}

#[test]
fn the_checksum_is_what_browsers_compute() {
    // sha384 of nothing, as in the SRI specification's own tests.
    assert_eq!(
        integrity(b""),
        "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
    );
}

/// Everything a person may type that is meant as more than words.
fn hostile(plan: &mut Workspace, words: &str) -> WidgetId {
    let id = widget(plan, "wheel", |_| {});
    let own = plan.widgets.get_mut(&id).unwrap();
    own.name = words.into();
    own.button_link = format!("https://kettle.example/?q={words}");
    own.offer.promo_code = words.into();
    own.endpoint = Some(Endpoint {
        url: format!("https://kettle.example/{words}"),
        format: EndpointFormat::Form,
        names: BTreeMap::from([("email".into(), words.into())]),
        extra: BTreeMap::from([(words.into(), words.into())]),
    });
    own.design.rules.conditions = vec![Condition::Utm {
        key: UtmKey::Content,
        values: vec![words.into()],
        not: false,
    }];
    for texts in own.design.languages.values_mut() {
        for said in texts.values_mut() {
            *said = words.into();
        }
    }
    id
}

const NASTY: [&str; 6] = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\u{2028}\u{2029}\u{202E}\"'`${}\\",
    "]]>--><img src=x onerror=alert(1)>",
    "{accent} {campaign} {prize} %00 \u{0}",
    "`|*_[x](javascript:alert(1))",
];

#[test]
fn hostile_words_stay_words_in_every_file() {
    for words in NASTY {
        let mut plan = plan();
        let id = hostile(&mut plan, words);
        plan.clients.values_mut().next().unwrap().name = words.into();
        let none = BTreeMap::new();
        let (config, widgets) = made(&plan, None, &none);
        let script = script(RUNTIME, &config);
        assert!(
            !script.contains('<') && !script.contains(['\u{2028}', '\u{2029}']),
            "{words}"
        );
        assert_eq!(
            config_of(&script)["widgets"][0]["languages"]["en"]["heading"],
            words
        );
        let integrity = integrity(script.as_bytes());
        let handover = Handover {
            client: &plan.clients.values().next().unwrap().name,
            campaign: Some(words),
            made_on: "2026-05-01".parse().unwrap(),
            config: &config,
            widgets: &widgets,
            integrity: Some(&integrity),
        };
        let page = test_page(&handover);
        let sober = {
            let mut plan = plan.clone();
            plan.widgets.remove(&id);
            plan.clients.values_mut().next().unwrap().name = "Kettle".into();
            hostile(&mut plan, "words");
            let (config, widgets) = made(&plan, None, &none);
            test_page(&Handover {
                client: "Kettle",
                campaign: Some("words"),
                config: &config,
                widgets: &widgets,
                ..handover.clone()
            })
        };
        // As many elements as with harmless words.
        assert_eq!(
            page.matches('<').count(),
            sober.matches('<').count(),
            "{words}"
        );
        let note = note(&handover);
        assert!(
            !note.contains("<script>alert") && !note.contains("<img"),
            "{words}"
        );
        // Outside code, a bracket behind a backslash makes no link.
        let note = note.replace("\\`", "");
        let outside: String = note.split('`').step_by(2).collect();
        assert!(
            !outside.replace("\\]", "").contains("](javascript:"),
            "{words}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_words_come_out_of_the_script_as_they_went_in(words in any::<String>()) {
        let mut plan = plan();
        hostile(&mut plan, &words);
        let none = BTreeMap::new();
        let (config, _) = made(&plan, None, &none);
        let script = script(RUNTIME, &config);
        prop_assert!(!script.contains('<'));
        prop_assert_eq!(config_of(&script), serde_json::to_value(&config).unwrap());
    }
}

#[test]
fn the_note_says_what_this_site_needs() {
    let mut plan = plan();
    widget(&mut plan, "cart-saver", |it| {
        it.endpoint = Some(Endpoint {
            url: "https://leads.example/in?list=7".into(),
            format: EndpointFormat::Json,
            names: BTreeMap::new(),
            extra: BTreeMap::new(),
        });
    });
    widget(&mut plan, "wheel", |_| {});
    let none = BTreeMap::new();
    let (config, widgets) = made(&plan, None, &none);
    let handover = Handover {
        client: "Kettle & Kiln",
        campaign: None,
        made_on: "2026-05-01".parse().unwrap(),
        config: &config,
        widgets: &widgets,
        integrity: Some("sha384-x"),
    };
    let note = note(&handover);
    for needed in [
        "connect-src https://leads.example;",
        "script-src 'self' 'sha384-x';",
        "From 2026-05-18T22:00:00Z on the script does nothing",
        "| worth of the cart, in the currency's main unit | **needed here** |",
        "`reprise-widgets.js` and `reprise-games.js` into one folder",
        "Export again without checksums: Shopify",
        "`consent_text`",
        "### WordPress",
        "### Shopify",
        "### Google Tag Manager",
        "Kettle &amp; Kiln",
    ] {
        assert!(note.contains(needed), "{needed}\n{note}");
    }
    let lines = snippet(Some("sha384-x"));
    assert_eq!(lines.lines().count(), 2);
}

#[test]
fn the_second_file_has_a_checksum_where_there_is_a_game() {
    let mut plan = plan();
    widget(&mut plan, "cart-saver", |_| {});
    assert_eq!(written(&plan).get("games"), None);
    widget(&mut plan, "wheel", |_| {});
    // No address: the script looks for it beside itself.
    assert_eq!(
        written(&plan)["games"],
        serde_json::json!({ "integrity": "sha384-games" })
    );
}

#[test]
fn the_test_page_has_something_to_press_for_what_waits_for_it() {
    let mut plan = plan();
    widget(&mut plan, "cart-saver", |it| {
        it.name = "<Saver>".into();
        it.design.rules.triggers = serde_json::from_str(
            r##"[{"kind":"click","selector":"#basket"},{"kind":"click","selector":".buy"},
            {"kind":"click","selector":"nav > a"},{"kind":"call","name":"size-guide"}]"##,
        )
        .unwrap();
    });
    let none = BTreeMap::new();
    let (config, widgets) = made(&plan, None, &none);
    let page = test_page(&Handover {
        client: "Kettle",
        campaign: None,
        made_on: "2026-05-01".parse().unwrap(),
        config: &config,
        widgets: &widgets,
        integrity: None,
    });
    for button in [
        r#"<button type="button" id="basket">Click for ‘&lt;Saver&gt;’</button>"#,
        r#"<button type="button" class="buy">"#,
        r#"<button type="button" data-show="size-guide">"#,
    ] {
        assert!(page.contains(button), "{button}\n{page}");
    }
    // A place that only the site has cannot be made here.
    assert!(!page.contains("nav > a"));
}

#[test]
fn a_site_that_rewrites_files_gets_no_checksum_anywhere() {
    let mut plan = plan();
    widget(&mut plan, "wheel", |_| {});
    let none = BTreeMap::new();
    let client: &Client = plan.clients.values().next().unwrap();
    let widgets = super::exported(client, None, &plan);
    let exporting = Exporting {
        workspace: &plan,
        ask_consent: false,
        pictures: &none,
        games: None,
    };
    let config = config(client, &widgets, exporting);
    assert_eq!(
        config.games,
        Some(super::config::ConfigGames { integrity: None })
    );
    let handover = Handover {
        client: "Kettle",
        campaign: None,
        made_on: "2026-05-01".parse().unwrap(),
        config: &config,
        widgets: &widgets,
        integrity: None,
    };
    for text in [
        script(RUNTIME, &config),
        snippet(None),
        test_page(&handover),
        note(&handover),
    ] {
        assert!(
            !text.contains("sha384") && !text.contains("integrity="),
            "{text}"
        );
    }
    assert!(!note(&handover).contains("Export again without checksums"));
}

#[test]
fn hours_of_a_rule_are_written_as_the_script_reads_them() {
    let mut plan = plan();
    widget(&mut plan, "free-delivery", |it| {
        it.design.rules.conditions = serde_json::from_str(
            r#"[{"kind":"time","weekdays":["fri"],"from":"18:00","until":"02:00"}]"#,
        )
        .unwrap();
    });
    assert_eq!(
        written(&plan)["widgets"][0]["rules"]["conditions"],
        serde_json::json!([
            { "kind": "time", "weekdays": ["fri"], "from": "18:00", "until": "02:00" }
        ])
    );
    // The shape itself: a name that the script does not know would be passed over.
    let contract = include_str!("../../../../../../ui/embed/src/config.ts");
    let time = &contract[contract.find(r#"kind: "time";"#).unwrap()..];
    let time = &time[..time.find('}').unwrap()];
    for field in ["weekdays?:", "from?:", "until?:"] {
        assert!(time.contains(field), "{field}");
    }
}
