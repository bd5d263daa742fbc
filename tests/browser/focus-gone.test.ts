// What had the focus is deleted, or stands beside the page no more: the focus goes to its neighbor, and to the copy of something.
import { beforeEach, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { ask, newClient, openAt, runProgram } from "./support/running";
import { VISITORS, type Named } from "./support/shop";
import { slow } from "./support/slow";

let client: string;

runProgram({ anew: true });

beforeEach(async () => {
  client = await newClient();
});

async function show(screen: string): Promise<Page> {
  const { page } = await openAt({ screen, client });
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

async function products(...names: string[]): Promise<void> {
  const price = { minor: 1200, currency: "EUR" };
  for (const name of names)
    await ask("product_create", {
      client,
      name,
      price,
      purchase: { how: "used_up", every_days: 28 },
    });
}

async function audiences(...names: string[]): Promise<void> {
  for (const name of names)
    await ask("audience_create", {
      client,
      name,
      source: VISITORS,
    });
}

async function campaign(name: string, days: number[] = []): Promise<void> {
  const { id } = await ask<Named>("campaign_create", {
    client,
    name,
    strategy: "remarketing",
  });
  for (const day of days)
    await ask("launch_create", {
      campaign: id,
      name: `${name} ${day}`,
      at: `2026-12-0${day}T10:00:00`,
    });
}

/** Counts from now on how often nothing stands beside the page. */
async function blinks(page: Page): Promise<() => Promise<number>> {
  const count = await page.evaluateHandle(() => {
    const seen = { gone: 0 };
    new MutationObserver(() => {
      if (!document.querySelector("aside[aria-label='Details']")) seen.gone++;
    }).observe(document.body, { childList: true, subtree: true });
    return seen;
  });
  return () => count.evaluate((seen) => seen.gone);
}

/** Chooses from a menu as one does who has no pointer. */
async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: menu, exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: item }).focus();
  await page.keyboard.press("Enter");
}

/** What the thing with the focus is called; "" when nothing has it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body) return "";
    if (it instanceof HTMLInputElement && !it.ariaLabel)
      return it.labels?.[0]?.innerText ?? "";
    return it.ariaLabel ?? it.textContent?.trim() ?? "";
  });
}

/** The focus comes to what is called so, and stays there. */
async function comesTo(page: Page, name: string | RegExp): Promise<void> {
  await expect.poll(() => focused(page)).toMatch(name);
  await page.waitForTimeout(250);
  expect(await focused(page)).toMatch(name);
}

