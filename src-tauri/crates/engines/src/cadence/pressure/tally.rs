//! Touches of one person counted up: by week and channel, and in the sliding windows of every cap.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use reprise_domain::channel::Channel;
use reprise_domain::client::Cap;

use super::{CapWindow, ChannelTouches};
use crate::cadence::touches::Touch;

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
    /// Counts touches that come in the order of their days. `weeks` are all weeks of the plan.
    pub(super) fn of(touches: &[Touch<'_>], weeks: &[NaiveDate], caps: &[Cap]) -> Self {
        let mut tally = Self {
            weeks: vec![[0; Channel::ALL.len()]; weeks.len()],
            ..Self::default()
        };
        for touch in touches {
            tally.weeks[week_at(weeks, touch.day)][place(touch.placed.launch.channel)] += 1;
        }
        for (at, cap) in caps.iter().enumerate() {
            let fullest = tally.slide(touches, weeks, (at, *cap));
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
        touches: &[Touch<'_>],
        weeks: &[NaiveDate],
        (at, cap): (usize, Cap),
    ) -> Option<CapWindow> {
        let counts = |channel| cap.channel.is_none_or(|it| it == channel);
        let days: Vec<NaiveDate> = touches
            .iter()
            .filter(|it| counts(it.placed.launch.channel))
            .map(|it| it.day)
            .collect();
        let mut fullest: Option<CapWindow> = None;
        let mut first = 0;
        for (last, day) in days.iter().enumerate() {
            while days[first] + Days::new(u64::from(cap.days)) <= *day {
                first += 1;
            }
            // Further touches of the same day belong to the same window.
            if days.get(last + 1) == Some(day) {
                continue;
            }
            let window = CapWindow {
                cap,
                touches: (last - first + 1) as u32,
                first: days[first],
                last: *day,
            };
            if fullest.is_none_or(|it| it.touches < window.touches) {
                fullest = Some(window);
            }
            if window.touches > cap.touches {
                self.mark(window, weeks, at);
            }
        }
        fullest
    }

    fn mark(&mut self, window: CapWindow, weeks: &[NaiveDate], cap: usize) {
        for week in week_at(weeks, window.first)..=week_at(weeks, window.last) {
            let counted = Channel::ALL
                .iter()
                .filter(|channel| window.cap.channel.is_none_or(|it| it == **channel));
            if counted
                .map(|channel| self.weeks[week][place(*channel)])
                .sum::<u32>()
                == 0
            {
                continue;
            }
            fuller(&mut self.over, (week, cap), window);
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

/// The place of a day's week among the weeks of the plan, the first of which holds its first touch.
fn week_at(weeks: &[NaiveDate], day: NaiveDate) -> usize {
    usize::try_from((day - weeks[0]).num_days() / 7).unwrap_or_default()
}

fn place(channel: Channel) -> usize {
    Channel::ALL
        .iter()
        .position(|it| *it == channel)
        .unwrap_or_default()
}
