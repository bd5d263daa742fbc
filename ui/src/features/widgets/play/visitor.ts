// Who comes to the pretend shop: the parts of the sentence, what each may be, and the visitor they make.
import type { PlayedVisitor } from "../../../../embed/player/messages";
import type { Arrival, Condition, WidgetPlayed, Widget } from "../../../host";
import { money } from "../../../terms/format";
import { countryName, languageName } from "../../../terms/locale";
import { instantOf, localOf, wallClock } from "./clock";

export interface Wishes {
  arrival: string;
  when: "launch" | "opening" | "now" | "own";
  /** Local time of the shop for a visit at a time of one's own: "2026-11-24T10:00"; empty until one is wanted. */
  own: string;
  visitor: "new" | "returning";
  device: PlayedVisitor["device"];
  language: string;
  /** Empty where the site tells none. */
  country: string;
  login: "unsaid" | "in" | "out";
  /** Empty where the site says nothing. */
  cart: string;
  browser: "keeps" | "forgets";
  known: "nobody" | "subscriber" | "converted" | "both";
  /** Empty for chance, `-` for the share that is shown nothing. */
  version: string;
}

export interface Choice<T extends string = string> {
  value: T;
  label: string;
  group?: string;
}

/** Languages and countries that are offered whatever the rules say, and worths of a cart. */
const LANGUAGES = ["en", "de", "fr", "es"];
const COUNTRIES = ["DE", "US", "GB", "FR"];
const CARTS = [0, 20, 50, 100, 250];

/** The visitor a widget is tried with first: the campaign's first link, at its time. */
export function firstWishes(play: WidgetPlayed, widget: Widget): Wishes {
  const first = play.arrivals[0];
  return {
    arrival: first?.id ?? "",
    when: usualWhen(play, first),
    own: "",
    visitor: "new",
    device: deviceOf(widget),
    language: widget.design.language,
    country: "",
    login: "unsaid",
    cart: "",
    browser: "keeps",
    known: "nobody",
    version: "",
  };
}

/** The same wishes where they still can be had: links come and go with the plan. */
export function keptWishes(
  wishes: Wishes,
  play: WidgetPlayed,
  widget: Widget,
): Wishes {
  const first = firstWishes(play, widget);
  const arrival = play.arrivals.find((it) => it.id === wishes.arrival);
  if (!arrival)
    return { ...wishes, ...wishArrival(wishes, first.arrival, play) };
  const isThere = whens(play, arrival).some((it) => it.value === wishes.when);
  const kept = isThere ? wishes.when : usualWhen(play, arrival);
  const versions = versionsOf(play, widget.id).map((it) => it.value);
  const version = versions.includes(wishes.version) ? wishes.version : "";
  return { ...wishes, when: kept, version };
}

/** When somebody comes by a link: as its launch goes out; else as soon as the widget may show. */
export function usualWhen(
  play: WidgetPlayed,
  arrival?: Arrival,
): Wishes["when"] {
  if (arrival?.at) return "launch";
  return play.opening ? "opening" : "now";
}

export function visitorOf(
  wishes: Wishes,
  play: WidgetPlayed,
  widget: Widget,
): PlayedVisitor {
  const arrival = arrivalOf(wishes, play);
  const { known, login } = wishes;
  return {
    at: momentOf(wishes.when, play, arrival, wishes.own),
    address: arrival?.address ?? play.shop.home,
    referrer: arrival?.referrer ?? "",
    returning: wishes.visitor === "returning",
    device: wishes.device,
    language: wishes.language,
    country: wishes.country,
    loggedIn: login === "unsaid" ? null : login === "in",
    cart: wishes.cart === "" ? null : Number(wishes.cart),
    forgets: wishes.browser === "forgets",
    subscriber: known === "subscriber" || known === "both",
    converted: known === "converted" || known === "both",
    widget: widget.id,
    version: wishes.version,
  };
}

export function arrivalOf(
  wishes: Wishes,
  play: WidgetPlayed,
): Arrival | undefined {
  return play.arrivals.find((it) => it.id === wishes.arrival);
}

