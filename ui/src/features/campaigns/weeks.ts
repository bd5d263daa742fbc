// The days a month's page shows: whole weeks, six of them so that nothing jumps when the month is turned.
import type { WeekStart } from "../../host";
import { asUtc } from "../../terms/format";
import { plus } from "./when";

/** Six weeks of "2026-05"; the first begins on the client's first weekday, on or before the 1st. */
export function weeksOf(month: string, weekStart: WeekStart): string[][] {
  const first = `${month}-01`;
  const starts = { sunday: 0, monday: 1, saturday: 6 }[weekStart];
  const before = (asUtc(first).getUTCDay() - starts + 7) % 7;
  const from = plus(first, -before);
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => plus(from, week * 7 + day)),
  );
}
