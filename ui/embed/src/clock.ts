/* Local time in the zone of a config. */
import type { Weekday } from "./config";

const DAY = 86_400_000;

/** "YYYY-MM-DD", "HH:MM", its day of the week and the one before. Fails for a zone the browser does not know. */
export function localTime(
  instant: number,
  timeZone: string,
): { date: string; time: string; weekday: Weekday; yesterday: Weekday } {
  // Swedes write dates as the rules do.
  const text = new Date(instant).toLocaleString("sv", { timeZone });
  const date = text.slice(0, 10);
  const midnight = Date.parse(date);
  return {
    date,
    time: text.slice(11, 16),
    weekday: weekdayOf(midnight),
    yesterday: weekdayOf(midnight - DAY),
  };
}

function weekdayOf(midnight: number): Weekday {
  // Begins with "Sun", whatever the language.
  return new Date(midnight).toUTCString().slice(0, 3).toLowerCase() as Weekday;
}
