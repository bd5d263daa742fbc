//! Joins two edits of one thing: what somebody wants of it, and what became of it in the meantime.
//!
//! Both began from one state. Where only one of them changed something, that stands; where both did, the newer words of
//! whoever wants something now. Nothing that is gone by now comes back as part of something else: such edits clash, and
//! so do two edits of one place in a list. Deliberately not here: what the values mean.

use serde_json::{Map, Value};

/// Two edits that do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clash;

/// What makes an entry of a list the same entry when its words change.
const NAMES: [&str; 4] = ["id", "slot", "law", "campaign"];

/// `present` with the difference between `was` and `wanted`.
///
/// # Errors
/// `Clash` when the difference lies within something that is gone, or in a place of a list that changed as well.
pub(crate) fn merged(was: &Value, wanted: &Value, present: &Value) -> Result<Value, Clash> {
    if was == present || wanted == present {
        return Ok(wanted.clone());
    }
    if was == wanted {
        return Ok(present.clone());
    }
    match (was, wanted, present) {
        (Value::Object(was), Value::Object(wanted), Value::Object(present)) => {
            fields(was, wanted, present).map(Value::Object)
        }
        (Value::Array(was), Value::Array(wanted), Value::Array(present)) => {
            entries(was, wanted, present).map(Value::Array)
        }
        // A part of it was changed, and the whole of it is gone.
        (Value::Object(_), Value::Object(_), _) | (Value::Array(_), Value::Array(_), _) => {
            Err(Clash)
        }
        _ => Ok(wanted.clone()),
    }
}

fn fields(
    was: &Map<String, Value>,
    wanted: &Map<String, Value>,
    present: &Map<String, Value>,
) -> Result<Map<String, Value>, Clash> {
    let mut merge = present.clone();
    for name in was.keys().filter(|name| !wanted.contains_key(*name)) {
        merge.remove(name);
    }
    for (name, wanted) in wanted {
        let value = match (was.get(name), present.get(name)) {
            (Some(was), Some(present)) => merged(was, wanted, present)?,
            (Some(was), None) if was == wanted => continue,
            (Some(_), None) => return Err(Clash),
            (None, _) => wanted.clone(),
        };
        merge.insert(name.clone(), value);
    }
    Ok(merge)
}

fn entries(was: &[Value], wanted: &[Value], present: &[Value]) -> Result<Vec<Value>, Clash> {
    let ours = Span::between(was, wanted);
    let theirs = Span::between(was, present);
    if theirs.until <= ours.from {
        // What both put in one place is there once.
        let is_new = |it: &&Value| theirs.until < ours.until || !theirs.now.contains(it);
        let new: Vec<Value> = ours.now.iter().filter(is_new).cloned().collect();
        return Ok(theirs.put_before(&Span { now: &new, ..ours }, was));
    }
    if ours.until <= theirs.from {
        return Ok(ours.put_before(&theirs, was));
    }
    if was.len() != wanted.len() || was.len() != present.len() {
        return Err(Clash);
    }
    was.iter()
        .zip(wanted)
        .zip(present)
        .map(|((was, wanted), present)| entry(was, wanted, present))
        .collect()
}

fn entry(was: &Value, wanted: &Value, present: &Value) -> Result<Value, Clash> {
    let changed = |it: &Value| it != was;
    let is_one =
        named(was).is_some() && named(was) == named(wanted) && named(was) == named(present);
    if changed(wanted) && changed(present) && wanted != present && !is_one {
        return Err(Clash);
    }
    merged(was, wanted, present)
}

fn named(entry: &Value) -> Option<&Value> {
    NAMES.iter().find_map(|name| entry.get(name))
}

/// The stretch of a list outside of which nothing changed, and what stands there now.
struct Span<'a> {
    /// Place of its first entry in the list as it was.
    from: usize,
    /// Place after its last one.
    until: usize,
    now: &'a [Value],
}

impl<'a> Span<'a> {
    fn between(was: &[Value], now: &'a [Value]) -> Self {
        let alike = |pair: &(&Value, &Value)| pair.0 == pair.1;
        let from = was.iter().zip(now).take_while(alike).count();
        let ends = was[from..].iter().rev().zip(now[from..].iter().rev());
        let same = ends.take_while(alike).count();
        Self {
            from,
            until: was.len() - same,
            now: &now[from..now.len() - same],
        }
    }

