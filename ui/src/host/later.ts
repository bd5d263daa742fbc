// A write that is put off until a burst of edits is over. When the page is left nothing is put off any more.

const waiting = new Set<Later>();

export class Later {
  #work: () => unknown;
  #wait: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What is done, once it was not put off for so many milliseconds. */
  constructor(work: () => unknown, wait: number) {
    this.#work = work;
    this.#wait = wait;
  }

  /** Puts it off, anew if it was put off already. */
  again(): void {
    this.cancel();
    waiting.add(this);
    this.#timer = setTimeout(() => this.now(), this.#wait);
  }

  /** Does it, and not again. */
  now(): void {
    this.cancel();
    this.#work();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    waiting.delete(this);
  }
}

/** Does all that was put off. */
export function doAllNow(): void {
  for (const it of [...waiting]) it.now();
}
