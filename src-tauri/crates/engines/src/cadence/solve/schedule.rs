//! A filled calendar, as `launch-schedule/1`, and what it is worth: the definition the search is held against.

use serde::{Deserialize, Serialize};

use super::instance::{Campaign, Instance, Launch};

/// The format this program writes.
pub const SCHEDULE_FORMAT: &str = "launch-schedule/1";

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Every launch has a place.
    Feasible,
    /// Proved: no plan keeps every rule.
    Infeasible,
    /// Neither found nor proved within the limit.
    Unknown,
}

/// Day and hour of every launch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Schedule {
    /// `launch-schedule/1`.
    pub format: String,
    /// The instance's name.
    pub instance: String,
    /// How the search ended.
    pub status: Status,
    /// `[day, hour]` by launch id; empty unless feasible.
    pub launches: Vec<(i64, i64)>,
    /// What it is worth.
    pub objective: i64,
    /// How long it took; filled by whoever has a clock.
    pub seconds: f64,
}

/// What a gap is worth, per mille: piecewise linear, level beyond its ends, rounded toward minus infinity.
pub fn response(points: &[(i64, i64)], gap: i64) -> i64 {
    let Some(first) = points.first() else {
        return 1000;
    };
    if gap <= first.0 {
        return first.1;
    }
    for pair in points.windows(2) {
        let ((g0, v0), (g1, v1)) = (pair[0], pair[1]);
        if gap <= g1 {
            return v0 + ((v1 - v0) * (gap - g0)).div_euclid(g1 - g0);
        }
    }
    points.last().map_or(1000, |last| last.1)
}

/// What a launch earns on a day after a gap (none for a first launch without one before it), hour not counted.
pub fn day_worth(
    instance: &Instance,
    campaign: &Campaign,
    launch: &Launch,
    day: i64,
    gap: Option<i64>,
) -> i64 {
    let weekday =
        instance.channels[launch.channel].weekday[((instance.start_weekday + day) % 7) as usize];
    let curve = launch
        .gap
        .as_ref()
        .map_or(&campaign.response, |it| &it.response);
    let answer = gap.map_or(1000, |gap| response(curve, gap));
    launch.base * weekday * answer / 1_000_000
}

/// What a launch earns at an hour.
pub fn hour_worth(instance: &Instance, launch: &Launch, hour: i64) -> i64 {
    launch.base * instance.channels[launch.channel].hour[hour as usize] / 1000
}

/// For each pressure cap: the most touches, in thousandths, that any audience gets in one of its windows that ends on
/// `from` or later.
pub fn most_touches(instance: &Instance, places: &[(i64, i64)], from: i64) -> Vec<i64> {
    let mut touched_by: Vec<Vec<(usize, i64)>> = (0..instance.campaigns.len())
        .map(|campaign| vec![(campaign, 1000)])
        .collect();
    for (audience, other, share) in &instance.overlap {
        touched_by[*other].push((*audience, *share));
    }
    let horizon = instance.horizon;
    let caps = instance.pressure.iter().enumerate();
    caps.map(|(place, cap)| {
        // Touches by audience and day, then summed over each window.
        let mut daily = vec![vec![0_i64; horizon as usize]; instance.campaigns.len()];
        for campaign in &instance.campaigns {
            let counted = |it: &&Launch| it.caps.as_ref().is_none_or(|caps| caps.contains(&place));
            for launch in campaign.launches.iter().filter(counted) {
                let day = places[launch.id].0;
                for touched in day..(day + launch.days).min(horizon) {
                    for (audience, share) in &touched_by[campaign.id] {
                        daily[*audience][touched as usize] += share;
                    }
                }
            }
        }
        let window = cap.window.min(horizon) as usize;
        let first = (from.max(0) as usize + 1).saturating_sub(window);
        let most = daily.iter().map(|days| most_in_window(days, window, first));
        most.max().unwrap_or(0)
    })
    .collect()
}

/// The largest sum of so many days in a row, of those rows that begin on `first` or later.
fn most_in_window(days: &[i64], window: usize, first: usize) -> i64 {
    let Some(row) = days.get(first..(first + window).min(days.len())) else {
        return 0;
    };
    let mut sum: i64 = row.iter().sum();
    let mut most = sum;
    for next in first + window..days.len() {
        sum += days[next] - days[next - window];
        most = most.max(sum);
    }
    most
}

/// What a whole plan is worth, whether or not it keeps the rules. Days must lie in the horizon.
pub fn objective(instance: &Instance, places: &[(i64, i64)]) -> i64 {
    let mut worth = 0;
    let mut work = vec![0_i64; instance.horizon as usize];
    for campaign in &instance.campaigns {
        let mut before = campaign.prior_day;
        for launch in &campaign.launches {
            let (day, hour) = places[launch.id];
            worth += day_worth(
                instance,
                campaign,
                launch,
                day,
                before.map(|before| day - before),
            );
            worth += hour_worth(instance, launch, hour);
            work[day as usize] += launch.work;
            before = Some(day);
        }
    }
    worth - instance.smooth * work.iter().map(|it| it * it).sum::<i64>()
}
