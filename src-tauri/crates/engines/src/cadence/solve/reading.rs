//! Reading an instance: every number and reference in it must be possible, and what is not is named with its place.
//!
//! A campaign that must wait for itself is no mistake of the file: it makes a plan impossible, and `conflict` says why.

use super::instance::{Campaign, Channel, Instance, Launch, LaunchGap, PLAN_FORMAT};

/// Longest horizon in days: ten years.
const HORIZON_LIMIT: i64 = 3_660;
/// Farthest day that anything is counted from or to.
const DAY_LIMIT: i64 = 1_000_000;
/// Most campaigns and launches of one instance.
const CAMPAIGN_LIMIT: usize = 20_000;
const LAUNCH_LIMIT: usize = 100_000;
/// Most that sums may come to: they are kept in 64 bits, and touches in 32.
const WORTH_LIMIT: i128 = 1 << 62;
const TOUCH_LIMIT: i128 = 1 << 30;

/// Why a text is no instance.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InstanceError {
    /// Not JSON of this shape; the reader's words name line and column.
    #[error("it is no {PLAN_FORMAT} file: {0}")]
    Shape(String),
    /// A value that cannot be.
    #[error("{place} is {value}; it must be {expected}")]
    Value {
        /// Where: `campaigns[3].launches[0].window`.
        place: String,
        /// What it is.
        value: String,
        /// What it could be.
        expected: String,
    },
    /// More of something than this program takes.
    #[error("it has {found} {what}, the limit is {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many.
        found: usize,
        /// The most allowed.
        limit: usize,
    },
    /// Numbers that are possible one by one and too large together.
    #[error("{what} could come to more than this program counts")]
    TooLarge {
        /// What would be counted.
        what: &'static str,
    },
}

type Checked = Result<(), InstanceError>;

impl Instance {
    /// Reads an instance and makes sure that every reference and number in it can be.
    ///
    /// # Errors
    /// The first thing that cannot be.
    pub fn read(text: &str) -> Result<Self, InstanceError> {
        let instance: Self =
            serde_json::from_str(text).map_err(|error| InstanceError::Shape(error.to_string()))?;
        instance.checked()?;
        Ok(instance)
    }

    /// Makes sure that every reference and number can be.
    ///
    /// # Errors
    /// The first thing that cannot be.
    pub fn checked(&self) -> Checked {
        if self.format != PLAN_FORMAT {
            return Err(wrong("format", &self.format, PLAN_FORMAT));
        }
        if self.start_date.parse::<chrono::NaiveDate>().is_err() {
            return Err(wrong(
                "start_date",
                &self.start_date,
                "a date like 2026-01-01",
            ));
        }
        within("horizon", self.horizon, 1, HORIZON_LIMIT)?;
        within("start_weekday", self.start_weekday, 0, 6)?;
        few("campaigns", self.campaigns.len(), CAMPAIGN_LIMIT)?;
        few("launches", self.launch_count(), LAUNCH_LIMIT)?;
        few("channels", self.channels.len(), 1_000)?;
        few("events", self.events.len(), 100_000)?;
        few("pressure caps", self.pressure.len(), 1_000)?;
        let ascending = self.months.windows(2).all(|pair| pair[0] < pair[1]);
        let inside = self
            .months
            .iter()
            .all(|day| (0..self.horizon).contains(day));
        if self.months.first() != Some(&0) || !ascending || !inside {
            let expected = "days of the horizon from 0 on, ascending";
            return Err(wrong("months", &format!("{:?}", self.months), expected));
        }
        for (place, event) in self.events.iter().enumerate() {
            let path = || format!("events[{place}].day");
            within(path, event.day, -DAY_LIMIT, DAY_LIMIT)?;
        }
        within("cooldown.days", self.cooldown.days, 0, HORIZON_LIMIT)?;
        within("smooth", self.smooth, 0, 1_000_000)?;
        for (place, cap) in self.pressure.iter().enumerate() {
            within(
                || format!("pressure[{place}].window"),
                cap.window,
                1,
                HORIZON_LIMIT,
            )?;
            within(
                || format!("pressure[{place}].cap"),
                cap.cap,
                0,
                1_000_000_000,
            )?;
        }
        for (place, channel) in self.channels.iter().enumerate() {
            self.check_channel(place, channel)?;
        }
        let mut next = 0;
        for (place, campaign) in self.campaigns.iter().enumerate() {
            self.check_campaign(place, campaign, &mut next)?;
        }
        self.check_relations()?;
        self.check_sums()
    }

