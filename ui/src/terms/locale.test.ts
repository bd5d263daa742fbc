import { expect, test } from "vitest";
import {
  clockIn,
  countryName,
  currencies,
  guessedCurrency,
  guessedWeekStart,
  languageName,
  todayIn,
  zoneRefusal,
} from "./locale";

test("the region of a language suggests the currency", () => {
  const tags = ["de-DE", "en-GB", "en-US", "fr-CH", "ja-JP", "en", "nonsense!"];
  expect(tags.map((tag) => guessedCurrency(tag))).toEqual([
    "EUR",
    "GBP",
    "USD",
    "CHF",
    "JPY",
    "EUR",
    "EUR",
  ]);
});

test("weeks begin as the region's calendars do", () => {
  expect(["de-DE", "en-US", "ar-EG", "en"].map(guessedWeekStart)).toEqual([
    "monday",
    "sunday",
    "saturday",
    "monday",
  ]);
});

test("every currency stands once, the common ones first", () => {
  const codes = currencies().map((it) => it.value);
  expect(codes[0]).toBe("EUR");
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toContain("AUD");
});

test("the clock of a zone is told, and of no zone nothing", () => {
  const at = new Date("2026-11-24T09:00:00Z");
  expect(clockIn("Europe/Berlin", at)).toBe("10:00");
  expect(clockIn("Europe/Nowhere", at)).toBe("");
});

test("a zone is a place that this computer knows", () => {
  const zones = ["Europe/Berlin", "UTC", "Mars/Olympus", "+02:00", ""];
  expect(zones.map((zone) => zoneRefusal(zone) === undefined)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("a day begins earlier in the east", () => {
  const at = new Date("2026-05-04T12:00:00Z");
  expect(todayIn("Pacific/Kiritimati", at)).toBe("2026-05-05");
  expect(todayIn("Pacific/Midway", at)).toBe("2026-05-04");
});

test("codes that nobody knows stand for themselves", () => {
  expect([countryName("DE"), countryName("Germany")]).toEqual([
    "Germany",
    "Germany",
  ]);
  expect([languageName("pt-BR"), languageName("no tag!")]).toEqual([
    "Brazilian Portuguese",
    "no tag!",
  ]);
});
