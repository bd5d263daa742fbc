// Suggested dates laid over the plan: where each launch would stand, which of them are wanted, and the lanes as they would be.
import type { DateMove } from "../../../host";
import { LINE, type Item, type LaneRow } from "../lanes";
import { fitOf } from "../move";
import { DAY, dayStart, minuteOf } from "../scale";
import { toggledIn, type Ids } from "../sets";

export interface Proposal {
  /** By launch. */
  moves: ReadonlyMap<string, DateMove>;
  /** Launches whose suggested date is not wanted. */
  off: Ids;
  /** The launch that is pointed at in the list. */
  lit: string | null;
}

export interface MoveGroup {
  campaign: string;
  name: string;
  moves: DateMove[];
}

export type Checked = "all" | "some" | "none";

/** Moves under their campaigns, in the order in which each campaign's first one comes. */
export function groupsOf(moves: readonly DateMove[]): MoveGroup[] {
  const groups = new Map<string, MoveGroup>();
  for (const move of moves) {
    const { campaign, campaign_name: name } = move;
    const group = groups.get(campaign) ?? { campaign, name, moves: [] };
    group.moves.push(move);
    groups.set(campaign, group);
  }
  return [...groups.values()];
}

export function byLaunch(
  moves: readonly DateMove[],
): ReadonlyMap<string, DateMove> {
  return new Map(moves.map((it) => [it.launch, it]));
}

/** How many of some moves are wanted. */
export function checkedOf(moves: readonly DateMove[], off: Ids): Checked {
  const count = moves.filter((it) => !off.has(it.launch)).length;
  if (count === 0) return "none";
  return count === moves.length ? "all" : "some";
}

/** What is not wanted once one box over several moves is clicked: it fills what is not full, and else empties. */
export function offAfter(moves: readonly DateMove[], off: Ids): Ids {
  const fills = checkedOf(moves, off) !== "all";
  return moves
    .filter((it) => off.has(it.launch) === fills)
    .reduce((ids, it) => toggledIn(ids, it.launch), off);
}

/** Where a launch would stand if its date is wanted; undefined where it stays. */
function placeOf(item: Item, proposal: Proposal): DateMove | undefined {
  const { id } = item.launch;
  return proposal.off.has(id) ? undefined : proposal.moves.get(id);
}

/** The end of the last day of a launch that begins at a minute. */
export function endOf(item: Item, at: number): number {
  return dayStart(at) + item.launch.flight_days * DAY;
}

/** The lanes with every wanted launch at its suggested place; lanes without one are the same as before. */
export function placed(
  lanes: readonly LaneRow[],
  proposal: Proposal,
): LaneRow[] {
  return lanes.map((lane) =>
    lane.items.some((it) => placeOf(it, proposal))
      ? placedLane(lane, proposal)
      : lane,
  );
}

function placedLane(lane: LaneRow, proposal: Proposal): LaneRow {
  const moved = lane.items.map((item) => {
    const move = placeOf(item, proposal);
    if (!move) return item;
    const at = minuteOf(move.to);
    return { ...item, at, end: endOf(item, at), stood: item.line };
  });
  moved.sort((a, b) => a.at - b.at || (a.launch.id < b.launch.id ? -1 : 1));
  const items = moved.map((item, index) => spaced(item, moved[index - 1]));
  keptLines(items).forEach((line, index) => {
    const item = items[index];
    if (item) items[index] = { ...item, line };
  });
  const lines = Math.max(lane.lines, ...items.map((it) => it.line + 1));
  const height = lane.height + (lines - lane.lines) * LINE;
  return { ...lane, items, lines, height };
}

/** A launch with the gap counted anew from the one that is now before it. */
function spaced(item: Item, before: Item | undefined): Item {
  if (!before) return { ...item, gap: null, fit: null, previous: null };
  const minutes = item.at - before.at;
  return {
    ...item,
    gap: minutes,
    fit: fitOf(minutes, item.wanted),
    previous: before.launch,
  };
}

/** Lines on which none covers another; a launch keeps its own where that is free, so that little jumps. */
function keptLines(items: readonly Item[]): number[] {
  const until: number[] = [];
  return items.map((item) => {
    const from = dayStart(item.at);
    const isFree = (line: number) => (until[line] ?? -Infinity) <= from;
    let line = isFree(item.line) ? item.line : 0;
    while (!isFree(line)) line += 1;
    until[line] = Math.max(item.end, from + DAY);
    return line;
  });
}

/** Minutes since the launch before it, by launch, as the lanes stand; none for the first of each. */
export function minutesBefore(
  lanes: readonly LaneRow[],
): ReadonlyMap<string, number> {
  return new Map(
    lanes.flatMap(({ items }) =>
      items.flatMap((item, index) => {
        const before = items[index - 1];
        return before ? [[item.launch.id, item.at - before.at] as const] : [];
      }),
    ),
  );
}

/** The stretch of time in which launches stand or would stand; null without moves. */
export function extentOfMoves(
  moves: readonly DateMove[],
): { from: number; to: number } | null {
  const minutes = moves.flatMap((it) => [minuteOf(it.from), minuteOf(it.to)]);
  return minutes.length === 0
    ? null
    : { from: Math.min(...minutes), to: Math.max(...minutes) };
}
