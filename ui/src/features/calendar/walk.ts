// Walking launches with the arrow keys: along a lane by time, and to the nearest in the lanes above and below.
import type { Item, LaneRow } from "./lanes";

export type Way = "next" | "previous" | "up" | "down" | "first" | "last";

/** Which way a key walks; null when it does not. */
export function wayOf(key: string): Way | null {
  const ways: Record<string, Way> = {
    ArrowRight: "next",
    ArrowLeft: "previous",
    ArrowUp: "up",
    ArrowDown: "down",
    Home: "first",
    End: "last",
  };
  return ways[key] ?? null;
}

function nearest(items: readonly Item[], at: number): Item | undefined {
  let best = items[0];
  for (const item of items)
    if (best && Math.abs(item.at - at) < Math.abs(best.at - at)) best = item;
  return best;
}

/** Where a step leads from a launch, over the lanes in the order they are seen; itself at the edges. */
export function walked(
  lanes: readonly LaneRow[],
  from: string | null,
  way: Way,
): Item | undefined {
  const row = lanes.findIndex((lane) =>
    lane.items.some((it) => it.launch.id === from),
  );
  const lane = lanes[row];
  if (!lane) return lanes.find((it) => it.items.length > 0)?.items[0];
  const at = lane.items.findIndex((it) => it.launch.id === from);
  const here = lane.items[at];
  switch (way) {
    case "next":
      return lane.items[at + 1] ?? here;
    case "previous":
      return lane.items[at - 1] ?? here;
    case "first":
      return lane.items[0];
    case "last":
      return lane.items.at(-1);
    case "up":
    case "down": {
      const step = way === "up" ? -1 : 1;
      for (let next = row + step; lanes[next]; next += step) {
        const found = nearest(lanes[next]?.items ?? [], here?.at ?? 0);
        if (found) return found;
      }
      return here;
    }
  }
}

/** The same over days of a month: across by time, up and down by a week. */
export function walkedByDay(
  items: readonly Item[],
  from: string | null,
  way: Way,
): Item | undefined {
  const at = items.findIndex((it) => it.launch.id === from);
  const here = items[at];
  if (!here) return items[0];
  if (way === "next") return items[at + 1] ?? here;
  if (way === "previous") return items[at - 1] ?? here;
  if (way === "first") return items[0];
  if (way === "last") return items.at(-1);
  const sign = way === "up" ? -1 : 1;
  const wanted = here.at + sign * 7 * 1440;
  const side = items.filter((it) => (it.at - here.at) * sign > 1440);
  return nearest(side, wanted) ?? here;
}
