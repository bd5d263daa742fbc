// What is remembered of a visitor, for how long, and what never is.
import { describe, expect, test } from "vitest";
import type { Frequency } from "../../../ui/embed/src/config";
import { browser, runBrowser } from "../support/running";
import { config, widget } from "./exported";
import { visit, type Visitor } from "./shop";

runBrowser();

const DAY = 24 * 60;

async function close(visitor: Visitor): Promise<void> {
  await visitor.page.keyboard.press("Escape");
}

async function submit(visitor: Visitor): Promise<void> {
  await visitor.box.getByLabel("E-mail").fill("ann@example.org");
  await visitor.box.getByRole("button", { name: "Send me the code" }).click();
  await visitor.box.getByRole("heading", { name: "Thank you" }).waitFor();
}

interface Often {
  frequency: Frequency;
  /** Minutes until it is still held back, and until it shows again; undefined for never. */
  still: number;
  again?: number;
}

const OFTEN: readonly Often[] = [
  { frequency: { kind: "once_per_session" }, still: 29, again: 31 },
  { frequency: { kind: "once_per_visitor" }, still: 400 * DAY },
  {
    frequency: { kind: "once_per", n: 45, unit: "minutes" },
    still: 44,
    again: 2,
  },
  {
    frequency: { kind: "once_per", n: 5, unit: "hours" },
    still: 299,
    again: 2,
  },
  {
    frequency: { kind: "once_per", n: 3, unit: "days" },
    still: 3 * DAY - 1,
    again: 2,
  },
  { frequency: { kind: "at_most", n: 1 }, still: 400 * DAY },
];

describe("frequency", () => {
  test("always", async () => {
    const visitor = await visit(browser, config());
    await close(visitor);
    expect(await visitor.shows()).toBe(false);
    await visitor.go("/again");
    expect(await visitor.shows()).toBe(true);
  });

  test.each(OFTEN)("$frequency", async ({ frequency, still, again }) => {
    const visitor = await visit(browser, config([widget({ frequency })]));
    expect(await visitor.shows()).toBe(true);
    visitor.later(still);
    await visitor.go("/again");
    expect(await visitor.shows()).toBe(false);
    expect(await visitor.why()).toBe("frequency");
    if (!again) return;
    visitor.later(again);
    await visitor.go("/later");
    expect(await visitor.shows()).toBe(true);
  });

  test("at most twice", async () => {
    const frequency = { kind: "at_most", n: 2 } as const;
    const visitor = await visit(browser, config([widget({ frequency })]));
    await visitor.go("/two");
    expect(await visitor.shows()).toBe(true);
    await visitor.go("/three");
    expect(await visitor.shows()).toBe(false);
  });
});

describe("what was done stops a widget", () => {
  test("closed, for so many days", async () => {
    const made = widget({ rules: { pause_after_close_days: 7 } });
    const visitor = await visit(browser, config([made]));
    await close(visitor);
    visitor.later(7 * DAY - 1);
    await visitor.go("/again");
    expect(await visitor.why()).toBe("closed_recently");
    visitor.later(2);
    await visitor.go("/later");
    expect(await visitor.shows()).toBe(true);
  });

  test("not closed, no pause", async () => {
    const made = widget({ rules: { pause_after_close_days: 7 } });
    const visitor = await visit(browser, config([made]));
    await visitor.go("/again");
    expect(await visitor.shows()).toBe(true);
  });

  test("subscribers are asked by no widget any more, others are by each", async () => {
    const stop = { rules: { stop_subscribers: true } };
    const one = config([widget(stop)]);
    const other = config([widget({ ...stop, id: "other" })]);
    const visitor = await visit(browser, one);
    visitor.config = other;
    await visitor.go("/again");
    expect(await visitor.shows()).toBe(true);
    await submit(visitor);
    visitor.config = one;
    await visitor.go("/again");
    expect(await visitor.why()).toBe("subscriber");
  });

  test("the site may say that a visitor subscribed, or converted", async () => {
    const stop = { stop_subscribers: true, stop_converted: true };
    const rules = {
      ...stop,
      triggers: [{ kind: "delay", seconds: 1 } as const],
    };
    for (const said of ["subscriber", "converted"] as const) {
      const visitor = await visit(browser, config([widget({ rules })]));
      await visitor.say(said, true);
      await visitor.wait(1);
      expect(await visitor.why()).toBe(said);
    }
  });

  test("converted, for this widget only", async () => {
    const stop = { rules: { stop_converted: true } };
    const visitor = await visit(browser, config([widget(stop)]));
    await submit(visitor);
    await visitor.go("/again");
    expect(await visitor.why()).toBe("converted");
    visitor.config = config([widget({ ...stop, id: "other" })]);
    await visitor.go("/again");
    expect(await visitor.shows()).toBe(true);
  });
});

