// Pages of rows that were fetched: what was looked at longest ago goes first.

export class Kept<T> {
  #most: number;
  #pages = new Map<number, readonly T[]>();

  constructor(most: number) {
    this.#most = most;
  }

  /** A page, if it is kept. */
  at(page: number): readonly T[] | undefined {
    return this.#pages.get(page);
  }

  /** Marks a page as looked at now; whether it is kept at all. */
  touch(page: number): boolean {
    const rows = this.#pages.get(page);
    if (rows) this.put(page, rows);
    return rows !== undefined;
  }

  /** Keeps a page. The order of the map is the order of use. */
  put(page: number, rows: readonly T[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#most) break;
      this.#pages.delete(oldest);
    }
  }
}
