// Suggested dates, from the button to the undo: the sample's plan gets better dates, some of them are taken and given back.
import { beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { backend, clientOf, openAt, runProgram } from "./support/running";

let page: Page;
let complaints: string[];
let client: string;

runProgram({ sample: true });

beforeAll(async () => {
  client = await clientOf();
  ({ page, complaints } = await openAt({ screen: "plan", client }));
});

function panel() {
  return page.getByRole("region", { name: "Suggested dates" });
}

/** Opens the panel by its key and waits for what was found. */
async function suggest(): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
  await page.keyboard.press("d");
  await panel()
    .getByRole("button", { name: /^Accept \d/ })
    .waitFor();
}

function row(name: string) {
  return panel().getByRole("checkbox", { name: new RegExp(`^${name}`) });
}

/** Where each launch stands, by its name. */
async function places(): Promise<Record<string, string>> {
  const plan = (await backend.call("plan_show", { client })) as {
    launches: { name: string; at: string }[];
  };
  return Object.fromEntries(plan.launches.map((it) => [it.name, it.at]));
}

/** The left edge of a launch on the timeline. */
async function drawnAt(name: string): Promise<number> {
  const box = await page
    .getByRole("button", { name: new RegExp(`^${name},`) })
    .boundingBox();
  return Math.round(box?.x ?? -1);
}

test("dates are shown at their new places, and nothing is moved", async () => {
  await page.getByRole("button", { name: /^We saved your grind,/ }).waitFor();
  const before = await places();
  await suggest();
  await panel()
    .getByText(/People reached in full: now 71,252, then 71,304/)
    .waitFor({ state: "attached" });
  const launch = page.getByRole("button", { name: /^We saved your grind,/ });
  expect(await launch.getAttribute("aria-label")).toContain("Mon 7 Dec, 17:00");
  expect(await launch.getAttribute("aria-label")).toContain(
    "suggested; stands on Thu 3 Dec, 17:00",
  );
  expect(await places()).toEqual(before);
});

test("a date that is not wanted goes back to where it stands", async () => {
  const suggested = await drawnAt("We saved your grind");
  await row("We saved your grind").uncheck();
  expect(await drawnAt("We saved your grind")).toBeLessThan(suggested);
  await panel().getByRole("button", { name: "Accept 2 dates" }).waitFor();
  // All three bring 52 people; what is worth so much is the launch that was just left where it is.
  const figures = () =>
    panel()
      .getByRole("row", { name: /^People reached in full/ })
      .getByRole("cell")
      .allInnerTexts();
  await expect.poll(figures).toEqual(["71,252", "71,252"]);
  await row("15% to come back").uncheck();
  await panel().getByRole("button", { name: "Accept 1 date" }).waitFor();
  await panel().getByText("1 finding mended").waitFor();
});

test("a launch is not dragged away under a suggestion", async () => {
  const before = await places();
  const box = await page
    .getByRole("button", { name: /^Refill 1,/ })
    .boundingBox();
  if (!box) throw new Error("the launch is not in sight");
  await page.mouse.move(box.x + 12, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 130, box.y + 12, { steps: 6 });
  await page.mouse.up();
  await page.getByText(/before you move launches by hand/).waitFor();
  expect(await places()).toEqual(before);
});

test("what is wanted is taken as one change, and taken back by one undo", async () => {
  const before = await places();
  await panel().getByRole("button", { name: "Accept 1 date" }).click();
  await panel().waitFor({ state: "detached" });
  await expect.poll(places).toEqual({
    ...before,
    "Refill 2 text": "2027-01-05T10:00:00",
  });
  await page.getByText("Moved 1 launch to suggested dates.").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect.poll(places).toEqual(before);
});

test("a plan that changes meanwhile is looked at again", async () => {
  await suggest();
  await page.keyboard.press("Control+Shift+z");
  await panel()
    .getByText(/^The plan changed\./)
    .first()
    .waitFor();
  await panel().getByRole("button", { name: "Look again" }).click();
  await panel().getByRole("button", { name: "Accept 2 dates" }).waitFor();
  await page.keyboard.press("Escape");
  await panel().waitFor({ state: "detached" });
});

test("nothing was complained of on the way", () => {
  expect(complaints).toEqual([]);
});
