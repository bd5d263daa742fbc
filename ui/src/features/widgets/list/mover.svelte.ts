// Moving a block in the list, by pointer or by keyboard: where it would go, and what is said of it.
import type { View } from "../../../host";
import { nextSpot, spotOf, title, type Spot } from "../design";

/** How far a press has to go before it is a drag and not a click. */
const SLACK = 4;

export class Mover {
  /** The block being moved. */
  slot = $state<string>();
  /** Where it would go, counted without itself. */
  to = $state.raw<Spot>();
  /** Whether it was picked up by keyboard. */
  isHeld = $state(false);
  /** What happened, for those who do not see it. */
  said = $state("");

  #views: () => readonly View[];
  #nameOf: (slot: string) => string;
  #move: (slot: string, to: Spot) => void;

  constructor(
    views: () => readonly View[],
    nameOf: (slot: string) => string,
    move: (slot: string, to: Spot) => void,
  ) {
    this.#views = views;
    this.#nameOf = nameOf;
    this.#move = move;
  }

  /** One place up or down at once. */
  step(slot: string, by: 1 | -1): void {
    const to = nextSpot(this.#views(), slot, by);
    if (!to) {
      const end = by < 0 ? "first" : "last";
      this.said = `${this.#nameOf(slot)} is the ${end} already.`;
      return;
    }
    this.#move(slot, to);
    this.said = `${this.#nameOf(slot)} moved to ${this.#placeOf(to, slot)}.`;
  }

  /** Takes a block up; the arrows then choose its place. */
  hold(slot: string): void {
    this.slot = slot;
    this.to = spotOf(this.#views(), slot);
    this.isHeld = true;
    this.said = `${this.#nameOf(slot)} picked up. Arrows choose its place, Space puts it down, Escape puts it back.`;
  }

  /** One place on while it is held. */
  choose(by: 1 | -1): void {
    if (!this.slot || !this.to) return;
    const views = this.#views().map((view) => {
      const blocks = view.blocks.filter((it) => it.slot !== this.slot);
      return { ...view, blocks };
    });
    const at = views.findIndex((it) => it.id === this.to?.view);
    const next = this.to.at + by;
    if (next >= 0 && next <= (views[at]?.blocks.length ?? 0)) {
      this.to = { ...this.to, at: next };
    } else {
      const beside = views[at + by];
      if (!beside) return;
      this.to = { view: beside.id, at: by > 0 ? 0 : beside.blocks.length };
    }
    this.said = this.#placeOf(this.to, this.slot);
  }

  drop(): void {
    const { slot, to } = this;
    const from = slot && spotOf(this.#views(), slot);
    this.#end();
    if (!slot || !to || !from) return;
    if (from.view === to.view && from.at === to.at) {
      this.said = `${this.#nameOf(slot)} stays where it was.`;
      return;
    }
    this.#move(slot, to);
    this.said = `${this.#nameOf(slot)} moved to ${this.#placeOf(to, slot)}.`;
  }

  cancel(): void {
    if (this.slot) this.said = `${this.#nameOf(this.slot)} put back.`;
    this.#end();
  }

  #end(): void {
    this.slot = undefined;
    this.to = undefined;
    this.isHeld = false;
  }

  /** Follows a press on a row: beyond a little way it is a drag, else a click. */
  drag(event: PointerEvent, slot: string, list: HTMLElement): void {
    if (event.button !== 0) return;
    const start = event.clientY;
    const ended = new AbortController();
    const { signal } = ended;
    const move = (moved: PointerEvent) => {
      if (!this.slot && Math.abs(moved.clientY - start) < SLACK) return;
      if (!this.slot) this.said = "";
      this.slot = slot;
      this.to = this.#under(moved.clientY, slot, list);
    };
    const end = (how: () => void) => () => {
      ended.abort();
      if (this.slot && !this.isHeld) how();
    };
    window.addEventListener("pointermove", move, { signal });
    window.addEventListener(
      "pointerup",
      end(() => this.drop()),
      { signal },
    );
    window.addEventListener(
      "pointercancel",
      end(() => this.cancel()),
      {
        signal,
      },
    );
    window.addEventListener(
      "keydown",
      (pressed) => {
        if (pressed.key === "Escape") end(() => this.cancel())();
      },
      { signal },
    );
  }

  /** The spot at a height: views and rows say in the page what they are. */
  #under(y: number, slot: string, list: HTMLElement): Spot | undefined {
    let spot: Spot | undefined;
    for (const view of list.querySelectorAll<HTMLElement>("[data-view]")) {
      if (spot && y < view.getBoundingClientRect().top) break;
      const rows = [...view.querySelectorAll<HTMLElement>("[data-slot]")];
      const others = rows.filter((it) => it.dataset["slot"] !== slot);
      const above = others.filter((it) => {
        const { top, height } = it.getBoundingClientRect();
        return y > top + height / 2;
      });
      spot = { view: view.dataset["view"] ?? "", at: above.length };
    }
    return spot;
  }

  #placeOf(to: Spot, slot: string): string {
    const view = this.#views().find((it) => it.id === to.view);
    const others = view?.blocks.filter((it) => it.slot !== slot).length ?? 0;
    return `place ${to.at + 1} of ${others + 1} in ${title(to.view)}`;
  }
}
