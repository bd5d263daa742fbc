// Rough use: names no column holds, words from the right, what cannot be kept, and a backend that goes away.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./support/axe";
import { startBackend, type Backend } from "./support/backend";
import { ask, backend, folder, openAt, runProgram } from "./support/running";
import { asks, shop, type Named } from "./support/shop";

const FROM_THE_RIGHT =
  "مقهى البخار للقهوة المختصة والشاي الفاخر في حي الميناء القديم";

let client: string;
let launch: string;

runProgram();

beforeAll(async () => {
  ({ client } = await shop(ask, "Juniper Coffee"));
  const campaign = await ask<Named>("campaign_create", {
    client,
    name: FROM_THE_RIGHT,
    strategy: "remarketing",
  });
  const made = await ask<Named>("launch_create", {
    campaign: campaign.id,
    at: "2026-11-30T10:00:00",
    channel: "email",
  });
  launch = made.id;
});

async function show(
  screen: string,
  { id = null, at = backend, of = client }: Partial<Shown> = {},
) {
  const opened = await openAt({ screen, client: of, id }, undefined, at);
  await opened.page.getByRole("heading", { level: 1 }).waitFor();
  return opened;
}

interface Shown {
  id: string | null;
  at: Backend;
  of: string;
}

/** What has the focus, by its name. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const it = document.activeElement;
    return it === document.body
      ? "nothing"
      : (it?.getAttribute("aria-label") ??
          it?.closest("label")?.textContent?.trim() ??
          (it instanceof HTMLInputElement
            ? it.labels?.[0]?.textContent
            : null) ??
          it?.textContent?.trim() ??
          "");
  });
}

describe("names", () => {
  test("a long name from the right leaves the tools of a launch in sight", async () => {
    const { page, complaints } = await show("plan", { id: launch });
    const inspector = page.getByRole("complementary");
    const close = inspector.getByRole("button", { name: "Close", exact: true });
    await close.waitFor();
    const box = await close.boundingBox();
    expect((box?.x ?? 9999) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
    // Its label begins under its mark.
    const mark = page.locator(`.place:has([data-launch="${launch}"])`);
    const from = await mark.boundingBox();
    const label = await mark.locator(".label").boundingBox();
    expect(Math.abs((label?.x ?? 0) - (from?.x ?? 9999))).toBeLessThan(2);
    expect(complaints).toEqual([]);
  });

  test("a sentence runs from the left whatever name it begins with", async () => {
    const { page } = await show("overview");
    const told = page.getByRole("button", { name: /addresses nobody yet\.$/ });
    const name = told.locator("bdi", { hasText: FROM_THE_RIGHT }).first();
    await name.waitFor();
    const direction = await name.evaluate(
      (it) => getComputedStyle(it.parentElement ?? it).direction,
    );
    expect(direction).toBe("ltr");
  });

  test("words that are cut are told in full under the pointer", async () => {
    const { id: of } = (await backend.call("client_create", {
      name: `Juniper Coffee and ${"very ".repeat(16)}fine`,
    })) as Named;
    const { page } = await show("overview", { of });
    const crumb = page.locator("header .client");
    await crumb.hover();
    expect(await crumb.getAttribute("title")).toMatch(/^Juniper .* fine$/);
    const whole = page.getByRole("heading", { level: 1 });
    await whole.hover();
    expect(await whole.getAttribute("title")).toBeNull();
  });
});

describe("the focus", () => {
  test("begins in a dialog where the work does, and goes along with its steps", async () => {
    const { page } = await show("plan");
    await page.getByRole("button", { name: "New campaign" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(await focused(page)).toMatch(/^Re(marketing|targeting)/);
    await dialog.getByLabel("Name").fill("");
    await dialog.getByRole("button", { name: "Next: when" }).click();
    await page.waitForTimeout(100);
    expect(await focused(page)).toMatch(/^Name/);
    await dialog.getByLabel("Name").fill("Summer");
    await dialog.getByRole("button", { name: "Next: when" }).click();
    await dialog.getByText("Step 2 of 2: when").waitFor();
    expect(
      await dialog.evaluate(
        (it) =>
          it.contains(document.activeElement) && document.activeElement !== it,
      ),
    ).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("New campaign");
  });

  test("stays in a field whose words cannot be kept, and the words with it", async () => {
    const { page } = await show("business");
    const zone = page.getByLabel("Time zone");
    await zone.fill("Middle/Earth");
    await zone.press("Enter");
    await page.getByText("There is no time zone ‘Middle/Earth’.").waitFor();
    expect(await zone.evaluate((it) => it === document.activeElement)).toBe(
      true,
    );
    expect(await zone.inputValue()).toBe("Middle/Earth");
    await zone.press("Escape");
    expect(await zone.inputValue()).not.toBe("Middle/Earth");
  });

  test("stays on the button after a file that is no table", async () => {
    const file = join(folder, "picture.csv");
    writeFileSync(
      file,
      Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 37) % 256)),
    );
    const { page } = await show("audiences");
    await page.getByRole("button", { name: "Import contacts" }).first().click();
    const choose = page.getByRole("button", { name: "Choose a file…" });
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      choose.click(),
    ]);
    await chooser.setFiles(file);
    await page.getByText("The file is not a text file.").waitFor();
    expect(await focused(page)).toBe("Choose a file…");
  });
});

test("a double click adds one", async () => {
  const { page } = await show("business");
  const limits = page.getByRole("textbox", { name: /^Touches, limit/ });
  const add = page.getByRole("button", { name: "Add a limit" });
  await add.waitFor();
  const before = await limits.count();
  await add.dblclick();
  await page.getByLabel(`Touches, limit ${before + 1}`).waitFor();
  await page.waitForTimeout(500);
  expect(await limits.count()).toBe(before + 1);
});

test("details of a link close, and the focus goes back to its row", async () => {
  const { page } = await show("links");
  const row = page.getByRole("table", { name: "Links" }).locator("button.name");
  const name = row.nth(1);
  await name.click();
  const details = page.getByRole("complementary", { name: "Link" });
  await details.getByRole("button", { name: "Close", exact: true }).click();
  await details.waitFor({ state: "detached" });
  expect(await name.evaluate((it) => it === document.activeElement)).toBe(true);
});

test("an answer that is long in coming is waited for aloud", async () => {
  const { page } = await openAt({ screen: "plan", client });
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/call", async (route) => {
    if (route.request().postData()?.includes("plan_show")) await held;
    await route.continue();
  });
  await page.reload({ waitUntil: "domcontentloaded" });
  await page.getByText("Working…", { exact: true }).waitFor();
  answer();
  await page.getByText("Saved", { exact: true }).waitFor();
  expect(await page.getByText("Working…", { exact: true }).count()).toBe(0);
});

test("a backend that went away is said, and what was typed stays", async () => {
  const short = await startBackend();
  const { client: of } = await shop(asks(short), "Juniper Coffee");
  const { page } = await show("business", { at: short, of });
  await page.getByLabel("Business name").waitFor();
  await short.stop();
  const name = page.getByLabel("Business name");
  await name.fill("Juniper & Sons");
  await name.press("Enter");
  await page.getByText("Reprise did not answer. Everything saved").waitFor();
  expect(await name.inputValue()).toBe("Juniper & Sons");
  await page.getByText("No answer", { exact: true }).waitFor();
  expect(await page.getByText("Saved", { exact: true }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Plan", exact: true }).click();
  await page.getByText("This screen could not be loaded.").waitFor();
});
