//! A client's plan as a calendar to be filled: `launch-plan/1` with what must stay, and the way back to dates.
//!
//! Every live launch of the client is in it, so that those that may not move still press on people. Days are days of
//! the client's zone; the hour of a launch stays what it is where it is allowed, else it becomes the first allowed one.
//!
//! | in the plan | in the instance |
//! |---|---|
//! | launch in scope, later than today, not announced | free within `reach_days` of its day, its season, its offer |
//! | message that is a notice the law wants | free within the days of the notice |
//! | any other live launch | pinned |
//! | gap in hours between two launches | whole days that keep it, given both hours |
//! | gap of less than a day | the days it has now, fixed |
//! | contact policy | pressure caps; each group of audiences one person may be in is an audience of its own |
//! | days of a flight | one touch each; a flight that breaks a cap by itself is not held to it |
//! | blackout | blackout day |
//! | quiet hours, hours of the law | weekdays on which the launch's hour is allowed |
//! | clocks skipping or repeating the hour | the campaign's own blackout day |
//! | campaigns to be over before | precedence, the flight counted |
//! | people reached | what a launch is worth |

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use reprise_domain::channel::Channel;
use reprise_domain::id::{CampaignId, LaunchId};
use reprise_domain::local_time::resolve;

use super::gaps::gap_between;
use super::lines::{Line, Scene, Stop};
use super::weights::weights;
use super::{Request, groups};

use crate::cadence::facts::{ClientPlan, PlanFacts};
use crate::cadence::solve::{
    Campaign, Channel as Lane, Cooldown, Instance, Launch, PLAN_FORMAT, Precedence, PressureCap,
    Task,
};
use crate::cadence::windows::Laws;

/// Launches more than so many days from today stand too far off to be weighed.
const FAR_DAYS: u64 = 1_100;
/// More launches than any day or hour has, and more cost than any month.
const ENDLESS: (i64, i64) = (1_000_000, 1 << 40);
/// What a launch is worth while nobody knows how many it reaches, and the most and least that counts.
const UNKNOWN_REACH: i64 = 1_000;
const REACH: (i64, i64) = (100, 10_000_000);

/// A calendar to be filled, with the way back.
#[derive(Debug, Clone)]
pub(in crate::cadence) struct Problem {
    pub(in crate::cadence) instance: Instance,
    pub(in crate::cadence) task: Task,
    /// Launches by their number in the instance, with where they stand.
    pub(in crate::cadence) seats: Vec<Seat>,
    /// Day 0, and the day on which it is looked at.
    start: NaiveDate,
    today: NaiveDate,
    /// Live launches too far off to be in it.
    pub(super) left_out: usize,
}

/// A launch of the instance.
#[derive(Debug, Clone)]
pub(in crate::cadence) struct Seat {
    pub(in crate::cadence) launch: LaunchId,
    pub(in crate::cadence) campaign: CampaignId,
    pub(in crate::cadence) at: NaiveDateTime,
    /// The time of day it gets.
    time: NaiveTime,
    pub(in crate::cadence) is_free: bool,
}

impl Problem {
    /// When a launch stands on a day of the instance.
    pub(in crate::cadence) fn at(&self, number: usize, day: i64) -> NaiveDateTime {
        let seat = &self.seats[number];
        if !seat.is_free {
            return seat.at;
        }
        let date = self.start + Days::new(day.max(0) as u64);
        date.and_time(seat.time)
    }

    /// The day of the instance a date is; may lie outside the horizon.
    pub(in crate::cadence) fn day_of(&self, date: NaiveDate) -> i64 {
        (date - self.start).num_days()
    }

    /// First and last day so many days around where a launch stands, within what is still to come.
    pub(in crate::cadence) fn days_around(&self, number: usize, reach: u32) -> (i64, i64) {
        let here = self.day_of(self.seats[number].at.date());
        let tomorrow = self.day_of(self.today) + 1;
        let reach = i64::from(reach);
        (
            (here - reach).max(tomorrow),
            (here + reach).min(self.instance.horizon - 1),
        )
    }

    /// Where every launch stands now.
    pub(in crate::cadence) fn present(&self) -> Vec<(i64, i64)> {
        self.task.present.iter().copied().flatten().collect()
    }
}

