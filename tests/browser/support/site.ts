// An exported folder as a web site: served from here under an address of its own, visited at any time.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Config, Trigger, Widget } from "../../../ui/embed/src/config";

export const SITE = "https://site.test";

const KINDS: Record<string, string> = {
  js: "text/javascript",
  html: "text/html",
};

/** The config in an exported script, as the browser's parser would read it. */
export function configOf(folder: string): Config {
  const script = readFileSync(join(folder, "reprise-widgets.js"), "utf8");
  const call = ";repriseRuntime.start(";
  const json = script.slice(script.indexOf(call) + call.length);
  return JSON.parse(json.slice(0, json.lastIndexOf(")})();"))) as Config;
}

/** A browser of a visitor to the site: every address is the test page, its scripts lie beside it. */
export class SiteVisitor {
  readonly complaints: string[] = [];
  readonly strangers: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async arrive(
    browser: Browser,
    folder: string,
    at: number,
  ): Promise<SiteVisitor> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
      locale: "en-GB",
    });
    await context.clock.install({ time: at });
    // The script keeps its shadow closed; here one has to look inside.
    await context.addInitScript(() => {
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (how) {
        return attach.call(this, { ...how, mode: "open" });
      };
    });
    const page = await context.newPage();
    const visitor = new SiteVisitor(context, page);
    page.on("pageerror", (error) => visitor.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") visitor.complaints.push(message.text());
    });
    await context.route("**/*", (route) => {
      const url = new URL(route.request().url());
      if (url.origin !== SITE) {
        visitor.strangers.push(url.href);
        return route.abort();
      }
      const name = url.pathname.split("/").at(-1) ?? "";
      const ending = name.split(".").at(-1) ?? "";
      const file = KINDS[ending] && ending === "js" ? name : "test-page.html";
      return route.fulfill({
        body: readFileSync(join(folder, file)),
        contentType: KINDS[file.split(".").at(-1) ?? ""] ?? "text/plain",
      });
    });
    return visitor;
  }

  async go(address: string): Promise<void> {
    await this.page.goto(SITE + address, { waitUntil: "load" });
    await this.page.clock.runFor(50);
  }

  /** Does what the trigger waits for. */
  async fire(trigger: Trigger, address: string): Promise<void> {
    const { page } = this;
    switch (trigger.kind) {
      case "at_once":
        break;
      case "delay":
      case "time_on_site":
      case "inactivity":
        await page.clock.runFor((trigger.seconds + 1) * 1000);
        break;
      case "pages":
        for (let seen = 1; seen < trigger.count; seen++) {
          const next = address.includes("?") ? "&page=" : "?page=";
          await this.go(`${address}${next}${seen}`);
        }
        break;
      case "scroll":
        await page.evaluate(() =>
          window.scrollTo(0, document.body.scrollHeight),
        );
        await page.clock.runFor(1000);
        break;
      case "exit_intent":
        await page.clock.runFor(5000);
        await page.mouse.move(600, 300);
        await page.evaluate(() =>
          document.documentElement.dispatchEvent(
            new MouseEvent("mouseout", {
              bubbles: true,
              clientX: 600,
              clientY: -5,
              relatedTarget: null,
            }),
          ),
        );
        break;
      case "click":
        // The test page has something to press for every place it can make.
        await page.locator(trigger.selector).first().click();
        break;
      case "call":
        await page
          .getByRole("button", { name: `reprise.show("${trigger.name}")` })
          .click();
        break;
    }
    await page.clock.runFor(500);
  }

  /** The lines the test page wrote, one an event. */
  async events(): Promise<string[]> {
    const text = await this.page.locator("#events").textContent();
    return (text ?? "").split("\n").filter(Boolean);
  }

  /** Everything that is to be read in the open widgets. */
  async read(): Promise<string> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll("reprise-widget")]
        .flatMap((it) => [...(it.shadowRoot?.children ?? [])])
        .filter((it) => it.localName !== "style")
        .map((it) => it.textContent)
        .join("\n"),
    );
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

/** A time at which a widget may show: an hour into its first days, or now. */
export function timeFor(widget: Widget, now: number): number {
  const from = widget.schedule?.[0]?.from;
  const hour = 3_600_000;
  return from === undefined ? now : Math.max(now, Date.parse(from) + hour);
}

/** The address that fits a widget's rules: the tags and the page it waits for. */
export function addressFor(widget: Widget): string {
  let path = "/test-page.html";
  const tags: string[] = [];
  for (const condition of widget.rules.conditions) {
    if (condition.not) continue;
    const value = "values" in condition ? condition.values[0] : undefined;
    if (value === undefined) continue;
    if (condition.kind === "utm")
      tags.push(`utm_${condition.key}=${encodeURIComponent(value)}`);
    if (condition.kind === "page")
      path = value.startsWith("/") ? value.replace(/\*/g, "x") : `/${value}`;
  }
  return tags.length === 0 ? path : `${path}?${tags.join("&")}`;
}
