//! The rules of an instance one by one: named in a planner's words, kept or dropped, tightened or loosened.

mod words;

pub(super) use words::spoken;

use super::instance::{Campaign, Instance, Launch, LaunchGap};

/// One rule that a plan must keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// A launch stands within its window.
    Window {
        /// Which.
        launch: usize,
    },
    /// A launch stands on one of its weekdays.
    Weekdays {
        /// Which.
        launch: usize,
    },
    /// A launch stands at one of its hours.
    Hours {
        /// Which.
        launch: usize,
    },
    /// A launch keeps its distance to its event.
    Anchor {
        /// Which.
        launch: usize,
    },
    /// Nothing is launched on a day.
    Blackout {
        /// The day.
        day: i64,
    },
    /// A campaign launches nothing on a day.
    OwnBlackout {
        /// Whose.
        campaign: usize,
        /// The day.
        day: i64,
    },
    /// Least days between a campaign's launches.
    MinGap {
        /// Whose.
        campaign: usize,
    },
    /// Most days between a campaign's launches.
    MaxGap {
        /// Whose.
        campaign: usize,
    },
    /// A campaign keeps its least gap to its last launch before the plan.
    Prior {
        /// Whose.
        campaign: usize,
    },
    /// One campaign waits for another.
    Precedence {
        /// Its place in the list.
        place: usize,
    },
    /// Most touches of a person in a window.
    Pressure {
        /// Its place in the list.
        place: usize,
    },
    /// Launches to much the same people keep apart.
    Cooldown,
    /// Most launches of a channel a day.
    DayCap {
        /// Which.
        channel: usize,
    },
    /// Most launches of a channel an hour.
    HourCap {
        /// Which.
        channel: usize,
    },
    /// Most cost of a channel in a month.
    Budget {
        /// Which.
        channel: usize,
        /// The month's place in the list.
        month: usize,
    },
}

/// Larger than any sum, smaller than an overflow.
const ENDLESS: i64 = 1 << 40;

/// Every rule of an instance that can bind, in the order in which a conflict names them most readily: first what is
/// said of single launches and channels, last what is true of whole groups.
pub(super) fn all(instance: &Instance) -> Vec<Rule> {
    let launches = || {
        instance
            .campaigns
            .iter()
            .flat_map(|campaign| &campaign.launches)
    };
    let campaigns = || 0..instance.campaigns.len();
    let channels = || 0..instance.channels.len();
    let mut rules: Vec<Rule> = launches()
        .map(|it| Rule::Window { launch: it.id })
        .collect();
    rules.extend((0..instance.precedence.len()).map(|place| Rule::Precedence { place }));
    rules.extend((0..instance.pressure.len()).map(|place| Rule::Pressure { place }));
    rules.extend(channels().map(|channel| Rule::DayCap { channel }));
    for channel in channels() {
        let months = 0..instance.channels[channel].budget.len();
        rules.extend(months.map(|month| Rule::Budget { channel, month }));
    }
    rules.extend(campaigns().map(|campaign| Rule::MinGap { campaign }));
    rules.extend(campaigns().map(|campaign| Rule::MaxGap { campaign }));
    rules.extend(
        instance
            .blackout
            .iter()
            .map(|day| Rule::Blackout { day: *day }),
    );
    let anchored = launches().filter(|it| it.anchor.is_some());
    rules.extend(anchored.map(|it| Rule::Anchor { launch: it.id }));
    rules.extend(launches().map(|it| Rule::Weekdays { launch: it.id }));
    for campaign in &instance.campaigns {
        let own = campaign.id;
        rules.extend(campaign.blackout.iter().map(|day| Rule::OwnBlackout {
            campaign: own,
            day: *day,
        }));
        rules.extend(campaign.prior_day.map(|_| Rule::Prior { campaign: own }));
    }
    rules.push(Rule::Cooldown);
    rules.extend(channels().map(|channel| Rule::HourCap { channel }));
    rules.extend(launches().map(|it| Rule::Hours { launch: it.id }));
    rules
}

/// The instance with only some of its rules; the others never bind.
pub(super) fn only(instance: &Instance, kept: &[Rule]) -> Instance {
    let mut open = opened(instance);
    for rule in kept {
        copy(&mut open, instance, *rule);
    }
    open
}

