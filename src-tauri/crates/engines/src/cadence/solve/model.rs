//! An instance made ready for searching: allowed days, worth by gap, and who is touched by whom, looked up once.

use super::instance::{Instance, Launch};
use super::schedule::{hour_worth, response};

/// Most gaps of a launch whose worth is looked up; more of them take more memory than they save time.
const GAPS: usize = 64;

/// No day.
pub(super) const NONE: i32 = i32::MIN;

/// Everything a search looks up.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) horizon: usize,
    pub(super) months: usize,
    pub(super) month_of: Vec<u16>,
    pub(super) cool_days: i32,
    pub(super) smooth: i64,
    pub(super) caps: Vec<Cap>,
    /// Where the sums of touches begin, by cap, audience and window: below zero where pinned launches alone are over.
    pub(super) level: Vec<Vec<i32>>,
    /// Ways of touching people that launches have, each once.
    pub(super) ways: Vec<Way>,
    /// What gaps are worth, each curve once, by the gap in days from 0 on.
    curves: Vec<Vec<i64>>,
    /// What launches earn after the gaps they may have, by weekday of the launch before, then gap.
    worth: Vec<i64>,
    pub(super) channels: Vec<Lane>,
    pub(super) campaigns: Vec<Line>,
    pub(super) launches: Vec<Stop>,
}

/// A cap on touches in a sliding window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cap {
    pub(super) window: usize,
    pub(super) limit: i32,
    /// Number of windows: those that lie wholly in the horizon, or one that is all of it.
    pub(super) starts: usize,
}

/// How a launch touches people.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Way {
    /// Days it goes on.
    pub(super) days: usize,
    /// Places of the caps that count it.
    pub(super) caps: Vec<usize>,
}

/// A channel.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    pub(super) day_cap: u16,
    pub(super) hour_cap: u16,
    pub(super) budget: Vec<i64>,
}

/// A campaign: its launches one after another.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) first: usize,
    pub(super) count: usize,
    pub(super) prior: i32,
    /// Ways its launches touch people, each once: places in the model's list.
    pub(super) ways: Vec<u16>,
    /// Audiences a launch touches, with the share of each, its own first.
    pub(super) touches: Vec<(u32, i32)>,
    /// The largest of these shares.
    pub(super) most_share: i32,
    /// Whether each of its launches touches people on one day only, and counts in the same caps.
    pub(super) is_plain: bool,
    /// Whether its shares, and the days all its launches touch people on, can be counted in 16 bits.
    pub(super) is_light: bool,
    /// Other campaigns that must keep the cool-down to it.
    pub(super) hot: Vec<u32>,
    /// Campaigns that must be over before, with the lag.
    pub(super) before: Vec<(u32, i32)>,
    /// Campaigns that wait for it, with the lag.
    pub(super) after: Vec<(u32, i32)>,
}

/// A launch.
#[derive(Debug, Clone)]
pub(super) struct Stop {
    pub(super) campaign: u32,
    pub(super) channel: u16,
    pub(super) cost: i64,
    pub(super) work: i64,
    /// Least and most days since the campaign's launch before it.
    pub(super) min_gap: i32,
    pub(super) max_gap: i32,
    /// Least gap that keeps the cool-down as well.
    pub(super) own_gap: i32,
    curve: u32,
    /// Where its worth by weekday and gap begins, and how many gaps from its least one on are told of each weekday; none
    /// where the order of launches is open.
    worth: usize,
    pub(super) gaps: usize,
    /// How it touches people, and that way's place in the campaign's list.
    pub(super) way: u16,
    pub(super) slot: u16,
    /// Allowed days, ascending.
    pub(super) days: Vec<u16>,
    /// Hours with their worth, best first.
    pub(super) hours: Vec<(u8, i64)>,
    /// Where it stands in the plan to be mended, and what leaving that day costs; `NONE` for nowhere.
    pub(super) home: i32,
    pub(super) price: i64,
    /// Base times the weekday's factor, for days 0 to 6 of the horizon's week.
    pub(super) weekly: [i64; 7],
}

