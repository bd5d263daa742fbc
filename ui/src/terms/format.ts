// Money, days and figures as people read them. Days and local times arrive as text and are never shifted by a zone.
import type { Money, Share } from "../host";

// Of days only these words are needed, and the first format made for a date takes a window's start ten milliseconds.
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

// Formats are dear to make and cheap to use: each is made once.
const FIGURE = new Intl.NumberFormat("en");
const MONEY = new Map<string, Intl.NumberFormat>();
const DIGITS = new Map<string, number>();

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

/** "4,120". */
export function figure(value: number): string {
  return FIGURE.format(value);
}

/** "€2,400", with cents only where there are some. */
export function money(value: Money): string {
  const digits = minorDigits(value.currency);
  const whole = value.minor % 10 ** digits === 0;
  return currencyFormat(value.currency, whole ? 0 : digits).format(
    value.minor / 10 ** digits,
  );
}

/** Digits after the point of a currency: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  let digits = DIGITS.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    DIGITS.set(currency, digits);
  }
  return digits;
}

function currencyFormat(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  let format = MONEY.get(key);
  if (!format) {
    format = new Intl.NumberFormat("en", {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    MONEY.set(key, format);
  }
  return format;
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

/** "21 d", "6 h", "2 d 4 h": as the planner says gaps. */
export function gap(minutes: number): string {
  const sign = minutes < 0 ? "−" : "";
  const whole = Math.abs(minutes);
  const days = Math.floor(whole / 1440);
  const hours = Math.floor((whole % 1440) / 60);
  const rest = whole % 60;
  if (days === 0 && hours === 0) return `${sign}${rest} min`;
  if (days === 0)
    return rest === 0 ? `${sign}${hours} h` : `${sign}${hours} h ${rest} min`;
  return hours === 0 || days >= 7
    ? `${sign}${days} d`
    : `${sign}${days} d ${hours} h`;
}

/** "May", "Sept". */
function shortMonth(at: Date): string {
  const name = MONTHS[at.getUTCMonth()] ?? "";
  return name.slice(0, name === "September" ? 4 : 3);
}
