// The undo of a piece of news takes back what the news is about and nothing else, whatever was done since.
import { beforeEach, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./support/axe";
import { LOOKS, photograph, type Look } from "./support/browser";
import { ask, newClient, openAt, runProgram } from "./support/running";
import { VISITORS, type Named } from "./support/shop";

let client: string;

runProgram();

beforeEach(async () => {
  client = await newClient();
});

async function audience(name: string): Promise<void> {
  await ask("audience_create", { client, name, source: VISITORS });
}

async function names(): Promise<string[]> {
  const all = await ask<{ audience: Named }[]>("audience_list", { client });
  return all.map((it) => it.audience.name);
}

/** The audiences, of which one was just deleted. */
async function deleted(name: string, look?: Look): Promise<Page> {
  const { page } = await openAt({ screen: "audiences", client }, look);
  const row = page.getByRole("table").getByRole("button", { name });
  await row.focus();
  await page.keyboard.press("Delete");
  await page.getByText(`Deleted ‘${name}’.`).waitFor();
  await row.waitFor({ state: "detached" });
  return page;
}

const undo = (page: Page) =>
  page.getByRole("status").getByRole("button", { name: "Undo", exact: true });

const REFUSED = /^“.+” is taken back already\./;

test("what it speaks of is taken back", async () => {
  await audience("Buyers");
  await audience("Visitors");
  const page = await deleted("Buyers");
  await undo(page).click();
  await expect.poll(names).toEqual(["Buyers", "Visitors"]);
});

test("each of two pieces of news takes back its own", async () => {
  for (const name of ["Buyers", "Fans", "Visitors"]) await audience(name);
  const page = await deleted("Buyers");
  await page.keyboard.press("Delete");
  await page.getByText("Deleted ‘Fans’.").waitFor();
  await undo(page).first().click();
  await expect.poll(names).toEqual(["Buyers", "Visitors"]);
  await undo(page).first().click();
  await expect.poll(names).toEqual(["Buyers", "Fans", "Visitors"]);
});

test("what was made elsewhere meanwhile stays, in the dialogs of a form as well", async () => {
  const price = { minor: 1200, currency: "EUR" };
  const purchase = { how: "used_up", every_days: 28 };
  await ask("product_create", { client, name: "Beans", price, purchase });
  const { page } = await openAt({ screen: "business", client });
  await page.getByRole("button", { name: "More about Beans" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByText("Deleted Beans.").waitFor();
  await audience("Made elsewhere");
  await undo(page).click();
  const products = () => ask<Named[]>("product_list", { client });
  await expect
    .poll(async () => (await products()).map((it) => it.name))
    .toEqual(["Beans"]);
  expect(await names()).toEqual(["Made elsewhere"]);
});

test.each(LOOKS)("at $width × $height, dark: $dark", async (look) => {
  await audience("Buyers");
  await audience("Visitors");
  const page = await deleted("Buyers", look);
  await ask("history_undo", {});
  await undo(page).click();
  await page.getByText(REFUSED).waitFor();
  expect(await names()).toEqual(["Buyers", "Visitors"]);
  await photograph(page, "news-undo", look);
  expect(await violations(page)).toEqual([]);
});