/// The calendar of one client's plan.
pub(in crate::cadence) fn problem(
    plan: &ClientPlan<'_>,
    facts: &PlanFacts<'_>,
    law: Laws<'_>,
    request: &Request,
) -> Problem {
    let today = facts.today;
    let longest_cap = plan.client.contact_policy.iter().map(|cap| cap.days).max();
    let memory = today - Days::new(u64::from(longest_cap.unwrap_or(0)));
    let far = today + Days::new(FAR_DAYS);
    let scene = Scene {
        plan,
        today,
        law,
        request,
        people: facts.people,
    };
    let mut left_out = 0;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for planned in &plan.campaigns {
        let mut line = Line {
            planned,
            prior: None,
            stops: Vec::new(),
        };
        for placed in &planned.launches {
            if placed.at.date() > far {
                left_out += 1;
            } else if placed.last_day() < memory {
                line.prior = Some(*placed);
            } else {
                line.stops.push(scene.stop(planned, *placed));
            }
        }
        if !line.stops.is_empty() {
            lines.push(line);
        }
    }
    let stops = || lines.iter().flat_map(|line| &line.stops);
    let start = stops()
        .map(|stop| stop.placed.at.date())
        .min()
        .map_or(today, |first| first.min(today));
    let end = stops()
        .map(|stop| stop.window.last + Days::new(u64::from(stop.placed.launch.flight_days - 1)))
        .max()
        .unwrap_or(today);
    Build {
        scene: &scene,
        start,
        horizon: (end - start).num_days() + 1,
    }
    .problem(&lines, left_out)
}

struct Build<'a> {
    scene: &'a Scene<'a>,
    start: NaiveDate,
    horizon: i64,
}

