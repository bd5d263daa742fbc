// The days around a launch as a strip: how tall each stands against the present one, what it says, which are next best.
import type { DayWorth } from "../../host";
import { figure } from "../../terms/format";
import { counted } from "../../terms/words";
import { dayShort } from "./words";
import { daysBetween, plus } from "./when";

/** Days shown to either side. */
export const REACH = 14;

export interface Column {
  /** Days from where it stands: −14 to 14. */
  offset: number;
  /** The day it is, and the time where the launch could stand on it. */
  day: string;
  kind: "own" | "free" | "held" | "over";
  /** The time it would stand there; null for a day that is over. */
  at: string | null;
  gain: number;
  heldBy: string | null;
  /** Where its bar begins and how tall it is, as shares of the strip; up from the base line or down from it. */
  top: number;
  height: number;
}

export interface Strip {
  columns: readonly Column[];
  /** Where the present day's worth lies, from the top, as a share. */
  base: number;
}

/** Every day from two weeks before to two weeks after a launch, in order; days that are over stay empty. */
export function stripOf(at: string, nearby: readonly DayWorth[]): Strip {
  const byOffset = new Map(
    nearby.map((it) => [daysBetween(at, it.at), it] as const),
  );
  const free = nearby.filter((it) => it.held_by === null);
  const best = Math.max(0, ...free.map((it) => it.gain));
  const worst = Math.max(0, ...free.map((it) => -it.gain));
  const whole = best + worst;
  // Where every day is worth the same the line lies in the middle.
  const base = whole === 0 ? 0.5 : best / whole;
  const columns = Array.from({ length: 2 * REACH + 1 }, (_, index): Column => {
    const offset = index - REACH;
    const found = byOffset.get(offset);
    const gain = found?.gain ?? 0;
    const height = whole === 0 ? 0 : Math.abs(gain) / whole;
    return {
      offset,
      day: plus(at, offset),
      kind: kindOf(offset, found),
      at: offset === 0 ? at : (found?.at ?? null),
      gain,
      heldBy: found?.held_by ?? null,
      top: gain > 0 ? base - height : base,
      height,
    };
  });
  return { columns, base };
}

function kindOf(offset: number, found: DayWorth | undefined): Column["kind"] {
  if (offset === 0) return "own";
  if (!found) return "over";
  return found.held_by === null ? "free" : "held";
}

/** "Tue 12 May: 240 people fewer", "Wed 13 May: too soon after ‘Refill 1’ (at least 5 days)". */
export function columnSaid(column: Column, today: string): string {
  return `${dayShort(column.day, today)}: ${worthSaid(column)}`;
}

function worthSaid({ kind, gain, heldBy }: Column): string {
  switch (kind) {
    case "own":
      return "where it stands";
    case "over":
      return "over";
    case "held":
      return heldBy ?? "";
    case "free":
      return gainSaid(gain);
  }
}

/** "240 people fewer", "as many people". */
export function gainSaid(gain: number): string {
  if (gain === 0) return "as many people";
  const people = counted(Math.abs(gain), "person", "people");
  return `${people} ${gain < 0 ? "fewer" : "more"}`;
}

export interface Choice {
  at: string;
  /** People more or fewer; null for another hour of the same day. */
  gain: number | null;
}

/**
 * Where else it could go, best first: where the wanted gap alone would put it, then the days worth most, and of equals
 * the nearest, then the earlier.
 */
export function choicesOf(
  strip: Strip,
  best: string | null,
  most: number,
): Choice[] {
  const wished = strip.columns.find((it) => best?.startsWith(it.day));
  const first: Choice[] =
    best && wished?.kind !== "held" && best !== strip.columns[REACH]?.at
      ? [{ at: best, gain: wished?.kind === "free" ? wished.gain : null }]
      : [];
  const others = strip.columns
    .flatMap((it) =>
      it.kind === "free" && it.at ? [{ ...it, at: it.at }] : [],
    )
    .filter((it) => !best?.startsWith(it.day))
    .toSorted(
      (a, b) =>
        b.gain - a.gain ||
        Math.abs(a.offset) - Math.abs(b.offset) ||
        a.offset - b.offset,
    )
    .map(({ at, gain }) => ({ at, gain }));
  return [...first, ...others].slice(0, most);
}

/** " (+120)", " (−105)", " (±0)"; nothing where it is not known. */
export function gainMark(gain: number | null): string {
  if (gain === null) return "";
  if (gain === 0) return " (±0)";
  return ` (${gain < 0 ? "−" : "+"}${figure(Math.abs(gain))})`;
}

/** The day a key leads to along the strip; null for keys that lead nowhere. */
export function stepped(offset: number, key: string): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -7,
    PageUp: 7,
    Home: -2 * REACH,
    End: 2 * REACH,
  };
  const step = steps[key];
  if (step === undefined) return null;
  return Math.max(-REACH, Math.min(REACH, offset + step));
}
