// What audiences share, as a square: how they are ordered, what a cell holds, and how it is said.
import type {
  AudienceOverlap,
  OverlapAudience,
  OverlapPair,
  SharedPeople,
  Strategy,
} from "../../../host";
import { figure, percent } from "../../../terms/format";

export type Order = "planned" | "size" | "name" | "oldest";

/** An audience of the square, with its place in what the backend told. */
export interface Line extends OverlapAudience {
  at: number;
}

export interface Cell {
  shared: SharedPeople;
  /** Share of the row's people who are in the column's audience too; none where the row has nobody. */
  share: number | null;
  /** Days between the nearest two launches to come, one to each. */
  daysBetween: number | null;
}

/** Finds what two audiences share, either way round. */
export class Square {
  readonly lines: readonly Line[];
  #cells = new Map<number, OverlapPair>();
  #size: number;

  constructor(overlap: AudienceOverlap) {
    this.lines = overlap.audiences.map((it, at) => ({ ...it, at }));
    this.#size = this.lines.length;
    for (const pair of overlap.pairs)
      this.#cells.set(pair.one * this.#size + pair.other, pair);
  }

  pair(row: Line, column: Line): OverlapPair | undefined {
    const [low, high] =
      row.at < column.at ? [row.at, column.at] : [column.at, row.at];
    return this.#cells.get(low * this.#size + high);
  }

  /** Undefined where nobody is in both, and for an audience with itself. */
  cell(row: Line, column: Line): Cell | undefined {
    const pair = this.pair(row, column);
    if (!pair) return undefined;
    return {
      shared: pair.shared,
      share: row.at < column.at ? pair.of_one : pair.of_other,
      daysBetween: pair.days_between,
    };
  }
}

/** The lines in an order; those of planned launches stand where their nearest pair puts them. */
export function ordered(overlap: AudienceOverlap, order: Order): Line[] {
  const lines = overlap.audiences.map((it, at) => ({ ...it, at }));
  switch (order) {
    case "oldest":
      return lines;
    case "name":
      return lines.sort((one, other) => one.name.localeCompare(other.name));
    case "size":
      return lines.sort(
        (one, other) => other.people - one.people || one.at - other.at,
      );
    case "planned": {
      const met = new Set<number>();
      for (const pair of overlap.pairs) met.add(pair.one).add(pair.other);
      for (const line of lines) met.add(line.at);
      return [...met].flatMap((at) => lines[at] ?? []);
    }
  }
}

/** "1,204 of ‘Newsletter’, 31%, are also in ‘Buyers’." */
export function spoken(
  row: Line,
  column: Line,
  cell: Cell | undefined,
): string {
  if (row.at === column.at)
    return `‘${row.name}’: ${figure(row.people)} people.`;
  if (!cell) return `Nobody of ‘${row.name}’ is also in ‘${column.name}’.`;
  const { shared, share } = cell;
  const part = share === null ? "" : `, ${percent(share)},`;
  const verb = shared.people === 1 ? "is" : "are";
  const about = isExact(shared) ? "" : "About ";
  return `${about}${figure(shared.people)} of ‘${row.name}’${part} ${verb} also in ‘${column.name}’.`;
}

export function isExact(shared: SharedPeople): boolean {
  return shared.basis === "measured";
}

/** "Counted", or how far the estimate may be off. */
export function basisSpoken(shared: SharedPeople): string {
  if (isExact(shared)) return "Counted person by person";
  return shared.low === shared.high
    ? "Estimated"
    : `Estimated: between ${figure(shared.low)} and ${figure(shared.high)}`;
}

/** "Launches 7 days apart", "Launches on the same day". */
export function launchesSpoken(days: number): string {
  if (days === 0) return "Launches on the same day";
  return days === 1
    ? "Launches a day apart"
    : `Launches ${figure(days)} days apart`;
}

/** Two audiences that share people, one told to leave the other out. */
export function apartBy(
  one: { id: string; exclusions: readonly string[] },
  other: { id: string; exclusions: readonly string[] },
): boolean {
  return one.exclusions.includes(other.id) && other.exclusions.includes(one.id);
}

/** Ads and messages to the same people are what is kept apart first. */
export function areOfBoth(one: Strategy, other: Strategy): boolean {
  return one !== other;
}

/** "31%" of a cell; "<1%" of a share that would round to nothing. */
export function wholePercent(share: number): string {
  return share > 0 && share < 0.005 ? "<1%" : `${Math.round(share * 100)}%`;
}

/** Cells as large as the number of audiences and the width leave room for; wide ones have names that lie above them. */
export function sizeOf(
  count: number,
  room: number,
): { width: number; height: number; wide: boolean } {
  const each = Math.min(148, Math.floor(room / Math.max(1, count)));
  if (each >= 72) return { width: each, height: 40, wide: true };
  if (count <= 24)
    return { width: Math.max(44, each), height: 32, wide: false };
  return { width: 24, height: 24, wide: false };
}

/** Which of many cells are in sight, with a few around them. */
export function inSight(
  scrolled: number,
  seen: number,
  each: number,
  count: number,
): { from: number; to: number } {
  const around = 3;
  return {
    from: Math.max(0, Math.floor(scrolled / each) - around),
    to: Math.min(count, Math.ceil((scrolled + seen) / each) + around),
  };
}
