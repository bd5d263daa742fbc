// Leaving the page loses nothing that was typed, and an undo takes back what was done last, not what was stored last. How long
// leaving may take is the window's to say: it closes after two seconds.
import { answering, type Awaited } from "./answering.svelte";
import { doAllNow } from "./later";

/** Leaves the field at hand, which stores what was typed into it, does what was put off, and waits until nothing is at work. */
export async function finish(): Promise<void> {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) activeElement.blur();
  await rest("all");
}

/** Does what was put off, and waits until no edit is at work any more. The focus stays where it is. */
export function settle(): Promise<void> {
  return rest("edits");
}

async function rest(what: Awaited): Promise<void> {
  doAllNow();
  do {
    await answering.idle(what);
    // Who writes may read first: what follows from an answer is asked within a turn of the page.
    await new Promise((next) => setTimeout(next));
  } while (answering.busy(what));
}
