// The editor of widgets: a client of its own, a widget from a template, and what stands on the canvas.
import { expect } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import type { Backend } from "./backend";
import { openAt, SMALL_LIGHT, type Look } from "./browser";
import { drawn } from "./canvas";

/** What has to go to the backend and back takes its time on a busy machine. */
export const PATIENT = { timeout: 10_000 };

export interface Widget {
  id: string;
  name: string;
  endpoint: unknown;
  schedule: unknown;
  design: {
    languages: Record<string, Record<string, string>>;
    views: { id: string; blocks: { kind: string; slot: string }[] }[];
    rules: { conditions: unknown[] };
  };
}

export interface Begun {
  client: string;
  page: Page;
  complaints: string[];
}

export interface Edited extends Begun {
  /** As it is stored. */
  widget: () => Promise<Widget>;
}

/** A client of its own for every test, on the screen of its widgets. */
export async function openWidgets(
  browser: Browser,
  backend: Backend,
  look: Look = SMALL_LIGHT,
): Promise<Begun> {
  const { id } = (await backend.call("client_create", {
    name: "Juniper Coffee",
    site: "https://juniper.example",
  })) as Widget;
  const { page, complaints } = await openAt(
    browser,
    backend.url,
    { screen: "widgets", client: id, id: null },
    look,
  );
  await page.getByRole("heading", { level: 1, name: "Widgets" }).waitFor();
  return { client: id, page, complaints };
}

/** The editor of a widget made from a template. */
export async function openEditor(
  browser: Browser,
  backend: Backend,
  template = "email-sign-up",
  look: Look = SMALL_LIGHT,
): Promise<Edited> {
  const begun = await openWidgets(browser, backend, look);
  const { id, name } = (await backend.call("widget_create", {
    client: begun.client,
    template,
  })) as Widget;
  await begun.page.getByRole("button", { name: `Edit ${name}` }).click();
  await begun.page
    .getByRole("region", { name: /^View / })
    .first()
    .waitFor();
  await onCanvas(begun.page, /./);
  const shown = async () =>
    (await backend.call("widget_show", { id })) as { widget: Widget };
  return { ...begun, widget: async () => (await shown()).widget };
}

/** Waits until the canvas shows these words. */
export async function onCanvas(page: Page, words: RegExp): Promise<void> {
  await expect
    .poll(
      async () => (await drawn(page).catch(() => undefined))?.words,
      PATIENT,
    )
    .toMatch(words);
}

/** The first block of the list with this name. */
export function row(page: Page, name: string | RegExp): Locator {
  return page.locator("[data-slot]").getByRole("button", { name }).first();
}

/** What went wrong beside refusals, whose answer of 422 a browser writes down by itself. */
export function unexpected(complaints: readonly string[]): string[] {
  return complaints.filter((it) => !it.includes("a status of 422"));
}
