// A web site that is not ours, with the built script on it: served from here, nothing leaves the machine.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import type { Browser, Locator, Page, Request, Route } from "playwright-core";
import type {
  Config,
  Layout,
  View,
  Widget,
  Words,
} from "../../../ui/embed/src/config";
import type { Entry } from "../../../ui/embed/src/log";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const BUILT = join(ROOT, "ui/dist/embed");
const PAGES = fileURLToPath(new URL("./pages", import.meta.url));
const BOOTSTRAP = join(
  createRequire(import.meta.url).resolve("bootstrap/package.json"),
  "../dist",
);

export const RUNTIME = readFileSync(join(BUILT, "reprise-runtime.js"), "utf8");
export const GAMES = readFileSync(join(BUILT, "reprise-games.js"), "utf8");

/** A Tuesday, ten o'clock in Berlin. */
export const NOW = new Date("2026-11-24T09:00:00Z");
export const SITE = "https://shop.test";
export const CRM = "https://crm.test/leads";

/** What an export hands over, as the head of config.ts says. */
export function script(config: Config): string {
  const data = JSON.stringify(config)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return `(function(){${RUNTIME};repriseRuntime.start(${data})})();`;
}

export const COMMON: Words = {
  _close: "Close",
  _optional: "optional",
  _required: "Please fill this in.",
  _choose: "Please choose.",
  _agree: "Please tick this box to go on.",
  _email: "Please check the e-mail address.",
  _phone: "Please check the phone number.",
  _sending: "Sending …",
  _failed: "That did not arrive. Please try again.",
  _copy: "Copy",
  _copied: "Copied",
  _days: "days",
  _hours: "hours",
  _minutes: "min",
  _seconds: "sec",
  _won: "You won: {prize}",
  _lost: "No luck today",
  _play: "Play",
};

export const WORDS: Words = {
  ...COMMON,
  title: "Ten per cent for you",
  body: "Leave your e-mail and we send the code.",
  email: "E-mail",
  go: "Send me the code",
  no: "No, thanks",
  thanks: "Thank you",
  tab: "10% off",
};

export const SIGN_UP: readonly View[] = [
  {
    id: "ask",
    blocks: [
      { slot: "title", kind: "heading" },
      { slot: "body", kind: "text" },
      { slot: "email", kind: "email", required: true },
      { slot: "go", kind: "button", action: "submit" },
      { slot: "no", kind: "button", action: "close", look: "quiet" },
    ],
  },
  { id: "thanks", blocks: [{ slot: "thanks", kind: "heading" }] },
];

type Change = Omit<Partial<Widget>, "rules"> & {
  rules?: Partial<Widget["rules"]>;
};

/** A popup at once, always, unless said otherwise. */
export function widget(change: Change = {}): Widget {
  const { rules, ...rest } = change;
  return {
    id: "w",
    priority: 1,
    layout: "popup",
    theme: {
      background: "#ffffff",
      text: "#1c1d21",
      accent: "#2f4a3c",
      on_accent: "#ffffff",
      radius: 14,
      font: "system",
    },
    languages: { en: WORDS },
    language: "en",
    views: SIGN_UP,
    frequency: { kind: "always" },
    ...rest,
    rules: {
      match: "all",
      conditions: [],
      stop_subscribers: false,
      stop_converted: false,
      pause_after_close_days: 0,
      triggers: [{ kind: "at_once" }],
      ...rules,
    },
  };
}

export function config(
  widgets: readonly Widget[] = [widget()],
  change: Partial<Config> = {},
): Config {
  const plays = /"(wheel|scratch_card|gift_box)"/.test(JSON.stringify(widgets));
  return {
    version: 1,
    ...(plays && { games: {} }),
    zone: "Europe/Berlin",
    storageConsent: "assumed",
    shadow: "open",
    debug: true,
    widgets,
    ...change,
  };
}

