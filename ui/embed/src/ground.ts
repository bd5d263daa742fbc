/* The page as a place to put things: what is there already, and what would move. */
import type { Layout, Widget } from "./config";
import { attempt } from "./guard";

/** Only one widget stands in a place; embedded ones have each their own. */
export function placeOf(layout: Layout): string {
  if (layout === "embedded") return "";
  return /^bar/.test(layout) ? layout : "popup";
}

export function parentOf({
  layout,
  selector = "",
}: Widget): Element | undefined {
  if (layout !== "embedded") return undefined;
  return attempt(() => document.querySelector(selector)) ?? undefined;
}

/** Whether something the visitor sees moved: the element grew, and is not below what is seen. */
export function moves(parent: Element, before = 0): boolean {
  const { top } = parent.getBoundingClientRect();
  return parent.clientHeight > before && top < innerHeight;
}

/** Whether the page itself holds the visitor up with a dialog. */
export function hasDialog(): boolean | undefined {
  return attempt(() =>
    document
      .querySelector('dialog:modal,[aria-modal="true"]')
      ?.checkVisibility(),
  );
}
