//! The judge of plans: every rule of `launch-plan/1` counted plainly from its definition. It reads the JSON itself and
//! shares no line with the solver, so that a mistake in one of the two shows.

use serde_json::Value;

/// The rules a plan breaks, one line each; empty when it keeps them all.
pub fn violations(instance: &Value, places: &[(i64, i64)]) -> Vec<String> {
    let judge = Judge::of(instance, places);
    let mut found = Vec::new();
    judge.places(&mut found);
    judge.gaps_and_order(&mut found);
    judge.people(&mut found);
    judge.channels(&mut found);
    found
}

struct Judge<'a> {
    it: &'a Value,
    places: &'a [(i64, i64)],
    /// Campaign and launch by launch id.
    launches: Vec<(usize, &'a Value)>,
}

fn number(value: &Value) -> i64 {
    value
        .as_i64()
        .expect("the instance has a whole number here")
}

fn numbers(value: &Value) -> Vec<i64> {
    value
        .as_array()
        .expect("the instance has a list here")
        .iter()
        .map(number)
        .collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("the instance has a list here")
}

impl<'a> Judge<'a> {
    fn of(it: &'a Value, places: &'a [(i64, i64)]) -> Self {
        let campaigns = list(&it["campaigns"]).iter().enumerate();
        let launches = campaigns
            .flat_map(|(own, c)| list(&c["launches"]).iter().map(move |l| (own, l)))
            .collect();
        Self {
            it,
            places,
            launches,
        }
    }

    fn places(&self, found: &mut Vec<String>) {
        let blackout = numbers(&self.it["blackout"]);
        for (id, (campaign, launch)) in self.launches.iter().enumerate() {
            let (day, hour) = self.places[id];
            let window = numbers(&launch["window"]);
            let weekday = (number(&self.it["start_weekday"]) + day).rem_euclid(7);
            let own = numbers(&self.it["campaigns"][*campaign]["blackout"]);
            let lead = launch["anchor"].as_object().map(|anchor| {
                let event = &self.it["events"][number(&anchor["event"]) as usize];
                let lead = number(&event["day"]) - day;
                (number(&anchor["min_lead"])..=number(&anchor["max_lead"])).contains(&lead)
            });
            let well = (window[0]..=window[1]).contains(&day)
                && (0..number(&self.it["horizon"])).contains(&day)
                && numbers(&launch["weekdays"]).contains(&weekday)
                && !blackout.contains(&day)
                && !own.contains(&day)
                && numbers(&launch["hours"]).contains(&hour)
                && lead != Some(false);
            if !well {
                found.push(format!("launch {id} may not stand on day {day} at {hour}"));
            }
        }
    }

    fn days_of(&self, campaign: usize) -> Vec<i64> {
        let own = self
            .launches
            .iter()
            .enumerate()
            .filter(|(_, (it, _))| *it == campaign);
        own.map(|(id, _)| self.places[id].0).collect()
    }

    fn gaps_and_order(&self, found: &mut Vec<String>) {
        for (own, campaign) in list(&self.it["campaigns"]).iter().enumerate() {
            let days = self.days_of(own);
            let launches = list(&campaign["launches"]);
            // A launch's own gap comes before its campaign's.
            let bounds = |launch: &Value| match launch["gap"].as_object() {
                Some(gap) => (number(&gap["min"]), number(&gap["max"])),
                None => (number(&campaign["min_gap"]), number(&campaign["max_gap"])),
            };
            for (pair, launch) in days.windows(2).zip(&launches[1.min(launches.len())..]) {
                let (least, most) = bounds(launch);
                if !(least..=most).contains(&(pair[1] - pair[0])) {
                    found.push(format!("campaign {own} has gaps of {days:?}"));
                }
            }
            if let (Some(prior), Some(first)) = (campaign["prior_day"].as_i64(), days.first())
                && first - prior < bounds(&launches[0]).0
            {
                found.push(format!("campaign {own} begins too soon"));
            }
        }
        for it in list(&self.it["precedence"]) {
            let over = self
                .days_of(number(&it["before"]) as usize)
                .into_iter()
                .max();
            let begins = self
                .days_of(number(&it["after"]) as usize)
                .into_iter()
                .min();
            if let (Some(over), Some(begins)) = (over, begins)
                && begins < over + number(&it["lag"])
            {
                found.push(format!("{it} is not kept"));
            }
        }
    }

