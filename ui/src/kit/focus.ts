// Where the focus goes when what had it is gone from the page: to the heading of the screen that came in its place.

/** At the start nothing has the focus, and nothing takes it. */
let had = false;
document.addEventListener("focusin", () => (had = true), { once: true });

/** Takes the focus as it comes onto the page, unless something there has it. */
export function inheritsFocus(element: HTMLElement): void {
  if (had && document.activeElement === document.body)
    element.focus({ preventScroll: true });
}