impl Build<'_> {
    fn problem(&self, lines: &[Line<'_>], left_out: usize) -> Problem {
        let mut seats = Vec::new();
        let mut task = Task {
            seed: self.scene.request.seed,
            ..Task::default()
        };
        let dearer = match self.scene.request.placed {
            Some(_) => weights().repair,
            None => 1,
        };
        let clock_changes = self.clock_changes(lines);
        let mut campaigns = Vec::with_capacity(lines.len());
        for (id, line) in lines.iter().enumerate() {
            let launches = line.stops.iter().enumerate().map(|(place, stop)| {
                let number = seats.len();
                let launch = self.launch(line, place, number);
                let price = weights()
                    .moving
                    .of(line.planned.campaign.status, stop.placed.launch.announced);
                let at = stop.placed.at;
                task.present
                    .push(Some((self.day(at.date()), i64::from(stop.time.hour()))));
                // Of two that could move, the later one does.
                let earlier = (line.stops.len() - place) as i64;
                task.moving
                    .push(launch.base * price * dearer / 1000 + earlier);
                if !stop.is_free {
                    task.pinned.push(number);
                }
                seats.push(Seat {
                    launch: stop.placed.launch.id,
                    campaign: line.planned.campaign.id,
                    at,
                    time: stop.time,
                    is_free: stop.is_free,
                });
                launch
            });
            campaigns.push(Campaign {
                id,
                name: line.planned.campaign.name.clone(),
                min_gap: 0,
                max_gap: self.horizon,
                ideal_gap: 0,
                response: vec![(0, 1000)],
                prior_day: line.prior.map(|it| self.day(it.at.date()).min(-1)),
                launches: launches.collect(),
                blackout: line.changes(&clock_changes),
            });
        }
        let overlap = groups::add_groups(self.scene.plan, lines, &mut campaigns, self.scene.people);
        let worth: i64 = campaigns
            .iter()
            .flat_map(|it| &it.launches)
            .map(|it| it.base)
            .sum();
        let count = seats.len().max(1) as i64;
        Problem {
            instance: Instance {
                format: PLAN_FORMAT.to_owned(),
                name: self.scene.plan.client.name.clone(),
                horizon: self.horizon,
                start_date: self.start.to_string(),
                start_weekday: i64::from(self.start.weekday().num_days_from_monday()),
                months: vec![0],
                blackout: self.blackouts(),
                events: Vec::new(),
                channels: Channel::ALL.into_iter().map(lane).collect(),
                precedence: self.precedence(lines),
                overlap,
                pressure: self.pressure(),
                cooldown: Cooldown {
                    days: 0,
                    threshold: 1000,
                },
                // Two launches on one day instead of two days cost the square of two against twice the square of one.
                smooth: worth / count * weights().uneven_work / 2_000,
                note: None,
                campaigns,
            },
            task,
            seats,
            start: self.start,
            today: self.scene.today,
            left_out,
        }
    }

    fn day(&self, date: NaiveDate) -> i64 {
        (date - self.start).num_days()
    }

    fn launch(&self, line: &Line<'_>, place: usize, id: usize) -> Launch {
        let stop = &line.stops[place];
        let launch = stop.placed.launch;
        let before = match place.checked_sub(1) {
            Some(before) => Some((&line.stops[before].placed, line.stops[before].time)),
            None => line.prior.as_ref().map(|it| (it, it.at.time())),
        };
        let before_is_free = place > 0 && line.stops[place - 1].is_free;
        let gap = before.map(|(before, before_time)| {
            let mut gap = gap_between(before, before_time, &stop.placed, stop.time, line.planned);
            if !stop.is_free && !before_is_free {
                (gap.min, gap.max) = (0, self.horizon);
            }
            gap.max = gap.max.min(3_600);
            gap
        });
        let reach = line.planned.size.map(|size| size.reach_in(launch.channel));
        let reach = reach.filter(|people| *people > 0);
        Launch {
            id,
            channel: Channel::ALL
                .iter()
                .position(|it| *it == launch.channel)
                .expect("BUG: every channel is in the list"),
            base: reach.map_or(UNKNOWN_REACH, |people| {
                i64::try_from(people)
                    .unwrap_or(REACH.1)
                    .clamp(REACH.0, REACH.1)
            }),
            cost: 0,
            work: 1,
            window: (self.day(stop.window.first), self.day(stop.window.last)),
            weekdays: stop.weekdays.clone(),
            hours: vec![i64::from(stop.time.hour())],
            anchor: None,
            name: Some(launch.name.clone()),
            gap,
            days: i64::from(launch.flight_days),
            caps: Some(self.caps_of(line, stop)),
        }
    }

    /// Caps that count a launch: those of its channel and of all channels that it does not break all by itself.
    fn caps_of(&self, line: &Line<'_>, stop: &Stop<'_>) -> Vec<usize> {
        if line.planned.audience.is_none() {
            return Vec::new();
        }
        let launch = stop.placed.launch;
        let caps = self.scene.plan.client.contact_policy.iter().enumerate();
        caps.filter(|(_, cap)| cap.channel.is_none_or(|it| it == launch.channel))
            .filter(|(_, cap)| launch.flight_days.min(cap.days) <= cap.touches)
            .map(|(place, _)| place)
            .collect()
    }

    fn pressure(&self) -> Vec<PressureCap> {
        let caps = self.scene.plan.client.contact_policy.iter();
        caps.map(|cap| PressureCap {
            window: i64::from(cap.days),
            cap: i64::from(cap.touches) * 1000,
        })
        .collect()
    }

    fn blackouts(&self) -> Vec<i64> {
        let days = self.start.iter_days().take(self.horizon as usize);
        days.enumerate()
            .filter(|(_, date)| self.scene.plan.client.blackout_on(*date).is_some())
            .map(|(day, _)| day as i64)
            .collect()
    }

    /// Days on which the clocks skip or repeat an hour that some launch has, by that hour.
    fn clock_changes(&self, lines: &[Line<'_>]) -> BTreeMap<NaiveTime, Vec<i64>> {
        let zone = self.scene.plan.client.time_zone;
        let stops = lines.iter().flat_map(|line| &line.stops);
        let mut changes: BTreeMap<NaiveTime, Vec<i64>> =
            stops.map(|stop| (stop.time, Vec::new())).collect();
        for (time, found) in &mut changes {
            let days = self.start.iter_days().take(self.horizon as usize);
            let changed = days
                .enumerate()
                .filter(|(_, date)| resolve(date.and_time(*time), zone).clock_change.is_some());
            found.extend(changed.map(|(day, _)| day as i64));
        }
        changes
    }

    fn precedence(&self, lines: &[Line<'_>]) -> Vec<Precedence> {
        let number: BTreeMap<CampaignId, usize> = lines
            .iter()
            .enumerate()
            .map(|(number, line)| (line.planned.campaign.id, number))
            .collect();
        let mut all = Vec::new();
        for (after, line) in lines.iter().enumerate() {
            for precedence in &line.planned.campaign.after {
                let Some(&before) = number.get(&precedence.campaign) else {
                    continue;
                };
                let earlier = &lines[before];
                let is_settled = earlier.stops.iter().all(|stop| !stop.is_free)
                    && line.stops.first().is_some_and(|stop| !stop.is_free);
                if !is_settled {
                    all.push(Precedence {
                        before,
                        after,
                        lag: i64::from(precedence.lag_days) + running_on(earlier),
                    });
                }
            }
        }
        all
    }
}

/// Days that a campaign's flights go on after its last launch begins, at most.
fn running_on(line: &Line<'_>) -> i64 {
    let last = line.stops.last().map(|stop| stop.placed.at.date());
    let ends = line.stops.iter().map(|stop| stop.placed.last_day()).max();
    match (last, ends) {
        (Some(last), Some(ends)) => (ends - last).num_days().max(0),
        (None, _) | (_, None) => 0,
    }
}

fn lane(channel: Channel) -> Lane {
    Lane {
        name: channel.word().to_owned(),
        day_cap: ENDLESS.0,
        hour_cap: ENDLESS.0,
        budget: vec![ENDLESS.1],
        // No source on file shows that one weekday or hour is better than another for everybody.
        weekday: vec![1000; 7],
        hour: vec![0; 24],
    }
}
