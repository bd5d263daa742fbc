// The electronics shop's first plan, from an empty machine to an exported brief, as its owner clicks through it.
import { existsSync, statSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { photograph, SMALL_LIGHT } from "./support/browser";
import {
  backend,
  clientOf,
  openAt,
  restart,
  runProgram,
} from "./support/running";

let page: Page;
let complaints: string[];

runProgram();

beforeAll(async () => {
  ({ page, complaints } = await openAt());
});

function sidebar(name: string): Promise<void> {
  return page
    .getByRole("navigation")
    .getByRole("button", { name, exact: true })
    .click();
}

test("a shop owner begins with nothing but a name", async () => {
  await page.getByRole("button", { name: "Start empty" }).waitFor();
  await photograph(page, "first-run", SMALL_LIGHT);
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByLabel("Business name").fill("Volt & Lumen");
  await page.getByRole("button", { name: "Create client" }).click();
  await page.getByRole("button", { name: "Client: Volt & Lumen" }).waitFor();
});

test("says what it sells", async () => {
  await page.getByRole("button", { name: "Add a product" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("textbox", { name: "Name" })
    .fill("55-inch television");
  await dialog
    .getByRole("radio", { name: /Once over a long period/ })
    .check({ force: true });
  await dialog
    .getByRole("textbox", { name: "Price of one purchase" })
    .fill("899");
  await dialog.getByRole("button", { name: "Add product" }).click();
  await dialog.waitFor({ state: "hidden" });
  const products = (await backend.call("product_list", {
    client: await clientOf(),
  })) as {
    name: string;
    price: { minor: number };
    purchase: { how: string };
  }[];
  expect(
    products.map((it) => [it.name, it.price.minor, it.purchase.how]),
  ).toEqual([["55-inch television", 89_900, "once"]]);
});

test("learns that it should retarget", async () => {
  await sidebar("Advice");
  await page
    .getByRole("textbox", { name: "Visitors of the site in a month" })
    .fill("24000");
  await page
    .getByRole("combobox", {
      name: "Whether the site has a tag with cookie consent",
    })
    .selectOption("has");
  await page
    .getByRole("heading", { name: "Retargeting", exact: true })
    .waitFor();
  await photograph(page, "story-advice", SMALL_LIGHT);
});

test("names whom to reach", async () => {
  await sidebar("Audiences");
  await page.getByRole("button", { name: "New audience" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("radio", { name: /Visitors of the site/ })
    .check({ force: true });
  await dialog.getByRole("textbox", { name: "Estimated size" }).fill("18000");
  await dialog.getByRole("button", { name: "Make audience" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("≈ 18,000").first().waitFor();
});

test("lays launches at intervals", async () => {
  await sidebar("Plan");
  await page.getByRole("button", { name: "New campaign" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("radio", { name: /^Retargeting/ })
    .check({ force: true });
  await dialog.getByRole("textbox", { name: "Budget" }).fill("1200");
  await dialog.getByRole("button", { name: "Next: when" }).click();
  await dialog
    .getByRole("button", { name: "Create and lay 4 launches" })
    .click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /^Days 1–3, Social ads/ }).waitFor();
  await photograph(page, "story-plan", SMALL_LIGHT);
});

test("moves a launch by keyboard, and takes that back", async () => {
  const days = () => launchDays();
  const before = await days();
  await page
    .getByRole("button", { name: /^Days 15–30/ })
    .first()
    .focus();
  await page.keyboard.down("Alt");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.up("Alt");
  await expect.poll(days).not.toEqual(before);
  const moved = await days();
  expect(moved.slice(0, 3)).toEqual(before.slice(0, 3));
  expect(daysBetween(before[3], moved[3])).toBe(2);
  await page.keyboard.press("Control+z");
  await expect.poll(days).toEqual(before);
});

test("hands over a brief", async () => {
  await sidebar("Brief");
  await page.getByRole("button", { name: "Write the brief" }).click();
  await page.getByAltText(/^Page 1 of/).waitFor();
  await page.getByRole("button", { name: "Export PDF" }).click();
  await page.getByText(/^Saved .*\.pdf\.$/).waitFor();
  const picked = (await page.evaluate(async () => {
    const headers = {
      "x-file-name": encodeURIComponent("volt-lumen-campaign-brief.pdf"),
    };
    return (await fetch("/pick", { method: "POST", headers })).json();
  })) as { file: string };
  expect(existsSync(picked.file)).toBe(true);
  expect(statSync(picked.file).size).toBeGreaterThan(20_000);
});

test("finds everything again after a restart", async () => {
  await restart();
  await page.goto(backend.url, { waitUntil: "domcontentloaded" });
  await page.getByRole("button", { name: "Client: Volt & Lumen" }).waitFor();
  expect(await launchDays()).toHaveLength(4);
});

test("nothing was complained of on the way", () => {
  expect(
    complaints.filter(
      (it) =>
        !it.includes("ERR_CONNECTION_REFUSED") &&
        !it.includes("ERR_INCOMPLETE"),
    ),
  ).toEqual([]);
});

async function launchDays(): Promise<string[]> {
  const plan = (await backend.call("plan_show", {
    client: await clientOf(),
  })) as { launches: { at: string }[] };
  return plan.launches.map((it) => it.at).sort();
}

function daysBetween(from: string | undefined, to: string | undefined): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 86_400_000;
}
