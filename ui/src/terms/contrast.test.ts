import { expect, test } from "vitest";
import { contrast, legibility, wordsOn } from "./contrast";

test("contrast is that of WCAG 2, whichever color comes first", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#ffffff", "#767676")).toBeCloseTo(4.54, 2);
  expect(contrast("#336699", "#336699")).toBe(1);
});

test("words are white on dark colors and dark on light ones", () => {
  expect(wordsOn("#1f4e5f")).toBe("#ffffff");
  expect(wordsOn("#ffd166")).toBe("#111111");
});

test("the limits belong to the better side", () => {
  expect([4.5, 4.49, 3, 2.99].map(legibility)).toEqual([
    "good",
    "large",
    "large",
    "poor",
  ]);
});
