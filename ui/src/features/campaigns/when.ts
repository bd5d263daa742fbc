// Dates and times as people type them: "next mon", "+2w", "15.03 10:00", "tomorrow at 9".
import { asUtc } from "../../terms/format";

export interface Reference {
  /** The client's today, "2026-11-24". */
  today: string;
  /** Where the field stands now; "+2w" counts from here. A day or a local time. */
  from: string;
}

export interface Spoken {
  /** "2026-05-12". */
  day: string;
  /** "10:00"; null where only a day was said. */
  time: string | null;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WEEKDAYS = "sun mon tue wed thu fri sat".split(" ");
const DAY_MS = 86_400_000;

/** Reads a phrase; null for what is no day or time from 2000 to 2100. Days before months: 3.4. is in April. */
export function parseWhen(text: string, at: Reference): Spoken | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[,;]/g, " ")
    .replace(/\b(at|on)\s+(?=\d)/g, "")
    .replace(/(\d)\s+(am|pm)\b/g, "$1$2")
    .replace(/\s+/g, " ")
    .trim();
  if (words === "") return null;
  const shifted = shift(words, at);
  if (shifted) return shifted;
  const { rest, time } = takeTime(words);
  if (time === undefined) return null;
  if (rest === "")
    return time === null ? null : { day: at.from.slice(0, 10), time };
  const day = dayOf(rest, at);
  return day && inRange(day) ? { day, time } : null;
}

/** "+2w", "-3d", "+4h", "+1m" from where the field stands; "in 2 weeks" from today. */
function shift(words: string, at: Reference): Spoken | null {
  const match =
    /^(in |[+-])\s?(\d{1,4})\s?(h|d|w|m|y|hours?|days?|weeks?|months?|years?)$/.exec(
      words,
    );
  if (!match) return null;
  const isFromToday = match[1] === "in ";
  const count = Number(match[2]) * (match[1] === "-" ? -1 : 1);
  const unit = match[3]?.charAt(0) ?? "d";
  const from = asUtc(isFromToday ? at.today : at.from);
  if (unit === "h") {
    if (isFromToday) return null;
    const later = new Date(from.getTime() + count * 3_600_000).toISOString();
    return checked({ day: later.slice(0, 10), time: later.slice(11, 16) });
  }
  if (unit === "m" || unit === "y")
    return checked({
      day: monthsLater(from, count * (unit === "y" ? 12 : 1)),
      time: null,
    });
  const days = count * (unit === "w" ? 7 : 1);
  const later = new Date(from.getTime() + days * DAY_MS);
  return checked({ day: later.toISOString().slice(0, 10), time: null });
}

/** The same day of a later month; its last day where that month is shorter. */
function monthsLater(from: Date, months: number): string {
  const first = new Date(
    Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1),
  );
  const last = new Date(
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0),
  ).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), last));
  return first.toISOString().slice(0, 10);
}

/** Takes a time from the end or the beginning; undefined for a time that cannot be. */
function takeTime(words: string): {
  rest: string;
  time: string | null | undefined;
} {
  const clock =
    "(\\d{1,2}):(\\d{2})(?::\\d{2})?\\s?(am|pm)?|(\\d{1,2})\\s?(am|pm|h)|(noon|midnight)";
  const match =
    new RegExp(`(?:^|\\s|t)(?:${clock})$`).exec(words) ??
    new RegExp(`^(?:${clock})(?=\\s)`).exec(words);
  if (!match) return { rest: words, time: null };
  const rest = (
    words.slice(0, match.index) + words.slice(match.index + match[0].length)
  ).trim();
  return { rest, time: timeOf(match) };
}

function timeOf(match: RegExpExecArray): string | undefined {
  if (match[6]) return match[6] === "noon" ? "12:00" : "00:00";
  let hour = Number(match[1] ?? match[4]);
  const minute = Number(match[2] ?? 0);
  const half = match[3] ?? match[5];
  if (half === "am" || half === "pm") {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === "pm" ? 12 : 0);
  }
  if (hour > 23 || minute > 59) return undefined;
  return `${two(hour)}:${two(minute)}`;
}

function dayOf(words: string, at: Reference): string | null {
  const named = { today: 0, tomorrow: 1, yesterday: -1 }[words];
  if (named !== undefined) return plus(at.today, named);
  return (
    weekday(words, at.today) ??
    iso(words) ??
    numbers(words, at.today) ??
    month(words, at.today)
  );
}

/** The next such weekday after today; "this mon" may be today. */
function weekday(words: string, today: string): string | null {
  const match = /^(?:(this|next|coming) )?([a-z]{3,9})\.?$/.exec(words);
  const name = match?.[2] ?? "";
  const index = WEEKDAYS.findIndex((it) => name.startsWith(it));
  const full = ["sunday", "monday", "tuesday", "wednesday", "thursday"].concat(
    "friday",
    "saturday",
  )[index];
  if (!full?.startsWith(name)) return null;
  const ahead = (index - asUtc(today).getUTCDay() + 7) % 7;
  return plus(today, ahead === 0 && match?.[1] !== "this" ? 7 : ahead);
}

function iso(words: string): string | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  return match && date(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** "15.03", "15/3/27", "15.3.2027". */
function numbers(words: string, today: string): string | null {
  const bare = words.replace(/^[a-z]{3,9}\.? (?=\d)/, "");
  const match = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})?)?$/.exec(bare);
  if (!match) return null;
  return nextOrGiven(match[3], Number(match[2]), Number(match[1]), today);
}

/** "15 mar", "Tue 12 May 2026", "march 15", "15th of March". */
function month(words: string, today: string): string | null {
  const bare = words
    .replace(/^(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.? /, "")
    .replace(/(\d)(?:st|nd|rd|th)\b/, "$1")
    .replace(" of ", " ");
  const first = /^(\d{1,2})\.? ([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(bare);
  const second = /^([a-z]{3,9})\.? (\d{1,2})(?: (\d{4}))?$/.exec(bare);
  const name = first?.[2] ?? second?.[1];
  const index = MONTHS.findIndex((it) => name?.startsWith(it));
  if (!name || index < 0) return null;
  const number = Number(first?.[1] ?? second?.[2]);
  return nextOrGiven(first?.[3] ?? second?.[3], index + 1, number, today);
}

/** With the year given, else the first such day from today on. */
function nextOrGiven(
  year: string | undefined,
  month: number,
  number: number,
  today: string,
): string | null {
  if (year) {
    const full = year.length === 2 ? 2000 + Number(year) : Number(year);
    return date(full, month, number);
  }
  const now = Number(today.slice(0, 4));
  // The 29th of February waits for the next year that has one.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const found = date(now + ahead, month, number);
    if (found && found >= today) return found;
  }
  return null;
}

function date(year: number, month: number, number: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, number));
  const isReal =
    made.getUTCFullYear() === year &&
    made.getUTCMonth() === month - 1 &&
    made.getUTCDate() === number;
  return isReal ? made.toISOString().slice(0, 10) : null;
}

/** The day so many days after another. */
export function plus(day: string, days: number): string {
  return new Date(asUtc(day.slice(0, 10)).getTime() + days * DAY_MS)
    .toISOString()
    .slice(0, 10);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  const days =
    asUtc(to.slice(0, 10)).getTime() - asUtc(from.slice(0, 10)).getTime();
  return Math.round(days / DAY_MS);
}

function checked(spoken: Spoken): Spoken | null {
  return inRange(spoken.day) ? spoken : null;
}

function inRange(day: string): boolean {
  return day >= "2000-01-01" && day <= "2100-12-31";
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