    fn check_channel(&self, place: usize, channel: &Channel) -> Checked {
        let at = |field: &'static str| move || format!("channels[{place}].{field}");
        within(at("day_cap"), channel.day_cap, 0, 1_000_000)?;
        within(at("hour_cap"), channel.hour_cap, 0, 1_000_000)?;
        counted(at("weekday"), channel.weekday.len(), 7)?;
        counted(at("hour"), channel.hour.len(), 24)?;
        counted(at("budget"), channel.budget.len(), self.months.len())?;
        for (month, budget) in channel.budget.iter().enumerate() {
            let path = || format!("channels[{place}].budget[{month}]");
            within(path, *budget, 0, 1 << 50)?;
        }
        for (field, factors) in [("weekday", &channel.weekday), ("hour", &channel.hour)] {
            for (number, factor) in factors.iter().enumerate() {
                let path = || format!("channels[{place}].{field}[{number}]");
                within(path, *factor, 0, 1_000_000)?;
            }
        }
        Ok(())
    }

    fn check_campaign(&self, place: usize, campaign: &Campaign, next: &mut i64) -> Checked {
        let at = |field: &'static str| move || format!("campaigns[{place}].{field}");
        within(at("id"), campaign.id as i64, place as i64, place as i64)?;
        check_gap(
            &|field| format!("campaigns[{place}].{field}_gap"),
            campaign.min_gap,
            campaign.max_gap,
        )?;
        check_curve(at("response"), &campaign.response)?;
        if let Some(day) = campaign.prior_day {
            within(at("prior_day"), day, -HORIZON_LIMIT, -1)?;
        }
        for (number, launch) in campaign.launches.iter().enumerate() {
            let path = format!("campaigns[{place}].launches[{number}]");
            let at = |field: &str| format!("{path}.{field}");
            within(|| at("id"), launch.id as i64, *next, *next)?;
            *next += 1;
            self.check_launch(launch, &at)?;
        }
        Ok(())
    }

    fn check_launch(&self, launch: &Launch, at: &dyn Fn(&str) -> String) -> Checked {
        let channels = self.channels.len() as i64;
        within(|| at("channel"), launch.channel as i64, 0, channels - 1)?;
        within(|| at("base"), launch.base, 0, 1_000_000_000)?;
        within(|| at("cost"), launch.cost, 0, 1_000_000_000)?;
        within(|| at("work"), launch.work, 0, 1_000_000)?;
        within(|| at("days"), launch.days, 1, HORIZON_LIMIT)?;
        let (low, high) = launch.window;
        if low > high || high < 0 || low >= self.horizon {
            let expected = format!("a first and a last day within 0 to {}", self.horizon - 1);
            return Err(wrong(at("window"), &format!("[{low}, {high}]"), &expected));
        }
        for (number, day) in launch.weekdays.iter().enumerate() {
            within(|| at(&format!("weekdays[{number}]")), *day, 0, 6)?;
        }
        for (number, hour) in launch.hours.iter().enumerate() {
            within(|| at(&format!("hours[{number}]")), *hour, 0, 23)?;
        }
        if let Some(LaunchGap { min, max, response }) = &launch.gap {
            check_gap(&|field| at(&format!("gap.{field}")), *min, *max)?;
            check_curve(|| at("gap.response"), response)?;
        }
        for (number, cap) in launch.caps.iter().flatten().enumerate() {
            let last = self.pressure.len() as i64 - 1;
            within(|| at(&format!("caps[{number}]")), *cap as i64, 0, last)?;
        }
        let Some(anchor) = &launch.anchor else {
            return Ok(());
        };
        let last = self.events.len() as i64 - 1;
        within(|| at("anchor.event"), anchor.event as i64, 0, last)?;
        for (field, lead) in [("min_lead", anchor.min_lead), ("max_lead", anchor.max_lead)] {
            within(
                || at(&format!("anchor.{field}")),
                lead,
                -DAY_LIMIT,
                DAY_LIMIT,
            )?;
        }
        Ok(())
    }