    fn share(&self, a: usize, b: usize) -> i64 {
        if a == b {
            return 1000;
        }
        let pairs = list(&self.it["overlap"]).iter().map(numbers);
        pairs
            .filter(|it| (it[0], it[1]) == (a as i64, b as i64))
            .map(|it| it[2])
            .next()
            .unwrap_or(0)
    }

    fn people(&self, found: &mut Vec<String>) {
        let campaigns = list(&self.it["campaigns"]).len();
        let horizon = number(&self.it["horizon"]);
        let mut shares = vec![vec![0; campaigns]; campaigns];
        for (a, row) in shares.iter_mut().enumerate() {
            row[a] = 1000;
        }
        for pair in list(&self.it["overlap"]).iter().map(numbers) {
            shares[pair[0] as usize][pair[1] as usize] = pair[2];
        }
        for (audience, row) in shares.iter().enumerate() {
            for (place, cap) in list(&self.it["pressure"]).iter().enumerate() {
                let (window, most) = (number(&cap["window"]), number(&cap["cap"]));
                for start in 0..=(horizon - window).max(0) {
                    // Days of the launch's flight in the window; a cap it is not held to counts none.
                    let inside = |id: usize| {
                        let launch = self.launches[id].1;
                        let is_counted = launch["caps"]
                            .as_array()
                            .is_none_or(|caps| caps.iter().any(|it| number(it) == place as i64));
                        let first = self.places[id].0;
                        let days = launch["days"].as_i64().unwrap_or(1);
                        let last = (first + days).min(start + window).min(horizon);
                        i64::from(is_counted) * (last - first.max(start)).max(0)
                    };
                    let touches: i64 = (0..self.places.len())
                        .map(|id| row[self.launches[id].0] * inside(id))
                        .sum();
                    if touches > most {
                        found.push(format!(
                            "audience {audience} gets {touches} from day {start}"
                        ));
                    }
                }
            }
        }
        let (days, threshold) = (
            number(&self.it["cooldown"]["days"]),
            number(&self.it["cooldown"]["threshold"]),
        );
        for a in 0..self.places.len() {
            for b in a + 1..self.places.len() {
                let (x, y) = (self.launches[a].0, self.launches[b].0);
                let close = (self.places[a].0 - self.places[b].0).abs() < days;
                if close && (x == y || self.share(x, y).max(self.share(y, x)) >= threshold) {
                    found.push(format!("launches {a} and {b} stand too close"));
                }
            }
        }
    }

    fn channels(&self, found: &mut Vec<String>) {
        use std::collections::BTreeMap;
        let months = numbers(&self.it["months"]);
        let (mut days, mut hours, mut costs) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (id, (_, launch)) in self.launches.iter().enumerate() {
            let (channel, (day, hour)) = (number(&launch["channel"]), self.places[id]);
            let month = months.iter().filter(|first| **first <= day).count() as i64 - 1;
            *days.entry((channel, day)).or_insert(0) += 1;
            *hours.entry((channel, day, hour)).or_insert(0) += 1;
            *costs.entry((channel, month)).or_insert(0) += number(&launch["cost"]);
        }
        let channel = |it: i64| &self.it["channels"][it as usize];
        let over_day = days
            .iter()
            .filter(|((it, _), count)| **count > number(&channel(*it)["day_cap"]));
        found.extend(
            over_day.map(|((it, day), count)| format!("channel {it} has {count} on day {day}")),
        );
        let over_hour = hours
            .iter()
            .filter(|((it, ..), count)| **count > number(&channel(*it)["hour_cap"]));
        found
            .extend(over_hour.map(|((it, day, hour), _)| {
                format!("channel {it} is full on day {day} at {hour}")
            }));
        let over = costs.iter().filter(|((it, month), cost)| {
            **cost > number(&channel(*it)["budget"][*month as usize])
        });
        found.extend(
            over.map(|((it, month), cost)| format!("channel {it} costs {cost} in month {month}")),
        );
    }
}
