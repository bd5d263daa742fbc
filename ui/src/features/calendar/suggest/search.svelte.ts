// One search for dates at a time: how far it is, a way to stop it with what was found, and its answer.
import {
  asCallError,
  call,
  subscribe,
  type CallError,
  type ClientDates,
  type DatesRequest,
} from "../../../host";

interface Progress {
  doing: string;
  done: number;
  total: number;
}

const NOTHING: Progress = { doing: "", done: 0, total: 0 };

export class DatesSearch {
  /** The last answer; it stays while a newer one is looked for. */
  answers = $state.raw<ClientDates[] | undefined>();
  error = $state.raw<CallError | undefined>();
  busy = $state(false);
  /** Whether it was asked to stop and answers with what it has. */
  stopping = $state(false);
  /** In milliseconds of searching. */
  progress = $state.raw<Progress>(NOTHING);

  #job = "";

  /** Looks; a search under way is given up. Tells whether its answer is the newest. */
  async look(request: DatesRequest): Promise<boolean> {
    this.#cancel();
    const job = crypto.randomUUID();
    this.#job = job;
    this.busy = true;
    this.stopping = false;
    this.error = undefined;
    this.progress = NOTHING;
    const unsubscribe = subscribe((event) => {
      if (event.type !== "progress" || event.job !== this.#job) return;
      const { doing, done, total } = event;
      this.progress = { doing, done, total: total ?? 0 };
    });
    try {
      const answers = await call("dates_suggest", { ...request, job });
      if (this.#job === job) this.answers = answers;
    } catch (thrown) {
      if (this.#job === job) {
        this.error = asCallError(thrown);
        this.answers = undefined;
      }
    } finally {
      unsubscribe();
    }
    if (this.#job !== job) return false;
    this.#job = "";
    this.busy = false;
    return true;
  }

  /** Has it answer with the best it found so far. */
  stop(): void {
    this.stopping = this.busy;
    this.#cancel();
  }

  /** Gives up, and forgets what was found. */
  forget(): void {
    this.#cancel();
    this.#job = "";
    this.busy = false;
    this.answers = undefined;
    this.error = undefined;
  }

  #cancel(): void {
    if (!this.busy || !this.#job) return;
    // A search that just ended has nothing to stop: its answer is on the way.
    void call("job_cancel", { job: this.#job }).catch(() => undefined);
  }
}
