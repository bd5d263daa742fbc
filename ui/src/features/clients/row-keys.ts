// Keys for the rows of a list whose entries have no ids, so that a row keeps what is typed in it when others come and go.

export class RowKeys {
  #keys: number[] = [];
  #next = 0;
  #leaving: number | null = null;

  /** Says which row is about to go; null when it stays after all. */
  leaving(index: number | null): void {
    this.#leaving = index;
  }

  /** One key a row. Rows come at the end; the one that was said to leave goes, else the last. */
  of(count: number): readonly number[] {
    while (this.#keys.length > count) {
      this.#keys.splice(this.#leaving ?? this.#keys.length - 1, 1);
      this.#leaving = null;
    }
    while (this.#keys.length < count) this.#keys.push(this.#next++);
    return [...this.#keys];
  }
}
