import { expect, test } from "vitest";
import type { DateMove } from "../../../host";
import {
  foundSaid,
  gapsSaid,
  leftSaid,
  shiftSaid,
  toSaid,
  whenSaid,
  widerThan,
} from "./words";

const MOVE: DateMove = {
  launch: "a",
  name: "Refill 2",
  campaign: "one",
  campaign_name: "Refills",
  from: "2027-01-05T20:30:00",
  to: "2027-01-05T10:00:00",
  gap_before: 10_710,
  gap_after: 10_080,
  gap_wanted: { min_hours: 120, ideal_hours: 168, max_hours: 240 },
};

test("a move says how far it goes, and which way", () => {
  expect(shiftSaid(MOVE)).toBe("10 hours 30 minutes earlier");
  expect(shiftSaid({ from: MOVE.to, to: "2027-01-09T10:00:00" })).toBe(
    "4 days later",
  );
});

test("the year is said where it is another one", () => {
  expect(whenSaid(MOVE.to, "2027")).toBe("Tue 5 Jan, 10:00");
  expect(whenSaid(MOVE.to, "2026")).toBe("Tue 5 Jan 2027, 10:00");
});

test("a move within a day says only the new hour", () => {
  expect(toSaid(MOVE, "2027")).toBe("10:00");
  expect(toSaid({ ...MOVE, to: "2027-01-06T10:00:00" }, "2027")).toBe(
    "Wed 6 Jan, 10:00",
  );
});

test("gaps of the same days say their hours", () => {
  expect(gapsSaid(MOVE)).toEqual({
    before: "7 days 10 hours",
    after: "7 days",
    wanted: "5 to 10 days, best 7 days",
    miss: null,
  });
  expect(gapsSaid({ ...MOVE, gap_after: 3 * 1440 })?.miss).toBe("too short");
  expect(gapsSaid({ ...MOVE, gap_before: null })).toBeNull();
});

test("how much was found is counted with its campaigns", () => {
  expect(foundSaid([MOVE])).toBe("1 better date");
  expect(foundSaid([MOVE, { ...MOVE, campaign: "two" }])).toBe(
    "2 better dates in 2 campaigns",
  );
});

test("a reach has a wider one, and the widest has none", () => {
  expect([widerThan(1), widerThan(21), widerThan(90)]).toEqual([7, 42, null]);
});

test("the time left is told once the search has begun", () => {
  expect(leftSaid(0, 3000)).toBe("");
  expect(leftSaid(1100, 3000)).toBe("at most 2 s left");
  expect(leftSaid(3000, 3000)).toBe("");
});
