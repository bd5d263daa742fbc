// What a visitor can do with a widget: open it, read it, leave it, whatever its words are and however many there are.
import { describe, expect, test } from "vitest";
import type { Block } from "../../../ui/embed/src/config";
import { browser, runBrowser } from "../support/running";
import { config, widget, LAYOUTS, WORDS } from "./exported";
import { visit } from "./shop";

runBrowser();

describe("a popup", () => {
  test("is a dialog named after its heading, takes the focus and gives it back", async () => {
    const made = widget({
      rules: { triggers: [{ kind: "delay", seconds: 1 }] },
    });
    const visitor = await visit(browser, config([made]));
    await visitor.page.locator("#search").focus();
    await visitor.wait(1);
    const dialog = visitor.page.getByRole("dialog", {
      name: "Ten per cent for you",
    });
    expect(await dialog.isVisible()).toBe(true);
    expect(await visitor.focused()).toBe("box");
    for (let step = 0; step < 12; step++) {
      await visitor.page.keyboard.press("Tab");
      const host = await visitor.page.evaluate(
        () => document.activeElement?.tagName,
      );
      expect(["REPRISE-WIDGET", "BODY"]).toContain(host);
    }
    await visitor.page.keyboard.press("Escape");
    expect(await visitor.shows()).toBe(false);
    expect(await visitor.focused()).toBe("search");
    expect(await visitor.page.locator("reprise-widget").count()).toBe(0);
  });

  test("goes by its close button, by its own button, and by a press beside it", async () => {
    const visitor = await visit(browser, config());
    await visitor.press("Close");
    expect(await visitor.shows()).toBe(false);
    await visitor.go("/two");
    await visitor.press("No, thanks");
    expect(await visitor.shows()).toBe(false);
    await visitor.go("/three");
    await visitor.page.mouse.click(5, 5);
    expect(await visitor.shows()).toBe(false);
  });

  test("has a closed shadow root unless the site wants it open", async () => {
    const visitor = await visit(
      browser,
      config([widget()], { shadow: "closed" }),
    );
    const host = visitor.page.locator("reprise-widget");
    expect(await host.count()).toBe(1);
    expect(await host.evaluate((it) => it.shadowRoot)).toBeNull();
  });
});

test("what is not modal leaves the focus where it is, and Esc closes it from within", async () => {
  for (const layout of ["floating_box", "slide_in", "bar_top"] as const) {
    const made = widget({
      layout,
      rules: { triggers: [{ kind: "delay", seconds: 1 }] },
    });
    const visitor = await visit(browser, config([made]));
    await visitor.page.locator("#search").focus();
    await visitor.wait(1);
    expect(await visitor.shows()).toBe(true);
    expect(await visitor.focused()).toBe("search");
    await visitor.page.keyboard.press("Escape");
    expect(await visitor.shows()).toBe(true);
    await visitor.box.getByLabel("E-mail").focus();
    await visitor.page.keyboard.press("Escape");
    expect(await visitor.shows()).toBe(false);
    expect(await visitor.focused()).toBe("search");
  }
});

test("a launcher opens by its button and goes back into it", async () => {
  const made = widget({ layout: "launcher", teaser: "tab" });
  const visitor = await visit(browser, config([made]));
  expect(await visitor.shows()).toBe(false);
  await visitor.teaser.click();
  expect(await visitor.shows()).toBe(true);
  expect(await visitor.focused()).toBe("box");
  await visitor.page.keyboard.press("Escape");
  expect(await visitor.shows()).toBe(false);
  expect(await visitor.teaser.isVisible()).toBe(true);
  expect(await visitor.focused()).toBe("teaser");
  await visitor.teaser.click();
  expect(await visitor.shows()).toBe(true);
});

test("a teaser stays after closing, not after submitting", async () => {
  const visitor = await visit(browser, config([widget({ teaser: "tab" })]));
  await visitor.press("Close");
  await visitor.teaser.click();
  await visitor.box.getByLabel("E-mail").fill("ann@example.org");
  await visitor.press();
  await visitor.press("Close");
  expect(await visitor.teaser.count()).toBe(0);
});

