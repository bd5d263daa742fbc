/* What a visitor does with hand and eye, as the events a browser would make of it. */
import type { Device } from "../src/config";

/** Pixels that a finger flicks back, more than the script asks for. */
const FLICK = 400;

/** Reading: the pointer moves a little. */
export function stir(): void {
  document.dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));
}

export function scrollTo(percent: number): void {
  const page = scroller();
  const way = page.scrollHeight - page.clientHeight;
  scroll((way * percent) / 100);
}

/** The pointer leaves through the top edge; a finger scrolls up fast. */
export function leave(device: Device): void {
  if (device === "desktop") {
    const leaving = { bubbles: true, relatedTarget: null, clientY: -1 };
    document.documentElement.dispatchEvent(new MouseEvent("mouseout", leaving));
    return;
  }
  const top = scroller().scrollTop;
  document.dispatchEvent(new Event("touchmove", { bubbles: true }));
  // From further down, where the page is long enough and the visitor was near its head.
  scroll(Math.max(top, FLICK));
  scroll(Math.max(0, scroller().scrollTop - FLICK));
}

/** A pointer that leaves the frame is none that leaves a touched screen. */
export function holdPointer(device: () => Device): void {
  window.addEventListener(
    "mouseout",
    (event) => {
      if (event.isTrusted && device() !== "desktop") {
        event.stopImmediatePropagation();
      }
    },
    true,
  );
}

/** The event comes at once and not with the next frame, which a window that nobody sees never paints. */
function scroll(top: number): void {
  scroller().scrollTo({ top, behavior: "instant" });
  document.dispatchEvent(new Event("scroll"));
}

function scroller(): Element {
  return document.scrollingElement ?? document.documentElement;
}
