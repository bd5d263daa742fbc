// A planner moves launches of the sample plan: what a drop brings shows at once, and the others make room.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { ask, backend, clientOf, openAt, runProgram } from "./support/running";

let page: Page;
let complaints: string[];
let client: string;

runProgram({ sample: true, anew: true });

beforeEach(async () => {
  client = await clientOf("Coffee");
  ({ page, complaints } = await openAt({ screen: "plan", client }));
  await refill().waitFor();
});

afterEach(() => expect(complaints).toEqual([]));

function refill() {
  return page.getByRole("button", { name: /^Refill 1, E-mail/ });
}

/** The days the first refill and its reminder stand on. */
async function days(): Promise<string[]> {
  const plan = await ask<{ launches: { name: string; at: string }[] }>(
    "plan_show",
    { client },
  );
  return ["Refill 1", "Refill 1 reminder"].map(
    (name) =>
      plan.launches.find((it) => it.name === name)?.at.slice(0, 10) ?? "",
  );
}

const BEFORE = ["2026-12-01", "2026-12-08"];
const ALONE = ["2026-12-05", "2026-12-08"];
const WITH_ROOM = ["2026-12-05", "2026-12-11"];

async function carry(steps: number): Promise<void> {
  await refill().focus();
  await page.keyboard.press("Space");
  for (let step = 0; step < steps; step += 1)
    await page.keyboard.press("ArrowRight");
}

test("the others make room as one change with the drop", async () => {
  expect(await days()).toEqual(BEFORE);
  await carry(4);
  await page.getByText(/people reached in full/).waitFor();
  await page
    .getByText("R lets the others make room", { exact: true })
    .waitFor();
  await page.keyboard.press("r");
  await page.getByText("1 other makes room:").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Moved to Sat 5 Dec; 1 other made room.").waitFor();
  expect(await days()).toEqual(WITH_ROOM);
  await backend.call("history_undo");
  expect(await days()).toEqual(BEFORE);
});

test("the others make room after a drop, when asked", async () => {
  await carry(4);
  await page.keyboard.press("Enter");
  const offer = page.getByRole("region", { name: "Room for the launch moved" });
  await offer.waitFor();
  expect(await days()).toEqual(ALONE);
  await offer
    .getByRole("button", { name: "Move 1 other to make room" })
    .click();
  await page.getByText("1 other made room.").waitFor();
  expect(await days()).toEqual(WITH_ROOM);
  await offer.waitFor({ state: "hidden" });
});

test("why here shows the days around, and moves to one", async () => {
  await refill().focus();
  await page.keyboard.press("Enter");
  const strip = page.getByRole("slider", { name: "Days around it" });
  await strip.focus();
  await page.keyboard.press("ArrowLeft");
  expect(await strip.getAttribute("aria-valuetext")).toMatch(
    /^Mon 30 Nov: \d+ people fewer$/,
  );
  await page.getByRole("button", { name: "Move here" }).click();
  await page.getByText("Moved to Mon 30 Nov, 10:00.").waitFor();
  expect((await days())[0]).toBe("2026-11-30");
});

test("a launch is opened and carried by its name as well", async () => {
  const name = page.locator("[data-names]", { hasText: /^Refill 1$/ });
  await name.click();
  await expect.poll(() => refill().getAttribute("aria-pressed")).toBe("true");
  await name.dblclick();
  expect(await days()).toEqual(BEFORE);
  const all = await ask<{ launches: unknown[] }>("plan_show", { client });
  const count = all.launches.length;
  const box = await name.boundingBox();
  if (!box) throw new Error("the name is out of sight");
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 4, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await days())[0]).not.toBe(BEFORE[0]);
  const after = await ask<{ launches: unknown[] }>("plan_show", { client });
  expect(after.launches.length).toBe(count);
});
