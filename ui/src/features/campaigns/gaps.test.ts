import { expect, test } from "vitest";
import { fitOf, gapStands, gapText, parseGap, roomy } from "./gaps";

const week = { min_hours: 120, ideal_hours: 168, max_hours: 336 };

test("gaps are read as people type them", () => {
  const typed = ["7", "7 d", "36h", "2d 4h", "1w", "1 week 2 days", "0"];
  expect(typed.map(parseGap)).toEqual([168, 168, 36, 52, 168, 216, 0]);
});

test("what is no gap is told", () => {
  const typed = ["", "soon", "-3", "2.5 d", "800 d", "d", "3 x"];
  expect(typed.map(parseGap)).toEqual(Array(7).fill(undefined));
});

test("a gap is written as it can be typed back", () => {
  for (const hours of [0, 5, 24, 52, 173, 168])
    expect(parseGap(gapText(hours))).toBe(hours);
  expect(gapText(173)).toBe("7 d 5 h");
});

test("how a gap stands is said in words", () => {
  expect(gapStands(3 * 1440, week)).toBe("2 days too short");
  expect(gapStands(15 * 1440 + 180, week)).toBe("1 day 3 hours too long");
  expect(gapStands(5 * 1440 - 30, week)).toBe("30 minutes too short");
  expect(gapStands(7 * 1440, week)).toBe("as wished");
  expect(gapStands(9 * 1440, week)).toBe("fits, 2 days longer than best");
});

test("both bounds fit", () => {
  expect([5, 14].map((days) => fitOf(days * 1440, week))).toEqual([
    "fits",
    "fits",
  ]);
  expect(fitOf(5 * 1440 - 1, week)).toBe("too_short");
});

test("room is made around an ideal", () => {
  expect(roomy(168)).toEqual({
    min_hours: 126,
    ideal_hours: 168,
    max_hours: 252,
  });
});
