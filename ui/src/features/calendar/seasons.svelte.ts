// The days of the year that campaigns aim at, read once a year that comes into sight.
import { SvelteMap } from "svelte/reactivity";
import { call, type NamedDay } from "../../host";
import { yearOf } from "./scale";

const FIRST = 2000;
const LAST = 2100;

export class Seasons {
  #years = new SvelteMap<number, readonly NamedDay[]>();
  #asked: number[] = [];

  /** Days of the years a stretch touches, as far as they have been read. */
  between(from: number, to: number): NamedDay[] {
    const days: NamedDay[] = [];
    for (let year = yearOf(from); year <= yearOf(to); year += 1)
      days.push(...(this.#years.get(year) ?? []));
    return days;
  }

  /** Reads the years of a stretch that are not there yet. */
  want(from: number, to: number): void {
    const last = Math.min(LAST, yearOf(to));
    for (let year = Math.max(FIRST, yearOf(from)); year <= last; year += 1) {
      if (this.#asked.includes(year)) continue;
      this.#asked.push(year);
      // A year whose days cannot be read goes without flags: nothing else depends on them.
      void call("season_list", { year }).then(
        (days) => this.#years.set(year, days),
        () => undefined,
      );
    }
  }
}
