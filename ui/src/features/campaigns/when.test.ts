import { describe, expect, test } from "vitest";
import { daysBetween, parseWhen, plus } from "./when";

// A Tuesday.
const at = { today: "2026-11-24", from: "2026-12-01T10:00:00" };

function said(text: string): string | null {
  const spoken = parseWhen(text, at);
  return spoken && [spoken.day, spoken.time].filter(Boolean).join(" ");
}

describe("days and times as people type them", () => {
  test.each([
    ["today", "2026-11-24"],
    ["tomorrow 9am", "2026-11-25 09:00"],
    ["Yesterday", "2026-11-23"],
    ["mon", "2026-11-30"],
    ["next Monday at 10:00", "2026-11-30 10:00"],
    ["tue", "2026-12-01"],
    ["this tuesday", "2026-11-24"],
    ["15.03", "2027-03-15"],
    ["15.03 10:00", "2027-03-15 10:00"],
    ["15.3.2028, 9:30", "2028-03-15 09:30"],
    ["15/3/27", "2027-03-15"],
    ["24.11.", "2026-11-24"],
    ["29.02", "2028-02-29"],
    ["2026-12-24", "2026-12-24"],
    ["2026-12-24T18:00", "2026-12-24 18:00"],
    ["15 mar", "2027-03-15"],
    ["Mar 15", "2027-03-15"],
    ["15th of March 2029", "2029-03-15"],
    ["Tue 12 May 2026, 10:00", "2026-05-12 10:00"],
    ["14:00", "2026-12-01 14:00"],
    ["2pm", "2026-12-01 14:00"],
    ["noon", "2026-12-01 12:00"],
    ["10:00 next fri", "2026-11-27 10:00"],
    ["12am tomorrow", "2026-11-25 00:00"],
  ])("%s", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each([
    ["+2w", "2026-12-15"],
    ["-3d", "2026-11-28"],
    ["+ 1 month", "2027-01-01"],
    ["+1y", "2027-12-01"],
    ["+4h", "2026-12-01 14:00"],
    ["in 2 weeks", "2026-12-08"],
  ])("%s counts from where the field stands, or from today", (text, day) => {
    expect(said(text)).toBe(day);
  });

  test("a month later stays inside a shorter month", () => {
    const end = { today: "2027-01-31", from: "2027-01-31" };
    expect(parseWhen("+1m", end)?.day).toBe("2027-02-28");
  });

  test.each([
    "",
    "soon",
    "31.02",
    "32.1.",
    "25:00",
    "13pm",
    "10:75",
    "1.1.1999",
    "2101-01-01",
    "monkey",
    "15.13",
    "+9999y",
    "money",
    "in 3h",
  ])("%s is no time", (text) => {
    expect(said(text)).toBeNull();
  });
});

test("days are counted across months and clock changes", () => {
  expect(plus("2026-03-28", 2)).toBe("2026-03-30");
  expect(daysBetween("2026-10-24", "2026-10-26T10:00:00")).toBe(2);
});
