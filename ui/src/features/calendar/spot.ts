// What can be taken hold of on a launch, and where it is after that was carried so far.
import type { Item } from "./lanes";
import { DAY } from "./scale";

export type Handle = "move" | "start" | "end";

const LONGEST = 366;

/** Where a launch is, and how many days it runs, after a shift of one of its handles. */
export function spot(
  item: Item,
  handle: Handle,
  shift: number,
): { at: number; days: number } {
  const days = item.launch.flight_days;
  const byDays = Math.round(shift / DAY);
  switch (handle) {
    case "move":
      return { at: item.at + shift, days };
    case "start":
      return { at: item.at + byDays * DAY, days: days - byDays };
    case "end":
      return { at: item.at, days: days + byDays };
  }
}

/** Keeps a flight between a day and a year long. */
export function limited(item: Item, handle: Handle, shift: number): number {
  if (handle === "move") return shift;
  const days = item.launch.flight_days;
  const sign = handle === "end" ? 1 : -1;
  const wanted = days + sign * Math.round(shift / DAY);
  return sign * (Math.min(LONGEST, Math.max(1, wanted)) - days) * DAY;
}