describe("new and returning", () => {
  const rule = (is: "new" | "returning") =>
    config([widget({ rules: { conditions: [{ kind: "visitor", is }] } })]);

  test("the first session is new, and so are its pages", async () => {
    const visitor = await visit(browser, rule("new"));
    await visitor.go("/two");
    expect(await visitor.shows()).toBe(true);
    visitor.later(31);
    await visitor.go("/three");
    expect(await visitor.why()).toBe("condition:visitor");
  });

  test("the second one is a return", async () => {
    const visitor = await visit(browser, rule("returning"));
    expect(await visitor.why()).toBe("condition:visitor");
    visitor.later(31);
    await visitor.go("/two");
    expect(await visitor.shows()).toBe(true);
  });
});

describe("address tags", () => {
  const rule = (value: string, key: "campaign" | "source" = "campaign") =>
    config([
      widget({
        rules: { conditions: [{ kind: "utm", key, values: [value] }] },
      }),
    ]);

  test("are remembered from the landing on", async () => {
    const visitor = await visit(browser, rule("spring"), {
      path: "/?utm_campaign=spring",
    });
    visitor.later(100 * DAY);
    await visitor.go("/shop");
    expect(await visitor.shows()).toBe(true);
    visitor.later(81 * DAY);
    await visitor.go("/shop");
    expect(await visitor.shows()).toBe(false);
  });

  test("expire after a week where the browser forgets", async () => {
    const visitor = await visit(browser, rule("spring"), {
      path: "/?utm_campaign=spring",
      before: () =>
        Object.defineProperty(navigator, "vendor", {
          value: "Apple Computer, Inc.",
          configurable: true,
        }),
    });
    visitor.later(6 * DAY);
    await visitor.go("/shop");
    expect(await visitor.shows()).toBe(true);
    visitor.later(DAY + 1);
    await visitor.go("/shop");
    expect(await visitor.why()).toBe("condition:utm");
  });

  test("the first landing still counts after a later one, which counts too", async () => {
    const visitor = await visit(browser, rule("spring"), {
      path: "/?utm_campaign=spring",
    });
    await visitor.go("/?utm_campaign=summer");
    expect(await visitor.shows()).toBe(true);
    visitor.config = rule("summer");
    await visitor.go("/shop");
    expect(await visitor.shows()).toBe(true);
    visitor.config = rule("autumn");
    await visitor.go("/shop");
    expect(await visitor.shows()).toBe(false);
  });
});

describe("a site that asks for consent", () => {
  const asks = { storageConsent: "ask" } as const;

  test("has nothing read, written or set before it is given", async () => {
    const once = widget({ frequency: { kind: "once_per_session" } });
    const visitor = await visit(browser, config([once], asks), {
      before: () => {
        const touched: string[] = [];
        Object.assign(window, { touched });
        for (const name of ["getItem", "setItem", "removeItem"] as const) {
          const real = Storage.prototype[name];
          Object.assign(Storage.prototype, {
            [name](this: Storage, ...args: [string, string]) {
              touched.push(name);
              return Reflect.apply(real, this, args);
            },
          });
        }
      },
    });
    const touched = () =>
      visitor.page.evaluate(
        () => (window as unknown as { touched: string[] }).touched.length,
      );
    expect(await visitor.why()).toBe("awaiting_consent");
    await visitor.wait(60);
    await visitor.page.keyboard.press("a");
    expect(await touched()).toBe(0);
    await visitor.say("consent", true);
    await visitor.wait(1);
    expect(await visitor.shows()).toBe(true);
    expect(await touched()).toBeGreaterThan(0);
    expect(await visitor.page.context().cookies()).toEqual([]);
  });

  test("is shown what needs no memory", async () => {
    const visitor = await visit(browser, config([widget()], asks));
    expect(await visitor.shows()).toBe(true);
    expect(await visitor.kept()).toBeNull();
  });

  test("knows of earlier visits once it is given again", async () => {
    const rules = {
      conditions: [{ kind: "visitor", is: "returning" } as const],
    };
    const visitor = await visit(browser, config([widget({ rules })], asks));
    await visitor.say("consent", true);
    await visitor.wait(1);
    expect(await visitor.why()).toBe("condition:visitor");
    visitor.later(40);
    await visitor.go("/two");
    await visitor.say("consent", true);
    await visitor.wait(1);
    expect(await visitor.shows()).toBe(true);
  });

  test("has everything deleted when it is taken back", async () => {
    const visitor = await visit(browser, config([widget()], asks));
    await visitor.say("consent", true);
    expect(await visitor.kept()).not.toBeNull();
    await visitor.say("consent", false);
    expect(await visitor.kept()).toBeNull();
  });
});

