// What the visitor's browser keeps, and when it forgets.
import { expect, test } from "vitest";
import type { Config, Widget } from "../src/config";
import { memoryOf } from "../src/memory";
import type { Environment } from "../src/environment";
import { pick } from "../src/variants";
import { browserOf } from "./browser";
import type { PlayedVisitor } from "./messages";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-24T09:00:00Z");

function visitor(change: Partial<PlayedVisitor> = {}): PlayedVisitor {
  return {
    at: NOW,
    address: "https://shop.example/",
    referrer: "",
    returning: false,
    device: "desktop",
    language: "en",
    country: "",
    loggedIn: null,
    cart: null,
    forgets: true,
    subscriber: false,
    converted: false,
    widget: "w",
    version: "",
    ...change,
  };
}

const tested = {
  id: "w",
  views: [],
  holdout: 0.1,
  variants: [
    { id: "a", weight: 1, views: [] },
    { id: "b", weight: 1, views: [] },
  ],
} as unknown as Widget;
const config = { widgets: [tested] } as unknown as Config;

function kept(change: Partial<PlayedVisitor> = {}) {
  const { store } = browserOf(config, visitor(change));
  const world = { store: () => store, random: () => 0 };
  return memoryOf(world as unknown as Environment, true).kept;
}

test("a returning visitor has a visit behind, a new one has not", () => {
  expect(kept().sessions).toBe(0);
  const back = kept({ returning: true });
  expect(back.sessions).toBe(1);
  expect(back.seen).toBe(NOW - 3 * DAY);
});

test("every version can be had, and nothing as well", () => {
  for (const version of ["a", "b"]) {
    const got = pick(tested, kept({ version }).die);
    expect([got.variant, got.isHeldOut]).toEqual([version, false]);
  }
  expect(pick(tested, kept({ version: "-" }).die).isHeldOut).toBe(true);
});

test("it forgets after seven days without a sign, and only if it is one that does", () => {
  const browser = browserOf(config, visitor());
  expect(browser.forgets(NOW + 7 * DAY)).toBe(false);
  browser.seen(NOW + 7 * DAY);
  expect(browser.forgets(NOW + 8 * DAY)).toBe(false);
  expect(browser.forgets(NOW + 14 * DAY + 1)).toBe(true);
  expect(browser.store.getItem("reprise")).toBeNull();
  // There is nothing left to forget.
  expect(browser.forgets(NOW + 30 * DAY)).toBe(false);
  const other = browserOf(config, visitor({ forgets: false }));
  expect(other.forgets(NOW + 400 * DAY)).toBe(false);
});
