// The two strips under the lanes, as columns on the same axis: pressure by week, budget by month.
import type { MonthBudget, WeekPressure } from "../../host";
import { DAY, minuteOf, monthStartOf, toX, type Scale } from "./scale";

export interface Column {
  id: string;
  x: number;
  width: number;
  /** 0 to 1 of the strip's height. */
  height: number;
  value: number;
  /** Over what is allowed. */
  over: boolean;
}

/** Columns keep this much of the strip free for the figure above them. */
const TALLEST = 0.66;

function column(
  id: string,
  from: number,
  to: number,
  value: number,
  most: number,
  over: boolean,
  scale: Scale,
): Column {
  const x = toX(scale, from);
  const width = toX(scale, to) - x;
  // Columns stand apart only where that leaves something to see.
  const air = Math.min(2, width * 0.2);
  return {
    id,
    x,
    width: Math.max(1, width - air),
    height: most > 0 ? (value / most) * TALLEST : 0,
    value,
    over,
  };
}

/** Height that stands for the strip's top: the highest week or the cap, whichever is more. */
export function mostTouches(weeks: readonly WeekPressure[]): number {
  return Math.max(1, ...weeks.flatMap((it) => [it.touches, it.cap ?? 0]));
}

/** Where the cap line runs, 0 to 1; null without a cap. */
export function capHeight(weeks: readonly WeekPressure[]): number | null {
  const cap = weeks.find((it) => it.cap !== null)?.cap ?? null;
  return cap === null ? null : (cap / mostTouches(weeks)) * TALLEST;
}

export function pressureColumns(
  weeks: readonly WeekPressure[],
  from: number,
  to: number,
  scale: Scale,
): Column[] {
  const most = mostTouches(weeks);
  return weeks.flatMap((it) => {
    const at = minuteOf(it.week);
    const end = at + 7 * DAY;
    if (end <= from || at >= to || it.touches === 0) return [];
    const over = it.cap !== null && it.touches > it.cap;
    return column(it.week, at, end, it.touches, most, over, scale);
  });
}

export function budgetColumns(
  months: readonly MonthBudget[],
  from: number,
  to: number,
  scale: Scale,
): Column[] {
  const most = Math.max(1, ...months.map((it) => it.minor));
  return months.flatMap((it) => {
    const at = minuteOf(it.month);
    const end = monthStartOf(at, 1);
    if (end <= from || at >= to || it.minor <= 0) return [];
    return column(it.month, at, end, it.minor, most, false, scale);
  });
}
