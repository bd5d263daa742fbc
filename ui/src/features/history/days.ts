// The history by day, in the reader's own zone.
import type { HistoryEntry } from "../../host";
import { dayYear, weekdayDay } from "../../terms/format";

export interface HistoryDay {
  /** "2026-11-24", local. */
  day: string;
  entries: HistoryEntry[];
}

const KEY = new Intl.DateTimeFormat("en-CA", { dateStyle: "short" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });
/** The local day of an instant. */
export function localDay(at: Date): string {
  return KEY.format(at);
}

/** The local time of an instant: "10:24". */
export function clock(at: string): string {
  return CLOCK.format(new Date(at));
}

/** One group a day; the order stays. */
export function byDay(entries: readonly HistoryEntry[]): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const entry of entries) {
    const day = localDay(new Date(entry.at));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** "Today", "Yesterday", "Fri 20 Nov 2026". */
export function dayTitle(day: string, today: string): string {
  const days = (Date.parse(today) - Date.parse(day)) / 86_400_000;
  if (days === 0) return "Today";
  return days === 1
    ? "Yesterday"
    : `${weekdayDay(day).slice(0, 3)} ${dayYear(day)}`;
}
