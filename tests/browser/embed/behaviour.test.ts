// What a visitor can do with a widget: read it, fill it in, leave it; and what the site hears of it.
import { describe, expect, test } from "vitest";
import type { Block, Endpoint, View } from "../../../ui/embed/src/config";
import { browser, runBrowser } from "../support/running";
import {
  SIGN_UP,
  config,
  CRM,
  LAYOUTS,
  visit,
  widget,
  WORDS,
  type Visitor,
} from "./shop";

runBrowser();

const DONE: View = {
  id: "done",
  blocks: [{ slot: "thanks", kind: "heading" }],
};

function asking(blocks: readonly Block[], words = {}) {
  return widget({
    campaign: "spring",
    languages: { en: { ...WORDS, ...words } },
    views: [
      {
        id: "ask",
        blocks: [
          { slot: "title", kind: "heading" },
          ...blocks,
          { slot: "go", kind: "button", action: "submit" },
        ],
      },
      DONE,
    ],
  });
}

const PIXEL =
  "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

const press = (visitor: Visitor, name = "Send me the code") =>
  visitor.box.getByRole("button", { name }).click();

const focused = (visitor: Visitor) =>
  visitor.page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    const it = inner ?? document.activeElement;
    return it?.id || it?.className || it?.tagName || "";
  });

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
    expect(await focused(visitor)).toBe("box");
    for (let step = 0; step < 12; step++) {
      await visitor.page.keyboard.press("Tab");
      const host = await visitor.page.evaluate(
        () => document.activeElement?.tagName,
      );
      expect(["REPRISE-WIDGET", "BODY"]).toContain(host);
    }
    await visitor.page.keyboard.press("Escape");
    expect(await visitor.shows()).toBe(false);
    expect(await focused(visitor)).toBe("search");
    expect(await visitor.page.locator("reprise-widget").count()).toBe(0);
  });

  test("goes by its close button, by its own button, and by a press beside it", async () => {
    const visitor = await visit(browser, config());
    await press(visitor, "Close");
    expect(await visitor.shows()).toBe(false);
    await visitor.go("/two");
    await press(visitor, "No, thanks");
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
    expect(await focused(visitor)).toBe("search");
    await visitor.page.keyboard.press("Escape");
    expect(await visitor.shows()).toBe(true);
    await visitor.box.getByLabel("E-mail").focus();
    await visitor.page.keyboard.press("Escape");
    expect(await visitor.shows()).toBe(false);
    expect(await focused(visitor)).toBe("search");
  }
});

test("a launcher opens by its button and goes back into it", async () => {
  const made = widget({ layout: "launcher", teaser: "tab" });
  const visitor = await visit(browser, config([made]));
  expect(await visitor.shows()).toBe(false);
  await visitor.teaser.click();
  expect(await visitor.shows()).toBe(true);
  expect(await focused(visitor)).toBe("box");
  await visitor.page.keyboard.press("Escape");
  expect(await visitor.shows()).toBe(false);
  expect(await visitor.teaser.isVisible()).toBe(true);
  expect(await focused(visitor)).toBe("teaser");
  await visitor.teaser.click();
  expect(await visitor.shows()).toBe(true);
});

test("a teaser stays after closing, not after submitting", async () => {
  const visitor = await visit(browser, config([widget({ teaser: "tab" })]));
  await press(visitor, "Close");
  await visitor.teaser.click();
  await visitor.box.getByLabel("E-mail").fill("ann@example.org");
  await press(visitor);
  await press(visitor, "Close");
  expect(await visitor.teaser.count()).toBe(0);
});

