// A month as weeks of days: which launch lies in which cell, what spans several, and what finds no room.
import type { WeekStart } from "../../host";
import type { Item } from "./lanes";
import { DAY, dayStart, monthStartOf, weekStartOf } from "./scale";

export interface Segment {
  item: Item;
  /** 0 to 6, and over how many days. */
  column: number;
  span: number;
  /** From the top of the cells. */
  slot: number;
  /** Whether it begins and ends in this week. */
  opens: boolean;
  closes: boolean;
}

export interface Week {
  start: number;
  shown: Segment[];
  /** Launches of each day that found no room. */
  hidden: Item[][];
}

const DAYS = 7;

/** The first day of every week that touches a month. */
export function weeksOf(minute: number, start: WeekStart): number[] {
  const end = monthStartOf(minute, 1);
  const weeks: number[] = [];
  for (
    let at = weekStartOf(monthStartOf(minute), start);
    at < end;
    at += DAYS * DAY
  )
    weeks.push(at);
  return weeks;
}

/** Lays the launches of a week into slots, earliest and longest first, so that flights keep one height. */
export function segmentsOf(items: readonly Item[], week: number): Segment[] {
  const end = week + DAYS * DAY;
  const touching = items
    .filter((it) => it.at < end && it.end > week)
    .sort(
      (a, b) =>
        Math.max(dayStart(a.at), week) - Math.max(dayStart(b.at), week) ||
        b.end - b.at - (a.end - a.at) ||
        a.at - b.at,
    );
  const taken: number[] = [];
  return touching.map((item) => {
    const first = Math.max(0, Math.floor((item.at - week) / DAY));
    const after = Math.min(DAYS, Math.ceil((item.end - week) / DAY));
    const free = taken.findIndex((until) => until <= first);
    const slot = free === -1 ? taken.length : free;
    taken[slot] = after;
    return {
      item,
      column: first,
      span: after - first,
      slot,
      opens: item.at >= week,
      closes: item.end <= end,
    };
  });
}

/** A week with as many slots as there is room for; the last one gives way to "+3" where there are more. */
export function weekOf(
  items: readonly Item[],
  start: number,
  capacity: number,
): Week {
  const segments = segmentsOf(items, start);
  const overfull = segments.some((it) => it.slot >= capacity);
  const room = overfull ? Math.max(0, capacity - 1) : capacity;
  const hidden: Item[][] = Array.from({ length: DAYS }, () => []);
  for (const segment of segments) {
    if (segment.slot < room) continue;
    for (let day = 0; day < segment.span; day += 1)
      hidden[segment.column + day]?.push(segment.item);
  }
  return { start, shown: segments.filter((it) => it.slot < room), hidden };
}
