// A read that stays fresh: asked again when its request changes and when something it shows was written.
import {
  asCallError,
  call,
  concerns,
  subscribe,
  type CallError,
  type Commands,
  type Kind,
} from "./index";

export class Query<T> {
  /** The last answer; undefined until the first. It stays while a newer one is on its way. */
  data = $state.raw<T | undefined>(undefined);
  error = $state.raw<CallError | undefined>(undefined);
  /** Whether an answer is on its way. */
  busy = $state(false);

  #ask: () => Promise<T> | null;
  #turn = 0;

  constructor(ask: () => Promise<T> | null) {
    this.#ask = ask;
  }

  /** Asks again now. Answers that were overtaken are dropped. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    const answer = this.#ask();
    if (!answer) {
      this.data = undefined;
      this.busy = false;
      return;
    }
    this.busy = true;
    try {
      const data = await answer;
      if (turn !== this.#turn) return;
      this.data = data;
      this.error = undefined;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.error = asCallError(thrown);
    }
    this.busy = false;
  }
}

/**
 * Keeps a read fresh while the component lives. `request` may return null while there is nothing to ask.
 * `kinds` are what it shows; any write to one of them asks again.
 */
export function query<K extends keyof Commands>(
  name: K,
  request: () => Commands[K][0] | null,
  kinds: readonly Kind[],
): Query<Commands[K][1]> {
  const it = new Query<Commands[K][1]>(() => {
    const wanted = request();
    return wanted === null ? null : call(name, wanted);
  });
  $effect(() => {
    void it.refresh();
  });
  $effect(() =>
    subscribe((event) => {
      if (concerns(event, kinds)) void it.refresh();
    }),
  );
  return it;
}
