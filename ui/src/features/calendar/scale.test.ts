import { describe, expect, test } from "vitest";
import {
  DAY,
  HOURLY,
  NARROWEST,
  WIDEST,
  clampZoom,
  fitting,
  isWeekend,
  localOf,
  minuteOf,
  monthStartOf,
  toMinute,
  toX,
  weekNumber,
  weekStartOf,
  type Scale,
} from "./scale";

const scale: Scale = {
  from: minuteOf("2026-03-01"),
  to: minuteOf("2026-06-01"),
  pxPerDay: 20,
};

describe("time and place", () => {
  test("a local time comes back as it went, summer time or not", () => {
    // Berlin skips 02:30 on 29 March and repeats it on 25 October; the line has no such holes.
    for (const local of [
      "2026-03-29T02:30:00",
      "2026-10-25T02:30:00",
      "2028-02-29T23:59:00",
    ])
      expect(localOf(minuteOf(local))).toBe(local);
  });

  test("every day is as wide as the next, the day a clock changes too", () => {
    const width = (from: string, to: string) =>
      toX(scale, minuteOf(to)) - toX(scale, minuteOf(from));
    expect(width("2026-03-29", "2026-03-30")).toBe(20);
    expect(width("2026-03-28", "2026-03-29")).toBe(20);
  });

  test("a place leads back to its minute", () => {
    const at = minuteOf("2026-05-12T10:00:00");
    expect(toMinute(scale, toX(scale, at))).toBeCloseTo(at, 6);
  });

  test("zoom stays between a year in a narrow window and a day across a wide one", () => {
    expect([clampZoom(0), clampZoom(50), clampZoom(1e6)]).toEqual([
      NARROWEST,
      50,
      WIDEST,
    ]);
    expect(WIDEST).toBeGreaterThan(HOURLY);
  });

  test("a stretch that fits fills the width", () => {
    expect(fitting(0, 40 * DAY, 800)).toBe(20);
    expect(fitting(0, 0, 800)).toBe(800);
  });
});

describe("weeks", () => {
  const day = (local: string) => minuteOf(local);

  test("begin on the client's day", () => {
    const tuesday = day("2026-05-12");
    expect(
      (["monday", "sunday", "saturday"] as const).map((start) =>
        localOf(weekStartOf(tuesday, start)).slice(0, 10),
      ),
    ).toEqual(["2026-05-11", "2026-05-10", "2026-05-09"]);
  });

  test("that begin on Monday are numbered as ISO does, over the turn of the year", () => {
    expect(
      [
        "2026-12-28",
        "2027-01-03",
        "2027-01-04",
        "2024-12-30",
        "2020-12-31",
        "2021-01-03",
      ].map((it) => weekNumber(day(it), "monday")),
    ).toEqual([53, 53, 1, 1, 53, 53]);
  });

  test("that begin on Sunday count from the week with 1 January in it", () => {
    expect(
      ["2026-12-26", "2026-12-27", "2027-01-03"].map((it) =>
        weekNumber(day(it), "sunday"),
      ),
    ).toEqual([52, 1, 2]);
  });

  test("weekends are Saturday and Sunday, before 1970 as well", () => {
    expect(
      [
        "2026-05-15",
        "2026-05-16",
        "2026-05-17",
        "2026-05-18",
        "1969-12-28",
      ].map((it) => isWeekend(day(it))),
    ).toEqual([false, true, true, false, true]);
  });
});

test("months begin on their first, in leap years and over the year's end", () => {
  const at = minuteOf("2028-01-31T18:00:00");
  expect(
    [0, 1, 2, -1].map((ahead) => localOf(monthStartOf(at, ahead)).slice(0, 10)),
  ).toEqual(["2028-01-01", "2028-02-01", "2028-03-01", "2027-12-01"]);
});