describe("fields", () => {
  const ALL = asking(
    [
      { slot: "email", kind: "email", required: true },
      { slot: "phone", kind: "phone" },
      {
        slot: "size",
        kind: "choice",
        options: ["small", "large"],
        required: true,
      },
      { slot: "rooms", kind: "multi_choice", options: ["hall", "bath"] },
      { slot: "stars", kind: "rating" },
      { slot: "terms", kind: "consent", required: true, href: "/privacy" },
    ],
    {
      phone: "Phone",
      size: "Size",
      "size.small": "Small plants",
      rooms: "Rooms",
      stars: "How was it?",
      terms: "I agree to get e-mail",
      "terms.link": "Privacy",
    },
  );

  test("say what is wrong, and take it back when it is mended", async () => {
    const visitor = await visit(browser, config([ALL]));
    const email = visitor.box.getByLabel("E-mail", { exact: true });
    await press(visitor);
    expect(await visitor.box.getByRole("alert").allTextContents()).toEqual(
      expect.arrayContaining([
        "Please fill this in.",
        "Please choose.",
        "Please tick this box to go on.",
      ]),
    );
    expect(await email.getAttribute("aria-invalid")).toBe("true");
    expect(
      await email.evaluate((it: HTMLElement) => it.matches(":focus")),
    ).toBe(true);
    await email.fill("ann@");
    expect(await email.getAttribute("aria-invalid")).toBeNull();
    await press(visitor);
    const described = await email.evaluate((it) =>
      (it.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map(
          (id) =>
            (it.getRootNode() as ShadowRoot).getElementById(id)?.textContent,
        )
        .join(" "),
    );
    expect(described).toContain("Please check the e-mail address.");
  });

  test("become a lead, and an event that a tag manager does not see", async () => {
    const visitor = await visit(
      browser,
      config([ALL], {
        endpoint: {
          url: CRM,
          format: "json",
          names: { email: "EMAIL" },
          extra: { list: "7" },
        },
      }),
      {
        path: "/shop?utm_source=news#top",
        before: () => {
          addEventListener(
            "reprise:submitted",
            (event) => {
              Object.assign(window, { heard: (event as CustomEvent).detail });
            },
            true,
          );
        },
      },
    );
    await visitor.box
      .getByLabel("E-mail", { exact: true })
      .fill(" ann@example.org ");
    await visitor.box.getByLabel("Phone").fill("+49 (30) 123-4567");
    await visitor.box.getByLabel("Small plants").check();
    await visitor.box.getByLabel("hall").check();
    await visitor.box.getByLabel("bath").check();
    await visitor.box.getByLabel("4").check({ force: true });
    await visitor.box.getByLabel("I agree").check();
    await press(visitor);
    await visitor.box.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(visitor.posts[0]?.postDataJSON()).toEqual({
      id: expect.any(String),
      widget: "w",
      campaign: "spring",
      variant: "",
      page: "https://shop.test/shop?utm_source=news",
      language: "en",
      submitted_at: "2026-11-24T09:00:00.000Z",
      code: "",
      utm_source: "news",
      EMAIL: "ann@example.org",
      phone: "+49301234567",
      size: "small",
      rooms: "hall, bath",
      stars: "4",
      terms: "yes",
      terms_text: "I agree to get e-mail",
      list: "7",
    });
    const { heard, dataLayer } = await visitor.page.evaluate(() => {
      const { heard, dataLayer } = window as unknown as Record<string, unknown>;
      return { heard, dataLayer };
    });
    expect(heard).toMatchObject({
      widget: "w",
      campaign: "spring",
      fields: { email: "ann@example.org" },
    });
    expect(JSON.stringify(dataLayer)).not.toContain("ann@");
    expect(JSON.stringify(dataLayer)).toContain("reprise_submitted");
    expect(visitor.strangers).toEqual([]);
  });

  test.each([
    ["ann@example.org", true],
    ["ann@münchen.de", true],
    ["a.b+c@sub.example-shop.co.uk", true],
    ["ann@example", false],
    ["ann example@x.de", false],
    ["ann@@x.de", false],
    ["ann@.x.de", false],
    ["<ann@x.de>", false],
  ])("e-mail %s", async (address, isRight) => {
    const visitor = await visit(browser, config());
    await visitor.box.getByLabel("E-mail").fill(address);
    await press(visitor);
    const thanks = visitor.box.getByRole("heading", { name: "Thank you" });
    expect(await thanks.isVisible()).toBe(isRight);
  });

  test.each([
    ["+49 30 1234567", true],
    ["0049 30 1234567", true],
    ["030/123 45 67", true],
    ["12345", false],
    ["call me", false],
    ["+49 30 12345678901234", false],
  ])("phone %s", async (number, isRight) => {
    const made = asking([{ slot: "phone", kind: "phone" }], { phone: "Phone" });
    const visitor = await visit(browser, config([made]));
    await visitor.box.getByLabel("Phone").fill(number);
    await press(visitor);
    const thanks = visitor.box.getByRole("heading", { name: "Thank you" });
    expect(await thanks.isVisible()).toBe(isRight);
  });

  test("are asked for even where the export forgot the words for it", async () => {
    const { _required, _email, ...rest } = WORDS;
    expect([_required, _email]).not.toContain(undefined);
    const made = widget({ languages: { en: rest } });
    const visitor = await visit(browser, config([made]));
    await press(visitor);
    expect(await visitor.box.getByRole("alert").textContent()).toBe("required");
    await visitor.box.getByLabel("E-mail").fill("ann@");
    await press(visitor);
    expect(await visitor.box.getByRole("alert").textContent()).toBe("email");
  });

  test("Enter goes on", async () => {
    const visitor = await visit(browser, config());
    await visitor.box.getByLabel("E-mail").fill("ann@example.org");
    await visitor.page.keyboard.press("Enter");
    await visitor.box.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await focused(visitor)).toBe("H2");
  });
});