    /// The list with both stretches as they are now; this one ends before the other begins.
    fn put_before(&self, later: &Span<'_>, was: &[Value]) -> Vec<Value> {
        [
            &was[..self.from],
            self.now,
            &was[self.until..later.from],
            later.now,
            &was[later.until..],
        ]
        .concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(was: Value, wanted: Value, present: Value, expect: Value) {
        assert_eq!(merged(&was, &wanted, &present), Ok(expect));
    }

    fn clashes(was: Value, wanted: Value, present: Value) {
        assert_eq!(merged(&was, &wanted, &present), Err(Clash));
    }

    #[test]
    fn each_field_keeps_the_edit_that_was_made_to_it() {
        check(
            json!({ "name": "A", "offer": { "code": "TEN", "terms": "" }, "note": "" }),
            json!({ "name": "B", "offer": { "code": "TEN", "terms": "Once" }, "note": "" }),
            json!({ "name": "A", "offer": { "code": "", "terms": "" }, "note": "n" }),
            json!({ "name": "B", "offer": { "code": "", "terms": "Once" }, "note": "n" }),
        );
    }

    #[test]
    fn of_two_words_for_one_field_the_newer_ones_stand() {
        check(json!("A"), json!("C"), json!("B"), json!("C"));
        check(
            json!({ "ends": 1 }),
            json!({ "ends": null }),
            json!({ "ends": 2 }),
            json!({ "ends": null }),
        );
    }

    #[test]
    fn what_is_gone_does_not_come_back_with_an_edit_of_a_part_of_it() {
        clashes(
            json!({ "season": { "name": "Easter", "days": 3 } }),
            json!({ "season": { "name": "Easter", "days": 4 } }),
            json!({ "season": null }),
        );
        clashes(
            json!({ "de": { "heading": "Hallo" } }),
            json!({ "de": { "heading": "Guten Tag" } }),
            json!({}),
        );
        // Another way to buy has other figures.
        clashes(
            json!({ "how": "once", "consideration_days": 30 }),
            json!({ "how": "once", "consideration_days": 40 }),
            json!({ "how": "used_up", "every_days": 28 }),
        );
    }

    #[test]
    fn fields_come_and_go() {
        check(
            json!({ "de": 1, "fr": 2 }),
            json!({ "de": 1, "it": 3 }),
            json!({ "fr": 2, "en": 4 }),
            json!({ "it": 3, "en": 4 }),
        );
    }

    #[test]
    fn edits_of_different_places_of_a_list_both_stand() {
        check(
            json!([1, 2, 3]),
            json!([1, 2, 3, 4]),
            json!([0, 1, 2, 3]),
            json!([0, 1, 2, 3, 4]),
        );
        check(json!([1, 2, 3]), json!([1, 3]), json!([1, 2]), json!([1]));
        check(
            json!([1, 2, 3]),
            json!([9, 2, 3]),
            json!([1, 2]),
            json!([9, 2]),
        );
        // Two new ones at one place: those that are there come first.
        check(json!([1]), json!([1, 2]), json!([1, 3]), json!([1, 3, 2]));
        check(
            json!([1]),
            json!([1, 2]),
            json!([1, 3, 2]),
            json!([1, 3, 2]),
        );
    }

    #[test]
    fn two_edits_of_one_entry_join_where_the_entry_has_a_name() {
        check(
            json!([{ "slot": "heading", "size": 1, "small": false }]),
            json!([{ "slot": "heading", "size": 2, "small": false }]),
            json!([{ "slot": "heading", "size": 1, "small": true }]),
            json!([{ "slot": "heading", "size": 2, "small": true }]),
        );
        clashes(
            json!([{ "days": 1, "touches": 1 }]),
            json!([{ "days": 2, "touches": 1 }]),
            json!([{ "days": 1, "touches": 3 }]),
        );
        // What was moved away is not what stands there now.
        clashes(
            json!([{ "id": "a", "x": 1 }, { "id": "b", "x": 1 }]),
            json!([{ "id": "b", "x": 1 }, { "id": "a", "x": 1 }]),
            json!([{ "id": "a", "x": 2 }, { "id": "b", "x": 1 }]),
        );
    }

    #[test]
    fn an_edit_of_an_entry_that_is_gone_clashes() {
        clashes(
            json!([{ "id": "a", "x": 1 }, { "id": "b", "x": 1 }]),
            json!([{ "id": "a", "x": 1 }, { "id": "b", "x": 2 }]),
            json!([{ "id": "a", "x": 1 }]),
        );
    }

    #[test]
    fn with_one_edit_alone_there_is_nothing_to_join() {
        let [was, now] = [
            json!({ "a": [1, { "id": 1 }] }),
            json!({ "a": [2], "b": null }),
        ];
        check(was.clone(), now.clone(), was.clone(), now.clone());
        check(was.clone(), was.clone(), now.clone(), now.clone());
        check(was, now.clone(), now.clone(), now);
    }
}
