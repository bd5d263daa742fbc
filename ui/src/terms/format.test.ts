import { expect, test } from "vitest";
import { bytes, gap, inDays, money, moment, percent } from "./format";

test("a local time is shown as it stands, whatever zone the reader is in", () => {
  expect(moment("2026-05-12T10:00:00")).toBe("Tue 12 May, 10:00");
});

test("money has cents only where there are some", () => {
  expect(money({ minor: 240_000, currency: "EUR" })).toBe("€2,400");
  expect(money({ minor: 240_050, currency: "EUR" })).toBe("€2,400.50");
  expect(money({ minor: 1500, currency: "JPY" })).toBe("¥1,500");
});

test("gaps read as a planner says them", () => {
  expect([45, 360, 52 * 60, 21 * 1440, -1440].map(gap)).toEqual([
    "45 min",
    "6 h",
    "2 d 4 h",
    "21 d",
    "−1 d",
  ]);
});

test("figures are rounded to what a reader needs", () => {
  expect([
    percent(0.125),
    percent(0.5),
    bytes(3_400_000),
    inDays(1),
    inDays(-3),
  ]).toEqual(["12.5%", "50%", "3.4 MB", "tomorrow", "3 days ago"]);
});
