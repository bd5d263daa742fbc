// A thing that a page changes as a whole. Sent is what it was and what it shall be, and written is the difference: what became of
// it before the page has heard of that, an undo above all, stays as it is.
import { untrack } from "svelte";
import type { Change } from "../host";
import { why } from "./keep";

export class Changing<T extends object> {
  #shown: () => T | undefined;
  #write: (change: Change<T>) => Promise<T>;
  #last: Promise<unknown> = Promise.resolve();
  #pending = $state(0);
  /** What the page showed when the last edit was made. */
  #seen = $state.raw<T>();
  /** Edits of this page that what it shows may not have yet. */
  #ahead = $state.raw<T>();
  /** What was kept last. */
  #kept: T | undefined;

  /** `shown` is the thing as the page got it last. */
  constructor(
    shown: () => T | undefined,
    write: (change: Change<T>) => Promise<T>,
  ) {
    this.#shown = shown;
    this.#write = write;
  }

  /** As it stands with the edits so far. */
  get now(): T | undefined {
    const shown = this.#shown();
    const isNews = this.#pending === 0 && shown && shown !== this.#seen;
    return isNews ? shown : (this.#ahead ?? shown ?? this.#seen);
  }

  /** Makes an edit, after those before it. Throws why it was not kept; it is then no part of the edits any more. */
  change(edit: (now: T) => T): Promise<T> {
    const was = untrack(() => this.now);
    if (!was) throw new Error("BUG: changed before it was shown");
    const next = edit(was);
    if (this.#pending === 0) this.#kept = was;
    this.#seen = untrack(this.#shown) ?? was;
    this.#ahead = next;
    this.#pending += 1;
    const turn = this.#last.then(() => this.#write({ ...next, was }));
    this.#last = turn.then(
      (kept) => this.#answered(kept),
      () => this.#answered(this.#kept),
    );
    return turn;
  }

  /** As `change`; undefined once it is kept, else why it was not, as words for its field. */
  async keep(edit: (now: T) => T): Promise<string | undefined> {
    try {
      await this.change(edit);
      return undefined;
    } catch (thrown) {
      return why(thrown);
    }
  }

  #answered(kept: T | undefined): void {
    this.#kept = kept;
    this.#pending -= 1;
    if (this.#pending === 0) this.#ahead = kept;
  }
}
