// What a visitor enters: asked for, complained of, and sent; and what the site hears of it.
import { describe, expect, test } from "vitest";
import type { Block, Endpoint, View } from "../../../ui/embed/src/config";
import { browser, runBrowser } from "../support/running";
import { config, widget, WORDS } from "./exported";
import { visit, CRM, type Visitor } from "./shop";

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
    await visitor.press();
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
    await visitor.press();
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
    await visitor.press();
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
    await visitor.press();
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
    await visitor.press();
    const thanks = visitor.box.getByRole("heading", { name: "Thank you" });
    expect(await thanks.isVisible()).toBe(isRight);
  });

  test("are asked for even where the export forgot the words for it", async () => {
    const { _required, _email, ...rest } = WORDS;
    expect([_required, _email]).not.toContain(undefined);
    const made = widget({ languages: { en: rest } });
    const visitor = await visit(browser, config([made]));
    await visitor.press();
    expect(await visitor.box.getByRole("alert").textContent()).toBe("required");
    await visitor.box.getByLabel("E-mail").fill("ann@");
    await visitor.press();
    expect(await visitor.box.getByRole("alert").textContent()).toBe("email");
  });

  test("Enter goes on", async () => {
    const visitor = await visit(browser, config());
    await visitor.box.getByLabel("E-mail").fill("ann@example.org");
    await visitor.page.keyboard.press("Enter");
    await visitor.box.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await visitor.focused()).toBe("H2");
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
    await visitor.press();
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
    await visitor.press();
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
    await visitor.press();
    await thanks(visitor);
    expect(visitor.posts).toEqual([]);
  });
});
