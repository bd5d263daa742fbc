//! Whether what a widget promises can be redeemed.

use reprise_domain::campaign::Campaign;
use reprise_domain::finding::Severity;
use reprise_domain::period::Period;
use reprise_domain::widget::Block;

use super::{About, WidgetCheck, WidgetRule, check};

pub(super) fn found(about: &About<'_>) -> Vec<WidgetCheck> {
    let shows = |it: &Block| matches!(it, Block::PromoCode { .. } | Block::Countdown { .. });
    let promises = about.widget.design.blocks().any(shows);
    let mut found = Vec::new();
    found.extend(other_code(about));
    if promises {
        found.extend(expires(about));
    }
    found.extend(twice(about));
    found
}

fn other_code(about: &About<'_>) -> Option<WidgetCheck> {
    let campaign = about.campaign?;
    let (own, theirs) = (&about.widget.offer.promo_code, &campaign.offer.promo_code);
    if own.is_empty() || theirs.is_empty() || own == theirs {
        return None;
    }
    let found = check(
        WidgetRule::OtherCode,
        Severity::Warning,
        format!(
            "It shows the code {own}; ‘{}’ promises {theirs}.",
            campaign.name
        ),
        "Use the campaign's code",
    );
    Some(found.with(
        about.mended(format!("Use the campaign's code {theirs}"), |widget| {
            widget.offer = campaign.offer.clone()
        }),
    ))
}

fn expires(about: &About<'_>) -> Option<WidgetCheck> {
    let campaign = about.campaign?;
    let valid = about.widget.offer.valid?;
    let launches = about.workspace.launches_of(campaign.id);
    let last = launches.iter().map(|it| it.last_day()).max()?;
    if valid.last >= last {
        return None;
    }
    let day = last.format("%-d %b");
    let found = check(
        WidgetRule::CodeExpires,
        Severity::Error,
        format!(
            "Its offer ends on {}, before the campaign's last day, {day}.",
            valid.last.format("%-d %b"),
        ),
        "Let the offer last as long as the campaign",
    );
    Some(
        found.with(about.mended(format!("Let it last until {day}"), |widget| {
            widget.offer.valid = Some(Period { last, ..valid });
        })),
    )
}

/// One code in two campaigns for the same people: nobody can say afterwards which of them brought an order.
fn twice(about: &About<'_>) -> Option<WidgetCheck> {
    let code = &about.widget.offer.promo_code;
    if code.is_empty() {
        return None;
    }
    let live: Vec<&Campaign> = about
        .workspace
        .campaigns_of(about.widget.client)
        .filter(|it| it.is_live() && it.offer.promo_code == *code && it.audience.is_some())
        .collect();
    let (one, other) = live.iter().enumerate().find_map(|(at, one)| {
        let other = live[at + 1..].iter().find(|other| {
            other.audience == one.audience && together(one.offer.valid, other.offer.valid)
        })?;
        Some((*one, *other))
    })?;
    Some(check(
        WidgetRule::CodeTwice,
        Severity::Warning,
        format!(
            "The code {code} is live in ‘{}’ and in ‘{}’, which address the same audience: nobody could tell which one an order came from.",
            one.name, other.name
        ),
        "Give each campaign a code of its own",
    ))
}

/// Whether two offers can be redeemed on one day; one without days is always open.
fn together(one: Option<Period>, other: Option<Period>) -> bool {
    one.zip(other)
        .is_none_or(|(one, other)| one.first <= other.last && other.first <= one.last)
}
