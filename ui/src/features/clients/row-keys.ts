// Who is who in a list whose entries have no ids: a key goes with an entry through every version of its list, whether the page
// has made that version itself, not yet heard that it was kept, or got it anew from the backend.

/** Of all lists, so that a key is one row of the page. */
let next = 1;

export class RowKeys<T extends object> {
  #keys = new WeakMap<T, string>();
  /** What is known of each, by its key; what left may come back by an undo. */
  #known = new Map<string, string>();
  /** The keys of the version before. */
  #last: readonly string[] = [];

  /** One key an entry, in their order. An entry without one is the one that said the same, else the one that stood there. */
  of(entries: readonly T[]): readonly string[] {
    const isKnown = (it: T) => this.#keys.has(it);
    const taken = new Set(entries.filter(isKnown).map((it) => this.key(it)));
    const free = [...this.#known].filter(([key]) => !taken.has(key));
    for (const it of entries) {
      if (isKnown(it)) continue;
      const at = free.findIndex(([, said]) => said === words(it));
      const [same] = at < 0 ? [] : free.splice(at, 1);
      if (same) this.#keys.set(it, same[0]);
    }
    const left = free.map(([key]) => key);
    const changed = entries.filter((it) => !isKnown(it));
    const missed = this.#last.filter((key) => left.includes(key));
    changed.forEach((it, index) => {
      const key = changed.length === missed.length ? missed[index] : undefined;
      this.give(it, key ?? `row-${next++}`);
    });
    this.#last = entries.map((it) => this.key(it));
    return this.#last;
  }

  key(entry: T): string {
    return this.#keys.get(entry) ?? "";
  }

  /** Says that an entry is the one with this key. */
  give(entry: T, key: string): void {
    this.#keys.set(entry, key);
    this.#known.set(key, words(entry));
  }
}

/** What an entry says, whatever the order in which it says it. */
function words(entry: object): string {
  return JSON.stringify(entry, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort())
      : part,
  );
}
