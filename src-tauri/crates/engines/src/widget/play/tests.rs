//! The pretend page: that it is shut in, that no word of a client is more than a word, and that the visits it offers are
//! those that come.

use std::collections::BTreeMap;

use reprise_domain::id::WidgetId;
use reprise_domain::widget::{
    CAMPAIGN_VALUE, Condition, Device, How, Layout, Picture, Place, Schedule, TemplateId, UtmKey,
};
use uuid::Uuid;

use super::super::embed::{Exporting, config};
use super::super::{starting_widget, template};
use super::*;
use crate::cadence_fixtures::{campaign, client, launch, product, workspace};

const SCRIPTS: Scripts<'_> = Scripts {
    runtime: "RUNTIME",
    games: "GAMES",
    player: "PLAYER",
};

fn plan() -> Workspace {
    workspace(
        vec![campaign(1)],
        vec![
            launch(10, "2026-05-04T10:00:00"),
            launch(11, "2026-05-11T10:00:00"),
        ],
    )
}

fn widget(plan: &Workspace, change: impl FnOnce(&mut Widget)) -> Widget {
    let none = BTreeMap::new();
    let id = TemplateId::from("welcome-email-campaign".to_owned());
    let template = template(&id, &none).unwrap();
    let campaign = plan.campaigns.values().next();
    let id = WidgetId(Uuid::from_u128(1));
    let mut widget = starting_widget(template, &client(), campaign, id);
    change(&mut widget);
    widget.checked().unwrap()
}

