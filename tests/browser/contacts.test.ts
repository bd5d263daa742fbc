// Contacts beyond single lists: everyone of a client, an audience written for a platform, rules by import and tag, and the
// client's own share of forgetful browsers.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./support/axe";
import { LOOKS, photograph, SMALL_LIGHT, type Look } from "./support/browser";
import {
  backend,
  folder,
  newClient,
  openAt,
  runProgram,
} from "./support/running";

interface Named {
  id: string;
}

let client: string;
let audience: string;
let visitors: string;

runProgram();

beforeAll(async () => {
  client = await newClient();
  await imported("Customers", "customers-november.csv", [
    "email,first name,consent,ad personalization,ad user data,tags,country,last order",
    ...Array.from(
      { length: 320 },
      (_, at) =>
        `kunde${at}@example.com,Anna,${at % 9 === 0 ? "no" : "yes"},yes,yes,${at % 4 === 0 ? "vip;wholesale" : "new"},US,2026-10-0${1 + (at % 9)}`,
    ),
  ]);
  await imported("Readers", "newsletter readers, all years.csv", [
    "email,first name,consent,tags,country",
    ...Array.from(
      { length: 90 },
      (_, at) =>
        `${at < 40 ? `kunde${at}` : `leser${at}`}@${at === 50 ? "müller-kaffee.de" : "example.com"},Søren,yes,VIP,US`,
    ),
  ]);
  await backend.call("suppression_add", {
    client,
    address: "kunde7@example.com",
    reason: "complaint",
  });
  audience = await audienceOf("VIP customers", {
    from: "contacts",
    rule: {
      join: "all",
      of: [{ if: "words", field: "tags", has: "any_of", words: ["vip"] }],
    },
  });
  visitors = await audienceOf("Espresso page visitors", {
    from: "visitors",
    pages: ["/espresso/*"],
    product: null,
    lookback_days: 30,
    estimated: 9000,
    converted: false,
  });
});

async function imported(
  name: string,
  file: string,
  rows: string[],
): Promise<void> {
  const path = join(folder, file);
  writeFileSync(path, `${rows.join("\n")}\n`);
  await backend.call("contacts_import", { client, file: path, name });
}

async function audienceOf(name: string, source: unknown): Promise<string> {
  const draft = { client, name, source };
  return ((await backend.call("audience_create", draft)) as Named).id;
}

async function show(id: string | null, look: Look = SMALL_LIGHT) {
  const opened = await openAt({ screen: "audiences", client, id }, look);
  await opened.page.getByRole("heading", { level: 1 }).waitFor();
  return opened;
}

async function everyone(page: Page): Promise<void> {
  // The radio lies unseen over its own label.
  await page
    .getByRole("radio", { name: /contact list/ })
    .check({ force: true });
  await page.getByRole("button", { name: "Everyone", exact: true }).click();
  await page.getByRole("grid", { name: "People of Everyone" }).waitFor();
}

