//! Why a launch stands where it stands: what the gap wishes, what is in the way, and where it would best stand.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDateTime};
use reprise_domain::campaign::{Cadence, Campaign};
use reprise_domain::channel::Channel;
use reprise_domain::client::Client;
use reprise_domain::gap::spoken;
use reprise_domain::launch::Launch;
use reprise_domain::local_time::gap_minutes;
use reprise_domain::preset::{Preset, PresetId};

use super::allowed::first_allowed;
use super::facts::PlanFacts;
use super::lanes::wanted_gap;
use super::presets::preset;
use super::windows::Laws;

/// What speaks for a launch's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Where the ideal gap alone would put it; none for a first launch and where no gap is wanted.
    pub ideal: Option<NaiveDateTime>,
    /// The first allowed time from there on; none where there is no ideal.
    pub best: Option<NaiveDateTime>,
    /// Sentences, from the wish to what came of it.
    pub because: Vec<String>,
}

/// Explains the place of a launch, all times local to its client. Empty when its campaign or client is not there.
pub fn why(facts: &PlanFacts<'_>, launch: &Launch) -> Why {
    let workspace = facts.workspace;
    let nothing = Why {
        ideal: None,
        best: None,
        because: Vec::new(),
    };
    let Some(campaign) = workspace.campaigns.get(&launch.campaign) else {
        return nothing;
    };
    let Some(client) = workspace.clients.get(&campaign.client) else {
        return nothing;
    };
    let laws = Laws::of(&workspace.settings);
    let launches = workspace.launches_of(campaign.id);
    let place = launches.iter().position(|it| it.id == launch.id);
    let before = place
        .and_then(|place| place.checked_sub(1))
        .map(|place| launches[place]);
    let Some(before) = before else {
        return first(facts, launch, campaign);
    };
    let Some(gap) = wanted_gap(launch, campaign) else {
        let minutes = gap_minutes(before.at, launch.at, client.time_zone);
        return Why {
            because: vec![format!(
                "It was placed by hand, {} after ‘{}’; no gap is wanted between the two.",
                spoken(minutes),
                before.name
            )],
            ..nothing
        };
    };
    let ideal = before.at + Duration::hours(gap.ideal_hours.into());
    let best = first_allowed(ideal, launch.channel, client, laws);
    let mut because = vec![format!(
        "{} wishes it {} after ‘{}’: {}.",
        ladder_name(campaign, &workspace.presets),
        spoken(i64::from(gap.ideal_hours) * 60),
        before.name,
        moment(facts, ideal)
    )];
    if let Some(obstacle) = obstacle(ideal, launch.channel, client, laws) {
        because.push(format!(
            "That time lies {obstacle}; the first allowed time after it is {}.",
            moment(facts, best)
        ));
    }
    because.push(outcome(launch.at, best, ideal));
    because.extend(held(launch));
    Why {
        ideal: Some(ideal),
        best: Some(best),
        because,
    }
}

fn first(facts: &PlanFacts<'_>, launch: &Launch, campaign: &Campaign) -> Why {
    let mut because = vec![match &campaign.cadence {
        Cadence::Preset { preset: id } => match preset(id, &facts.workspace.presets) {
            Some(preset) => format!(
                "It is the first launch; the ladder ‘{}’ counts from {}.",
                preset.name, preset.anchor
            ),
            None => "It is the first launch of its campaign.".to_owned(),
        },
        Cadence::Steady { .. } => "It is the first launch; the others follow from it.".to_owned(),
        Cadence::Hand => "It is the first launch, placed by hand.".to_owned(),
    }];
    if let Some(season) = &campaign.season {
        because.push(format!(
            "Launches of this campaign belong between {} and {} (‘{}’).",
            day(facts, season.period.first.into()),
            day(facts, season.period.last.into()),
            season.name
        ));
    }
    because.extend(held(launch));
    Why {
        ideal: None,
        best: None,
        because,
    }
}

fn outcome(at: NaiveDateTime, best: NaiveDateTime, ideal: NaiveDateTime) -> String {
    let off = (at - best).num_minutes();
    match off {
        0 if best == ideal => "It stands exactly there.".to_owned(),
        0 => "That is where it stands.".to_owned(),
        later if later > 0 => format!("It stands {} later than that.", spoken(later)),
        earlier => format!("It stands {} earlier than that.", spoken(-earlier)),
    }
}

fn held(launch: &Launch) -> Option<String> {
    launch
        .announced
        .then(|| "It is announced, so a ladder laid again leaves it where it is.".to_owned())
}

