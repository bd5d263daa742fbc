/* Local time in the zone of a config. */
import type { Weekday } from "./config";

const WEEK: readonly Weekday[] = [
  "sun",
  "mon",
  "tue",
  "wed",
  "thu",
  "fri",
  "sat",
];

/** "YYYY-MM-DD" and "HH:MM". Fails for a zone the browser does not know. */
export function localTime(
  instant: number,
  timeZone: string,
): { date: string; time: string; weekday: Weekday } {
  // Swedes write dates as the rules do.
  const text = new Date(instant).toLocaleString("sv", { timeZone });
  const date = text.slice(0, 10);
  return { date, time: text.slice(11, 16), weekday: weekdayOf(date) };
}

/** The day before a day of the week. */
export function dayBefore(weekday: Weekday): Weekday {
  return WEEK[(WEEK.indexOf(weekday) + 6) % 7] as Weekday;
}

function weekdayOf(date: string): Weekday {
  return WEEK[new Date(date).getUTCDay()] as Weekday;
}
