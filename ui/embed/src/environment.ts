/*
 * The world as the script sees it. The real one is made of `window`; the preview of the program plays another one, with
 * its own clock, visitor, storage and address, and nothing in here can tell.
 */
import type { Device, Endpoint } from "./config";
import { make } from "./dom";
import { hears, type Wait } from "./ears";
import { attempt } from "./guard";
import type { Entry } from "./log";

/** What of `Storage` is used. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface Script {
  src: string;
  nonce?: string;
}

export interface Environment {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does the work once, later, at most 24 days. */
  after(milliseconds: number, work: () => unknown): void;
  /** A number from 0 up to 1. */
  random(): number;
  /** Where things are kept between pages; nothing when there is no such place. Asked for each time. */
  store(): Store | null | undefined;
  /** Address of the page at this moment. */
  address(): string;
  /** Calls whenever `address` may have changed without a new page. */
  watchAddress(changed: () => void, running: Wait): void;
  referrer: string;
  device: Device;
  /** Of the browser, liked best first. */
  languages: readonly string[];
  /** Whether the browser forgets script storage after 7 days, as those made by Apple do. */
  forgetsInAWeek: boolean;
  online(): boolean;
  /** Posts and answers with the status; 0 when the answer is hidden; rejects when it did not arrive. */
  post(
    url: string,
    body: string,
    format: Endpoint["format"] | undefined,
  ): Promise<number>;
  /** Sends a form to a page of its own. */
  submitForm(url: string, fields: Readonly<Record<string, string>>): void;
  /** Where this script came from, for the file beside it, and the nonce it may hand on. Known while it is first run. */
  script(): Script | undefined;
  /** Hears every entry of the log as it is made. */
  log?(entry: Entry): void;
}

/** The phone is told by its shorter side: below this many pixels it is not a tablet. */
const TABLET = 600;

/** The real world, with those parts replaced that a player brings. */
export function environment(played: Partial<Environment>): Environment {
  return {
    now: () => Date.now(),
    after(milliseconds, work) {
      setTimeout(() => attempt(work), milliseconds);
    },
    random: () => Math.random(),
    store: () => localStorage,
    address: () => document.URL,
    watchAddress,
    referrer: document.referrer,
    // Asked for only when a rule wants to know: each takes longer than a widget's own start.
    get device() {
      return deviceOf();
    },
    get languages() {
      return navigator.languages;
    },
    get forgetsInAWeek() {
      return /^Apple/.test(navigator.vendor);
    },
    online: () => navigator.onLine,
    post,
    submitForm,
    script: () => document.currentScript as HTMLScriptElement,
    ...played,
  };
}

function deviceOf(): Device {
  if (!matchMedia("(pointer: coarse)").matches) return "desktop";
  const { width, height } = screen;
  return Math.min(width, height) < TABLET ? "phone" : "tablet";
}

/** A single-page app changes its address by `history`, which tells nobody. */
function watchAddress(changed: () => void, running: Wait): void {
  hears("popstate", changed, running);
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name];
    history[name] = function (...args) {
      original.apply(this, args);
      if (!running.isOver) attempt(changed);
    };
  }
}

async function post(
  url: string,
  body: string,
  format: Endpoint["format"] | undefined,
): Promise<number> {
  const isJson = format === "json";
  const answer = await fetch(url, {
    method: "POST",
    body,
    headers: {
      "content-type": `application/${isJson ? "json" : "x-www-form-urlencoded"}`,
    },
    credentials: "omit",
    keepalive: true,
    // Endpoints of forms seldom say who may read their answer; the post counts all the same.
    mode: isJson ? "cors" : "no-cors",
  });
  return answer.status;
}

function submitForm(
  url: string,
  fields: Readonly<Record<string, string>>,
): void {
  const form = make("form", { method: "post", target: "_blank" });
  form.action = url;
  for (const [name, value] of Object.entries(fields)) {
    form.append(make("input", { type: "hidden", name, value }));
  }
  document.body.append(form);
  // A field may be called submit; the prototype's method is the real one.
  attempt(() => HTMLFormElement.prototype.submit.call(form));
  form.remove();
}
