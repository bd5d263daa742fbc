// The rules of moving: where a launch snaps to, what it then stands between, and how that is said.
import type { Gap, GapFit } from "../../host";
import { gapInWords, moment, weekdayDay } from "../../terms/format";
import { counted } from "../../terms/words";
import type { Item } from "./lanes";
import { DAY, HOUR, HOURLY, dayOf, localOf } from "./scale";

/** The step launches move by: days, or hours where the person asks and can see them. */
export function snapUnit(pxPerDay: number, fine: boolean): number {
  if (!fine || pxPerDay < HOURLY / 4) return DAY;
  return pxPerDay >= HOURLY ? 15 : HOUR;
}

/** A shift in whole steps. By days the hour stays; by hours the launch lands on the clock's own marks. */
export function snapped(at: number, shift: number, unit: number): number {
  if (unit >= DAY) return Math.round(shift / unit) * unit;
  return Math.round((at + shift) / unit) * unit - at;
}

/** How a gap stands to what was wanted, as the engine judges it. */
export function fitOf(minutes: number, wanted: Gap | null): GapFit | null {
  if (!wanted) return null;
  if (minutes < wanted.min_hours * HOUR) return "too_short";
  return minutes > wanted.max_hours * HOUR ? "too_long" : "fits";
}

export interface Neighbor {
  name: string;
  /** Minutes between the two starts. */
  minutes: number;
}

/** What a launch at another time would stand between in its lane; those that move along are left out. */
export function neighbors(
  items: readonly Item[],
  moving: ReadonlySet<string>,
  at: number,
): { before: Neighbor | null; after: Neighbor | null } {
  let before: Item | null = null;
  let after: Item | null = null;
  for (const item of items) {
    if (moving.has(item.launch.id)) continue;
    if (item.at <= at && (!before || item.at >= before.at)) before = item;
    if (item.at > at && (!after || item.at < after.at)) after = item;
  }
  const near = (it: Item | null) =>
    it && { name: it.launch.name, minutes: Math.abs(at - it.at) };
  return { before: near(before), after: near(after) };
}

/** "7 days after Refill 1, 14 days before Refill 2". */
export function betweenSpoken(
  before: Neighbor | null,
  after: Neighbor | null,
): string {
  return [
    before && `${gapInWords(before.minutes)} after ${before.name}`,
    after && `${gapInWords(after.minutes)} before ${after.name}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** "Tue 12 May" by days, "Tue 12 May, 10:00" where the hour changed. */
export function placeSpoken(to: number, from: number): string {
  return (to - from) % DAY === 0 ? weekdayDay(dayOf(to)) : moment(localOf(to));
}

/** "1 finding", "no findings". */
export function findingsSpoken(count: number): string {
  return count === 0 ? "no findings" : counted(count, "finding");
}
