import { expect, test } from "vitest";
import { parseNumber } from "./number";

const bounds = { min: 0, max: 2_000_000, digits: 2, optional: false };

test("numbers are read as people type them", () => {
  const typed = ["4,120", "4 120", "40k", "1.5m", " 12.5 ", "€2,400.50", ".5"];
  expect(typed.map((text) => parseNumber(text, bounds))).toEqual([
    4120, 4120, 40_000, 1_500_000, 12.5, 2400.5, 0.5,
  ]);
});

test("a decimal comma is not taken for a grouping one", () => {
  const typed = ["18,50", "18,5 €", "1.234,50", "-3,1", "1,234", "12,345,678"];
  const wide = { min: -10, max: 100_000_000, digits: 2, optional: false };
  expect(typed.map((text) => parseNumber(text, wide))).toEqual([
    18.5, 18.5, 1234.5, -3.1, 1234, 12_345_678,
  ]);
});

test("what is no number in the bounds is told", () => {
  expect(
    ["", "abc", "1e9", "12x", "-1", "3m", "--2"].map((text) =>
      parseNumber(text, bounds),
    ),
  ).toEqual(Array(7).fill(undefined));
});

test("an optional field may be empty", () => {
  expect(parseNumber("  ", { ...bounds, optional: true })).toBeNull();
});
