// When the page's storage is used: whoever asks for it first waits for the browser's leave, so not while the page loads.
import { expect, test } from "vitest";
import type { Trigger } from "../../../ui/embed/src/config";
import { browser, runBrowser } from "../support/running";
import { config, NOW, widget } from "./exported";
import { CRM, visit, type Visitor } from "./shop";

runBrowser();

/** Counts how often the storage is asked for. */
const COUNTS = () => {
  const real = localStorage;
  const counted = { asked: 0 };
  Object.assign(window, { counted });
  Object.defineProperty(window, "localStorage", {
    configurable: true,
    get: () => {
      counted.asked++;
      return real;
    },
  });
};

const asked = (visitor: Visitor) =>
  visitor.page.evaluate(
    () => (window as unknown as { counted: { asked: number } }).counted.asked,
  );

const waits = (...triggers: Trigger[]) =>
  config([widget({ rules: { triggers } })]);

const MUCH_LATER = { kind: "delay", seconds: 999 } as const;

test("is not asked for before a widget asks to be shown", async () => {
  const visitor = await visit(
    browser,
    waits(
      { kind: "delay", seconds: 30 },
      { kind: "exit_intent" },
      { kind: "scroll", percent: 50 },
      { kind: "inactivity", seconds: 40 },
    ),
    { before: COUNTS },
  );
  await visitor.page.mouse.move(200, 200);
  await visitor.page.keyboard.press("a");
  await visitor.wait(29);
  expect(await asked(visitor)).toBe(0);
  await visitor.wait(1);
  expect(await asked(visitor)).toBeGreaterThan(0);
  expect(await visitor.shows()).toBe(true);
});

test("is told of signs once a minute", async () => {
  const visitor = await visit(browser, waits(MUCH_LATER), { before: COUNTS });
  await visitor.wait(60);
  await visitor.page.keyboard.press("a");
  expect(await asked(visitor)).toBe(0);
  await visitor.wait(1);
  await visitor.page.keyboard.press("a");
  const first = await asked(visitor);
  expect(first).toBeGreaterThan(0);
  await visitor.wait(59);
  await visitor.page.keyboard.press("a");
  expect(await asked(visitor)).toBe(first);
  const { seen } = JSON.parse((await visitor.kept()) ?? "");
  expect(seen).toBe(NOW.getTime() + 61_000);
});

test("knows of a page that was left before anything was decided", async () => {
  const visitor = await visit(browser, waits(MUCH_LATER), {
    path: "/?utm_campaign=spring",
  });
  await visitor.wait(50);
  await visitor.page.keyboard.press("a");
  await visitor.wait(7);
  const utm = { kind: "utm", key: "campaign", values: ["spring"] } as const;
  visitor.config = config([
    widget({
      rules: {
        conditions: [utm, { kind: "visitor", is: "new" }],
        triggers: [{ kind: "pages", count: 2 }],
      },
    }),
  ]);
  await visitor.go("/two");
  expect(await visitor.shows()).toBe(true);
  const { spent, pages, sessions, seen } = JSON.parse(
    (await visitor.kept()) ?? "",
  );
  expect({ spent, pages, sessions }).toEqual({
    spent: 57_000,
    pages: 2,
    sessions: 1,
  });
  expect(seen).toBe(NOW.getTime() + 57_000);
});

test("a session ends half an hour after its last sign, written down or not", async () => {
  const visitor = await visit(browser, waits(MUCH_LATER));
  await visitor.wait(50);
  await visitor.page.keyboard.press("a");
  visitor.later(29.5);
  await visitor.go("/two");
  await visitor.wait(1);
  await visitor.go("/three");
  const sessions = async () =>
    JSON.parse((await visitor.kept()) ?? "").sessions;
  expect(await sessions()).toBe(1);
  visitor.later(31);
  await visitor.go("/four");
  await visitor.go("/five");
  expect(await sessions()).toBe(2);
});

test("what one export put off, the next one knows", async () => {
  const visitor = await visit(browser, waits(MUCH_LATER));
  visitor.later(31);
  await visitor.go("/back");
  visitor.config = config([
    widget({ rules: { conditions: [{ kind: "visitor", is: "returning" }] } }),
  ]);
  await visitor.page.addScriptTag({ url: "/embed/reprise-widgets.js?two" });
  expect(await visitor.shows()).toBe(true);
  expect(JSON.parse((await visitor.kept()) ?? "").pages).toBe(1);
});

test("leads that wait are tried once it is open", async () => {
  const endpoint = { url: CRM, format: "json" } as const;
  const visitor = await visit(
    browser,
    { ...waits({ kind: "delay", seconds: 30 }), endpoint },
    {
      before: `localStorage.setItem("reprise", JSON.stringify({
        die: 0.5, sessions: 1, seen: ${NOW.getTime()}, pages: 1, spent: 0, from: "", widgets: {},
        queue: { lead: { at: ${NOW.getTime()}, widget: "w", body: "{}" } },
      }))`,
    },
  );
  await visitor.wait(29);
  expect(visitor.posts).toHaveLength(0);
  await visitor.wait(2.1);
  await expect.poll(() => visitor.posts.length).toBe(1);
});

test("is written under names that the next version of the script knows", async () => {
  const visitor = await visit(browser, config(), {
    path: "/?utm_campaign=spring",
  });
  expect(Object.keys(JSON.parse((await visitor.kept()) ?? "")).sort()).toEqual([
    "die",
    "first",
    "from",
    "latest",
    "pages",
    "queue",
    "seen",
    "sessions",
    "spent",
    "widgets",
  ]);
});
