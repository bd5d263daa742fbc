// What axe finds on a page, one line each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LOOK = fileURLToPath(new URL("./look.js", import.meta.url));
const REACH = fileURLToPath(new URL("./reach.js", import.meta.url));
const WALK = fileURLToPath(new URL("./walk.js", import.meta.url));

/** Stands on a page before the script, for axe to see what that shows. */
export const WITHIN_REACH = readFileSync(REACH, "utf8");

/** What look.js answers with. */
interface Looked {
  faults: string[];
  measured: number;
  unmeasured: string[];
}

/** One moment of a visit, as walk.js tells it. */
export interface Seen extends Looked {
  moment: string;
  /** Pixels. */
  beyond: number;
}

/** What walk.js wants to know of a widget. */
interface Walked {
  layout: string;
  teaser?: unknown;
  views: readonly { id: string; blocks: readonly object[] }[];
}

/** Where the walk stands. */
interface Said {
  press?: { x: number; y: number };
  seen?: Seen[];
  error?: string;
}

interface InPage {
  look: () => Promise<Looked>;
  setOut: (widget: Walked) => Promise<Said>;
  goOn: () => Promise<Said>;
}

export async function look(page: Page): Promise<Looked> {
  await bring(page, AXE, LOOK);
  return page.evaluate(() => (window as unknown as InPage).look());
}

export async function violations(page: Page): Promise<string[]> {
  return (await look(page)).faults;
}

/** Comes by all there is to see of the one widget of a page. */
export async function walk(page: Page, widget: Walked): Promise<Seen[]> {
  await bring(page, AXE, LOOK, WALK);
  let said = await page.evaluate(
    (widget) => (window as unknown as InPage).setOut(widget),
    widget,
  );
  while (said.press) {
    await page.mouse.click(said.press.x, said.press.y);
    said = await page.evaluate(() => (window as unknown as InPage).goOn());
  }
  if (!said.seen) throw new Error(said.error);
  return said.seen;
}

async function bring(page: Page, ...scripts: string[]): Promise<void> {
  for (const path of scripts) await page.addScriptTag({ path });
}
