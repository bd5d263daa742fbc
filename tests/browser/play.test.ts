// The behaviour preview: the visitor of the sentence comes, time goes on, and the log says which rule decided.
import { beforeAll, describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { LOOKS, photograph } from "./support/browser";
import { backend } from "./support/running";
import {
  runShop,
  shop,
  shopOf,
  tryOut,
  welcome,
  type Trial,
} from "./support/play";

runShop();

function open(widget: string, client = shop.client): Promise<Trial> {
  return tryOut(client, widget);
}

describe("a widget for the people of a campaign", () => {
  let widget: string;
  beforeAll(async () => {
    widget = await welcome();
  });

  test("shows to who comes by its link, in time", async () => {
    const it = await open(widget);
    await it.says(/^Opens kettle\.example\/?\?utm_source=/);
    await it.page.getByText("Waits: after 8 seconds on the page.").waitFor();
    await it.does("reads on", "5 s");
    await it.says("Reads on for 5 seconds");
    expect(await it.shows()).toBe(false);
    await it.does("reads on", "5 s");
    await it.says("The widget shows");
    await it.says(
      /After 8 seconds on the page; the visitor came by a link of ‘Refills’, utm_medium is ‘email’\./,
    );
    expect(await it.shows()).toBe(true);
    // The launch goes out at ten in Berlin.
    await it.says("Wed 25 Nov 2026");
  });

  test("is held back from who comes directly, and the log says what is missing", async () => {
    const it = await open(widget);
    await it.wish("By which way", "directly, by the shop's address");
    await it.does("reads on", "1 min");
    await it.says("The widget is held back");
    await it.says(
      "It asks that the visitor came by a link of ‘Refills’; this visit carries no tags.",
    );
    expect(await it.shows()).toBe(false);
  });

  test("rests after it was closed, and shows again when it has rested", async () => {
    const it = await open(widget);
    await it.does("reads on", "1 min");
    await it.click(it.box.getByRole("button", { name: "Close" }));
    await it.says("The widget was closed");
    await it.does("comes back", "tomorrow");
    await it.says("Comes back a day later, by the shop's address");
    await it.does("reads on", "1 min");
    await it.says("Closed 1 day ago; it rests 7 days.");
    expect(await it.shows()).toBe(false);
    await it.does("comes back", "in 8 days");
    await it.does("reads on", "1 min");
    await it.box.waitFor();
  });

  test("is forgotten by a browser that forgets", async () => {
    const it = await open(widget);
    await it.wish(
      "What the browser keeps",
      "forgets after 7 days, as Safari does",
    );
    await it.does("comes back", "in 8 days");
    await it.says("The browser has forgotten this visitor");
    await it.does("reads on", "1 min");
    await it.says(/this visit carries no tags/);
    expect(await it.shows()).toBe(false);
  });

  test("stops for buyers, as the site knows them", async () => {
    const it = await open(widget);
    await it.wish("As what the site knows the visitor", "as a buyer");
    await it.does("reads on", "1 min");
    await it.says(
      "Never to people who bought or sent it in, and this one did.",
    );
  });

  test("keeps the focus where the visitor's buttons are", async () => {
    const it = await open(widget);
    const button = it.page
      .getByRole("group", { name: "reads on" })
      .getByRole("button", { name: "1 min" });
    await button.focus();
    await it.page.keyboard.press("Enter");
    await it.box.waitFor();
    await expect
      .poll(() =>
        it.page.evaluate(() => document.activeElement?.textContent?.trim()),
      )
      .toBe("1 min");
  });
});

test("a device, a scroll and a finger", async () => {
  const widget = await shop.widget("email-sign-up", (it) => {
    it.name = "Sign up";
    it.active = false;
    it.campaign = null;
    it.design.rules.conditions = [{ kind: "device", is: ["phone"] }];
    it.design.rules.triggers = [
      { kind: "scroll", percent: 50 },
      { kind: "exit_intent" },
    ];
    it.design.frequency = { kind: "always" };
    it.design.rules.pause_after_close_days = 0;
  });
  const it = await open(widget);
  await it.does("scrolls to", "25%");
  await it.says("Scrolls to 25% of the page");
  expect(await it.shows()).toBe(false);
  await it.does("scrolls to", "100%");
  await it.says(/After scrolling 50% of the page; the device is a phone\./);
  await it.page.getByRole("button", { name: "Start over" }).click();
  await it.does("is about to", "leave");
  await it.says(/When the visitor is about to leave/);
  expect(await it.shows()).toBe(true);
  await it.wish("Device", "desktop");
  await it.does("is about to", "leave");
  await it.says("It asks that the device is a phone; this is a desktop.");
});

test("something to click, a place on the page, and a game", async () => {
  const wheel = await shop.widget("wheel", (it) => {
    it.name = "Wheel";
    it.active = false;
    it.campaign = null;
    it.design.rules.conditions = [];
    it.design.rules.triggers = [{ kind: "click", selector: "nav .spin" }];
  });
  let it = await open(wheel);
  const page = it.page.frameLocator("iframe");
  await it.click(page.getByRole("button", { name: "nav .spin" }));
  await it.says(/On a click on ‘nav \.spin’/);
  await it.box.locator("canvas, svg, [role=img]").first().waitFor();

  const embedded = await shop.widget("email-sign-up", (it) => {
    it.name = "In the page";
    it.active = false;
    it.campaign = null;
    it.design.layout = "embedded";
    it.design.selector = "#news";
    it.design.rules.conditions = [];
    it.design.rules.triggers = [{ kind: "at_once" }];
  });
  it = await open(embedded);
  await it.says("The widget shows");
  const place = it.page.frameLocator("iframe").locator("#news");
  await place.locator("reprise-widget").waitFor({ state: "attached" });
});

test("doing nothing is told apart from reading", async () => {
  const widget = await shop.widget("email-sign-up", (it) => {
    it.name = "Idle";
    it.active = false;
    it.campaign = null;
    it.design.rules.conditions = [];
    it.design.rules.triggers = [{ kind: "inactivity", seconds: 20 }];
  });
  const it = await open(widget);
  await it.does("reads on", "30 min");
  await it.says("Reads on for 30 minutes");
  expect(await it.shows()).toBe(false);
  await it.does("does nothing", "20 s");
  await it.says(/After 20 seconds of doing nothing/);
});

test("what is entered is told here and sent nowhere", async () => {
  const widget = await shop.widget("email-sign-up", (it) => {
    it.name = "Sign up";
    it.active = false;
    it.campaign = null;
    it.design.rules.conditions = [];
    it.design.rules.triggers = [{ kind: "at_once" }];
    it.endpoint = {
      url: "https://crm.example/leads",
      format: "json",
      names: {},
      extra: {},
    };
  });
  const it = await open(widget);
  await it.box.getByRole("textbox").first().fill("dana@kettle.example");
  for (const consent of await it.box.getByRole("checkbox").all()) {
    await it.click(consent);
  }
  // Enter sends it, though a frame without leave to send would not tell its form.
  await it.box.getByRole("textbox").first().press("Enter");
  await it.says("Would have been sent to crm.example/leads");
  await it.says(/Nothing left this window\. .*email: dana@kettle\.example/);
  await it.does("comes back", "tomorrow");
  await it.says("Never to people who signed up, and this one did.");
  const history = JSON.stringify(await backend.call("history_list", {}));
  expect(history).not.toContain("dana@kettle.example");
  const kept = await it.page.evaluate(() =>
    JSON.stringify({ ...localStorage }),
  );
  expect(kept).not.toContain("dana@kettle.example");
});

test("a link of a widget leads through the shop, and out of it nowhere", async () => {
  const widget = await shop.widget("welcome-email-campaign", (it) => {
    it.name = "Welcome";
    it.active = false;
    it.schedule = { on: "always" };
  });
  const it = await open(widget);
  await it.box.waitFor();
  await it.click(it.box.getByRole("link").first());
  await it.says(/^(Opens|Follows a link to) kettle\.example/);
  await it.does("goes to", "Cart");
  await it.says("Opens kettle.example/cart");
  await it.page
    .frameLocator("iframe")
    .getByRole("heading", { name: "Cart" })
    .waitFor();
});

test("with the client's other widgets, the higher priority wins", async () => {
  const own = await shopOf("Two popups");
  const popup = (name: string, priority: number) =>
    own.widget("email-sign-up", (it) => {
      it.name = name;
      it.campaign = null;
      it.design.layout = "popup";
      it.design.priority = priority;
      it.design.rules.conditions = [];
      it.design.rules.triggers = [{ kind: "at_once" }];
    });
  await popup("Sale", 9);
  const widget = await popup("Welcome", 3);
  const it = await open(widget, own.client);
  await it.says("The widget shows");
  await it.wish("Widgets on the page", "it with the client's other active one");
  await it.says("‘Sale’ is open in its place (priority 9 against 3).");
});

test("a widget that cannot show says so", async () => {
  const widget = await shop.widget("email-sign-up", (it) => {
    it.active = false;
    it.design.rules.conditions = [
      { kind: "visitor", is: "new" },
      { kind: "visitor", is: "returning" },
    ];
  });
  const it = await open(widget);
  await it.page
    .getByText(
      /It can hardly show\. .*nobody is new and has been here before at once/,
    )
    .waitFor();
});

test("hostile words are words, in the frame and on the screen", async () => {
  const words = '</script><img src=x onerror="parent.hacked=1">';
  const own = await shopOf(`Kettle ${words}`);
  const widget = await own.widget("email-sign-up", (it) => {
    it.name = `Sign up ${words}`;
    it.campaign = null;
    it.design.rules.conditions = [
      { kind: "page", how: "contains", values: [words] },
    ];
    it.design.rules.match = "any";
    it.design.rules.triggers = [
      { kind: "at_once" },
      { kind: "call", name: "size-guide" },
    ];
    for (const texts of Object.values(it.design.languages)) {
      for (const slot of Object.keys(texts)) texts[slot] = words;
    }
  });
  const it = await open(widget, own.client);
  await it.does("site calls", "size-guide");
  await it.says("The site calls ‘size-guide’");
  await it.says(`It asks that the page contains ‘${words}’; this is /`);
  await it.page
    .frameLocator("iframe")
    .locator("header strong")
    .getByText(words)
    .waitFor();
  expect(await it.frame.evaluate(() => document.images.length)).toBe(0);
  expect(await it.page.evaluate(() => "hacked" in window)).toBe(false);
});

test.each(LOOKS)(
  "axe finds nothing at $width × $height, dark: $dark",
  async (look) => {
    const trial = await tryOut(shop.client, await welcome(), look);
    await trial.does("reads on", "1 min");
    await trial.box.waitFor();
    await photograph(trial.page, "widget-play", look);
    expect(await violations(trial.page)).toEqual([]);
  },
);
