//! The two side by side on eight dimensions, filled in for the case.

use reprise_domain::advice::Comparison;
use reprise_domain::product::Purchase;
use reprise_domain::strategy::Strategy::{self, Remarketing, Retargeting};

use super::case::{Case, counted, spoken};
use super::reasons::capital;
use super::rules::rule;

/// The eight dimensions, in the article's order. A dimension tips when the case leaves only one of
/// the two open on it, or plainly favors one.
pub(super) fn comparison(case: &Case<'_>) -> Vec<Comparison> {
    vec![
        funnel(case),
        goals(case),
        products(case),
        channels(case),
        data(case),
        personalization(case),
        budget(case),
        whom(case),
    ]
}

fn row(
    dimension: &str,
    id: &str,
    tips: Option<Strategy>,
    retargeting: String,
    remarketing: String,
) -> Comparison {
    let rule = rule(id);
    Comparison {
        dimension: dimension.to_owned(),
        retargeting,
        remarketing,
        tips,
        rule: rule.id.clone(),
        source: rule.source.clone(),
    }
}

/// The only strategy the people asked for leave open, if only one is.
fn by_people(case: &Case<'_>) -> Option<Strategy> {
    match (case.wants_strangers(), case.wants_known()) {
        (true, false) => Some(Retargeting),
        (false, true) => Some(Remarketing),
        (true, true) | (false, false) => None,
    }
}

fn funnel(case: &Case<'_>) -> Comparison {
    row(
        "Funnel stage",
        "funnel-stage",
        by_people(case),
        format!("Top: people who looked at {} and left.", case.product),
        "Bottom and after: loyalty, the next order, the renewal.".to_owned(),
    )
}

fn goals(case: &Case<'_>) -> Comparison {
    let keep = match case.situation.purchase {
        Purchase::Once { .. } => {
            "Upsell and recommendation; a second purchase is years away.".to_owned()
        }
        Purchase::UsedUp { every_days } => match every_days {
            1 => "The next order every day, and more of them for longer.".to_owned(),
            days => format!("The next order every {days} days, and more of them for longer."),
        },
        Purchase::Subscribed { renewal } => {
            format!("The renewal {}, and fewer who leave.", renewal.word())
        }
    };
    row(
        "Goals",
        "goals",
        by_people(case),
        format!(
            "First purchases of {} by people who know the brand.",
            case.product
        ),
        keep,
    )
}

fn products(case: &Case<'_>) -> Comparison {
    let price = case.situation.price;
    let spoken = case.situation.purchase.spoken();
    let fits = match price.minor {
        0 => format!("Fits: {} is {spoken}.", case.product),
        _ => format!("Fits: {} at {price} is {spoken}.", case.product),
    };
    let (id, tips, retargeting, remarketing) = match case.situation.purchase {
        Purchase::Once { .. } => (
            "product-bought-once",
            Retargeting,
            fits,
            "Fits less: the same people do not buy it again soon.".to_owned(),
        ),
        Purchase::UsedUp { .. } => (
            "product-used-up",
            Remarketing,
            "Wins the first order; each one opens a row of repeat orders.".to_owned(),
            fits,
        ),
        Purchase::Subscribed { .. } => (
            "product-subscribed",
            Remarketing,
            "Wins the first subscription.".to_owned(),
            fits,
        ),
    };
    row(
        "Products",
        id,
        Some(tips),
        capital(&retargeting),
        capital(&remarketing),
    )
}

fn channels(case: &Case<'_>) -> Comparison {
    let (own, paid) = (case.own_channels(), case.paid_channels());
    let (id, tips) = match (own.is_empty(), paid.is_empty()) {
        (false, true) => ("channels-own", Some(Remarketing)),
        (true, false) => ("channels-paid", Some(Retargeting)),
        (true, true) | (false, false) => ("channels-own", None),
    };
    row(
        "Channels",
        id,
        tips,
        format!(
            "Paid and outside: {}.",
            spoken(&paid, "none in use yet; social ads are the usual start")
        ),
        format!(
            "Owned: {}; customer lists on ad platforms beside them.",
            spoken(&own, "none in use yet; e-mail is the usual start")
        ),
    )
}

fn data(case: &Case<'_>) -> Comparison {
    let tag = if case.situation.visitors_tagged {
        "the site has a tag"
    } else {
        "the site has no tag yet"
    };
    let tips = match (case.has_visitors(), case.has_list()) {
        (true, false) => Some(Retargeting),
        (false, true) => Some(Remarketing),
        (true, true) | (false, false) => None,
    };
    row(
        "Data source",
        "data-source",
        tips,
        format!("Trackers: cookies and tags ({tag}), engagement on social platforms."),
        match case.known() {
            0 => "Volunteered: orders, sign-ups, surveys; no address is known yet.".to_owned(),
            known => format!(
                "Volunteered: orders, sign-ups, surveys; {} known.",
                counted(known, "address", "addresses")
            ),
        },
    )
}

fn personalization(case: &Case<'_>) -> Comparison {
    row(
        "Personalization",
        "personalization",
        None,
        format!(
            "Moderate: that somebody saw {}, and how long ago.",
            case.product
        ),
        "High: name, orders, preferences, the day the supply runs out.".to_owned(),
    )
}

fn budget(case: &Case<'_>) -> Comparison {
    let budget = case.situation.monthly_budget;
    let (id, tips) = if case.budget_carries_ads() {
        ("budget-enough", None)
    } else {
        ("budget-small", Some(Remarketing))
    };
    row(
        "Budget",
        id,
        tips,
        match budget.minor {
            0 => "High, and usually after awareness campaigns; no budget is set.".to_owned(),
            _ => format!(
                "High, and usually after awareness campaigns; {budget} a month is what there is."
            ),
        },
        "Moderate: sends cost little, incentives cost margin.".to_owned(),
    )
}

fn whom(case: &Case<'_>) -> Comparison {
    let tips = by_people(case);
    let id = if tips == Some(Remarketing) {
        "people-reachable"
    } else {
        "people-not-converted"
    };
    row(
        "For whom",
        id,
        tips,
        match case.situation.monthly_visitors {
            0 => "Nobody yet: no visitors are counted.".to_owned(),
            visitors => format!(
                "Those of {} a month who did not buy and left no address.",
                counted(visitors, "visitor", "visitors")
            ),
        },
        match case.reachable() {
            0 => "Nobody yet: no consent is on file.".to_owned(),
            people => format!(
                "{} who may be written to.",
                counted(people, "person", "people")
            ),
        },
    )
}
