// The rules of a widget as a sentence: read, changed piece by piece and by keyboard alone, mended, and taken back.
import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./support/axe";
import {
  LOOKS,
  photograph,
  SMALL_LIGHT,
  type Look,
  type Opened,
} from "./support/browser";
import { ask, openAt, runProgram } from "./support/running";

interface Rules {
  match: string;
  conditions: Record<string, unknown>[];
  triggers: Record<string, unknown>[];
  stop_subscribers: boolean;
  pause_after_close_days: number;
}

interface Stored {
  id: string;
  name: string;
  design: { rules: Rules; frequency: unknown; priority: number };
  schedule: unknown;
}

runProgram();

interface Begun extends Opened {
  /** The rules as they are stored. */
  rules: () => Promise<Rules>;
  stored: () => Promise<Stored>;
}

/** A client with a campaign of two launches and a widget that serves it, its rules open. */
async function begin(
  template: string,
  look: Look = SMALL_LIGHT,
): Promise<Begun> {
  const client = await ask<{ id: string }>("client_create", {
    name: "Kettle & Kiln",
    site: "https://kettle.example",
  });
  const campaign = await ask<{ id: string }>("campaign_create", {
    client: client.id,
    name: "Spring e-mail",
    strategy: "remarketing",
  });
  for (const [name, at] of [
    ["First letter", "2026-12-01T10:00:00"],
    ["Second letter", "2026-12-05T10:00:00"],
  ])
    await ask("launch_create", { campaign: campaign.id, name, at });
  const widget = await ask<Stored>("widget_create", {
    client: client.id,
    campaign: campaign.id,
    template,
  });
  const { page, complaints } = await openAt(
    { screen: "widgets", client: client.id },
    look,
  );
  await page.getByRole("button", { name: `Edit ${widget.name}` }).click();
  // The radio lies unseen over its own label.
  await page.getByRole("radio", { name: "Rules" }).check({ force: true });
  await page.getByRole("heading", { name: "When it shows" }).waitFor();
  const stored = async () =>
    (await ask<{ widget: Stored }>("widget_show", { id: widget.id })).widget;
  return {
    page,
    complaints,
    stored,
    rules: async () => (await stored()).design.rules,
  };
}

/** The sentence as one reads it. */
async function read(page: Page): Promise<string> {
  const region = page.getByRole("region", { name: "When it shows" });
  return (await region.innerText()).replace(/\s+/g, " ");
}

describe.each(LOOKS)("at $width × $height, dark: $dark", (look) => {
  test("the rules read as a sentence, and every piece opens in place", async () => {
    const { page, complaints } = await begin("welcome-email-campaign", look);
    await photograph(page, "rules", look);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: /came by a link of/ }).click();
    await page
      .getByRole("group", { name: "Tag of the link (UTM)", exact: true })
      .waitFor();
    await photograph(page, "rules-utm", look);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Add a condition" }).click();
    await page.getByRole("menuitem", { name: "Worth of the cart" }).click();
    await page.getByText("reprise.cart(49.9)").waitFor();
    await photograph(page, "rules-cart", look);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: /^On which days/ }).click();
    await photograph(page, "rules-days", look);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test("conditions are added, completed, turned round and taken out by keyboard", async () => {
  const { page, rules } = await begin("free-delivery");
  const before = (await rules()).conditions.length;
  await page.getByRole("button", { name: "Add a condition" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "New or returning" }).waitFor();
  // Letters jump.
  await page.keyboard.press("p");
  while (
    !(await page
      .getByRole("menuitem", { name: "Page they are on" })
      .evaluate((it) => it === document.activeElement))
  )
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const editor = page.getByRole("group", {
    name: "Page they are on",
    exact: true,
  });
  await editor.waitFor();
  expect((await rules()).conditions).toHaveLength(before);
  const field = editor.getByRole("textbox", { name: "Addresses of the page" });
  while (!(await field.evaluate((it) => it === document.activeElement)))
    await page.keyboard.press("Tab");
  await page.keyboard.type("/tea");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/coffee");
  await page.keyboard.press("Enter");
  await page
    .getByRole("button", { name: /the page contains ‘\/tea’ or ‘\/coffee’/ })
    .waitFor();
  await expect
    .poll(async () => (await rules()).conditions.at(-1))
    .toEqual({ kind: "page", how: "contains", values: ["/tea", "/coffee"] });
  await editor
    .getByRole("radio", { name: "No", exact: true })
    .check({ force: true });
  const piece = page.getByRole("button", { name: /does not contain ‘\/tea’/ });
  await piece.waitFor();
  await page.keyboard.press("Escape");
  expect(await editor.count()).toBe(0);
  expect(await piece.evaluate((it) => it === document.activeElement)).toBe(
    true,
  );
  await page.keyboard.press("Delete");
  await piece.waitFor({ state: "detached" });
  await expect.poll(async () => (await rules()).conditions.length).toBe(before);
});

