// From the program to a site: what an export writes is what the script reads, every widget of it shows, and words stay words.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import type { Widget as SiteWidget } from "../../ui/embed/src/config";
import { NOW } from "./support/backend";
import { ask, browser, clientOf, folder, runProgram } from "./support/running";
import { made, shop, type Named, type Stored } from "./support/shop";
import { addressFor, configOf, SiteVisitor, timeFor } from "./support/site";

interface Exported {
  widgets: number;
  files: { file: string }[];
  remarks: string[];
}

let folders = 0;

runProgram({ sample: true });

async function exported(
  client: string,
  options: object = {},
): Promise<{ folder: string; answer: Exported }> {
  const site = join(folder, String(++folders));
  const answer = await ask<Exported>("widget_export", {
    client,
    folder: site,
    ...options,
  });
  return { folder: site, answer };
}

/** Plays the visit a widget waits for, and answers with what is to be read in it. */
async function visited(folder: string, widget: SiteWidget): Promise<string> {
  const at = timeFor(widget, Date.parse(NOW));
  const visitor = await SiteVisitor.arrive(browser, folder, at);
  const address = addressFor(widget);
  const returns = widget.rules.conditions.some(
    (it) => it.kind === "visitor" && (it.is === "returning") !== !!it.not,
  );
  if (returns) {
    await visitor.go("/test-page.html");
    await visitor.page.clock.fastForward(40 * 60_000);
  }
  await visitor.go(address);
  for (const condition of widget.rules.conditions) {
    if (condition.kind === "cart" && !condition.not)
      await visitor.page.evaluate(
        (worth) => {
          const { reprise } = window as unknown as {
            reprise: { cart: (worth: number) => void };
          };
          reprise.cart(worth);
        },
        condition.min ?? condition.max ?? 1,
      );
  }
  const [trigger] = widget.rules.triggers;
  if (trigger) await visitor.fire(trigger, address);
  // Scrolling is told in the next frame, and a game's file takes its time.
  await expect
    .poll(async () => [...(await visitor.events()), ...visitor.complaints], {
      message: `${widget.id} at ${address}`,
    })
    .toContainEqual(expect.stringMatching(`^shown .*${widget.id}`));
  const read = await visitor.read();
  expect(visitor.complaints).toEqual([]);
  expect(visitor.strangers).toEqual([]);
  const hacked = await visitor.page.evaluate(() => "hacked" in window);
  expect(hacked, widget.id).toBe(false);
  await visitor.leave();
  return read;
}

describe("the sample", () => {
  test("goes on its sites at the first try, and every widget of it shows", async () => {
    const clients = await ask<Named[]>("client_list");
    expect(clients.length).toBe(2);
    for (const client of clients) {
      const { folder, answer } = await exported(client.id);
      const { widgets } = configOf(folder);
      expect(widgets.length).toBe(answer.widgets);
      for (const widget of widgets) {
        const read = await visited(folder, widget);
        expect(read).toContain(widget.languages["en"]?.["heading"]);
      }
    }
  });
});

test("words stay words on a page of another encoding", async () => {
  const client = await clientOf();
  const [own] = await ask<{ widget: Named }[]>("widget_list", { client });
  const heading = "Für 20 € – wie früher";
  const texts = { heading };
  await ask("widget_reword", { id: own?.widget.id, language: "en", texts });
  const { folder } = await exported(client);
  const page = join(folder, "test-page.html");
  const old = readFileSync(page, "utf8").replace("utf-8", "windows-1252");
  writeFileSync(page, old);
  const { widgets } = configOf(folder);
  const widget = widgets.find((it) => it.id === own?.widget.id);
  if (!widget) throw new Error("the widget is not exported");
  expect(await visited(folder, widget)).toContain(heading);
});

async function templates(): Promise<string[]> {
  const all = await ask<Named[]>("widget_template_list");
  return all.map((it) => it.id);
}

const CONDITIONS = [
  { kind: "visitor", is: "returning" },
  { kind: "utm", key: "content", values: ["a", "{campaign}"], not: true },
  { kind: "page", how: "pattern", values: ["/tea/*"] },
  { kind: "referrer", how: "contains", values: ["google"], not: true },
  { kind: "device", is: ["desktop", "tablet"] },
  { kind: "language", is: ["en", "pt-BR"] },
  { kind: "country", is: ["DE"], not: true },
  { kind: "time", weekdays: ["mon", "tue"], from: "08:00", until: "20:00" },
  { kind: "dates", from: "2026-11-01", until: "2026-12-24" },
  { kind: "cart", min: 10, max: 99.5 },
  { kind: "logged_in", not: true },
];
const TRIGGERS = [
  [
    { kind: "at_once" },
    { kind: "delay", seconds: 3 },
    { kind: "time_on_site", seconds: 3 },
    { kind: "pages", count: 2 },
    { kind: "scroll", percent: 50 },
  ],
  [
    { kind: "inactivity", seconds: 3 },
    { kind: "exit_intent" },
    { kind: "click", selector: "#basket" },
    { kind: "call", name: "size-guide" },
  ],
];

