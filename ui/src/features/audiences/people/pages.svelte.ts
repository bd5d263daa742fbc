// The people in sight, fetched a page at a time: of a list of a million only what is looked at, and a little around it.
import { untrack } from "svelte";
import {
  asCallError,
  type CallError,
  type Contact,
  type ContactPage,
} from "../../../host";
import { Kept } from "./kept";

/** Rows of a page; the most the backend gives at once. */
export const PAGE = 200;
const KEPT = 16;

export type Fetch = (offset: number, limit: number) => Promise<ContactPage>;

export class Pages {
  total = $state(0);
  /** Whether the total is of those asked for last. */
  fresh = $state(false);
  error = $state.raw<CallError>();
  /** Counts up whenever all that was fetched is to be fetched anew. */
  version = $state(0);

  /** Counts up whenever a page arrives, for whoever shows rows. */
  #arrived = $state(0);
  #kept = new Kept<Contact>(KEPT);
  /** What was there is shown until the new rows come, so that nothing flickers after a write. */
  #before = new Kept<Contact>(KEPT);
  #asked: number[] = [];
  #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  /** Fetches anew: the people or the words looked for are others. */
  reset(fetch: Fetch): void {
    this.#fetch = fetch;
    this.#asked = [];
    this.#before = this.#kept;
    this.#kept = new Kept(KEPT);
    this.error = undefined;
    this.fresh = false;
    untrack(() => this.version++);
  }

  /** The person of a row; undefined while on the way. */
  at(row: number): Contact | undefined {
    void this.#arrived;
    const page = Math.floor(row / PAGE);
    return (this.#kept.at(page) ?? this.#before.at(page))?.[row % PAGE];
  }

  /** Fetches the pages of these rows that are not there. */
  want(first: number, last: number): void {
    const from = Math.floor(first / PAGE);
    const to = Math.floor(Math.max(first, last) / PAGE);
    for (let page = from; page <= to; page++)
      untrack(() => void this.#load(page));
  }

  async #load(page: number): Promise<void> {
    if (this.#kept.touch(page) || this.#asked.includes(page)) return;
    this.#asked.push(page);
    const { version } = this;
    try {
      const answer = await this.#fetch(page * PAGE, PAGE);
      if (version !== this.version) return;
      this.#before = new Kept(KEPT);
      this.#kept.put(page, answer.contacts);
      this.total = answer.total;
      this.fresh = true;
      this.error = undefined;
      this.#arrived++;
    } catch (thrown) {
      if (version !== this.version) return;
      this.error = asCallError(thrown);
    }
    this.#asked = this.#asked.filter((it) => it !== page);
  }
}
