// A web site that is not ours, with the built script on it: served from here, nothing leaves the machine.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import type { Browser, Locator, Page, Request, Route } from "playwright-core";
import type { Config } from "../../../ui/embed/src/config";
import type { Entry } from "../../../ui/embed/src/log";
import { GAMES, NOW, script } from "./exported";

const PAGES = fileURLToPath(new URL("./pages", import.meta.url));
const BOOTSTRAP = join(
  createRequire(import.meta.url).resolve("bootstrap/package.json"),
  "../dist",
);

export const SITE = "https://shop.test";
export const CRM = "https://crm.test/leads";

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

  /** Presses a button of the box. */
  async press(name = "Send me the code"): Promise<void> {
    await this.box.getByRole("button", { name }).click();
  }

  /** The id of what has the focus, else its class, else what it is. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement;
      const it = inner ?? document.activeElement;
      return it?.id || it?.className || it?.tagName || "";
    });
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
