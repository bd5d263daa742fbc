// The rows of a client's form are who they are, not the place they stand in: what is done to one is done to that one, however
// fast the next deed follows and whatever the page has heard of by then.
import { beforeEach, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { LOOKS, photograph } from "./support/browser";
import { violations } from "./support/axe";
import { ask, openAt, runProgram } from "./support/running";
import type { Named } from "./support/shop";
import { slow } from "./support/slow";

interface Client extends Named {
  blackouts: { period: { first: string; last: string }; reason: string }[];
  quiet_hours: { channel: string; from: string; until: string }[];
  contact_policy: { channel: string | null; touches: number; days: number }[];
  jurisdictions: string[];
}

const REASONS = ["Stock-taking", "Fair", "Moving house", "Holidays"];

let id: string;

runProgram();

beforeEach(async () => {
  const client = await ask<Client>("client_create", { name: "Kettle & Kiln" });
  id = client.id;
  const blackouts = REASONS.map((reason, at) => {
    const day = `2026-12-0${at + 1}`;
    return { period: { first: day, last: day }, reason };
  });
  const quiet_hours = ["email", "sms", "push"].map((channel, at) => ({
    channel,
    from: `2${at}:00:00`,
    until: "08:00:00",
  }));
  const contact_policy = [1, 2, 3].map((touches) => ({
    channel: null,
    touches,
    days: 7 * touches,
  }));
  await ask("client_change", {
    ...client,
    blackouts,
    quiet_hours,
    contact_policy,
    jurisdictions: [],
    was: client,
  });
});

const stored = () => ask<Client>("client_show", { id });
const reasons = async () => (await stored()).blackouts.map((it) => it.reason);

async function show(look?: (typeof LOOKS)[number]): Promise<Page> {
  const { page } = await openAt({ screen: "business", client: id }, look);
  await page.getByRole("button", { name: "Remove Fair" }).waitFor();
  return page;
}

/** Presses buttons in one go, before the page can have drawn anything. */
async function pressAtOnce(page: Page, ...labels: string[]): Promise<void> {
  await page.evaluate((labels) => {
    const buttons = labels.map((label) =>
      document.querySelector<HTMLElement>(`button[aria-label="${label}"]`),
    );
    buttons.forEach((it) => it?.click());
  }, labels);
}

test("two blackouts removed in one go are those two", async () => {
  const page = await show();
  await pressAtOnce(page, "Remove Stock-taking", "Remove Fair");
  await expect.poll(reasons).toEqual(["Moving house", "Holidays"]);
  await page
    .getByRole("button", { name: "Remove Fair" })
    .waitFor({ state: "detached" });
  expect(
    await page
      .getByRole("textbox", { name: "Reason" })
      .evaluateAll((all) => all.map((it) => (it as HTMLInputElement).value)),
  ).toEqual(["Moving house", "Holidays"]);
});

test("a double click removes one", async () => {
  const page = await show();
  await page.getByRole("button", { name: "Remove Stock-taking" }).dblclick();
  await expect.poll(reasons).toEqual(REASONS.slice(1));
  await page.waitForTimeout(300);
  expect(await reasons()).toEqual(REASONS.slice(1));
});

test("what is written into a row stays in it when one above goes at the same time", async () => {
  const page = await show();
  const reason = page.getByRole("textbox", { name: "Reason" }).nth(2);
  await reason.fill("Moving, both days");
  // The press that removes another row is what leaves the field.
  await page.getByRole("button", { name: "Remove Stock-taking" }).click();
  await expect.poll(reasons).toEqual(["Fair", "Moving, both days", "Holidays"]);
});

test("limits and quiet hours likewise, and the focus stays among them", async () => {
  const page = await show();
  await page.getByRole("button", { name: "Remove limit 1" }).focus();
  await pressAtOnce(page, "Remove limit 1", "Remove limit 2");
  await expect.poll(async () => (await stored()).contact_policy.length).toBe(1);
  expect((await stored()).contact_policy[0]?.touches).toBe(3);
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await expect.poll(focused).toBe("Remove limit 1");

  await pressAtOnce(
    page,
    "Remove quiet hours of E-mail",
    "Remove quiet hours of SMS",
  );
  await expect
    .poll(async () => (await stored()).quiet_hours.map((it) => it.channel))
    .toEqual(["push"]);

  await page
    .getByRole("button", { name: "Remove quiet hours of SMS" })
    .waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Remove quiet hours" }).focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain("Add quiet hours");
  await page.keyboard.press("Enter");
  await expect.poll(focused).toBe("Channel of quiet hours 1");
  await page.getByRole("button", { name: "Add a limit" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(focused).toBe("Touches, limit 2");
});

test("two places added one after the other are both there", async () => {
  const page = await show();
  const add = page.getByRole("combobox", { name: "Add a place" });
  await slow(page, "client_change", "request");
  const places = add.locator("option:not([value=''])");
  await expect.poll(() => places.count()).toBeGreaterThan(1);
  const [one = "", other = ""] = await places.evaluateAll((all) =>
    all.map((it) => (it as HTMLOptionElement).value),
  );
  await add.selectOption(one);
  await add.selectOption(other);
  await expect
    .poll(async () => (await stored()).jurisdictions.sort())
    .toEqual([one, other].sort());
});

test("an undo gives a removed row back", async () => {
  const page = await show();
  const fair = page.getByRole("button", { name: "Remove Fair" });
  await fair.click();
  await fair.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await fair.waitFor();
  await pressAtOnce(page, "Remove Fair", "Remove Holidays");
  await expect.poll(reasons).toEqual(["Stock-taking", "Moving house"]);
});

test.each(LOOKS)("at $width × $height, dark: $dark", async (look) => {
  const page = await show(look);
  const quiet = page.getByRole("button", { name: "Add quiet hours" });
  await quiet.scrollIntoViewIfNeeded();
  await photograph(page, "client-rows", look);
  expect(await violations(page)).toEqual([]);
});
