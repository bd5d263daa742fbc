//! Which of the two, for the cases people come with, and every sentence said about them.

#![allow(clippy::unwrap_used, reason = "a test says by panicking")]

use reprise_domain::advice::Reach::{
    self, Buyers, Everyone, SubscribersWhoDidNotBuy, VisitorsWhoDidNotBuy,
};
use reprise_domain::advice::Verdict::{
    Both, CollectContactsFirst as Collect, Remarketing, Retargeting,
};
use reprise_domain::advice::{Advice, Situation};
use reprise_domain::channel::Channel;
use reprise_domain::id::ClientId;
use reprise_domain::money::{Currency, Money};
use reprise_domain::product::{Purchase, RenewalPeriod};
use reprise_domain::share::Share;
use reprise_engines::strategy::advise;

const ONCE: Purchase = Purchase::Once {
    consideration_days: 21,
};
const USED_UP: Purchase = Purchase::UsedUp { every_days: 28 };
const YEARLY: Purchase = Purchase::Subscribed {
    renewal: RenewalPeriod::Yearly,
};

/// Emails, share that agreed, visitors, tag, budget in whole units.
type Known = (u64, Option<f64>, u64, bool, i64);

fn case(purchase: Purchase, reach: Reach, known: Known, currency: &str) -> Situation {
    let (emails, consented, visitors, tagged, budget) = known;
    let currency = Currency::parse(currency).unwrap();
    let money = |units: i64| Money {
        minor: units * 10_i64.pow(currency.digits()),
        currency,
    };
    Situation {
        client: ClientId(uuid::Uuid::nil()),
        product: None,
        purchase,
        price: money(32),
        reach,
        emails,
        phones: emails / 2,
        consented: consented.map(|it| Share::new(it).unwrap()),
        monthly_visitors: visitors,
        visitors_tagged: tagged,
        channels: vec![Channel::Email, Channel::Social],
        monthly_budget: money(budget),
    }
}

fn rules(advice: &Advice) -> Vec<&str> {
    advice.reasons.iter().map(|it| it.rule.as_str()).collect()
}

/// Every sentence of an advice.
fn sentences(advice: &Advice) -> Vec<&str> {
    let mut all = vec![advice.headline.as_str()];
    all.extend(advice.reasons.iter().map(|it| it.text.as_str()));
    for row in &advice.comparison {
        all.extend([row.retargeting.as_str(), row.remarketing.as_str()]);
    }
    all.extend(advice.next_steps.iter().map(|it| it.text.as_str()));
    for list in [&advice.exclusions, &advice.cautions] {
        all.extend(list.iter().map(String::as_str));
    }
    all
}

