import { expect, test } from "vitest";
import type { PlatformFit } from "../../../host";
import { untilSpoken, reachOf, stepsOf } from "./fit";

const FIT: PlatformFit = {
  platform: "google",
  minimum: 1000,
  match_rate: [0.4, 0.6],
  usable: 1500,
  unanswered: 300,
  active: [1, 1],
  matched_low: 600,
  matched_high: 900,
  enough: "no",
  days_until: 41,
  source: { name: "Google", date: "2026-01", strength: "strong" },
};

test("the bar has the minimum in its middle until more would match", () => {
  expect(reachOf(FIT)).toEqual({ low: 0.3, high: 0.45, minimum: 0.5 });
  const many = reachOf({ ...FIT, matched_low: 8000, matched_high: 9000 });
  expect(many.high).toBeLessThan(1);
  expect(many.minimum).toBeLessThan(many.low);
  expect(reachOf({ ...FIT, minimum: 0, matched_high: 0 }).minimum).toBe(0);
});

test("it is said in how many days it is enough, where it grows", () => {
  expect(untilSpoken(FIT)).toBe("Surely enough in about 41 days");
  expect(untilSpoken({ ...FIT, days_until: 1 })).toMatch(/1 day$/);
  expect(untilSpoken({ ...FIT, days_until: null })).toBeUndefined();
});

test("only steps that change the figure are told", () => {
  const rate = ([low, high]: readonly [number, number]) => `${low}-${high}`;
  expect(stepsOf(FIT, { left: 2000 }, rate)).toEqual([
    { what: "People of the audience", figure: "2,000" },
    { what: "with the consent it needs", figure: "1,500" },
    { what: "that it recognizes", figure: "× 0.4-0.6" },
    { what: "Would match", figure: "600–900" },
  ]);
  const all: PlatformFit = {
    ...FIT,
    usable: 2000,
    match_rate: [1, 1],
    matched_low: 2000,
    matched_high: 2000,
  };
  expect(stepsOf(all, { left: 2000 }, rate).map((it) => it.figure)).toEqual([
    "2,000",
    "2,000",
  ]);
});
