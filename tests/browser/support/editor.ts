// The editor of widgets: a client of its own, a widget from a template, and what stands on the canvas.
import { expect } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Look, Opened } from "./browser";
import { drawn } from "./canvas";
import { backend, openAt } from "./running";

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

export interface Begun extends Opened {
  client: string;
}

export interface Edited extends Begun {
  /** As it is stored. */
  widget: () => Promise<Widget>;
}

/** A client of its own for every test, on the screen of its widgets. */
export async function openWidgets(look?: Look, of = backend): Promise<Begun> {
  const { id } = (await of.call("client_create", {
    name: "Juniper Coffee",
    site: "https://juniper.example",
  })) as Widget;
  const { page, complaints } = await openAt(
    { screen: "widgets", client: id },
    look,
    of,
  );
  await page.getByRole("heading", { level: 1, name: "Widgets" }).waitFor();
  return { client: id, page, complaints };
}

/** The editor of a widget made from a template. */
export async function openEditor(
  template = "email-sign-up",
  look?: Look,
): Promise<Edited> {
  const begun = await openWidgets(look);
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
    .poll(async () => (await drawn(page).catch(() => undefined))?.words)
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
