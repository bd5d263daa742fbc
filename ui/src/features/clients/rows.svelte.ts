// The rows of a list that a client has, such as its quiet hours: changed, added and removed one at a time, and the focus
// stays among them.
import type { Client } from "../../host";
import type { Change } from "./change";
import { focusBeside, focusNew } from "./row-focus";
import { RowKeys } from "./row-keys";

/** Where the list stands in a client. */
interface List<T> {
  of: (client: Client) => readonly T[];
  with: (client: Client, entries: T[]) => Client;
}

export class Rows<T> {
  /** The element of the list. */
  element = $state<HTMLElement>();
  /** Why a row was not added or removed; "" when it was. */
  error = $state("");

  #list: List<T>;
  #change: () => Change;
  #keys = new RowKeys();
  #adding = false;

  constructor(list: List<T>, change: () => Change) {
    this.#list = list;
    this.#change = change;
  }

  /** One key a row, which it keeps when others come and go. */
  keysOf(client: Client): readonly number[] {
    return this.#keys.of(this.#list.of(client).length);
  }

  set(index: number, edit: (it: T) => T): Promise<string | undefined> {
    return this.#write((all) =>
      all.map((it, at) => (at === index ? edit(it) : it)),
    );
  }

  /** Adds one at the end, and goes to its first control of this kind. A double click adds one. */
  async add(entry: T, control: "input" | "select"): Promise<void> {
    if (this.#adding) return;
    this.#adding = true;
    this.error = (await this.#write((all) => [...all, entry])) ?? "";
    await focusNew(this.element, control);
    this.#adding = false;
  }

  /** `place` is where it stands, if not in the order of the client. */
  async remove(index: number, place = index): Promise<void> {
    this.#keys.leaving(index);
    this.error =
      (await this.#write((all) => all.filter((_, at) => at !== index))) ?? "";
    if (this.error) this.#keys.leaving(null);
    await focusBeside(this.element, place);
  }

  #write(edit: (all: readonly T[]) => T[]): Promise<string | undefined> {
    const list = this.#list;
    return this.#change()((now) => list.with(now, edit(list.of(now))));
  }
}