fn ladder_name(campaign: &Campaign, own: &BTreeMap<PresetId, Preset>) -> String {
    match &campaign.cadence {
        Cadence::Preset { preset: id } => preset(id, own).map_or_else(
            || "The ladder".to_owned(),
            |preset| format!("The ladder ‘{}’", preset.name),
        ),
        Cadence::Steady { .. } => "The steady rhythm".to_owned(),
        Cadence::Hand => "Its own gap".to_owned(),
    }
}

/// What a time lies in, as the middle of a sentence; none when nothing is in the way.
pub(super) fn obstacle(
    at: NaiveDateTime,
    channel: Channel,
    client: &Client,
    laws: Laws<'_>,
) -> Option<String> {
    if let Some(blackout) = client.blackout_on(at.date()) {
        return Some(match blackout.reason.as_str() {
            "" => "on a blackout date".to_owned(),
            reason => format!("on a blackout date ({reason})"),
        });
    }
    if !channel.interrupts() {
        return None;
    }
    let quiet = client
        .quiet_hours
        .iter()
        .find(|it| it.channel == channel && it.covers(at.time()));
    if let Some(quiet) = quiet {
        return Some(format!(
            "in the quiet hours of {} ({}–{})",
            channel.word(),
            quiet.from.format("%H:%M"),
            quiet.until.format("%H:%M")
        ));
    }
    let forbidden = laws.forbid(at, channel, client)?;
    Some(format!(
        "outside the hours the law allows ({})",
        forbidden.law.law
    ))
}

fn moment(facts: &PlanFacts<'_>, at: NaiveDateTime) -> String {
    format!("{}, {}", day(facts, at), at.format("%H:%M"))
}

fn day(facts: &PlanFacts<'_>, at: NaiveDateTime) -> String {
    let pattern = if at.year() == facts.today.year() {
        "%a %-d %b"
    } else {
        "%a %-d %b %Y"
    };
    at.format(pattern).to_string()
}

#[cfg(test)]
mod tests {
    use reprise_domain::gap::Gap;
    use reprise_domain::headcount::NoContacts;
    use reprise_domain::workspace::Workspace;

    use super::super::check::tests::{at, campaign, client, launch};
    use super::*;

    /// The second of two launches, wished a week after the first.
    fn explained(first: &str, second: &str, announced: bool) -> Why {
        let mut workspace = Workspace::default();
        let later = Launch {
            gap: Some(Gap::days(5, 7, 14)),
            announced,
            ..launch(11, second)
        };
        workspace.put(client().into());
        workspace.put(campaign(1).into());
        workspace.put(launch(10, first).into());
        workspace.put(later.clone().into());
        let facts = PlanFacts {
            workspace: &workspace,
            client: None,
            sizes: &BTreeMap::new(),
            people: &NoContacts,
            today: "2026-05-01".parse().unwrap(),
        };
        why(&facts, &later)
    }

    #[test]
    fn a_launch_at_its_ideal_says_so() {
        let why = explained("2026-05-15T10:00:00", "2026-05-22T10:00:00", false);
        assert_eq!(why.best, Some(at("2026-05-22T10:00:00")));
        assert_eq!(
            why.because,
            [
                "Its own gap wishes it 7 days after ‘L10’: Fri 22 May, 10:00.",
                "It stands exactly there."
            ]
        );
    }

    #[test]
    fn what_moved_a_launch_is_named() {
        // A week after falls on the stock-taking of 11 and 12 May.
        let why = explained("2026-05-04T10:00:00", "2026-05-13T10:00:00", true);
        assert_eq!(why.ideal, Some(at("2026-05-11T10:00:00")));
        assert_eq!(why.best, Some(at("2026-05-13T10:00:00")));
        assert_eq!(
            why.because[1..],
            [
                "That time lies on a blackout date (stock-taking); the first allowed time after it is Wed 13 May, 10:00.",
                "That is where it stands.",
                "It is announced, so a ladder laid again leaves it where it is."
            ]
        );
        let why = explained("2026-05-15T21:30:00", "2026-05-24T08:00:00", false);
        assert!(why.because[1].contains("in the quiet hours of e-mail (21:00–08:00)"));
        assert_eq!(why.because[2], "It stands 1 day later than that.");
    }

    #[test]
    fn a_first_launch_waits_for_nothing() {
        let why = explained("2026-05-20T10:00:00", "2026-05-15T10:00:00", false);
        assert_eq!(why.best, None);
        assert_eq!(why.because, ["It is the first launch, placed by hand."]);
    }
}
