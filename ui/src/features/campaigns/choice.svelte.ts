// What a person chose of a cadence before it is laid: the ladder, what it counts from, and the season's day.
import type {
  Cadence,
  Gap,
  Laying,
  NamedDay,
  Preset,
  Product,
  Season,
  Strategy,
} from "../../host";
import { anchorBehind, nextNamedDay, usualAnchor, usualPreset } from "./ladder";
import { keyOf } from "./named-days.svelte";
import { plus } from "./when";

/** Days before the season's day in which its launches belong. */
const SEASON_DAYS = 28;
const WEEKLY: Gap = { min_hours: 120, ideal_hours: 168, max_hours: 240 };

/** What the defaults follow from. */
export interface Setting {
  strategy: Strategy;
  product: Product | undefined;
  presets: readonly Preset[];
  /** Named days ahead, in order. */
  days: readonly NamedDay[];
  today: string;
  /** The campaign's first launch; none for a new one. */
  first: string | undefined;
  /** What is chosen already; none for a new campaign. */
  present: Cadence | undefined;
  /** What its launches were laid from, where somebody has said it. */
  laidFrom: string | null;
}

export class Choice {
  #setting: () => Setting;
  #kind = $state<string | null>(null);
  #anchor = $state<string | null>(null);
  #day = $state<string | null>(null);
  gap = $state.raw<Gap>(WEEKLY);
  count = $state(4);

  constructor(setting: () => Setting) {
    this.#setting = setting;
    const present = setting().present;
    if (present?.by === "steady") this.gap = present.gap;
  }

  /** A preset's id, `steady` or `hand`. */
  get kind(): string {
    const { present, strategy, product } = this.#setting();
    if (this.#kind !== null && this.#isThere(this.#kind)) return this.#kind;
    if (present?.by === "preset") return present.preset;
    return present?.by ?? usualPreset(strategy, product);
  }

  /** A ladder of one's own may be deleted, or undone, while it is chosen. */
  #isThere(kind: string): boolean {
    const { presets } = this.#setting();
    return (
      kind === "steady" ||
      kind === "hand" ||
      presets.length === 0 ||
      presets.some((it) => it.id === kind)
    );
  }

  choose(kind: string): void {
    this.#kind = kind;
    this.#anchor = null;
  }

  get preset(): Preset | undefined {
    return this.#setting().presets.find((it) => it.id === this.kind);
  }

  get isSeasonal(): boolean {
    return this.preset?.play === "seasonal";
  }

  get namedDay(): NamedDay | undefined {
    const { days, today } = this.#setting();
    const near = days.filter((it) => it.here);
    return (
      days.find((it) => keyOf(it) === this.#day) ??
      nextNamedDay(near, today, 21)
    );
  }

  /** By its key: several days of one date, and one name on several dates, are told apart. */
  chooseDay(key: string): void {
    this.#day = key;
    this.#anchor = null;
  }

  get anchor(): string {
    if (this.#anchor !== null) return this.#anchor;
    const { product, today, first, laidFrom } = this.#setting();
    if (laidFrom && this.#kind === null && this.#day === null) return laidFrom;
    if (this.isSeasonal && this.namedDay)
      return `${this.namedDay.day}T10:00:00`;
    const steps = this.preset?.steps ?? [];
    return first
      ? anchorBehind(first, steps, product)
      : usualAnchor(steps, product, today);
  }

  set anchor(at: string) {
    this.#anchor = at;
  }

  get cadence(): Cadence {
    if (this.preset) return { by: "preset", preset: this.preset.id };
    return this.kind === "steady"
      ? { by: "steady", gap: this.gap }
      : { by: "hand" };
  }

  /** What is to be laid; null by hand, where nothing is. */
  get laying(): Laying | null {
    const cadence = this.cadence;
    if (cadence.by === "hand") return null;
    return {
      cadence,
      anchor: this.anchor,
      ...(cadence.by === "steady" ? { count: this.count } : {}),
    };
  }

  /** The days a seasonal ladder belongs to; none for others. */
  get season(): Season | null {
    if (!this.isSeasonal) return null;
    const day = this.anchor.slice(0, 10);
    return {
      name:
        this.namedDay?.day === day ? this.namedDay.name : "The season’s day",
      period: { first: plus(day, -SEASON_DAYS), last: day },
    };
  }
}