export const LAYOUTS: readonly Layout[] = [
  "popup",
  "full_screen",
  "floating_box",
  "slide_in",
  "bar_top",
  "bar_bottom",
  "launcher",
  "embedded",
];

interface Wishes {
  page?: string;
  path?: string;
  referer?: string;
  /** Headers of the page itself. */
  headers?: Record<string, string>;
  locale?: string;
  phone?: boolean;
  tablet?: boolean;
  viewport?: { width: number; height: number };
  dark?: boolean;
  motion?: boolean;
  /** How much later than `NOW` it is. */
  minutes?: number;
  /** Real time instead of one that stands still. */
  realTime?: boolean;
  /** Runs before anything on the page. */
  before?: (() => void) | string;
  /** Answers of the endpoint, one a request; the last one stays. */
  answers?: readonly (number | "offline")[];
}

/** Runs before the page: a clock that stands still, and whatever a test wants to be there. */
const PRELUDE = `
  const timers = new Map();
  let now = START, ids = 0;
  Date.now = () => now;
  window.runs = window.setTimeout;
  window.setTimeout = (work, wait = 0) => {
    timers.set(++ids, { work, at: now + wait });
    return ids;
  };
  window.clearTimeout = (id) => timers.delete(id);
  window.goOn = (milliseconds) => {
    const until = now + milliseconds;
    for (;;) {
      let next;
      for (const [id, timer] of timers) {
        if (timer.at <= until && !(next && next.at <= timer.at)) next = { id, ...timer };
      }
      if (!next) break;
      timers.delete(next.id);
      now = Math.max(now, next.at);
      next.work();
    }
    now = until;
  };`;

/** A browser's pages, one for each kind of visitor: opening one takes longer than a whole test. */
const open = new Map<string, { page: Page; visitor: Visitor }>();

/** A visitor on the site. */
export class Visitor {
  readonly complaints: string[] = [];
  readonly strangers: string[] = [];
  readonly posts: Request[] = [];
  readonly games: string[] = [];
  /** Milliseconds since 1970; the page is told at its start. */
  #now: number;
  #isNew = true;

  constructor(
    readonly page: Page,
    public config: Config,
    public wishes: Wishes,
  ) {
    this.#now = NOW.getTime() + (wishes.minutes ?? 0) * 60_000;
  }

