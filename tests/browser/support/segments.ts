// Audiences of a sample client: the screen of them, a rule being begun, and the map of what they share.
import { beforeEach } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Look, Opened } from "./browser";
import { backend, clientOf, openAt, runProgram } from "./running";

export interface Kept {
  audience: {
    id: string;
    name: string;
    exclusions: string[];
    source: { from: string; rule?: { join: string; of: unknown[] } };
  };
  size: { left: number };
  rule: string | null;
}

export let client: string;

/** The program with the sample, anew for every test. */
export function runSample(): void {
  runProgram({ sample: true, anew: true });
  beforeEach(async () => {
    client = await clientOf();
  });
}

export function audiences(): Promise<Kept[]> {
  return backend.call("audience_list", { client }) as Promise<Kept[]>;
}

export async function named(name: string): Promise<Kept> {
  const found = (await audiences()).find((it) => it.audience.name === name);
  if (!found) throw new Error(`no audience ${name}`);
  return found;
}

export async function show(id: string | null, look?: Look): Promise<Opened> {
  const opened = await openAt({ screen: "audiences", client, id }, look);
  await opened.page.getByRole("heading", { level: 1 }).waitFor();
  return opened;
}

export async function beginContacts(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "New audience" }).click();
  const dialog = page.getByRole("dialog", { name: "New audience" });
  await dialog.getByRole("radio", { name: /Contacts you have/ }).check();
  return dialog;
}

export async function overlap(page: Page): Promise<Locator> {
  await page.getByRole("radio", { name: "Overlap" }).check({ force: true });
  const map = page.getByRole("grid");
  await map.waitFor();
  return map;
}
