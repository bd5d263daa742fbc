// When what stands on the page has been painted.

/** Waits for the frame after the next one: what stands now has been painted by then. */
export function painted(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  );
}
