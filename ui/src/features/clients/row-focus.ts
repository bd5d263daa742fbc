// Where the focus goes in a list whose rows come and go.
import { tick } from "svelte";

/** How long the list may take to show what was written, in milliseconds. */
const WRITTEN = 60;

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, WRITTEN));
  await tick();
}

/** To the first control of the row that came at the end. */
export async function focusNew(
  list: HTMLElement | undefined,
  control: "input" | "select",
): Promise<void> {
  await settled();
  list?.querySelector<HTMLElement>(`li:last-child ${control}`)?.focus();
}

/** To the button of the row that stands where one went; of an empty list to the one below that adds. */
export async function focusBeside(
  list: HTMLElement | undefined,
  index: number,
): Promise<void> {
  await settled();
  const buttons = list?.querySelectorAll<HTMLElement>("li button") ?? [];
  const beside =
    buttons[Math.min(index, buttons.length - 1)] ??
    list?.parentElement?.querySelector<HTMLElement>(
      ":scope > :is(div, form) button",
    );
  beside?.focus();
}
