//! Whom a campaign addresses, where it leads, and whether the two strategies keep apart.

use std::collections::{BTreeMap, BTreeSet};

use reprise_domain::audience::{Audience, AudienceSource};
use reprise_domain::audience_size::{AudienceSize, Enough};
use reprise_domain::channel::Channel;
use reprise_domain::finding::{Finding, Mend, MendAction, Rule, Severity};
use reprise_domain::id::AudienceId;
use reprise_domain::landing::landing_of;
use reprise_domain::platform::Platform;
use reprise_domain::strategy::Strategy;

use super::Scene;
use super::words::{finding, open};
use crate::cadence::facts::Planned;

pub(super) fn check(scene: &Scene<'_, '_>, planned: &Planned<'_>, findings: &mut Vec<Finding>) {
    findings.extend(no_launches(scene, planned));
    findings.extend(no_audience(scene, planned));
    findings.extend(strategy(scene, planned));
    findings.extend(no_landing(scene, planned));
    for channel in channels_of(planned) {
        findings.extend(not_planned(scene, planned, channel));
        findings.extend(reach(scene, planned, channel));
    }
}

fn no_launches(scene: &Scene<'_, '_>, planned: &Planned<'_>) -> Option<Finding> {
    let campaign = planned.campaign;
    planned.launches.is_empty().then(|| Finding {
        mend: Some(open("Plan its launches", "plan", Some(campaign.id.0))),
        ..finding(
            scene,
            planned,
            Rule::NoLaunches,
            Severity::Note,
            format!("‘{}’ has no launches yet.", campaign.name),
        )
    })
}

fn no_audience(scene: &Scene<'_, '_>, planned: &Planned<'_>) -> Option<Finding> {
    let campaign = planned.campaign;
    planned.audience.is_none().then(|| Finding {
        launches: planned
            .launches
            .iter()
            .map(|placed| placed.launch.id)
            .collect(),
        mend: Some(open("Choose its audience", "plan", Some(campaign.id.0))),
        ..finding(
            scene,
            planned,
            Rule::NoAudience,
            Severity::Warning,
            format!("‘{}’ addresses nobody yet.", campaign.name),
        )
    })
}

fn strategy(scene: &Scene<'_, '_>, planned: &Planned<'_>) -> Option<Finding> {
    let (audience, campaign) = (planned.audience?, planned.campaign);
    let fitting = audience.strategy();
    if fitting == campaign.strategy {
        return None;
    }
    let why = match fitting {
        Strategy::Remarketing => "its people are in your own channels or have bought",
        Strategy::Retargeting => "its people did not buy and left no address",
    };
    let sentence = format!(
        "‘{}’ is {}, but its audience ‘{}’ calls for {}: {why}.",
        campaign.name,
        campaign.strategy.word(),
        audience.name,
        fitting.word()
    );
    Some(Finding {
        launches: planned
            .launches
            .iter()
            .map(|placed| placed.launch.id)
            .collect(),
        mend: Some(open(
            "Choose another audience or strategy",
            "plan",
            Some(campaign.id.0),
        )),
        ..finding(
            scene,
            planned,
            Rule::StrategyMismatch,
            Severity::Warning,
            sentence,
        )
    })
}

fn no_landing(scene: &Scene<'_, '_>, planned: &Planned<'_>) -> Option<Finding> {
    let nowhere = planned.launches.iter().filter(|it| {
        landing_of(
            it.launch,
            planned.campaign,
            planned.product,
            scene.plan.client,
        )
        .is_none()
    });
    let launches: Vec<_> = nowhere.map(|placed| placed.launch.id).collect();
    (!launches.is_empty()).then(|| Finding {
        launches,
        mend: Some(open("Give it a landing page", "plan", Some(planned.campaign.id.0))),
        ..finding(
            scene,
            planned,
            Rule::NoLanding,
            Severity::Warning,
            format!("Launches of ‘{}’ lead nowhere: no page is given here, at the product or at the client.", planned.campaign.name),
        )
    })
}

fn channels_of(planned: &Planned<'_>) -> BTreeSet<Channel> {
    planned
        .launches
        .iter()
        .map(|placed| placed.launch.channel)
        .collect()
}

fn not_planned(scene: &Scene<'_, '_>, planned: &Planned<'_>, channel: Channel) -> Option<Finding> {
    let campaign = planned.campaign;
    if campaign.channels.contains(&channel) {
        return None;
    }
    let sentence = format!(
        "‘{}’ launches in {}, which is not among its channels.",
        campaign.name,
        channel.word()
    );
    Some(Finding {
        launches: in_channel(planned, channel),
        mend: Some(Mend {
            label: format!("Add {} to its channels", channel.word()),
            action: MendAction::AddChannel {
                campaign: campaign.id,
                channel,
            },
        }),
        ..finding(
            scene,
            planned,
            Rule::ChannelNotPlanned,
            Severity::Note,
            sentence,
        )
    })
}

