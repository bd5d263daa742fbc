// The canvas of the widget editor, looked into from the page around it: no script runs in its frame.
import type { Page } from "playwright-core";

export interface Drawn {
  /** All words of the widget, as they are read. */
  words: string;
  /** Elements of a kind that hostile words would have made. */
  foreign: number;
  direction: string;
  errors: string[];
  fields: number;
  window: { width: number; height: number };
  box: { left: number; top: number; right: number; bottom: number };
  /** Pixels by which anything in the box is wider than its place. */
  beyond: number;
  /** What of the words and controls is cut off or lies outside the box. */
  cut: string[];
}

/** What stands on the canvas, or in the preview with this label. */
export async function drawn(page: Page, label?: string): Promise<Drawn> {
  const frame = label
    ? page.locator(`iframe[title=${JSON.stringify(label)}]`)
    : page.locator("main iframe").first();
  return frame.evaluate((frame: HTMLIFrameElement) => {
    const inside = frame.contentDocument;
    const root = inside?.querySelector("reprise-widget")?.shadowRoot;
    const box = root?.querySelector<HTMLElement>(".box, .teaser");
    if (!inside || !root || !box) throw new Error("nothing is drawn");
    const { left, top, right, bottom } = box.getBoundingClientRect();
    const parts = [...box.querySelectorAll<HTMLElement>("*")].filter(
      (it) =>
        !it.matches(".hp, .hp *, .status, .rating input, svg *") &&
        it.getClientRects().length > 0,
    );
    const cut = parts
      .filter((it) => {
        const own = it.getBoundingClientRect();
        return own.left < left - 1 || own.right > right + 1;
      })
      .map((it) => `${it.tagName}.${it.className}`);
    return {
      words: box.textContent ?? "",
      foreign: box.querySelectorAll("script, iframe, object, style").length,
      direction: root.querySelector<HTMLElement>(".root")?.dir ?? "",
      errors: [...box.querySelectorAll(".error")]
        .map((it) => it.textContent ?? "")
        .filter(Boolean),
      fields: box.querySelectorAll(".field").length,
      window: {
        width: inside.documentElement.clientWidth,
        height: frame.clientHeight,
      },
      box: { left, top, right, bottom },
      beyond: Math.max(
        0,
        ...[box, ...parts]
          // What an input or a drawing holds is never wider than itself.
          .filter(
            (it) => it.tagName !== "INPUT" && it.offsetParent !== undefined,
          )
          .map((it) => it.scrollWidth - it.clientWidth)
          .filter((it) => it > 1),
      ),
      cut,
    };
  });
}
