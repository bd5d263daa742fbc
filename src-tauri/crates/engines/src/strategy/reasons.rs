//! Every reason that speaks for one of the two, or against both, with the case's figures in it.

use reprise_domain::advice::Reason;
use reprise_domain::money::{Money, grouped};
use reprise_domain::product::Purchase;
use reprise_domain::strategy::Strategy::{self, Remarketing, Retargeting};

use super::case::{Case, WORTHWHILE, counted, spoken};
use super::rules::rule;

/// All reasons that apply, heaviest first, then in the order of this file.
pub(super) fn reasons(case: &Case<'_>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = [
        people(case),
        product(case),
        visitors(case),
        lists(case),
        money(case),
        channels(case),
    ]
    .concat();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.weight));
    reasons
}

fn reason(id: &str, favors: Option<Strategy>, text: String) -> Reason {
    let rule = rule(id);
    Reason {
        rule: rule.id.clone(),
        text,
        favors,
        weight: rule.weight,
        source: rule.source.clone(),
    }
}

fn people(case: &Case<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if case.wants_known() && case.has_list() {
        reasons.push(reason(
            "people-reachable",
            Some(Remarketing),
            format!(
                "{} people can be reached in your own channels, with their consent.",
                grouped(case.reachable())
            ),
        ));
    }
    if case.wants_strangers() {
        reasons.push(reason("people-not-converted", Some(Retargeting), format!(
            "You want people who looked at {} and did not buy; they left no address, so only ads find them again.",
            case.product
        )));
    }
    reasons
}

fn product(case: &Case<'_>) -> Vec<Reason> {
    vec![match case.situation.purchase {
        Purchase::Once { consideration_days } => reason(
            "product-bought-once",
            Some(Retargeting),
            format!(
                "{} is bought once over a long period, and people think about it for some {}: the sale is won before the first purchase.",
                capital(case.product),
                counted(u64::from(consideration_days), "day", "days")
            ),
        ),
        Purchase::UsedUp { every_days } => reason(
            "product-used-up",
            Some(Remarketing),
            format!(
                "{} is {}, so the same people buy again if somebody reminds them in time.",
                capital(case.product),
                Purchase::UsedUp { every_days }.spoken()
            ),
        ),
        Purchase::Subscribed { renewal } => reason(
            "product-subscribed",
            Some(Remarketing),
            format!(
                "{} renews {}: keeping a subscriber is cheaper than finding one.",
                capital(case.product),
                renewal.word()
            ),
        ),
    }]
}

fn visitors(case: &Case<'_>) -> Vec<Reason> {
    let visitors = case.situation.monthly_visitors;
    let spoken = counted(visitors, "visitor", "visitors");
    if !case.situation.visitors_tagged {
        let text = match visitors {
            0 => "The site has no tag with cookie consent yet, so nobody who comes by can be retargeted.".to_owned(),
            _ => format!("The site has no tag with cookie consent yet, so its {spoken} a month cannot be retargeted."),
        };
        return vec![reason("visitors-untagged", None, text)];
    }
    if !case.has_visitors() {
        let text = match visitors {
            0 => "Nobody knows yet how many visitors the site has; Google and Meta serve ads from 100 people on.".to_owned(),
            _ => format!("{spoken} a month: fewer than the {WORTHWHILE} people Google and Meta need before they serve ads."),
        };
        return vec![reason("visitors-too-few", None, text)];
    }
    let much = if visitors >= WORTHWHILE * 10 {
        "well above"
    } else {
        "enough for"
    };
    let mut reasons = vec![reason(
        "visitors-enough",
        Some(Retargeting),
        format!("{spoken} a month are {much} the {WORTHWHILE} people Google and Meta need."),
    )];
    if case.wants_strangers() {
        reasons.push(reason("retargeting-works", Some(Retargeting), "In a field experiment retargeting brought 14.6% more visitors back within four weeks, a third of it on the first day.".to_owned()));
    }
    reasons
}

fn lists(case: &Case<'_>) -> Vec<Reason> {
    if case.has_list() {
        return Vec::new();
    }
    if case.has_list_without_consent() {
        let known = grouped(case.known());
        return vec![reason(
            "consent-unknown",
            None,
            match case.situation.consented {
                None => format!(
                    "You know {known} addresses, but nobody recorded consent, and unknown consent is never treated as granted."
                ),
                Some(share) => format!(
                    "You know {known} addresses, but only {share} of the people agreed to be contacted."
                ),
            },
        )];
    }
    let text = match case.reachable() {
        0 => "Nobody on your lists may be written to yet.".to_owned(),
        1 => "One person who may be written to makes no campaign.".to_owned(),
        some => format!(
            "{} people who may be written to are too few for a campaign of their own.",
            grouped(some)
        ),
    };
    vec![reason("list-too-small", None, text)]
}

fn money(case: &Case<'_>) -> Vec<Reason> {
    let budget = case.situation.monthly_budget;
    let cost = case.cost_of_visitors().map(|minor| Money {
        minor,
        currency: budget.currency,
    });
    let messages = "messages to your own list cost next to nothing";
    if budget.minor == 0 {
        let text = format!("There is no budget for ads yet; {messages}.");
        return vec![reason("budget-small", Some(Remarketing), text)];
    }
    let carries = case.budget_carries_ads();
    let text = match (carries, cost) {
        (true, Some(cost)) => format!(
            "{budget} a month carries ads: reaching every visitor of a month costs about {cost}."
        ),
        (true, None) => format!(
            "{budget} a month is there for ads: compare it with what your platform asks for a thousand impressions."
        ),
        (false, Some(cost)) => format!(
            "{budget} a month is little for ads (reaching every visitor costs about {cost}); {messages}."
        ),
        (false, None) => format!("{budget} a month is little for ads; {messages}."),
    };
    vec![if carries {
        reason("budget-enough", Some(Retargeting), text)
    } else {
        reason("budget-small", Some(Remarketing), text)
    }]
}

fn channels(case: &Case<'_>) -> Vec<Reason> {
    let (own, paid) = (case.own_channels(), case.paid_channels());
    let mut reasons = Vec::new();
    if !own.is_empty() {
        reasons.push(reason(
            "channels-own",
            Some(Remarketing),
            format!("You already use {}.", spoken(&own, "")),
        ));
    }
    if !paid.is_empty() {
        reasons.push(reason(
            "channels-paid",
            Some(Retargeting),
            format!("You already use {}.", spoken(&paid, "")),
        ));
    }
    reasons
}

/// The first letter in capitals, as a sentence begins.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
