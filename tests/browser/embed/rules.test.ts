// Each rule lets a widget show when it should, and holds it back, by name, when it should not.
import { describe, expect, test } from "vitest";
import type { Condition } from "../../../ui/embed/src/config";
import { browser, runBrowser } from "../support/running";
import { config, widget } from "./exported";
import { visit, type Visitor } from "./shop";

runBrowser();

type Wishes = Parameters<typeof visit>[2];

interface Case {
  name: string;
  rule: Condition;
  yes: Wishes;
  no: Wishes;
  /** After the first page was opened. */
  then?: (visitor: Visitor) => Promise<unknown>;
}

const CASES: readonly Case[] = [
  {
    name: "page begins",
    rule: { kind: "page", how: "begins", values: ["/shop/"] },
    yes: { path: "/shop/fern?x=1" },
    no: { path: "/shopping" },
  },
  {
    name: "page equals, whatever the query, the case and a slash at the end",
    rule: { kind: "page", how: "equals", values: ["/Über-uns"] },
    yes: { path: "/%C3%BCber-uns/?utm_source=a" },
    no: { path: "/%C3%BCber-uns/team" },
  },
  {
    name: "page contains",
    rule: { kind: "page", how: "contains", values: ["sale"] },
    yes: { path: "/winter-sale" },
    no: { path: "/winter" },
  },
  {
    name: "page pattern",
    rule: { kind: "page", how: "pattern", values: ["/shop/*/reviews"] },
    yes: { path: "/shop/fern/reviews" },
    no: { path: "/shop/fern" },
  },
  {
    name: "not the page",
    rule: { kind: "page", how: "begins", values: ["/cart"], not: true },
    yes: { path: "/" },
    no: { path: "/cart" },
  },
  {
    name: "utm, whatever case and coding",
    rule: { kind: "utm", key: "campaign", values: ["Spring Sale"] },
    yes: { path: "/?utm_campaign=spring%2520sale" },
    no: { path: "/?utm_campaign=spring-sale" },
  },
  {
    name: "not for those who come by e-mail",
    rule: { kind: "utm", key: "medium", values: ["email"], not: true },
    yes: { path: "/?utm_medium=cpc" },
    no: { path: "/?utm_medium=Email" },
  },
  {
    name: "any content at all",
    rule: { kind: "utm", key: "content", values: [] },
    yes: { path: "/?utm_content=a" },
    no: { path: "/?utm_term=a" },
  },
  {
    name: "referrer",
    rule: { kind: "referrer", how: "contains", values: ["search.test"] },
    yes: { referer: "https://search.test/" },
    no: { referer: "https://mail.test/" },
  },
  {
    name: "no referrer",
    rule: { kind: "referrer", how: "equals", values: [""] },
    yes: {},
    no: { referer: "https://mail.test/" },
  },
  {
    name: "phone",
    rule: { kind: "device", is: ["phone"] },
    yes: { phone: true },
    no: { tablet: true },
  },
  {
    name: "tablet",
    rule: { kind: "device", is: ["tablet"] },
    yes: { tablet: true },
    no: {},
  },
  {
    name: "desktop",
    rule: { kind: "device", is: ["desktop"] },
    yes: {},
    no: { phone: true },
  },
  {
    name: "language",
    rule: { kind: "language", is: ["de"] },
    yes: { locale: "de-AT" },
    no: { locale: "den" },
  },
  {
    name: "country",
    rule: { kind: "country", is: ["DE", "AT"] },
    yes: {
      before: () => Object.assign(window, { reprise: { country: "at" } }),
    },
    no: {},
  },
  {
    name: "time in the zone of the config",
    // Ten in Berlin, four in the night where this browser is.
    rule: { kind: "time", from: "09:30", until: "10:30" },
    yes: {},
    no: { minutes: 31 },
  },
  {
    name: "weekday",
    rule: { kind: "time", weekdays: ["tue"] },
    yes: {},
    no: { minutes: 24 * 60 },
  },
  {
    name: "time across midnight, which belongs to the day it began",
    rule: { kind: "time", weekdays: ["tue"], from: "22:00", until: "06:00" },
    yes: { minutes: 16 * 60 },
    no: { minutes: -8 * 60 },
  },
  {
    name: "dates, both included",
    rule: { kind: "dates", from: "2026-11-20", until: "2026-11-24" },
    yes: { minutes: 13 * 60 + 59 },
    no: { minutes: 14 * 60 },
  },
  {
    name: "cart",
    rule: { kind: "cart", min: 50, max: 100 },
    yes: { before: () => Object.assign(window, { reprise: [["cart", 50]] }) },
    no: {
      before: () => Object.assign(window, { reprise: [["cart", 100.01]] }),
    },
  },
  {
    name: "logged in",
    rule: { kind: "logged_in" },
    yes: {
      before: () => Object.assign(window, { reprise: [["loggedIn", true]] }),
    },
    no: {},
  },
  {
    name: "not logged in",
    rule: { kind: "logged_in", not: true },
    yes: {},
    no: {
      before: () => Object.assign(window, { reprise: [["loggedIn", true]] }),
    },
  },
];

describe.each(CASES)("$name", ({ rule, yes, no }) => {
  const made = config([widget({ rules: { conditions: [rule] } })]);
  test("shows", async () => {
    const visitor = await visit(browser, made, yes);
    expect(await visitor.shows()).toBe(true);
    const shown = (await visitor.log()).find((it) => it.says === "shown");
    expect(shown).toMatchObject({
      why: "at_once",
      held: [rule.kind],
    });
  });
  test("is held back", async () => {
    const visitor = await visit(browser, made, no);
    expect(await visitor.shows()).toBe(false);
    expect(await visitor.why()).toBe(`condition:${rule.kind}`);
    expect(await visitor.page.locator("reprise-widget").count()).toBe(0);
  });
});