  async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = new URL(request.url());
    const { page = "plain", headers = {}, answers = [200] } = this.wishes;
    const text = (body: string, contentType: string) =>
      route.fulfill({ body, contentType });
    if (url.href.startsWith(CRM)) {
      const allow = {
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "*",
      };
      if (request.method() !== "POST") {
        return route.fulfill({ status: 204, headers: allow });
      }
      this.posts.push(request);
      const said = answers[Math.min(this.posts.length, answers.length) - 1];
      if (said === "offline") return route.abort();
      return route.fulfill({ status: said ?? 200, body: "ok", headers: allow });
    }
    if (url.origin !== SITE) {
      this.strangers.push(url.href);
      return route.abort();
    }
    switch (url.pathname) {
      case "/embed/reprise-widgets.js":
        return text(script(this.config), "text/javascript");
      case "/embed/reprise-games.js":
        this.games.push(url.href);
        return text(GAMES, "text/javascript");
      case "/a.png":
        return text(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
          "image/svg+xml",
        );
      case "/bootstrap.css":
        return text(dist("css/bootstrap.min.css"), "text/css");
      case "/bootstrap.js":
        return text(dist("js/bootstrap.bundle.min.js"), "text/javascript");
    }
    const html = readFileSync(join(PAGES, `${page}.html`), "utf8");
    const body = html.replace("<head>", `<head>${this.#prelude()}`);
    return route.fulfill({ body, contentType: "text/html", headers });
  }

  #prelude(): string {
    const { realTime, before } = this.wishes;
    const clears = this.#isNew ? "localStorage.clear();" : "";
    this.#isNew = false;
    const clock = realTime ? "" : PRELUDE.replace("START", String(this.#now));
    const wish =
      typeof before === "function" ? `(${before.toString()})();` : before;
    return `<script nonce="n0nce">{${clears}${clock};${wish ?? ""}}</script>`;
  }

  async go(path = "/", referer?: string): Promise<this> {
    await this.page.goto(SITE + path, {
      waitUntil: "load",
      ...(referer && { referer }),
    });
    await this.settle();
    return this;
  }

  /** Lets what was begun come to its end, without time going on. */
  async settle(): Promise<void> {
    await this.page.evaluate(() => Promise.resolve());
  }

  /** Time goes on. */
  async wait(seconds: number): Promise<void> {
    this.#now += seconds * 1000;
    await this.page.evaluate(
      (milliseconds) =>
        (window as unknown as { goOn(ms: number): void }).goOn(milliseconds),
      seconds * 1000,
    );
    await this.settle();
  }

  /** Time passes between two pages. */
  later(minutes: number): void {
    this.#now += minutes * 60_000;
  }

  /** The box, if one is open. */
  get box(): Locator {
    return this.page.locator("reprise-widget .box");
  }

  get teaser(): Locator {
    return this.page.locator("reprise-widget .teaser");
  }

  async shows(): Promise<boolean> {
    return this.box.first().isVisible();
  }

  /** The heading of each box that is open. */
  async titles(): Promise<string[]> {
    return this.box.getByRole("heading").allTextContents();
  }

  async log(): Promise<Entry[]> {
    return this.page.evaluate(
      () => (window as unknown as { reprise: { log: Entry[] } }).reprise.log,
    );
  }

  /** Why it was held back last. */
  async why(id = "w"): Promise<string | undefined> {
    const log = await this.log();
    return log.filter((it) => it.says === "held" && it.widget === id).at(-1)
      ?.why;
  }

  /** Says something by a hook. */
  async say(name: string, ...values: unknown[]): Promise<void> {
    await this.page.evaluate(
      ([name, values]) => {
        const { reprise } = window as unknown as {
          reprise: Record<string, unknown>;
        };
        if (name === "country") reprise[name] = values[0];
        else (reprise[name] as (...values: unknown[]) => void)(...values);
      },
      [name, values] as const,
    );
    await this.settle();
  }

  /** What was kept in the browser. */
  async kept(): Promise<string | null> {
    return this.page.evaluate(() => localStorage.getItem("reprise"));
  }
}

function dist(file: string): string {
  return readFileSync(join(BOOTSTRAP, file), "utf8");
}

/** A new visitor with nothing stored, on the first page. */
export async function visit(
  browser: Browser,
  made: Config,
  wishes: Wishes = {},
): Promise<Visitor> {
  const { phone, tablet, dark, motion, locale = "en-GB", path } = wishes;
  const isTouch = !!(phone || tablet);
  const size = phone
    ? { width: 390, height: 844 }
    : tablet
      ? { width: 820, height: 1180 }
      : { width: 1280, height: 800 };
  const viewport = wishes.viewport ?? size;
  const key = JSON.stringify([size, viewport, dark, motion, locale]);
  let kept = open.get(key);
  if (!kept || kept.page.isClosed()) {
    const context = await browser.newContext({
      viewport,
      screen: size,
      isMobile: isTouch,
      hasTouch: isTouch,
      locale,
      timezoneId: "America/New_York",
      colorScheme: dark ? "dark" : "light",
      reducedMotion: motion ? "no-preference" : "reduce",
      permissions: ["clipboard-write"],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(4000);
    const here = { page, visitor: new Visitor(page, made, wishes) };
    page.on("pageerror", (error) =>
      here.visitor.complaints.push(error.message),
    );
    page.on("console", (message) => {
      if (message.type() === "error") {
        here.visitor.complaints.push(message.text());
      }
    });
    await context.route("**/*", (route) => here.visitor.answer(route));
    open.set(key, here);
    kept = here;
  }
  kept.visitor = new Visitor(kept.page, made, wishes);
  return kept.visitor.go(path, wishes.referer);
}
