// Every layout in every state: axe finds nothing, targets are large enough, nothing is cut off; and a photograph of each.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Layout, View } from "../../../ui/embed/src/config";
import { look as lookAt, WITHIN_REACH } from "../support/axe";
import { browser, runBrowser } from "../support/running";
import { config, LAYOUTS, widget, WORDS } from "./exported";
import { visit as arrive, type Visitor } from "./shop";

const SHOTS = fileURLToPath(new URL("../shots/embed", import.meta.url));

runBrowser();

beforeAll(() => {
  mkdirSync(SHOTS, { recursive: true });
});

const FERN =
  "data:image/svg+xml," +
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice"><rect width="400" height="300" fill="#dfe6da"/><g fill="#4d7358">${[
      -60, -35, -12, 12, 35, 60,
    ]
      .map(
        (angle) =>
          `<ellipse cx="200" cy="140" rx="18" ry="95" transform="rotate(${angle} 200 235)"/>`,
      )
      .join("")}</g><path d="M150 225h100l-12 60h-76z" fill="#b96f4a"/></svg>`,
  );

const words = {
  ...WORDS,
  title: "Ten per cent off your first plant",
  body: "Leave your e-mail and we send you the code, and now and then a word about plants that do well in your rooms.",
  terms: "I agree to get e-mail about offers. I can leave at any time.",
  "terms.link": "Privacy",
  "email.placeholder": "you@example.org",
  "pic.alt": "A fern in a pot",
  code: "Your code",
  thanksText: "The code works until Sunday, on all plants.",
  shop: "Choose a plant",
  left: "Ends in",
  bar: "Free delivery until Sunday",
  size: "Where will it stand?",
  "size.dark": "In a dark corner",
  "size.bright": "At a window",
  rate: "How likely is it that you tell a friend about us?",
  "rate.low": "Not at all",
  "rate.high": "Very likely",
  card: "Bird’s nest fern, 35 cm",
  "card.price": "€19.90",
  "card.was": "€24.90",
  "card.button": "Look at it",
};

const form: View = {
  id: "form",
  blocks: [
    { slot: "pic", kind: "image", src: FERN },
    { slot: "title", kind: "heading" },
    { slot: "body", kind: "text" },
    { slot: "email", kind: "email", required: true },
    { slot: "terms", kind: "consent", required: true, href: "/privacy" },
    { slot: "go", kind: "button", action: "submit" },
    { slot: "no", kind: "button", action: "close", look: "quiet" },
  ],
};
const bar: View = {
  id: "bar",
  blocks: [
    { slot: "bar", kind: "heading" },
    { slot: "left", kind: "countdown", until: "2026-11-26T20:00:00Z" },
    { slot: "email", kind: "email", required: true },
    { slot: "go", kind: "button", action: "submit" },
  ],
};
const thanks: View = {
  id: "thanks",
  blocks: [
    { slot: "thanks", kind: "heading" },
    { slot: "thanksText", kind: "text" },
    { slot: "code", kind: "promo_code" },
    { slot: "shop", kind: "button", action: "link", href: "/shop" },
  ],
};
const questions: View = {
  id: "questions",
  blocks: [
    { slot: "title", kind: "heading" },
    {
      slot: "size",
      kind: "choice",
      options: ["dark", "bright"],
      required: true,
    },
    { slot: "rate", kind: "rating", least: 0, most: 10, required: true },
    { slot: "left", kind: "countdown", until: "2026-11-26T20:00:00Z" },
    { slot: "card", kind: "product_card", href: "/fern", src: FERN },
    { slot: "go", kind: "button", action: "next" },
  ],
};

const DARK = {
  background: "#17181c",
  text: "#f3f2ee",
  accent: "#f0c25c",
  on_accent: "#17181c",
  radius: 14,
  font: "site",
} as const;

/** A visitor whose page shows axe what the script puts there. */
const visit: typeof arrive = (browser, made, wishes) =>
  arrive(browser, made, { ...wishes, before: WITHIN_REACH });

const look = (layout: Layout, views: readonly View[], change = {}) =>
  config([
    widget({
      layout,
      views,
      teaser: "tab",
      promo: "FERN-10",
      selector: "#low",
      languages: { en: words },
      ...change,
    }),
  ]);

async function open(visitor: Visitor, layout: Layout): Promise<void> {
  if (layout === "launcher") await visitor.teaser.click();
  if (layout === "embedded") await visitor.box.scrollIntoViewIfNeeded();
  await visitor.box.waitFor();
}

async function check(visitor: Visitor, name: string): Promise<void> {
  await visitor.page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll("reprise-widget")].flatMap((it) =>
        [...(it.shadowRoot?.querySelectorAll("img") ?? [])].map((image) =>
          image.decode().catch(() => undefined),
        ),
      ),
    ),
  );
  // axe waits for timers, and those of the page stand still.
  await visitor.page.evaluate(() => {
    window.setTimeout = (window as unknown as { runs: typeof setTimeout }).runs;
  });
  await visitor.page.screenshot({ path: join(SHOTS, `${name}.png`) });
  const { faults, measured } = await lookAt(visitor.page);
  expect(faults).toEqual([]);
  expect(measured).toBeGreaterThan(0);
  const small = await visitor.page.evaluate(() => {
    const found: string[] = [];
    for (const host of document.querySelectorAll("reprise-widget")) {
      const all =
        host.shadowRoot?.querySelectorAll<HTMLElement>(
          "button,a,.input,label:has(input)",
        ) ?? [];
      for (const it of all) {
        const { width, height } = it.getBoundingClientRect();
        if (width && (width < 44 || height < 43.9)) {
          found.push(`${it.className || it.tagName} ${width} × ${height}`);
        }
      }
    }
    return found;
  });
  expect(small).toEqual([]);
  const cut = await visitor.box.evaluateAll(
    (boxes) =>
      boxes.filter((box) => {
        const { left, right, top } = box.getBoundingClientRect();
        const isFixed = getComputedStyle(box).position === "fixed";
        return left < -1 || right > innerWidth + 1 || (isFixed && top < -1);
      }).length,
  );
  expect(cut).toBe(0);
  expect(visitor.complaints).toEqual([]);
}

describe.each(LAYOUTS)("%s", (layout) => {
  const first = layout.startsWith("bar") ? bar : form;
  test.each([
    ["phone", { phone: true }],
    ["tablet", { tablet: true }],
    ["desktop", {}],
  ])("first view, error and success on a %s", async (width, wishes) => {
    const visitor = await visit(browser, look(layout, [first, thanks]), wishes);
    if (layout === "launcher")
      await check(visitor, `${layout}-${width}-teaser`);
    await open(visitor, layout);
    await check(visitor, `${layout}-${width}`);
    await visitor.box.getByRole("button", { name: "Send me the code" }).click();
    await check(visitor, `${layout}-${width}-error`);
    await visitor.box
      .getByLabel("E-mail", { exact: true })
      .fill("ann@example.org");
    if (first === form) await visitor.box.getByLabel("I agree").check();
    await visitor.box.getByRole("button", { name: "Send me the code" }).click();
    await visitor.box.getByText("FERN-10").waitFor();
    await check(visitor, `${layout}-${width}-success`);
  });

  test("dark, from the right", async () => {
    const change = { theme: DARK, languages: { ar: words }, language: "ar" };
    const visitor = await visit(
      browser,
      look(layout, [first, thanks], change),
      { phone: true },
    );
    await open(visitor, layout);
    await check(visitor, `${layout}-dark-rtl`);
  });

  test("at 200 % zoom of a small window", async () => {
    const visitor = await visit(browser, look(layout, [first, thanks]), {
      viewport: { width: 640, height: 360 },
    });
    await open(visitor, layout);
    await check(visitor, `${layout}-zoomed`);
    const go = visitor.box.getByRole("button", { name: "Send me the code" });
    await go.scrollIntoViewIfNeeded();
    expect(await go.isVisible()).toBe(true);
  });
});

test("the other blocks", async () => {
  const visitor = await visit(browser, look("popup", [questions, thanks]));
  await check(visitor, "questions");
  await visitor.box.getByLabel("In a dark corner").check();
  await visitor.box.getByLabel("9", { exact: true }).check({ force: true });
  await check(visitor, "questions-answered");
});

test.each(["wheel", "scratch_card", "gift_box"] as const)(
  "%s",
  async (kind) => {
    const segments = [
      { label: "tab", code: "TEN", weight: 1 },
      { label: "shop", weight: 0 },
      { label: "bar", code: "FREE", weight: 0 },
      { label: "title", weight: 0 },
      { label: "email", weight: 0 },
    ];
    const view: View = {
      id: "game",
      blocks: [
        { slot: "title", kind: "heading" },
        { slot: "game", kind, segments },
        { slot: "shop", kind: "button", action: "next" },
      ],
    };
    const made = look("popup", [view, thanks], {
      languages: { en: { ...words, game: "Wheel" } },
    });
    const visitor = await visit(browser, made);
    await visitor.box.waitFor();
    await visitor.page.waitForTimeout(60);
    await check(visitor, kind);
    await visitor.box.getByRole("button", { name: /^Play/ }).first().click();
    await visitor.wait(1);
    await check(visitor, `${kind}-played`);
  },
);

test.each([
  { width: 820, lines: 2 },
  { width: 1024, lines: 1 },
  { width: 1100, lines: 1 },
  { width: 1280, lines: 1 },
])(
  "a bar with a countdown, $width px wide, has lines: $lines",
  async ({ width, lines }) => {
    const view: View = {
      id: "bar",
      blocks: [
        { slot: "ends", kind: "heading" },
        { slot: "count", kind: "countdown", minutes: 9000 },
        { slot: "code", kind: "promo_code", code: "WELCOME15" },
        { slot: "go", kind: "button", action: "link", href: "/offer" },
      ],
    };
    const made = look("bar_top", [view], {
      languages: {
        en: {
          ...words,
          ends: "The offer ends soon",
          count: "Ends in",
          "count.days": "days",
          "count.hours": "hours",
          "count.minutes": "minutes",
          "count.seconds": "seconds",
          code: "Use",
          go: "To the offer",
        },
      },
    });
    const visitor = await visit(browser, made, {
      viewport: { width, height: 800 },
    });
    await visitor.box.waitFor();
    const middles = await visitor.box.locator(".body > *").evaluateAll((all) =>
      all.map((it) => {
        const { top, height } = it.getBoundingClientRect();
        return top + height / 2;
      }),
    );
    // What stands on one line has its middle there.
    const begun = middles.filter(
      (it, at) => Math.abs(it - (middles[at - 1] ?? 0)) > 4,
    );
    expect(begun).toHaveLength(lines);
    await check(visitor, `bar-countdown-${width}`);
  },
);

test("a picture at the side", async () => {
  const view: View = {
    ...form,
    blocks: form.blocks.map((it) =>
      it.kind === "image" ? { ...it, place: "side" } : it,
    ),
  };
  for (const layout of ["popup", "full_screen"] as const) {
    const visitor = await visit(browser, look(layout, [view, thanks]));
    await check(visitor, `${layout}-side`);
  }
});

test("motion only where it is welcome", async () => {
  const running = (visitor: Visitor) =>
    visitor.box.evaluate((box) => getComputedStyle(box).animationName);
  expect(await running(await visit(browser, config()))).toBe("none");
  expect(
    await running(await visit(browser, config(), { motion: true })),
  ).not.toBe("none");
});
