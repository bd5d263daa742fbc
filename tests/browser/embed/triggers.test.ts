// Each trigger fires when it should, and not before or otherwise.
import { describe, expect, test } from "vitest";
import type { Trigger } from "../../../ui/embed/src/config";
import { browser, runBrowser } from "../support/running";
import { config, widget } from "./exported";
import { visit, type Visitor } from "./shop";

runBrowser();

function arrive(
  trigger: Trigger,
  wishes: Parameters<typeof visit>[2] = {},
): Promise<Visitor> {
  const made = widget({ rules: { triggers: [trigger] } });
  return visit(browser, config([made]), wishes);
}

async function triggered(visitor: Visitor): Promise<boolean> {
  const log = await visitor.log();
  return log.some((it) => it.says === "triggered");
}

/** A pointer that leaves the page by that edge. */
async function leave(
  visitor: Visitor,
  edge: "top" | "left",
  buttons = 0,
): Promise<void> {
  await visitor.page.evaluate(
    ([edge, buttons]) => {
      const place =
        edge === "top"
          ? { clientX: 300, clientY: -2 }
          : { clientX: -2, clientY: 300 };
      document.documentElement.dispatchEvent(
        new MouseEvent("mouseout", { ...place, buttons, bubbles: true }),
      );
    },
    [edge, buttons] as const,
  );
  await visitor.settle();
}

async function scrollPage(visitor: Visitor, share: number): Promise<void> {
  await visitor.page.evaluate(async (share) => {
    const heard = new Promise((done) =>
      addEventListener("scroll", done, { once: true, capture: true }),
    );
    scrollTo(0, (document.body.scrollHeight - innerHeight) * share);
    await heard;
  }, share);
  await visitor.settle();
}

test("at once, and on a page that is there already", async () => {
  const visitor = await arrive({ kind: "at_once" });
  expect(await visitor.shows()).toBe(true);
});

test("no trigger, no widget", async () => {
  const made = config([widget({ rules: { triggers: [] } })]);
  const visitor = await visit(browser, made);
  await visitor.wait(600);
  expect(await visitor.shows()).toBe(false);
});

test("delay counts from the page", async () => {
  const visitor = await arrive({ kind: "delay", seconds: 5 });
  await visitor.wait(4.9);
  expect(await visitor.shows()).toBe(false);
  await visitor.go("/other");
  await visitor.wait(4.9);
  expect(await visitor.shows()).toBe(false);
  await visitor.wait(0.2);
  expect(await visitor.shows()).toBe(true);
});

test("time on site goes on from page to page", async () => {
  const visitor = await arrive({ kind: "time_on_site", seconds: 30 });
  await visitor.wait(20);
  await visitor.go("/other");
  await visitor.wait(9);
  expect(await visitor.shows()).toBe(false);
  await visitor.wait(1.3);
  expect(await visitor.shows()).toBe(true);
});

test("time on site begins anew with a session", async () => {
  const visitor = await arrive({ kind: "time_on_site", seconds: 30 });
  await visitor.wait(20);
  visitor.later(31);
  await visitor.go("/other");
  await visitor.wait(20);
  expect(await visitor.shows()).toBe(false);
});

test("a hidden tab counts for no time on the site", async () => {
  const visitor = await arrive({ kind: "time_on_site", seconds: 30 });
  await visitor.page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await visitor.wait(60);
  expect(await triggered(visitor)).toBe(false);
});