#[test]
fn each_case_gets_its_verdict_and_the_rule_that_decided() {
    let list = (4_000, Some(0.7), 0, false, 500);
    let ads = (0, None, 9_000, true, 500);
    let all = (4_000, Some(0.7), 9_000, true, 500);
    for (purchase, reach, known, verdict, rule) in [
        // The two plain cases, and each with the other kind of product: people decide, not products.
        (
            ONCE,
            VisitorsWhoDidNotBuy,
            ads,
            Retargeting,
            "people-not-converted",
        ),
        (USED_UP, Buyers, list, Remarketing, "people-reachable"),
        (
            USED_UP,
            VisitorsWhoDidNotBuy,
            ads,
            Retargeting,
            "people-not-converted",
        ),
        (ONCE, Buyers, list, Remarketing, "people-reachable"),
        (YEARLY, Buyers, list, Remarketing, "product-subscribed"),
        (
            YEARLY,
            VisitorsWhoDidNotBuy,
            ads,
            Retargeting,
            "visitors-enough",
        ),
        // A list does not turn visitors into readers, nor visitors a list.
        (
            ONCE,
            VisitorsWhoDidNotBuy,
            all,
            Retargeting,
            "retargeting-works",
        ),
        (USED_UP, Buyers, all, Remarketing, "people-reachable"),
        (
            USED_UP,
            SubscribersWhoDidNotBuy,
            all,
            Remarketing,
            "people-reachable",
        ),
        // Both, and what is left of both when one side is missing.
        (USED_UP, Everyone, all, Both, "product-used-up"),
        (ONCE, Everyone, all, Both, "product-bought-once"),
        (YEARLY, Everyone, all, Both, "people-reachable"),
        (USED_UP, Everyone, list, Remarketing, "visitors-untagged"),
        (USED_UP, Everyone, ads, Retargeting, "list-too-small"),
        // No tag: visitors are nobody's.
        (
            ONCE,
            VisitorsWhoDidNotBuy,
            (0, None, 9_000, false, 500),
            Collect,
            "visitors-untagged",
        ),
        (
            ONCE,
            VisitorsWhoDidNotBuy,
            (4_000, Some(0.7), 9_000, false, 500),
            Collect,
            "visitors-untagged",
        ),
        // Consent that nobody recorded, or few gave.
        (
            USED_UP,
            Buyers,
            (4_000, None, 0, false, 500),
            Collect,
            "consent-unknown",
        ),
        (
            USED_UP,
            Buyers,
            (4_000, Some(0.02), 0, false, 500),
            Collect,
            "consent-unknown",
        ),
        (
            USED_UP,
            Buyers,
            (4_000, Some(0.0), 9_000, true, 500),
            Collect,
            "consent-unknown",
        ),
        (
            USED_UP,
            Everyone,
            (4_000, None, 9_000, true, 500),
            Retargeting,
            "consent-unknown",
        ),
        // Nobody, or hardly anybody.
        (
            USED_UP,
            Everyone,
            (0, None, 0, false, 0),
            Collect,
            "visitors-untagged",
        ),
        (
            USED_UP,
            Everyone,
            (0, None, 0, true, 0),
            Collect,
            "visitors-too-few",
        ),
        (
            ONCE,
            VisitorsWhoDidNotBuy,
            (0, None, 99, true, 500),
            Collect,
            "visitors-too-few",
        ),
        (
            ONCE,
            VisitorsWhoDidNotBuy,
            (0, None, 100, true, 500),
            Retargeting,
            "visitors-enough",
        ),
        (
            USED_UP,
            Buyers,
            (99, Some(1.0), 0, false, 500),
            Collect,
            "list-too-small",
        ),
        (
            USED_UP,
            Buyers,
            (100, Some(1.0), 0, false, 500),
            Remarketing,
            "people-reachable",
        ),
        (
            USED_UP,
            Buyers,
            (1, Some(1.0), 0, false, 500),
            Collect,
            "list-too-small",
        ),
        // Money warns, it does not decide.
        (
            ONCE,
            VisitorsWhoDidNotBuy,
            (0, None, 900_000, true, 50),
            Retargeting,
            "budget-small",
        ),
        (
            ONCE,
            VisitorsWhoDidNotBuy,
            (0, None, 9_000, true, 0),
            Retargeting,
            "budget-small",
        ),
        (
            ONCE,
            VisitorsWhoDidNotBuy,
            (0, None, 9_000, true, 2_000),
            Retargeting,
            "budget-enough",
        ),
    ] {
        let situation = case(purchase, reach, known, "EUR");
        let advice = advise(&situation, Some("House Espresso"));
        assert_eq!(advice.verdict, verdict, "{situation:#?}");
        assert!(
            rules(&advice).contains(&rule),
            "{rule} is not in {:?}",
            rules(&advice)
        );
        assert!(!advice.why.is_empty());
    }
}

#[test]
fn the_headline_never_denies_people_who_are_there() {
    let headline = |known| advise(&case(ONCE, VisitorsWhoDidNotBuy, known, "EUR"), None).headline;
    assert_eq!(
        headline((4_000, Some(0.7), 9_000, false, 500)),
        "Collect contacts first: the visitors you want left no address, and no ad can find them yet."
    );
    assert_eq!(
        headline((0, None, 0, false, 0)),
        "Collect contacts first: today there is nobody that either of the two could reach."
    );
    let buyers = advise(
        &case(USED_UP, Buyers, (0, None, 9_000, true, 0), "EUR"),
        None,
    );
    assert_eq!(
        buyers.headline,
        "Collect contacts first: none of the people you want may be written to yet."
    );
}

#[test]
fn collecting_asks_only_for_what_is_missing() {
    let steps = |known| {
        let advice = advise(&case(USED_UP, Buyers, known, "EUR"), None);
        let steps = advice.next_steps.into_iter().map(|it| it.text);
        steps.collect::<Vec<_>>().join(" ")
    };
    assert!(!steps((0, None, 9_000, true, 0)).contains("Put a tag"));
    assert!(steps((0, None, 9_000, false, 0)).contains("Put a tag"));
    assert!(steps((4_000, None, 0, true, 0)).contains("Ask the people you know"));
}

#[test]
fn a_benchmark_in_dollars_says_nothing_of_yen() {
    let text = |currency| {
        let advice = advise(
            &case(
                ONCE,
                VisitorsWhoDidNotBuy,
                (0, None, 9_000, true, 3_000),
                currency,
            ),
            None,
        );
        advice
            .reasons
            .iter()
            .find(|it| it.rule.starts_with("budget"))
            .unwrap()
            .text
            .clone()
    };
    assert_eq!(
        text("EUR"),
        "€3,000 a month carries ads: reaching every visitor of a month costs about €1,728."
    );
    assert!(!text("JPY").contains("costs about"), "{}", text("JPY"));
}

