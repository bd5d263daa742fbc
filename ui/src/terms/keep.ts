// Keeping what a form holds: one write after the other, and why one was not kept as words for its field.
import { asCallError, sentence } from "../host";

/** What happened and what to do, as it stands beside a field. */
export function why(thrown: unknown): string {
  const error = asCallError(thrown);
  return [error.sentence, sentence(error.hint)].filter(Boolean).join(" ");
}

/** Carries out the writes of one form in turn, so that each can build on what the one before left. */
export class Keeper {
  #last: Promise<unknown> = Promise.resolve();

  /** Undefined once it is kept, else why it was not. */
  keep(write: () => Promise<unknown>): Promise<string | undefined> {
    const turn = this.#last.then(async () => {
      try {
        await write();
        return undefined;
      } catch (thrown) {
        return why(thrown);
      }
    });
    this.#last = turn;
    return turn;
  }
}
