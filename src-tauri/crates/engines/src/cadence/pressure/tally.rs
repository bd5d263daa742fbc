//! Touches of one person counted up: by week and channel, and in the sliding windows of every cap.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use reprise_domain::channel::Channel;
use reprise_domain::client::Cap;

use super::{CapWindow, ChannelTouches};
use crate::cadence::touches::Own;

/// A touch as it is counted: days since the plan's first week began, and the channel's place in `Channel::ALL`.
pub(super) type Mark = (u32, u8);

/// The touches of each audience as marks, by day.
pub(super) fn marks(own: &[Own<'_>], weeks: &[NaiveDate]) -> Vec<Vec<Mark>> {
    let of = |own: &Own<'_>| {
        let marks = own.touches.iter().map(|touch| {
            let day = (touch.day - weeks[0]).num_days();
            (day as u32, place(touch.placed.launch.channel) as u8)
        });
        let mut marks: Vec<Mark> = marks.collect();
        marks.sort_unstable();
        marks
    };
    own.iter().map(of).collect()
}

/// The touches of one person.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// Touches by week, counted from the first week of the plan, in the order of `Channel::ALL`.
    pub(super) weeks: Vec<[u32; Channel::ALL.len()]>,
    /// The fullest window of each cap; none where the cap counts nothing.
    pub(super) fullest: Vec<Option<CapWindow>>,
    /// The fullest broken window by week and cap.
    pub(super) over: BTreeMap<(usize, usize), CapWindow>,
}

impl Tally {
    /// Counts the marks of a person in all audiences of a group. `weeks` are all weeks of the plan.
    pub(super) fn of(
        marks: &[Vec<Mark>],
        group: &[usize],
        weeks: &[NaiveDate],
        caps: &[Cap],
    ) -> Self {
        // Marks of an audience are in order: a stable sort only merges them.
        let mut touches: Vec<Mark> = group
            .iter()
            .flat_map(|place| marks[*place].iter().copied())
            .collect();
        touches.sort();
        let mut tally = Self {
            weeks: vec![[0; Channel::ALL.len()]; weeks.len()],
            ..Self::default()
        };
        for (day, channel) in &touches {
            tally.weeks[week(*day)][usize::from(*channel)] += 1;
        }
        for (at, cap) in caps.iter().enumerate() {
            let fullest = tally.slide(&touches, weeks, (at, *cap));
            tally.fullest.push(fullest);
        }
        tally
    }

    /// Touches of a week in all channels.
    pub(super) fn in_week(&self, week: usize) -> u32 {
        self.weeks[week].iter().sum()
    }

    /// A week's touches by channel, without those that have none.
    pub(super) fn by_channel(&self, week: usize) -> Vec<ChannelTouches> {
        Channel::ALL
            .iter()
            .zip(self.weeks[week])
            .filter(|(_, touches)| *touches > 0)
            .map(|(channel, touches)| ChannelTouches {
                channel: *channel,
                touches,
            })
            .collect()
    }

    /// How far over its cap the fullest window is, below zero while it is within; none without caps.
    pub(super) fn excess(&self) -> Option<i64> {
        let fullest = self.fullest.iter().flatten();
        fullest
            .map(|it| i64::from(it.touches) - i64::from(it.cap.touches))
            .max()
    }

    /// Slides a cap's window over the touches: keeps the fullest, and marks the weeks of broken ones.
    fn slide(
        &mut self,
        touches: &[Mark],
        weeks: &[NaiveDate],
        (at, cap): (usize, Cap),
    ) -> Option<CapWindow> {
        let only = cap.channel.map(|it| place(it) as u8);
        let days: Vec<u32> = touches
            .iter()
            .filter(|(_, channel)| only.is_none_or(|it| it == *channel))
            .map(|(day, _)| *day)
            .collect();
        let date = |day: u32| weeks[0] + Days::new(u64::from(day));
        let mut fullest: Option<CapWindow> = None;
        let mut first = 0;
        for (last, day) in days.iter().enumerate() {
            while days[first] + cap.days <= *day {
                first += 1;
            }
            let count = (last - first + 1) as u32;
            let is_fuller = fullest.is_none_or(|it| it.touches < count);
            // Further touches of the same day belong to the same window.
            let is_whole = days.get(last + 1) != Some(day);
            if !is_whole || !(is_fuller || count > cap.touches) {
                continue;
            }
            let window = CapWindow {
                cap,
                touches: count,
                first: date(days[first]),
                last: date(*day),
            };
            if is_fuller {
                fullest = Some(window);
            }
            if count > cap.touches {
                for week in week(days[first])..=week(*day) {
                    if self.counted(week, only) > 0 {
                        fuller(&mut self.over, (week, at), window);
                    }
                }
            }
        }
        fullest
    }

    /// Touches of a week in one channel, or in all.
    fn counted(&self, week: usize, only: Option<u8>) -> u32 {
        match only {
            Some(channel) => self.weeks[week][usize::from(channel)],
            None => self.in_week(week),
        }
    }
}

/// Keeps the fuller of two windows, the present one of two alike.
pub(super) fn fuller(
    over: &mut BTreeMap<(usize, usize), CapWindow>,
    key: (usize, usize),
    window: CapWindow,
) {
    let kept = over.entry(key).or_insert(window);
    if (window.touches, kept.first) > (kept.touches, window.first) {
        *kept = window;
    }
}

/// The place among the plan's weeks of a day counted from the first of them.
fn week(day: u32) -> usize {
    (day / 7) as usize
}

fn place(channel: Channel) -> usize {
    Channel::ALL
        .iter()
        .position(|it| *it == channel)
        .unwrap_or_default()
}
