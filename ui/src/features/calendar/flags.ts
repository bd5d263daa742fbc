// The small flags under the axis: days campaigns aim at, days without launches, today. Words only where there is room.
import type { Blackout, NamedDay } from "../../host";
import { DAY, minuteOf, toX, type Scale } from "./scale";

export interface Flag {
  id: string;
  kind: "today" | "season" | "blackout";
  x: number;
  /** How far it reaches: the days of a blackout. */
  width: number;
  label: string;
  /** Pixels for the label; 0 shows the flag alone. */
  room: number;
  day: string;
}

const ICON = 14;
const LETTER = 6.2;
const AIR = 8;
/** Cut names shorter than this say nothing. */
const LEAST = 28;

export function flagsOf(
  days: readonly NamedDay[],
  blackouts: readonly Blackout[],
  today: string,
  scale: Scale,
): Flag[] {
  const at = (day: string) => toX(scale, minuteOf(day));
  const flags: Flag[] = [
    ...blackouts.map((it, index) => ({
      id: `blackout ${index}`,
      kind: "blackout" as const,
      x: at(it.period.first),
      width: at(it.period.last) + scale.pxPerDay - at(it.period.first),
      label: it.reason || "No launches",
      room: 0,
      day: it.period.first,
    })),
    ...days.map((it) => ({
      id: `${it.day} ${it.name}`,
      kind: "season" as const,
      x: at(it.day),
      width: scale.pxPerDay,
      label: it.name,
      room: 0,
      day: it.day,
    })),
    {
      id: "today",
      kind: "today" as const,
      x: at(today),
      width: scale.pxPerDay,
      label: "Today",
      room: 40,
      day: today,
    },
  ].sort((a, b) => a.x - b.x);
  return placed(flags);
}

/** Words go where the next flag leaves room; a flag that would lie on another is left to the tooltip of the first. */
function placed(flags: Flag[]): Flag[] {
  const shown: Flag[] = [];
  for (const flag of flags) {
    const last = shown.at(-1);
    if (!last || flag.x - last.x >= ICON) shown.push(flag);
    else if (flag.kind === "today") shown[shown.length - 1] = flag;
    else if (last.kind !== "today")
      shown[shown.length - 1] = {
        ...last,
        label: `${last.label}, ${flag.label}`,
      };
  }
  return shown.map((flag, index) => {
    if (flag.kind === "today") return flag;
    const next = shown[index + 1];
    const free = (next ? next.x : Infinity) - flag.x - ICON - AIR;
    const wanted = flag.label.length * LETTER + 4;
    const room = Math.min(wanted, free);
    return { ...flag, room: room >= Math.min(LEAST, wanted) ? room : 0 };
  });
}

/** The blackouts that touch a stretch. */
export function blackoutsIn(
  blackouts: readonly Blackout[],
  from: number,
  to: number,
): Blackout[] {
  return blackouts.filter(
    ({ period }) =>
      minuteOf(period.first) < to && minuteOf(period.last) + DAY > from,
  );
}
