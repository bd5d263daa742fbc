// Whether the backend answers and how soon, so that the window does not go on saying that everything is saved when it is not.

/** Milliseconds after which one begins to wonder whether anything happens. */
const SOON = 1000;

/** What is waited for: all commands, or only edits. */
export type Awaited = "all" | "edits";

class Answering {
  #now = $state(true);
  #late = $state(0);
  #open: Record<Awaited, number> = { all: 0, edits: 0 };
  #waiting: { what: Awaited; go: () => void }[] = [];

  /** Whether the last command was answered, be it with a refusal. */
  get now(): boolean {
    return this.#now;
  }

  set now(answered: boolean) {
    this.#now = answered;
  }

  /** Whether a command has been at work for longer than one takes for nothing. */
  get late(): boolean {
    return this.#late > 0;
  }

  /** Whether such a command is at work. */
  busy(what: Awaited): boolean {
    return this.#open[what] > 0;
  }

  /** Begins to wait for the answer to an edit or another command; what it returns is called once that has come. */
  wait(isEdit: boolean): () => void {
    this.#count(isEdit, 1);
    let counted = false;
    const timer = setTimeout(() => {
      counted = true;
      this.#late += 1;
    }, SOON);
    return () => {
      clearTimeout(timer);
      if (counted) this.#late -= 1;
      this.#count(isEdit, -1);
      const over = this.#waiting.filter(({ what }) => !this.busy(what));
      this.#waiting = this.#waiting.filter(({ what }) => this.busy(what));
      for (const { go } of over) go();
    };
  }

  /** Once no such command is at work. */
  async idle(what: Awaited): Promise<void> {
    if (this.busy(what))
      await new Promise<void>((go) => this.#waiting.push({ what, go }));
  }

  #count(isEdit: boolean, by: number): void {
    this.#open.all += by;
    if (isEdit) this.#open.edits += by;
  }
}

export const answering = new Answering();
