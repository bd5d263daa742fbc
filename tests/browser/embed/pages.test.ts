// Pages that were not made for it: it works on them, and they work as before.
import { describe, expect, test } from "vitest";
import { browser, runBrowser } from "../support/running";
import { config, LAYOUTS, NOW, RUNTIME, widget } from "./exported";
import { visit, type Visitor } from "./shop";

runBrowser();

const POLICY = [
  "default-src 'none'",
  "script-src 'nonce-n0nce' 'strict-dynamic'",
  "style-src 'nonce-n0nce'",
  "img-src data:",
  "connect-src https://crm.test",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

/** Whether a point in the middle of the box is the box, and not something that lies over it. */
async function isOnTop(visitor: Visitor): Promise<boolean> {
  const place = await visitor.box.boundingBox();
  if (!place) return false;
  return visitor.page.evaluate(
    ([x, y]) => document.elementFromPoint(x, y)?.tagName === "REPRISE-WIDGET",
    [place.x + place.width / 2, place.y + place.height / 2] as const,
  );
}

test.each(LAYOUTS.filter((it) => it !== "embedded"))(
  "a page that styles everything changes nothing: %s",
  async (layout) => {
    const made = config([widget({ layout, teaser: "tab" })]);
    const places = [];
    for (const page of ["plain", "hostile-css"]) {
      const visitor = await visit(browser, made, { page });
      if (layout === "launcher") await visitor.teaser.click();
      expect(await visitor.shows()).toBe(true);
      expect(await isOnTop(visitor)).toBe(true);
      const go = visitor.box.getByRole("button", { name: "Send me the code" });
      places.push([
        await visitor.box.boundingBox(),
        await go.boundingBox(),
        await go.evaluate((it) => getComputedStyle(it).color),
      ]);
    }
    expect(places[1]).toEqual(places[0]);
  },
);

test("a strict policy is kept, games and all", async () => {
  const made = config([
    widget({
      views: [
        {
          id: "v",
          blocks: [
            { slot: "title", kind: "heading" },
            {
              slot: "game",
              kind: "wheel",
              segments: [
                { label: "tab", code: "A", weight: 1 },
                { label: "no", weight: 0 },
              ],
            },
          ],
        },
      ],
    }),
  ]);
  const visitor = await visit(browser, made, {
    page: "csp",
    headers: { "content-security-policy": POLICY },
  });
  await visitor.box.getByRole("button", { name: "Play" }).click();
  await visitor.wait(5);
  await visitor.box.getByText("You won: 10% off").first().waitFor();
  expect(
    await visitor.box.evaluate((it) => getComputedStyle(it).position),
  ).toBe("fixed");
  expect(visitor.complaints.filter((it) => !it.includes("favicon"))).toEqual(
    [],
  );
});

describe("a page with dialogs of its own", () => {
  test("is waited for", async () => {
    const visitor = await visit(browser, config(), {
      page: "dialogs",
      path: "/?cookies",
    });
    expect(await visitor.why()).toBe("page_dialog");
    expect(await visitor.shows()).toBe(false);
    await visitor.page.getByRole("button", { name: "Yes" }).click();
    await visitor.wait(1);
    expect(await visitor.shows()).toBe(true);
  });

  test("and the highest z-index there is is no higher", async () => {
    for (const layout of ["bar_top", "popup"] as const) {
      const visitor = await visit(browser, config([widget({ layout })]), {
        page: "dialogs",
      });
      expect(await isOnTop(visitor)).toBe(true);
    }
  });

  test("Bootstrap's are waited for too, and hold no focus of ours", async () => {
    const made = config([
      widget({ rules: { triggers: [{ kind: "delay", seconds: 3 }] } }),
    ]);
    const visitor = await visit(browser, made, { page: "bootstrap" });
    await visitor.page
      .getByRole("button", { name: "Sizes", exact: true })
      .click();
    await visitor.wait(3);
    expect(await visitor.why()).toBe("page_dialog");
    await visitor.page.getByRole("button", { name: "Close sizes" }).click();
    await visitor.wait(1.5);
    expect(await visitor.shows()).toBe(true);
    await visitor.box.getByLabel("E-mail").fill("ann@example.org");
    expect(await isOnTop(visitor)).toBe(true);
    expect(visitor.complaints).toEqual([]);
  });
});

describe("an embedded widget", () => {
  const made = (selector: string) =>
    config([widget({ layout: "embedded", selector })]);

  test("moves nothing the visitor sees: it waits until it is further down", async () => {
    const visitor = await visit(browser, made("#place"));
    expect(await visitor.shows()).toBe(false);
    expect(await visitor.why()).toBe("would_shift");
    const low = await visit(browser, made("#low"));
    expect(await low.shows()).toBe(true);
  });

  test("comes into a place that is kept for it", async () => {
    const visitor = await visit(browser, made("#place"), {
      before: () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("#place{min-height:420px}");
        document.adoptedStyleSheets = [sheet];
      },
    });
    expect(await visitor.shows()).toBe(true);
  });

  test("waits for an element that is not there yet", async () => {
    const visitor = await visit(browser, made("#later"));
    expect(await visitor.why()).toBe("no_place");
    await visitor.page.evaluate(() => {
      const later = document.createElement("div");
      later.id = "later";
      document.body.append(later);
    });
    await visitor.wait(1);
    expect(await visitor.shows()).toBe(true);
  });
});

