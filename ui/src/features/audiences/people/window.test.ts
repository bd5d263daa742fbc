import { expect, test } from "vitest";
import { boxHeight, placeOf, sightOf, TALLEST } from "./window";

const VIEW = { scrollTop: 0, height: 560 };

test("a short list is drawn where it stands", () => {
  expect(sightOf(VIEW, 10, 28, 8)).toEqual({ first: 0, end: 10, top: 0 });
  const later = sightOf({ scrollTop: 2800, height: 560 }, 1000, 28, 8);
  expect(later).toEqual({ first: 92, end: 129, top: 92 * 28 });
});

test("never more than two hundred rows are drawn, on any screen", () => {
  const tall = sightOf({ scrollTop: 1e6, height: 4320 }, 1e6, 28, 16);
  expect(tall.end - tall.first).toBeLessThanOrEqual(200);
});

test("a million rows are scrolled pixel by pixel", () => {
  expect(boxHeight(1_000_000, 28)).toBe(28_000_000);
});

test("ten million rows end with the last one at the foot", () => {
  const rows = 10_000_000;
  const box = boxHeight(rows, 28);
  expect(box).toBe(TALLEST);
  const foot = sightOf({ scrollTop: box - 560, height: 560 }, rows, 28, 8);
  expect(foot.end).toBe(rows);
  const bottom = foot.top + (foot.end - foot.first) * 28;
  expect(Math.abs(bottom - box)).toBeLessThan(1);
});

test("a row is brought into sight by the shortest way", () => {
  expect(placeOf(5, VIEW, 1000, 28)).toBe(0);
  expect(placeOf(20, VIEW, 1000, 28)).toBe(28);
  expect(placeOf(3, { scrollTop: 500, height: 560 }, 1000, 28)).toBe(84);
  const far = placeOf(9_999_999, VIEW, 10_000_000, 28);
  const sight = sightOf({ scrollTop: far, height: 560 }, 10_000_000, 28, 0);
  expect(sight.end).toBe(10_000_000);
});
