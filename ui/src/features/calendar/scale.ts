// Time and place: a local time is minutes on a line without zones, and the line is drawn at so many pixels a day.
// Local times are shown as they stand, so a day here always has 24 hours whatever a clock does in it.
import type { WeekStart } from "../../host";
import { asUtc } from "../../terms/format";

export const DAY = 1440;
export const HOUR = 60;

/** A year in a narrow window, and a day across a wide one. */
export const NARROWEST = 0.7;
export const WIDEST = 1440;

/** From here on a day is wide enough to aim at an hour of it. */
export const HOURLY = 240;

/** A stretch of the line at a size. */
export interface Scale {
  /** The minute at x = 0. */
  from: number;
  to: number;
  pxPerDay: number;
}

/** Minutes since 1970 of a local day or time. */
export function minuteOf(local: string): number {
  return Math.round(asUtc(local).getTime() / 60_000);
}

/** "2026-05-12T10:00:00". */
export function localOf(minute: number): string {
  return new Date(Math.round(minute) * 60_000).toISOString().slice(0, 19);
}

/** "2026-05-12". */
export function dayOf(minute: number): string {
  return localOf(minute).slice(0, 10);
}

/** Midnight at or before. */
export function dayStart(minute: number): number {
  return Math.floor(minute / DAY) * DAY;
}

export function toX(scale: Scale, minute: number): number {
  return ((minute - scale.from) / DAY) * scale.pxPerDay;
}

export function toMinute(scale: Scale, x: number): number {
  return scale.from + (x / scale.pxPerDay) * DAY;
}

export function widthOf(scale: Scale): number {
  return toX(scale, scale.to);
}

export function clampZoom(pxPerDay: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, pxPerDay));
}

/** Pixels a day at which a stretch fills a width. */
export function fitting(from: number, to: number, width: number): number {
  return clampZoom((Math.max(width, 1) / Math.max(to - from, DAY)) * DAY);
}

const FIRST_WEEKDAY: Record<WeekStart, number> = {
  sunday: 0,
  monday: 1,
  saturday: 6,
};

/** 0 is Sunday. */
export function weekdayOf(minute: number): number {
  // 1 January 1970 was a Thursday.
  return (((Math.floor(minute / DAY) + 4) % 7) + 7) % 7;
}

export function isWeekend(minute: number): boolean {
  const weekday = weekdayOf(minute);
  return weekday === 0 || weekday === 6;
}

/** Midnight of the week's first day. */
export function weekStartOf(minute: number, start: WeekStart): number {
  const back = (weekdayOf(minute) - FIRST_WEEKDAY[start] + 7) % 7;
  return dayStart(minute) - back * DAY;
}

/** ISO weeks where weeks begin on Monday; elsewhere week 1 is the one with 1 January in it. */
export function weekNumber(minute: number, start: WeekStart): number {
  const first = weekStartOf(minute, start);
  // The day of the week that decides which year it counts to: Thursday for ISO, else its last day.
  const deciding = first + (start === "monday" ? 3 : 6) * DAY;
  const year = new Date(deciding * 60_000).getUTCFullYear();
  const newYear = Date.UTC(year, 0, 1) / 60_000;
  return Math.floor((deciding - newYear) / (7 * DAY)) + 1;
}

/** First minute of the month `ahead` months from the one a minute lies in. */
export function monthStartOf(minute: number, ahead = 0): number {
  const date = new Date(dayStart(minute) * 60_000);
  return (
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1) / 60_000
  );
}

export function yearOf(minute: number): number {
  return new Date(dayStart(minute) * 60_000).getUTCFullYear();
}
