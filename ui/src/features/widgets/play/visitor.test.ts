// The sentence makes the visitor it says.
import { describe, expect, test } from "vitest";
import type { Arrival, Condition, WidgetPlayed, Widget } from "../../../host";
import {
  cartsOf,
  firstWishes,
  keptWishes,
  languagesOf,
  versionsOf,
  visitorOf,
  whens,
  wishArrival,
  wishWhen,
} from "./visitor";

const LINK: Arrival = {
  id: "launch:1",
  group: "Refills",
  label: "from ‘Refill 1’ (e-mail)",
  address: "https://shop.example/?utm_medium=email",
  referrer: "",
  at: "2026-12-01T09:00:00Z",
  local: "2026-12-01T10:00:00",
};
const SEARCH: Arrival = {
  ...LINK,
  id: "search",
  address: "https://shop.example/",
  referrer: "https://www.google.com/",
  at: null,
  local: null,
};

const PLAY = {
  now: "2026-11-24T09:00:00Z",
  opening: null,
  shop: {
    home: "https://shop.example/",
    zone: "Europe/Berlin",
    currency: "EUR",
  },
  arrivals: [LINK, SEARCH],
  widgets: [{ id: "w", versions: [], holds_out: false }],
} as unknown as WidgetPlayed;

function widget(conditions: Condition[] = []): Widget {
  return {
    id: "w",
    design: {
      language: "de",
      languages: { de: {}, en: {} },
      rules: { conditions },
    },
  } as unknown as Widget;
}

test("the first visitor comes by the campaign's first link, as it goes out", () => {
  const wishes = firstWishes(PLAY, widget());
  const visitor = visitorOf(wishes, PLAY, widget());
  expect(visitor).toEqual({
    at: Date.parse("2026-12-01T09:00:00Z"),
    address: LINK.address,
    referrer: "",
    returning: false,
    device: "desktop",
    language: "de",
    country: "",
    loggedIn: null,
    cart: null,
    forgets: false,
    subscriber: false,
    converted: false,
    widget: "w",
    version: "",
  });
});

test("what the site says and what it does not are told apart", () => {
  const wishes = firstWishes(PLAY, widget());
  const visitor = visitorOf(
    { ...wishes, cart: "0", login: "out", known: "both", browser: "forgets" },
    PLAY,
    widget(),
  );
  expect(visitor).toMatchObject({
    cart: 0,
    loggedIn: false,
    subscriber: true,
    converted: true,
    forgets: true,
  });
});

describe("when", () => {
  test("a link is come by as it goes out, others now or on the first day", () => {
    expect(whens(PLAY, LINK).map((it) => it.label)).toEqual([
      "when that goes out, Tue 1 Dec, 10:00,",
      "now, Tue 24 Nov, 10:00,",
      "at a time of your own:",
    ]);
    const later = { ...PLAY, opening: "2026-12-01T09:00:00Z" };
    expect(whens(later, SEARCH).map((it) => it.value)).toEqual([
      "opening",
      "now",
      "own",
    ]);
  });

  test("a wish that can no longer be had gives way to the usual one", () => {
    const wishes = firstWishes(PLAY, widget());
    const without = { ...PLAY, arrivals: [SEARCH] };
    expect(keptWishes(wishes, without, widget())).toMatchObject({
      arrival: "search",
      when: "now",
    });
    expect(keptWishes(wishes, PLAY, widget())).toEqual(wishes);
  });
});

test("the lists hold what the rules ask for", () => {
  const asks = widget([
    { kind: "language", is: ["pt"] },
    { kind: "cart", min: 40 },
  ]);
  expect(languagesOf(asks)[2]).toEqual({ value: "pt", label: "Portuguese" });
  const carts = cartsOf(asks, PLAY).map((it) => it.value);
  expect(carts).toEqual(["", "0", "20", "39", "40", "50", "100", "250"]);
});

test("versions are offered where there is a test", () => {
  expect(versionsOf(PLAY, "w")).toEqual([]);
  const told = [{ id: "w", versions: ["a", "b"], holds_out: true }];
  const tested = { ...PLAY, widgets: told } as unknown as WidgetPlayed;
  expect(versionsOf(tested, "w").map((it) => it.value)).toEqual([
    "",
    "a",
    "b",
    "-",
  ]);
});

test("a time of one's own begins as the one before, and stays whichever way one comes", () => {
  let wishes = firstWishes(PLAY, widget());
  wishes = { ...wishes, ...wishWhen(wishes, "own", PLAY) };
  expect(wishes.own).toBe("2026-12-01T10:00");
  wishes = { ...wishes, own: "2027-03-14T08:30" };
  const at = () => new Date(visitorOf(wishes, PLAY, widget()).at).toISOString();
  expect(at()).toBe("2027-03-14T07:30:00.000Z");
  wishes = { ...wishes, ...wishArrival(wishes, "search", PLAY) };
  expect(at()).toBe("2027-03-14T07:30:00.000Z");
  expect(keptWishes(wishes, PLAY, widget())).toEqual(wishes);
  // Chosen again, it is the one chosen before.
  wishes = { ...wishes, ...wishWhen(wishes, "now", PLAY) };
  expect(at()).toBe("2026-11-24T09:00:00.000Z");
  wishes = { ...wishes, ...wishWhen(wishes, "own", PLAY) };
  expect(wishes.own).toBe("2027-03-14T08:30");
});
