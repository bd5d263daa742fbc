import { expect, test } from "vitest";
import {
  bytes,
  dayYear,
  figure,
  exactGapInWords,
  gap,
  gapInWords,
  inDays,
  money,
  moment,
  month,
  percent,
  wantedInWords,
  weekdayDay,
} from "./format";

test("a local time is shown as it stands, whatever zone the reader is in", () => {
  expect(moment("2026-05-12T10:00:00")).toBe("Tue 12 May, 10:00");
});

test("days are said as the language says them", () => {
  const british = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
  const words = british({ day: "numeric", month: "short", year: "numeric" });
  for (let month0 = 0; month0 < 12; month0 += 1) {
    const at = new Date(Date.UTC(2026, month0, month0 + 1));
    const local = at.toISOString().slice(0, 10);
    const weekday = british({ weekday: "short" }).format(at);
    expect(dayYear(local)).toBe(words.format(at));
    expect(weekdayDay(local)).toBe(
      `${weekday} ${words.format(at).replace(/ 2026$/, "")}`,
    );
    expect(month(local)).toBe(british({ month: "long" }).format(at));
  }
});

test("money has cents only where there are some", () => {
  expect(money({ minor: 240_000, currency: "EUR" })).toBe("€2,400");
  expect(money({ minor: 240_050, currency: "EUR" })).toBe("€2,400.50");
  expect(money({ minor: 240_005, currency: "EUR" })).toBe("€2,400.05");
  expect(money({ minor: 1500, currency: "JPY" })).toBe("¥1,500");
  expect(money({ minor: -105, currency: "CHF" })).toBe("−1.05 CHF");
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

test("a sentence says gaps in whole words", () => {
  expect(
    [1, 360, 390, 25 * 60, 52 * 60, 1440, 21 * 1440].map(gapInWords),
  ).toEqual([
    "1 minute",
    "6 hours",
    "6 hours 30 minutes",
    "1 day 1 hour",
    "2 days 4 hours",
    "1 day",
    "21 days",
  ]);
});

test("a measured gap keeps its hours, and below a day its minutes", () => {
  expect(
    [8 * 1440 + 23 * 60, 630, 1440, 173 * 60 + 5, -8 * 1440 - 60].map(
      exactGapInWords,
    ),
  ).toEqual([
    "8 days 23 hours",
    "10 hours 30 minutes",
    "1 day",
    "7 days 5 hours",
    "−8 days 1 hour",
  ]);
});

test("a wanted gap says its unit once where it can", () => {
  const wanted = [
    [120, 168, 336],
    [168, 168, 168],
    [0, 24, 24],
    [36, 60, 72],
    [5, 6, 8],
  ] as const;
  expect(
    wanted.map(([min_hours, ideal_hours, max_hours]) =>
      wantedInWords({ min_hours, ideal_hours, max_hours }),
    ),
  ).toEqual([
    "5 to 14 days, best 7 days",
    "exactly 7 days",
    "0 to 1 day, best 1 day",
    "1 day 12 hours to 3 days, best 2 days 12 hours",
    "5 hours to 8 hours, best 6 hours",
  ]);
});

test("figures are rounded to what a reader needs", () => {
  expect([
    figure(1_234_567),
    figure(-1234.5678),
    figure(999),
    percent(0.125),
    percent(0.5),
    bytes(3_400_000),
    inDays(1),
    inDays(-3),
  ]).toEqual([
    "1,234,567",
    "−1,234.568",
    "999",
    "12.5%",
    "50%",
    "3.4 MB",
    "tomorrow",
    "3 days ago",
  ]);
});
