// A line of help that floats beside a control while it is hovered or focused. One element serves the whole page.
import type { Attachment } from "svelte/attachments";

const DELAY = 350;
const MARGIN = 6;

let box: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function theBox(): HTMLElement {
  if (!box) {
    box = document.createElement("div");
    box.className = "tip";
    box.setAttribute("role", "tooltip");
    box.popover = "manual";
    document.body.append(box);
  }
  return box;
}

function show(anchor: Element, text: string): void {
  if (!anchor.isConnected) return;
  const tip = theBox();
  tip.textContent = text;
  // Inside a modal dialog only its own descendants are above it.
  (anchor.closest("dialog[open]") ?? document.body).append(tip);
  tip.showPopover?.();
  const from = anchor.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const below = from.bottom + MARGIN;
  const top =
    below + own.height > window.innerHeight
      ? from.top - own.height - MARGIN
      : below;
  const left = Math.min(
    Math.max(MARGIN, from.left + from.width / 2 - own.width / 2),
    window.innerWidth - own.width - MARGIN,
  );
  tip.style.top = `${Math.max(MARGIN, top)}px`;
  tip.style.left = `${left}px`;
}

function hide(): void {
  clearTimeout(timer);
  if (box?.matches(":popover-open")) box.hidePopover();
}

/** Shows a text beside a control. Without a text it does nothing; a text that is costly is asked for when it is shown. */
export function tip(
  text: string | undefined | (() => string | undefined),
): Attachment<HTMLElement> {
  return (element) => {
    if (!text) return;
    const tell = () => {
      const now = typeof text === "function" ? text() : text;
      if (now) show(element, now);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, DELAY);
    };
    const atOnce = () => {
      if (element.matches(":focus-visible")) tell();
    };
    const events: [string, () => void][] = [
      ["pointerenter", soon],
      ["focus", atOnce],
      ["pointerleave", hide],
      ["pointerdown", hide],
      ["blur", hide],
    ];
    events.forEach(([name, act]) => element.addEventListener(name, act));
    return () => {
      events.forEach(([name, act]) => element.removeEventListener(name, act));
      hide();
    };
  };
}
