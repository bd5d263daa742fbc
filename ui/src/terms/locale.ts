// Time zones, currencies, week starts, languages and countries: which there are, how they are called, and which this
// computer's settings suggest.
import type { WeekStart } from "../host";

const EURO = "AT BE HR CY EE FI FR DE GR IE IT LV LT LU MT NL PT SK SI ES BG";
const OTHERS: Record<string, string> = {
  US: "USD",
  GB: "GBP",
  CH: "CHF",
  LI: "CHF",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  PL: "PLN",
  CZ: "CZK",
  HU: "HUF",
  RO: "RON",
  TR: "TRY",
  UA: "UAH",
  CA: "CAD",
  AU: "AUD",
  NZ: "NZD",
  JP: "JPY",
  KR: "KRW",
  CN: "CNY",
  IN: "INR",
  SG: "SGD",
  BR: "BRL",
  MX: "MXN",
  ZA: "ZAR",
  IL: "ILS",
  AE: "AED",
  SA: "SAR",
  EG: "EGP",
};
/** Regions whose calendars begin on Sunday or Saturday (Unicode CLDR); all others on Monday. */
const SUNDAY = "US CA MX BR JP KR IN IL ZA SA TW HK SG PH CO PE AR";
const SATURDAY = "AE EG DZ IQ JO KW LY OM QA BH SY AF IR";
/** Shown first where one chooses. */
const COMMON = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK"];

export interface Named {
  value: string;
  label: string;
}

/** Every zone this computer knows. */
export function zones(): readonly string[] {
  return Intl.supportedValuesOf("timeZone");
}

/** Every currency, the common ones first: "EUR Euro". */
export function currencies(): readonly Named[] {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  const others = Intl.supportedValuesOf("currency").filter(
    (code) => !COMMON.includes(code),
  );
  return [...COMMON, ...others].map((code) => ({
    value: code,
    label: `${code}  ${names.of(code) ?? ""}`.trim(),
  }));
}

/** The zone this computer is set to. */
export function guessedZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The currency of the region a language tag names; the euro where it names none. */
export function guessedCurrency(tag: string = navigator.language): string {
  const region = regionOf(tag);
  if (EURO.split(" ").includes(region)) return "EUR";
  return OTHERS[region] ?? "EUR";
}

export function guessedWeekStart(tag: string = navigator.language): WeekStart {
  const region = regionOf(tag);
  if (SUNDAY.split(" ").includes(region)) return "sunday";
  return SATURDAY.split(" ").includes(region) ? "saturday" : "monday";
}

/** "14:05" in a zone now; nothing for a zone nobody knows. */
export function clockIn(zone: string, at: Date): string {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hour: "2-digit",
      minute: "2-digit",
    }).format(at);
  } catch {
    return "";
  }
}

/** The day it is in a zone, or where this computer is: "2026-05-04". */
export function todayIn(zone?: string, at: Date = new Date()): string {
  return at.toLocaleDateString("sv", zone ? { timeZone: zone } : {});
}

/** "German" of "de"; the tag itself where nobody knows it. */
export function languageName(tag: string): string {
  return nameOf(tag, "language");
}

/** "Germany" of "DE"; the code itself where nobody knows it. */
export function countryName(code: string): string {
  return nameOf(code, "region");
}

function nameOf(code: string, type: "language" | "region"): string {
  try {
    return new Intl.DisplayNames("en", { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Why a zone cannot be used; undefined for one that can. */
export function zoneRefusal(zone: string): string | undefined {
  // Plain offsets have a clock, but no summer time and no place.
  const isKnown = /^[A-Za-z]/.test(zone) && clockIn(zone, new Date()) !== "";
  return isKnown
    ? undefined
    : `There is no time zone ‘${zone}’. Choose one such as Europe/Berlin.`;
}

function regionOf(tag: string): string {
  try {
    // A bare "en" would become American; without a region nothing is known.
    return new Intl.Locale(tag).region ?? "";
  } catch {
    return "";
  }
}
