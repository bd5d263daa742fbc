//! Whether the visits a widget waits for can come, and whether it bothers the right ones.

use reprise_domain::finding::Severity;
use reprise_domain::text::slug;
use reprise_domain::widget::{
    CAMPAIGN_VALUE, Condition, Device, Layout, Matching, SAFARI_DAYS, Trigger, UtmKey,
};

use super::{About, WidgetCheck, WidgetRule, check};
use crate::widget::contradiction::{contradiction, ways};
use crate::widget::days::days;
use crate::widget::sentence::key_word;
use crate::widget::tags::{planned, resolved, values};

/// Seconds before which a window counts as being there at once.
const AT_ONCE_SECONDS: u32 = 5;

pub(super) fn found(about: &About<'_>) -> Vec<WidgetCheck> {
    let mut found: Vec<WidgetCheck> = unmatched(about);
    found.extend(greets_nobody(about));
    found.extend(sign_up_to_email(about));
    found.extend(covers_phone(about));
    found.extend(safari_forgets(about));
    found.extend(never_matches(about));
    found.extend(no_days(about));
    found.extend(needs_site(about));
    found
}

/// UTM conditions whose values no planned link of the campaign carries. The script compares in lower case and decodes
/// the address, not the rule: a value that is written encoded never fits.
fn unmatched(about: &About<'_>) -> Vec<WidgetCheck> {
    let (Some(campaign), rules) = (about.campaign, &about.widget.design.rules) else {
        return Vec::new();
    };
    let planned = planned(about.widget, about.workspace);
    if planned.is_empty() {
        return Vec::new();
    }
    let conditions = rules.conditions.iter().enumerate();
    conditions
        .filter_map(|(at, condition)| {
            let Condition::Utm {
                key,
                values: given,
                not: false,
            } = condition
            else {
                return None;
            };
            let theirs = values(&planned, *key);
            let fits = |it: &String| it == CAMPAIGN_VALUE || theirs.contains(&it.to_lowercase());
            if given.iter().any(fits) {
                return None;
            }
            let near = given
                .iter()
                .find_map(|it| theirs.iter().find(|tag| slug(&decoded(it)) == slug(tag)));
            let word = key_word(*key);
            let why = match near {
                Some(tag) => format!("; the links say ‘{tag}’, and spelling counts"),
                None if theirs.is_empty() => format!("; its links have no utm_{word}"),
                None => String::new(),
            };
            let found = check(
                WidgetRule::UtmMatchesNoLink,
                Severity::Error,
                format!(
                    "It waits for utm_{word} ‘{}’, which no planned link of ‘{}’ carries{why}.",
                    given.join("’ or ‘"),
                    campaign.name
                ),
                "Use the tags of the campaign's links",
            );
            let label = "Follow the campaign's links";
            Some(if theirs.is_empty() {
                found
            } else {
                found.with(about.mended(label, |widget| {
                    if let Some(Condition::Utm { values, .. }) =
                        widget.design.rules.conditions.get_mut(at)
                    {
                        *values = vec![CAMPAIGN_VALUE.to_owned()];
                    }
                }))
            })
        })
        .collect()
}

/// `%20` and `+` as the letters they stand for; what is no such mark stays.
fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let given = value.as_bytes();
    let mut at = 0;
    while at < given.len() {
        let pair = value.get(at + 1..at + 3);
        let byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (given[at], byte) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                at += 2;
            }
            (b'+', _) => bytes.push(b' '),
            (other, _) => bytes.push(other),
        }
        at += 1;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn greets_nobody(about: &About<'_>) -> Option<WidgetCheck> {
    let follows = |it: &Condition| matches!(it, Condition::Utm { values, .. } if values.iter().any(|it| it == CAMPAIGN_VALUE));
    let greets = about.widget.design.rules.conditions.iter().any(follows);
    if !greets {
        return None;
    }
    if about.campaign.is_none() {
        return Some(check(
            WidgetRule::GreetsNobody,
            Severity::Warning,
            "It greets the people of a campaign, but serves none: no visit would match its rule.",
            "Choose the campaign it serves",
        ));
    }
    planned(about.widget, about.workspace).is_empty().then(|| {
        check(
            WidgetRule::GreetsNobody,
            Severity::Warning,
            "It greets the people of a campaign that has no launches yet, and so no links.",
            "Lay the campaign's launches",
        )
    })
}

/// Whoever came by an e-mail has left an address already (mailocator.com/docs/filter-utm).
fn sign_up_to_email(about: &About<'_>) -> Option<WidgetCheck> {
    let design = &about.widget.design;
    // Whoever clicks for it asked for it.
    let is_asked = |it: &Trigger| matches!(it, Trigger::Click { .. } | Trigger::Call { .. });
    let asks = design.blocks().any(|it| it.kind() == "email")
        && !design.rules.triggers.iter().all(is_asked);
    let came = Condition::Utm {
        key: UtmKey::Medium,
        values: vec!["email".to_owned()],
        not: false,
    };
    let rules = resolved(about.widget, about.workspace);
    let lets_in = |way: &Vec<Condition>| {
        let mut way = way.clone();
        way.push(came.clone());
        contradiction(&way).is_none()
    };
    if !asks || !ways(&rules).iter().any(lets_in) {
        return None;
    }
    let found = check(
        WidgetRule::SignUpToEmail,
        Severity::Warning,
        "It asks people for an e-mail address who came by an e-mail: utm_medium ‘email’ is not left out.",
        "Leave out visits with utm_medium ‘email’",
    );
    let matching = design.rules.matching;
    let can_add = matching == Matching::All || design.rules.conditions.len() < 2;
    Some(if can_add {
        found.with(about.mended("Leave out visits from e-mails", |widget| {
            widget.design.rules.matching = Matching::All;
            widget.design.rules.conditions.push(Condition::Utm {
                key: UtmKey::Medium,
                values: vec!["email".to_owned(), "e-mail".to_owned()],
                not: true,
            });
        }))
    } else {
        found
    })
}