describe("deleted by its menu", () => {
  test("products, to the last of them", async () => {
    await products("Beans", "Filters", "Grinder");
    const page = await show("business");
    await choose(page, "More about Filters", "Delete");
    await comesTo(page, "More about Grinder");
    await choose(page, "More about Grinder", "Delete");
    await comesTo(page, "More about Beans");
    await choose(page, "More about Beans", "Delete");
    await comesTo(page, "Add a product");
  });

  test("audiences, to the last of them", async () => {
    await audiences("Buyers", "Visitors");
    const page = await show("audiences");
    const row = page.getByRole("table").getByRole("button", { name: "Buyers" });
    await row.focus();
    await page.keyboard.press("Enter");
    await choose(page, "More about this audience", "Delete");
    await comesTo(page, /^Visitors$/);
    await page.keyboard.press("Delete");
    await comesTo(page, "New audience");
  });

  test("campaigns, to the last of them", async () => {
    await campaign("Refills", [1, 2]);
    await campaign("Win back", [3]);
    const page = await show("plan");
    for (const [name, next] of [
      ["Refills", /^Win back/],
      ["Win back", "New campaign"],
    ] as const) {
      await page
        .getByRole("group", { name: "Timeline" })
        .getByRole("button", { name: new RegExp(`^${name},`) })
        .first()
        .focus();
      await page.keyboard.press("Enter");
      await choose(page, "More of this campaign", "Delete");
      await comesTo(page, next);
    }
  });

  describe("launches: what stands beside the plan is the neighbor", () => {
    test.each([
      { first: "the answer", command: "plan_show", what: "request" },
      { first: "the plan", command: "launch_delete", what: "answer" },
    ] as const)("$first comes first", async ({ command, what }) => {
      await campaign("Refills", [1, 4]);
      const page = await show("plan");
      await page.locator("[data-launch]").first().focus();
      await page.keyboard.press("Enter");
      const name = page.getByRole("textbox", { name: "Name of the launch" });
      await expect.poll(() => name.inputValue()).toBe("Refills 1");
      const blinked = await blinks(page);
      await slow(page, command, what);
      await choose(page, "More of this launch", "Delete");
      await expect.poll(() => name.inputValue()).toBe("Refills 4");
      await page.getByText("‘Refills 1’ is deleted.").waitFor();
      await comesTo(page, "More of this launch");
      expect(await blinked()).toBe(0);
    });
  });

  test("widgets, to the last of them", async () => {
    for (const name of ["First", "Second"])
      await ask("widget_create", { client, name, template: "wheel" });
    const page = await show("widgets");
    const own = page.getByRole("region", { name: "Your widgets" });
    const menus = own.getByRole("button", { name: /^More for/ });
    await expect.poll(() => menus.count()).toBe(2);
    const [one = "", other = ""] = await menus.evaluateAll((all) =>
      all.map((it) => it.ariaLabel ?? ""),
    );
    await choose(page, one, "Delete");
    await comesTo(page, other);
    await choose(page, other, "Delete");
    await comesTo(page, /^Widgets$/);
  });

  test("briefs, to the last of them", async () => {
    for (const title of ["Autumn", "Winter"]) {
      const brief = await ask<Named>("brief_create", { client });
      await ask("brief_change", { ...brief, title, was: brief });
    }
    const page = await show("brief");
    await choose(page, "Briefs", "Delete this brief");
    await comesTo(page, /^Autumn$/);
    await choose(page, "Briefs", "Delete this brief");
    await comesTo(page, /^Brief$/);
  });

  test("a ladder of one's own, in the dialog", async () => {
    interface Ladder extends Named {
      about: string;
      anchor: string;
      steps: unknown[];
    }
    const [ladder] = await ask<Ladder[]>("preset_list");
    if (!ladder) throw new Error("no ladder comes with Reprise");
    const { id: from, about, anchor, steps } = ladder;
    for (const name of ["Ours", "Theirs"])
      await ask("preset_create", { from, name, about, anchor, steps });
    const page = await show("plan");
    await page.getByRole("button", { name: "New campaign" }).first().focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Refills");
    await page.keyboard.press("Enter");
    await dialog.getByText("Step 2 of 2: when").waitFor();
    const own = dialog.getByRole("radio", { name: /^(Ours|Theirs)/ });
    await own.first().check();
    const remove = dialog.getByRole("button", { name: "Delete" });
    await remove.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => own.count()).toBe(1);
    await expect
      .poll(() =>
        page.evaluate(
          () => document.activeElement?.closest("dialog .picker")?.tagName,
        ),
      )
      .toBe("DIV");
  });

  test("a client, after which the other is looked at", async () => {
    await ask("client_create", { name: "Kettle & Kiln" });
    const page = await show("business");
    await page.getByRole("button", { name: "Delete this client…" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Nothing has been planned").waitFor();
    await dialog.getByRole("button", { name: "Delete", exact: true }).focus();
    await page.keyboard.press("Enter");
    await comesTo(page, /^Tue 24 Nov$/);
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});

describe("a copy takes the focus", () => {
  test("of a product", async () => {
    await products("Beans", "Filters");
    const page = await show("business");
    await choose(page, "More about Beans", "Duplicate");
    await comesTo(page, "Name of Beans (copy)");
  });

  test("of an audience", async () => {
    await audiences("Buyers");
    const page = await show("audiences");
    await page
      .getByRole("table")
      .getByRole("button", { name: "Buyers" })
      .focus();
    await page.keyboard.press("d");
    await comesTo(page, /^Name$/);
  });

  test("of a campaign, and of a launch", async () => {
    await campaign("Refills", [1]);
    const page = await show("plan");
    await page.locator("[data-launch]").first().focus();
    await page.keyboard.press("Enter");
    await slow(page, "plan_show", "request");
    const menu = page.getByRole("button", { name: "More of this launch" });
    await menu.waitFor();
    const blinked = await blinks(page);
    await choose(page, "More of this launch", "Duplicate");
    await comesTo(page, "Name of the launch");
    await page.getByTitle("Open ‘Refills’").focus();
    await page.keyboard.press("Enter");
    await choose(page, "More of this campaign", "Duplicate");
    await comesTo(page, "Name of the campaign");
    expect(await blinked()).toBe(0);
  });

  test("of a template, and back to its neighbor when that is deleted", async () => {
    const page = await show("widgets");
    await choose(page, "More for Wheel", "Duplicate");
    await comesTo(page, /^Use Wheel.+/);
    const copy = (await focused(page)).replace(/^Use /, "");
    await choose(page, `More for ${copy}`, "Delete");
    await comesTo(page, /^More for (?!Wheel)/);
  });
});

test("details that close give the focus back to their row", async () => {
  await audiences("Buyers", "Visitors");
  const page = await show("audiences");
  const row = page.getByRole("table").getByRole("button", { name: "Buyers" });
  await row.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Close the details" }).focus();
  await page.keyboard.press("Enter");
  await comesTo(page, /^Buyers$/);
});

test("news that goes gives the focus back, and never to another undo", async () => {
  await products("Beans", "Filters", "Grinder");
  const page = await show("business");
  await choose(page, "More about Beans", "Delete");
  await comesTo(page, "More about Filters");
  await choose(page, "More about Filters", "Delete");
  await comesTo(page, "More about Grinder");
  await page.getByRole("button", { name: "Undo", exact: true }).last().focus();
  await page.keyboard.press("Enter");
  await comesTo(page, "More about Grinder");
});
