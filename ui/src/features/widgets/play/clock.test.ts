// Local times of a shop's zone, and where the clocks are set.
import { expect, test } from "vitest";
import { instantOf, localOf, wallClock } from "./clock";

function utc(local: string, zone: string): string {
  return new Date(instantOf(local, zone)).toISOString().slice(0, 16);
}

test.each([
  ["2026-11-24T10:00", "Europe/Berlin", "2026-11-24T09:00"],
  ["2026-07-01T00:00", "Europe/Berlin", "2026-06-30T22:00"],
  ["2026-07-01T12:00", "Pacific/Kiritimati", "2026-06-30T22:00"],
  ["2026-01-01T00:10", "America/Los_Angeles", "2026-01-01T08:10"],
  ["2026-05-05T05:05", "Asia/Kathmandu", "2026-05-04T23:20"],
])("%s in %s is %s", (local, zone, at) => {
  expect(utc(local, zone)).toBe(at);
  expect(localOf(instantOf(local, zone), zone)).toBe(local);
});

test("a time that comes twice is the first, a skipped one the first after", () => {
  expect(utc("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30");
  expect(utc("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:00");
  const skipped = instantOf("2026-03-29T02:30", "Europe/Berlin");
  expect(wallClock(skipped, "Europe/Berlin").short).toBe("Sun 29 Mar, 03:00");
});
