// The rows of a list that a client has, such as its quiet hours: changed, added and removed one at a time. Who is meant goes by
// the row, not by its place, for the list that is written may be ahead of the one on the page.
import type { Client } from "../../host";
import { expectNewcomer } from "../../kit/newcomer";
import type { Change } from "./change";
import { RowKeys } from "./row-keys";

/** Where the list stands in a client. */
interface List<T> {
  of: (client: Client) => readonly T[];
  with: (client: Client, entries: T[]) => Client;
}

export class Rows<T extends object> {
  /** Why a row was not added or removed; "" when it was. */
  error = $state("");

  #list: List<T>;
  #change: () => Change;
  #keys = new RowKeys<T>();
  #adding = false;

  constructor(list: List<T>, change: () => Change) {
    this.#list = list;
    this.#change = change;
  }

  /** The entries, each with the key of its row, which it keeps when others come and go. */
  of(client: Client): { key: string; entry: T }[] {
    const entries = this.#list.of(client);
    const keys = this.#keys.of(entries);
    return entries.map((entry, at) => ({ key: keys[at] ?? "", entry }));
  }

  set(key: string, edit: (it: T) => T): Promise<string | undefined> {
    return this.#write((all) =>
      all.map((it) => {
        if (this.#keys.key(it) !== key) return it;
        const edited = edit(it);
        this.#keys.give(edited, key);
        return edited;
      }),
    );
  }

  /** Adds one at the end, where the focus goes. A double click adds one. */
  async add(entry: T): Promise<void> {
    if (this.#adding) return;
    this.#adding = true;
    this.error = (await this.#write((all) => [...all, entry])) ?? "";
    if (!this.error) expectNewcomer(this.#keys.key(entry));
    this.#adding = false;
  }

  async remove(key: string): Promise<void> {
    this.error =
      (await this.#write((all) =>
        all.filter((it) => this.#keys.key(it) !== key),
      )) ?? "";
  }

  #write(edit: (all: readonly T[]) => T[]): Promise<string | undefined> {
    const list = this.#list;
    return this.#change()((now) => {
      this.#keys.of(list.of(now));
      const edited = edit(list.of(now));
      this.#keys.of(edited);
      return list.with(now, edited);
    });
  }
}
