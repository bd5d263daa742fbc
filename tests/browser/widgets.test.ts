// Widgets: made from a template, edited, and looked at; what a gallery without templates, or without a result, says.
import { describe, expect, test } from "vitest";
import { violations } from "./support/axe";
import { LOOKS, photograph, type Look } from "./support/browser";
import {
  onCanvas,
  openEditor,
  openWidgets,
  row,
  type Begun,
} from "./support/editor";
import { backend, runProgram } from "./support/running";

runProgram();

test("from a template to other words, by keyboard alone", async () => {
  const begun = await openWidgets();
  const { page } = begun;
  await page.getByRole("searchbox", { name: "Find a template" }).focus();
  await page.keyboard.type("collects e-mail");
  const use = page.getByRole("button", { name: /^Use / });
  await expect.poll(() => use.count()).toBeLessThan(6);
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
  const history = async () =>
    (
      (await backend.call("history_list", {})) as {
        entries: { label: string }[];
      }
    ).entries;
  // The screen shows it before it is written.
  await expect
    .poll(async () => (await history())[0]?.label)
    .toMatch(/^Change widget/);
  const before = (await history()).length;
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await onCanvas(page, /Good things, now and then/);
  expect((await history()).length).toBe(before + 1);
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
    .poll(() => page.getByRole("button", { name: /^Use / }).count())
    .toBe(4);
});

test("the gallery shows every template whole", async () => {
  const { page } = await openWidgets();
  await page.setViewportSize({ width: 1280, height: 6000 });
  const cut = () =>
    page.locator("iframe").evaluateAll((frames) =>
      frames.map((frame) => {
        const drawn = (frame as HTMLIFrameElement).contentDocument;
        const root = drawn?.querySelector("reprise-widget")?.shadowRoot;
        const parts = [...(root?.querySelectorAll(".body, .has-side") ?? [])];
        const over = parts.map((it) => it.scrollHeight - it.clientHeight);
        return parts.length ? Math.max(...over) : "nothing is drawn";
      }),
    );
  await expect.poll(async () => (await cut()).length).toBe(26);
  await expect.poll(cut).toEqual(Array(26).fill(0));
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

test("days of its own begin with the client's today", async () => {
  const { client, page, widget } = await openEditor();
  const before = (await backend.call("client_show", { id: client })) as object;
  // The page hears of it, asks for the client anew, and is answered before one goes on.
  const heard = page.waitForResponse(
    async (it) =>
      it.request().postData()?.includes('"client_show"') === true &&
      (await it.text()).includes("Pacific/Kiritimati"),
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
    .poll(async () => (await widget()).schedule)
    .toEqual({ on: "days", periods: [period] });
});

/** Puts the finished editor before the eyes of axe and the camera. */
async function look({ page, complaints }: Begun, name: string, look: Look) {
  await photograph(page, name, look);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
}

describe.each(LOOKS)("at $width × $height, dark: $dark", (how) => {
  test("the editor", async () => {
    const begun = await openEditor("email-sign-up", how);
    await look(begun, "widget-properties", how);
    await row(begun.page, /Good things/).click();
    await look(begun, "widget-block", how);
  });
});
