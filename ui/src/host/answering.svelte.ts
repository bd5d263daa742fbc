// Whether the backend answers and how soon, so that the window does not go on saying that everything is saved when it is not.

/** Milliseconds after which one begins to wonder whether anything happens. */
const SOON = 1000;

class Answering {
  #now = $state(true);
  #late = $state(0);
  #open = 0;
  #waiting: (() => void)[] = [];

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

  /** Whether a command is at work. */
  get busy(): boolean {
    return this.#open > 0;
  }

  /** Begins to wait for one answer; what it returns is called once that has come. */
  wait(): () => void {
    this.#open += 1;
    let counted = false;
    const timer = setTimeout(() => {
      counted = true;
      this.#late += 1;
    }, SOON);
    return () => {
      clearTimeout(timer);
      if (counted) this.#late -= 1;
      this.#open -= 1;
      if (this.#open === 0) for (const go of this.#waiting.splice(0)) go();
    };
  }

  /** Once no command is at work. */
  async all(): Promise<void> {
    if (this.busy) await new Promise<void>((go) => this.#waiting.push(go));
  }
}

export const answering = new Answering();
