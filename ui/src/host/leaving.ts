// Leaving the page loses nothing that was typed. How long it may take is the window's to say: it closes after two seconds.
import { answering } from "./answering.svelte";
import { doAllNow } from "./later";

/** Leaves the field at hand, which stores what was typed into it, does what was put off, and waits until nothing is at work. */
export async function finish(): Promise<void> {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) activeElement.blur();
  doAllNow();
  do {
    await answering.all();
    // Who writes may read first: what follows from an answer is asked within a turn of the page.
    await new Promise((next) => setTimeout(next));
  } while (answering.busy);
}