/// Google holds it against a page that a window covers it right after arrival from search on a phone, since 10 Jan 2017;
/// what the law asks for is exempt (seoprocheck.com/seo-checks/mobile/intrusive-interstitials).
fn covers_phone(about: &About<'_>) -> Option<WidgetCheck> {
    let design = &about.widget.design;
    let is_early = |it: &Trigger| match it {
        Trigger::AtOnce => true,
        Trigger::Delay { seconds } | Trigger::TimeOnSite { seconds } => *seconds <= AT_ONCE_SECONDS,
        Trigger::Pages { count } => *count == 1,
        Trigger::Scroll { .. }
        | Trigger::Inactivity { .. }
        | Trigger::ExitIntent
        | Trigger::Click { .. }
        | Trigger::Call { .. } => false,
    };
    let phone = Condition::Device {
        is: vec![Device::Phone],
        not: false,
    };
    let reaches = |way: &Vec<Condition>| {
        let mut way = way.clone();
        way.push(phone.clone());
        contradiction(&way).is_none()
    };
    let covers = design.layout.is_dialog()
        && !design.legal
        && design.rules.triggers.iter().any(is_early)
        && ways(&design.rules).iter().any(reaches);
    if !covers {
        return None;
    }
    let what = match design.layout {
        Layout::FullScreen => "The whole screen of a phone",
        _ => "The page on a phone",
    };
    let found = check(
        WidgetRule::CoversPhoneAtOnce,
        Severity::Warning,
        format!(
            "{what} is covered right after arrival; Google ranks pages lower that do this to people from its search."
        ),
        "Wait until the visitor has scrolled or stayed a while",
    );
    Some(
        found.with(about.mended("Wait for 20 seconds on the site", |widget| {
            let triggers = &mut widget.design.rules.triggers;
            triggers.retain(|it| !is_early(it));
            triggers.push(Trigger::TimeOnSite { seconds: 20 });
        })),
    )
}

/// A greeting lives on the remembered tag of the last launch. Where the next launch is further off than Safari remembers,
/// people who come back in between are not greeted.
fn safari_forgets(about: &About<'_>) -> Option<WidgetCheck> {
    let campaign = about.campaign?;
    let greets = about.widget.design.rules.conditions.iter().any(|it| {
        matches!(
            it,
            Condition::Utm {
                key: UtmKey::Campaign | UtmKey::Content,
                not: false,
                ..
            }
        )
    });
    let launches = about.workspace.launches_of(campaign.id);
    let widest = launches
        .windows(2)
        .map(|pair| (pair[1].at.date() - pair[0].last_day()).num_days())
        .max()?;
    (greets && widest > i64::from(SAFARI_DAYS)).then(|| {
        check(
            WidgetRule::SafariForgets,
            Severity::Note,
            format!(
                "Launches of ‘{}’ are up to {widest} days apart; Safari forgets after {SAFARI_DAYS} days where a visitor came from, so people who return later are not greeted.",
                campaign.name
            ),
            "Bring the launches closer together, or do not count on greeting everybody",
        )
    })
}

fn never_matches(about: &About<'_>) -> Option<WidgetCheck> {
    let rules = resolved(about.widget, about.workspace);
    let whys: Option<Vec<String>> = ways(&rules).iter().map(|it| contradiction(it)).collect();
    let why = whys?.into_iter().next()?;
    Some(check(
        WidgetRule::NeverMatches,
        Severity::Error,
        format!("Its rules can never match: {why}."),
        "Take one of the conditions out",
    ))
}

fn no_days(about: &About<'_>) -> Option<WidgetCheck> {
    let runs = days(about.widget, about.workspace)?;
    if runs.iter().any(|run| run.last >= about.today) {
        return None;
    }
    let last = runs.iter().map(|run| run.last).max();
    Some(match last {
        Some(last) => check(
            WidgetRule::NoDays,
            Severity::Note,
            format!(
                "Its last day was {}; it no longer shows.",
                last.format("%-d %b %Y")
            ),
            "Give it other days, or switch it off",
        ),
        None => check(
            WidgetRule::NoDays,
            Severity::Warning,
            "No day is left on which it may show: its campaign has no launches, or it ends before they begin.",
            "Lay the campaign's launches, or choose its days",
        ),
    })
}

/// Rules about what only the site knows, and what it has to say.
fn needs_site(about: &About<'_>) -> Option<WidgetCheck> {
    let design = &about.widget.design;
    let mut calls: Vec<&str> = design
        .rules
        .conditions
        .iter()
        .filter_map(|it| match it {
            Condition::Country { .. } => Some("reprise.country"),
            Condition::Cart { .. } => Some("reprise.cart"),
            Condition::LoggedIn { .. } => Some("reprise.loggedIn"),
            _ => None,
        })
        .collect();
    if design
        .rules
        .triggers
        .iter()
        .any(|it| matches!(it, Trigger::Call { .. }))
    {
        calls.push("reprise.show");
    }
    calls.sort_unstable();
    calls.dedup();
    if calls.is_empty() {
        return None;
    }
    Some(check(
        WidgetRule::NeedsSite,
        Severity::Note,
        format!(
            "It needs the site to call {}; until then it knows nothing of that.",
            calls.join(" and ")
        ),
        "Hand the developer's note of the export to whoever runs the site",
    ))
}