export function whens(
  play: WidgetPlayed,
  arrival?: Arrival,
): Choice<Wishes["when"]>[] {
  const zone = play.shop.zone;
  const said = (when: Wishes["when"]) =>
    wallClock(momentOf(when, play, arrival), zone).short;
  const all: Choice<Wishes["when"]>[] = [];
  if (arrival?.at)
    all.push({
      value: "launch",
      label: `when that goes out, ${said("launch")},`,
    });
  if (play.opening)
    all.push({
      value: "opening",
      label: `on the first day it may show, ${said("opening")},`,
    });
  all.push({ value: "now", label: `now, ${said("now")},` });
  all.push({ value: "own", label: "at a time of your own:" });
  return all;
}

/** Another time to come. One of one's own begins as the time it was until then. */
export function wishWhen(
  wishes: Wishes,
  when: Wishes["when"],
  play: WidgetPlayed,
): Pick<Wishes, "when" | "own"> {
  if (when !== "own") return { when, own: wishes.own };
  const now = momentOf(wishes.when, play, arrivalOf(wishes, play), wishes.own);
  return { when, own: wishes.own || localOf(now, play.shop.zone) };
}

/** Another way to come, at its usual time, unless one has chosen a time of one's own. */
export function wishArrival(
  wishes: Wishes,
  id: string,
  play: WidgetPlayed,
): Pick<Wishes, "arrival" | "when"> {
  const next = play.arrivals.find((it) => it.id === id);
  const when = wishes.when === "own" ? "own" : usualWhen(play, next);
  return { arrival: id, when };
}

export function languagesOf(widget: Widget): Choice[] {
  const { languages } = widget.design;
  const codes = [...Object.keys(languages), ...said(widget, "language")];
  return named([...codes, ...LANGUAGES], languageName);
}

export function countriesOf(widget: Widget): Choice[] {
  const all = [...said(widget, "country"), ...COUNTRIES];
  return [{ value: "", label: "no country" }, ...named(all, countryName)];
}

export function cartsOf(widget: Widget, play: WidgetPlayed): Choice[] {
  const bounds = widget.design.rules.conditions.flatMap((it) =>
    it.kind === "cart" ? [it.min, it.max] : [],
  );
  const asked = bounds.filter((it) => typeof it === "number");
  // One below a bound and one at it: the rule is seen to change its mind.
  const near = asked.flatMap((it) => (it >= 1 ? [it - 1, it] : [it]));
  const values = [...new Set([...CARTS, ...near])].sort((a, b) => a - b);
  return [
    { value: "", label: "nothing of a cart" },
    ...values.map((it) => ({
      value: String(it),
      label: it ? `a cart worth ${worth(it, play)}` : "an empty cart",
    })),
  ];
}

/** Versions of an A/B test; nothing to choose without one. */
export function versionsOf(play: WidgetPlayed, widget: string): Choice[] {
  const told = play.widgets.find((it) => it.id === widget);
  if (!told || (!told.versions.length && !told.holds_out)) return [];
  return [
    { value: "", label: "whichever version chance gives" },
    ...told.versions.map((it) => ({ value: it, label: `version ‘${it}’` })),
    ...(told.holds_out
      ? [{ value: "-", label: "nothing, as the share held out" }]
      : []),
  ];
}

/** An amount of the shop's currency. */
export function worth(value: number, play: WidgetPlayed): string {
  const { currency } = play.shop;
  const digits = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions().maximumFractionDigits;
  return money({ currency, minor: Math.round(value * 10 ** (digits ?? 2)) });
}

function momentOf(
  when: Wishes["when"],
  play: WidgetPlayed,
  arrival?: Arrival,
  own = "",
): number {
  if (when === "own" && own) return instantOf(own, play.shop.zone);
  const at = {
    launch: arrival?.at,
    opening: play.opening,
    now: null,
    own: null,
  }[when];
  return Date.parse(at ?? play.now);
}

/** A device the rules allow, the desktop where they do not care. */
function deviceOf(widget: Widget): PlayedVisitor["device"] {
  for (const it of widget.design.rules.conditions) {
    const [device] = it.kind === "device" && !it.not ? it.is : [];
    if (device) return device;
  }
  return "desktop";
}

function said(widget: Widget, kind: "language" | "country"): string[] {
  const { conditions } = widget.design.rules;
  return conditions.flatMap((it: Condition) =>
    it.kind === kind && "is" in it ? [...(it.is as readonly string[])] : [],
  );
}

function named(
  codes: readonly string[],
  name: (code: string) => string,
): Choice[] {
  return [...new Set(codes)].map((value) => ({ value, label: name(value) }));
}
