// A launch added where the person points: at the lane's own hour, or at the hour pointed at where hours can be seen.
import { act } from "../../terms/act";
import { moment } from "../../terms/format";
import type { LaneRow } from "./lanes";
import { DAY, HOUR, dayStart, localOf } from "./scale";

const USUAL = 10 * HOUR;

/** When a launch pointed at would start. */
export function startAt(
  lane: LaneRow,
  minute: number,
  byHours: boolean,
): number {
  if (byHours) return Math.round(minute / HOUR) * HOUR;
  const day = dayStart(minute);
  const like = lane.items.findLast((it) => it.at < day + DAY) ?? lane.items[0];
  return day + (like ? like.at - dayStart(like.at) : USUAL);
}

/** Adds it; answers its id, or nothing when it could not be. */
export async function addLaunch(
  lane: LaneRow,
  at: number,
): Promise<string | undefined> {
  const request = { campaign: lane.campaign.id, at: localOf(at) };
  const done = `Added a launch on ${moment(localOf(at))}.`;
  return (await act("launch_create", request, done))?.id;
}
