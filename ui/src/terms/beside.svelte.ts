// What stands beside a page: the selected thing. What was just made is selected before the page has read of it, and what is gone
// leaves a place for its heir; so what stood there stays until then, and nothing beside the page comes and goes in between.
import { untrack } from "svelte";
import { place } from "./place.svelte";

/** What is shown, and in which reading it was found. */
export interface Shown<D> {
  id: string;
  among: D;
}

export interface Succession<D> {
  has: (among: D, id: string) => boolean;
  /** Who follows what is gone, of those who are there now; null closes the details. */
  heir: (gone: string, before: D, now: D) => string | null;
}

/** What is shown next. `isAwaited`: the wanted thing was made, and the next reading has it. */
export function follow<D>(
  was: Shown<D> | null,
  wanted: { id: string | null; isAwaited: boolean },
  now: D | undefined,
  { has, heir }: Succession<D>,
): Shown<D> | null {
  const { id, isAwaited } = wanted;
  if (id === null || now === undefined) return null;
  if (has(now, id)) return { id, among: now };
  if (!was) return null;
  if (was.id !== id) return isAwaited && was.among === now ? was : null;
  const next = heir(id, was.among, now);
  return next === null ? null : { id: next, among: now };
}

export class Beside<D> {
  #shown = $state.raw<Shown<D> | null>(null);
  #awaited = $state.raw<string | null>(null);

  /** `read` is what the page has read last. Lives as long as the component. */
  constructor(read: () => D | undefined, succession: Succession<D>) {
    $effect.pre(() => {
      const was = untrack(() => this.#shown);
      const { id } = place.now;
      const now = read();
      const wanted = { id, isAwaited: this.#awaited === id };
      const shown = follow(was, wanted, now, succession);
      this.#shown = shown;
      const isGone = now !== undefined && was?.id === id && shown?.id !== id;
      if (isGone) untrack(() => this.select(shown?.id ?? null));
    });
  }

  /** The id of what is shown; null shows nothing. */
  get id(): string | null {
    return this.#shown?.id ?? null;
  }

  /** Selects a thing, be it there already or just made. */
  select(id: string | null): void {
    this.#awaited = id;
    place.select(id);
  }
}