test("the campaign's tags are offered, and what is typed wrong stays with its reason", async () => {
  const { page, rules } = await begin("welcome-email-campaign");
  await page.getByRole("button", { name: /came by a link of ‘Spring/ }).click();
  const editor = page.getByRole("group", {
    name: "Tag of the link (UTM)",
    exact: true,
  });
  await editor.getByText("Now: spring-e-mail").waitFor();
  await editor
    .getByRole("radio", { name: "utm_content" })
    .check({ force: true });
  await editor
    .getByRole("button", { name: /^Take out ‘the links of ‘Spring/ })
    .click();
  await editor.getByRole("alert").waitFor();
  await editor.getByRole("button", { name: "second-letter" }).click();
  await page
    .getByRole("button", { name: /utm_content is ‘second-letter’/ })
    .waitFor();
  await expect
    .poll(async () => (await rules()).conditions[0])
    .toEqual({ kind: "utm", key: "content", values: ["second-letter"] });
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByRole("menuitem", { name: "Country" }).click();
  const country = page.getByRole("group", { name: "Country", exact: true });
  await country.getByRole("textbox").fill("Germany");
  await page.keyboard.press("Enter");
  await country
    .getByRole("alert")
    .getByText(/two letters/)
    .waitFor();
  await country.getByText("GERMANY", { exact: true }).waitFor();
  expect(
    (await rules()).conditions.some((it) => it["kind"] === "country"),
  ).toBe(false);
  await country.getByRole("button", { name: "Take out ‘GERMANY’" }).click();
  await country.getByRole("textbox").fill("de");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /the country is DE/ }).waitFor();
  await country.getByText("Germany", { exact: true }).waitFor();
});

test("triggers, frequency, rest, stops, days and priority change in their places", async () => {
  const { page, stored } = await begin("email-sign-up");
  const change = async (piece: RegExp, edit: () => Promise<void>) => {
    await page.getByRole("button", { name: piece }).click();
    await edit();
    await page.getByRole("button", { name: "Done" }).click();
  };
  const fill = async (name: string, text: string) => {
    await page.getByRole("textbox", { name, exact: true }).fill(text);
    await page.keyboard.press("Enter");
  };
  await page.getByRole("button", { name: "Add another trigger" }).click();
  await page.getByRole("menuitem", { name: "The site calls it" }).click();
  await page
    .getByRole("group", { name: "The site calls it", exact: true })
    .waitFor();
  await fill("The name the site calls", "Size guide");
  await page
    .getByRole("alert")
    .getByText(/lower-case/)
    .waitFor();
  await fill("The name the site calls", "size-guide");
  await page
    .getByRole("button", { name: /when the site calls ‘size-guide’/ })
    .waitFor();
  await page.getByText('reprise.show("size-guide")').waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  await change(/^How often/, async () => {
    await page
      .getByRole("combobox", { name: "How often" })
      .selectOption("once_per");
    await fill("How many days", "3");
  });
  await change(/^Rest after closing/, () =>
    fill("Days of rest after closing", "14"),
  );
  await change(/^To whom never/, () =>
    page.getByRole("checkbox", { name: /^People who signed up/ }).uncheck(),
  );
  await change(/^On which days/, async () => {
    await page
      .getByRole("radio", { name: "On days of its own" })
      .check({ force: true });
    await page.getByLabel("First day").fill("2026-12-10");
    await page.getByLabel("Last day", { exact: true }).fill("2026-12-20");
    await page.keyboard.press("Tab");
    await page.getByText("between 10 Dec 2026 and 20 Dec 2026").waitFor();
  });
  await change(/^Priority/, () => fill("Priority", "77"));
  await page.getByRole("button", { name: "Priority: 77" }).waitFor();
  await expect.poll(async () => (await stored()).design.priority).toBe(77);
  const { design, schedule } = await stored();
  expect(design.rules.triggers.at(-1)).toEqual({
    kind: "call",
    name: "size-guide",
  });
  expect(design.frequency).toEqual({ kind: "once_per", n: 3, unit: "days" });
  expect(design.rules.pause_after_close_days).toBe(14);
  expect(design.rules.stop_subscribers).toBe(false);
  expect(schedule).toEqual({
    on: "days",
    periods: [{ first: "2026-12-10", last: "2026-12-20" }],
  });
});

test("a check is mended by its button, and one undo brings it back", async () => {
  const { page, rules } = await begin("welcome-email-campaign");
  await page.getByRole("button", { name: /came by a link of/ }).click();
  const editor = page.getByRole("group", {
    name: "Tag of the link (UTM)",
    exact: true,
  });
  await editor.getByRole("button", { name: /^Take out/ }).click();
  await editor.getByRole("textbox").fill("Spring%20E-Mail");
  await page.keyboard.press("Enter");
  const checks = page.getByRole("region", { name: "Checks" });
  await checks
    .getByText(/which no planned link of ‘Spring e-mail’ carries/)
    .waitFor();
  await checks
    .getByRole("button", { name: "Follow the campaign's links" })
    .click();
  await checks
    .getByText("which no planned link")
    .waitFor({ state: "detached" });
  await expect
    .poll(async () => (await rules()).conditions[0]?.["values"])
    .toEqual(["{campaign}"]);
  // The open editor follows what was changed beside it.
  await editor
    .getByRole("button", { name: /^Take out ‘the links of/ })
    .waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await checks.getByText(/which no planned link/).waitFor();
  expect(await read(page)).toContain("utm_campaign is ‘Spring%20E-Mail’");
});