#[test]
fn the_two_keep_out_of_each_others_way_whenever_both_are_advised() {
    let advice = advise(
        &case(
            YEARLY,
            Everyone,
            (4_000, Some(0.7), 9_000, true, 500),
            "EUR",
        ),
        None,
    );
    assert_eq!(advice.exclusions.len(), 4);
    assert!(advice.exclusions[0].contains("4,000 addresses"));
}

#[test]
fn the_vendors_word_decides_nothing_and_cookies_are_dated() {
    let advice = advise(
        &case(
            ONCE,
            VisitorsWhoDidNotBuy,
            (0, None, 9_000, true, 500),
            "EUR",
        ),
        None,
    );
    let cautions = advice.cautions.join(" ");
    assert!(cautions.contains("Google calls both of the two remarketing"));
    assert!(cautions.contains("This is how it stood in 2025-10."));
}

#[test]
fn every_sentence_is_one() {
    let counts = [0, 1, 2, 99, 100, 12_345];
    for purchase in [
        ONCE,
        USED_UP,
        YEARLY,
        Purchase::UsedUp { every_days: 1 },
        Purchase::Once {
            consideration_days: 1,
        },
    ] {
        for reach in [
            VisitorsWhoDidNotBuy,
            SubscribersWhoDidNotBuy,
            Buyers,
            Everyone,
        ] {
            for emails in counts {
                for visitors in counts {
                    for (consented, tagged, budget) in [
                        (None, false, 0),
                        (Some(1.0), true, 1),
                        (Some(0.5), true, 3_000),
                    ] {
                        let situation = case(
                            purchase,
                            reach,
                            (emails, consented, visitors, tagged, budget),
                            "USD",
                        );
                        for name in [None, Some("55-inch OLED television")] {
                            check(&advise(&situation, name));
                        }
                    }
                }
            }
        }
    }
}

fn check(advice: &Advice) {
    for sentence in sentences(advice) {
        let first = sentence.chars().next().unwrap();
        assert!(
            first.is_uppercase() || first.is_ascii_digit() || "‘$€£“".contains(first),
            "{sentence}"
        );
        assert!(sentence.ends_with(['.', '”']), "{sentence}");
        for wrong in [
            "..",
            "  ",
            " .",
            "))",
            "!",
            " 1 days",
            " 1 visitors",
            " 1 people",
            " 1 addresses",
            " 0 ",
            "$0 ",
        ] {
            assert!(
                !format!(" {sentence}").contains(wrong),
                "‘{wrong}’ in: {sentence}"
            );
        }
    }
}

#[test]
fn typical_cases_read_well() {
    for (name, situation, expect) in [
        (
            "55-inch OLED television",
            case(
                ONCE,
                VisitorsWhoDidNotBuy,
                (0, None, 14_200, true, 6_500),
                "GBP",
            ),
            "Retargeting: bring back those of your 14,200 visitors a month who looked at ‘55-inch OLED television’ and did not buy.",
        ),
        (
            "House Espresso",
            case(
                USED_UP,
                Buyers,
                (4_120, Some(0.62), 9_800, true, 1_800),
                "EUR",
            ),
            "Remarketing: write to the 2,554 people who agreed, at the moment ‘House Espresso’ comes up again.",
        ),
        (
            "House Espresso",
            case(
                USED_UP,
                Everyone,
                (4_120, Some(0.62), 9_800, true, 1_800),
                "EUR",
            ),
            "Both: ads for those of your 9,800 visitors a month who did not buy, messages for the 2,554 people you may write to, each leaving the other's people out.",
        ),
        (
            "Accounting software",
            case(
                YEARLY,
                SubscribersWhoDidNotBuy,
                (640, Some(0.9), 300, false, 200),
                "USD",
            ),
            "Remarketing: write to the 576 people who agreed, at the moment ‘Accounting software’ comes up again.",
        ),
        (
            "Family law advice",
            case(ONCE, VisitorsWhoDidNotBuy, (80, None, 60, true, 0), "USD"),
            "Collect contacts first: today there is nobody that either of the two could reach.",
        ),
        (
            "Running shoes",
            case(ONCE, Everyone, (2_000, None, 5_000, false, 400), "EUR"),
            "Collect contacts first: today there is nobody that either of the two could reach.",
        ),
    ] {
        assert_eq!(advise(&situation, Some(name)).headline, expect);
    }
}
