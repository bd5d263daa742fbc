// What the tests of a file run on: a browser, and mostly the program in it with a backend of its own. Both begin before the
// first test and end after the last, whatever failed; vitest gives every file this module, and so both, for itself.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach } from "vitest";
import type { Browser } from "playwright-core";
import { startBackend, type Backend } from "./backend";
import {
  openPage,
  SMALL_LIGHT,
  startBrowser,
  type Look,
  type Opened,
} from "./browser";
import { asks, type Ask, type Named } from "./shop";

export let browser: Browser;
export let backend: Backend;
export let ask: Ask;
/** For files the tests write; gone with the last of them. */
export let folder: string;

let workspace: string;

/** Only a browser: for the script, which runs on a site and not in the program. */
export function runBrowser(): void {
  beforeAll(async () => {
    browser = await startBrowser();
    return () => browser.close();
  });
}

interface Wishes {
  /** Fills the workspace with the two sample businesses. */
  sample?: boolean;
  /** A backend and a workspace for every test, not for the file. */
  anew?: boolean;
}

/** The program. What a test opens in the browser is closed after it; what is opened before all tests stays. */
export function runProgram({
  sample = false,
  anew = false,
}: Wishes = {}): void {
  runBrowser();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "reprise-browser-"));
    return () => rmSync(folder, { recursive: true, force: true });
  });
  const before = anew ? beforeEach : beforeAll;
  before(async () => {
    workspace = mkdtempSync(join(folder, "workspace-"));
    await begin(sample);
    return () => backend.stop();
  });
  beforeEach(() => {
    const stay = new Set(browser.contexts());
    return async () => {
      const opened = browser.contexts().filter((it) => !stay.has(it));
      const pages = opened.flatMap((it) => it.pages());
      // What a test held back may still be under way, and would fail in a closed page.
      await Promise.all(
        pages.map((it) => it.unrouteAll({ behavior: "ignoreErrors" })),
      );
      await Promise.all(opened.map((it) => it.close()));
    };
  });
}

async function begin(sample: boolean): Promise<void> {
  backend = await startBackend({ sample, workspace });
  ask = asks(backend);
}

/** Ends the backend, and starts it again with what it has kept. */
export async function restart(): Promise<void> {
  await backend.stop();
  await begin(false);
}

/** A client of which nothing but its name is known. */
export async function newClient(name = "Juniper Coffee"): Promise<string> {
  return (await ask<Named>("client_create", { name })).id;
}

/** The client whose name has these words: the first of them. */
export async function clientOf(words = ""): Promise<string> {
  const clients = await ask<Named[]>("client_list");
  const found = clients.find((it) => it.name.includes(words));
  if (!found) throw new Error(`there is no client “${words}”`);
  return found.id;
}

/** Where the program is: a screen, whose, and what of it. */
export interface Place {
  screen: string;
  client?: string | null;
  id?: string | null;
}

/** The program in a page of its own: at a place, or where it begins by itself. */
export async function openAt(
  place?: Place,
  look: Look = SMALL_LIGHT,
  of: Backend = backend,
): Promise<Opened> {
  const opened = await openPage(browser, look);
  if (place)
    await opened.page.addInitScript(
      (place) => {
        // Frames get it too, and the played one has no storage.
        if (window.top !== window) return;
        // A page that is loaded again is where one went since.
        if (localStorage.getItem("reprise.place")) return;
        localStorage.setItem("reprise.place", JSON.stringify(place));
      },
      { client: null, id: null, ...place },
    );
  await opened.page.goto(of.url, { waitUntil: "domcontentloaded" });
  return opened;
}
