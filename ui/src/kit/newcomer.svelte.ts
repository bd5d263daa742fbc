// The focus goes along with what was just made: to its first field, once that stands at the side of the screen.
import { tick } from "svelte";
import { firstField } from "./first";

export class Newcomer {
  /** Where the thing selected on the screen stands. */
  side = $state<HTMLElement>();

  #expected = $state<string | null>(null);

  /** `selected` is the id of what stands at the side. Made while a component is. */
  constructor(selected: () => string | undefined) {
    $effect(() => {
      if (this.#expected === null || selected() !== this.#expected) return;
      this.#expected = null;
      void tick().then(() => this.side && firstField(this.side)?.focus());
    });
  }

  /** What has this id was made, and is on its way. */
  expect(id: string): void {
    this.#expected = id;
  }
}