impl Model {
    pub(super) fn of(instance: &Instance) -> Self {
        let horizon = instance.horizon as usize;
        let caps = instance.pressure.iter().map(|cap| {
            let window = (cap.window as usize).min(horizon);
            Cap {
                window,
                limit: cap.cap as i32,
                starts: horizon - window + 1,
            }
        });
        let caps: Vec<Cap> = caps.collect();
        let mut shelf = Shelf::default();
        let mut month_of = vec![0_u16; horizon];
        for (month, first) in instance.months.iter().enumerate() {
            (*first as usize..horizon).for_each(|day| month_of[day] = month as u16);
        }
        let mut launches = Vec::with_capacity(instance.launch_count());
        let mut campaigns: Vec<Line> = Vec::with_capacity(instance.campaigns.len());
        for campaign in &instance.campaigns {
            campaigns.push(Line {
                first: launches.len(),
                count: campaign.launches.len(),
                prior: campaign.prior_day.map_or(NONE, |day| day as i32),
                ways: Vec::new(),
                touches: vec![(campaign.id as u32, 1000)],
                most_share: 1000,
                is_plain: true,
                is_light: true,
                hot: Vec::new(),
                before: Vec::new(),
                after: Vec::new(),
            });
            for launch in &campaign.launches {
                let line = &mut campaigns[campaign.id];
                launches.push(stop(instance, campaign.id, launch, &mut shelf, line));
            }
        }
        let mut model = Self {
            horizon,
            months: instance.months.len(),
            month_of,
            cool_days: instance.cooldown.days as i32,
            smooth: instance.smooth,
            level: caps
                .iter()
                .map(|cap| vec![0; campaigns.len() * cap.starts])
                .collect(),
            caps,
            ways: shelf.ways,
            curves: shelf.curves.into_iter().map(|it| it.worth).collect(),
            worth: Vec::new(),
            channels: instance
                .channels
                .iter()
                .map(|it| Lane {
                    day_cap: it.day_cap.min(i64::from(u16::MAX)) as u16,
                    hour_cap: it.hour_cap.min(i64::from(u16::MAX)) as u16,
                    budget: it.budget.clone(),
                })
                .collect(),
            campaigns,
            launches,
        };
        model.relate(instance);
        model
    }

    /// Looks up what each launch earns after each gap: worth it for a search of more than a moment, which also works
    /// without.
    pub(super) fn weigh(&mut self) {
        for launch in 0..self.launches.len() {
            let stop = &self.launches[launch];
            let is_first = self.campaigns[stop.campaign as usize].first == launch;
            let longest = stop.max_gap.min(self.horizon as i32 - 1);
            let gaps = (longest + 1 - stop.own_gap).max(0) as usize;
            if is_first || stop.own_gap < 0 || gaps > GAPS {
                continue;
            }
            let from = self.worth.len();
            for before in 0..7 {
                for gap in stop.own_gap..=longest {
                    let worth = self.day_worth(stop, before + gap as usize, gap);
                    self.worth.push(worth);
                }
            }
            let stop = &mut self.launches[launch];
            (stop.worth, stop.gaps) = (from, gaps);
        }
    }

    fn relate(&mut self, instance: &Instance) {
        for (a, b, share) in &instance.overlap {
            // A launch of b reaches a's audience by that share.
            if *share > 0 && a != b {
                self.campaigns[*b].touches.push((*a as u32, *share as i32));
            }
            if *share >= instance.cooldown.threshold && a != b {
                self.campaigns[*a].hot.push(*b as u32);
                self.campaigns[*b].hot.push(*a as u32);
            }
        }
        for line in &mut self.campaigns {
            let ways = &self.ways;
            line.is_plain =
                line.ways.len() <= 1 && line.ways.iter().all(|it| ways[*it as usize].days == 1);
            let stops = &self.launches[line.first..line.first + line.count];
            let days_of = |stop: &Stop| ways[stop.way as usize].days.min(self.horizon);
            line.most_share = line.touches.iter().map(|it| it.1).max().unwrap_or(0);
            let most_touches = stops.iter().map(days_of).sum::<usize>();
            line.is_light = most_touches <= i16::MAX as usize && line.most_share <= i16::MAX.into();
            line.hot.sort_unstable();
            line.hot.dedup();
        }
        for it in &instance.precedence {
            self.campaigns[it.after]
                .before
                .push((it.before as u32, it.lag as i32));
            self.campaigns[it.before]
                .after
                .push((it.after as u32, it.lag as i32));
        }
    }

    /// The same with hours that never fill up.
    pub(super) fn with_free_hours(&self) -> Self {
        let mut free = self.clone();
        free.channels
            .iter_mut()
            .for_each(|lane| lane.hour_cap = u16::MAX);
        free
    }

    /// Keeps a launch where it stands, whether or not it may stand there.
    pub(super) fn pin(&mut self, launch: usize, day: i64, hour: i64) {
        let stop = &mut self.launches[launch];
        stop.days = vec![day as u16];
        stop.hours.retain(|(it, _)| i64::from(*it) == hour);
        if stop.hours.is_empty() {
            stop.hours.push((hour as u8, 0));
        }
    }

    /// Lets a launch go from its day only when that earns more than a price.
    pub(super) fn attach(&mut self, launch: usize, day: i64, price: i64) {
        let stop = &mut self.launches[launch];
        stop.home = day as i32;
        stop.price = price;
    }

    /// What leaving its day costs a launch.
    #[inline]
    pub(super) fn moving(&self, launch: usize, day: i32) -> i64 {
        let stop = &self.launches[launch];
        if stop.home == NONE || stop.home == day {
            0
        } else {
            stop.price
        }
    }

    /// What a launch earns after gaps from its least one on, when the launch before it stands on a day of that weekday.
    #[inline]
    pub(super) fn worth_after(&self, stop: &Stop, before: usize) -> &[i64] {
        let at = before % 7 * stop.gaps;
        &self.worth[stop.worth + at..stop.worth + at + stop.gaps]
    }