    fn check_relations(&self) -> Checked {
        let last = self.campaigns.len() as i64 - 1;
        for (place, it) in self.precedence.iter().enumerate() {
            let at = |field: &'static str| move || format!("precedence[{place}].{field}");
            within(at("before"), it.before as i64, 0, last)?;
            within(at("after"), it.after as i64, 0, last)?;
            within(at("lag"), it.lag, -HORIZON_LIMIT, HORIZON_LIMIT)?;
        }
        for (place, (a, b, share)) in self.overlap.iter().enumerate() {
            let at = |part: usize| move || format!("overlap[{place}][{part}]");
            within(at(0), *a as i64, 0, last)?;
            within(at(1), *b as i64, 0, last)?;
            within(at(2), *share, 0, 1000)?;
        }
        Ok(())
    }

    /// Each number may be fine and their sums too large to be counted.
    fn check_sums(&self) -> Checked {
        let most = |factors: &[i64]| i128::from(factors.iter().copied().max().unwrap_or(0));
        let (mut worth, mut work, mut touches) = (0_i128, 0_i128, 0_i128);
        for campaign in &self.campaigns {
            for launch in &campaign.launches {
                let channel = &self.channels[launch.channel];
                let gap = launch.gap.as_ref();
                let curve = gap.map_or(&campaign.response, |it| &it.response);
                let answer = curve.iter().map(|(_, worth)| *worth).max().unwrap_or(0);
                // The product is taken before it is divided.
                let base = i128::from(launch.base);
                worth += base * most(&channel.weekday) * i128::from(answer.max(1000));
                worth += base * most(&channel.hour);
                work += i128::from(launch.work);
                touches += i128::from(launch.days) * 1000;
            }
        }
        if worth > WORTH_LIMIT || work * work * i128::from(self.smooth) > WORTH_LIMIT {
            return Err(InstanceError::TooLarge {
                what: "what the launches are worth",
            });
        }
        if touches > TOUCH_LIMIT {
            return Err(InstanceError::TooLarge {
                what: "touches of one person",
            });
        }
        Ok(())
    }
}

fn check_gap(at: &dyn Fn(&str) -> String, min: i64, max: i64) -> Checked {
    within(|| at("min"), min, 0, HORIZON_LIMIT)?;
    within(|| at("max"), max, min, HORIZON_LIMIT)
}

fn check_curve(at: impl Fn() -> String, points: &[(i64, i64)]) -> Checked {
    let ascending = points.windows(2).all(|pair| pair[0].0 < pair[1].0);
    let possible = points.iter().all(|(gap, worth)| {
        (-DAY_LIMIT..=DAY_LIMIT).contains(gap) && (0..=1_000_000).contains(worth)
    });
    if points.is_empty() || !ascending || !possible {
        let expected = "points [gap, per mille], gaps ascending, 0 to 1,000,000 per mille";
        return Err(wrong(at(), &format!("{points:?}"), expected));
    }
    Ok(())
}

/// A place in the file, written out only when something is wrong there.
trait Path {
    fn text(self) -> String;
}

impl Path for &str {
    fn text(self) -> String {
        self.to_owned()
    }
}

impl Path for String {
    fn text(self) -> String {
        self
    }
}

impl<F: Fn() -> String> Path for F {
    fn text(self) -> String {
        self()
    }
}

fn wrong(place: impl Path, value: &str, expected: &str) -> InstanceError {
    InstanceError::Value {
        place: place.text(),
        value: value.to_owned(),
        expected: expected.to_owned(),
    }
}

fn within(place: impl Path, found: i64, low: i64, high: i64) -> Checked {
    if (low..=high).contains(&found) {
        return Ok(());
    }
    let expected = if low == high {
        low.to_string()
    } else if low > high {
        "left out: there is nothing it could name".to_owned()
    } else {
        format!("{low} to {high}")
    };
    Err(wrong(place, &found.to_string(), &expected))
}

fn counted(place: impl Path, found: usize, needed: usize) -> Checked {
    if found == needed {
        Ok(())
    } else {
        Err(wrong(
            place,
            &format!("a list of {found}"),
            &format!("a list of {needed}"),
        ))
    }
}

fn few(what: &'static str, found: usize, limit: usize) -> Checked {
    if found <= limit {
        Ok(())
    } else {
        Err(InstanceError::TooMany { what, found, limit })
    }
}
