// Whoever makes something by keyboard goes on with it: the focus is at its heading or its first field, never nowhere.
import { beforeEach, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { ask, newClient, openAt, runProgram } from "./support/running";

let client: string;

runProgram({ anew: true });

beforeEach(async () => {
  client = await newClient();
});

async function show(screen: string): Promise<Page> {
  const { page, complaints } = await openAt({ screen, client });
  await page.getByRole("heading", { level: 1 }).waitFor();
  // What the page takes from nobody it takes from nobody at its start, either.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe(
    "BODY",
  );
  expect(complaints).toEqual([]);
  return page;
}

/** Presses a button as one does who has no pointer. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole("button", { name }).last();
  await button.focus();
  await page.keyboard.press("Enter");
}

const heading = (page: Page, name: string) =>
  page.locator("h1:focus", { hasText: name }).waitFor();

test("the first client", async () => {
  await ask("client_delete", { id: client });
  const { page } = await openAt();
  await press(page, "Start empty");
  await page.getByLabel("Business name").fill("Volt & Lumen");
  await page.keyboard.press("Enter");
  await heading(page, "Business");
});

test("another client", async () => {
  await ask("client_create", { name: "Kettle & Kiln" });
  const { page } = await openAt({ screen: "overview" });
  await press(page, "New client");
  await page.getByLabel("Business name").fill("Volt & Lumen");
  await page.keyboard.press("Enter");
  await heading(page, "Business");
});

test("a campaign", async () => {
  const page = await show("plan");
  await press(page, "New campaign");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Refills");
  await page.keyboard.press("Enter");
  await dialog.getByText("Step 2 of 2: when").waitFor();
  await press(page, /^Create/);
  const name = page.getByRole("textbox", { name: "Name of the campaign" });
  await expect
    .poll(() => name.evaluate((it) => it === document.activeElement))
    .toBe(true);
});

test("an audience", async () => {
  const page = await show("audiences");
  await press(page, "New audience");
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("radio", { name: /Visitors of the site/ })
    .check({ force: true });
  await dialog.getByRole("textbox", { name: "Estimated size" }).fill("18000");
  await press(page, "Make audience");
  const details = page.getByRole("complementary", { name: "Audience" });
  const name = details.getByRole("textbox", { name: "Name" });
  await expect
    .poll(() => name.evaluate((it) => it === document.activeElement))
    .toBe(true);
});

test("a brief, and one more", async () => {
  const page = await show("brief");
  await press(page, "Write the brief");
  await heading(page, "Campaign brief");
  await press(page, "Briefs");
  await page.getByRole("menuitem", { name: "New brief" }).focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await ask<unknown[]>("brief_list", { client })).length)
    .toBe(2);
  await heading(page, "Campaign brief");
});

test("a widget, and back to all of them", async () => {
  const page = await show("widgets");
  await press(page, "Use Wheel");
  await heading(page, "Wheel");
  await press(page, "All widgets");
  await heading(page, "Widgets");
});