describe("leads", () => {
  const lead = async (
    answers: readonly (number | "offline")[],
    endpoint: Partial<Endpoint> = {},
  ) => {
    const to = { url: CRM, format: "json", ...endpoint } as const;
    const visitor = await visit(browser, config([widget()], { endpoint: to }), {
      answers,
    });
    await visitor.box.getByLabel("E-mail").fill("ann@example.org");
    await press(visitor);
    return visitor;
  };
  const thanks = (visitor: Visitor) =>
    visitor.box.getByRole("heading", { name: "Thank you" }).waitFor();

  test("are sent again until they arrive, with longer and longer pauses", async () => {
    const visitor = await lead([503, "offline", 200]);
    await thanks(visitor);
    expect(visitor.posts).toHaveLength(1);
    const arrived = visitor.page.waitForEvent("requestfailed");
    await visitor.wait(2.1);
    await arrived;
    await visitor.page.waitForTimeout(50);
    const last = visitor.page.waitForEvent("requestfinished");
    await visitor.wait(4.1);
    await last;
    await visitor.page.waitForTimeout(50);
    expect(visitor.posts).toHaveLength(3);
    expect(JSON.parse((await visitor.kept()) ?? "").queue).toEqual({});
    expect((await visitor.log()).map((it) => it.says)).toContain("sent");
  });

  test("wait for the next page, and not for ever", async () => {
    const visitor = await lead(["offline"]);
    await thanks(visitor);
    expect(await visitor.kept()).toContain("ann@example.org");
    const again = visitor.page.waitForRequest(CRM);
    await visitor.go("/two");
    await visitor.wait(1.1);
    await again;
    visitor.later(31 * 24 * 60);
    await visitor.go("/three");
    await visitor.wait(1.1);
    expect(await visitor.kept()).not.toContain("ann@example.org");
  });

  test("that are refused can be sent again by the visitor", async () => {
    const visitor = await lead([422, 200]);
    await visitor.box.getByText("That did not arrive.").waitFor();
    await press(visitor);
    await thanks(visitor);
  });

  test("as a form", async () => {
    const visitor = await lead([200], { format: "form" });
    await thanks(visitor);
    const sent = new URLSearchParams(visitor.posts[0]?.postData() ?? "");
    expect(sent.get("email")).toBe("ann@example.org");
    expect(visitor.posts[0]?.headers()["content-type"]).toContain("urlencoded");
  });

  test("as a plain form in a tab of its own", async () => {
    const opened = new Promise<string>((resolve) => {
      void lead([200], { format: "action", names: { email: "MERGE0" } }).then(
        async (visitor) => {
          await thanks(visitor);
          await visitor.page.waitForTimeout(100);
          resolve(visitor.posts[0]?.postData() ?? "");
        },
      );
    });
    expect(await opened).toContain("MERGE0=ann%40example.org");
  });

  test("never go where there is no https", async () => {
    const visitor = await lead([200], { url: CRM.replace("https", "http") });
    await thanks(visitor);
    expect(visitor.posts).toEqual([]);
    expect(visitor.strangers).toEqual([]);
  });

  test("of machines are thanked for and thrown away", async () => {
    const visitor = await visit(
      browser,
      config([widget()], { endpoint: { url: CRM, format: "json" } }),
    );
    await visitor.box.locator(".hp input").evaluate((it: HTMLInputElement) => {
      it.value = "https://spam.test";
    });
    await visitor.box.getByLabel("E-mail").fill("ann@example.org");
    await press(visitor);
    await thanks(visitor);
    expect(visitor.posts).toEqual([]);
  });
});

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
    await press(visitor, "Copy");
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
      await press(visitor);
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