/// Whether a channel reaches anybody of the audience, and enough of them.
fn reach(scene: &Scene<'_, '_>, planned: &Planned<'_>, channel: Channel) -> Option<Finding> {
    let (audience, size) = (planned.audience?, planned.size?);
    let (rule, severity, sentence) = match channel {
        Channel::Email | Channel::Sms if size.reach_in(channel) == 0 => (
            Rule::NobodyReachable,
            Severity::Error,
            format!(
                "Nobody in ‘{}’ may be reached by {}: there is no address with granted consent.",
                audience.name,
                channel.word()
            ),
        ),
        Channel::Search | Channel::Display | Channel::Social => {
            let fits: Vec<_> = platforms_of(channel, audience)
                .iter()
                .filter_map(|platform| size.platforms.iter().find(|fit| fit.platform == *platform))
                .collect();
            if fits.is_empty() || fits.iter().any(|fit| fit.enough != Enough::No) {
                return None;
            }
            let smallest = fits.iter().min_by_key(|fit| fit.minimum)?;
            (
                Rule::AudienceTooSmall,
                Severity::Warning,
                too_small(
                    audience,
                    size,
                    smallest.platform,
                    smallest.minimum,
                    smallest.matched_high,
                ),
            )
        }
        Channel::Email | Channel::Sms | Channel::Push | Channel::OnSite => return None,
    };
    Some(Finding {
        launches: in_channel(planned, channel),
        mend: Some(open(
            "Look at the audience",
            "audiences",
            Some(audience.id.0),
        )),
        ..finding(scene, planned, rule, severity, sentence)
    })
}

fn too_small(
    audience: &Audience,
    size: &AudienceSize,
    platform: Platform,
    minimum: u64,
    matched: u64,
) -> String {
    format!(
        "‘{}’ has {} people, of whom {} would match at most {matched}; it serves from {minimum}.",
        audience.name,
        reprise_domain::money::grouped(size.left),
        platform.word()
    )
}

/// The platforms on which a paid channel of an audience would usually run.
fn platforms_of(channel: Channel, audience: &Audience) -> Vec<Platform> {
    if let AudienceSource::Engagers { platform, .. } = &audience.source {
        return vec![*platform];
    }
    match channel {
        Channel::Search => vec![Platform::Google, Platform::Microsoft],
        Channel::Display => vec![Platform::Google],
        Channel::Social => vec![Platform::Meta],
        Channel::Email | Channel::Sms | Channel::Push | Channel::OnSite => Vec::new(),
    }
}

fn in_channel(planned: &Planned<'_>, channel: Channel) -> Vec<reprise_domain::id::LaunchId> {
    planned
        .launches
        .iter()
        .filter(|it| it.launch.channel == channel)
        .map(|it| it.launch.id)
        .collect()
}

/// Retargeting and remarketing that run at the same time must leave each other's people out.
/// One finding for each pair of audiences, whatever the number of campaigns.
pub(super) fn check_exclusions(scene: &Scene<'_, '_>, findings: &mut Vec<Finding>) {
    type Span = (chrono::NaiveDate, chrono::NaiveDate);
    let mut spans: BTreeMap<(Strategy, AudienceId), Vec<(Span, &Planned<'_>)>> = BTreeMap::new();
    for planned in &scene.plan.campaigns {
        if let (Some(audience), Some(span)) = (planned.audience, planned.span()) {
            spans
                .entry((planned.campaign.strategy, audience.id))
                .or_default()
                .push((span, planned));
        }
    }
    let of = |wanted| {
        spans
            .iter()
            .filter(move |((strategy, _), _)| *strategy == wanted)
    };
    for ((_, ads), ad_spans) in of(Strategy::Retargeting) {
        for ((_, messages), message_spans) in of(Strategy::Remarketing) {
            let meets = |(one, _): &&(Span, &Planned<'_>)| {
                message_spans
                    .iter()
                    .any(|(other, _)| one.0 <= other.1 && other.0 <= one.1)
            };
            let Some((_, planned)) = ad_spans.iter().find(meets) else {
                continue;
            };
            let audiences = &scene.facts.workspace.audiences;
            if let (Some(ads), Some(messages)) = (audiences.get(ads), audiences.get(messages))
                && !leaves_out(scene, ads, messages)
            {
                findings.push(exclusion_missing(scene, planned, ads, messages));
            }
        }
    }
}

fn exclusion_missing(
    scene: &Scene<'_, '_>,
    planned: &Planned<'_>,
    ads: &Audience,
    messages: &Audience,
) -> Finding {
    let sentence = format!(
        "People in ‘{}’ would get the ads of ‘{}’ as well: ‘{}’ does not leave them out.",
        messages.name, planned.campaign.name, ads.name
    );
    Finding {
        launches: planned
            .launches
            .iter()
            .map(|placed| placed.launch.id)
            .collect(),
        mend: Some(Mend {
            label: format!("Leave out ‘{}’", messages.name),
            action: MendAction::Exclude {
                audience: ads.id,
                excluded: messages.id,
            },
        }),
        ..finding(
            scene,
            planned,
            Rule::ExclusionMissing,
            Severity::Warning,
            sentence,
        )
    }
}

/// Whether an audience excludes another, by itself or through one that holds at least the same contacts.
fn leaves_out(scene: &Scene<'_, '_>, audience: &Audience, other: &Audience) -> bool {
    audience.id == other.id
        || audience.exclusions.contains(&other.id)
        || audience
            .exclusions
            .iter()
            .any(|excluded| scene.facts.people.holds(*excluded, other.id))
}
