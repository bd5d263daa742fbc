import { describe, expect, test } from "vitest";
import { spot } from "./spot";
import { item } from "./example";
import {
  betweenSpoken,
  fitOf,
  neighbors,
  placeSpoken,
  snapUnit,
  snapped,
} from "./move";
import { DAY, HOUR, minuteOf } from "./scale";

describe("snapping", () => {
  test("is by days, and finer only where asked and seen", () => {
    expect([
      snapUnit(20, false),
      snapUnit(20, true),
      snapUnit(100, true),
      snapUnit(400, true),
      snapUnit(400, false),
    ]).toEqual([DAY, DAY, HOUR, 15, DAY]);
  });

  test("by days keeps the hour, to either side", () => {
    const at = minuteOf("2026-05-12T10:20:00");
    expect(snapped(at, 0.6 * DAY, DAY)).toBe(DAY);
    expect(snapped(at, -1.4 * DAY, DAY)).toBe(-DAY);
    expect(snapped(at, 0.4 * DAY, DAY)).toBe(0);
  });

  test("by hours lands on the clock's marks", () => {
    const at = minuteOf("2026-05-12T10:20:00");
    expect(snapped(at, 70, HOUR)).toBe(100);
    expect(snapped(at, 8, 15)).toBe(10);
  });
});

describe("a launch at another time", () => {
  const items = [
    item("Refill 1", "2026-05-01T10:00:00"),
    item("Refill 2", "2026-05-22T10:00:00"),
    item("Refill 3", "2026-06-12T10:00:00"),
  ];

  test("stands between those that do not move", () => {
    const at = minuteOf("2026-05-08T10:00:00");
    const near = neighbors(items, new Set(["Refill 2"]), at);
    expect(betweenSpoken(near.before, near.after)).toBe(
      "7 days after Refill 1, 35 days before Refill 3",
    );
  });

  test("may be the first or the last", () => {
    const moving = new Set(["Refill 2", "Refill 3"]);
    const near = neighbors(items, moving, minuteOf("2026-08-01"));
    expect(near.after).toBeNull();
    expect(neighbors(items, moving, minuteOf("2026-01-01")).before).toBeNull();
  });

  test("is judged by the gap that was wanted", () => {
    const wanted = { min_hours: 120, ideal_hours: 168, max_hours: 240 };
    expect(
      [5 * DAY - 1, 5 * DAY, 10 * DAY, 10 * DAY + 1].map((it) =>
        fitOf(it, wanted),
      ),
    ).toEqual(["too_short", "fits", "fits", "too_long"]);
    expect(fitOf(DAY, null)).toBeNull();
  });

  test("is told by its day, with the hour where that changed", () => {
    const from = minuteOf("2026-05-12T10:00:00");
    expect(placeSpoken(from + DAY, from)).toBe("Wed 13 May");
    expect(placeSpoken(from + 90, from)).toBe("Tue 12 May, 11:30");
  });
});

test("the ends of a flight move on their own", () => {
  const flight = item("f", "2026-05-04T09:00:00", 7);
  expect(spot(flight, "end", 2 * DAY)).toEqual({ at: flight.at, days: 9 });
  expect(spot(flight, "start", 2 * DAY)).toEqual({
    at: flight.at + 2 * DAY,
    days: 5,
  });
  expect(spot(flight, "move", 90)).toEqual({ at: flight.at + 90, days: 7 });
});