    /// What a launch earns on a day after a gap; `NONE` for a first launch without one before it.
    #[inline]
    pub(super) fn day_worth(&self, stop: &Stop, day: usize, gap: i32) -> i64 {
        let answer = if gap == NONE {
            1000
        } else {
            let curve = &self.curves[stop.curve as usize];
            curve[gap.clamp(0, curve.len() as i32 - 1) as usize]
        };
        stop.weekly[day % 7] * answer / 1_000_000
    }
}

/// A gap that was dropped (negative) leaves the order of launches open, and then the cool-down cannot keep it either.
fn own_gap(min_gap: i64, cool_days: i64) -> i32 {
    (if min_gap < 0 {
        min_gap
    } else {
        min_gap.max(cool_days)
    }) as i32
}

/// Curves and ways that several launches share, kept once.
#[derive(Default)]
struct Shelf {
    curves: Vec<Curve>,
    ways: Vec<Way>,
}

struct Curve {
    points: Vec<(i64, i64)>,
    /// What each gap from 0 on is worth.
    worth: Vec<i64>,
}

impl Shelf {
    fn curve(&mut self, points: &[(i64, i64)], longest: i64) -> u32 {
        let known = |it: &Curve| it.points == points && it.worth.len() as i64 == longest + 1;
        // Launches of a campaign follow each other, so the one looked for is mostly the last.
        let place = self.curves.iter().rposition(known).unwrap_or_else(|| {
            self.curves.push(Curve {
                points: points.to_vec(),
                worth: (0..=longest).map(|gap| response(points, gap)).collect(),
            });
            self.curves.len() - 1
        });
        place as u32
    }

    fn way(&mut self, way: Way) -> u16 {
        let place = self.ways.iter().position(|it| *it == way);
        place.unwrap_or_else(|| {
            self.ways.push(way);
            self.ways.len() - 1
        }) as u16
    }
}

fn stop(
    instance: &Instance,
    campaign: usize,
    launch: &Launch,
    shelf: &mut Shelf,
    line: &mut Line,
) -> Stop {
    let own = &instance.campaigns[campaign];
    let (min_gap, max_gap, points) = match &launch.gap {
        Some(gap) => (gap.min, gap.max, &gap.response),
        None => (own.min_gap, own.max_gap, &own.response),
    };
    let longest = instance.horizon - own.prior_day.unwrap_or(0).min(0);
    let all = || (0..instance.pressure.len()).collect();
    let way = shelf.way(Way {
        days: launch.days as usize,
        caps: launch.caps.clone().unwrap_or_else(all),
    });
    let slot = line
        .ways
        .iter()
        .position(|it| *it == way)
        .unwrap_or_else(|| {
            line.ways.push(way);
            line.ways.len() - 1
        });
    let (low, high) = (
        launch.window.0.max(0),
        launch.window.1.min(instance.horizon - 1),
    );
    let weekday = |day: i64| (instance.start_weekday + day) % 7;
    let near_event = |day: i64| {
        launch.anchor.as_ref().is_none_or(|anchor| {
            let lead = instance.events[anchor.event].day - day;
            (anchor.min_lead..=anchor.max_lead).contains(&lead)
        })
    };
    let allowed = |day: &i64| {
        // Without an hour no day is of use.
        !launch.hours.is_empty()
            && launch.weekdays.contains(&weekday(*day))
            && !instance.blackout.contains(day)
            && !own.blackout.contains(day)
            && near_event(*day)
    };
    let mut hours: Vec<(u8, i64)> = launch
        .hours
        .iter()
        .map(|hour| (*hour as u8, hour_worth(instance, launch, *hour)))
        .collect();
    hours.sort_by_key(|(hour, worth)| (std::cmp::Reverse(*worth), *hour));
    hours.dedup_by_key(|(hour, _)| *hour);
    let factors = &instance.channels[launch.channel].weekday;
    Stop {
        campaign: campaign as u32,
        channel: launch.channel as u16,
        min_gap: min_gap as i32,
        max_gap: max_gap as i32,
        own_gap: own_gap(min_gap, instance.cooldown.days),
        curve: shelf.curve(points, longest),
        worth: 0,
        gaps: 0,
        way,
        slot: slot as u16,
        cost: launch.cost,
        work: launch.work,
        home: NONE,
        price: 0,
        days: (low..=high).filter(allowed).map(|day| day as u16).collect(),
        hours,
        weekly: std::array::from_fn(|day| launch.base * factors[weekday(day as i64) as usize]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_up_is_what_a_launch_earns() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/small.json");
        let text = std::fs::read_to_string(path).unwrap();
        let mut model = Model::of(&Instance::read(&text).unwrap());
        model.weigh();
        let mut looked_up = 0;
        for stop in &model.launches {
            for before in (0..7).take_while(|_| stop.gaps > 0) {
                for (more, worth) in model.worth_after(stop, before).iter().enumerate() {
                    let gap = stop.own_gap as usize + more;
                    let earned = model.day_worth(stop, before + gap, gap as i32);
                    assert_eq!(*worth, earned, "{gap} days after {before}");
                    looked_up += 1;
                }
            }
        }
        assert!(looked_up > 100, "{looked_up} gaps");
    }
}
