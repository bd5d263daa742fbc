import { expect, test } from "vitest";
import { consentParts, daysBetween, widths } from "./shares";

test("widths are shares of the whole", () => {
  expect(widths([25, 50], 100)).toEqual([0.25, 0.5]);
});

test("a few among many are still seen, and the bar is never longer than whole", () => {
  const [few, many] = widths([1, 999_999], 1_000_000) as [number, number];
  expect(few).toBeGreaterThan(0.01);
  expect(few + many).toBeCloseTo(1);
});

test("nobody is drawn as nothing", () => {
  expect(widths([0, 0], 0)).toEqual([0, 0]);
  expect(widths([0, 5], 5)).toEqual([0, 1]);
});

test("consent is a part of those with an address", () => {
  expect(consentParts(100, 80, 60)).toEqual({
    granted: 60,
    without: 20,
    none: 20,
  });
  expect(consentParts(10, 0, 0)).toEqual({ granted: 0, without: 0, none: 10 });
});

test("days are counted over months", () => {
  expect(daysBetween("2026-10-30", "2026-11-24")).toBe(25);
  expect(daysBetween("2026-11-24", "2026-11-23")).toBe(-1);
});