test("nor does a tab that was opened behind another one", async () => {
  const visitor = await arrive(
    { kind: "time_on_site", seconds: 30 },
    {
      before: () => {
        Object.assign(window, { isHidden: true });
        Object.defineProperty(document, "hidden", {
          get: () => (window as unknown as { isHidden: boolean }).isHidden,
        });
      },
    },
  );
  await visitor.wait(60);
  expect(await triggered(visitor)).toBe(false);
  await visitor.page.evaluate(() => {
    Object.assign(window, { isHidden: false });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await visitor.wait(29);
  expect(await triggered(visitor)).toBe(false);
  await visitor.wait(1.3);
  expect(await triggered(visitor)).toBe(true);
});

test("pages are counted within a session", async () => {
  const visitor = await arrive({ kind: "pages", count: 3 });
  await visitor.go("/two");
  expect(await visitor.shows()).toBe(false);
  visitor.later(31);
  await visitor.go("/one");
  await visitor.go("/two");
  expect(await visitor.shows()).toBe(false);
  await visitor.go("/three");
  expect(await visitor.shows()).toBe(true);
});

test("scroll", async () => {
  const visitor = await arrive({ kind: "scroll", percent: 50 });
  await scrollPage(visitor, 0.4);
  expect(await visitor.shows()).toBe(false);
  await scrollPage(visitor, 0.51);
  expect(await visitor.shows()).toBe(true);
});

test("inactivity begins anew with every sign of the visitor", async () => {
  const visitor = await arrive({ kind: "inactivity", seconds: 20 });
  await visitor.wait(19);
  await visitor.page.keyboard.press("a");
  await visitor.wait(19);
  expect(await visitor.shows()).toBe(false);
  await visitor.wait(1.5);
  expect(await visitor.shows()).toBe(true);
});

describe("exit intent", () => {
  test("the pointer leaves through the top", async () => {
    const visitor = await arrive({ kind: "exit_intent" });
    await visitor.wait(2);
    await leave(visitor, "top");
    expect(await visitor.shows()).toBe(true);
  });

  test("not through the side, nor while something is dragged", async () => {
    const visitor = await arrive({ kind: "exit_intent" });
    await visitor.wait(2);
    await leave(visitor, "left");
    await leave(visitor, "top", 1);
    expect(await triggered(visitor)).toBe(false);
  });

  test("not after the press of a link", async () => {
    const visitor = await arrive({ kind: "exit_intent" });
    await visitor.wait(2);
    await visitor.page.locator("#home").dispatchEvent("pointerdown");
    await leave(visitor, "top");
    expect(await triggered(visitor)).toBe(false);
    await visitor.wait(2);
    await leave(visitor, "top");
    expect(await visitor.shows()).toBe(true);
  });

  test("on a phone a fast scroll up, not a slow one", async () => {
    const visitor = await arrive({ kind: "exit_intent" }, { phone: true });
    await visitor.page.locator("h1").dispatchEvent("touchmove");
    await scrollPage(visitor, 0.8);
    await visitor.wait(0.4);
    await scrollPage(visitor, 0.7);
    expect(await triggered(visitor)).toBe(false);
    await visitor.wait(0.4);
    await visitor.page.locator("h1").dispatchEvent("touchmove");
    await scrollPage(visitor, 0.69);
    await visitor.wait(0.1);
    await scrollPage(visitor, 0.4);
    expect(await visitor.shows()).toBe(true);
  });
});

test("click, on anything within the element, as often as it is clicked", async () => {
  const visitor = await arrive({ kind: "click", selector: "#offer" });
  await visitor.page.locator("#search").click();
  expect(await visitor.shows()).toBe(false);
  await visitor.page.locator("#inner").click();
  expect(await visitor.shows()).toBe(true);
  await visitor.page.keyboard.press("Escape");
  expect(await visitor.shows()).toBe(false);
  await visitor.page.locator("#offer").click();
  expect(await visitor.shows()).toBe(true);
});

test("a selector that is none breaks nothing", async () => {
  const visitor = await arrive({ kind: "click", selector: "<<" });
  await visitor.page.locator("#offer").click();
  expect(await visitor.shows()).toBe(false);
  expect(visitor.complaints).toEqual([]);
});

test("call, by its name or the widget's, and by no other", async () => {
  const visitor = await arrive({ kind: "call", name: "quiz" });
  await visitor.say("show", "other");
  expect(await visitor.shows()).toBe(false);
  await visitor.say("show", "quiz");
  expect(await visitor.shows()).toBe(true);
  const other = await arrive({ kind: "call", name: "quiz" });
  await other.say("show", "w");
  expect(await other.shows()).toBe(true);
});

test("any one of several triggers is enough", async () => {
  const made = widget({
    rules: {
      triggers: [
        { kind: "delay", seconds: 60 },
        { kind: "click", selector: "#offer" },
      ],
    },
  });
  const visitor = await visit(browser, config([made]));
  await visitor.page.locator("#offer").click();
  expect(await visitor.shows()).toBe(true);
});

test("however many widgets wait, each event is listened to once", async () => {
  const listens = async (widgets: number) => {
    const made = Array.from({ length: widgets }, (_, at) =>
      widget({
        id: `w${at}`,
        rules: {
          triggers: [
            { kind: "exit_intent" },
            { kind: "scroll", percent: 50 },
            { kind: "inactivity", seconds: 60 },
            { kind: "click", selector: "#offer" },
          ],
        },
      }),
    );
    const visitor = await visit(browser, config(made), {
      before: () => {
        const heard: string[] = [];
        const original = window.addEventListener;
        window.addEventListener = function (
          ...args: Parameters<typeof original>
        ) {
          heard.push(args[0]);
          original.apply(this, args);
        };
        Object.assign(window, { heard });
      },
    });
    return visitor.page.evaluate(() =>
      (window as unknown as { heard: string[] }).heard.toSorted(),
    );
  };
  const one = await listens(1);
  expect(one).toContain("mouseout");
  expect(new Set(one).size).toBe(one.length);
  expect(await listens(5)).toEqual(one);
});
