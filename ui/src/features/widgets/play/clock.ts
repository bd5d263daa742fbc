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

/** "2 days", "1 hour", "less than a minute": the largest unit, rounded down. */
export function span(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return counted(minutes, "minute");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return counted(hours, "hour");
  return counted(Math.floor(hours / 24), "day");
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  FORMATS.set(timeZone, made);
  return made;
}