fn opened(instance: &Instance) -> Instance {
    let mut open = instance.clone();
    open.blackout.clear();
    open.precedence.clear();
    for cap in &mut open.pressure {
        cap.cap = i64::from(i32::MAX / 4);
    }
    open.cooldown.days = 0;
    for channel in &mut open.channels {
        channel.day_cap = ENDLESS;
        channel.hour_cap = ENDLESS;
        channel.budget.iter_mut().for_each(|it| *it = ENDLESS);
    }
    for campaign in &mut open.campaigns {
        campaign.blackout.clear();
        campaign.min_gap = -instance.horizon;
        campaign.max_gap = instance.horizon;
        campaign.prior_day = None;
        for launch in &mut campaign.launches {
            if let Some(gap) = &mut launch.gap {
                (gap.min, gap.max) = (-instance.horizon, instance.horizon);
            }
            launch.window = (0, instance.horizon - 1);
            launch.weekdays = (0..7).collect();
            launch.hours = (0..24).collect();
            launch.anchor = None;
        }
    }
    open
}

fn copy(to: &mut Instance, from: &Instance, rule: Rule) {
    match rule {
        Rule::Window { launch } => launch_mut(to, launch).window = launch_of(from, launch).window,
        Rule::Weekdays { launch } => {
            launch_mut(to, launch)
                .weekdays
                .clone_from(&launch_of(from, launch).weekdays);
        }
        Rule::Hours { launch } => launch_mut(to, launch)
            .hours
            .clone_from(&launch_of(from, launch).hours),
        Rule::Anchor { launch } => launch_mut(to, launch)
            .anchor
            .clone_from(&launch_of(from, launch).anchor),
        Rule::Blackout { day } => to.blackout.push(day),
        Rule::OwnBlackout { campaign, day } => to.campaigns[campaign].blackout.push(day),
        Rule::MinGap { campaign } => {
            to.campaigns[campaign].min_gap = from.campaigns[campaign].min_gap;
            for (to, from) in own_gaps(to, campaign).zip(gaps_of(from, campaign)) {
                to.min = from.min;
            }
        }
        Rule::MaxGap { campaign } => {
            to.campaigns[campaign].max_gap = from.campaigns[campaign].max_gap;
            for (to, from) in own_gaps(to, campaign).zip(gaps_of(from, campaign)) {
                to.max = from.max;
            }
        }
        Rule::Prior { campaign } => {
            to.campaigns[campaign].prior_day = from.campaigns[campaign].prior_day
        }
        Rule::Precedence { place } => to.precedence.push(from.precedence[place].clone()),
        Rule::Pressure { place } => to.pressure[place].cap = from.pressure[place].cap,
        Rule::Cooldown => to.cooldown.days = from.cooldown.days,
        Rule::DayCap { channel } => to.channels[channel].day_cap = from.channels[channel].day_cap,
        Rule::HourCap { channel } => {
            to.channels[channel].hour_cap = from.channels[channel].hour_cap
        }
        Rule::Budget { channel, month } => {
            to.channels[channel].budget[month] = from.channels[channel].budget[month];
        }
    }
}

