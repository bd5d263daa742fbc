// What was typed into a piece and refused: it is shown again, until what stands there changes.
import { SvelteMap } from "svelte/reactivity";
import type { Kept } from "./piece.svelte";

export class Refused<T> {
  /** By place, with what stood there when it was refused. */
  #all = new SvelteMap<number, { of: string; draft: T }>();

  /** What is not kept yet at a place; undefined when everything is. */
  at(place: number, stored: T): T | undefined {
    const it = this.#all.get(place);
    return it?.of === JSON.stringify(stored) ? it.draft : undefined;
  }

  /** Tries to keep a draft, and remembers it when it is refused. */
  async trying(
    place: number,
    stored: T,
    draft: T,
    keep: () => Promise<Kept>,
  ): Promise<Kept> {
    const why = await keep();
    if (why === undefined) this.#all.delete(place);
    else this.#all.set(place, { of: JSON.stringify(stored), draft });
    return why;
  }
}
