// The blocks and views of a widget: moved by keyboard and pointer, added, copied, named and deleted, each as one step.
import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { onCanvas, openEditor, row } from "./support/editor";
import { runProgram } from "./support/running";

runProgram();

/** The names of the blocks in a view, from top to bottom. */
async function rows(page: Page, view: string): Promise<string[]> {
  return page
    .getByRole("region", { name: `View ${view}` })
    .locator("[data-slot]")
    .evaluateAll((all) =>
      all.map((it) => (it as HTMLElement).dataset["slot"] ?? ""),
    );
}

describe("blocks", () => {
  test("move by keyboard, one place at once and picked up", async () => {
    const { page, widget } = await openEditor();
    await row(page, /Good things/).focus();
    await page.keyboard.press("Alt+ArrowDown");
    await expect
      .poll(() => rows(page, "Ask"))
      .toEqual([
        "picture",
        "text",
        "heading",
        "email",
        "consent",
        "button",
        "later",
      ]);
    await page
      .getByText(/Heading ‘Good things, now and then’ moved to place 3 of 7/)
      .waitFor({ state: "attached" });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain("Good things");
    await page.keyboard.press("Space");
    for (let at = 0; at < 5; at++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect
      .poll(() => rows(page, "Thanks"))
      .toEqual(["heading", "thanks", "thanks_text"]);
    await page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(async () => (await rows(page, "Ask"))[2]).toBe("heading");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Escape");
    expect((await widget()).design.views[0]?.blocks[2]?.slot).toBe("heading");
  });

  test("move by pointer, on into another view", async () => {
    const { page, widget } = await openEditor();
    const from = await row(page, /Sign up/).boundingBox();
    const to = await row(page, /Your first letter/).boundingBox();
    if (!from || !to) throw new Error("no rows");
    await page.mouse.move(from.x + 40, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 4, { steps: 8 });
    await page.mouse.up();
    await expect
      .poll(() => rows(page, "Thanks"))
      .toEqual(["thanks", "button", "thanks_text"]);
    await expect
      .poll(async () => (await widget()).design.views[1]?.blocks[1]?.slot)
      .toBe("button");
  });

  test("are added, copied and deleted, each as one step", async () => {
    const { page } = await openEditor();
    await row(page, /New arrivals/).click();
    await page.getByRole("button", { name: "Add a block to Ask" }).click();
    await page.getByRole("menuitem", { name: /^Rating/ }).click();
    await expect.poll(() => rows(page, "Ask")).toContain("rating");
    expect((await rows(page, "Ask"))[3]).toBe("rating");
    await onCanvas(page, /How likely are you/);
    await page.getByRole("button", { name: "More for this block" }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    await expect.poll(() => rows(page, "Ask")).toContain("rating_2");
    await page.keyboard.press("Delete");
    await expect.poll(() => rows(page, "Ask")).not.toContain("rating_2");
    for (let at = 0; at < 3; at++)
      await page.getByRole("button", { name: /^Undo/ }).first().click();
    await expect.poll(() => rows(page, "Ask")).not.toContain("rating");
  });

  test("are selected on the canvas", async () => {
    const { page } = await openEditor();
    const frame = await page.locator("main iframe").first().boundingBox();
    const spot = await page
      .locator("main iframe")
      .first()
      .evaluate((frame: HTMLIFrameElement) => {
        const root =
          frame.contentDocument?.querySelector("reprise-widget")?.shadowRoot;
        const box = root?.querySelector("h2")?.getBoundingClientRect();
        const scale = frame.getBoundingClientRect().width / frame.offsetWidth;
        return box
          ? { x: (box.x + 20) * scale, y: (box.y + 10) * scale }
          : undefined;
      });
    if (!frame || !spot) throw new Error("no canvas");
    await page.mouse.click(frame.x + spot.x, frame.y + spot.y);
    await expect
      .poll(() => row(page, /Good things/).getAttribute("aria-pressed"))
      .toBe("true");
    await page.mouse.click(frame.x + 6, frame.y + 6);
    await page.getByRole("heading", { name: "The widget itself" }).waitFor();
  });
});

test("views are added, named, moved and deleted", async () => {
  const { page, widget } = await openEditor();
  await page.getByRole("button", { name: "Add a view" }).click();
  await page.getByRole("region", { name: "View Step" }).waitFor();
  await page.getByRole("button", { name: "More for the view Step" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  const name = page.getByRole("textbox", { name: "Name of the view" });
  await name.fill("Never mind");
  await page.keyboard.press("Escape");
  await name.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "View Step" }).waitFor();
  await page.getByRole("button", { name: "More for the view Step" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await name.fill("Thanks");
  await page.keyboard.press("Enter");
  await page.getByText("Another view has this name.").waitFor();
  await name.fill("Your taste");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "View Your taste" }).waitFor();
  await page
    .getByRole("button", { name: "More for the view Your taste" })
    .click();
  await page.getByRole("menuitem", { name: "Move up" }).click();
  await expect
    .poll(async () => (await widget()).design.views.map((it) => it.id))
    .toEqual(["your-taste", "ask", "thanks"]);
  await page
    .getByRole("button", { name: "More for the view Your taste" })
    .click();
  await page.getByRole("menuitem", { name: "Delete the view" }).click();
  await expect
    .poll(async () => (await widget()).design.views.map((it) => it.id))
    .toEqual(["ask", "thanks"]);
});
