// Money, days and figures as people read them. Days and local times arrive as text and are never shifted by a zone.
import type { Money, Share } from "../host";
import { currencySign, minorDigits } from "../kit/currency";

export { minorDigits };

// The language has few words for days, and the first format that `Intl` makes keeps the first screen waiting.
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A local day or time as a point to count with; the zone is only a vehicle. */
export function asUtc(local: string): Date {
  return new Date(
    local.length === 10 ? `${local}T00:00:00Z` : `${local.slice(0, 19)}Z`,
  );
}

/** "12 May". */
export function day(local: string): string {
  const at = asUtc(local);
  return `${at.getUTCDate()} ${shortMonth(at)}`;
}

/** "12 May 2026". */
export function dayYear(local: string): string {
  return `${day(local)} ${asUtc(local).getUTCFullYear()}`;
}

/** "Tue 12 May". */
export function weekdayDay(local: string): string {
  return `${WEEKDAYS[asUtc(local).getUTCDay()]} ${day(local)}`;
}

/** "May". */
export function month(local: string): string {
  return MONTHS[asUtc(local).getUTCMonth()] ?? "";
}

/** "10:00". */
export function time(local: string): string {
  return local.slice(11, 16);
}

/** "Tue 12 May, 10:00". */
export function moment(local: string): string {
  return `${weekdayDay(local)}, ${time(local)}`;
}

/** "4,120"; of a fraction up to three digits. */
export function figure(value: number): string {
  const [whole = "", rest] = String(
    Math.round(Math.abs(value) * 1000) / 1000,
  ).split(".");
  return `${value < 0 ? "−" : ""}${grouped(whole)}${rest ? `.${rest}` : ""}`;
}

/** "€2,400", "2,400 CHF", with cents only where there are some. */
export function money(value: Money): string {
  const unit = 10 ** minorDigits(value.currency);
  const amount = Math.abs(value.minor);
  const cents = amount % unit;
  const rest = cents
    ? `.${String(cents).padStart(minorDigits(value.currency), "0")}`
    : "";
  const number = `${grouped(String(Math.floor(amount / unit)))}${rest}`;
  const sign = currencySign(value.currency);
  const minus = value.minor < 0 ? "−" : "";
  return sign
    ? `${minus}${sign}${number}`
    : `${minus}${number} ${value.currency}`;
}

/** "50%", "12.5%". */
export function percent(share: Share): string {
  return `${Math.round(share * 1000) / 10}%`;
}

/** "today", "tomorrow", "in 5 days", "3 days ago". */
export function inDays(days: number): string {
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${figure(days)} days` : `${figure(-days)} days ago`;
}

/** An instant in the reader's own zone: "24 Nov 2026, 19:40". */
export function instant(at: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date(at));
}

/** "3.4 MB". */
export function bytes(count: number): string {
  if (count < 1000) return `${count} B`;
  const units = ["kB", "MB", "GB"];
  let value = count / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit] ?? "GB"}`;
}

/** "21 d", "6 h", "2 d 4 h": only where room is tight, on the timeline and in columns of a table. */
export function gap(minutes: number): string {
  return lasting(minutes, (count, unit) => `${count} ${SHORT[unit]}`);
}

/** "21 days", "1 hour", "2 days 4 hours": the same in a sentence. */
export function gapInWords(minutes: number): string {
  return lasting(minutes, (count, unit) =>
    count === 1 ? `1 ${unit}` : `${count} ${unit}s`,
  );
}

/** The same with its hours, however many days it has. */
export function exactGapInWords(minutes: number): string {
  const days = Math.trunc(minutes / 1440);
  const rest = minutes % 1440;
  if (days === 0 || Math.abs(rest) < 60) return gapInWords(minutes);
  return `${gapInWords(days * 1440)} ${gapInWords(Math.abs(rest - (rest % 60)))}`;
}

/** "5 to 14 days, best 7 days"; "exactly 7 days" without room around it. */
export function wantedInWords(gap: {
  min_hours: number;
  ideal_hours: number;
  max_hours: number;
}): string {
  const said = (hours: number) => exactGapInWords(hours * 60);
  const { min_hours: least, ideal_hours: ideal, max_hours: most } = gap;
  if (least === most) return `exactly ${said(ideal)}`;
  const inDays = least % 24 === 0 && most % 24 === 0;
  const from = inDays ? String(least / 24) : said(least);
  return `${from} to ${said(most)}, best ${said(ideal)}`;
}

const SHORT = { day: "d", hour: "h", minute: "min" };

function lasting(
  minutes: number,
  said: (count: number, unit: keyof typeof SHORT) => string,
): string {
  const sign = minutes < 0 ? "−" : "";
  const whole = Math.abs(minutes);
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const rest = whole % 60;
  if (days === 0 && hours === 0) return sign + said(rest, "minute");
  const first = days === 0 ? said(hours, "hour") : said(days, "day");
  // Beyond a week nobody counts hours.
  const hasSecond = days === 0 ? rest > 0 : hours > 0 && days < 7;
  if (!hasSecond) return sign + first;
  const second = days === 0 ? said(rest, "minute") : said(hours, "hour");
  return `${sign}${first} ${second}`;
}

/** "May", "Sept". */
function shortMonth(at: Date): string {
  const name = MONTHS[at.getUTCMonth()] ?? "";
  return name.slice(0, name === "September" ? 4 : 3);
}

/** "4,120". */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
