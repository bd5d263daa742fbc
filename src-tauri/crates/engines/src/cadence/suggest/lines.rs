//! Which launches may move, and where each may go: around its day, in its season, at an hour that is allowed.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use reprise_domain::headcount::Headcount;
use reprise_domain::period::Period;

use super::Request;
use crate::cadence::allowed::{first_allowed, is_allowed_hour};
use crate::cadence::facts::{ClientPlan, Placed, Planned};
use crate::cadence::windows::Laws;

/// What decides where a client's launches may go.
pub(super) struct Scene<'a> {
    pub(super) plan: &'a ClientPlan<'a>,
    pub(super) today: NaiveDate,
    pub(super) law: Laws<'a>,
    pub(super) request: &'a Request,
    pub(super) people: &'a dyn Headcount,
}

/// A campaign of the instance being made.
pub(super) struct Line<'a> {
    pub(super) planned: &'a Planned<'a>,
    pub(super) prior: Option<Placed<'a>>,
    pub(super) stops: Vec<Stop<'a>>,
}

/// A launch of the instance being made.
pub(super) struct Stop<'a> {
    pub(super) placed: Placed<'a>,
    pub(super) is_free: bool,
    pub(super) window: Period,
    pub(super) time: NaiveTime,
    pub(super) weekdays: Vec<i64>,
}

impl Scene<'_> {
    pub(super) fn stop<'a>(&self, planned: &Planned<'a>, placed: Placed<'a>) -> Stop<'a> {
        let launch = placed.launch;
        let is_free = placed.at.date() > self.today
            && self.request.may_move(planned.campaign, launch.id)
            && (self.request.move_announced || !launch.announced);
        let (time, weekdays) = if is_free {
            self.hour_of(placed)
        } else {
            (placed.at.time(), (0..7).collect())
        };
        let here = placed.at.date();
        Stop {
            placed,
            is_free,
            window: if is_free {
                self.window(planned, placed)
            } else {
                Period {
                    first: here,
                    last: here,
                }
            },
            time,
            weekdays,
        }
    }

    /// Days around the present one, as far as season, offer and a notice that it is leave them.
    fn window(&self, planned: &Planned<'_>, placed: Placed<'_>) -> Period {
        let reach = Days::new(u64::from(self.request.reach_days));
        let (here, tomorrow) = (placed.at.date(), self.today + Days::new(1));
        let mut window = Period {
            first: (here - reach).max(tomorrow),
            last: here + reach,
        };
        let campaign = planned.campaign;
        let season = campaign.season.as_ref().map(|it| it.period);
        let notices = planned.notices.iter().filter_map(|owed| {
            let nearest = owed.nearest(&planned.launches)?;
            owed.period
                .filter(|_| nearest.launch.id == placed.launch.id)
        });
        for period in season
            .into_iter()
            .chain(campaign.offer.valid)
            .chain(notices)
        {
            let open = Period {
                first: period.first.max(tomorrow),
                last: period.last,
            };
            let both = Period {
                first: window.first.max(open.first),
                last: window.last.min(open.last),
            };
            // A launch that stands far outside its season is brought into it; a season that is over holds nobody.
            if both.first <= both.last {
                window = both;
            } else if open.first <= open.last {
                window = open;
            }
        }
        window
    }

    /// The hour a launch keeps, or the first allowed one, with the weekdays on which it is allowed.
    fn hour_of(&self, placed: Placed<'_>) -> (NaiveTime, Vec<i64>) {
        let (client, channel) = (self.plan.client, placed.launch.channel);
        let allowed_at = |time: NaiveTime| -> Vec<i64> {
            let week = placed.at.date().iter_days().take(7);
            let mut days: Vec<i64> = week
                .filter(|day| is_allowed_hour(day.and_time(time), channel, client, self.law))
                .map(|day| i64::from(day.weekday().num_days_from_monday()))
                .collect();
            days.sort_unstable();
            days
        };
        let time = placed.at.time();
        let days = allowed_at(time);
        if !days.is_empty() {
            return (time, days);
        }
        let time = first_allowed(placed.at, channel, client, self.law).time();
        let days = allowed_at(time);
        if days.is_empty() {
            // Every hour is quiet; the checks say so, and no date mends it.
            return (placed.at.time(), (0..7).collect());
        }
        (time, days)
    }
}

impl Line<'_> {
    /// Days on which the clocks skip or repeat the hour of one of its launches.
    pub(super) fn changes(&self, by_time: &BTreeMap<NaiveTime, Vec<i64>>) -> Vec<i64> {
        let times = self.stops.iter().filter_map(|stop| by_time.get(&stop.time));
        let mut days: Vec<i64> = times.flatten().copied().collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}
