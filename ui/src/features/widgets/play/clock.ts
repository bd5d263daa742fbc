// The time of the pretend shop, on the wall of its client's zone.
import { counted } from "../../../terms/words";

export interface WallClock {
  /** "Tue 24 Nov 2026". */
  day: string;
  /** "10:00:05". */
  time: string;
  /** "Tue 24 Nov, 10:00". */
  short: string;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();
const NUMBERS = new Map<string, Intl.DateTimeFormat>();

export function wallClock(at: number, zone: string): WallClock {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type as string, value]),
  );
  const of = (part: string) => parts.get(part) ?? "";
  const day = `${of("weekday")} ${of("day")} ${of("month")}`;
  const minute = `${of("hour")}:${of("minute")}`;
  return {
    day: `${day} ${of("year")}`,
    time: `${minute}:${of("second")}`,
    short: `${day}, ${minute}`,
  };
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The time on the wall as a field for local times has it: "2026-11-24T10:00". */
export function localOf(at: number, zone: string): string {
  return new Date(at + offsetOf(at, zone)).toISOString().slice(0, 16);
}

/**
 * The instant of a local time "2026-11-24T10:00". Of a time that comes twice the first; of one that the clocks skip, the first
 * moment after, as launches are.
 */
export function instantOf(local: string, zone: string): number {
  const wall = Date.parse(`${local}Z`);
  const before = wall - DAY;
  const after = wall + DAY;
  const fits = [before, after]
    .map((near) => wall - offsetOf(near, zone))
    .filter((at) => localOf(at, zone) === local);
  if (fits.length > 0) return Math.min(...fits);
  // Skipped: the clocks are set between these two, and the search ends at the minute they are.
  let [early, late] = [before, after];
  const offset = offsetOf(early, zone);
  while (late - early > MINUTE) {
    const middle = early + Math.floor((late - early) / 2 / MINUTE) * MINUTE;
    if (offsetOf(middle, zone) === offset) early = middle;
    else late = middle;
  }
  return late;
}

/** How far the wall is ahead of UTC then, in milliseconds. */
function offsetOf(at: number, zone: string): number {
  const parts = new Map(
    numbersOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type as string, Number(value)]),
  );
  const of = (part: string) => parts.get(part) ?? 0;
  const wall = Date.UTC(
    of("year"),
    of("month") - 1,
    of("day"),
    of("hour"),
    of("minute"),
    of("second"),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** "2 days", "1 hour", "less than a minute": the largest unit, rounded down. */
export function span(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return counted(minutes, "minute");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return counted(hours, "hour");
  return counted(Math.floor(hours / 24), "day");
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return made(FORMATS, zone, { weekday: "short", month: "short" });
}

function numbersOf(zone: string): Intl.DateTimeFormat {
  return made(NUMBERS, zone, { month: "numeric" });
}

/** Making one takes long, and a log asks for many. */
function made(
  known: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  own: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const format =
    known.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      day: "numeric",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      ...own,
    });
  known.set(timeZone, format);
  return format;
}
