// Where each launch of a lane is drawn at a zoom, how large, and the lines that say how far apart they are.
import type { GapFit } from "../../host";
import { gap as spokenGap } from "../../terms/format";
import type { Item } from "./lanes";
import { fitOf } from "./move";
import { toX, type Scale } from "./scale";

/** A flight is as long as it runs; a send is a dot, smaller where dots come close. */
export type Shape = "flight" | "dot" | "small" | "tick";

export interface Mark {
  item: Item;
  shape: Shape;
  x: number;
  width: number;
  /** Pixels for its name. */
  room: number;
}

export interface GapMark {
  id: string;
  from: number;
  to: number;
  line: number;
  /** Under the bars when the first is a flight: the time counts from start to start. */
  below: boolean;
  label: string;
  fit: GapFit | null;
}

/** What is written is kept this far from what stands beside it. */
const AIR = 6;
const NAME_AT_MOST = 200;
/** Farther out than this one looks at the rhythm: small dots, no names. */
const NAMES_FROM = 5;
const SIZE: Record<Exclude<Shape, "flight">, number> = {
  dot: 24,
  small: 12,
  tick: 5,
};
/** Narrower than this a flight cannot be seen as a bar. */
const BAR_AT_LEAST = 5;

function isFlight(item: Item): boolean {
  return item.launch.flight_days > 1;
}

function shapeAt(distance: number): Exclude<Shape, "flight"> {
  if (distance >= SIZE.dot + 2) return "dot";
  return distance >= SIZE.small ? "small" : "tick";
}

/** How near the nearest send on the same line is; flights give way to nobody. */
function distances(
  items: readonly Item[],
  starts: readonly number[],
): number[] {
  const near = items.map(() => Infinity);
  const last = new Map<number, number>();
  items.forEach((item, index) => {
    if (isFlight(item)) return;
    const before = last.get(item.line);
    last.set(item.line, index);
    if (before === undefined) return;
    const apart = (starts[index] ?? 0) - (starts[before] ?? 0);
    near[index] = apart;
    near[before] = Math.min(near[before] ?? Infinity, apart);
  });
  return near;
}

export function marksOf(items: readonly Item[], scale: Scale): Mark[] {
  const starts = items.map((it) => toX(scale, it.at));
  const crowding = distances(items, starts);
  const nextOn = new Map<number, number>();
  const marks: Mark[] = [];
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    const x = starts[index] ?? 0;
    if (!item) continue;
    const next = nextOn.get(item.line) ?? Infinity;
    nextOn.set(item.line, x);
    if (isFlight(item)) {
      const width = Math.max(BAR_AT_LEAST, toX(scale, item.end) - x - 1);
      marks.push({ item, shape: "flight", x, width, room: width });
      continue;
    }
    const far = scale.pxPerDay < NAMES_FROM;
    const nearest = crowding[index] ?? Infinity;
    const shape = shapeAt(far ? Math.min(nearest, SIZE.small) : nearest);
    const size = SIZE[shape];
    const left = x - size / 2;
    const room = far ? 0 : Math.min(NAME_AT_MOST, next - AIR - x);
    marks.push({ item, shape, x: left, width: size, room });
  }
  return marks.reverse();
}

/** The gaps between launches that follow each other. While something moves they are counted anew. */
export function gapsOf(
  marks: readonly Mark[],
  moved: ReadonlySet<string>,
): GapMark[] {
  return marks.flatMap((mark, index) => {
    const before = marks[index - 1];
    const { item } = mark;
    if (!before || before.item.launch.id !== item.previous?.id) return [];
    const anew = moved.has(item.launch.id) || moved.has(before.item.launch.id);
    const minutes = item.at - before.item.at;
    const below = before.shape === "flight";
    const start = below ? before.x : before.x + before.width;
    // A dot is centered on its time; a bar begins at it.
    const end =
      below && mark.shape !== "flight" ? mark.x + mark.width / 2 : mark.x;
    return {
      id: item.launch.id,
      from: start,
      to: end,
      line: below ? before.item.line : item.line,
      below,
      label: spokenGap(anew ? minutes : (item.gap ?? minutes)),
      fit: anew ? fitOf(minutes, item.wanted) : item.fit,
    };
  });
}

/** Whether a gap's words find room on its line. */
export function hasRoom(gap: GapMark): boolean {
  const needs = gap.label.length * 6.2 + (gap.fit === "fits" ? 14 : 30);
  return gap.to - gap.from >= needs;
}
