// The days of the year that campaigns aim at where the client is, read once a year that comes into sight.
import { SvelteMap } from "svelte/reactivity";
import { call, type Client, type NamedDay } from "../../host";
import { yearOf } from "./scale";

const FIRST = 2000;
const LAST = 2100;

export class Seasons {
  #client: () => Client;
  #years = new SvelteMap<string, readonly NamedDay[]>();
  #asked: string[] = [];

  constructor(client: () => Client) {
    this.#client = client;
  }

  /** Another zone may be another country. */
  #key(year: number): string {
    const { id, time_zone } = this.#client();
    return `${id} ${time_zone} ${year}`;
  }

  /** Days of the years a stretch touches, as far as they have been read. */
  between(from: number, to: number): NamedDay[] {
    const days: NamedDay[] = [];
    for (let year = yearOf(from); year <= yearOf(to); year += 1)
      days.push(...(this.#years.get(this.#key(year)) ?? []));
    return days;
  }

  /** Reads the years of a stretch that are not there yet. */
  want(from: number, to: number): void {
    const last = Math.min(LAST, yearOf(to));
    for (let year = Math.max(FIRST, yearOf(from)); year <= last; year += 1) {
      const key = this.#key(year);
      if (this.#asked.includes(key)) continue;
      this.#asked.push(key);
      // A year whose days cannot be read goes without flags: nothing else depends on them.
      void call("season_list", { year, client: this.#client().id }).then(
        (days) =>
          this.#years.set(
            key,
            days.filter((it) => it.here),
          ),
        () => undefined,
      );
    }
  }
}
