// Blackout periods: in the order of their days, and what moving one end does to the other.
import type { Blackout, Period } from "../../host";

interface Row {
  key: string;
  entry: Blackout;
}

/** By first day, then last; equal ones in the client's own order. */
export function inOrder(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => days(a).localeCompare(days(b)));
}

function days({ entry }: Row): string {
  return `${entry.period.first} ${entry.period.last}`;
}

/** A first day moved past the last takes the last along, so that the period keeps its length. */
export function withFirst(period: Period, first: string): Period {
  if (first <= period.last) return { first, last: period.last };
  const last = new Date(
    Date.parse(first) + Date.parse(period.last) - Date.parse(period.first),
  );
  return { first, last: last.toISOString().slice(0, 10) };
}

/** Days of a period, both ends included. */
export function daysOf(period: Period): number {
  return (
    Math.round(
      (Date.parse(period.last) - Date.parse(period.first)) / 86_400_000,
    ) + 1
  );
}

/** Whether a date field holds a day and not the beginning of one: years pass through 0002 while one types 2026. */
export function isWholeDay(day: string): boolean {
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(day);
}