describe("the contract", () => {
  test("an export of every template and every rule is a Config as config.ts lays it down", async () => {
    const own = await shop(ask, "Contract");
    for (const template of await templates()) await made(ask, own, template);
    for (const triggers of TRIGGERS) {
      const widget = await made(ask, own, "email-and-phone");
      await ask("widget_change", {
        ...widget,
        design: {
          ...widget.design,
          rules: { ...widget.design.rules, conditions: CONDITIONS, triggers },
        },
      });
    }
    const { folder: site } = await exported(own.client, { ask_consent: true });
    const config = configOf(site);
    expect(config.games?.integrity).toMatch(/^sha384-/);
    // A literal with a field that the type does not know does not compile: this is what finds a wrong name.
    const types = fileURLToPath(
      new URL("../../ui/embed/src/config", import.meta.url),
    );
    const file = join(site, "contract.ts");
    writeFileSync(
      file,
      `import type { Config } from ${JSON.stringify(types)};\nexport const it: Config = ${JSON.stringify(config)};\n`,
    );
    const program = ts.createProgram([file], {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
    });
    const wrong = ts
      .getPreEmitDiagnostics(program)
      .map((it) => ts.flattenDiagnosticMessageText(it.messageText, "\n"));
    expect(wrong).toEqual([]);
  });

  test("hours of a rule end when they say", async () => {
    const own = await shop(ask, "Hours");
    const widget = await made(ask, own, "free-delivery");
    const rules = {
      ...widget.design.rules,
      conditions: [{ kind: "time", from: "09:00", until: "11:00" }],
      triggers: [{ kind: "at_once" }],
    };
    await ask("widget_change", {
      ...widget,
      schedule: { on: "always" },
      design: { ...widget.design, rules },
    });
    const { folder } = await exported(own.client);
    const shownAt = async (instant: string) => {
      const at = Date.parse(instant);
      const visitor = await SiteVisitor.arrive(browser, folder, at);
      await visitor.go("/test-page.html");
      await visitor.page.clock.runFor(500);
      const events = await visitor.events();
      await visitor.leave();
      return events.some((it) => it.startsWith("shown "));
    };
    // Berlin is an hour ahead in November.
    expect(configOf(folder).zone).toBe("Europe/Berlin");
    expect(await shownAt("2026-11-24T09:30:00Z")).toBe(true);
    expect(await shownAt("2026-11-24T10:30:00Z")).toBe(false);
  });
});

describe("every template", () => {
  test("shows on the site it was exported to", async () => {
    const own = await shop(ask, "Templates");
    for (const template of await templates()) {
      const widget = await made(ask, own, template);
      const { folder } = await exported(own.client);
      const [site] = configOf(folder).widgets;
      expect(site?.id).toBe(widget.id);
      if (site) await visited(folder, site);
      await ask("widget_delete", { id: widget.id });
    }
  });
});

const NASTY =
  '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">{accent}\u202Eabc\u2028"\'`${hacked}';

/** Between them they have every kind of block; those that float, for long words make an embedded one wait. */
const HOSTILE = ["wheel", "email-and-phone", "viewed-product-discount", "nps"];

describe("hostile words", () => {
  test("in every field of a widget stay words on the site", async () => {
    const own = await shop(ask, `${NASTY.slice(0, 60)} Kettle`);
    for (const template of HOSTILE) {
      const widget = await made(ask, own, template);
      const languages = Object.fromEntries(
        Object.entries(widget.design.languages).map(([language, texts]) => [
          language,
          Object.fromEntries(Object.keys(texts).map((slot) => [slot, NASTY])),
        ]),
      );
      const changed = await ask<Stored>("widget_change", {
        ...widget,
        name: NASTY.slice(0, 100),
        offer: { ...widget.offer, promo_code: "<b>TEA</b>", terms: NASTY },
        endpoint: {
          url: "https://kettle.example/leads?x=</script>",
          format: "form",
          names: { email: "<i>" },
          extra: { "</script>": NASTY },
        },
        design: { ...widget.design, languages },
      });
      const { folder } = await exported(own.client);
      const [site] = configOf(folder).widgets;
      if (!site) throw new Error("nothing was exported");
      const words = changed.design.languages["en"]?.["heading"] ?? "";
      expect(words).toContain("</script>");
      expect(site.languages["en"]?.["heading"]).toBe(words);
      const read = await visited(folder, site);
      expect(read).toContain(words);
      const page = readFileSync(join(folder, "test-page.html"), "utf8");
      expect(page.match(/<script/g)).toHaveLength(2);
      expect(page).not.toContain("<img");
      await ask("widget_delete", { id: widget.id });
    }
  });
});
