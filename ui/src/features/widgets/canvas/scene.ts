// Which of the many faces of a widget is looked at.
import type { Block, View, Widget } from "../../../../embed/src/config";

/** As it comes; with its fields complained of; after a game was won; or only its small button. */
export type Moment = "shown" | "errors" | "won" | "teaser";

export interface Scene {
  /** Of the variant; empty for the widget's own views. */
  variant: string;
  /** Of the view; the first one where there is none of that name. */
  view: string;
  moment: Moment;
  language: string;
  /** Whether the page around it is dark. */
  dark: boolean;
}

export const FIRST_LOOK: Scene = {
  variant: "",
  view: "",
  moment: "shown",
  language: "",
  dark: false,
};

export function viewsOf(widget: Widget, variant: string): readonly View[] {
  const found = widget.variants?.find((it) => it.id === variant);
  return found?.views ?? widget.views;
}

export function viewOf(widget: Widget, scene: Scene): View | undefined {
  const views = viewsOf(widget, scene.variant);
  return views.find((it) => it.id === scene.view) ?? views[0];
}

/** The first prize of a game that gives a code; nothing where there is no game. */
export function prizeOf(
  blocks: readonly Block[],
): { at: number; code: string } | undefined {
  for (const block of blocks) {
    if (!("segments" in block)) continue;
    const at = block.segments.findIndex((it) => it.code);
    const code = block.segments[at]?.code;
    if (code) return { at, code };
  }
  return undefined;
}

const BEFORE_ITS_END = 49 * 3_600_000 + 17 * 60_000;

/** Now; of a countdown that is over already, a moment at which it still ran. */
export function momentOf(blocks: readonly Block[], now: number): number {
  let at = now;
  for (const block of blocks) {
    if (block.kind !== "countdown" || !block.until) continue;
    const end = Date.parse(block.until);
    if (end <= at) at = end - BEFORE_ITS_END;
  }
  return at;
}

/** Nothing is asked of the web while one plans: a picture that lies there has a stand-in. */
export function offline(block: Block): Block {
  if (!("src" in block) || !block.src?.startsWith("https:")) return block;
  return { ...block, src: standIn(new URL(block.src).hostname) };
}

function standIn(host: string): string {
  const words = `Picture of ${host}`.replaceAll(/[<&]/g, "");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="320" height="180"><rect width="320" height="180" fill="#e7e6e3"/><path d="M40 140 115 62l48 50 30-27 87 55z" fill="#cfcdc8"/><circle cx="232" cy="54" r="15" fill="#cfcdc8"/><text x="160" y="166" font-family="sans-serif" font-size="12" text-anchor="middle" fill="#55534e">${words}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
