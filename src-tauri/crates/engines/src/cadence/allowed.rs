//! The first time from a wish on at which a launch may stand: no blackout, no quiet hours, lawful.

use chrono::{Days, NaiveDateTime};
use reprise_domain::channel::Channel;
use reprise_domain::client::Client;

use super::windows::Laws;

/// Most days a wish is carried forward. Beyond it the wish stands as it is and the checks speak up.
const DAYS: u64 = 400;

/// The wish itself when it is allowed, else the first allowed time after it.
pub(super) fn first_allowed(
    wish: NaiveDateTime,
    channel: Channel,
    client: &Client,
    laws: Laws<'_>,
) -> NaiveDateTime {
    let last = wish.date() + Days::new(DAYS);
    let mut at = wish;
    while at.date() <= last {
        match obstacle_end(at, channel, client, laws) {
            Some(next) if next > at => at = next,
            Some(_) | None => return at,
        }
    }
    wish
}

/// When the obstacle a time stands in is over; none when it stands in none.
fn obstacle_end(
    at: NaiveDateTime,
    channel: Channel,
    client: &Client,
    laws: Laws<'_>,
) -> Option<NaiveDateTime> {
    if let Some(blackout) = client.blackout_on(at.date()) {
        return blackout
            .period
            .last
            .succ_opt()
            .map(|day| day.and_time(at.time()));
    }
    hour_obstacle_end(at, channel, client, laws)
}

/// Whether a message may arrive at the time of day, whatever the blackouts say of the day.
pub(super) fn is_allowed_hour(
    at: NaiveDateTime,
    channel: Channel,
    client: &Client,
    laws: Laws<'_>,
) -> bool {
    hour_obstacle_end(at, channel, client, laws).is_none()
}

/// When quiet hours or hours the law forbids are over; none when a time lies in neither.
fn hour_obstacle_end(
    at: NaiveDateTime,
    channel: Channel,
    client: &Client,
    laws: Laws<'_>,
) -> Option<NaiveDateTime> {
    if !channel.interrupts() {
        return None;
    }
    if let Some(quiet) = client
        .quiet_hours
        .iter()
        .find(|it| it.channel == channel && it.covers(at.time()))
    {
        return Some(next_at(at, quiet.until));
    }
    let forbidden = laws.forbid(at, channel, client)?;
    Some(forbidden.over_at(at))
}

/// The next time the clock shows a time, today or tomorrow.
fn next_at(at: NaiveDateTime, time: chrono::NaiveTime) -> NaiveDateTime {
    let day = if time > at.time() {
        at.date()
    } else {
        at.date() + Days::new(1)
    };
    day.and_time(time)
}