test("everyone of a client is shown once, and sifted by consent and suppression", async () => {
  const { page, complaints } = await show(null);
  await everyone(page);
  await page.getByText("370 people", { exact: true }).waitFor();
  await page.getByLabel("Suppressed or not").selectOption("Suppressed");
  await page.getByText("37 of 370 people").waitFor();
  await page.getByText("kunde7@example.com").click();
  await page.getByRole("complementary", { name: "Person" }).waitFor();
  // Beside the card, on the smallest window, nobody has to scroll to the side.
  const beyond = await page
    .getByRole("grid")
    .evaluate((grid) => grid.scrollWidth - grid.clientWidth);
  expect(beyond).toBe(0);
  await page.getByLabel("Suppressed or not").selectOption("Not suppressed");
  await page
    .getByLabel("Consent to e-mail", { exact: true })
    .selectOption("E-mail: agreed");
  await page.getByText("333 of 370 people").waitFor();
  // A domain of other letters is found and shown by its letters.
  await page
    .getByLabel("Consent to e-mail", { exact: true })
    .selectOption("E-mail: any");
  await page.getByRole("searchbox").fill("müller");
  await page.getByText("leser50@müller-kaffee.de").waitFor();
  await page.getByRole("searchbox").fill("nobody at all");
  await page.getByRole("heading", { name: "Nobody found" }).waitFor();
  await page.getByRole("button", { name: "Show everybody" }).click();
  await page.getByText("370 people", { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test("lists of one name are told of a person one by one", async () => {
  const rows = "email,consent\ntwin@example.com,yes\n";
  for (let at = 0; at < 2; at++)
    await backend.call("contacts_import", {
      client,
      name: "Twice",
      text: rows,
    });
  const { page, complaints } = await show(null);
  await everyone(page);
  await page.getByRole("searchbox").fill("twin");
  await page.getByText("twin@example.com").click();
  const card = page.getByRole("complementary", { name: "Person" });
  await expect.poll(() => card.getByText("Twice").count()).toBe(2);
  expect(complaints).toEqual([]);
  await page.close();
  for (let at = 0; at < 2; at++) await backend.call("history_undo");
});

test("an audience is written for a platform from its own details", async () => {
  const { page } = await show(audience);
  const details = page.getByRole("complementary", { name: "Audience" });
  await details.getByRole("button", { name: "Write a file…" }).click();
  const dialog = page.getByRole("dialog", { name: /Write a file/ });
  const who = dialog.getByRole("combobox", { name: "Who", exact: true });
  expect(await who.locator("option:checked").textContent()).toBe(
    "VIP customers",
  );
  await dialog.getByText("160 people, exclusions taken off.").waitFor();
  await who.selectOption({ label: "Everyone in the contacts" });
  await dialog.getByText("370 people.", { exact: true }).waitFor();
  // Visitors are found by platforms; there is no file to make of them.
  expect(await who.textContent()).not.toContain("Espresso page visitors");
});

test("imports and tags are chosen by name, with how many people each has", async () => {
  const { page } = await show(audience);
  const details = page.getByRole("complementary", { name: "Audience" });
  const tags = details.getByRole("group", { name: "Tags" });
  await expect
    .poll(() =>
      tags
        .locator("datalist option")
        .evaluateAll((all) =>
          all.map(
            (it) => `${(it as HTMLOptionElement).value}: ${it.textContent}`,
          ),
        ),
    )
    .toEqual(["new: 240 people", "wholesale: 80 people"]);
  await details
    .getByLabel("Add a condition", { exact: true })
    .selectOption("imports");
  const pick = details.getByRole("combobox", { name: "Import", exact: true });
  await expect
    .poll(() => pick.textContent())
    .toContain("newsletter readers, all years.csv, ");
  expect(await pick.textContent()).toContain("90 rows, 90 people");
  await pick.selectOption({ index: 1 });
  await expect
    .poll(async () => {
      const view = (await backend.call("audience_show", { id: audience })) as {
        size: { left: number };
      };
      return view.size.left;
    })
    .toBe(90);
  await backend.call("history_undo");
});

test("the share of forgetful browsers is the client’s own, and taken back", async () => {
  const { page } = await show(visitors);
  const details = page.getByRole("complementary", { name: "Audience" });
  await details
    .getByText(/2025 \(moderate/)
    .first()
    .waitFor();
  await details.getByRole("button", { name: "Use your own share…" }).click();
  const share = details.getByLabel("Visitors with Safari and browsers like it");
  await share.fill("50");
  await details.getByLabel(/Where it is from/).fill("Matomo, last quarter");
  await details.getByRole("button", { name: "Use this share" }).click();
  await details
    .getByText(/client's own figure, Matomo, last quarter, 2026/)
    .first()
    .waitFor();
  // 4,500 forget after 7 of 30 days, 4,500 are all found again.
  await details.getByText("≈ 5,550").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await details.getByRole("button", { name: "Use your own share…" }).waitFor();
});

describe.each(LOOKS)("at $width × $height, dark: $dark", (look) => {
  test("everyone, the file of an audience and the own share are seen, and axe finds nothing", async () => {
    const { page, complaints } = await show(null, look);
    const shoot = async (name: string) => {
      await page.waitForTimeout(150);
      await photograph(page, name, look);
      expect(await violations(page), name).toEqual([]);
    };
    await page
      .getByRole("radio", { name: /contact list/ })
      .check({ force: true });
    await page.getByRole("button", { name: "Everyone", exact: true }).waitFor();
    await shoot("contacts-lists");
    await everyone(page);
    await page.getByText("kunde3@example.com").waitFor();
    await shoot("contacts-everyone");
    await page.getByText("kunde3@example.com").click();
    await page.getByRole("complementary", { name: "Person" }).waitFor();
    await shoot("contacts-everyone-person");
    const one = await show(audience, look);
    const details = one.page.getByRole("complementary", { name: "Audience" });
    await details.getByRole("button", { name: "Write a file…" }).click();
    await one.page.getByText("160 people, exclusions").waitFor();
    await photograph(one.page, "contacts-file-of-audience", look);
    expect(await violations(one.page)).toEqual([]);
    const other = await show(visitors, look);
    const own = other.page.getByRole("button", { name: "Use your own share…" });
    await own.click();
    await other.page.getByLabel(/Where it is from/).scrollIntoViewIfNeeded();
    // What was scrolled stands still before it is looked at.
    await other.page.waitForTimeout(150);
    await photograph(other.page, "contacts-own-share", look);
    expect(await violations(other.page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
