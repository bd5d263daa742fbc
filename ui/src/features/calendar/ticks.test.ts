import { expect, test } from "vitest";
import { DAY, localOf, minuteOf } from "./scale";
import { ticksOf } from "./ticks";

const at = (local: string) => minuteOf(local);

function labels(ticks: { label: string }[]): string[] {
  return ticks.map((it) => it.label);
}

test("far out there are years over months", () => {
  const { upper, lower } = ticksOf(
    at("2026-11-05"),
    at("2027-03-02"),
    2,
    "monday",
  );
  expect(labels(upper)).toEqual(["2026", "2027"]);
  expect(labels(lower)).toEqual(["Nov", "Dec", "Jan", "Feb", "Mar"]);
});

test("nearer there are months over weeks, which begin on the client's day", () => {
  const from = at("2026-05-03");
  const monday = ticksOf(from, at("2026-05-20"), 10, "monday");
  expect(labels(monday.upper)).toEqual(["May"]);
  expect(labels(monday.lower)).toEqual(["27", "4", "11", "18"]);
  expect(monday.lower.map((it) => it.note)).toEqual([
    "W18",
    "W19",
    "W20",
    "W21",
  ]);
  const sunday = ticksOf(from, at("2026-05-20"), 10, "sunday");
  expect(labels(sunday.lower)).toEqual(["3", "10", "17"]);
});

test("week numbers give way before the days do", () => {
  const { lower } = ticksOf(at("2026-05-04"), at("2026-05-11"), 5, "monday");
  expect(lower).toEqual([
    { at: at("2026-05-04"), to: at("2026-05-11"), label: "4", note: "" },
  ]);
});

test("nearer still there are days, every one midnight to midnight, also when a clock changes", () => {
  const { lower } = ticksOf(at("2026-03-28"), at("2026-03-31"), 60, "monday");
  expect(lower.map((it) => [localOf(it.at), it.to - it.at, it.note])).toEqual([
    ["2026-03-28T00:00:00", DAY, "Sat"],
    ["2026-03-29T00:00:00", DAY, "Sun"],
    ["2026-03-30T00:00:00", DAY, "Mon"],
  ]);
});

test("29 February is there when the year has it", () => {
  const leap = ticksOf(at("2028-02-28"), at("2028-03-02"), 30, "monday");
  expect(labels(leap.lower)).toEqual(["28", "29", "1"]);
  const plain = ticksOf(at("2027-02-28"), at("2027-03-02"), 30, "monday");
  expect(labels(plain.lower)).toEqual(["28", "1"]);
});

test("nearest there are days over hours", () => {
  const { upper, lower } = ticksOf(
    at("2026-05-12"),
    at("2026-05-13"),
    240,
    "monday",
  );
  expect(labels(upper)).toEqual(["Tue 12 May"]);
  expect(labels(lower)).toEqual(["00:00", "06:00", "12:00", "18:00"]);
});
