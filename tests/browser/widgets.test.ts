// Widgets: made from a template, edited block by block, looked at in every state, and never more than words.
import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./support/axe";
import { LOOKS, photograph, SMALL_LIGHT, type Look } from "./support/browser";
import { drawn } from "./support/canvas";
import {
  onCanvas,
  openEditor,
  openWidgets,
  PATIENT,
  row,
  type Begun,
} from "./support/editor";
import { backend, runProgram } from "./support/running";

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

/** Puts the finished editor before the eyes of axe and the camera. */
async function look({ page, complaints }: Begun, name: string, look: Look) {
  await photograph(page, name, look);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
}

test("from a template to other words, by keyboard alone", async () => {
  const begun = await openWidgets();
  const { page } = begun;
  await page.getByRole("searchbox", { name: "Find a template" }).focus();
  await page.keyboard.type("collects e-mail");
  const use = page.getByRole("button", { name: /^Use / });
  await expect.poll(() => use.count(), PATIENT).toBeLessThan(6);
  await page.getByRole("button", { name: "Use E-mail sign-up" }).focus();
  await page.keyboard.press("Enter");
  await page
    .getByRole("heading", { level: 1, name: "E-mail sign-up" })
    .waitFor();
  await onCanvas(page, /Good things, now and then/);
  await row(page, /Good things/).focus();
  await page.keyboard.press("Enter");
  const words = page.getByRole("textbox", { name: "Words", exact: true });
  await words.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Fresh from the roaster");
  // On the canvas while one types, in the history once one leaves the field.
  await onCanvas(page, /Fresh from the roaster/);
  await page.keyboard.press("Tab");
  await row(page, /Fresh from the roaster/).waitFor();
  const label = async () =>
    (await backend.call("history_list", {})) as { entries: unknown[] };
  const before = (await label()).entries.length;
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await onCanvas(page, /Good things, now and then/);
  expect((await label()).entries.length).toBe(before + 1);
  expect(begun.complaints).toEqual([]);
});

test("templates that cannot be read are told, and asked for again", async () => {
  const { page } = await openWidgets();
  let fails = true;
  await page.route("**/call", async (route) => {
    if (!fails || !route.request().postData()?.includes("widget_gallery"))
      return route.continue();
    const error = {
      code: "failed",
      message: "the templates are gone",
      hint: "Open the workspace again",
    };
    return route.fulfill({ status: 500, json: error });
  });
  await page.reload({ waitUntil: "domcontentloaded" });
  await page
    .getByRole("alert")
    .getByText(/templates are gone/i)
    .waitFor();
  fails = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Use Wheel" }).waitFor();
});

test("a search without a result says so and leads back", async () => {
  const { page } = await openWidgets();
  await page
    .getByRole("searchbox", { name: "Find a template" })
    .fill("zeppelin");
  await page.getByText("No template is about “zeppelin”").waitFor();
  await page.getByRole("button", { name: "Show all templates" }).click();
  await page.getByRole("button", { name: "Use Wheel" }).waitFor();
  await page.getByRole("radio", { name: "Greet" }).check({ force: true });
  await expect
    .poll(() => page.getByRole("button", { name: /^Use / }).count(), PATIENT)
    .toBe(4);
});

