// Taking a condition or a group by its grip and putting it elsewhere. What a pointer does, the grip's arrow keys do too.
import { tick } from "svelte";
import type { Editing } from "./editing.svelte";
import type { Direction } from "./tree";

export type Where = "before" | "after" | "into";

const STEPS: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "out",
  ArrowRight: "in",
};

export class Drag {
  /** What is held. */
  key = $state<number | null>(null);
  /** Where it would go. */
  target = $state.raw<{ key: number; where: Where } | null>(null);

  #editing: Editing;
  #root: () => HTMLElement | undefined;

  constructor(editing: Editing, root: () => HTMLElement | undefined) {
    this.#editing = editing;
    this.#root = root;
  }

  take(event: PointerEvent, key: number): void {
    if (event.button !== 0) return;
    const grip = event.currentTarget as HTMLElement;
    grip.setPointerCapture(event.pointerId);
    const from = { x: event.clientX, y: event.clientY };
    const ends = new AbortController();
    const { signal } = ends;
    const leave = () => {
      this.key = null;
      this.target = null;
      ends.abort();
    };
    grip.addEventListener(
      "pointermove",
      (moved) => {
        const far =
          Math.abs(moved.clientX - from.x) + Math.abs(moved.clientY - from.y);
        if (this.key === null && far < 4) return;
        this.key = key;
        this.target = this.#under(moved, key);
      },
      { signal },
    );
    grip.addEventListener(
      "pointerup",
      () => {
        const { target } = this;
        leave();
        if (target) this.#editing.drop(key, target.key, target.where);
      },
      { signal },
    );
    grip.addEventListener("pointercancel", leave, { signal });
    window.addEventListener(
      "keydown",
      (pressed) => {
        if (pressed.key !== "Escape" || this.key === null) return;
        pressed.preventDefault();
        pressed.stopPropagation();
        leave();
      },
      { signal, capture: true },
    );
  }

  async press(event: KeyboardEvent, key: number): Promise<void> {
    const to = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (to) {
      event.preventDefault();
      event.stopPropagation();
      this.#editing.step(key, to);
      await this.focus(key, ".grip");
    } else if (event.key === "Delete") {
      event.preventDefault();
      event.stopPropagation();
      this.#editing.remove(key);
      await tick();
      this.#root()?.querySelector<HTMLElement>(".grip, .add select")?.focus();
    }
  }

  /** Puts the focus on a part of a piece, once it stands. */
  async focus(key: number, part: string): Promise<void> {
    await tick();
    this.#root()
      ?.querySelector<HTMLElement>(`[data-piece="${key}"] ${part}`)
      ?.focus();
  }

  #under(
    { clientX, clientY }: PointerEvent,
    held: number,
  ): { key: number; where: Where } | null {
    const element = document
      .elementFromPoint(clientX, clientY)
      ?.closest<HTMLElement>("[data-piece]");
    if (!element || !this.#root()?.contains(element)) return null;
    const key = Number(element.dataset["piece"]);
    const own = this.#root()?.querySelector(`[data-piece="${held}"]`);
    if (key === held || own?.contains(element)) return null;
    const head = element.querySelector(":scope > .head");
    if (head) {
      const box = head.getBoundingClientRect();
      const isRoot = element.parentElement?.closest("[data-piece]") === null;
      if (clientY <= box.bottom)
        return {
          key,
          where: !isRoot && clientY < box.top + 6 ? "before" : "into",
        };
      return isRoot ? null : { key, where: "after" };
    }
    const box = element.getBoundingClientRect();
    return {
      key,
      where: clientY < box.top + box.height / 2 ? "before" : "after",
    };
  }
}
