// A piece of the rules while it is edited: what stands in its fields, and why it is not kept yet.

/** Why it was not kept; undefined once it is. */
export type Kept = string | undefined;

/** The fields of one piece. What was refused stays in them, with the reason beside. */
export class Piece<T> {
  /** What stands in the fields. */
  now = $state.raw<T>() as T;
  /** Why that is not kept. */
  error = $state<string>();

  #keep: (value: T) => Promise<Kept>;
  /** What is stored, as it was seen last. */
  #seen: string;
  /** What was sent from here and is on its way back. */
  #sent: string[] = [];
  #turn = 0;

  /** `draft` is what was typed before and refused. */
  constructor(value: T, keep: (value: T) => Promise<Kept>, draft?: T) {
    this.now = value;
    this.#seen = JSON.stringify(value);
    this.#keep = keep;
    if (draft !== undefined) void this.set(draft);
  }

  /** Takes a change over from the fields. */
  async set(value: T): Promise<void> {
    const turn = ++this.#turn;
    const text = JSON.stringify(value);
    this.now = value;
    this.#sent.push(text);
    const error = await this.#keep(value);
    // What was refused, or changed nothing, never comes back.
    if (error !== undefined || text === this.#seen) this.#forget(text);
    if (turn === this.#turn) this.error = error;
  }

  /** Takes over what was changed elsewhere: an undo, a mend. What was sent from here is there already. */
  follow(value: T): void {
    const text = JSON.stringify(value);
    if (text === this.#seen) return;
    this.#seen = text;
    const at = this.#sent.indexOf(text);
    if (at >= 0) {
      this.#sent.splice(0, at + 1);
      return;
    }
    this.#turn += 1;
    this.now = value;
    this.error = undefined;
  }

  #forget(text: string): void {
    const at = this.#sent.indexOf(text);
    if (at >= 0) this.#sent.splice(at, 1);
  }
}