fn with<T>(plan: &Workspace, tried: &Widget, look: impl FnOnce(Cast<'_>, Config) -> T) -> T {
    let widgets = [tried];
    let cast = Cast {
        workspace: plan,
        widgets: &widgets,
        tried,
    };
    let pictures = BTreeMap::new();
    let exporting = Exporting {
        workspace: plan,
        ask_consent: false,
        pictures: &pictures,
        games: None,
    };
    let client = plan.clients.values().next().unwrap();
    look(cast, config(client, &widgets, exporting))
}

fn page(plan: &Workspace, tried: &Widget) -> String {
    with(plan, tried, |cast, config| {
        let now = "2026-05-04T08:00:00Z".parse().unwrap();
        document(config, &shop(cast), now, SCRIPTS, "n0nce")
    })
}

/// The data as the player reads them.
fn data(page: &str) -> serde_json::Value {
    let (_, rest) = page.split_once("id=\"reprise-play\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn the_headers_shut_the_page_in() {
    let policy = "sandbox allow-scripts; default-src 'none'; script-src 'nonce-n0nce'; style-src 'nonce-n0nce'; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'";
    assert_eq!(
        headers("n0nce"),
        [
            ("content-type", "text/html; charset=utf-8".to_owned()),
            ("content-security-policy", policy.to_owned()),
            ("x-content-type-options", "nosniff".to_owned()),
            ("cache-control", "no-store".to_owned()),
        ]
    );
}

#[test]
fn only_scripts_with_the_nonce_stand_on_the_page_and_nothing_is_loaded() {
    let plan = plan();
    let page = page(&plan, &widget(&plan, |_| {}));
    assert_eq!(page.matches("<script nonce=\"n0nce\">").count(), 3);
    // The fourth is data.
    assert_eq!(page.matches("<script").count(), 4);
    for loads in ["src=\"", "href=", "url(", "<link", "<base", "<style"] {
        let outside = page.split("id=\"reprise-play\">").next().unwrap();
        assert!(!outside.contains(loads), "{loads}");
    }
}

#[test]
fn hostile_words_stay_words() {
    for words in [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "\u{2028}\u{2029}\u{202E}\"'`${}\\",
        "]]>--><img src=x onerror=alert(1)>",
    ] {
        let mut plan = plan();
        let mut tried = widget(&plan, |_| {});
        tried.design.selector = words.into();
        tried.design.layout = Layout::Embedded;
        tried.design.rules.conditions = vec![Condition::Page {
            how: How::Contains,
            values: vec![words.into()],
            not: false,
        }];
        for texts in tried.design.languages.values_mut() {
            texts.values_mut().for_each(|it| *it = words.into());
        }
        plan.clients.values_mut().next().unwrap().name = words.into();
        let page = page(&plan, &tried);
        assert_eq!(page.matches("<script").count(), 4, "{words}");
        assert!(!page.contains(['\u{2028}', '\u{2029}']), "{words}");
        assert_eq!(data(&page)["shop"]["name"], words);
        assert_eq!(data(&page)["shop"]["places"][0], words);
        assert_eq!(
            data(&page)["config"]["widgets"][0]["languages"]["en"]["heading"],
            words
        );
    }
}

#[test]
fn a_picture_of_the_web_is_drawn_instead() {
    let plan = plan();
    let tried = widget(&plan, |it| {
        it.design.views[0]
            .blocks
            .push(reprise_domain::widget::Block::Image {
                slot: "extra".into(),
                picture: Picture::Web {
                    address: "https://kettle.example/tea.jpg".into(),
                },
                place: Place::Inline,
            });
    });
    let page = page(&plan, &tried);
    assert!(!page.contains("tea.jpg"));
    let blocks = &data(&page)["config"]["widgets"][0]["views"][0]["blocks"];
    let own = blocks
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["slot"] == "extra");
    assert!(
        own.unwrap()["src"]
            .as_str()
            .unwrap()
            .starts_with("data:image/svg+xml")
    );
}

#[test]
fn visitors_come_by_the_links_of_the_campaign_first() {
    let plan = plan();
    let all = with(&plan, &widget(&plan, |_| {}), |cast, _| arrivals(cast));
    let first = &all[0];
    assert!(first.address.contains("utm_source=") && first.address.contains("utm_campaign="));
    assert_eq!(first.local.unwrap().to_string(), "2026-05-04 10:00:00");
    assert_eq!(first.at.unwrap().to_rfc3339(), "2026-05-04T08:00:00+00:00");
    let ids: Vec<_> = all
        .iter()
        .map(|it| it.id.split(':').next().unwrap())
        .collect();
    assert_eq!(
        ids,
        [
            "launch", "launch", "rule", "direct", "search", "social", "site"
        ]
    );
}

#[test]
fn a_rule_that_waits_for_a_tag_brings_its_own_visit() {
    let plan = plan();
    let tried = widget(&plan, |it| {
        it.campaign = None;
        it.design.rules.conditions = vec![
            Condition::Utm {
                key: UtmKey::Medium,
                values: vec!["paid & social".into(), "cpc".into()],
                not: false,
            },
            Condition::Utm {
                key: UtmKey::Source,
                values: vec!["news".into()],
                not: true,
            },
            Condition::Utm {
                key: UtmKey::Campaign,
                values: vec![CAMPAIGN_VALUE.into()],
                not: false,
            },
        ];
    });
    let all = with(&plan, &tried, |cast, _| arrivals(cast));
    assert!(
        all[0].address.ends_with("?utm_medium=paid%20%26%20social"),
        "{}",
        all[0].address
    );
    assert_eq!(all[0].label, "by a link with utm_medium=paid & social");
    assert_eq!(all[1].id, "direct");
}

#[test]
fn the_shop_has_the_pages_that_rules_name() {
    let mut plan = plan();
    let client = plan.clients.values_mut().next().unwrap();
    client.brand.site = "https://kettle.example".into();
    plan.products.insert(product().id, product());
    let tried = widget(&plan, |it| {
        it.button_link = "https://kettle.example/gifts".into();
        it.design.rules.conditions = ["/cart/", "/shop/*/reviews", "no page at all"]
            .map(|value| Condition::Page {
                how: How::Pattern,
                values: vec![value.into()],
                not: false,
            })
            .into();
    });
    let shop = with(&plan, &tried, |cast, _| shop(cast));
    let pages: Vec<_> = shop.pages.iter().map(|it| it.address.as_str()).collect();
    assert_eq!(
        pages,
        [
            "https://kettle.example/",
            "https://kettle.example/products/house-espresso",
            "https://kettle.example/cart",
            "https://kettle.example/checkout",
            "https://kettle.example/shop/a/reviews",
            "https://kettle.example/gifts",
        ]
    );
    assert_eq!(
        (shop.products[0].price.as_str(), shop.products[0].value),
        ("€32", 32.0)
    );
}

#[test]
fn a_client_without_a_site_has_a_shop_too() {
    let mut plan = plan();
    plan.clients.values_mut().next().unwrap().brand.site = String::new();
    let shop = with(&plan, &widget(&plan, |_| {}), |cast, _| shop(cast));
    assert_eq!(shop.home, "https://shop.example/");
}

#[test]
fn the_first_day_is_told_where_today_is_none() {
    let plan = plan();
    let check = |today: &str| {
        let tried = widget(&plan, |it| {
            it.schedule = Schedule::Launches { days_after: 7 };
        });
        let at = with(&plan, &tried, |cast, _| {
            opening(cast, today.parse().unwrap())
        });
        at.map(|it| it.to_rfc3339())
    };
    assert_eq!(check("2026-05-04"), None);
    assert_eq!(check("2026-05-18"), None);
    let first = Some("2026-05-04T08:00:00+00:00".to_owned());
    assert_eq!(check("2026-05-01"), first);
    assert_eq!(check("2026-06-01"), first);
}

#[test]
fn a_log_names_the_parts_of_the_rules() {
    let plan = plan();
    let tried = widget(&plan, |it| {
        it.design.rules.conditions.push(Condition::Device {
            is: vec![Device::Phone],
            not: false,
        });
        it.schedule = Schedule::Launches { days_after: 7 };
    });
    let told = with(&plan, &tried, |cast, config| told(cast, &config));
    let own = &told[0];
    assert_eq!(own.conditions.last().unwrap(), "the device is a phone");
    let first = "the visitor came by a link of ‘Campaign 1’";
    assert_eq!(own.conditions[0], first);
    assert_eq!(own.triggers[0].sentence, "at once");
    assert_eq!(
        own.days.as_deref(),
        Some("between 4 May 2026 and 18 May 2026")
    );
    assert!(own.versions.is_empty() && !own.holds_out);
}