/// The same rule, looser by an amount in its own unit; none where it cannot be loosened any further.
pub(super) fn loosened(instance: &Instance, rule: Rule, by: i64) -> Option<Instance> {
    let mut loose = instance.clone();
    match rule {
        Rule::Window { launch } => {
            let window = &mut launch_mut(&mut loose, launch).window;
            *window = (
                (window.0 - by).max(0),
                (window.1 + by).min(instance.horizon - 1),
            );
        }
        Rule::Weekdays { launch } => {
            launch_mut(&mut loose, launch).weekdays = (by == 1).then(|| (0..7).collect())?
        }
        Rule::Hours { launch } => {
            launch_mut(&mut loose, launch).hours = (by == 1).then(|| (0..24).collect())?
        }
        Rule::Anchor { launch } => {
            let anchor = launch_mut(&mut loose, launch).anchor.as_mut()?;
            anchor.min_lead -= by;
            anchor.max_lead += by;
        }
        Rule::Blackout { day } => (by == 1).then(|| loose.blackout.retain(|it| *it != day))?,
        Rule::OwnBlackout { campaign, day } => {
            (by == 1).then(|| loose.campaigns[campaign].blackout.retain(|it| *it != day))?;
        }
        Rule::MinGap { campaign } => {
            let least = least_gaps(instance, campaign);
            (by <= least.1).then_some(())?;
            let gap = &mut loose.campaigns[campaign].min_gap;
            *gap = (*gap - by).max(0);
            own_gaps(&mut loose, campaign).for_each(|gap| gap.min = (gap.min - by).max(0));
        }
        Rule::MaxGap { campaign } => {
            loose.campaigns[campaign].max_gap += by;
            own_gaps(&mut loose, campaign).for_each(|gap| gap.max += by);
        }
        Rule::Prior { campaign } => {
            loose.campaigns[campaign].prior_day = (by == 1).then_some(None)?
        }
        Rule::Precedence { place } => loose.precedence[place].lag -= by,
        Rule::Pressure { place } => loose.pressure[place].cap += by * 1000,
        Rule::Cooldown => {
            loose.cooldown.days = (loose.cooldown.days >= by).then_some(loose.cooldown.days - by)?
        }
        Rule::DayCap { channel } => loose.channels[channel].day_cap += by,
        Rule::HourCap { channel } => loose.channels[channel].hour_cap += by,
        Rule::Budget { channel, month } => {
            let budget = &mut loose.channels[channel].budget[month];
            // In twentieths, so that a large budget does not take a thousand tries.
            *budget += (*budget / 20).max(1) * by;
        }
    }
    Some(loose)
}

fn own_gaps(instance: &mut Instance, campaign: usize) -> impl Iterator<Item = &mut LaunchGap> {
    let launches = instance.campaigns[campaign].launches.iter_mut();
    launches.filter_map(|launch| launch.gap.as_mut())
}

fn gaps_of(instance: &Instance, campaign: usize) -> impl Iterator<Item = &LaunchGap> {
    let launches = instance.campaigns[campaign].launches.iter();
    launches.filter_map(|launch| launch.gap.as_ref())
}

/// The smallest and largest least gap between the launches of a campaign.
fn least_gaps(instance: &Instance, campaign: usize) -> (i64, i64) {
    gaps(
        instance,
        campaign,
        |gap| gap.min,
        |campaign| campaign.min_gap,
    )
}

/// The smallest and largest most gap between the launches of a campaign.
fn most_gaps(instance: &Instance, campaign: usize) -> (i64, i64) {
    gaps(
        instance,
        campaign,
        |gap| gap.max,
        |campaign| campaign.max_gap,
    )
}

fn gaps(
    instance: &Instance,
    campaign: usize,
    own: impl Fn(&LaunchGap) -> i64,
    shared: impl Fn(&Campaign) -> i64,
) -> (i64, i64) {
    let campaign = &instance.campaigns[campaign];
    let later = campaign.launches.iter().skip(1);
    let all = later.map(|it| it.gap.as_ref().map_or_else(|| shared(campaign), &own));
    let (least, most) = all.fold((i64::MAX, i64::MIN), |(least, most), gap| {
        (least.min(gap), most.max(gap))
    });
    if least > most {
        (shared(campaign), shared(campaign))
    } else {
        (least, most)
    }
}

fn launch_of(instance: &Instance, id: usize) -> &Launch {
    let (campaign, at) = place_of(instance, id);
    &instance.campaigns[campaign].launches[at]
}

fn launch_mut(instance: &mut Instance, id: usize) -> &mut Launch {
    let (campaign, at) = place_of(instance, id);
    &mut instance.campaigns[campaign].launches[at]
}

/// Launch ids run through the campaigns in order.
fn place_of(instance: &Instance, id: usize) -> (usize, usize) {
    let starts = |campaign: usize| {
        instance.campaigns[campaign]
            .launches
            .first()
            .map_or(usize::MAX, |it| it.id)
    };
    let holds = |campaign: &usize| {
        let count = instance.campaigns[*campaign].launches.len();
        count > 0 && (starts(*campaign)..starts(*campaign) + count).contains(&id)
    };
    let campaign = (0..instance.campaigns.len())
        .find(holds)
        .expect("BUG: every launch has a campaign");
    (campaign, id - starts(campaign))
}
