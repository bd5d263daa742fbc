// What stands in a widget: codes, countdowns, pictures and products, and games.
import { describe, expect, test } from "vitest";
import type { Block } from "../../../ui/embed/src/config";
import { browser, runBrowser } from "../support/running";
import { config, widget, SIGN_UP, WORDS } from "./exported";
import { visit } from "./shop";

runBrowser();

const PIXEL =
  "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

describe("blocks", () => {
  const only = (block: Block, words = {}, change = {}) =>
    config([
      widget({
        languages: { en: { ...WORDS, ...words } },
        views: [
          { id: "v", blocks: [{ slot: "title", kind: "heading" }, block] },
        ],
        ...change,
      }),
    ]);

  test("a promo code is copied, and that is told", async () => {
    const made = only(
      { slot: "code", kind: "promo_code" },
      {},
      { promo: "SPRING10" },
    );
    const visitor = await visit(browser, made);
    await visitor.press("Copy");
    await visitor.box.getByRole("button", { name: "Copied" }).waitFor();
    await visitor.wait(0.1);
    expect(await visitor.box.getByRole("status").textContent()).toBe("Copied");
    const events = await visitor.page.evaluate(() =>
      (window as unknown as { dataLayer: { event: string }[] }).dataLayer.map(
        (it) => it.event,
      ),
    );
    expect(events).toEqual(["reprise_shown", "reprise_code_copied"]);
  });

  test("a countdown counts, and its end closes the widget for good", async () => {
    const made = only({
      slot: "left",
      kind: "countdown",
      until: "2026-11-24T11:00:00+01:00",
    });
    const visitor = await visit(browser, made);
    expect(await visitor.box.getByRole("timer").textContent()).toBe(
      "00days01hours00min00sec",
    );
    await visitor.wait(1);
    expect(await visitor.box.getByRole("timer").textContent()).toBe(
      "00days00hours59min59sec",
    );
    await visitor.wait(3600);
    expect(await visitor.shows()).toBe(false);
    await visitor.go("/two");
    expect(await visitor.why()).toBe("countdown_over");
  });

  test("a visitor's own countdown goes on from page to page", async () => {
    const made = only(
      { slot: "left", kind: "countdown", minutes: 15, over: "say" },
      { "left.over": "Too late" },
    );
    const visitor = await visit(browser, made);
    visitor.later(10);
    await visitor.go("/two");
    expect(await visitor.box.getByRole("timer").textContent()).toContain(
      "05min00sec",
    );
    visitor.later(6);
    await visitor.go("/three");
    expect(await visitor.box.getByRole("timer").textContent()).toBe("Too late");
  });

  test.each([
    ["https://shop.test/sale", "https://shop.test/sale"],
    ["/sale", "https://shop.test/sale"],
    ["mailto:a@shop.test", "mailto:a@shop.test"],
    ["tel:+4930123", "tel:+4930123"],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["JaVaScRiPt:alert(1)", null],
  ])("a link to %s", async (href, leads) => {
    const made = only({ slot: "go", kind: "button", action: "link", href });
    const visitor = await visit(browser, made);
    const link = visitor.box.getByRole("link");
    expect((await link.count()) ? await link.getAttribute("href") : null).toBe(
      leads,
    );
  });

  test.each([
    ["https://shop.test/a.png", 1],
    [PIXEL, 1],
    ["http://shop.test/a.png", 0],
    ["data:text/html,<script>", 0],
    ["javascript:alert(1)", 0],
  ])("a picture from %s", async (src, count) => {
    const made = only(
      { slot: "pic", kind: "image", src },
      { "pic.alt": "A fern" },
    );
    const visitor = await visit(browser, made, {
      before: () =>
        addEventListener(
          "error",
          (event) => event.stopImmediatePropagation(),
          true,
        ),
    });
    expect(await visitor.page.locator("reprise-widget img").count()).toBe(
      count,
    );
  });
});

describe("games", () => {
  const KINDS = ["wheel", "scratch_card", "gift_box"] as const;
  const playing = (
    kind: (typeof KINDS)[number],
    code: string | undefined = "TEN",
  ) =>
    config([
      widget({
        languages: {
          en: { ...WORDS, game: "Wheel of plants", ten: "10% off" },
        },
        views: [
          {
            id: "v",
            blocks: [
              { slot: "title", kind: "heading" },
              { slot: "email", kind: "email", required: true },
              {
                slot: "game",
                kind,
                segments: [{ label: "ten", weight: 1, ...(code && { code }) }],
              },
              { slot: "go", kind: "button", action: "submit" },
            ],
          },
          { id: "code", blocks: [{ slot: "code", kind: "promo_code" }] },
        ],
      }),
    ]);

  test.each(KINDS)(
    "%s: fields first, then a text result, a code, and no second try",
    async (kind) => {
      const visitor = await visit(browser, playing(kind));
      await visitor.box.waitFor();
      expect(visitor.games).toHaveLength(1);
      const play = visitor.box.getByRole("button", { name: /^Play/ }).first();
      // One button leads: that of the game, and once it is played the one that goes on.
      const leading = () =>
        visitor.box.locator(".strong:visible").allTextContents();
      expect(await leading()).toEqual(kind === "gift_box" ? [] : ["Play"]);
      await play.click();
      expect(
        await visitor.box.getByText("Please fill this in.").isVisible(),
      ).toBe(true);
      await visitor.box.getByLabel("E-mail").fill("ann@example.org");
      await play.click();
      await visitor.wait(5);
      await visitor.box.getByText("You won: 10% off").first().waitFor();
      expect(await leading()).toEqual([WORDS["go"]]);
      await visitor.press();
      await visitor.box.getByText("TEN").waitFor();
      await visitor.go("/again");
      await visitor.box.getByText("You won: 10% off").first().waitFor();
    },
  );

  test("the second file is not fetched where no game is", async () => {
    const visitor = await visit(browser, config());
    expect(visitor.games).toEqual([]);
  });

  test.each([
    { sees: "the game", weight: 1, files: 1 },
    { sees: "the other", weight: 0, files: 0 },
  ])("of two variants, who sees $sees", async ({ weight, files }) => {
    const [game] = playing("wheel").widgets;
    const variants = [
      { id: "game", weight, views: game?.views ?? [] },
      { id: "other", weight: 1 - weight, views: SIGN_UP },
    ];
    const made = { ...game, views: SIGN_UP, variants };
    const visitor = await visit(browser, config([widget(made)]));
    await visitor.box.waitFor();
    expect(visitor.games).toHaveLength(files);
    expect(
      await visitor.box.getByRole("button", { name: /^Play/ }).count(),
    ).toBe(files);
  });

  test("without the second file nothing is shown", async () => {
    const made = {
      ...playing("wheel"),
      games: { src: "https://shop.test/missing.js" },
    };
    const visitor = await visit(browser, made, { page: "plain" });
    await visitor.page.waitForTimeout(100);
    expect(await visitor.shows()).toBe(false);
    expect(await visitor.why()).toBe("no_games");
  });
});
