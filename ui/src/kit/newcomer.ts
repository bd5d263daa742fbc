// The focus goes along with what was just made, also with the copy of something: to its first field, else its first control, as
// soon as it stands on the page. Whoever goes on to something else meanwhile is left alone.
import { tick } from "svelte";
import type { Attachment } from "svelte/attachments";
import { firstField } from "./first";

const standing = new Map<string, HTMLElement>();
let expected: string | null = null;

/** Marks where the thing with this id stands. */
export function standsFor(id: string): Attachment<HTMLElement> {
  return (element) => {
    standing.set(id, element);
    void arrive();
    return () => {
      if (standing.get(id) === element) standing.delete(id);
    };
  };
}

/** What has this id was made: it is on its way, or there already. */
export function expectNewcomer(id: string): void {
  expected = id;
  for (const deed of ["keydown", "pointerdown"])
    addEventListener(deed, forget, { capture: true, once: true });
  void arrive();
}

function forget(): void {
  expected = null;
}

async function arrive(): Promise<void> {
  // What it consists of comes onto the page together with it.
  await tick();
  const element = expected === null ? undefined : standing.get(expected);
  if (!element) return;
  forget();
  (firstField(element) ?? element.querySelector("button"))?.focus();
}