describe("hostile pages go on working", () => {
  test.each([
    ["prototype", true],
    ["no-storage", true],
    ["throwing-storage", true],
    ["full-storage", true],
    ["observers", true],
    ["damaged-storage", undefined],
    ["broken", undefined],
    ["write", undefined],
  ])("%s", async (kind, isShown) => {
    const made = config([widget(), widget({ id: "bar", layout: "bar_top" })], {
      debug: false,
    });
    const visitor = await visit(browser, made, {
      page: "hostile-script",
      path: `/?kind=${kind}`,
      realTime: true,
    });
    if (kind === "write") await visitor.page.getByText("All new").waitFor();
    if (isShown) expect(await visitor.shows()).toBe(true);
    const works = () =>
      visitor.page.evaluate(
        () => (window as unknown as { pageWorks: number }).pageWorks,
      );
    const before = await works();
    await visitor.page.waitForTimeout(250);
    expect(await works()).toBeGreaterThan(before);
    expect(visitor.complaints).toEqual([]);
  });

  test("what old libraries do to lists and texts harms no record", async () => {
    const frequency = { kind: "once_per_visitor" } as const;
    const visitor = await visit(browser, config([widget({ frequency })]), {
      page: "hostile-script",
      path: "/?kind=prototype",
    });
    expect(await visitor.shows()).toBe(true);
    await visitor.go("/two?kind=prototype");
    expect(await visitor.why()).toBe("frequency");
  });

  test("a damaged config shows nothing and throws nothing", async () => {
    for (const damaged of [
      {},
      { version: 1 },
      { version: 1, widgets: [{}] },
      null,
    ]) {
      const visitor = await visit(browser, damaged as never);
      expect(await visitor.page.locator("reprise-widget").count()).toBe(0);
      expect(visitor.complaints).toEqual([]);
    }
  });
});

test("with nothing to show, nothing on the page is changed", async () => {
  const made = config([
    widget({
      rules: {
        triggers: [
          { kind: "delay", seconds: 99 },
          { kind: "exit_intent" },
          { kind: "scroll", percent: 90 },
        ],
      },
    }),
  ]);
  const html = (visitor: Visitor) =>
    visitor.page.evaluate(() =>
      document.documentElement.outerHTML.replace(
        /<script nonce.*?<\/script>/s,
        "",
      ),
    );
  const visitor = await visit(browser, made);
  const without = await visit(browser, { ...made, widgets: [] });
  expect(await html(without)).toBe(await html(visitor));
  expect(visitor.strangers).toEqual([]);
  expect(await visitor.page.context().cookies()).toEqual([]);
});

test("nothing shifts, whatever is shown", async () => {
  for (const layout of LAYOUTS) {
    const made = config([
      widget({
        layout,
        selector: "#low",
        teaser: "tab",
        rules: { triggers: [{ kind: "delay", seconds: 0.3 }] },
      }),
    ]);
    for (const page of ["plain", "app", "bootstrap"]) {
      const visitor = await visit(browser, made, {
        page,
        realTime: true,
        motion: true,
        before: () => {
          Object.assign(window, { shifts: 0 });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              const shift = (entry as unknown as { value: number }).value;
              (window as unknown as { shifts: number }).shifts += shift;
            }
          }).observe({ type: "layout-shift", buffered: true });
        },
      });
      await visitor.page.waitForTimeout(450);
      expect(
        await visitor.page.evaluate(
          () => (window as unknown as { shifts: number }).shifts,
        ),
        `${layout} on ${page}`,
      ).toBe(0);
    }
  }
});

test("the runtime may run in a world that is played: its clock, storage, address and visitor", async () => {
  const visitor = await visit(
    browser,
    { ...config(), widgets: [] },
    { realTime: true },
  );
  const made = widget({
    frequency: { kind: "once_per_session" },
    rules: {
      conditions: [
        { kind: "device", is: ["phone"] },
        { kind: "utm", key: "campaign", values: ["spring"] },
        { kind: "page", how: "equals", values: ["/shop"] },
      ],
      triggers: [{ kind: "delay", seconds: 3600 }],
    },
  });
  await visitor.page.addScriptTag({ content: RUNTIME });
  const log = await visitor.page.evaluate(
    ([config, at]) => {
      const own = window as unknown as {
        repriseRuntime: {
          start(config: unknown, world: unknown): { stop(): void };
        };
      };
      let now = at;
      const timers: { at: number; work: () => void }[] = [];
      const kept = new Map<string, string>();
      const says: string[] = [];
      const world = {
        now: () => now,
        after: (wait: number, work: () => void) => {
          const timer = { at: now + wait, work };
          timers.push(timer);
          return () => timers.splice(timers.indexOf(timer), 1);
        },
        random: () => 0.5,
        store: () => ({
          getItem: (key: string) => kept.get(key) ?? null,
          setItem: (key: string, value: string) => kept.set(key, value),
          removeItem: (key: string) => kept.delete(key),
        }),
        address: () => "https://pretend.test/shop?utm_campaign=spring",
        watchAddress: () => undefined,
        referrer: "",
        device: "phone",
        languages: ["en"],
        online: () => true,
        log: (entry: { says: string; why?: string }) =>
          says.push(`${entry.says} ${entry.why}`),
      };
      const running = own.repriseRuntime.start(config, world);
      now += 3_600_000;
      for (const timer of [...timers]) timer.work();
      const wasShown = !!document.querySelector("reprise-widget");
      running.stop();
      const isGone = !document.querySelector("reprise-widget");
      return {
        says,
        wasShown,
        isGone,
        kept: kept.size,
        stored: localStorage.length,
      };
    },
    [config([made]), NOW.getTime()] as const,
  );
  expect(log).toEqual({
    says: [
      "page https://pretend.test/shop?utm_campaign=spring",
      "triggered delay",
      "shown delay",
    ],
    wasShown: true,
    isGone: true,
    kept: 1,
    stored: 1,
  });
});
