/* The box on the page: a closed shadow root, a place in the top layer, focus in and back. Knows nothing of blocks. */
import type { Layout, Widget, Words } from "./config";
import { make } from "./dom";
import { attempt, listen } from "./guard";
import css from "./style.css?inline";
import { declarations } from "./theme";
import { direction } from "./words";

/** Events that a page may take for its own: short cuts, and dialogs that hold the focus. */
const KEPT = ["keydown", "keyup", "focusin"];

export interface Surface {
  host: HTMLElement;
  /** Puts the small button on the page. */
  tease(): void;
  /** Puts the box on the page. Focus goes into it when it is modal or was asked for. */
  open(asked: boolean): void;
  /** Takes everything off the page and gives the focus back; or leaves the teaser. */
  close(teases: boolean): void;
  /** Shows a view. */
  show(panel: HTMLElement, name: string): void;
  /** Says it to those who do not see. */
  announce(words: string): void;
  /** Makes room below for something else, in pixels. */
  lift(pixels: number): void;
  height(): number;
}

export function surface(
  { layout, theme, teaser: slot }: Widget,
  language: string,
  words: Words,
  mode: ShadowRootMode,
  parent: Element | undefined,
  leave: () => void,
  enter: () => void,
): Surface {
  const isModal = layout === "popup" || layout === "full_screen";
  const flows = layout === "embedded";
  const host = document.createElement("reprise-widget");
  const shadow = host.attachShadow({ mode });
  const root = make("div", {
    class: `root ${layout} ${groupOf(layout)}`,
    lang: language,
    dir: direction(language),
  });
  const status = make("div", { class: "status", role: "status" });
  let panel: HTMLElement = make("div");
  const close = make("button", {
    type: "button",
    class: "close",
    "aria-label": words["_close"] || "×",
  });
  const box = make(
    isModal ? "dialog" : "div",
    {
      class: "box",
      tabindex: !flows && -1,
      popover: !isModal && !flows && "manual",
      role: !isModal && (groupOf(layout) === "corner" ? "dialog" : "region"),
    },
    close,
    panel,
    status,
  ) as HTMLDialogElement;
  const teaser = make(
    "button",
    { type: "button", class: "teaser", popover: "manual" },
    words[slot ?? ""],
  );
  let before: Element | null = null;

  listen(close, "click", leave);
  listen(teaser, "click", enter);
  listen(box, "cancel", (event: Event) => {
    event.preventDefault();
    leave();
  });
  listen(box, "keydown", ({ key, isComposing }: KeyboardEvent) => {
    if (key === "Escape" && !isComposing && !isModal && !flows) leave();
  });
  // A press beside a dialog has the dialog itself for a target, as one on its edge has.
  listen(
    box,
    "pointerdown",
    ({ target, clientX: x, clientY: y }: PointerEvent) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const isBeside = x < left || x > right || y < top || y > bottom;
      if (isModal && target === box && isBeside) leave();
    },
  );
  for (const name of KEPT)
    listen(shadow, name, (event: Event) => event.stopPropagation());
  // Sheets of this kind need no leave of a content security policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${css}.root{${declarations(theme)}}`);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(root);

  function place(element: HTMLElement): void {
    root.append(element);
    host.toggleAttribute("data-flow", flows);
    // Behind the body, so that the page's rules about its last child mean the same as before.
    if (!host.isConnected) (parent ?? document.documentElement).append(host);
    // The top layer is above any z-index; where there is none, the highest one has to do.
    if (element.popover) attempt(() => element.showPopover());
  }

  const made: Surface = {
    host,
    tease: () => place(teaser),
    open(asked) {
      before = document.activeElement;
      teaser.remove();
      place(box);
      if (isModal) box.showModal();
      if (isModal || asked) box.focus({ preventScroll: true });
      else made.announce(box.ariaLabel ?? "");
    },
    close(teases) {
      const hadFocus = shadow.activeElement;
      attempt(() => box.close?.());
      box.remove();
      if (teases) place(teaser);
      else host.remove();
      const back = teases ? teaser : (before as HTMLElement | null);
      if (hadFocus) back?.focus({ preventScroll: true });
    },
    show(next, name) {
      const hadFocus = box.contains(shadow.activeElement);
      panel.replaceWith(next);
      panel = next;
      box.setAttribute("aria-label", name);
      if (hadFocus) {
        (next.querySelector("h2") ?? box).focus({ preventScroll: true });
      }
    },
    announce(text) {
      // The same words twice are said twice only when they were gone in between.
      status.textContent = "";
      setTimeout(() => (status.textContent = text), 60);
    },
    lift: (pixels) => root.style.setProperty("--lift", `${pixels}px`),
    height: () => box.offsetHeight,
  };
  return made;
}

/** Layouts that look alike: bars, and boxes in a corner. */
function groupOf(layout: Layout): string {
  if (/^bar/.test(layout)) return "bar";
  return /^[fsl]/.test(layout) && layout !== "full_screen" ? "corner" : "";
}
