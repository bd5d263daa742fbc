import { expect, test } from "vitest";
import type { HistoryEntry, Touched } from "../../host";
import { byDay, dayTitle } from "./days";
import { summary, thing } from "./words";

function entry(at: string, touched: Touched[], inAll = touched.length) {
  return { at, touched, touched_in_all: inAll } as HistoryEntry;
}

function touched(kind: Touched["kind"], name: string, fields: string[] = []) {
  return { kind, name, act: "changed", fields } as Touched;
}

test("changes of one local day stand together", () => {
  const days = byDay([
    entry("2026-11-24T12:00:00Z", []),
    entry("2026-11-24T11:00:00Z", []),
    entry("2026-11-20T11:00:00Z", []),
  ]);
  expect(days.map((it) => it.entries.length)).toEqual([2, 1]);
});

test("near days have names", () => {
  const titles = ["2026-11-24", "2026-11-23", "2026-11-20"].map((day) =>
    dayTitle(day, "2026-11-24"),
  );
  expect(titles).toEqual(["Today", "Yesterday", "Fri 20 Nov 2026"]);
});

test("one changed thing tells its fields in the words of the screen", () => {
  const one = entry("", [touched("launch", "Refill 2", ["at", "flight_days"])]);
  expect(summary(one)).toBe("time and length");
});

test("many touched things are counted by kind, the unnamed as a rest", () => {
  const many = entry(
    "",
    [
      touched("campaign", "Refills"),
      touched("launch", "1"),
      touched("launch", "2"),
    ],
    20,
  );
  expect(summary(many)).toBe("1 campaign, 2 launches and 17 more");
});

test("things without a name go by their kind", () => {
  expect(thing(touched("settings", ""))).toBe("the settings");
  expect(thing(touched("launch", "Refill 2"))).toBe("launch ‘Refill 2’");
});