describe("several widgets", () => {
  const named = (id: string, change: Parameters<typeof widget>[0] = {}) =>
    widget({ id, languages: { en: { ...WORDS, title: id } }, ...change });

  test("the higher priority is shown, the other not even after it on this page", async () => {
    const both = [named("low"), named("high", { priority: 9 })];
    const visitor = await visit(browser, config(both));
    expect(await visitor.titles()).toEqual(["high"]);
    expect(await visitor.why("low")).toBe("another_open");
    await visitor.page.keyboard.press("Escape");
    await visitor.wait(1);
    expect(await visitor.titles()).toEqual([]);
    expect(await visitor.why("low")).toBe("another_shown");
  });

  test("a bar, a box and something in the page stand together", async () => {
    const all = [
      named("bar", { layout: "bar_bottom" }),
      named("box", { layout: "floating_box" }),
      named("here", { layout: "embedded", selector: "#low" }),
    ];
    const visitor = await visit(browser, config(all));
    expect((await visitor.titles()).sort()).toEqual(["bar", "box", "here"]);
    const bar = await visitor.box.filter({ hasText: "bar" }).boundingBox();
    const box = await visitor.page
      .getByRole("dialog", { name: "box" })
      .boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  });

  test("two exports on one page count the page once", async () => {
    const visitor = await visit(browser, config([named("one")]));
    const before = JSON.parse((await visitor.kept()) ?? "").pages;
    await visitor.page.addScriptTag({ url: "/embed/reprise-widgets.js?two" });
    expect(JSON.parse((await visitor.kept()) ?? "").pages).toBe(before);
  });
});

test("a language of the page, from the right where it is written so", async () => {
  const made = widget({
    languages: { en: WORDS, ar: { ...WORDS, title: "خصم عشرة بالمئة" } },
  });
  const visitor = await visit(browser, config([made]), {
    locale: "ar-EG",
    before: () => {
      document.documentElement.lang = "ar-EG";
    },
  });
  const root = visitor.page.locator("reprise-widget .root");
  expect(await root.getAttribute("dir")).toBe("rtl");
  expect(await visitor.titles()).toEqual(["خصم عشرة بالمئة"]);
});

const HOSTILE = [
  `<script>window.hacked=1</script><img src=x onerror="window.hacked=1">`,
  `</style></script></textarea><svg onload=window.hacked=1>`,
  `\u202Eevil\u202C\u2066\u200F`,
  "{{constructor.constructor('window.hacked=1')()}}",
  "x".repeat(10_000),
];

test.each(LAYOUTS)("hostile words stay words: %s", async (layout) => {
  for (const hostile of HOSTILE) {
    const words: Record<string, string> = {};
    const blocks: Block[] = [
      { slot: "title", kind: "heading" },
      { slot: "body", kind: "text" },
      { slot: "email", kind: "email" },
      { slot: "size", kind: "choice", options: [hostile] },
      { slot: "terms", kind: "consent" },
      { slot: "code", kind: "promo_code", code: hostile },
      { slot: "card", kind: "product_card", href: hostile },
      { slot: "go", kind: "button", action: "submit" },
    ];
    for (const { slot } of blocks) words[slot] = hostile;
    const made = widget({
      id: hostile,
      layout,
      selector: "#low",
      teaser: "title",
      languages: { en: { ...WORDS, ...words } },
      theme: { ...widget().theme, background: "red;}*{display:none}" },
      views: [{ id: hostile, blocks }],
    });
    const visitor = await visit(browser, config([made]));
    if (layout === "launcher") await visitor.teaser.click();
    expect(await visitor.shows()).toBe(true);
    expect(await visitor.box.locator("h2").textContent()).toBe(hostile);
    expect(await visitor.page.evaluate(() => "hacked" in window)).toBe(false);
    expect(
      await visitor.page.locator("reprise-widget :is(script, svg)").count(),
    ).toBe(0);
    expect(visitor.complaints).toEqual([]);
    const wide = await visitor.page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
  }
});
