// The links of a client: found among hundreds, copied, scanned, and saved.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import {
  LOOKS,
  photograph,
  SMALL_LIGHT,
  type Look,
  type Opened,
} from "./support/browser";
import {
  ask,
  clientOf,
  folder,
  newClient,
  openAt,
  runProgram,
} from "./support/running";
import type { Named } from "./support/shop";

runProgram({ sample: true });

async function open(client: string, look?: Look): Promise<Opened> {
  const { page, complaints } = await openAt({ screen: "links", client }, look);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("heading", { level: 1, name: "Links" }).waitFor();
  return { page, complaints };
}

describe.each(LOOKS)("at $width × $height, dark: $dark", (look) => {
  test("the sample's links stand in a table, each with its code", async () => {
    const { page, complaints } = await open(await clientOf(), look);
    const table = page.getByRole("table", { name: "Links" });
    await table.waitFor();
    await photograph(page, "links", look);
    expect(await violations(page)).toEqual([]);
    await table.getByRole("rowheader").first().getByRole("button").click();
    await page.getByAltText(/^Code that leads to/).waitFor();
    await photograph(page, "links-code", look);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test("a link is copied as it is, and its code saved", async () => {
  const client = await clientOf();
  const { page } = await open(client);
  const first = page.getByRole("row").nth(1);
  await first.getByRole("button", { name: /^Copy the link of/ }).click();
  await page.getByText("The link is copied.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const { rows } = await ask<{ rows: { link: string }[] }>("utm_links", {
    client,
  });
  expect(copied).toBe(rows[0]?.link);
  await first.getByRole("rowheader").getByRole("button").click();
  await page.getByRole("button", { name: "Save as PNG" }).click();
  await page.getByText(/^Saved .*\.png/).waitFor();
  await page.getByRole("button", { name: "Save as SVG" }).click();
  await page.getByText(/^Saved .*\.svg/).waitFor();
  await page.getByRole("button", { name: "Save all as CSV" }).click();
  await page.getByText(/^Saved .*\.csv/).waitFor();
});

test("hundreds of links are found by words, campaign and oddity, by keyboard too", async () => {
  const client = await ask<Named>("client_create", {
    name: "Many",
    site: `https://many.example/${"a-very-long-page-".repeat(12)}`,
  });
  for (const [at, name] of ["Spring", `${"Endless ".repeat(14)}`].entries()) {
    const campaign = await ask<Named & { utm: object }>("campaign_create", {
      client: client.id,
      name,
      strategy: "remarketing",
    });
    const source = at === 0 ? "newsletter" : "news-letter";
    await ask("campaign_change", {
      ...campaign,
      utm: { ...campaign.utm, source, medium: "email" },
    });
    for (let number = 0; number < 300; number++) {
      const day = String(1 + (number % 28)).padStart(2, "0");
      const month = String(1 + Math.floor(number / 28)).padStart(2, "0");
      await ask("launch_create", {
        campaign: campaign.id,
        name: `Letter ${at}-${number}`,
        at: `2027-${month}-${day}T10:00:00`,
      });
    }
  }
  // One that is like no other.
  const calm = await ask<Named>("campaign_create", {
    client: client.id,
    name: "Calm",
    strategy: "retargeting",
  });
  const at = "2027-01-01T08:00:00";
  await ask("launch_create", { campaign: calm.id, name: "Banner", at });
  const { page, complaints } = await open(client.id);
  const status = page.getByRole("status").filter({ hasText: "link" });
  await status.getByText("601 links", { exact: true }).waitFor();
  await photograph(page, "links-many", SMALL_LIGHT);
  expect(await violations(page)).toEqual([]);

  const search = page.getByRole("searchbox", { name: "Find a link" });
  await search.fill("letter 1-29");
  await status.getByText("11 of 601 links").waitFor();
  await search.fill("");
  await page.getByRole("checkbox", { name: /^Only what is odd/ }).check();
  await status.getByText("600 of 601 links").waitFor();
  await page
    .getByRole("combobox", { name: "Campaign" })
    .selectOption({ label: "Spring" });
  await status.getByText("300 of 601 links").waitFor();

  const names = page.getByRole("rowheader").getByRole("button");
  await names.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("heading", { level: 2, name: "Letter 0-1" }).waitFor();
  await page.keyboard.press("End");
  await page.getByRole("heading", { level: 2, name: "Letter 0-299" }).waitFor();
  expect(
    await names.last().evaluate((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return it === document.activeElement && top >= 0 && bottom <= innerHeight;
    }),
  ).toBe(true);
  await page.keyboard.press("Escape");
  await page
    .getByRole("heading", { level: 2, name: "Letter 0-299" })
    .waitFor({ state: "detached" });

  await search.fill("nothing like it");
  await page.getByText("No link fits.").waitFor();
  await page.getByRole("button", { name: "Show all" }).click();
  await status.getByText("601 links", { exact: true }).waitFor();

  const csv = join(folder, "links.csv");
  await ask("utm_export", { format: "csv", client: client.id, file: csv });
  expect(readFileSync(csv, "utf8").trim().split("\r\n")).toHaveLength(602);
  expect(complaints).toEqual([]);
});

test("a client without launches is told what will stand here", async () => {
  const { page } = await open(await newClient("Fresh"));
  await page.getByRole("heading", { name: "No links yet" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Go to the plan" }).click();
  await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
});
