// The pages of the history loaded so far. A change elsewhere loads them anew, as many as there were.
import {
  asCallError,
  call,
  type CallError,
  type HistoryEntry,
} from "../../host";

const PAGE = 50;

export class Log {
  entries = $state.raw<readonly HistoryEntry[]>();
  more = $state(false);
  busy = $state(false);
  error = $state.raw<CallError>();

  #text = "";
  #turn = 0;

  /** Shows the changes that mention a text in their label or author; all for an empty one. */
  async search(text: string): Promise<void> {
    this.#text = text.trim();
    await this.#load(PAGE);
  }

  /** Loads again what is shown. */
  async refresh(): Promise<void> {
    await this.#load(Math.max(PAGE, this.entries?.length ?? 0));
  }

  async loadMore(): Promise<void> {
    await this.#load((this.entries?.length ?? 0) + PAGE);
  }

  /** Whole pages up to a number of entries; an answer that was overtaken is dropped. */
  async #load(wanted: number): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    try {
      const entries: HistoryEntry[] = [];
      let more = true;
      while (more && entries.length < wanted) {
        const before = entries.at(-1)?.seq;
        const page = await call("history_list", {
          text: this.#text,
          limit: Math.min(200, wanted - entries.length),
          ...(before === undefined ? {} : { before }),
        });
        if (turn !== this.#turn) return;
        entries.push(...page.entries);
        more = page.more;
      }
      this.entries = entries;
      this.more = more;
      this.error = undefined;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.error = asCallError(thrown);
    }
    this.busy = false;
  }
}