test("the end of the export is the end", async () => {
  const ends = "2026-11-24T10:00:00+01:00";
  const over = await visit(browser, config([widget()], { ends }));
  expect(await over.shows()).toBe(false);
  expect((await over.log()).map((it) => it.why)).toEqual(["ended"]);
  expect(await over.kept()).toBeNull();
  const before = await visit(browser, config([widget()], { ends }), {
    minutes: -1,
  });
  expect(await before.shows()).toBe(true);
});

test("a config of a later version does nothing, and says so", async () => {
  const made = { ...config(), version: 2 as never };
  const visitor = await visit(browser, made);
  expect(await visitor.shows()).toBe(false);
  expect((await visitor.log()).map((it) => it.why)).toEqual(["version"]);
});

describe("schedule", () => {
  const schedule = [
    { from: "2026-11-24T10:00:00+01:00", until: "2026-11-24T12:00:00+01:00" },
  ];
  test.each([
    [-1, false],
    [0, true],
    [119, true],
    [120, false],
  ])("at %i minutes", async (minutes, isShown) => {
    const made = config([widget({ schedule })]);
    const visitor = await visit(browser, made, { minutes });
    expect(await visitor.shows()).toBe(isShown);
    if (!isShown) expect(await visitor.why()).toBe("schedule");
  });
});

describe("variants", () => {
  const variants = [
    {
      id: "a",
      weight: 1,
      views: [{ id: "v", blocks: [{ slot: "title", kind: "heading" }] }],
    },
    {
      id: "b",
      weight: 3,
      views: [{ id: "v", blocks: [{ slot: "thanks", kind: "heading" }] }],
    },
  ] as const;
  const made = config([widget({ variants, holdout: 0.2 })]);
  const thrown = (visitor: Visitor) =>
    visitor.page.evaluate(() => {
      const all: Record<string, number> = {};
      const { dataLayer } = window as unknown as {
        dataLayer: { event: string; reprise: { variant: string } }[];
      };
      for (const { event, reprise } of dataLayer) {
        const name =
          event === "reprise_held_out" ? "held_out" : reprise.variant;
        all[name] = (all[name] ?? 0) + 1;
      }
      return all;
    });

  test("are thrown by weight, after the share held out, and stay the same", async () => {
    const all: Record<string, number> = {};
    const visitor = await visit(browser, made);
    for (let die = 0; die < 60; die++) {
      visitor.wishes.before = new Function(
        `localStorage.setItem("reprise", JSON.stringify({ die: ${(die * 0.618) % 1}, sessions: 1, seen: ${Date.parse("2026-11-24T09:00:00Z")}, pages: 1, spent: 0, from: "", widgets: {}, queue: {} }));`,
      ) as () => void;
      await visitor.go(`/${die}`);
      for (const name of Object.keys(await thrown(visitor))) {
        all[name] = (all[name] ?? 0) + 1;
      }
    }
    expect(all["held_out"]).toBeGreaterThanOrEqual(5);
    expect(all["held_out"]).toBeLessThanOrEqual(20);
    expect(all["b"]).toBeGreaterThan((all["a"] ?? 0) * 1.5);
    expect(all["a"]).toBeGreaterThanOrEqual(4);
    delete visitor.wishes.before;
    const before = await thrown(visitor);
    await visitor.go("/again");
    expect(Object.keys(await thrown(visitor))).toEqual(Object.keys(before));
  });
});
