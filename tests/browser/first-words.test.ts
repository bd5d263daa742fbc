// What is added begins in the languages of the widget, where there are first words for them.
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { photograph, SMALL_LIGHT } from "./support/browser";
import {
  onCanvas,
  openEditor,
  unexpected,
  type Edited,
} from "./support/editor";
import { runProgram } from "./support/running";

runProgram();

/** A widget in English that speaks these languages too; the last one is looked at. */
async function speaking(...languages: string[]): Promise<Edited> {
  const begun = await openEditor();
  const field = begun.page.getByRole("combobox", { name: "Another language" });
  for (const language of languages) {
    await field.fill(language);
    await begun.page.getByRole("button", { name: "Add", exact: true }).click();
    await expect.poll(() => field.inputValue()).toBe("");
  }
  return begun;
}

async function add(page: Page, kind: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Add a block to Ask" }).click();
  await page.getByRole("menuitem", { name: kind }).click();
}

async function words({ widget }: Edited, language: string, slot: string) {
  return (await widget()).design.languages[language]?.[slot];
}

test("a block begins in every language the widget speaks, and as one step", async () => {
  const begun = await speaking("French", "Finnish", "German");
  const { page } = begun;
  await add(page, /^Rating/);
  await onCanvas(page, /Wie wahrscheinlich empfehlen Sie uns weiter\?/);
  await expect
    .poll(() => words(begun, "fr", "rating"))
    .toBe("Nous recommanderiez-vous ?");
  expect(await words(begun, "en", "rating.low")).toBe("Not at all");
  // Nobody wrote Finnish ones: the first language speaks there, and the field says so.
  expect(await words(begun, "fi", "rating")).toBeUndefined();
  await photograph(page, "widget-first-words", SMALL_LIGHT);
  await page
    .getByRole("combobox", { name: "Language", exact: true })
    .selectOption({ label: "Finnish" });
  await onCanvas(page, /How likely are you to recommend us\?/);
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect.poll(() => words(begun, "fr", "rating")).toBeUndefined();
  expect(await words(begun, "de", "rating.low")).toBeUndefined();
  expect(unexpected(begun.complaints)).toEqual([]);
});

test("answers and prizes too", async () => {
  const begun = await speaking("Spanish");
  const { page } = begun;
  await add(page, /^Question, one answer/);
  await page.getByRole("button", { name: "Add an answer" }).click();
  await onCanvas(page, /Otra respuesta/);
  await add(page, /^Gift boxes/);
  await page.getByRole("button", { name: "Add a prize" }).click();
  await expect
    .poll(() => words(begun, "es", "gift_box.prize"))
    .toBe("Otro premio");
  expect(await words(begun, "en", "gift_box.prize")).toBe("Another prize");
});