describe("blocks", () => {
  test("move by keyboard, one place at once and picked up", async () => {
    const { page, widget } = await openEditor();
    await row(page, /Good things/).focus();
    await page.keyboard.press("Alt+ArrowDown");
    await expect
      .poll(() => rows(page, "Ask"), PATIENT)
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
      .poll(
        () => page.evaluate(() => document.activeElement?.textContent),
        PATIENT,
      )
      .toContain("Good things");
    await page.keyboard.press("Space");
    for (let at = 0; at < 5; at++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect
      .poll(() => rows(page, "Thanks"), PATIENT)
      .toEqual(["heading", "thanks", "thanks_text"]);
    await page.keyboard.press("ControlOrMeta+Z");
    await expect
      .poll(async () => (await rows(page, "Ask"))[2], PATIENT)
      .toBe("heading");
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
      .poll(() => rows(page, "Thanks"), PATIENT)
      .toEqual(["thanks", "button", "thanks_text"]);
    await expect
      .poll(
        async () => (await widget()).design.views[1]?.blocks[1]?.slot,
        PATIENT,
      )
      .toBe("button");
  });

  test("are added, copied and deleted, each as one step", async () => {
    const { page } = await openEditor();
    await row(page, /New arrivals/).click();
    await page.getByRole("button", { name: "Add a block to Ask" }).click();
    await page.getByRole("menuitem", { name: /^Rating/ }).click();
    await expect.poll(() => rows(page, "Ask"), PATIENT).toContain("rating");
    expect((await rows(page, "Ask"))[3]).toBe("rating");
    await onCanvas(page, /How likely are you/);
    await page.getByRole("button", { name: "More for this block" }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    await expect.poll(() => rows(page, "Ask"), PATIENT).toContain("rating_2");
    await page.keyboard.press("Delete");
    await expect
      .poll(() => rows(page, "Ask"), PATIENT)
      .not.toContain("rating_2");
    for (let at = 0; at < 3; at++)
      await page.getByRole("button", { name: /^Undo/ }).first().click();
    await expect.poll(() => rows(page, "Ask"), PATIENT).not.toContain("rating");
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
      .poll(
        () => row(page, /Good things/).getAttribute("aria-pressed"),
        PATIENT,
      )
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
    .poll(async () => (await widget()).design.views.map((it) => it.id), PATIENT)
    .toEqual(["your-taste", "ask", "thanks"]);
  await page
    .getByRole("button", { name: "More for the view Your taste" })
    .click();
  await page.getByRole("menuitem", { name: "Delete the view" }).click();
  await expect
    .poll(async () => (await widget()).design.views.map((it) => it.id), PATIENT)
    .toEqual(["ask", "thanks"]);
});

test("days of its own begin with the client's today", async () => {
  const { client, page, widget } = await openEditor();
  const before = (await backend.call("client_show", { id: client })) as object;
  // The page hears of it, asks for the client anew, and is answered before one goes on.
  const heard = page.waitForResponse((it) =>
    `${it.url()} ${it.request().postData()}`.includes("client_show"),
  );
  await backend.call("client_change", {
    ...before,
    time_zone: "Pacific/Kiritimati",
  });
  await (await heard).finished();
  await page.evaluate(() => new Promise((next) => setTimeout(next, 100)));
  await page.clock.setFixedTime("2026-11-24T12:00:00Z");
  await page
    .getByRole("combobox", { name: "It may show" })
    .selectOption({ label: "On days of its own" });
  // There it is the day after already.
  const period = { first: "2026-11-25", last: "2026-11-25" };
  await expect
    .poll(async () => (await widget()).schedule, PATIENT)
    .toEqual({ on: "days", periods: [period] });
});

test("the canvas never takes the focus, whatever opens on it", async () => {
  const { page } = await openEditor("nps");
  const layout = page.getByRole("combobox", { name: "Where it stands" });
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  expect(await focused()).not.toBe("IFRAME");
  await layout.focus();
  await layout.selectOption({ label: "Popup in the middle" });
  await expect
    .poll(async () => (await drawn(page)).box.left, PATIENT)
    .toBeGreaterThan(100);
  expect(await focused()).toBe("SELECT");
});

test("every state is drawn by the script itself", async () => {
  const { page } = await openEditor("referral");
  const state = page.getByRole("combobox", { name: "State" });
  await state.selectOption({ label: "Its small tab" });
  await expect.poll(async () => (await drawn(page)).fields, PATIENT).toBe(0);
  const signUp = await openEditor();
  const states = signUp.page.getByRole("combobox", { name: "State" });
  await states.selectOption({ label: "1 Ask, left empty" });
  await expect
    .poll(async () => (await drawn(signUp.page)).errors, PATIENT)
    .toEqual(["Please fill this in.", "Please tick this box to go on."]);
  await states.selectOption({ label: "2 Thanks" });
  await onCanvas(signUp.page, /Your first letter/);
  const wheel = await openEditor("wheel");
  await wheel.page
    .getByRole("combobox", { name: "State" })
    .selectOption({ label: "1 Ask, after winning" });
  await onCanvas(wheel.page, /You won: 5% off/);
});

test("languages are added, and those from the right stand from the right", async () => {
  const { page } = await openEditor();
  const field = page.getByRole("combobox", { name: "Another language" });
  await field.fill("Klingonese!");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page
    .getByRole("alert")
    .filter({ hasText: "such as en or pt-BR" })
    .waitFor();
  await field.fill("Arabic");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect
    .poll(async () => (await drawn(page)).direction, PATIENT)
    .toBe("rtl");
  await row(page, /Good things/).click();
  await page
    .getByRole("textbox", { name: "Words", exact: true })
    .fill("أهلا وسهلا");
  await onCanvas(page, /أهلا وسهلا/);
  await page.keyboard.press("Tab");
  await photograph(page, "widget-editor-rtl", SMALL_LIGHT);
  await page
    .getByRole("combobox", { name: "Language", exact: true })
    .selectOption({ label: "English" });
  await onCanvas(page, /Good things, now and then/);
});

describe("words stay words", () => {
  // Marks that would turn the words around are no words and are left out.
  test.each([
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    [
      "</script></style><img src=x onerror=alert(1)>",
      "</script></style><img src=x onerror=alert(1)>",
    ],
    ["\u202Etext.exe\u202C \u2066isolated\u2069", "text.exe isolated"],
    ["{prize} ${code} `tick` &amp; <!--", "{prize} ${code} `tick` &amp; <!--"],
  ])("%s", async (text, shown) => {
    const { page, complaints, widget } = await openEditor();
    page.on("dialog", () => complaints.push("a dialog opened"));
    await row(page, /Good things/).click();
    const words = page.getByRole("textbox", { name: "Words", exact: true });
    await words.fill(text);
    await expect
      .poll(async () => (await drawn(page)).words, PATIENT)
      .toContain(shown);
    expect((await drawn(page)).foreign).toBe(0);
    await page.keyboard.press("Tab");
    await expect
      .poll(
        async () => (await widget()).design.languages["en"]?.["heading"],
        PATIENT,
      )
      .toBe(shown);
    expect(complaints).toEqual([]);
  });

  test("more than fits is told, kept in the field and not written", async () => {
    const { page, widget } = await openEditor();
    await row(page, /Good things/).click();
    const words = page.getByRole("textbox", { name: "Words", exact: true });
    const pasted = "coffee ".repeat(1500).slice(0, 10_000);
    await words.fill(pasted);
    await page
      .getByText("That is 10,000 characters; 500 fit.", { exact: false })
      .waitFor();
    await words.blur();
    expect(await words.inputValue()).toBe(pasted);
    expect((await widget()).design.languages["en"]?.["heading"]).toBe(
      "Good things, now and then",
    );
    // As much as fits is drawn whole and breaks nothing.
    await words.fill("coffee".repeat(83));
    await onCanvas(page, /coffeecoffee/);
    const { beyond, cut } = await drawn(page);
    expect([beyond, cut]).toEqual([0, []]);
  });
});

test("a template of one's own is renamed, copied, deleted and taken back", async () => {
  const { page } = await openEditor();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Keep as a template" }).click();
  await page.getByRole("button", { name: "All widgets" }).click();
  await page.getByRole("radio", { name: "Own" }).check({ force: true });
  await page
    .getByRole("button", { name: "More for E-mail sign-up" })
    .last()
    .click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page
    .getByRole("textbox", { name: "Name of the template" })
    .fill("Ours");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Use Ours" }).waitFor();
  await page.getByRole("button", { name: "More for Ours" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page
    .getByRole("button", { name: "Use Ours" })
    .waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.getByRole("radio", { name: "Own" }).check({ force: true });
  await page.getByRole("button", { name: "Use Ours" }).waitFor();
});

describe.each(LOOKS)("at $width × $height, dark: $dark", (how) => {
  test("the editor", async () => {
    const begun = await openEditor("email-sign-up", how);
    await look(begun, "widget-properties", how);
    await row(begun.page, /Good things/).click();
    await look(begun, "widget-block", how);
  });
});
