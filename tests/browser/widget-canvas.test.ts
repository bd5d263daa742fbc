// The canvas of the widget editor: every state and language is drawn on it, it takes no focus, and words are never more than words.
import { describe, expect, test } from "vitest";
import { LOOKS, photograph, SMALL_LIGHT } from "./support/browser";
import { drawn } from "./support/canvas";
import { onCanvas, openEditor, row } from "./support/editor";
import { ask, runProgram } from "./support/running";

runProgram();

test("every state is drawn by the script itself", async () => {
  const { page } = await openEditor("referral");
  const state = page.getByRole("combobox", { name: "State" });
  await state.selectOption({ label: "Its small tab" });
  await expect.poll(async () => (await drawn(page)).fields).toBe(0);
  const signUp = await openEditor();
  const states = signUp.page.getByRole("combobox", { name: "State" });
  await states.selectOption({ label: "1 Ask, left empty" });
  await expect
    .poll(async () => (await drawn(signUp.page)).errors)
    .toEqual(["Please fill this in.", "Please tick this box to go on."]);
  await states.selectOption({ label: "2 Thanks" });
  await onCanvas(signUp.page, /Your first letter/);
  const wheel = await openEditor("wheel");
  await wheel.page
    .getByRole("combobox", { name: "State" })
    .selectOption({ label: "1 Ask, after winning" });
  await onCanvas(wheel.page, /You won: 5% off/);
});

test("the canvas never takes the focus, whatever opens on it", async () => {
  const { page } = await openEditor("nps");
  const layout = page.getByRole("combobox", { name: "Where it stands" });
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  expect(await focused()).not.toBe("IFRAME");
  await layout.focus();
  await layout.selectOption({ label: "Popup in the middle" });
  await expect
    .poll(async () => (await drawn(page)).box.left)
    .toBeGreaterThan(100);
  expect(await focused()).toBe("SELECT");
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
  await expect.poll(async () => (await drawn(page)).direction).toBe("rtl");
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
    await expect.poll(async () => (await drawn(page)).words).toContain(shown);
    expect((await drawn(page)).foreign).toBe(0);
    await page.keyboard.press("Tab");
    await expect
      .poll(async () => (await widget()).design.languages["en"]?.["heading"])
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

describe.each(LOOKS)("at $width × $height, dark: $dark", (look) => {
  test("a view of a long name leaves the bar in one line, and is told in full", async () => {
    const { page, widget } = await openEditor("email-sign-up", look);
    const made = await widget();
    const [first, ...rest] = made.design.views;
    const id = "what-would-you-like-to-hear-from-us";
    const views = [{ ...first, id }, ...rest];
    const design = { ...made.design, views };
    await ask("widget_change", { ...made, design, was: made });
    const state = page.getByRole("combobox", { name: "State" });
    const whole = "1 What would you like to hear from us";
    await expect
      .poll(() =>
        state.evaluate((it) => it.closest<HTMLElement>("[title]")?.title),
      )
      .toBe(whole);
    expect(await state.locator("option").first().textContent()).toBe(whole);
    const bar = page.getByRole("group", { name: "What the canvas shows" });
    const [device, choice] = await Promise.all(
      [bar.getByRole("group", { name: "Device" }), state].map((it) =>
        it.boundingBox(),
      ),
    );
    const middle = (box: typeof device) => (box ? box.y + box.height / 2 : 0);
    expect(Math.abs(middle(device) - middle(choice))).toBeLessThan(2);
    expect(choice?.width).toBeGreaterThan(120);
    expect(choice?.width).toBeLessThanOrEqual(220);
    await photograph(page, "widget-long-view", look);
  });
});
